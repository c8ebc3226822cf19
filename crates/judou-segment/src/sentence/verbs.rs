//! The verbs of saying, asking, calling and thinking that tell a reporting clause.

use super::list::{Filter, List, Stems};

/// Whether `c` speaks by itself in Chinese.
pub(super) const fn speaks(c: char) -> bool {
    matches!(
        c,
        '说' | '説'
            | '說'
            | '问'
            | '問'
            | '答'
            | '喊'
            | '叫'
            | '嚷'
            | '骂'
            | '罵'
            | '吼'
            | '讲'
            | '講'
            | '叹'
            | '嘆'
            | '念'
            | '唸'
            | '劝'
            | '勸'
            | '想'
            | '称'
            | '稱'
            | '道'
            | '呼'
            | '喝'
            | '催'
            | '嘱'
            | '囑'
            | '嚎'
            | '曰'
    )
}

/// The second characters of Chinese verbs of two characters that start with `first`, neither of which
/// says anything alone.
pub(super) const fn seconds(first: char) -> &'static str {
    match first {
        '嘀' => "咕",
        '嘟' => "囔哝噥",
        '呢' | '喃' => "喃",
        '吩' => "咐",
        '叮' => "咛嚀",
        '命' => "令",
        '宣' => "布佈告",
        '表' => "示",
        '指' => "出",
        '强' => "调",
        '強' => "調",
        '补' | '補' => "充",
        '解' => "释釋",
        '回' => "应應忆憶",
        '请' | '請' | '恳' | '懇' | '央' | '哀' => "求",
        '抱' | '埋' => "怨",
        '感' => "慨",
        '唠' | '嘮' => "叨",
        '自' | '低' | '耳' => "语語",
        '思' => "忖",
        '寻' | '尋' => "思",
        '认' => "为",
        '認' => "為",
        '告' => "诉訴",
        '提' => "醒",
        '警' | '报' | '報' => "告",
        '威' => "胁脅",
        '建' => "议議",
        '打' => "趣",
        '调' | '調' => "侃",
        '附' => "和",
        '应' => "声",
        '應' => "聲",
        '插' => "嘴话話",
        '接' | '搭' => "话話",
        '开' | '開' => "口",
        '辩' | '辯' => "解",
        '承' => "认認",
        '坦' | '直' => "言",
        '透' => "露",
        '汇' => "报",
        '匯' => "報",
        '评' => "论",
        '評' => "論",
        '安' => "慰",
        '鼓' => "励勵",
        '责' => "备",
        '責' => "備",
        '训' | '訓' | '呵' | '怒' => "斥",
        '斥' => "责責",
        '招' => "呼",
        '质' | '質' => "疑",
        '赞' => "叹",
        '讚' => "嘆",
        '号' | '號' => "召",
        '反' => "驳駁",
        '吆' => "喝",
        '尖' => "声聲",
        '写' | '寫' => "道",
        '嗫' => "嚅",
        _ => "",
    }
}

/// All that [`speaks`] or has [`seconds`].
const STARTS: &str = "说説說问問答喊叫嚷骂罵吼讲講叹嘆念唸劝勸想称稱道呼喝催嘱囑嚎曰嘀嘟呢喃吩叮命宣表指强強补補解回请請恳懇央哀抱埋感唠嘮自低耳思寻尋认認告提警报報威建打调調附应應插接搭开開辩辯承坦直透汇匯评評安鼓责責训訓呵怒斥招质質赞讚号號反吆尖写寫嗫";

static SPEAKING: Filter = Filter::of(STARTS);

/// Whether `c` may be one that [`speaks`] or has [`seconds`]; never wrong when it says no.
#[inline]
pub(super) fn may_speak(c: char) -> bool {
    SPEAKING.may_hold(c)
}

/// Whether `word` is an English verb of saying as it stands beside a name, or starts as a Russian one.
pub(super) fn speaks_in_europe(word: &str) -> bool {
    match word.as_bytes().first() {
        Some(first @ b'a'..=b'z') => {
            let lengths = EN_LENGTHS.get(usize::from(first - b'a')).copied().unwrap_or(0);
            word.len() < 32 && lengths >> word.len() & 1 == 1 && EN_LIST.holds(word)
        }
        Some(0xD0 | 0xD1) => {
            // No beginning is that of another, so the one before the word in order is the only one.
            let behind = RU.partition_point(|verb| *verb <= word);
            behind
                .checked_sub(1)
                .and_then(|at| RU.get(at))
                .is_some_and(|verb| word.starts_with(verb))
        }
        _ => false,
    }
}

static EN_LIST: List<{ EN.len() }> = List::new(EN);

/// For each first letter, a bit for each length that a verb of [`EN`] has.
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, which would say so")]
static EN_LENGTHS: [u32; 26] = {
    let mut lengths = [0; 26];
    let mut i = 0;
    while i < EN.len() {
        lengths[(EN[i].as_bytes()[0] - b'a') as usize] |= 1 << EN[i].len();
        i += 1;
    }
    lengths
};

/// Beginnings of Japanese verbs, as they stand after their subject.
pub(super) static JA: Stems = Stems::new(&[
    "いった",
    "うめ",
    "こたえ",
    "さけ",
    "ささや",
    "しゃべ",
    "たずね",
    "つぶや",
    "どな",
    "ぼや",
    "わめ",
    "コメント",
    "主張",
    "云う",
    "云っ",
    "促し",
    "切り出し",
    "励まし",
    "口を開",
    "叫び",
    "叫ぶ",
    "叫ん",
    "叱",
    "告げ",
    "呟",
    "呻",
    "呼び",
    "呼ん",
    "命じ",
    "問い",
    "問う",
    "問うた",
    "喋",
    "囁",
    "声が",
    "声をあげ",
    "声をかけ",
    "声を上げ",
    "声を掛け",
    "宣言",
    "尋ね",
    "怒鳴",
    "思う",
    "思っ",
    "指摘",
    "漏らし",
    "答え",
    "考え",
    "聞い",
    "聞き",
    "聞く",
    "言い",
    "言う",
    "言っ",
    "言わせ",
    "言わん",
    "訊い",
    "訊く",
    "訊ね",
    "詰め寄",
    "話し",
    "話す",
    "誘っ",
    "語っ",
    "語り",
    "語る",
    "説明",
    "返し",
    "返事",
    "述べ",
    "遮っ",
    "頼ん",
]);

/// Stems and forms of Korean verbs.
pub(super) static KO: Stems = Stems::new(&[
    "간청",
    "강조했",
    "경고했",
    "고백",
    "고함",
    "답하",
    "답했",
    "당부했",
    "대꾸",
    "대답",
    "덧붙",
    "되뇌",
    "되물",
    "말씀",
    "말을",
    "말하",
    "말한",
    "말했",
    "명령했",
    "묻는",
    "묻자",
    "물어",
    "물었",
    "물으",
    "반문",
    "밝혔",
    "부르",
    "부탁했",
    "불렀",
    "생각했",
    "설명하",
    "설명했",
    "소리 질렀",
    "소리를 질렀",
    "소리쳤",
    "소리치",
    "속삭",
    "얘기했",
    "외쳤",
    "외치",
    "외친",
    "이야기했",
    "인사했",
    "전했",
    "주장했",
    "중얼",
    "지적했",
    "타일렀",
    "투덜",
]);

/// English verbs, as they stand beside a name, in order of their bytes.
const EN: &[&str; 74] = &[
    "added",
    "adds",
    "admitted",
    "agreed",
    "announced",
    "announces",
    "answered",
    "answers",
    "asked",
    "asks",
    "begged",
    "begs",
    "called",
    "calls",
    "commented",
    "continued",
    "continues",
    "cried",
    "cries",
    "declared",
    "declares",
    "demanded",
    "demands",
    "enquired",
    "exclaimed",
    "exclaims",
    "explained",
    "explains",
    "gasped",
    "groaned",
    "growled",
    "hissed",
    "inquired",
    "insisted",
    "insists",
    "joked",
    "mumbled",
    "murmured",
    "muttered",
    "mutters",
    "noted",
    "observed",
    "pleaded",
    "protested",
    "recalled",
    "remarked",
    "remarks",
    "repeated",
    "replied",
    "replies",
    "retorted",
    "roared",
    "said",
    "say",
    "says",
    "screamed",
    "screams",
    "shouted",
    "shouts",
    "sighed",
    "snapped",
    "suggested",
    "thinks",
    "thought",
    "told",
    "warned",
    "warns",
    "whispered",
    "whispers",
    "wondered",
    "wonders",
    "wrote",
    "yelled",
    "yells",
];

/// Beginnings of Russian verbs, in order of their bytes; none is that of another.
const RU: &[&str] = &[
    "буркну",
    "вздохну",
    "возрази",
    "воскликну",
    "говори",
    "добави",
    "завопи",
    "закрича",
    "замети",
    "заяви",
    "крикну",
    "кричал",
    "написа",
    "объясни",
    "ответи",
    "отвеча",
    "повтори",
    "подума",
    "позва",
    "попроси",
    "поясни",
    "предложи",
    "приказа",
    "пробормота",
    "проговори",
    "продолжа",
    "произнес",
    "произнёс",
    "прошепта",
    "рявкну",
    "сказал",
    "спроси",
    "удиви",
    "уточни",
    "шепну",
    "шепта",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_filter_lets_all_through_that_speak() {
        for c in '\u{4E00}'..='\u{9FFF}' {
            let starts = speaks(c) || !seconds(c).is_empty();
            assert_eq!(starts, STARTS.contains(c), "{c}");
            assert!(!starts || may_speak(c), "{c}");
        }
        let through = ('\u{4E00}'..='\u{9FFF}').filter(|&c| may_speak(c)).count();
        assert!(through < 5_000, "{through} of 20,992 pass the filter");
    }

    #[test]
    fn lists_are_in_order() {
        assert!(RU.is_sorted_by(|a, b| a < b && !b.starts_with(a)));
    }

    #[test]
    fn european_verbs() {
        assert!(["said", "wrote"].into_iter().all(speaks_in_europe));
        assert!(["сказал", "сказала", "говорит"].into_iter().all(speaks_in_europe));
        assert!(["sat", "сказ", "", "1", "яблоко"].into_iter().all(|word| !speaks_in_europe(word)));
    }
}
