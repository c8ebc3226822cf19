//! Runs of Hangul, which are one atom where nothing else could be a part of their word.
//!
//! Writers of Korean set blanks between words, so a run between two blanks or brackets is one word
//! whatever it says. One that touches a digit, a letter or a sign that joins is given syllable by
//! syllable, for there the model decides, which was trained on syllables and looks two of them far.

use alloc::vec::Vec;

use super::WordKind;
use super::atom::Atom;

/// What is one atom of Hangul.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hangul {
    /// All that stands together, if nothing that joins stands beside it.
    Run,
    /// A syllable, or a jamo by itself, for who looks for words inside runs.
    Syllable,
}

/// The longest run, in bytes, that is gone back over for its syllables when something joins its end:
/// together with what is read again, it bounds the time that a window takes.
const LONGEST: usize = 256;

/// Which runs are one atom, while text is scanned.
#[derive(Debug)]
pub(super) struct Runs {
    hangul: Hangul,
    /// Whether the last atom is a run, if it is Hangul.
    is_run: bool,
    /// Where the run ends whose syllables are being read.
    spelled: usize,
}

impl Runs {
    pub(super) const fn new(hangul: Hangul) -> Self {
        Self { hangul, is_run: false, spelled: 0 }
    }

    /// Whether Hangul at `at`, which `joins` or not, is a part of the last atom.
    #[inline]
    pub(super) fn take(&mut self, atoms: &[Atom], at: usize, joins: bool) -> bool {
        let last = atoms.last();
        if last.is_some_and(|last| last.kind == WordKind::Hangul && last.joins == joins) {
            return self.is_run;
        }
        let may_join = joins && last.is_some_and(|last| last.joins);
        self.is_run = self.hangul == Hangul::Run && at >= self.spelled && !may_join;
        false
    }

    /// Whether the last atom is a run, which all Hangul that follows is a part of.
    #[inline]
    pub(super) const fn is_run(&self) -> bool {
        self.is_run
    }

    /// Takes the run away that ends at `at`, where something follows that joins, and gives the offset to
    /// read its syllables from.
    #[inline]
    pub(super) fn undo(&mut self, atoms: &mut Vec<Atom>, at: usize) -> Option<usize> {
        if !self.is_run {
            return None;
        }
        let is_run = |last: &&Atom| last.kind == WordKind::Hangul && last.joins;
        let start = atoms.last().filter(is_run)?.start;
        if at - start > LONGEST {
            return None;
        }
        atoms.pop();
        self.spelled = at;
        Some(start)
    }
}

/// Whether `c` is a syllable or a jamo of Hangul.
pub(crate) const fn is_hangul(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11FF}' | '\u{3131}'..='\u{318E}' | '\u{A960}'..='\u{A97F}'
        | '\u{AC00}'..='\u{D7FF}' | '\u{FFA0}'..='\u{FFDC}')
}

#[cfg(test)]
mod tests {
    use judou_source::Span;

    use super::*;
    use crate::token::Grain;
    use crate::word::{WordModel, atom, untrained};

    /// The texts of the atoms of a window.
    fn atoms(text: &str, grain: Grain, hangul: Hangul) -> Vec<&str> {
        let bytes = untrained();
        let model = WordModel::from_bytes(&bytes).expect("an empty model is one");
        let mut atoms = Vec::new();
        let end = atom::scan(text, 0, grain, hangul, model.charset(), &mut atoms);
        let starts = atoms.iter().map(|atom| atom.start);
        let ends = starts.clone().skip(1).chain([end]);
        starts.zip(ends).map(|(start, end)| Span::new(start, end).of(text)).collect()
    }

    #[test]
    fn runs_are_one_atom_where_nothing_joins_them() {
        let cases: [(&str, &[&str]); 16] = [
            ("우리는 학교에서", &["우리는", " ", "학교에서"]),
            ("(가나), “다라”", &["(", "가나", ")", ",", " ", "“", "다라", "”"]),
            ("가나。다라", &["가나", "。", "다라"]),
            ("3개월 동안", &["3", "개", "월", " ", "동안"]),
            ("제품3 가나", &["제", "품", "3", " ", "가나"]),
            ("AI학교 나무", &["AI", "학", "교", " ", "나무"]),
            ("나무AI", &["나", "무", "AI"]),
            ("大學에서 나무", &["大", "學", "에", "서", " ", "나무"]),
            ("나무와木", &["나", "무", "와", "木"]),
            ("가나·다라 마바", &["가", "나", "·", "다", "라", " ", "마바"]),
            ("오십% 나무", &["오", "십", "%", " ", "나무"]),
            ("안녕ㅋㅋㅋ ㅠㅠ", &["안녕ㅋㅋㅋ", " ", "ㅠㅠ"]),
            // Decomposed, alone and between syllables that are composed.
            (
                "\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8} 나\u{1112}\u{1161}\u{11AB}무",
                &[
                    "\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}",
                    " ",
                    "나\u{1112}\u{1161}\u{11AB}무",
                ],
            ),
            ("\u{1112}\u{1161}\u{11AB}나3", &["\u{1112}\u{1161}\u{11AB}", "나", "3"]),
            ("나무\u{301}에\u{20DD}서", &["나무\u{301}에\u{20DD}서"]),
            ("ﾡﾢ 가나👍다라", &["ﾡﾢ", " ", "가나", "👍", "다라"]),
        ];
        for (text, expected) in cases {
            assert_eq!(atoms(text, Grain::Whole, Hangul::Run), expected, "text {text:?}");
        }
        assert_eq!(
            atoms("나무는 ㅋ", Grain::Whole, Hangul::Syllable),
            ["나", "무", "는", " ", "ㅋ"]
        );
    }

    #[test]
    fn long_runs_are_not_gone_back_over() {
        let run = "가".repeat(LONGEST / 3);
        assert_eq!(atoms(&(run.clone() + "%"), Grain::Whole, Hangul::Run).len(), LONGEST / 3 + 1);
        assert_eq!(atoms(&(run + "가%"), Grain::Whole, Hangul::Run).len(), 2);
    }
}
