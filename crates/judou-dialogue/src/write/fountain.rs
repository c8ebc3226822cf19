//! Screenplays: every cue is forced with `@`, so that names keep their case.

use alloc::string::String;

use super::JOINER;
use super::speech::{Layout, Talk};

/// `@Ann`, what is said below it, and a blank line.
pub(super) fn fountain(talk: &Talk<'_>, layout: Layout) -> String {
    let mut out = String::new();
    for speech in &talk.speeches {
        if !out.is_empty() {
            out.push('\n');
        }
        talk.push_sections(&mut out, speech);
        out.push('@');
        out.push_str(talk.name(speech));
        out.push('\n');
        let mut silent = true;
        for line in speech.lines() {
            if !silent {
                out.push(if layout == Layout::Lines && is_safe(line) { '\n' } else { ' ' });
            }
            silent = false;
            escaped(&mut out, line);
        }
        // A cue has something below it: two blanks are a line that is kept open.
        out.push_str(if silent { "  \n" } else { "\n" });
    }
    out
}

/// `(…)` is a direction, `~` a song, `[[` a note.
fn is_safe(line: &str) -> bool {
    !line.starts_with(['(', '（', '~', '[', '@', '>', '!', '/'])
}

/// A backslash keeps a mark of emphasis from being one; a joiner keeps a line in brackets from being
/// a direction and a pair of brackets from being a note.
fn escaped(out: &mut String, line: &str) {
    if line.starts_with(['(', '（', '~']) {
        out.push(JOINER);
    }
    let mut before = ' ';
    for c in line.chars() {
        if matches!(c, '*' | '_' | '\\') {
            out.push('\\');
        }
        if c == before && matches!(c, '[' | ']') {
            out.push(JOINER);
        }
        out.push(c);
        before = c;
    }
}
