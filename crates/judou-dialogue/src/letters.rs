//! Letters with a stop in place of a label, `P. ¿Cuándo?` and `R. Nunca.`, and whether they are question
//! and answer.
//!
//! Lists, initials and outlines have letters with stops too. Two letters are one who asks and one who
//! answers if they are a pair in some language, both come back, and what follows the first asks.

use alloc::vec::Vec;

use crate::candidate::Candidate;
use crate::lexicon::{self, LETTER_PAIRS};
use crate::speech::asks;

/// What a letter does in a document.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    all: usize,
    asking: usize,
}

/// The letters of a document that stand for question and answer.
#[derive(Debug, Default)]
pub(crate) struct Letters {
    /// `Q` stands there, which needs no partner.
    q: bool,
    pairs: Vec<(&'static str, &'static str)>,
}

impl Letters {
    /// Looks at the candidates with the indices `lettered`.
    pub(crate) fn of(text: &str, candidates: &[Candidate], lettered: &[usize]) -> Self {
        let among = |letter: &str| {
            let mut count = Count::default();
            let found = lettered.iter().filter_map(|at| candidates.get(*at));
            for candidate in found.filter(|it| stem(&it.folded) == letter) {
                count.all += 1;
                count.asking += usize::from(asks(candidate.rest.of(text)));
            }
            count
        };
        let pair = |(question, answer): &(&'static str, &'static str)| {
            let (question, answer) = (among(question), among(answer));
            question.all >= 2
                && answer.all >= 2
                && question.asking * 10 >= question.all * 6
                && answer.asking * 2 <= answer.all
        };
        let q = lettered.iter().filter_map(|at| candidates.get(*at));
        let q = q.into_iter().any(|it| lexicon::question_or_answer(&it.folded) == Some(true));
        Self { q, pairs: LETTER_PAIRS.iter().copied().filter(pair).collect() }
    }

    /// Whether the folded label is one of the letters that ask and answer.
    pub(crate) fn asked(&self, folded: &str) -> bool {
        let letter = stem(folded);
        self.q && lexicon::question_or_answer(folded).is_some()
            || self.pairs.iter().any(|(question, answer)| [*question, *answer].contains(&letter))
    }
}

/// The letter without its number.
fn stem(folded: &str) -> &str {
    folded.trim_end_matches(char::is_numeric)
}

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use crate::scan::scan;

    fn labels(text: &str) -> String {
        scan(text).candidates.iter().map(|candidate| &*candidate.folded).collect()
    }

    #[test]
    fn letters_in_pairs() {
        let cases = [
            ("P. ¿Y?\nR. No.\nP. ¿Ya?\nR. Sí.\n", "prpr"),
            ("D. Perché?\nR. Così.\nD. E poi?\nR. Mai.\n", "drdr"),
            ("Q. Why?\nA. So.\n", "qa"),
            ("Q   Why?\nA   So.\n", "qa"),
            // Outlines, initials, one letter alone.
            ("P. Roots\nR. Leaves\nP. Stems\nR. Buds\n", ""),
            ("R. Lee wrote it.\nR. Ray did not.\n", ""),
            ("P. ¿Y?\nP. ¿Ya?\n", ""),
            ("A. One\nB. Two\n", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(labels(text), expected, "{text:?}");
        }
    }
}
