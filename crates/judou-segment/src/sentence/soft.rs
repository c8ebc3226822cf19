//! ♪, ☆ and emoji that stand where a stop would.

use super::class::{is_cjk, is_comma, is_han, is_hangul, is_kana};
use super::text::Text;
use super::{abbreviation, follow, pairs};

/// Whether the emoji from `at` to `end` end the sentence that starts at `from`: only between two whole
/// clauses, for inside one they stand for a word or a mood (`我❤️北京`).
pub(super) fn ends_sentence(text: Text<'_>, from: usize, at: usize, end: usize) -> bool {
    let gap = text.gap(end);
    if gap.far || gap.breaks > 0 {
        return false; // the line break decides
    }
    let Some(next) = text.after(gap.next) else { return false };
    let before = text.behind(at, 48, from).trim_end_matches(['～', '〜', '~', 'ー', '!', '！']);
    // `Thank you :) See you!`: where there are capitals, one tells, but an emoji may stand for a word:
    // `I ❤️ New York`; only what starts clauses and no name starts something behind it.
    if next.is_uppercase() && gap.next > end {
        let words = before.split_whitespace().count();
        return before.trim_end().ends_with(|c: char| c.is_lowercase())
            && if text.byte(at) < 0x80 {
                words >= 2 || WHOLE_EN.contains(&before.trim())
            } else {
                words >= 2 && starts_clause_with_capital(text.ahead(gap.next, 24))
            };
    }
    if !(is_cjk(next) || pairs::opens_quotation(next)) || is_comma(next) {
        return false;
    }
    is_whole_clause(before.trim())
        && !follow::goes_on(text, from, end, false)
        && starts_clause(text.ahead(gap.next, 24))
}

/// What is said by itself in English.
const WHOLE_EN: &[&str] = &[
    "Bye",
    "Congrats",
    "Congratulations",
    "Cool",
    "Great",
    "Hello",
    "Hi",
    "Lovely",
    "Nice",
    "Okay",
    "Sorry",
    "Sure",
    "Thanks",
    "Welcome",
    "Wow",
    "Yes",
];

/// Whether the capital at the start of `ahead` is that of a word that starts a clause, and no name or title.
fn starts_clause_with_capital(ahead: &str) -> bool {
    const NOUN_PHRASES: &[&str] = &[
        "A", "All", "An", "Another", "At", "Both", "By", "Each", "Every", "For", "From", "Her",
        "His", "In", "Its", "Many", "Most", "My", "No", "On", "One", "Other", "Our", "Some", "The",
        "Their", "To", "Two", "With", "Your",
    ];
    let word = ahead.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    abbreviation::is_starter(word) && !NOUN_PHRASES.contains(&word)
}

/// Whether `before` ends as a clause in Chinese or Japanese ends when it is over.
pub(super) fn is_whole_clause(before: &str) -> bool {
    // What is said by itself.
    const WHOLE_ZH: &[&str] = &[
        "谢谢",
        "謝謝",
        "谢谢你",
        "謝謝你",
        "谢谢大家",
        "謝謝大家",
        "加油",
        "晚安",
        "早安",
        "再见",
        "再見",
        "恭喜",
        "辛苦",
    ];
    const ENDS_JA: &[&str] = &[
        "です",
        "ます",
        "ました",
        "ません",
        "でした",
        "だよ",
        "だね",
        "だな",
        "よね",
        "たよ",
        "たね",
        "ですね",
        "ますね",
        "ですよ",
        "ますよ",
        "した",
        "った",
        "いた",
        "んだ",
        "るよ",
        "るね",
        "いよ",
        "いね",
        "かな",
        "ださい",
        "しょう",
        "もの",
        "たい",
        "ちゃった",
        "さま",
        "なあ",
        "わ",
        "ぞ",
        "ぜ",
        "とう",
        "たー",
        "だー",
        "ねー",
        "よー",
        "いー",
        "すー",
    ];
    const ENDS_ZH: &[char] = &[
        '了', '啦', '呢', '吧', '哦', '啊', '呀', '吗', '嘛', '哈', '喔', '囉', '嗎', '耶', '唷',
        '哟', '喲', '呗', '啰', '咯', '哒', '噢',
    ];
    if before.chars().count() < 3 {
        return false;
    }
    let Some(last) = before.chars().next_back() else { return false };
    if is_kana(last) {
        return ENDS_JA.iter().any(|end| before.ends_with(end));
    }
    if is_hangul(last) {
        return "요다죠까해어아야네지줘봐돼자래".contains(last);
    }
    is_han(last) && (ENDS_ZH.contains(&last) || WHOLE_ZH.iter().any(|word| before.ends_with(word)))
}

/// Whether `ahead` can start a clause: no particle does.
fn starts_clause(ahead: &str) -> bool {
    let mut chars = ahead.chars();
    match chars.next() {
        Some('の' | 'が' | 'を' | 'は' | 'に' | 'で' | 'と' | 'も' | 'へ') => {
            // はい, もう, とても, でも: a kana behind it makes it a word more often than not.
            chars.next().is_some_and(is_kana)
        }
        Some('的' | '了' | '吗' | '嗎' | '呢' | '吧') | None => false,
        Some(_) => true,
    }
}
