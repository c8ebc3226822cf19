//! What follows a stop or a quotation: something that goes on, or something new.

use super::class::{
    is_cjk, is_comma, is_dash, is_digit, is_han, is_hangul, is_hiragana, is_katakana, is_stop,
    is_word,
};
use super::pairs::{self, Mark};
use super::stack::Intro;
use super::text::{Text, starts_with_any};
use super::{report, tail};

/// What stands behind a closed quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Follow {
    /// Something that cannot start a sentence: a comma, a particle, a small letter, a dash.
    GoesOn,
    /// Words that take up the quotation as a thing: 这句话, 之类, 是.
    TakenUp,
    /// A stop.
    Stop,
    /// Another quotation.
    Quotation,
    /// A line break, the end, or a mark that closes around it.
    Break,
    /// Anything else, a reporting clause among it: [`is_reported_at`] tells.
    Text,
}

/// Reads what follows a quotation of `mark` that closed at `at`; `inside` tells whether marks are open
/// around it.
pub(super) fn read(text: Text<'_>, at: usize, mark: Mark, inside: bool) -> Follow {
    let at = tail::marks(text, at);
    let gap = text.gap(at);
    if gap.far {
        return Follow::Break;
    }
    let Some(c) = text.after(gap.next) else { return Follow::Break };
    let spaced = gap.next > at;
    if gap.breaks > 0 {
        // A hard wrap inside a sentence shows only in scripts with capitals.
        let wrapped = gap.breaks == 1 && c.is_lowercase();
        return if wrapped { Follow::GoesOn } else { Follow::Break };
    }
    if is_stop(c) || super::class::is_ellipsis(c) {
        return if spaced { Follow::Text } else { Follow::Stop };
    }
    if is_comma(c) || is_dash(c) || starts_small(text, gap.next) {
        return Follow::GoesOn;
    }
    if inside && pairs::closer(c).is_some() {
        return Follow::Break;
    }
    if pairs::opens_quotation(c) || (mark == Mark::Straight && c == '"') {
        return Follow::Quotation;
    }
    if clitic(text, gap.next, true, spaced) {
        return if is_han(c) && c != '的' { Follow::TakenUp } else { Follow::GoesOn };
    }
    if !spaced && names(text, gap.next) {
        return Follow::TakenUp;
    }
    Follow::Text
}

/// Whether a noun at `at` makes a name of the quotation before it: `「いいね！」ボタン`, `“光盘！”行动`.
fn names(text: Text<'_>, at: usize) -> bool {
    const FIRST: &str =
        "ボマコキプシスフ運作宣企行活计計工系栏欄专專节節运口标標字二两兩三四五几幾";
    const NOUNS: &[&str] = &[
        "ボタン",
        "マーク",
        "コール",
        "コーナー",
        "キャンペーン",
        "プロジェクト",
        "ポーズ",
        "シリーズ",
        "ステッカー",
        "フェア",
        "運動",
        "作戦",
        "宣言",
        "企画",
        "行动",
        "行動",
        "活动",
        "活動",
        "计划",
        "計劃",
        "計画",
        "工程",
        "系列",
        "栏目",
        "欄目",
        "专栏",
        "專欄",
        "节目",
        "節目",
        "运动",
        "口号",
        "口號",
        "标语",
        "標語",
        "字样",
        "字樣",
        "二字",
        "两字",
        "兩字",
        "两个",
        "兩個",
        "三字",
        "三个",
        "三個",
        "四字",
        "四个",
        "四個",
        "五字",
        "五个",
        "五個",
        "几个",
        "幾個",
    ];
    text.after(at).is_some_and(|c| FIRST.contains(c)) && starts_with_any(text.ahead(at, 24), NOUNS)
}

/// Whether a clause that says who said it stands behind the quotation that closed at `at`.
pub(super) fn is_reported_at(text: Text<'_>, at: usize) -> bool {
    let gap = text.gap(tail::marks(text, at));
    report::is_reporting(text.ahead(gap.next, report::REACH))
}

/// Whether that clause says that several said it: the quotations before the last are theirs as well.
pub(super) fn is_reported_together(text: Text<'_>, at: usize) -> bool {
    let gap = text.gap(tail::marks(text, at));
    report::is_together(text.ahead(gap.next, report::REACH))
}

/// Whether such a clause starts with a small letter, or the quotation before it ends with a comma.
pub(super) fn is_said_next(text: Text<'_>, at: usize) -> bool {
    let gap = text.gap(tail::marks(text, at));
    let small = starts_small(text, gap.next);
    let resumed = || {
        let mut behind = text.behind(at, 8, 0).chars().rev();
        behind.next();
        behind.next().is_some_and(|c| matches!(c, ',' | '，'))
    };
    (small || resumed()) && is_reported_at(text, at)
}

/// Whether a letter or a digit stands right at `at`.
pub(super) fn is_word_next(text: Text<'_>, at: usize) -> bool {
    text.after(at).is_some_and(is_word)
}

/// Whether what follows `at`, the end of a stop and of what closed after it, still belongs to the sentence
/// that starts at `from`.
pub(super) fn goes_on(text: Text<'_>, from: usize, at: usize, quoted: bool) -> bool {
    let next = text.byte(at);
    let gap = text.gap(at);
    if gap.far {
        return false;
    }
    let Some(c) = text.after(gap.next) else { return false };
    let spaced = gap.next > at;
    if gap.breaks > 1 {
        return false;
    }
    if c.is_ascii() {
        if gap.breaks > 0 {
            return c.is_ascii_lowercase() && small_after_stop(text, from, at, gap.next);
        }
        return match c {
            ',' | ';' | ':' => true,
            '.' | '!' | '?' => !spaced,
            '/' | '=' | '&' => next == c as u8,
            'a'..='z' => small_after_stop(text, from, at, gap.next),
            _ => false,
        };
    }
    if gap.breaks > 0 {
        return c.is_lowercase() && small_after_stop(text, from, at, gap.next);
    }
    if is_comma(c) {
        return true;
    }
    if is_stop(c) || super::class::is_ellipsis(c) {
        return !spaced;
    }
    if is_dash(c) {
        // `— крикнул он` goes on, `— Нет` is the next turn.
        let gap = text.gap(gap.next + c.len_utf8());
        return gap.breaks == 0 && text.after(gap.next).is_some_and(char::is_lowercase);
    }
    if is_han(c) || is_hiragana(c) || is_hangul(c) {
        return clitic(text, gap.next, quoted, spaced);
    }
    c.is_lowercase() && small_after_stop(text, from, at, gap.next)
}

/// Whether the small letter at `next` goes on with the sentence that a stop before `at` seems to end.
///
/// After CJK text and after a CJK stop it does not: `不兼容！v2` starts anew.
fn small_after_stop(text: Text<'_>, from: usize, at: usize, next: usize) -> bool {
    if !starts_small(text, next) || is_next_item(text, from, next) {
        return false;
    }
    let before = text.behind(at, 32, from);
    let stop = before.chars().rev().find(|&c| is_stop(c) || super::class::is_ellipsis(c));
    if !stop.is_none_or(|c| c.is_ascii() || matches!(c, '…' | '‽')) {
        return false;
    }
    before.chars().rev().find(|&c| is_word(c)).is_none_or(|c| !is_cjk(c))
}

/// Whether a letter or a Roman numeral at `next` numbers an item, as one at the start of the sentence at `from`
/// does: `a. Open it. b. Close it.`
fn is_next_item(text: Text<'_>, from: usize, next: usize) -> bool {
    let numbers = |at| {
        let ahead = text.ahead(at, 8);
        let end = ahead.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(0);
        let letters = ahead.get(..end).unwrap_or("");
        let numeral =
            end == 1 || end > 1 && letters.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
        numeral && ahead.get(end..).is_some_and(|rest| rest.starts_with(". "))
    };
    numbers(next) && numbers(text.gap(from).next)
}

/// Whether a word at `at` starts with a small letter and is no name such as `iPhone`, nor an item's `b)`.
pub(super) fn starts_small(text: Text<'_>, at: usize) -> bool {
    // Kana, Han and Hangul, as most that is asked about.
    if matches!(text.byte(at), 0xE3..=0xE9 | 0xEB..=0xED) {
        return false;
    }
    let mut chars = text.ahead(at, 8).chars();
    chars.next().is_some_and(char::is_lowercase)
        && chars.next().is_none_or(|c| !c.is_uppercase() && !is_digit(c) && c != ')')
}

/// Whether the first letter after `at` is a capital.
pub(super) fn starts_with_capital(text: Text<'_>, at: usize) -> bool {
    let gap = text.gap(at);
    gap.next > at && text.after(gap.next).is_some_and(char::is_uppercase)
}

/// How the quotation that opens at `open`, in the sentence that starts at `from`, is led in.
pub(super) fn intro(text: Text<'_>, from: usize, open: usize) -> Intro {
    // Most quotations start their sentence, or stand right after a letter.
    if open <= from {
        return Intro::Alone;
    }
    match text.before(open) {
        Some('：' | ':') => return Intro::Colon,
        Some('，' | ',' | '、') => return Intro::Comma,
        Some(c) if c.is_ascii_alphanumeric() || is_cjk(c) => return Intro::Embedded,
        _ => {}
    }
    let before = text.behind(open, 64, from);
    let trimmed = before.trim_end_matches([' ', '\t', '\u{A0}', '\u{3000}']);
    let Some(last) = trimmed.chars().next_back() else {
        return if open - from <= 64 { Intro::Alone } else { Intro::Embedded };
    };
    match last {
        '：' | ':' | '﹕' => Intro::Colon,
        _ if is_comma(last) => Intro::Comma,
        // `——“走。”`, `**“走。”**`, `> “走。”`, `（“走。”）` and the like stand alone still.
        _ if trimmed.len() <= 16
            && from + before.len() == open
            && trimmed.chars().all(leads_in) =>
        {
            Intro::Alone
        }
        _ => Intro::Embedded,
    }
}

/// Whether `c` may stand before a quotation that stands alone.
fn leads_in(c: char) -> bool {
    c.is_whitespace()
        || is_dash(c)
        || matches!(c, '*' | '_' | '~' | '>' | '#' | '-' | '•' | '・' | '\u{FEFF}')
        || pairs::opener(c).is_some()
}

/// Whether the clause before the quotation that opens at `open` reports it.
pub(super) fn is_reported_before(text: Text<'_>, from: usize, open: usize) -> bool {
    let before = text.behind(open, 96, from).trim_end().trim_end_matches(is_comma);
    let clause = before
        .rfind(|c: char| is_comma(c) || is_stop(c) || pairs::closer(c).is_some())
        .map_or(before, |at| before.get(at..).unwrap_or(before));
    report::is_reporting(clause.trim_start_matches(|c: char| !is_word(c)))
}

/// Whether a particle or clitic at `at` takes what stands before it as its complement.
///
/// `quoted` tells that a quotation has closed, after which many more words can only be particles;
/// `spaced` that white space stands between.
fn clitic(text: Text<'_>, at: usize, quoted: bool, spaced: bool) -> bool {
    let ahead = || text.ahead(at, 48);
    match text.after(at) {
        Some(c) if is_hiragana(c) => !spaced && japanese(ahead(), quoted),
        Some(c) if is_hangul(c) => korean(ahead(), quoted, spaced),
        Some('的' | '之' | '等' | '一' | '似' | '这' | '這' | '是' | '成' | '为' | '為') => {
            !spaced && chinese(ahead(), quoted)
        }
        _ => false,
    }
}

fn japanese(ahead: &str, quoted: bool) -> bool {
    let mut chars = ahead.chars();
    let first = chars.next().unwrap_or(' ');
    let rest = chars.as_str();
    let Some(second) = chars.next() else { return quoted };
    // A comma makes it a conjunction: が、 と、 で、.
    if is_comma(second) {
        return quoted && !matches!(first, 'が' | 'で');
    }
    let new_word = is_han(second)
        || is_katakana(second)
        || second.is_alphanumeric() && !is_cjk(second)
        || pairs::opener(second).is_some();
    let any = |words: &[&str]| starts_with_any(ahead, words);
    match first {
        'を' => true,
        'っ' => rest.starts_with('て') || rest.starts_with("ちゅう") || rest.starts_with("つ"),
        'と' => {
            if quoted {
                return !any(&[
                    "とても",
                    "ところ",
                    "とにかく",
                    "とりあえず",
                    "ともかく",
                    "ともあれ",
                    "とうとう",
                    "とっさ",
                    "とたん",
                    "とっくに",
                    "どう",
                ]);
            }
            new_word
                || any(&[
                    "という",
                    "といった",
                    "といって",
                    "といわ",
                    "といい",
                    "とのこと",
                    "とか",
                    "とさけ",
                    "とつぶや",
                    "とおも",
                    "とたず",
                    "とこた",
                    "とささや",
                    "とわめ",
                    "となげ",
                    "とよば",
                    "とよん",
                    "ともいう",
                    "とばかり",
                ]) && !any(&[
                    "というわけ",
                    "ということで",
                    "というの",
                    "というか",
                    "といっても",
                    "といって、",
                    "とかく",
                    "とはい",
                ])
        }
        'な' if rest.starts_with("ど") => !rest.starts_with("どと、") || quoted,
        'な' => quoted && any(&["なんて", "なんか", "なの", "なら", "なん"]),
        'の' | 'が' | 'は' | 'に' if new_word => true,
        'の' => {
            if quoted {
                !any(&["のんび", "のち", "のろの", "のっそ", "のそ"])
            } else {
                any(&["のよう", "のため", "のこと", "のとき", "のほう", "のまま", "のような"])
            }
        }
        'が' => quoted && !any(&["がん", "がっ", "がた", "がば", "がく", "がら"]),
        'は' => {
            quoted
                && !any(&[
                    "はい", "はじ", "はや", "はっ", "はは", "はあ", "はた", "はて", "はず", "はら",
                    "はぐ",
                ])
        }
        'に' => quoted && !any(&["にや", "にこ", "にっ", "にぎ", "にわか"]),
        'も' => quoted && !any(&["もう", "もし", "もっと", "もち", "もは", "もと", "もの"]),
        'そ' => {
            quoted
                && any(&[
                    "そんな",
                    "そういう",
                    "そういった",
                    "そうした",
                    "そのような",
                    "その一言",
                    "その言葉",
                    "その問い",
                    "その台詞",
                    "その文字",
                    "それが",
                ])
        }
        'こ' => {
            quoted
                && any(&[
                    "こんな",
                    "こういう",
                    "こういった",
                    "こうした",
                    "このような",
                    "この一言",
                    "この言葉",
                    "この問い",
                    "この台詞",
                    "この文字",
                    "これが",
                ])
        }
        'で' => quoted && !any(&["でも", "でき"]),
        'へ' => quoted && !any(&["へえ", "へい", "へと", "へた"]),
        'や' => quoted && (new_word || rest.starts_with('「')),
        'か' => quoted && any(&["から", "かと", "かの", "か "]),
        'だ' => quoted && any(&["だっ", "だと", "だの", "だけ", "だ。"]),
        'ま' => quoted && any(&["まで"]),
        'よ' => quoted && any(&["より"]),
        'し' => quoted && any(&["しか"]),
        'ほ' => quoted && any(&["ほど"]),
        'ば' => quoted && any(&["ばかり"]),
        'じ' => quoted && any(&["じゃ"]),
        _ => false,
    }
}

fn korean(ahead: &str, quoted: bool, spaced: bool) -> bool {
    let any = |words: &[&str]| starts_with_any(ahead, words);
    if quoted && !spaced {
        // Words are parted by spaces: what touches a closing mark is a particle.
        return true;
    }
    match ahead.chars().next() {
        Some('라') => any(&["라고", "라며", "라는", "라면서", "라던"]),
        Some('이') => {
            any(&["이라고", "이라며", "이라는", "이라면서"]) || quoted && any(&["이란 "])
        }
        Some('란') => any(&["란 "]),
        // Apart from the quotation, and after a stop alone, these are words as well.
        Some('하') => (quoted || !spaced) && any(&["하고 ", "하며 ", "하는 ", "하면서 "]),
        Some('고' | '며' | '는') => (quoted || !spaced) && any(&["고 ", "며 ", "는 "]),
        Some('등') => quoted && any(&["등 ", "등의 ", "등을 "]),
        Some('같') => quoted && any(&["같은 "]),
        Some('따') => quoted && any(&["따위"]),
        _ => false,
    }
}

fn chinese(ahead: &str, quoted: bool) -> bool {
    let any = |words: &[&str]| starts_with_any(ahead, words);
    match ahead.chars().next() {
        Some('的') => !any(&["的确", "的確", "的士", "的哥"]),
        Some('之') => {
            quoted
                && any(&[
                    "之类", "之類", "之声", "之聲", "之语", "之語", "之词", "之詞", "之说", "之說",
                ])
        }
        Some('等') => quoted && !any(&["等到", "等他", "等她", "等我", "等你", "等了", "等等他"]),
        Some('一') => {
            quoted
                && any(&[
                    "一样", "一樣", "一般", "一类", "一類", "一词", "一詞", "一语", "一語", "一句",
                    "一声", "一聲", "一文", "一书", "一書",
                ])
        }
        Some('似') => quoted && any(&["似的", "似地"]),
        Some('这' | '這') => {
            quoted
                && any(&[
                    "这样",
                    "這樣",
                    "这句",
                    "這句",
                    "这话",
                    "這話",
                    "这番",
                    "這番",
                    "这种",
                    "這種",
                    "这类",
                    "這類",
                    "这个",
                    "這個",
                    "这几",
                    "這幾",
                    "这首",
                    "這首",
                    "这段",
                    "這段",
                    "这些",
                    "這些",
                    "这两",
                    "這兩",
                    "这三",
                    "這三",
                    "这条",
                    "這條",
                    "这则",
                    "這則",
                    "这组",
                    "這組",
                    "这一",
                    "這一",
                    "这声",
                    "這聲",
                    "这是他",
                    "这四",
                    "這四",
                ])
        }
        Some('是') => quoted && !any(&["是的", "是啊", "是呀"]),
        Some('成') => quoted && any(&["成为", "成為", "成了"]),
        Some('为' | '為') => quoted && any(&["为题", "為題", "为名", "為名", "为主题", "為主題"]),
        _ => false,
    }
}
