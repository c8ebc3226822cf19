//! The verbs of saying, asking, calling and thinking that tell a reporting clause.

use super::text::starts_with_any;

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
pub(super) fn may_speak(c: char) -> bool {
    SPEAKING.may_hold(c)
}

/// A bit for each remainder of some characters by 1024, which rules out most others with one look.
struct Filter([u64; 16]);

impl Filter {
    const fn new() -> Self {
        Self([0; 16])
    }

    /// The filter of the characters of `all`, each of which takes three bytes.
    const fn of(all: &str) -> Self {
        let mut filter = Self::new();
        let mut at = 0;
        while at < all.len() {
            filter = filter.with(all.as_bytes(), at);
            at += 3;
        }
        filter
    }

    /// The filter of the first characters of `words`, each of which takes three bytes.
    #[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, which would say so")]
    const fn of_words(words: &[&str]) -> Self {
        let mut filter = Self::new();
        let mut i = 0;
        while i < words.len() {
            filter = filter.with(words[i].as_bytes(), 0);
            i += 1;
        }
        filter
    }

    #[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, which would say so")]
    const fn with(mut self, bytes: &[u8], at: usize) -> Self {
        // The last ten bits of a character are in its last two bytes.
        let low = ((bytes[at + 1] as usize & 0xF) << 6) | (bytes[at + 2] as usize & 0x3F);
        self.0[low >> 6] |= 1 << (low & 63);
        self
    }

    fn may_hold(&self, c: char) -> bool {
        let low = c as usize & 0x3FF;
        self.0.get(low >> 6).is_some_and(|bits| bits >> (low & 63) & 1 == 1)
    }
}

/// Words that are looked for in a clause.
pub(super) struct Words {
    list: &'static [&'static str],
    filter: Filter,
}

impl Words {
    const fn new(list: &'static [&'static str]) -> Self {
        Self { list, filter: Filter::of_words(list) }
    }

    /// Whether one of them stands in `clause`, before something that `counts`.
    pub(super) fn stand_in(&self, clause: &str, counts: impl Fn(&str) -> bool) -> bool {
        clause.char_indices().filter(|&(_, c)| self.filter.may_hold(c)).any(|(at, _)| {
            let rest = clause.get(at..).unwrap_or("");
            self.list.iter().any(|word| {
                starts_with_any(rest, &[word]) && counts(rest.get(word.len()..).unwrap_or(""))
            })
        })
    }
}

/// Whether `word` is an English verb of saying as it stands beside a name, or starts as a Russian one.
pub(super) fn speaks_in_europe(word: &str) -> bool {
    match word.as_bytes().first() {
        Some(first @ b'a'..=b'z') => {
            let lengths = EN_LENGTHS.get(usize::from(first - b'a')).copied().unwrap_or(0);
            word.len() < 32 && lengths >> word.len() & 1 == 1 && EN.binary_search(&word).is_ok()
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
pub(super) static JA: Words = Words::new(&[
    "言っ",
    "言う",
    "言い",
    "言わせ",
    "言わん",
    "云っ",
    "云う",
    "話し",
    "話す",
    "語っ",
    "語る",
    "語り",
    "叫ん",
    "叫ぶ",
    "叫び",
    "答え",
    "尋ね",
    "訊い",
    "訊ね",
    "訊く",
    "聞い",
    "聞く",
    "聞き",
    "問う",
    "問い",
    "問うた",
    "呟",
    "つぶや",
    "囁",
    "ささや",
    "怒鳴",
    "どな",
    "呼ん",
    "呼び",
    "述べ",
    "告げ",
    "頼ん",
    "返し",
    "返事",
    "叱",
    "喋",
    "しゃべ",
    "うめ",
    "呻",
    "漏らし",
    "口を開",
    "声をかけ",
    "声を掛け",
    "声を上げ",
    "声をあげ",
    "声が",
    "説明",
    "指摘",
    "主張",
    "コメント",
    "ぼや",
    "わめ",
    "さけ",
    "たずね",
    "こたえ",
    "いった",
    "考え",
    "思っ",
    "思う",
    "促し",
    "命じ",
    "励まし",
    "誘っ",
    "詰め寄",
    "切り出し",
    "遮っ",
    "宣言",
]);

/// Stems and forms of Korean verbs.
pub(super) static KO: Words = Words::new(&[
    "말했",
    "말하",
    "말한",
    "말씀",
    "말을",
    "물었",
    "묻는",
    "물어",
    "물으",
    "묻자",
    "대답",
    "외쳤",
    "외치",
    "외친",
    "소리쳤",
    "소리치",
    "소리를 질렀",
    "소리 질렀",
    "속삭",
    "중얼",
    "되물",
    "되뇌",
    "덧붙",
    "설명했",
    "설명하",
    "답했",
    "답하",
    "부르",
    "불렀",
    "대꾸",
    "전했",
    "밝혔",
    "강조했",
    "이야기했",
    "얘기했",
    "생각했",
    "고백",
    "주장했",
    "지적했",
    "당부했",
    "투덜",
    "반문",
    "타일렀",
    "명령했",
    "부탁했",
    "간청",
    "인사했",
    "경고했",
    "고함",
]);

/// English verbs, as they stand beside a name, in order of their bytes.
const EN: &[&str] = &[
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
        assert!(EN.is_sorted_by(|a, b| a < b));
        assert!(RU.is_sorted_by(|a, b| a < b && !b.starts_with(a)));
    }

    #[test]
    fn european_verbs() {
        assert!(["said", "wrote"].into_iter().all(speaks_in_europe));
        assert!(["сказал", "сказала", "говорит"].into_iter().all(speaks_in_europe));
        assert!(["sat", "сказ", "", "1", "яблоко"].into_iter().all(|word| !speaks_in_europe(word)));
    }
}
