//! Labels in running text: plain ones, and bold ones in Markdown.

use alloc::string::String;
use core::fmt::Write as _;

use super::speech::{Layout, Speech, Talk};
use crate::label::label;
use crate::line::{Kind, lines};

/// A thousand hours: what is as long is a date and no time of a recording, and no label holds it.
const MAX_MS: u64 = 1000 * 60 * 60 * 1000;

/// The start that a label is written with.
pub(super) fn label_ms(speech: &Speech<'_>) -> Option<u64> {
    speech.start_ms.filter(|ms| *ms < MAX_MS)
}

/// `[00:12:34] Ann: text`
pub(super) fn plain(talk: &Talk<'_>, layout: Layout) -> String {
    write(talk, layout, "", "")
}

/// `**[00:12:34] Ann:** text`
pub(super) fn bold(talk: &Talk<'_>, layout: Layout) -> String {
    write(talk, layout, "**", "**")
}

fn write(talk: &Talk<'_>, layout: Layout, open: &str, close: &str) -> String {
    let mut out = String::new();
    for speech in &talk.speeches {
        if !out.is_empty() {
            out.push('\n');
        }
        talk.push_sections(&mut out, speech);
        out.push_str(open);
        if let Some(ms) = label_ms(speech) {
            time(&mut out, ms);
        }
        let name = talk.name(speech);
        out.push_str(name);
        // A fullwidth colon has its blank within.
        let wide = name.ends_with(|c: char| ('\u{2e80}'..='\u{ffef}').contains(&c));
        out.push(if wide { '：' } else { ':' });
        out.push_str(close);
        if !wide || !close.is_empty() {
            out.push(' ');
        }
        words(&mut out, speech, layout);
        out.truncate(out.trim_end_matches(' ').len());
        out.push('\n');
    }
    out
}

/// `[00:12:34] `, with thousandths where there are any.
fn time(out: &mut String, ms: u64) {
    let (seconds, ms) = (ms / 1000, ms % 1000);
    let (minutes, seconds) = (seconds / 60, seconds % 60);
    let (hours, minutes) = (minutes / 60, minutes % 60);
    // Writing to a string cannot fail.
    let _ = write!(out, "[{hours:02}:{minutes:02}:{seconds:02}");
    if ms > 0 {
        let _ = write!(out, ".{ms:03}");
    }
    out.push_str("] ");
}

/// The lines, those by themselves that cannot be taken for anything but words; blank lines between
/// them where they were.
fn words(out: &mut String, speech: &Speech<'_>, layout: Layout) {
    let mut blank = false;
    let mut first = true;
    for line in lines(speech.words) {
        let words = line.span.of(speech.words).trim();
        if words.is_empty() {
            blank = true;
            continue;
        }
        let apart = layout == Layout::Lines && line.kind == Kind::Text && is_safe(words);
        out.push_str(match (first, apart, blank) {
            (true, ..) => "",
            (_, true, true) => "\n\n",
            (_, true, false) => "\n",
            (_, false, _) => " ",
        });
        out.push_str(words);
        (first, blank) = (false, false);
    }
}

/// Whether a line that is text begins with a letter or an opening quotation mark, and with no label.
/// The times of a cue would make captions of the file to whoever has to detect what it is.
fn is_safe(line: &str) -> bool {
    line.starts_with(|c: char| c.is_alphanumeric() || "“‘「『《—…".contains(c))
        && label(line).is_none()
        && !line.contains("-->")
}
