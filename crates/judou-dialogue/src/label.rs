//! The grammar of a speaker's label at the start of a line.
//!
//! In comes one line, out comes what *could* be a label: a short name and a colon, in any of the
//! usual dressings. Whether somebody speaks there is decided over the whole document by
//! [`crate::infer`]. A line is looked at for [`MAX_NAME`] characters and a little markup at most,
//! so the cost of a line does not grow with its length. The rules are in [`grammar`].

mod glance;
mod grammar;
mod known;

use self::glance::{Glance, glance};
use self::grammar::by_grammar;
pub(crate) use self::known::KnownLabels;

/// The longest name in characters; a longer run before a colon is a sentence.
pub(crate) const MAX_NAME: usize = 40;

/// What stands before the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Prefix {
    /// Nothing: the line starts with the label.
    None,
    /// `#` to `######`.
    Heading,
    /// `>`.
    Quote,
    /// `-`, `*`, `+` or `•`.
    Bullet,
    /// `1.`, `（1）`, `一、`.
    Number,
}

/// How the name is emphasised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Emphasis {
    /// Not at all.
    None,
    /// `**` or `__`, on either side of the colon.
    Strong,
    /// `*` or `_`.
    Light,
}

/// The dressing of a label: what labels of one document tend to share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Form {
    pub(crate) prefix: Prefix,
    pub(crate) emphasis: Emphasis,
}

impl Form {
    /// How many forms there are.
    pub(crate) const COUNT: usize = 5 * 3;

    /// The form as a number below [`Self::COUNT`].
    pub(crate) const fn number(self) -> usize {
        self.prefix as usize * 3 + self.emphasis as usize
    }
}

/// A label as its grammar sees it; the slices lie in the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Label<'a> {
    pub(crate) form: Form,
    /// The name, white space at both ends excluded.
    pub(crate) name: &'a str,
    /// Bytes from the start of the name to the end of the line.
    pub(crate) name_to_end: usize,
    /// What follows the label on the line, white space included.
    pub(crate) rest: &'a str,
    /// An ASCII colon with no blank after it, as in `名:文` and in `std::fmt`.
    pub(crate) glued: bool,
    /// A stop stands in the colon's place, which only question and answer may have.
    pub(crate) lettered: bool,
    /// More than one colon stands there.
    pub(crate) doubled_colon: bool,
    /// Where the label says when the turn starts, in milliseconds.
    pub(crate) start_ms: Option<u64>,
}

impl<'a> Label<'a> {
    /// The label whose name begins `input` and that leaves `rest`, with nothing else to say of it.
    const fn new(emphasis: Emphasis, input: &'a str, name: &'a str, rest: &'a str) -> Self {
        Self {
            form: Form { prefix: Prefix::None, emphasis },
            name,
            name_to_end: input.len(),
            rest,
            glued: false,
            lettered: false,
            doubled_colon: false,
            start_ms: None,
        }
    }
}

/// Reads the label at the start of `line`, which has no line ending.
pub(crate) fn label(line: &str) -> Option<Label<'_>> {
    match glance(line) {
        Glance::Nothing => None,
        Glance::Label(found) => Some(found),
        Glance::Unsure => by_grammar(line),
    }
}

/// Any white space of Unicode, among it U+3000 and the narrow U+202F that some editors write, and
/// the zero-width space that pages leave behind.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{200b}'
}

/// A character that names have: letters, digits, and what joins them. Stops, quotation marks,
/// slashes of paths and the signs of code end a name.
pub(crate) fn is_name_char(c: char) -> bool {
    c.is_alphanumeric()
        || is_blank(c)
        || matches!(
            c,
            '.' | '·' | '・' | '‧' | '•' | '-' | '‐' | '–' | '\'' | '’' | '&' | '/' | '@' | ',' | '，' | '、'
                | '(' | ')' | '（' | '）' | '[' | ']' | '\u{200d}' | '\u{fe0f}' | '＆' | '〇' | '○' | '×' | '+'
        )
        // Combining marks belong to the letter before them.
        || matches!(c, '\u{300}'..='\u{36f}' | '\u{3099}' | '\u{309a}')
}

/// A picture that is set before a name: `👤 Ann`, with what joins it to others.
pub(crate) fn is_pictured(c: char) -> bool {
    matches!(c, '\u{1f300}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{fe0f}' | '\u{200d}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn label_cases() {
        use Emphasis as E;
        use Prefix as P;
        let cases = [
            ("甲：你好", Some((P::None, E::None, "甲", "你好"))), // fullwidth colon
            ("甲:你好", Some((P::None, E::None, "甲", "你好"))),  // glued halfwidth colon
            ("Ann : hi", Some((P::None, E::None, "Ann", " hi"))), // blanks before the colon
            ("：你好", None),                                     // a label needs a name
            ("12:30 出发", None),                                 // a name needs a letter
            ("https://a.b/c", None),                              // an address
            ("std::fmt is a module", None),                       // a path
            ("**Ann:** hi", Some((P::None, E::Strong, "Ann", " hi"))),
            ("**Ann**: hi", Some((P::None, E::Strong, "Ann", " hi"))),
            ("**Ann** ：hi", Some((P::None, E::Strong, "Ann", "hi"))),
            ("**甲 ：问什么？**", Some((P::None, E::Strong, "甲", "问什么？**"))),
            ("__Ann__: hi", Some((P::None, E::Strong, "Ann", " hi"))),
            ("*Ann*: hi", Some((P::None, E::Light, "Ann", " hi"))),
            ("*Ann: hi", None), // a footnote, not a label
            ("### 甲：", Some((P::Heading, E::None, "甲", ""))),
            ("###问：什么？", Some((P::Heading, E::None, "问", "什么？"))),
            ("> Q：什么？", Some((P::Quote, E::None, "Q", "什么？"))),
            ("- Ann: hi", Some((P::Bullet, E::None, "Ann", " hi"))),
            ("一、问：什么？", Some((P::Number, E::None, "问", "什么？"))),
            ("王一，李二：谢谢", Some((P::None, E::None, "王一，李二", "谢谢"))), // joint
            ("他说。甲：你好", None), // a stop ends what could be a name
            (". YK: yes", Some((P::None, E::None, "YK", " yes"))), // litter before the label
            ("(APPLAUSE) LEE: yes", Some((P::None, E::None, "LEE", " yes"))),
            ("YK:\u{202f}yes", Some((P::None, E::None, "YK", "\u{202f}yes"))),
            ("YK:: yes", Some((P::None, E::None, "YK", " yes"))), // a slip, not a path
            ("YK [on queue]: +1", Some((P::None, E::None, "YK [on queue]", " +1"))),
            ("Q1. 什么？", Some((P::None, E::None, "Q1", " 什么？"))),
            ("**Q1. 什么？**", Some((P::None, E::Strong, "Q1", " 什么？**"))),
            ("**A.** 书", Some((P::None, E::Strong, "A", " 书"))),
            ("A. Lee: hi", Some((P::None, E::None, "A. Lee", " hi"))),
            ("A. I said: yes", Some((P::None, E::None, "A", " I said: yes"))),
            (" 6      Q.  Where?", Some((P::Number, E::None, "Q", "  Where?"))),
            ("14      MR. LEE:  No.", Some((P::Number, E::None, "MR. LEE", "  No."))),
            ("       Q    Where?", Some((P::None, E::None, "Q", "    Where?"))),
            ("Q - why?", Some((P::None, E::None, "Q", " why?"))),
            ("(UNKNOWN): no", Some((P::None, E::None, "(UNKNOWN)", " no"))),
            ("night_owl: hoo", Some((P::None, E::None, "night_owl", " hoo"))),
            ("_Ann_: hi", Some((P::None, E::Light, "Ann", " hi"))),
            ("🎙 Ann: hi", Some((P::None, E::None, "Ann", " hi"))),
            ("**👤 Ann:** hi", Some((P::None, E::Strong, "Ann", " hi"))),
            ("《晨报》记者：请问", Some((P::None, E::None, "《晨报》记者", "请问"))),
            ("《晨报》：请问", None), // a book
            ("Q3        Ann Lee: why?", Some((P::Number, E::None, "Ann Lee", " why?"))),
            ("B. third choice", None),
            ("see [docs](a.b/c): there", None), // a link
            ("Ann: 00:02:06Bob Ray", None),     // two labels run into one
        ];
        for (input, expected) in cases {
            let got = label(input).map(|l| (l.form.prefix, l.form.emphasis, l.name, l.rest));
            assert_eq!(got, expected, "input {input:?}");
        }
    }

    #[test]
    fn times_in_labels() {
        let cases = [
            ("Ann (00:01:30): hi", Some(("Ann", 90_000, " hi"))),
            ("Ann (1:30):", Some(("Ann", 90_000, ""))),
            ("[00:01:30] Ann: hi", Some(("Ann", 90_000, " hi"))),
            ("Ann: 00:01:30", Some(("Ann", 90_000, ""))),
            ("**Ann:** \\[01:30\\] hi", Some(("Ann", 90_000, " hi"))),
            ("Ann Lee  0:12", Some(("Ann Lee", 12_000, ""))),
            ("0:12 Ann: hi", Some(("Ann", 12_000, " hi"))),
            ("**[0:12] Ann:** hi", Some(("Ann", 12_000, " hi"))),
            ("**Ann** (0:12): hi", Some(("Ann", 12_000, " hi"))),
            ("Lunch at 0:12 sharp", None),
            ("3 replies  Last one at 0:12", None), // a gap
            ("Ann: 12:30pm works", None),          // said, not marked
        ];
        for (input, expected) in cases {
            let got = label(input).and_then(|l| Some((l.name, l.start_ms?, l.rest)));
            assert_eq!(got, expected, "input {input:?}");
        }
    }
}
