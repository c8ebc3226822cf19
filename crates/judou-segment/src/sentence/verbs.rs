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
        '吩' | '嘱' | '囑' => "咐",
        '叮' => "咛嚀嘱囑",
        '命' => "令",
        '下' => "令达達",
        '宣' => "布佈告",
        '表' => "示",
        '指' => "出",
        '强' => "调",
        '強' => "調",
        '补' | '補' => "充",
        '解' => "释釋说說",
        '回' => "应應忆憶",
        '请' | '請' | '央' => "求",
        '恳' => "求请",
        '懇' => "求請",
        '哀' => "求叹嘆",
        '抱' | '埋' => "怨",
        '感' => "慨",
        '唠' | '嘮' => "叨",
        '自' => "语語言嘲",
        '低' => "语語吼",
        '耳' => "语語",
        '思' => "忖",
        '寻' | '尋' => "思",
        '认' => "为",
        '認' => "為",
        '告' => "诉訴诫誡",
        '提' => "醒议議",
        '警' | '报' | '報' | '祷' | '禱' => "告",
        '威' => "胁脅",
        '建' | '抗' => "议議",
        '打' => "趣断",
        '调' | '調' => "侃",
        '附' => "和",
        '应' => "声和",
        '應' => "聲和",
        '插' => "嘴话話",
        '接' | '搭' => "话話",
        '开' | '開' | '脱' | '脫' => "口",
        '辩' | '辯' => "解",
        '承' | '否' => "认認",
        '坦' => "言承",
        '直' | '断' | '斷' => "言",
        '透' => "露",
        '汇' => "报",
        '匯' => "報",
        '评' => "论价",
        '評' => "論價",
        '安' | '宽' | '寬' => "慰",
        '鼓' => "励勵",
        '责' => "备",
        '責' => "備",
        '训' | '訓' | '呵' => "斥",
        '怒' => "斥吼喝",
        '斥' => "责責",
        '招' => "呼",
        '质' => "疑问",
        '質' => "疑問",
        '赞' => "叹",
        '讚' => "嘆",
        '号' | '號' => "召",
        '反' => "驳駁问問",
        '吆' => "喝",
        '尖' => "声聲",
        '写' | '寫' | '谢' => "道",
        '嗫' => "嚅",
        '追' => "问問",
        '令' => "下",
        '惊' => "呼叹",
        '驚' => "呼嘆",
        '嘲' => "笑讽諷",
        '讽' | '諷' => "刺",
        '总' => "结",
        '總' => "結",
        '介' => "绍紹",
        '纠' | '糾' => "正",
        '发' => "誓问",
        '發' => "誓問",
        '保' => "证證",
        '通' => "知报",
        '播' => "报報",
        '朗' => "读讀",
        '高' => "呼喊",
        '默' => "念",
        '咕' => "哝噥",
        '嘶' => "吼",
        '咆' => "哮",
        '起' => "哄",
        '嗔' => "怪",
        '数' | '數' => "落",
        '挖' => "苦",
        '吟' => "诵誦",
        '劝' | '勸' => "告慰",
        '咒' => "骂罵",
        '致' => "谢謝",
        '祝' => "福贺賀",
        '祈' => "祷禱",
        '哭' => "诉訴喊",
        '笑' => "道骂罵",
        '厉' => "声",
        '厲' => "聲",
        '交' => "代待",
        '赌' | '賭' => "咒",
        '狡' | '申' | '争' => "辩辯",
        '爭' => "辯辩",
        '撒' => "娇嬌",
        '求' => "饶饒",
        '吹' => "嘘",
        '夸' => "赞奖獎",
        '誇' => "讚獎",
        '称' => "赞",
        '稱' => "讚",
        _ => "",
    }
}

/// All that [`speaks`] or has [`seconds`].
const STARTS: &str = "说説說问問答喊叫嚷骂罵吼讲講叹嘆念唸劝勸想称稱道呼喝催嘱囑嚎曰嘀嘟呢喃吩叮命宣表指强強补補解回请請恳懇央哀抱埋感唠嘮自低耳思寻尋认認告提警报報威建打调調附应應插接搭开開辩辯承坦直透汇匯评評安鼓责責训訓呵怒斥招质質赞讚号號反吆尖写寫嗫追令惊驚抗嘲讽諷总總介纠糾发發保否通播朗高默咕嘶咆起下嗔数數挖吟咒谢致祝祈祷禱哭笑厉厲断斷交宽寬赌賭狡申争爭撒求吹夸誇脱脫";

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
#[rustfmt::skip]
pub(super) static JA: Stems = Stems::new(&[
    "いった", "うな", "うめ", "おっしゃ", "からか", "こたえ", "さけ", "ささや", "しゃべ",
    "せがん", "たしなめ", "たずね", "つぶや", "どな", "なだめ", "ねだ", "ののし", "ひとりご",
    "ぼや", "わめ", "コメント", "主張", "云う", "云っ", "付け加え", "仰っ", "仰る", "促し",
    "切り出し", "切り返し", "励まし", "反論", "口にし", "口を挟", "口を開", "口走", "叫び",
    "叫ぶ", "叫ん", "叱", "叱っ", "叱り", "号令", "名乗", "吐き捨て", "否定し", "告げ",
    "告白し", "呟", "呻", "呼び", "呼びかけ", "呼ん", "命じ", "唱え", "唸", "問い", "問う",
    "問うた", "喋", "嘆い", "嘆く", "囁", "報告し", "声が", "声を", "声をあげ", "声をかけ",
    "声を上げ", "声を掛け", "宣言", "尋ね", "強調", "怒鳴", "思う", "思っ", "打ち明け",
    "批判し", "抗議", "指摘", "挨拶し", "提案し", "断言", "明かし", "書い", "歌い", "歌っ",
    "注意し", "漏らし", "独りごち", "独り言", "申し", "申す", "発表し", "白状", "礼を言",
    "笑い飛ば", "答え", "絞り出", "絶叫", "続け", "罵", "考え", "聞い", "聞き", "聞く", "言い",
    "言う", "言っ", "言わせ", "言わん", "訊い", "訊く", "訊ね", "記し", "訴え", "評し", "詫び",
    "詰め寄", "話し", "話す", "誘っ", "語っ", "語り", "語る", "語気を", "説明", "読み上げ",
    "諭し", "諭す", "謝っ", "謝罪", "警告", "返し", "返事", "述べ", "連呼", "遮っ", "頼ん",
]);

/// Stems and forms of Korean verbs.
#[rustfmt::skip]
pub(super) static KO: Stems = Stems::new(&[
    "간청", "감탄", "강조했", "거들", "경고했", "고백", "고함을", "고함쳤", "고함치", "구시렁", "권했", "귀띔",
    "꾸짖", "끼어들", "나무라", "나무랐", "놀렸", "뇌까", "다그쳤", "다그치", "다짐", "달래",
    "달랬", "답하", "답했", "당부했", "대꾸", "대답", "덧붙", "되뇌", "되물", "되받", "말씀",
    "말을", "말하", "말한", "말했", "맞장구", "맹세", "명령했", "묻는", "묻자", "물어", "물었",
    "물으", "반문", "반박", "받아쳤", "발표했", "밝혔", "보고했", "부르", "부인했", "부탁했",
    "불렀", "비명을", "비웃", "생각했", "선언", "설명하", "설명했", "소리 질렀", "소리를 질렀",
    "소리쳤", "소리치", "속삭", "썼다", "쏘아붙", "아뢰", "알렸", "애원", "약속했", "얘기했",
    "여쭀", "여쭈", "외쳤", "외치", "외친", "울부짖", "웅얼", "윽박", "읊", "응답", "응수",
    "이야기했", "인사를 건", "인사를 했", "인사했", "인정했", "일렀", "장담", "재촉", "적었", "전했", "절규", "제안했",
    "조롱", "조언", "주장했", "중얼", "지적했", "충고", "타일렀", "탄식", "털어놓", "투덜",
    "핀잔", "한탄", "항의", "호소",
]);

/// English verbs, as they stand beside a name, in order of their bytes.
#[rustfmt::skip]
const EN: &[&str; 172] = &[
    "added", "adds", "admitted", "advised", "agreed", "announced", "announces", "answered",
    "answers", "argued", "asked", "asks", "asserted", "assured", "barked", "begged", "begs",
    "bellowed", "blurted", "boasted", "bragged", "breathed", "called", "calls", "cautioned",
    "chanted", "cheered", "chimed", "chirped", "chuckled", "claimed", "commented", "complained",
    "conceded", "concluded", "confessed", "confirmed", "continued", "continues", "cooed",
    "countered", "cried", "cries", "croaked", "crowed", "declared", "declares", "demanded",
    "demands", "denied", "drawled", "echoed", "enquired", "exclaimed", "exclaims", "explained",
    "explains", "fumed", "gasped", "giggled", "groaned", "growled", "grumbled", "grunted",
    "hissed", "hollered", "howled", "implored", "inquired", "insisted", "insists", "instructed",
    "interjected", "interrupted", "jeered", "joked", "laughed", "lied", "marveled", "marvelled",
    "moaned", "mocked", "mumbled", "murmured", "mused", "muttered", "mutters", "nagged",
    "noted", "objected", "observed", "ordered", "panted", "pleaded", "prayed", "proclaimed",
    "promised", "pronounced", "proposed", "protested", "queried", "quipped", "quoted", "rasped",
    "reasoned", "recalled", "recited", "remarked", "remarks", "reminded", "repeated", "replied",
    "replies", "reported", "responded", "retorted", "revealed", "roared", "said", "sang", "say",
    "says", "scoffed", "scolded", "screamed", "screams", "shouted", "shouts", "shrieked",
    "sighed", "snapped", "snarled", "sneered", "sniffed", "sobbed", "spat", "squeaked",
    "squealed", "stammered", "stated", "stuttered", "suggested", "swore", "taunted", "teased",
    "tells", "testified", "thinks", "thought", "threatened", "thundered", "told", "tutted",
    "urged", "ventured", "voices", "volunteered", "vowed", "wailed", "warned", "warns", "whimpered",
    "whined", "whispered", "whispers", "wondered", "wonders", "write", "writes", "wrote",
    "yelled", "yells",
];

/// Beginnings of Russian verbs, in order of their bytes; none is that of another.
#[rustfmt::skip]
const RU: &[&str] = &[
    "бормота", "буркну", "велел", "вздохну", "взмоли", "возмути", "возрази", "вопи", "ворча",
    "воскликну", "вскрикну", "вскрича", "выкрикну", "вымолви", "говори", "добави", "думает",
    "думал", "завизжа", "завопи", "закрича", "замети", "заора", "засмея", "застона", "захныка",
    "заяви", "изрек", "изрёк", "крикнет", "крикну", "кричал", "кричит", "молви", "написа",
    "напомни", "обеща", "объяви", "объясни", "осведоми", "ответи", "отвеча", "откликну",
    "отозва", "перебил", "переспроси", "писал", "пишет", "повтори", "подума", "позва",
    "поинтересова", "пообеща", "попроси", "посоветова", "поясни", "предложи", "предупреди",
    "призна", "приказа", "пробормота", "пробурча", "провозгласи", "провозглаша", "проворча",
    "проговори", "продолжа", "произнес", "произнёс", "пролепета", "промолви", "простона",
    "протяну", "прохрипе", "процеди", "прошепта", "прошипе", "распоряди", "рассказ", "рассмея",
    "рекл", "рече", "рыча", "рявкну", "сказал", "скомандова", "согласи", "сообщи", "спроси",
    "убежда", "уверя", "удиви", "удивля", "умоля", "усмехну", "утвержда", "уточни", "фыркну",
    "хмыкну", "шепну", "шепта",
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
