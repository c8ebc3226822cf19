//! Text that stalls or breaks parsers: each generator repeats one pattern that makes some way of
//! parsing rescan, nest, backtrack or miscount.
//!
//! A generator takes a size and gives a text of about so many bytes, at least `n` and at most a few
//! hundred more, always the same for the same `n`. Where a pattern needs an opening (a fence, a
//! bracket), it is whole even for `n` = 0.
//!
//! # Examples
//!
//! ```
//! use judou_testkit::hostile;
//!
//! for &(name, make) in hostile::ALL {
//!     let text = make(500);
//!     assert!(text.len() >= 500, "{name}");
//! }
//! ```

use std::fmt::Write as _;

/// A generator of hostile text: from about how many bytes to the text.
pub type Generator = fn(usize) -> String;

/// Every generator with its name.
pub const ALL: &[(&str, Generator)] = &[
    ("alias_bomb", alias_bomb),
    ("asterisks", asterisks),
    ("backticks", backticks),
    ("bidi_controls", bidi_controls),
    ("blank_lines", blank_lines),
    ("bold_openers", bold_openers),
    ("boms", boms),
    ("brackets", brackets),
    ("carriage_returns", carriage_returns),
    ("closers", closers),
    ("colons", colons),
    ("combining_marks", combining_marks),
    ("deep_indentation", deep_indentation),
    ("distinct_labels", distinct_labels),
    ("duplicate_keys", duplicate_keys),
    ("ellipses", ellipses),
    ("fence_repeats", fence_repeats),
    ("fenced_long_line", fenced_long_line),
    ("flag_letters", flag_letters),
    ("flow_nesting", flow_nesting),
    ("full_stop_spaces", full_stop_spaces),
    ("full_stops", full_stops),
    ("fullwidth_colons", fullwidth_colons),
    ("headings", headings),
    ("jamo", jamo),
    ("json_nesting", json_nesting),
    ("label_lines", label_lines),
    ("list_markers", list_markers),
    ("long_han_line", long_han_line),
    ("long_label", long_label),
    ("long_latin_word", long_latin_word),
    ("mixed_endings", mixed_endings),
    ("nested_quotes", nested_quotes),
    ("nuls", nuls),
    ("one_speaker", one_speaker),
    ("quote_marks", quote_marks),
    ("quoted_lines", quoted_lines),
    ("stop_then_closers", stop_then_closers),
    ("stop_then_ignorables", stop_then_ignorables),
    ("tables", tables),
    ("tildes", tildes),
    ("timestamps", timestamps),
    ("toml_dots", toml_dots),
    ("unclosed_bold_labels", unclosed_bold_labels),
    ("unclosed_code_fences", unclosed_code_fences),
    ("unclosed_front_matter", unclosed_front_matter),
    ("unclosed_string", unclosed_string),
    ("unclosed_toml", unclosed_toml),
    ("variation_selectors", variation_selectors),
    ("zwj_chain", zwj_chain),
];

/// `prefix`, then `unit` as often as it takes to reach `n` bytes.
fn fill(n: usize, prefix: &str, unit: &str) -> String {
    let times = n.saturating_sub(prefix.len()).div_ceil(unit.len().max(1));
    let mut text = String::with_capacity(prefix.len() + times * unit.len());
    text.push_str(prefix);
    text.extend(std::iter::repeat_n(unit, times));
    text
}

/// `prefix`, then lines that `line` writes for 0, 1, 2, … until there are `n` bytes.
fn count(n: usize, prefix: &str, line: impl Fn(&mut String, usize) -> std::fmt::Result) -> String {
    let mut text = String::from(prefix);
    for index in 0.. {
        if text.len() >= n {
            break;
        }
        // Writing to a string cannot fail.
        let _ = line(&mut text, index);
    }
    text
}

/// YAML anchors, each nine times the one before: a few lines expand to more than memory holds.
pub fn alias_bomb(n: usize) -> String {
    let mut text = count(n, "---\na0: &a0 [x]\n", |text, index| {
        write!(text, "a{next}: &a{next} [", next = index + 1)?;
        for place in 0..9 {
            let comma = if place == 0 { "" } else { "," };
            write!(text, "{comma}*a{index}")?;
        }
        writeln!(text, "]")
    });
    text.push_str("---\n");
    text
}

/// `*` alone: emphasis that never closes.
pub fn asterisks(n: usize) -> String {
    fill(n, "", "*")
}

/// Backtick runs of growing length, so that no code span finds its partner.
pub fn backticks(n: usize) -> String {
    count(n, "", |text, index| write!(text, "{:`<1$} ", "", index % 60 + 1))
}

/// Directional embeddings that are opened and never popped.
pub fn bidi_controls(n: usize) -> String {
    fill(n, "", "\u{202b}\u{2067}а")
}

/// Line feeds alone.
pub fn blank_lines(n: usize) -> String {
    fill(n, "", "\n")
}

/// `**` before each word: bold that opens and never closes.
pub fn bold_openers(n: usize) -> String {
    fill(n, "", "**问 ")
}

/// Byte order marks all along.
pub fn boms(n: usize) -> String {
    fill(n, "", "\u{feff}")
}

/// Opening brackets of five kinds.
pub fn brackets(n: usize) -> String {
    fill(n, "", "([（【《")
}

/// Carriage returns alone, which some line counters see as one line.
pub fn carriage_returns(n: usize) -> String {
    fill(n, "", "\r")
}

/// Closing brackets and quotes that nothing opened.
pub fn closers(n: usize) -> String {
    fill(n, "", ")]）】》」』”’")
}

/// ASCII colons alone.
pub fn colons(n: usize) -> String {
    fill(n, "", ":")
}

/// One letter under all the marks there is room for: a single grapheme.
pub fn combining_marks(n: usize) -> String {
    fill(n, "e", "\u{301}\u{323}")
}

/// Lines each indented one blank more, back to none after 200.
pub fn deep_indentation(n: usize) -> String {
    count(n, "", |text, index| writeln!(text, "{:1$}- 项:", "", index % 200))
}

/// A new speaker on each line.
pub fn distinct_labels(n: usize) -> String {
    count(n, "", |text, index| writeln!(text, "讲者{index}：好。"))
}

/// Front matter that gives one key over and over.
pub fn duplicate_keys(n: usize) -> String {
    fill(n, "---\n", "key: value\n") + "---\n"
}

/// Full stops in threes, with a blank that may or may not end a sentence.
pub fn ellipses(n: usize) -> String {
    fill(n, "", "wait... ")
}

/// `---` on each line: fences, thematic breaks or document starts.
pub fn fence_repeats(n: usize) -> String {
    fill(n, "", "---\n")
}

/// A closed fence pair round one long line.
pub fn fenced_long_line(n: usize) -> String {
    fill(n, "---\ntitle: ", "长") + "\n---\n"
}

/// Regional indicators without end: whether two join depends on how many went before.
pub fn flag_letters(n: usize) -> String {
    fill(n, "", "\u{1f1e8}")
}

/// YAML flow sequences, opened and never closed.
pub fn flow_nesting(n: usize) -> String {
    fill(n, "---\nkey: ", "[") + "\n---\n"
}

/// A full stop and white space: UAX #29's rule SB8 looks over all of it for a lower-case letter.
pub fn full_stop_spaces(n: usize) -> String {
    fill(n, "end.", " ")
}

/// Full stops, ASCII and ideographic, alone.
pub fn full_stops(n: usize) -> String {
    fill(n, "", ".。")
}

/// Fullwidth colons alone.
pub fn fullwidth_colons(n: usize) -> String {
    fill(n, "", "：")
}

/// Headings of all levels with nothing under them.
pub fn headings(n: usize) -> String {
    count(n, "", |text, index| writeln!(text, "{:#<1$} 节", "", index % 7 + 1))
}

/// Leading consonants of Hangul without a vowel: one grapheme.
pub fn jamo(n: usize) -> String {
    fill(n, "", "\u{1112}")
}

/// JSON objects nested as front matter, never closed.
pub fn json_nesting(n: usize) -> String {
    fill(n, "{", "\"a\":{")
}

/// Two labels in turn, and nobody says anything.
pub fn label_lines(n: usize) -> String {
    fill(n, "", "甲：\n乙：\n")
}

/// List markers with no item.
pub fn list_markers(n: usize) -> String {
    fill(n, "", "- * + 1. ")
}

/// One line of Han characters without punctuation.
pub fn long_han_line(n: usize) -> String {
    fill(n, "", "山高水长路远")
}

/// A name that goes on for as long as the text, and then a colon.
pub fn long_label(n: usize) -> String {
    fill(n, "", "某") + "：好。\n"
}

/// One word.
pub fn long_latin_word(n: usize) -> String {
    fill(n, "", "supercali")
}

/// `\n`, `\r`, `\r\n` and `\n\r` in turn, with and without text between.
pub fn mixed_endings(n: usize) -> String {
    fill(n, "", "一\n二\r三\r\n四\n\r\r\n")
}

/// Quotes opened inside quotes, never closed, with sentences in them.
pub fn nested_quotes(n: usize) -> String {
    fill(n, "", "「他说。『我说。“")
}

/// NUL bytes alone.
pub fn nuls(n: usize) -> String {
    fill(n, "", "\0")
}

/// One speaker's turns, each a word.
pub fn one_speaker(n: usize) -> String {
    fill(n, "", "甲：嗯\n")
}

/// Straight quotes, which open and close alike.
pub fn quote_marks(n: usize) -> String {
    fill(n, "", "\"'")
}

/// Block quotes nested ever deeper, to 100 and anew.
pub fn quoted_lines(n: usize) -> String {
    count(n, "", |text, index| writeln!(text, "{:><1$} 甲：好", "", index % 100 + 1))
}

/// A full stop and closing marks: rules SB9 to SB11 walk over them.
pub fn stop_then_closers(n: usize) -> String {
    fill(n, "end.", "”)」")
}

/// A full stop and characters that segmentation rules ignore.
pub fn stop_then_ignorables(n: usize) -> String {
    fill(n, "end.", "\u{ad}\u{2060}")
}

/// Table rows.
pub fn tables(n: usize) -> String {
    fill(n, "", "| 甲： | 乙： |\n|---|:-:|\n")
}

/// Tildes: another code fence.
pub fn tildes(n: usize) -> String {
    fill(n, "", "~~~\n")
}

/// Times that look like labels and labels that look like times.
pub fn timestamps(n: usize) -> String {
    fill(n, "", "[00:00:00] 00:00 --> 00:01:\n")
}

/// A dotted TOML key that goes on.
pub fn toml_dots(n: usize) -> String {
    fill(n, "+++\na", ".a") + " = 1\n+++\n"
}

/// Bold labels whose markup never closes.
pub fn unclosed_bold_labels(n: usize) -> String {
    fill(n, "", "**甲：好\n")
}

/// Code fences with ever other lengths, so that none closes another.
pub fn unclosed_code_fences(n: usize) -> String {
    count(n, "", |text, index| writeln!(text, "{:`<1$}rust", "", 80 - index % 77))
}

/// A fence, and then lines without the fence that would close it.
pub fn unclosed_front_matter(n: usize) -> String {
    fill(n, "---\n", "key: value\n")
}

/// Front matter whose string never ends.
pub fn unclosed_string(n: usize) -> String {
    fill(n, "---\ntitle: \"", "\\\"字\n") + "---\n"
}

/// A TOML fence, and tables nested in tables without end.
pub fn unclosed_toml(n: usize) -> String {
    fill(n, "+++\n", "[[a]]\nb = {c = [\n")
}

/// A character and variation selectors.
pub fn variation_selectors(n: usize) -> String {
    fill(n, "葛", "\u{e0100}\u{fe0f}")
}

/// Persons joined by zero-width joiners into one grapheme.
pub fn zwj_chain(n: usize) -> String {
    fill(n, "👩", "\u{200d}👩")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn sizes_are_what_they_say() {
        for &(name, make) in ALL {
            for n in [0, 1, 2, 100, 1_000, 10_000] {
                let text = make(n);
                assert!(text.len() >= n, "{name}({n}) gives {} bytes", text.len());
                assert!(text.len() < n + 300, "{name}({n}) gives {} bytes", text.len());
                assert_eq!(text, make(n), "{name}({n}) differs from itself");
            }
        }
    }

    #[test]
    fn the_table_is_sorted_and_has_no_twins() {
        assert!(ALL.is_sorted_by_key(|&(name, _)| name), "keep the table in order");
        let texts: BTreeSet<String> = ALL.iter().map(|(_, make)| make(1_000)).collect();
        assert_eq!(texts.len(), ALL.len(), "two generators give the same text");
    }

    #[test]
    fn bombs_refer_to_what_is_there() {
        let bomb = alias_bomb(0);
        assert_eq!(bomb, "---\na0: &a0 [x]\n---\n");
        let bomb = alias_bomb(30);
        assert!(bomb.contains("a1: &a1 [*a0,*a0,*a0,*a0,*a0,*a0,*a0,*a0,*a0]\n"), "{bomb}");
    }
}
