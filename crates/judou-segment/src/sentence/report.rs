//! Reporting clauses: who said, asked, called or thought what stands in the quotation.

use super::class::{is_comma, is_han, is_hangul, is_hiragana, is_line_end, is_stop};
use super::text::starts_with_any;
use super::{abbreviation, pairs, verbs};

/// How many bytes of a clause are looked at.
pub(super) const REACH: usize = 160;

/// How many clauses of a sentence are looked at for the verb.
const CLAUSES: usize = 4;

/// How far off the third and fourth may start, in bytes.
const NEAR: usize = 60;

/// Whether the clause at the start of `ahead` reports a quotation.
pub(super) fn is_reporting(ahead: &str) -> bool {
    let first = Clause::first(ahead);
    if first.has_verb() {
        return true;
    }
    // `他点点头，说` and `男は、低い声で言った`: a later clause may hold the verb, if it brings no subject of
    // its own.
    let mut before = first;
    let mut rest = ahead;
    for number in 1..CLAUSES {
        rest = rest.get(before.text.len()..).unwrap_or("");
        let Some(next) = rest.strip_prefix(['，', ',', '、']) else { return false };
        // `“站住！”那人举着灯，“别动！”`: speech that goes on after a comma has not stopped in between.
        if next.trim_start().starts_with(pairs::opens_quotation) {
            return number == 1 && !rest.starts_with('、');
        }
        if number > 1 && ahead.len() - next.len() > NEAR {
            return false;
        }
        let clause = Clause::first(next);
        let behind = next.get(clause.text.len()..).unwrap_or("");
        // `门开了，老王说：` leads in what comes.
        if behind.starts_with(['：', ':']) {
            return false;
        }
        let goes_on = if clause.hiragana || before.hiragana {
            if !LINKS.iter().any(|link| before.text.ends_with(link)) {
                return false;
            }
            clause.hiragana && japanese(clause.text)
        } else {
            if !clause.han || has_subject(clause.text) {
                return false;
            }
            second_half(clause.text)
        };
        if goes_on {
            return true;
        }
        (before, rest) = (clause, next);
    }
    false
}

/// Whether several speak in the reporting clause at the start of `ahead`.
pub(super) fn is_together(ahead: &str) -> bool {
    const ZH: &[&str] = &[
        "们",
        "們",
        "两人",
        "兩人",
        "二人",
        "俩",
        "倆",
        "三人",
        "众人",
        "眾人",
        "大家",
        "人人",
        "齐声",
        "齊聲",
        "异口同声",
        "異口同聲",
        "纷纷",
        "紛紛",
        "先后",
        "先後",
        "你一言",
        "你一句",
    ];
    const KO: &[&str] =
        &["들이", "들은", "들도", "두 사람", "둘이", "둘은", "둘 다", "모두", "다들", "다 함께"];
    const EN: &[&str] =
        &["they", "both", "everyone", "everybody", "people", "we", "voices", "children", "others"];
    const JA: &[&str] =
        &["二人", "二つの", "みんな", "皆", "全員", "口々", "たち", "一同", "そろえ", "揃え"];
    let clause = Clause::first(ahead);
    if clause.hiragana {
        return JA.iter().any(|word| clause.text.contains(word));
    }
    if clause.hangul {
        return KO.iter().any(|word| clause.text.contains(word));
    }
    if clause.han {
        // Who is spoken to stands behind the verb.
        let verb = clause.text.find(verbs::speaks).unwrap_or(clause.text.len());
        let before = clause.text.get(..verb).unwrap_or("");
        return ZH.iter().any(|word| before.contains(word));
    }
    clause.text.split_ascii_whitespace().take(4).any(|word| EN.contains(&word))
}

/// Whether `clause` in Chinese, after another of the same subject, says that something was said.
fn second_half(clause: &str) -> bool {
    let first = clause.chars().next().unwrap_or(' ');
    let adverb = MANNER.contains(first) || clause.contains('地');
    (adverb || verbs::speaks(first)) && chinese(clause)
        || chinese(near(clause))
        || clause.contains("了一句")
}

/// Whether `clause` in Chinese starts with a subject of its own.
fn has_subject(clause: &str) -> bool {
    const PRONOUNS: &str = "我你您他她它谁誰没沒有这這那";
    clause.starts_with(|c| PRONOUNS.contains(c))
        || starts_with_any(clause, &["大家", "众人", "眾人"])
}

/// What a clause in Japanese ends with that goes on with its subject.
const LINKS: &[&str] = &["は", "が", "て", "で", "ながら", "つつ", "まま", "ず"];

/// The first four characters: a verb there has no subject of its own before it.
fn near(clause: &str) -> &str {
    let end = clause.char_indices().nth(4).map_or(clause.len(), |(at, _)| at);
    clause.get(..end).unwrap_or(clause)
}

/// What may start the second half of a reporting clause in Chinese: adverbs and coverbs.
const MANNER: &str =
    "又便就才低大小轻輕慢冷高笑接继繼对對向朝跟冲衝转轉缓緩沉然随隨忍连連厉厲怒柔温溫淡急";

/// A clause and the scripts of its letters.
#[expect(clippy::struct_excessive_bools, reason = "a script each")]
struct Clause<'a> {
    text: &'a str,
    han: bool,
    hiragana: bool,
    hangul: bool,
    other: bool,
}

impl<'a> Clause<'a> {
    /// The clause at the start of `ahead`, up to the mark that ends it.
    fn first(ahead: &'a str) -> Self {
        let mut clause =
            Self { text: ahead, han: false, hiragana: false, hangul: false, other: false };
        for (at, c) in ahead.char_indices() {
            match c {
                '\u{4E00}'..='\u{9FFF}' => clause.han = true,
                'a'..='z' | 'A'..='Z' => clause.other = true,
                ' ' => {}
                _ if is_hangul(c) => clause.hangul = true,
                _ if is_hiragana(c) => clause.hiragana = true,
                _ if ends_clause(c) => {
                    clause.text = ahead.get(..at).unwrap_or(ahead);
                    break;
                }
                _ if is_han(c) => clause.han = true,
                _ => clause.other |= c.is_alphabetic(),
            }
        }
        clause
    }

    fn has_verb(&self) -> bool {
        (self.hiragana && japanese(self.text))
            || (self.hangul && korean(self.text))
            || (self.han && !self.hiragana && chinese(self.text))
            || (self.other && !self.han && !self.hiragana && !self.hangul && european(self.text))
    }
}

fn ends_clause(c: char) -> bool {
    is_stop(c)
        || is_comma(c)
        || is_line_end(c)
        || c == '…'
        || pairs::opener(c).is_some() && !matches!(c, '(' | '（' | '\'')
        || pairs::closer(c).is_some() && !matches!(c, ')' | '）' | '’' | '\'')
}

/// Words that hold one of [`verbs::speaks`] and report nothing, by the character before or after it.
fn is_noun(before: Option<char>, verb: char, after: Option<char>) -> bool {
    let b = |set: &str| before.is_some_and(|c| set.contains(c));
    let a = |set: &str| after.is_some_and(|c| set.contains(c));
    match verb {
        '说' | '說' | '説' => b("小听聽据據传傳学學胡演") || a("明法服完辞辭"),
        '问' | '問' => b("学學疑访訪顾顧慰") || a("题題号號卷候世"),
        '答' => b("报報") || a("案"),
        '叫' | '喊' | '骂' | '罵' | '吼' => a("声聲做作好") || b("名"),
        '讲' | '講' => b("演") || a("台臺座究义義课課堂"),
        '想' => b("思理梦夢幻联聯妄构構感") || a("法象像起到要必念"),
        '念' => b("纪紀概信观觀怀懷想留思理悬懸") || a("头頭"),
        '称' | '稱' => b("名对對职職简簡") || a("为為号號呼赞讚"),
        '呼' => !b("惊驚高欢歡大疾狂招"),
        '喝' => !a("道问問止斥骂罵"),
        '催' => a("眠化"),
        '嘱' | '囑' => !b("叮"),
        _ => false,
    }
}

fn chinese(clause: &str) -> bool {
    clause.char_indices().filter(|&(_, c)| verbs::may_speak(c)).any(|(at, c)| {
        let mut ahead = clause.get(at..).unwrap_or("").chars();
        ahead.next();
        let next = ahead.next();
        let behind = clause.get(..at).unwrap_or("");
        let before = behind.chars().next_back();
        if verbs::speaks(c) && !is_noun(before, c, next) && !matches!(next, Some('的' | '不')) {
            // 道 is a verb only where the clause ends with it, and is a road otherwise.
            let road = c == '道'
                && (next.is_some_and(is_han)
                    || before.is_none_or(|c| {
                        "知味街大轨軌频頻通渠赤人国國车車跑航隧管铁鐵地报報".contains(c)
                    }));
            if !road && !denied(behind) {
                return true;
            }
        }
        next.is_some_and(|next| verbs::seconds(c).contains(next)) && !denied(behind)
    })
}

/// Whether a negation stands at the end of `behind`, right before a verb: 没有回答, 没人说, 不说.
fn denied(behind: &str) -> bool {
    for c in behind.chars().rev().take(4) {
        if "没沒无無别別未".contains(c) {
            return true;
        }
        // 不禁, 忍不住 and the like let the verb stand.
        if c == '不' || c == '莫' {
            return true;
        }
        if !"人有再敢肯想能愿願曾多会會得立即马馬上跟他她我谁誰也都".contains(c)
        {
            return false;
        }
    }
    false
}

fn japanese(clause: &str) -> bool {
    const NOT: &[&str] = &["な", "ません", "わな", "ず"];
    verbs::JA.stand_in(clause, |rest| !starts_with_any(rest, NOT))
}

fn korean(clause: &str) -> bool {
    verbs::KO.stand_in(clause, |_| true)
        && !["않", "없", "못했"].iter().any(|not| clause.contains(not))
}

fn european(clause: &str) -> bool {
    // `"Yes." That is what he said.`: a quotation with its own stop, and then a sentence.
    let first = clause.trim_start().split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    if abbreviation::is_starter(first) {
        return false;
    }
    // In Russian a dash stands before the clause, and no capital behind it but a name's.
    if first.starts_with(|c: char| matches!(c, 'А'..='Я' | 'Ё')) {
        return false;
    }
    // Six words hold a name, a title and the verb: `Mrs. Hill's older brother said`.
    clause.split_ascii_whitespace().take(7).any(|word| {
        verbs::speaks_in_europe(word)
            || verbs::speaks_in_europe(word.trim_matches(|c: char| !c.is_alphanumeric()))
    })
}
