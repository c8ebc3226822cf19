//! Words out of marked-up text: tags, override codes and character references taken out.

use alloc::borrow::Cow;
use alloc::string::String;

use judou_source::Span;
use memchr::{memchr, memchr2};

/// How a format marks its words up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Markup {
    /// SubRip: `<i>`, `<font …>`, `{\an8}`.
    Tags,
    /// WebVTT: tags of any name, times among them, and `&amp;`.
    References,
    /// SubStation Alpha: `{\…}`, `\N`, `\n`, `\h`.
    Codes,
    /// LRC: times of words, `<00:12.34>`.
    Times,
    /// XML: any tag, references, `<br/>`; white space reads as one blank.
    Xml,
    /// `MicroDVD` and MPL2: `{y:i}`, `|` for a new line.
    Bars,
    /// `SubViewer`: `[br]`, and nothing else.
    Breaks,
}

impl Markup {
    /// What begins a new line within a line of the file, if anything does.
    pub(super) const fn line_break(self) -> Option<&'static str> {
        match self {
            Self::Xml => Some("<br"),
            Self::Bars => Some("|"),
            Self::Breaks => Some("[br]"),
            _ => None,
        }
    }

    /// Whether a text has nothing that may be a mark, so that all its words read as they are written.
    pub(super) fn is_absent(self, text: &str) -> bool {
        self != Self::Xml && self.next(text).is_none()
    }

    /// The words of a turn whose parts are `parts`, or `None` if they read as they are written.
    pub(super) fn join(self, text: &str, parts: &[Span]) -> Option<String> {
        if let [one] = parts {
            return match self.words(one.of(text)) {
                Cow::Borrowed(_) => None,
                Cow::Owned(words) => Some(words),
            };
        }
        if parts.is_empty() {
            return None;
        }
        let mut joined =
            String::with_capacity(parts.iter().map(|part| part.len() + 1).sum::<usize>());
        for part in parts {
            let words = self.words(part.of(text));
            if !joined.is_empty() && !words.is_empty() {
                joined.push('\n');
            }
            joined.push_str(&words);
        }
        Some(joined)
    }

    /// The name that a label stands for: references decoded where there are any.
    pub(super) fn name(self, raw: &str) -> Cow<'_, str> {
        if matches!(self, Self::References | Self::Xml) && raw.contains('&') {
            self.words(raw)
        } else {
            Cow::Borrowed(raw)
        }
    }

    /// The words that `raw` stands for; borrowed where nothing is marked up.
    pub(super) fn words(self, raw: &str) -> Cow<'_, str> {
        if self.next(raw).is_none() {
            let spaced = self == Self::Xml && raw.contains(['\n', '\r', '\t']);
            return if spaced { Cow::Owned(collapsed(raw)) } else { Cow::Borrowed(raw) };
        }
        let mut words = String::with_capacity(raw.len());
        let mut rest = raw;
        while let Some(at) = self.next(rest) {
            let (before, after) = rest.split_at_checked(at).unwrap_or((rest, ""));
            words.push_str(before);
            if let Some((written, length)) = self.mark(after) {
                words.extend(written);
                rest = after.get(length..).unwrap_or_default();
            } else {
                words.extend(after.chars().next());
                rest = after.get(1..).unwrap_or_default();
            }
        }
        words.push_str(rest);
        if self == Self::Xml {
            return Cow::Owned(collapsed(&words));
        }
        // A tag that stood alone on a line leaves its blanks.
        let trimmed = words.trim();
        if trimmed.len() != words.len() {
            words = String::from(trimmed);
        }
        Cow::Owned(words)
    }

    /// Where the next byte stands that may begin a mark.
    fn next(self, rest: &str) -> Option<usize> {
        let rest = rest.as_bytes();
        match self {
            Self::Tags => memchr2(b'<', b'{', rest),
            Self::References | Self::Xml => memchr2(b'<', b'&', rest),
            Self::Codes => memchr2(b'{', b'\\', rest),
            Self::Times => memchr(b'<', rest),
            Self::Bars => memchr2(b'{', b'|', rest),
            Self::Breaks => memchr(b'[', rest),
        }
    }

    /// What the mark at the start of `rest` stands for, and how long it is.
    fn mark(self, rest: &str) -> Option<(Option<char>, usize)> {
        match (self, rest.as_bytes()) {
            (Self::Xml, [b'<', b'b' | b'B', b'r' | b'R', b'/' | b' ' | b'>', ..]) => {
                Some((Some(BREAK), tag_length(rest, self)?))
            }
            (Self::Tags | Self::References | Self::Times | Self::Xml, [b'<', ..]) => {
                Some((None, tag_length(rest, self)?))
            }
            (Self::Tags, [b'{', b'\\', ..]) | (Self::Codes, [b'{', ..]) => {
                Some((None, block_length(rest)?))
            }
            (Self::Bars, [b'{', _, b':', ..]) => Some((None, block_length(rest)?)),
            (Self::Bars, [b'|', ..]) => Some((Some('\n'), 1)),
            (Self::Breaks, [b'[', b'b' | b'B', b'r' | b'R', b']', ..]) => Some((Some('\n'), 4)),
            (Self::Codes, [b'\\', b'N' | b'n', ..]) => Some((Some('\n'), 2)),
            (Self::Codes, [b'\\', b'h', ..]) => Some((Some(' '), 2)),
            (Self::References | Self::Xml, [b'&', ..]) => {
                reference(rest).map(|(character, length)| (Some(character), length))
            }
            _ => None,
        }
    }
}

/// Stands for `<br/>` until white space is collapsed; U+2028 separates lines.
const BREAK: char = '\u{2028}';

/// White space as one blank, breaks as line ends.
fn collapsed(words: &str) -> String {
    let mut lines = String::with_capacity(words.len());
    for (index, line) in words.split(BREAK).enumerate() {
        if index > 0 {
            lines.push('\n');
        }
        for (index, word) in line.split_ascii_whitespace().enumerate() {
            if index > 0 {
                lines.push(' ');
            }
            lines.push_str(word);
        }
    }
    String::from(lines.trim())
}

/// The longest tag and override block; beyond it, `<` and `{` are themselves.
const MAX_MARK: usize = 400;

fn tag_length(rest: &str, markup: Markup) -> Option<usize> {
    let window = rest.as_bytes().get(..rest.len().min(MAX_MARK))?;
    let end = memchr(b'>', window)?;
    let inner = window.get(1..end)?;
    let name = inner.strip_prefix(b"/").unwrap_or(inner);
    let tag = match name.first() {
        None => markup == Markup::References,
        Some(first) if markup == Markup::Times => first.is_ascii_digit() && inner.contains(&b':'),
        Some(b'!') => markup == Markup::Xml,
        Some(first) if markup == Markup::References => {
            first.is_ascii_alphanumeric() || *first == b'.'
        }
        Some(first) => first.is_ascii_alphabetic(),
    };
    // `a < b > c` has a blank after its sign.
    (tag && !inner.contains(&b'<')).then_some(end + 1)
}

fn block_length(rest: &str) -> Option<usize> {
    let window = rest.as_bytes().get(..rest.len().min(MAX_MARK * 4))?;
    memchr(b'}', window).map(|end| end + 1)
}

/// Characters that HTML has names for and that words are written with.
const ENTITIES: &[(&str, char)] = &[
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("lsaquo", '‹'),
    ("rsaquo", '›'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("bull", '•'),
    ("middot", '·'),
    ("iexcl", '¡'),
    ("iquest", '¿'),
    ("deg", '°'),
    ("frac12", '½'),
    ("pound", '£'),
    ("euro", '€'),
    ("copy", '©'),
    ("reg", '®'),
    ("trade", '™'),
    ("times", '×'),
    ("shy", '\u{ad}'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("zwnj", '\u{200c}'),
    ("zwj", '\u{200d}'),
    ("Agrave", 'À'),
    ("Aacute", 'Á'),
    ("Acirc", 'Â'),
    ("Atilde", 'Ã'),
    ("Auml", 'Ä'),
    ("Aring", 'Å'),
    ("AElig", 'Æ'),
    ("Ccedil", 'Ç'),
    ("Egrave", 'È'),
    ("Eacute", 'É'),
    ("Ecirc", 'Ê'),
    ("Euml", 'Ë'),
    ("Iacute", 'Í'),
    ("Ntilde", 'Ñ'),
    ("Oacute", 'Ó'),
    ("Ouml", 'Ö'),
    ("Oslash", 'Ø'),
    ("Uacute", 'Ú'),
    ("Uuml", 'Ü'),
    ("szlig", 'ß'),
    ("agrave", 'à'),
    ("aacute", 'á'),
    ("acirc", 'â'),
    ("atilde", 'ã'),
    ("auml", 'ä'),
    ("aring", 'å'),
    ("aelig", 'æ'),
    ("ccedil", 'ç'),
    ("egrave", 'è'),
    ("eacute", 'é'),
    ("ecirc", 'ê'),
    ("euml", 'ë'),
    ("igrave", 'ì'),
    ("iacute", 'í'),
    ("icirc", 'î'),
    ("iuml", 'ï'),
    ("ntilde", 'ñ'),
    ("ograve", 'ò'),
    ("oacute", 'ó'),
    ("ocirc", 'ô'),
    ("otilde", 'õ'),
    ("ouml", 'ö'),
    ("oslash", 'ø'),
    ("oelig", 'œ'),
    ("ugrave", 'ù'),
    ("uacute", 'ú'),
    ("ucirc", 'û'),
    ("uuml", 'ü'),
    ("yacute", 'ý'),
];

/// `reference = "&" ( name / "#" 1*7DIGIT / "#x" 1*6HEXDIG ) ";"`
pub(super) fn reference(rest: &str) -> Option<(char, usize)> {
    let window = rest.as_bytes().get(..rest.len().min(12))?;
    let end = memchr(b';', window)?;
    let name = rest.get(1..end)?;
    let character = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "lrm" => '\u{200e}',
        "rlm" => '\u{200f}',
        name if !name.starts_with('#') => {
            ENTITIES.iter().find(|(known, _)| *known == name).map(|(_, it)| *it)?
        }
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    };
    Some((character, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_cases() {
        let cases = [
            (Markup::Tags, "plain", "plain"),
            (Markup::Tags, "<i>Hi</i> <font color=\"#fff\">there</font>", "Hi there"),
            (Markup::Tags, "{\\an8}上", "上"),
            (Markup::Tags, "a < b > c & {d}", "a < b > c & {d}"),
            (Markup::Tags, "I <3 you", "I <3 you"),
            (Markup::References, "<c.red>R&amp;D</c> &lt;v&gt;", "R&D <v>"),
            (Markup::References, "so<00:00:01.000><c> far</c>", "so far"),
            (Markup::References, "AT&T &nbsp;&#65;&#x4e00;&bogus;", "AT&T \u{a0}A一&bogus;"),
            (Markup::References, "Caf&eacute; &mdash; no", "Café — no"),
            (Markup::Codes, "{\\i1}One{\\i0}\\Ntwo\\hthree", "One\ntwo three"),
            (Markup::Breaks, "<b>&amp;[br]two [3]", "<b>&amp;\ntwo [3]"),
            (Markup::Bars, "{y:i}One|two {3}", "One\ntwo {3}"),
            (
                Markup::Xml,
                " One\n  two<br/>\n <span a=\"b\">three</span> &amp; ",
                "One two\nthree &",
            ),
            (Markup::Tags, "<unclosed", "<unclosed"),
        ];
        for (markup, raw, expected) in cases {
            assert_eq!(markup.words(raw), expected, "{markup:?} {raw:?}");
        }
    }
}
