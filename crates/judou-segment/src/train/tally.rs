//! What another program made of a text.

use std::borrow::ToOwned;
use std::string::String;
use std::vec::Vec;

use super::WordListError;

/// How often characters stand in a text in this order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// As one word.
    pub(super) words: u32,
    /// In any way.
    pub(super) all: u32,
}

/// Words in the order in which a model is to know them, and how a text that another program cut has them.
///
/// # Examples
///
/// ```
/// use judou_segment::train::WordTally;
///
/// // 次いで is a word 15 times of the 75 that it stands in the text; 高見沢 does not stand in it.
/// let tally = WordTally::parse("次いで\t15\t75\n高見沢\n")?;
/// assert_eq!(tally.len(), 2);
/// assert_eq!(WordTally::parse("次いで\t15\n").unwrap_err().line(), 1);
/// # Ok::<(), judou_segment::train::WordListError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct WordTally {
    pub(super) words: Vec<(String, Tally)>,
}

impl WordTally {
    /// Reads a word on each line; behind it, each behind a tab, how often it is a word in the text, and
    /// how often its characters stand there in any way; both or neither.
    ///
    /// # Errors
    ///
    /// The first line that has something else.
    pub fn parse(text: &str) -> Result<Self, WordListError> {
        let line = |(index, line): (usize, &str)| {
            let mut columns = line.split('\t');
            let word = columns.next().filter(|word| !word.is_empty());
            let counts = [columns.next(), columns.next(), columns.next()];
            let tally = match counts.map(|count| count.map(str::parse)) {
                [None, None, None] => Some(Tally::default()),
                [Some(Ok(words)), Some(Ok(all)), None] => Some(Tally { words, all }),
                _ => None,
            };
            let read = word.zip(tally).map(|(word, tally)| (word.to_owned(), tally));
            read.ok_or_else(|| WordListError::new(index + 1))
        };
        let words = text.lines().enumerate().map(line).collect::<Result<_, _>>()?;
        Ok(Self { words })
    }

    /// How many words it has.
    pub const fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether it has none.
    pub const fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_have_both_counts_or_neither() {
        let cases = [
            ("", Some(0)),
            ("山\n川\t0\t3\n", Some(2)),
            ("山\t1\t2\t3\n", None),
            ("山\t1\n", None),
            ("山\tmany\t2\n", None),
            ("山\n\n川\n", None),
            ("\t1\t2\n", None),
        ];
        for (text, expected) in cases {
            assert_eq!(WordTally::parse(text).ok().map(|tally| tally.len()), expected, "{text:?}");
        }
    }
}
