//! Captions: `WebVTT` and `SubRip`, a cue a turn.

use alloc::string::String;
use core::fmt::Write as _;

use super::speech::{Layout, Talk};
use super::{JOINER, push_lines};

/// Names stand in voice tags; `&`, `<` and `>` are references, so that no word is a tag or a timing.
pub(super) fn webvtt(talk: &Talk<'_>, layout: Layout) -> String {
    let mut out = String::from("WEBVTT\n");
    for speech in &talk.speeches {
        out.push('\n');
        timing(&mut out, speech.start_ms, speech.end_ms, '.');
        out.push_str("<v ");
        references(&mut out, talk.name(speech));
        out.push('>');
        for (index, line) in speech.lines().enumerate() {
            if index > 0 {
                out.push(if layout == Layout::Lines { '\n' } else { ' ' });
            }
            let digit = line.chars().next().filter(|c| c.is_ascii_digit() || *c == '-');
            match digit {
                // Lenient readers take `00:01 --&gt; 00:02` for a timing too.
                Some(first) if index > 0 && line.contains(['>', '→', '&']) => {
                    // Writing to a string cannot fail.
                    let _ = write!(out, "&#{};", u32::from(first));
                    references(&mut out, line.get(1..).unwrap_or_default());
                }
                _ => references(&mut out, line),
            }
        }
        out.push('\n');
    }
    out
}

/// Names are labels. There are no escapes: a joiner keeps what is said from being mark-up.
pub(super) fn srt(talk: &Talk<'_>, layout: Layout) -> String {
    let mut out = String::new();
    for (index, speech) in talk.speeches.iter().enumerate() {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{}{}", if index > 0 { "\n" } else { "" }, index + 1);
        timing(&mut out, speech.start_ms, speech.end_ms, ',');
        out.push_str(talk.name(speech));
        out.push_str(": ");
        let words = out.len();
        push_lines(&mut out, speech, layout, is_safe_in_srt);
        let said = out.split_off(words);
        unmarked(&mut out, &said);
        out.truncate(out.trim_end_matches(' ').len());
        out.push('\n');
    }
    out
}

/// `<b` and `{\` begin mark-up.
fn unmarked(out: &mut String, words: &str) {
    let mut before = ' ';
    for c in words.chars() {
        if before == '<' && (c == '/' || c.is_ascii_alphabetic()) || before == '{' && c == '\\' {
            out.push(JOINER);
        }
        out.push(c);
        before = c;
    }
}

/// Lines that begin with a letter and have no colon are no number, timing, dash, note or label.
fn is_safe_in_srt(line: &str) -> bool {
    line.starts_with(char::is_alphabetic) && !line.contains([':', '：'])
}

/// `00:00:01.000 --> 00:00:02.000`
fn timing(out: &mut String, start: Option<u64>, end: Option<u64>, point: char) {
    time(out, start.unwrap_or_default(), point);
    out.push_str(" --> ");
    time(out, end.unwrap_or_default(), point);
    out.push('\n');
}

/// `1*DIGIT 2DIGIT ":" 2DIGIT ":" 2DIGIT point 3DIGIT`
fn time(out: &mut String, ms: u64, point: char) {
    let (seconds, ms) = (ms / 1000, ms % 1000);
    let (minutes, seconds) = (seconds / 60, seconds % 60);
    let (hours, minutes) = (minutes / 60, minutes % 60);
    // Writing to a string cannot fail.
    let _ = write!(out, "{hours:02}:{minutes:02}:{seconds:02}{point}{ms:03}");
}

fn references(out: &mut String, words: &str) {
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c => out.push(c),
        }
    }
}
