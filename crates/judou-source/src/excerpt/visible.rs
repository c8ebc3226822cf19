//! What of a text can be seen, and how many cells it takes.
//!
//! A text is taken apart into clusters, the least that a terminal shows as one. They come close to
//! grapheme clusters, but are bounded, so that a million marks on one letter are no single cluster,
//! and they need no tables but those of character widths. What would move the cursor, hide or
//! reorder text is replaced.

use core::fmt::{self, Write as _};

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// A family with skin tones has ten characters; more than this is somebody testing us.
const LONGEST: usize = 32;
/// Columns between tab stops.
const TAB: usize = 4;

/// A part of a text that is shown as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cluster<'t> {
    /// Shown as it is.
    Plain(&'t str),
    /// Blanks up to the next tab stop.
    Tab,
    /// A control character, shown as its picture.
    Control(char),
    /// A character that cannot be seen, shown as `<U+202E>`.
    Hidden(char),
}

impl Cluster<'_> {
    /// Its length in bytes.
    pub(super) fn len(self) -> usize {
        match self {
            Self::Plain(text) => text.len(),
            Self::Tab => 1,
            Self::Control(c) | Self::Hidden(c) => c.len_utf8(),
        }
    }

    /// How many cells it takes if it stands at `column`; at least 1.
    pub(super) fn width(self, column: usize) -> usize {
        match self {
            Self::Plain(text) => text.width().max(1),
            Self::Tab => TAB - column % TAB,
            Self::Control(_) => 1,
            Self::Hidden(c) if u32::from(c) > 0xf_ffff => "<U+10FFFF>".len(),
            Self::Hidden(c) if u32::from(c) > 0xffff => "<U+FFFFF>".len(),
            Self::Hidden(_) => "<U+FFFF>".len(),
        }
    }

    /// Writes it as it is shown at `column`.
    pub(super) fn write(self, out: &mut impl fmt::Write, column: usize) -> fmt::Result {
        match self {
            Self::Plain(text) => out.write_str(text),
            Self::Tab => write!(out, "{:1$}", "", self.width(column)),
            Self::Control(c) => out.write_char(picture(c)),
            Self::Hidden(c) => write!(out, "<U+{:04X}>", u32::from(c)),
        }
    }
}

/// The clusters of a text, from its start.
#[derive(Clone, Debug)]
pub(super) struct Clusters<'t> {
    rest: &'t str,
}

impl<'t> Clusters<'t> {
    pub(super) const fn new(text: &'t str) -> Self {
        Self { rest: text }
    }
}

impl<'t> Iterator for Clusters<'t> {
    type Item = Cluster<'t>;

    fn next(&mut self) -> Option<Cluster<'t>> {
        let mut chars = self.rest.chars();
        let first = chars.next()?;
        let replaced = replaced(first).or_else(|| {
            // A mark that stands on nothing would climb on what is before it.
            (first.width() == Some(0)).then_some(Cluster::Hidden(first))
        });
        if let Some(cluster) = replaced {
            self.rest = chars.as_str();
            return Some(cluster);
        }
        let mut previous = first;
        for length in 1..LONGEST {
            let rest = chars.as_str();
            let joins = chars.next().is_some_and(|next| {
                let joins = joins(previous, next, length);
                previous = next;
                joins
            });
            if !joins {
                return Some(self.take(rest));
            }
        }
        Some(self.take(chars.as_str()))
    }
}

impl<'t> Clusters<'t> {
    /// The plain cluster that ends where `rest` begins.
    fn take(&mut self, rest: &'t str) -> Cluster<'t> {
        let (cluster, rest) =
            self.rest.split_at_checked(self.rest.len() - rest.len()).unwrap_or((self.rest, ""));
        self.rest = rest;
        Cluster::Plain(cluster)
    }
}

/// Whether `next` belongs to the cluster of `length` characters that ends with `previous`.
fn joins(previous: char, next: char, length: usize) -> bool {
    let is_flag_letter = |c| ('\u{1f1e6}'..='\u{1f1ff}').contains(&c);
    if replaced(next).is_some() {
        return false;
    }
    previous == '\u{200d}'
        || next.width() == Some(0)
        || ('\u{1f3fb}'..='\u{1f3ff}').contains(&next) // skin tones
        || (length == 1 && is_flag_letter(previous) && is_flag_letter(next))
}

/// What is shown in place of `c`, if it must not be shown itself.
fn replaced(c: char) -> Option<Cluster<'static>> {
    match c {
        '\t' => Some(Cluster::Tab),
        '\0'..='\u{1f}' | '\u{7f}' => Some(Cluster::Control(c)),
        '\u{80}'..='\u{9f}'
        | '\u{ad}' // soft hyphen
        | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}' // bidi
        | '\u{180e}' | '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{feff}' // of no width
        | '\u{2028}' | '\u{2029}' // line and paragraph separators
        | '\u{fff9}'..='\u{fffb}' // ruby
        | '\u{e0001}' => Some(Cluster::Hidden(c)),
        _ => None,
    }
}

/// The picture of a control character: `␀` to `␟`, and `␡`.
fn picture(c: char) -> char {
    let code = if c == '\u{7f}' { 0x21 } else { u32::from(c) };
    char::from_u32(0x2400 + code).unwrap_or('\u{fffd}')
}

/// Shows a message or path on one line: nothing in it moves the cursor or hides.
pub(super) struct Visible<'t>(pub(super) &'t str);

impl fmt::Display for Visible<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Messages are not measured, so characters will do.
        for c in self.0.chars() {
            match replaced(c) {
                None => f.write_char(c)?,
                // A tab stop in running text means nothing.
                Some(Cluster::Tab) => f.write_char(picture(c))?,
                Some(cluster) => cluster.write(f, 0)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::{String, ToString as _};
    use alloc::vec::Vec;

    use super::*;

    #[test]
    fn cluster_cases() {
        // Text, its clusters' widths, and what is shown.
        let cases: [(&str, &[usize], &str); 15] = [
            ("ab", &[1, 1], "ab"),
            ("句，", &[2, 2], "句，"),
            ("한\u{1112}\u{1161}\u{11ab}", &[2, 2], "한\u{1112}\u{1161}\u{11ab}"), // composed and jamo
            ("ｱﾞ", &[1, 1], "ｱﾞ"),
            ("e\u{301}\u{323}x", &[1, 1], "e\u{301}\u{323}x"),
            ("か\u{3099}", &[2], "か\u{3099}"),
            ("葛\u{e0100}", &[2], "葛\u{e0100}"),
            ("👩\u{200d}👩\u{200d}👧!", &[2, 1], "👩\u{200d}👩\u{200d}👧!"),
            ("👍🏽🇹🇼🇯🇵", &[2, 2, 2], "👍🏽🇹🇼🇯🇵"),
            ("\ta\tb", &[4, 1, 3, 1], "    a   b"),
            ("\0\u{1b}\u{7f}", &[1, 1, 1], "␀␛␡"),
            ("\u{202e}\u{feff}", &[8, 8], "<U+202E><U+FEFF>"),
            ("\u{e0001}\u{85}", &[9, 8], "<U+E0001><U+0085>"),
            ("\u{301}a", &[8, 1], "<U+0301>a"), // a mark on nothing
            ("\0\u{200d}👩", &[1, 8, 2], "␀<U+200D>👩"),
        ];
        for (text, widths, expected) in cases {
            let (mut column, mut shown, mut found) = (0, String::new(), Vec::new());
            for cluster in Clusters::new(text) {
                cluster.write(&mut shown, column).expect("strings take everything");
                found.push(cluster.width(column));
                column += cluster.width(column);
            }
            assert_eq!((found.as_slice(), shown.as_str()), (widths, expected), "text {text:?}");
            assert_eq!(shown.width(), column, "text {text:?} as a whole");
        }
    }

    #[test]
    fn clusters_are_bounded_and_lose_nothing() {
        for unit in ["\u{301}", "\u{200d}👩", "🇹", "🏽", "\u{fe0f}", "\u{1112}"] {
            let text = String::from("e") + &unit.repeat(1000);
            let clusters: Vec<_> = Clusters::new(&text).collect();
            assert_eq!(clusters.iter().map(|cluster| cluster.len()).sum::<usize>(), text.len());
            assert!(clusters.iter().all(|cluster| cluster.len() <= LONGEST * 4), "{unit:?}");
            assert!(clusters.iter().all(|cluster| cluster.width(0) > 0), "{unit:?}");
        }
    }

    #[test]
    fn messages_keep_to_their_line() {
        let message = Visible("`甲\n乙\u{1b}[2J`\t\u{202e}").to_string();
        assert_eq!(message, "`甲␊乙␛[2J`␉<U+202E>");
    }
}
