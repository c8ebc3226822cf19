//! Reporting clauses: who said, asked, called or thought what stands in the quotation.

use super::class::{is_comma, is_han, is_hangul, is_hiragana, is_stop};
use super::pairs;

/// How many bytes of a clause are looked at.
pub(super) const REACH: usize = 160;

/// Whether the clause at the start of `ahead` reports a quotation.
pub(super) fn is_reporting(ahead: &str) -> bool {
    let clause = first_clause(ahead);
    if has_verb(clause) {
        return true;
    }
    // `他点点头，说` and `老王一挥手，大声喊道`: the second half of the clause may hold the verb, if it
    // brings no subject of its own.
    let rest = ahead.get(clause.len()..).unwrap_or("");
    let Some(second) = rest.strip_prefix(['，', ',']) else { return false };
    let second = first_clause(second);
    let near = second.chars().take(3).any(is_han);
    near && second.chars().next().is_some_and(|c| MANNER.contains(c) || SPEAKS.contains(c))
        && chinese(second)
}

/// What may start the second half of a reporting clause in Chinese: adverbs and coverbs.
const MANNER: &str =
    "又便就才低大小轻輕慢冷高笑接继繼对對向朝跟冲衝转轉缓緩沉然随隨忍连連厉厲怒柔温溫淡急";

fn first_clause(ahead: &str) -> &str {
    let end = ahead.char_indices().find(|&(_, c)| {
        is_stop(c)
            || is_comma(c)
            || matches!(c, '\n' | '\r' | '…')
            || pairs::opener(c).is_some() && !matches!(c, '(' | '（' | '\'')
            || pairs::closer(c).is_some() && !matches!(c, ')' | '）' | '’' | '\'')
    });
    end.and_then(|(at, _)| ahead.get(..at)).unwrap_or(ahead)
}

fn has_verb(clause: &str) -> bool {
    let (mut han, mut kana, mut hangul, mut other) = (false, false, false, false);
    for c in clause.chars() {
        if is_han(c) {
            han = true;
        } else if is_hiragana(c) {
            kana = true;
        } else if is_hangul(c) {
            hangul = true;
        } else if c.is_alphabetic() {
            other = true;
        }
    }
    (kana && japanese(clause))
        || (hangul && korean(clause))
        || (han && !kana && chinese(clause))
        || (other && !han && !kana && !hangul && european(clause))
}

/// Characters that speak by themselves.
const SPEAKS: &str = "说説說问問答喊叫嚷骂罵吼讲講叹嘆念唸劝勸想称稱道呼喝催嘱囑";

/// Words that hold one of [`SPEAKS`] and report nothing, by the character before or after it.
fn is_noun(before: Option<char>, verb: char, after: Option<char>) -> bool {
    let b = |set: &str| before.is_some_and(|c| set.contains(c));
    let a = |set: &str| after.is_some_and(|c| set.contains(c));
    match verb {
        '说' | '說' | '説' => b("小听聽据據传傳学學胡演") || a("明法服完辞辭"),
        '问' | '問' => b("学學疑访訪顾顧慰") || a("题題号號卷候世"),
        '答' => b("报報") || a("案应應"),
        '叫' | '喊' | '骂' | '罵' | '吼' => a("声聲做作好") || b("名"),
        '讲' | '講' => b("演") || a("台臺座究义義课課堂"),
        '想' => b("思理梦夢幻联聯妄构構感") || a("法象像起到要必念"),
        '念' => b("纪紀概信观觀怀懷想留思理悬懸") || a("头頭"),
        '称' | '稱' => b("名对對职職简簡") || a("为為号號呼赞讚"),
        '劝' | '勸' => false,
        '呼' => !b("惊驚高欢歡大疾狂"),
        '喝' => !a("道问問止斥骂罵"),
        '催' => a("眠化"),
        '嘱' | '囑' => !b("叮"),
        _ => false,
    }
}

/// Verbs of two characters whose single characters say nothing.
const VERBS_ZH: &[&str] = &[
    "嘀咕",
    "嘟囔",
    "嘟哝",
    "嘟噥",
    "呢喃",
    "吩咐",
    "叮咛",
    "叮嚀",
    "命令",
    "宣布",
    "宣佈",
    "宣告",
    "表示",
    "指出",
    "强调",
    "強調",
    "补充",
    "補充",
    "解释",
    "解釋",
    "回应",
    "回應",
    "请求",
    "請求",
    "恳求",
    "懇求",
    "央求",
    "哀求",
    "抱怨",
    "埋怨",
    "感慨",
    "唠叨",
    "嘮叨",
    "自语",
    "自語",
    "思忖",
    "寻思",
    "尋思",
    "认为",
    "認為",
    "告诉",
    "告訴",
    "提醒",
    "警告",
    "威胁",
    "威脅",
    "建议",
    "建議",
    "打趣",
    "调侃",
    "調侃",
    "附和",
    "应声",
    "應聲",
    "插嘴",
    "插话",
    "插話",
    "接话",
    "接話",
    "搭话",
    "搭話",
    "开口",
    "開口",
    "辩解",
    "辯解",
    "承认",
    "承認",
    "坦言",
    "直言",
    "透露",
    "回忆",
    "回憶",
    "汇报",
    "匯報",
    "报告",
    "報告",
    "评论",
    "評論",
    "安慰",
    "鼓励",
    "鼓勵",
    "责备",
    "責備",
    "训斥",
    "訓斥",
    "斥责",
    "斥責",
    "呵斥",
    "低语",
    "低語",
    "耳语",
    "耳語",
    "喃喃",
    "质疑",
    "質疑",
    "赞叹",
    "讚嘆",
    "如是云",
    "号召",
    "號召",
    "反驳",
    "反駁",
    "打招呼",
    "怒斥",
    "吆喝",
    "嚎",
    "尖声",
    "尖聲",
    "曰",
    "写道",
    "寫道",
    "嗫嚅",
];

fn chinese(clause: &str) -> bool {
    let mut before = [None; 4]; // the four characters before, nearest first
    let mut chars = clause.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        if SPEAKS.contains(c)
            && !is_noun(before[0], c, next)
            && !matches!(next, Some('的' | '不'))
            && !denied(&before)
        {
            // 道 is a verb only where the clause ends with it, and is a road otherwise.
            let road = c == '道'
                && (next.is_some_and(|c| is_han(c))
                    || before[0].is_none_or(|c| {
                        "知味街大轨軌频頻通渠赤人国國车車跑航隧管铁鐵地报報".contains(c)
                    }));
            if !road {
                return true;
            }
        }
        before = [Some(c), before[0], before[1], before[2]];
    }
    VERBS_ZH.iter().any(|verb| {
        clause.find(verb).is_some_and(|at| {
            let mut back = clause.get(..at).unwrap_or("").chars().rev();
            let before = [back.next(), back.next(), back.next(), back.next()];
            !denied(&before)
        })
    })
}

/// Whether a negation stands right before the verb: 没有回答, 没人说, 不说.
fn denied(before: &[Option<char>; 4]) -> bool {
    for c in before.iter().flatten() {
        if "没沒无無别別未".contains(*c) {
            return true;
        }
        // 不禁, 忍不住 and the like let the verb stand.
        if *c == '不' || *c == '莫' {
            return true;
        }
        if !"人有再敢肯想能愿願曾多会會得立即马馬上跟他她我谁誰也都".contains(*c)
        {
            return false;
        }
    }
    false
}

const VERBS_JA: &[&str] = &[
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

fn japanese(clause: &str) -> bool {
    VERBS_JA.iter().any(|verb| {
        clause.find(verb).is_some_and(|at| {
            let rest = clause.get(at + verb.len()..).unwrap_or("");
            !["な", "ません", "わな", "ず"].iter().any(|no| rest.starts_with(no))
        })
    })
}

const VERBS_KO: &[&str] = &[
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

fn korean(clause: &str) -> bool {
    VERBS_KO.iter().any(|verb| clause.contains(verb))
        && !["않", "없", "못했"].iter().any(|no| clause.contains(no))
}

const VERBS_EN: &[&str] = &[
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

const VERBS_RU: &[&str] = &[
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

fn european(clause: &str) -> bool {
    // Six words hold a name, a title and the verb: `Mrs. Hill's older brother said`.
    clause.split_whitespace().take(7).any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        VERBS_EN.contains(&word) || VERBS_RU.iter().any(|verb| word.starts_with(verb))
    })
}
