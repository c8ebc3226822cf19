//! Verbs of saying, pronouns and the words round them, by language.
//!
//! All are looked up at places where a reporting clause may stand, beside a quotation; that a word is
//! listed proves nothing by itself.

use crate::words::Characters;

/// The longest verb of `list` at the start of `text`.
pub(super) fn at_start(list: &[&'static str], text: &str) -> Option<&'static str> {
    list.iter().copied().filter(|verb| text.starts_with(verb)).max_by_key(|verb| verb.len())
}

/// Chinese verbs of two characters and more.
#[rustfmt::skip]
pub(super) const ZH: &[&str] = &[
    "说道", "說道", "问道", "問道", "答道", "喊道", "叫道", "笑道", "骂道", "罵道", "叹道", "嘆道",
    "吼道", "嚷道", "哭道", "怒道", "喝道", "劝道", "勸道", "应道", "應道", "回道", "接道", "赞道",
    "贊道", "想道", "念道", "写道", "寫道", "讲道", "講道", "忙道", "嗔道", "奇道", "惊道", "驚道",
    "回答", "反问", "反問", "追问", "追問", "询问", "詢問", "质问", "質問", "发问", "發問",
    "表示", "指出", "认为", "認為", "强调", "強調", "补充", "補充", "解释", "解釋", "宣布", "宣佈",
    "坦言", "直言", "透露", "介绍", "介紹", "告诉", "告訴", "告诫", "告誡", "嘟囔", "嘟囔", "嘀咕",
    "喃喃", "自语", "自語", "抱怨", "命令", "吩咐", "央求", "哀求", "恳求", "懇求", "请求", "請求",
    "提醒", "警告", "感叹", "感嘆", "感慨", "惊呼", "驚呼", "高呼", "大喊", "大叫", "喊叫", "尖叫",
    "插嘴", "插话", "插話", "打断", "打斷", "附和", "承认", "承認", "否认", "否認", "建议", "建議",
    "提议", "提議", "写到", "寫到", "开口", "開口", "发话", "發話", "搭话", "搭話", "冷笑", "苦笑",
    "调侃", "調侃", "打趣", "安慰", "反驳", "反駁", "总结", "總結", "称赞", "稱讚", "声称", "聲稱",
    "呢喃", "咕哝", "咕噥", "埋怨", "责备", "責備", "训斥", "訓斥", "呵斥", "叮嘱", "叮囑", "嘱咐",
    "囑咐", "催促", "怒吼", "咆哮", "回忆", "回憶", "评价", "評價", "呼吁", "呼籲", "断言", "斷言",
    "心想", "暗想", "暗道", "心道", "接话", "接話", "答应", "答應", "招呼", "喊话", "喊話", "讥讽",
    "譏諷", "嘲笑", "叫嚷", "哽咽", "低语", "低語", "耳语", "耳語", "重复", "重複", "继续", "繼續",
    "接口", "续道", "續道", "惊叫", "驚叫", "发誓", "發誓", "保证", "保證", "断定", "斷定", "笑说",
    "笑說", "笑问", "笑問", "细声", "辩解", "辯解", "争辩", "爭辯", "劝说", "勸說", "道歉",
];

/// Chinese verbs of one character.
static ZH_SINGLE: Characters = Characters::new("说說説问問道答喊叫嚷骂罵吼讲講叹嘆劝勸曰云称稱");

/// What the words of [`ZH`] begin with.
static ZH_STARTS: Characters = Characters::new(
    "说說问問答喊叫笑骂罵叹嘆吼嚷哭怒喝劝勸应應回接赞贊想念写寫讲講忙嗔奇惊驚反追询詢质質发發表指认認强強补補解宣坦直透介告嘟嘀喃自抱命吩央哀恳懇请請提警感高大尖插打附承否建开開搭冷苦调調安总總称稱声聲呢咕埋责責训訓呵叮嘱囑催咆评評呼断斷心暗招讥譏嘲哽低耳重继繼续續保细辩辯争爭道",
);

/// The Chinese verb at the start of `text`, behind `before`, unless the two make a noun.
pub(super) fn chinese_at(before: Option<char>, text: &str) -> Option<usize> {
    let c = text.chars().next()?;
    let after = text.get(c.len_utf8()..).and_then(|rest| rest.chars().next());
    let denied = before.is_some_and(|c| "没沒未别別".contains(c));
    if ZH_STARTS.contains(c)
        && !denied
        && let Some(verb) = at_start(ZH, text)
    {
        let noun = text.get(verb.len()..).is_some_and(|rest| rest.starts_with(['的', '词', '詞']));
        return (!noun).then_some(verb.len());
    }
    (ZH_SINGLE.contains(c) && !denied && !is_noun(before, c, after)).then(|| c.len_utf8())
}

/// Whether a verb of one character is part of a noun or of another verb.
fn is_noun(before: Option<char>, verb: char, after: Option<char>) -> bool {
    let b = |set: &str| before.is_some_and(|c| set.contains(c));
    let a = |set: &str| after.is_some_and(|c| set.contains(c));
    if a("的") || b("不") {
        return true;
    }
    match verb {
        '说' | '說' | '説' => b("小听聽传傳学學胡演") || a("明法服完辞辭话話"),
        '问' | '問' => b("学學疑访訪顾顧慰") || a("题題号號卷候世"),
        '答' => b("报報") || a("案应應"),
        '叫' | '喊' | '骂' | '罵' | '吼' => a("声聲做作好") || b("名"),
        '讲' | '講' => b("演") || a("台臺座究义義课課堂"),
        '叹' | '嘆' => a("气氣"),
        '称' | '稱' => b("名对對职職简簡人自号號堪统統俗被") || a("为為号號呼赞讚之作"),
        // A road, a way, a measure of tea: it speaks where its clause ends.
        '道' => {
            b("知味街大轨軌频頻通渠赤人国國车車跑航隧管铁鐵报報难難公地一")
                || after.is_some_and(char::is_alphanumeric)
        }
        '云' => b("白乌烏风風多") || after.is_some_and(char::is_alphanumeric),
        _ => false,
    }
}

/// Chinese pronouns, and words for nobody in particular.
pub(super) const ZH_PRONOUNS: &[&str] = &[
    "他", "她", "它", "我", "你", "您", "咱", "他们", "她们", "它们", "我们", "你们", "咱们",
    "他們", "她們", "它們", "我們", "你們", "咱們", "自己", "大家", "对方", "對方", "有人", "谁",
    "誰", "众人", "眾人", "两人", "兩人", "后者", "後者", "前者", "其",
];

/// What may stand before the subject of a clause in Chinese.
pub(super) const ZH_OPENERS: &[&str] = &[
    "于是",
    "於是",
    "然后",
    "然後",
    "接着",
    "接著",
    "这时",
    "這時",
    "那时",
    "那時",
    "只见",
    "只見",
    "忽然",
    "突然",
    "可是",
    "但是",
    "但",
    "而",
    "最后",
    "最後",
    "后来",
    "後來",
    "终于",
    "終於",
    "只听",
    "只聽",
    "听见",
    "聽見",
    "听到",
    "聽到",
    "随后",
    "隨後",
    "结果",
    "結果",
    "不过",
    "不過",
    "所以",
    "因此",
    "此时",
    "此時",
    "据",
    "當時",
    "当时",
    "原来",
    "原來",
    "果然",
    "还是",
    "還是",
    "今天",
    "昨天",
    "对此",
    "對此",
    "有一次",
    "有一天",
    "一旁的",
    "旁边的",
    "旁邊的",
    "身后的",
    "身後的",
    "那天",
    "晚上",
    "早上",
    "这",
    "這",
    "又",
    "再",
    "就",
    "便",
    "却",
    "卻",
    "也",
    "才",
];

/// Characters with which what follows the subject of a clause in Chinese begins: adverbs, coverbs,
/// gestures, verbs of manner.
static ZH_AFTER_SUBJECT: Characters = Characters::new(
    "对對向跟冲衝朝又也就便才却卻都还還笑哭低轻輕冷怒急忙继繼忽突缓緩慢着著用把被在从從摇搖皱皺叹嘆抬看望转轉坐拿瞪拍挥揮伸惊驚微只再很已曾则則不没沒终終悄默沉厉厲柔淡耐赶趕立故揉搓举舉推盯叼吐咬擦替随隨搖仰握扶拉扯拖搂摟靠踢踩敲按捏捧抓掏弯彎俯蹲躲愣呆咳哼喘瞧瞅瞥扭歪垂眯瞇睁睜咧撇抿挠撓耸聳跺搔听聽",
);

/// Whether the subject of a clause ends before `text`.
pub(super) fn ends_subject(text: &str) -> bool {
    let mut ahead = text.chars();
    let Some(c) = ahead.next() else { return true };
    let next = ahead.next();
    let before = |set: &str| next.is_some_and(|c| set.contains(c));
    // Many of them are parts of names and of titles as well.
    match c {
        '大' => before("声聲喊叫笑吼哭"),
        '小' => before("声聲心"),
        '高' => before("声聲喊兴興呼"),
        '连' | '連' => before("忙连連声聲"),
        '头' | '頭' => before("也都"),
        '接' => before("着著过過口话話"),
        '点' | '點' => before("了点點头頭着著"),
        '一' => before("边邊把脸臉面愣惊驚本声聲再直"),
        '满' | '滿' => before("脸臉不意"),
        '气' | '氣' => before("得愤憤冲衝呼"),
        '正' => before("色在"),
        '近' | '今' => before("日天年期"),
        '昨' | '当' | '當' => before("日天晚场場即时時"),
        '先' => before("是对對向开開"),
        '最' => before("后後终終"),
        '回' => before("头頭过過身"),
        '指' | '红' | '紅' => before("着著了"),
        '放' | '端' | '收' | '站' | '走' => before("下起了着著开開出进進过過到"),
        '温' | '溫' => before("和柔"),
        '马' | '馬' => before("上"),
        '给' | '給' => before("他她我你大"),
        _ => ZH_AFTER_SUBJECT.contains(c),
    }
}

/// Words that a Chinese clause ends with before a quotation of mere words.
pub(super) const ZH_NAMING: &[&str] = &[
    "叫做",
    "叫作",
    "称为",
    "稱為",
    "所谓",
    "所謂",
    "称作",
    "稱作",
    "名为",
    "名為",
    "俗称",
    "俗稱",
    "人称",
    "人稱",
    "自称",
    "自稱",
    "号称",
    "號稱",
    "堪称",
    "堪稱",
    "被称为",
];

/// Beginnings of Japanese verbs of saying, as they stand behind と.
#[rustfmt::skip]
pub(super) const JA: &[&str] = &[
    "言", "云", "いった", "いう", "いい、", "いって", "話し", "話す", "語った", "語る", "語り", "叫",
    "答え", "応え", "応じ", "返事", "返し", "返す", "尋ね", "たずね", "訊", "聞い", "聞く", "聞き返",
    "問", "つぶや", "呟", "ささや", "囁", "怒鳴", "どな", "笑っ", "笑い", "笑う", "泣", "うなず", "頷",
    "続け", "告げ", "述べ", "訴え", "頼", "命じ", "説明", "繰り返", "くり返", "呼びかけ", "声をかけ",
    "声を上げ", "声をあげ", "口を開", "口をはさ", "口を挟", "吐き捨て", "うめ", "唸", "うな", "質問",
    "挨拶", "反論", "認め", "明かし", "強調", "指摘", "嘆", "ぼや", "こぼし", "付け加え", "つけ加え",
    "念を押", "たしなめ", "叱", "褒め", "ほめ", "誘っ", "促", "コメント", "主張", "発言", "考え", "思っ",
    "思う", "思い", "わめ", "喚", "しゃべ", "喋", "申し", "おっしゃ", "仰", "謝", "断っ", "振り返っ",
    "報告", "白状", "宣言", "独り言", "ひとりご", "口ごも", "提案", "注意し", "励まし", "冗談",
];

/// What follows と where words are only named.
pub(super) const JA_NAMING: &[&str] = &[
    "という",
    "といった",
    "と呼ば",
    "と呼ぶ",
    "と呼ん",
    "と名",
    "と書",
    "と題",
    "と称",
    "とされ",
    "といえば",
    "とは",
    "との",
    "と同",
    "と並",
    "と比べ",
    "とか",
    "となる",
    "となっ",
    "として",
    "とし、",
    "とも呼",
];

pub(super) const JA_PRONOUNS: &[&str] = &[
    "彼",
    "彼女",
    "私",
    "僕",
    "俺",
    "あなた",
    "君",
    "彼ら",
    "誰か",
    "誰",
    "わたし",
    "ぼく",
    "おれ",
    "あたし",
    "自分",
    "みんな",
    "皆",
    "わし",
    "二人",
    "われわれ",
    "我々",
];

/// Beginnings of Korean verbs of saying.
#[rustfmt::skip]
pub(super) const KO: &[&str] = &[
    "말했", "말하", "말한", "말을", "말씀", "물었", "물어", "묻", "대답", "답했", "답하", "외쳤", "외치",
    "외친", "소리쳤", "소리치", "소리를", "소리 질", "속삭", "중얼", "덧붙", "되물", "반문", "이야기했",
    "얘기했", "설명했", "설명하", "밝혔", "전했", "강조했", "지적했", "주장했", "투덜", "명령했",
    "부탁했", "인사했", "웃었", "웃으", "대꾸", "고백", "경고했", "부르", "불렀", "탄식", "한탄", "다그쳤",
    "털어놓", "재촉", "애원", "감탄", "거들", "권했", "귀띔", "달랬", "당부했", "반박", "비웃",
    "생각했", "선언", "쏘아붙", "알렸", "약속했", "울부짖", "응수", "인정했", "제안했", "조언", "항의",
    "호소", "회상했", "꾸짖", "나무랐", "타일렀", "여쭈", "여쭀", "내뱉", "끼어들", "맞장구",
];

/// What follows a quotation in Korean where words are only named.
pub(super) const KO_NAMING: &[&str] = &[
    "라는",
    "이라는",
    "란",
    "이란",
    "라고 불",
    "라고 부",
    "이라고 불",
    "이라고 부",
    "라 불",
    "이라 불",
    "의",
    "을 ",
    "를 ",
    "과 ",
    "와 ",
];

pub(super) const KO_PRONOUNS: &[&str] = &[
    "그",
    "그녀",
    "나",
    "내",
    "저",
    "제",
    "너",
    "네",
    "우리",
    "그들",
    "누군가",
    "누가",
    "모두",
    "당신",
];

/// European verbs of saying, in order of their bytes: English, French, German, Spanish, Russian.
#[rustfmt::skip]
pub(super) const EUROPEAN: &[&str] = &[
    "added", "adds", "admitted", "admonished", "advised", "affirma", "agreed", "agregó", "ajouta",
    "announced", "announces", "answered", "answers", "antwortete", "argued", "asked", "asks",
    "asserted", "assured", "avoua", "añadió", "barked", "befahl", "begann", "begged", "bellowed",
    "bemerkte", "blurted", "boasted", "breathed", "brummte", "brüllte", "called", "chimed", "chuchota",
    "chuckled", "claimed", "comentó", "commented", "complained", "conceded", "concluded", "confessed",
    "confirmed", "contestó", "continua", "continued", "continues", "continuó", "countered", "cria",
    "cried", "cries", "croaked", "declared", "declares", "declaró", "demanda", "demanded", "demands",
    "denied", "dice", "dijeron", "dijo", "dit", "déclara", "echoed", "entgegnete", "erklärte",
    "erwiderte", "exclaimed", "exclamó", "explained", "explains", "explicó", "expliqua", "flüsterte",
    "fragte", "fuhr", "gasped", "giggled", "gritó", "groaned", "growled", "grumbled", "grunted",
    "hissed", "howled", "hurla", "inquired", "insisted", "insists", "insistó", "interjected",
    "interrogea", "interrumpió", "interrupted", "joked", "lachte", "lança", "laughed", "lied", "meinte",
    "moaned", "mumbled", "murmelte", "murmura", "murmured", "murmuró", "mused", "muttered", "noted",
    "objected", "observed", "ordered", "pensó", "pleaded", "preguntaron", "preguntó", "promised",
    "proposed", "protested", "queried", "quipped", "raconta", "recalled", "remarked", "remarqua",
    "reminded", "repeated", "replicó", "replied", "replies", "reported", "reprit", "responded",
    "respondió", "retorted", "rief", "roared", "répliqua", "répondirent", "répondit", "répéta", "sagt",
    "sagte", "sagten", "said", "sang", "say", "says", "schrie", "scoffed", "screamed", "seufzte",
    "shouted", "shouts", "shrieked", "sighed", "snapped", "snarled", "sneered", "sobbed", "soupira",
    "spat", "stammered", "stated", "stuttered", "suggested", "susurró", "swore", "teased", "thought",
    "threatened", "thundered", "told", "urged", "ventured", "vowed", "wailed", "warned", "whimpered",
    "whined", "whispered", "whispers", "wiederholte", "wondered", "writes", "wrote", "yelled",
    "écrivit", "ответил", "ответила", "сказал", "сказала", "спросил", "спросила",
];

/// Verbs that also name: without a comma or colon before the quotation they attribute nothing.
pub(super) const EUROPEAN_NAMING: &[&str] = &["called", "rief", "sang", "cried"];

/// Pronouns that stand as subjects.
#[rustfmt::skip]
pub(super) const EUROPEAN_PRONOUNS: &[&str] = &[
    "he", "she", "it", "they", "i", "we", "you", "one", "everyone", "everybody", "someone", "somebody",
    "nobody", "il", "elle", "ils", "elles", "je", "nous", "vous", "tu", "er", "sie", "es", "wir",
    "ich", "él", "ella", "ellos", "ellas", "yo", "usted", "ele", "ela", "eles", "elas", "lei", "lui", "on",
    "он", "она", "они", "я", "мы",
];

/// Articles and possessives that begin a description.
#[rustfmt::skip]
pub(super) const DETERMINERS: &[&str] = &[
    "the", "a", "an", "his", "her", "my", "our", "their", "your", "its", "one", "another", "both", "le",
    "la", "les", "un", "une", "son", "sa", "mon", "ma", "der", "die", "das", "ein", "eine", "sein",
    "seine", "ihr", "ihre", "mein", "meine", "el", "los", "las", "una", "su", "mi",
];

/// Words that end a description, or stand between a subject and its verb.
#[rustfmt::skip]
pub(super) const BETWEEN: &[&str] = &[
    "then", "had", "has", "have", "just", "also", "only", "never", "once", "again", "at", "last", "now",
    "still", "soon", "hat", "hatte", "a", "avait", "ha", "había", "se", "le", "lui", "me", "te", "os",
    "dann", "da", "alors", "entonces", "simply", "often", "always", "later",
];

/// Prepositions, conjunctions and others behind which a description does not go on.
#[rustfmt::skip]
pub(super) const AFTER_NOUN: &[&str] = &[
    "in", "on", "at", "to", "with", "from", "by", "of", "as", "and", "but", "or", "who", "which", "that",
    "when", "while", "after", "before", "without", "into", "over", "under", "behind", "beside", "through",
    "again", "then", "once", "softly", "aloud", "back", "en", "avec", "à", "dans", "sans", "d’un",
    "d'un", "d’une", "d'une", "et", "mit", "und", "aus", "zu", "von", "leise", "laut", "con", "sin", "y",
    "al", "desde", "qui", "que", "for", "out", "up", "down", "was", "is", "were", "had",
];
