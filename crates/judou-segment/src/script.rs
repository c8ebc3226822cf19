//! Runs of text in one script, by UAX #24.
//!
//! In goes a text; out come runs that tile it, each of one script. What belongs to no script by itself
//! (blanks, marks, digits, combining characters) goes to a neighbour: to what stands before it, unless
//! Unicode says that it is used with other scripts, as 、 is with Han and kana; then to what follows, if
//! that is one of them. A closing bracket goes where its opening one went.

mod pairs;

use core::fmt;
use core::iter::FusedIterator;

use judou_source::Span;
use unicode_script::{Script as Property, ScriptExtension, UnicodeScript};

use pairs::Pairs;

/// A script, as Unicode's property `Script` has it.
///
/// # Examples
///
/// ```
/// use judou_segment::Script;
///
/// assert_eq!((Script::of('ё').name(), Script::of('ё').code()), ("Cyrillic", "Cyrl"));
/// assert_eq!(Script::of('読'), Script::HAN);
/// assert!(Script::of('。').is_shared());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Script(Property);

impl Script {
    /// Chinese characters, in whatever language.
    pub const HAN: Self = Self(Property::Han);
    /// Japanese, the cursive syllabary.
    pub const HIRAGANA: Self = Self(Property::Hiragana);
    /// Japanese, the angular syllabary.
    pub const KATAKANA: Self = Self(Property::Katakana);
    /// Korean.
    pub const HANGUL: Self = Self(Property::Hangul);
    /// Latin, its fullwidth forms among it.
    pub const LATIN: Self = Self(Property::Latin);
    /// Cyrillic.
    pub const CYRILLIC: Self = Self(Property::Cyrillic);
    /// What no script has for itself; of a run: no character in it has a script.
    pub const COMMON: Self = Self(Property::Common);

    /// The script of one character by itself.
    pub fn of(c: char) -> Self {
        Self(c.script())
    }

    /// Its name in Unicode, with `_` for blanks: `Han`, `Old_Italic`.
    pub fn name(self) -> &'static str {
        self.0.full_name()
    }

    /// Its four letters in ISO 15924: `Hani`, `Latn`.
    pub fn code(self) -> &'static str {
        self.0.short_name()
    }

    /// Whether it stands for characters of several scripts: Unicode's `Common` and `Inherited`.
    pub const fn is_shared(self) -> bool {
        matches!(self.0, Property::Common | Property::Inherited)
    }
}

impl fmt::Debug for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A stretch of text in one script.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ScriptRun {
    /// Where it lies in the text that was given.
    pub span: Span,
    /// Which script; [`Script::COMMON`] only if no character of the whole text has one.
    pub script: Script,
}

/// Splits `text` into runs of one script each; together they tile it.
///
/// Useful to choose fonts, recognisers or rules by script. Japanese is written in three: its text is many
/// short runs.
///
/// # Examples
///
/// ```
/// use judou_segment::{Script, script_runs};
///
/// let text = "Привет，世界（hello, 世界）！";
/// let runs: Vec<(&str, Script)> =
///     script_runs(text).map(|run| (run.span.of(text), run.script)).collect();
/// assert_eq!(
///     runs,
///     [
///         ("Привет，", Script::CYRILLIC),
///         ("世界（", Script::HAN),
///         ("hello, ", Script::LATIN),
///         ("世界）！", Script::HAN),
///     ]
/// );
/// ```
pub const fn script_runs(text: &str) -> ScriptRuns<'_> {
    ScriptRuns { text, at: 0, start: 0, script: None, open: None, pairs: Pairs::new() }
}

/// Iterator over the runs of one script; see [`script_runs`].
#[derive(Clone, Debug)]
pub struct ScriptRuns<'t> {
    text: &'t str,
    /// What is looked at next.
    at: usize,
    /// Where the run begins that is being read.
    start: usize,
    /// Its script, once a character has told.
    script: Option<Property>,
    /// Where the characters begin that wait for what follows, and the scripts they are used with.
    open: Option<(usize, ScriptExtension)>,
    pairs: Pairs,
}

impl ScriptRuns<'_> {
    /// Ends the run being read at `end`; what follows is of `script`.
    fn turn(&mut self, end: usize, script: Property) -> Option<ScriptRun> {
        let span = Span::new(self.start, end);
        let before = self.script.replace(script);
        self.start = end;
        let script = Script(before?);
        (!span.is_empty()).then_some(ScriptRun { span, script })
    }

    /// Takes in a character of `script` at `at`; gives the run that it ends, if it does.
    fn settle(&mut self, at: usize, script: Property) -> Option<ScriptRun> {
        let open = self.open.take();
        let joins = open.filter(|(_, scripts)| scripts.contains_script(script));
        let opened = if joins.is_some() { script } else { self.script.unwrap_or(script) };
        if open.is_some() {
            self.pairs.settle(opened);
        }
        match self.script {
            // At the start of the text nothing stands before what waits.
            None => {
                self.pairs.settle(script);
                self.script = Some(script);
                None
            }
            Some(current) if current == script => None,
            Some(_) => self.turn(joins.map_or(at, |(from, _)| from), script),
        }
    }

    /// Takes in a character that is used with several scripts.
    fn wait(&mut self, at: usize, c: char) {
        let scripts = c.script_extension();
        if scripts.is_common() || scripts.is_inherited() {
            // It goes with what stands before it, which may wait itself.
            return;
        }
        if let Some((_, waiting)) = &mut self.open {
            let both = waiting.intersection(scripts);
            if !both.is_empty() {
                *waiting = both;
                return;
            }
            // The two cannot go together: what waited stays with what stands before.
            if let Some(script) = self.script {
                self.pairs.settle(script);
            }
        } else if self.script.is_some_and(|script| scripts.contains_script(script)) {
            return;
        }
        self.open = Some((at, scripts));
    }
}

impl Iterator for ScriptRuns<'_> {
    type Item = ScriptRun;

    fn next(&mut self) -> Option<ScriptRun> {
        while let Some(c) = self.text.get(self.at..).and_then(|rest| rest.chars().next()) {
            let at = self.at;
            self.at += c.len_utf8();
            let script = script_of(c);
            if !Script(script).is_shared() {
                if let Some(run) = self.settle(at, script) {
                    return Some(run);
                }
                continue;
            }
            if let Some(script) = self.pairs.close(c) {
                if let Some(run) = self.settle(at, script) {
                    return Some(run);
                }
                continue;
            }
            self.wait(at, c);
            self.pairs.open(c, self.script.filter(|_| self.open.is_none()));
        }
        self.open = None;
        let common = Property::Common;
        self.script.get_or_insert(common);
        let last = self.turn(self.text.len(), common);
        self.script = None;
        last
    }
}

impl FusedIterator for ScriptRuns<'_> {}

/// [`UnicodeScript::script`], without a search for what most text consists of.
#[inline]
fn script_of(c: char) -> Property {
    match c {
        'a'..='z' | 'A'..='Z' => Property::Latin,
        '\0'..='\x7F' => Property::Common,
        '\u{4E00}'..='\u{9FFF}' => Property::Han,
        '\u{AC00}'..='\u{D7A3}' => Property::Hangul,
        '\u{3041}'..='\u{3096}' => Property::Hiragana,
        _ => c.script(),
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use judou_testkit::{assert_linear, assert_tiles, strategies};
    use proptest::prelude::*;

    use super::*;

    fn runs(text: &str) -> Vec<(&str, &str)> {
        script_runs(text).map(|run| (run.span.of(text), run.script.code())).collect()
    }

    #[test]
    fn run_cases() {
        let cases: [(&str, &[(&str, &str)]); 15] = [
            ("", &[]),
            ("12, 3。", &[("12, 3。", "Zyyy")]),
            ("abc", &[("abc", "Latn")]),
            ("  abc 1", &[("  abc 1", "Latn")]), // nothing stands before: it goes with what follows
            ("漢字かなカナ", &[("漢字", "Hani"), ("かな", "Hira"), ("カナ", "Kana")]),
            ("らーめんラーメン", &[("らーめん", "Hira"), ("ラーメン", "Kana")]), // ー goes with either
            ("abc、漢字", &[("abc", "Latn"), ("、漢字", "Hani")]), // 、 is not used with Latin
            ("abc、def", &[("abc、def", "Latn")]),                 // but there it is
            ("abc 漢字", &[("abc ", "Latn"), ("漢字", "Hani")]),
            ("e\u{301}ё\u{301}", &[("e\u{301}", "Latn"), ("ё\u{301}", "Cyrl")]),
            ("abc (漢字) def", &[("abc (", "Latn"), ("漢字", "Hani"), (") def", "Latn")]),
            ("「abc」漢字", &[("「abc」", "Latn"), ("漢字", "Hani")]),
            ("漢字「abc」", &[("漢字「", "Hani"), ("abc", "Latn"), ("」", "Hani")]),
            (
                "a(漢[b]字)",
                &[("a(", "Latn"), ("漢[", "Hani"), ("b", "Latn"), ("]字", "Hani"), (")", "Latn")],
            ),
            ("한국어 2024년", &[("한국어 2024년", "Hang")]),
        ];
        for (text, expected) in cases {
            assert_eq!(runs(text), expected, "text {text:?}");
        }
    }

    #[test]
    fn shortcuts_say_what_unicode_says() {
        for c in '\0'..='\u{FFFF}' {
            assert_eq!(script_of(c), c.script(), "{c:?}");
        }
    }

    proptest! {
        /// Runs tile the text, neighbours differ, and what has a script of its own is in a run of it.
        #[test]
        fn runs_tile_the_text(text in strategies::mixed_script()) {
            let found: Vec<ScriptRun> = script_runs(&text).collect();
            assert_tiles(&text, found.iter().map(|run| run.span));
            prop_assert!(found.windows(2).all(|pair| pair[0].script != pair[1].script));
            for run in found {
                for c in run.span.of(&text).chars() {
                    let script = Script::of(c);
                    prop_assert!(script.is_shared() || script == run.script, "{:?} in {:?}", c, run);
                }
            }
        }
    }

    #[test]
    fn runs_take_linear_time() {
        for seed in ["(", "a(", "「", "a、", "、", "(漢", "a)", "ー", "\u{301}", "漢)(a"] {
            assert_linear(
                seed,
                20_000,
                |n| seed.repeat(n / seed.len()),
                |text| script_runs(text).count(),
            );
        }
    }
}
