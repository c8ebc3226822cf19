//! A change as a unified diff, which `patch -p0` takes.

use anstyle::{AnsiColor, Style};
use similar::{Algorithm, TextDiff};

use crate::outcome::Out;
use crate::reading::clean;
use crate::terminal::Stream;

/// How many lines are shown round a change.
const CONTEXT: usize = 3;

/// Prints what has to change in `old`, called `name`, to make `new` of it.
///
/// `same` bytes at the end of both are the same; no more of them is looked at than is shown. What is
/// left is a header, whose length is bounded, so the worst case of comparing lines is bounded too.
pub(crate) fn write(
    out: &mut Out<'_>,
    stream: Stream,
    name: &str,
    old: &str,
    new: &str,
    same: usize,
) {
    let (old, new) = (lines(old, same), lines(new, same));
    // A line here ends with `\n`, as `patch` has it; a lone `\r` is part of its line.
    let diff = TextDiff::configure()
        .algorithm(Algorithm::Myers)
        .newline_terminated(true)
        .diff_slices(&old, &new);
    let heading = Style::new().bold();
    line(out, stream, heading, &format!("--- {name}"));
    line(out, stream, heading, &format!("+++ {name}"));
    for hunk in diff.unified_diff().context_radius(CONTEXT).iter_hunks() {
        for text in hunk.to_string().split_inclusive('\n') {
            let style = match text.chars().next() {
                Some('+') => AnsiColor::Green.on_default(),
                Some('-') => AnsiColor::Red.on_default(),
                Some('@') => AnsiColor::Cyan.on_default(),
                _ => Style::new(),
            };
            line(out, stream, style, text.strip_suffix('\n').unwrap_or(text));
        }
    }
}

/// The lines of `text` without those of its last `same` bytes that a diff would not show.
fn lines(text: &str, same: usize) -> Vec<&str> {
    let (changed, same) =
        text.split_at_checked(text.len().saturating_sub(same)).unwrap_or((text, ""));
    // The last line that may have changed can go on into what is the same.
    let shown: usize = same.split_inclusive('\n').take(CONTEXT + 1).map(str::len).sum();
    let text = text.get(..changed.len() + shown).unwrap_or(text);
    text.split_inclusive('\n').collect()
}

fn line(out: &mut Out<'_>, stream: Stream, style: Style, text: &str) {
    let text = if stream.is_terminal { clean(text.trim_end_matches('\r')) } else { text.into() };
    let text = if stream.color { format!("{style}{text}{style:#}") } else { text.into_owned() };
    out.extend(text.as_bytes());
    out.push(b'\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(old: &str, new: &str, same: usize) -> String {
        let mut out = Out::default();
        let stream = Stream { is_terminal: false, color: false };
        write(&mut out, stream, "a.md", old, new, same);
        String::from_utf8(out.into_rest()).unwrap()
    }

    #[test]
    fn a_diff_shows_three_lines_around() {
        let body = "一\n二\n三\n四\n五\n";
        let old = format!("---\r\na: 1\r\n---\r\n{body}");
        let new = format!("---\r\na: 2\r\n---\r\n{body}");
        let expected =
            "--- a.md\n+++ a.md\n@@ -1,5 +1,5 @@\n ---\r\n-a: 1\r\n+a: 2\r\n ---\r\n 一\n 二\n";
        assert_eq!(shown(&old, &new, body.len()), expected);
        assert_eq!(shown(&old, &new, 0), expected);
    }

    #[test]
    fn a_missing_line_ending_is_marked() {
        let expected = "--- a.md\n+++ a.md\n@@ -1 +1 @@\n-a\n+b\n\\ No newline at end of file\n";
        assert_eq!(shown("a\n", "b", 0), expected);
    }
}
