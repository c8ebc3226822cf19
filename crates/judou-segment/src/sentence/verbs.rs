//! The verbs of saying, asking, calling and thinking that tell a reporting clause.

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

/// A bit for each remainder of [`STARTS`] by 1024, which rules out most characters with one look.
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, which would say so")]
const FILTER: [u64; 16] = {
    let mut filter = [0; 16];
    let bytes = STARTS.as_bytes();
    let mut at = 0;
    // Each of them takes three bytes; the last ten bits of a character are in the last two.
    while at < bytes.len() {
        let low = ((bytes[at + 1] as usize & 0xF) << 6) | (bytes[at + 2] as usize & 0x3F);
        filter[low >> 6] |= 1 << (low & 63);
        at += 3;
    }
    filter
};

/// Whether `c` may be one that [`speaks`] or has [`seconds`]; never wrong when it says no.
pub(super) fn may_speak(c: char) -> bool {
    let low = c as usize & 0x3FF;
    FILTER.get(low >> 6).is_some_and(|bits| bits >> (low & 63) & 1 == 1)
}

/// Beginnings of Japanese verbs, as they stand after their subject.
pub(super) const JA: &[&str] = &[
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
];

/// Stems and forms of Korean verbs.
pub(super) const KO: &[&str] = &[
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
];

/// English verbs, as they stand beside a name.
pub(super) const EN: &[&str] = &[
    "said",
    "says",
    "say",
    "asked",
    "asks",
    "replied",
    "replies",
    "answered",
    "answers",
    "shouted",
    "shouts",
    "yelled",
    "yells",
    "cried",
    "cries",
    "whispered",
    "whispers",
    "muttered",
    "mutters",
    "murmured",
    "called",
    "calls",
    "added",
    "adds",
    "exclaimed",
    "exclaims",
    "explained",
    "explains",
    "screamed",
    "screams",
    "wondered",
    "wonders",
    "thought",
    "thinks",
    "remarked",
    "remarks",
    "insisted",
    "insists",
    "demanded",
    "demands",
    "begged",
    "begs",
    "warned",
    "warns",
    "announced",
    "announces",
    "declared",
    "declares",
    "continued",
    "continues",
    "inquired",
    "enquired",
    "snapped",
    "sighed",
    "groaned",
    "growled",
    "protested",
    "suggested",
    "admitted",
    "repeated",
    "told",
    "mumbled",
    "hissed",
    "roared",
    "gasped",
    "pleaded",
    "observed",
    "noted",
    "joked",
    "agreed",
    "retorted",
    "commented",
    "recalled",
    "wrote",
];

/// Beginnings of Russian verbs.
pub(super) const RU: &[&str] = &[
    "сказал",
    "говори",
    "спроси",
    "отвеча",
    "ответи",
    "крикну",
    "кричал",
    "закрича",
    "воскликну",
    "прошепта",
    "шепну",
    "шепта",
    "произнес",
    "произнёс",
    "добави",
    "замети",
    "подума",
    "пробормота",
    "проговори",
    "повтори",
    "пояcни",
    "поясни",
    "объясни",
    "возрази",
    "попроси",
    "приказа",
    "заяви",
    "вздохну",
    "завопи",
    "рявкну",
    "буркну",
    "удиви",
    "позва",
    "предложи",
    "продолжа",
    "написа",
    "уточни",
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
}
