//! Files whose words are known: treebanks to learn from and to score by.

use std::path::Path;

use judou::Diagnostic;
use judou::Span;
use judou::segment::train::{Corpus, CorpusErrorKind, WordScore};
use judou::source::lines;
use serde::Serialize;

use crate::files::{self, Extent, File};
use crate::inputs::{Problem, Source};
use crate::reading::{Page, count};

/// Reads and decodes the file at `path`; `-` is standard input.
pub(crate) fn read(path: &Path) -> Result<File, Problem> {
    let source = if path == Path::new("-") { Source::Stdin } else { Source::Path(path.into()) };
    files::read(&source, Extent::Whole, None)
}

/// The sentences of a file: CoNLL-U if its first line that is no comment has ten columns, else a sentence
/// a line with blanks between words.
pub(crate) fn corpus(text: &str) -> Result<Corpus, Diagnostic> {
    let mut content = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    if content.next().is_none_or(|line| line.matches('\t').count() < 9) {
        return Ok(Corpus::from_spaced(text));
    }
    Corpus::from_conllu(text).map_err(|error| {
        let (code, message, help) = match error.kind() {
            CorpusErrorKind::BadIndex => (
                "judou::segment::corpus-index",
                "the first column is no index of CoNLL-U",
                "write `3`, `3-4` for a word that is analysed as two, or `3.1` for one that is not written",
            ),
            CorpusErrorKind::EmptyWord => {
                ("judou::segment::corpus-word", "the word is empty", "the second column is the word")
            }
            _ => (
                "judou::segment::corpus-columns",
                "a word of CoNLL-U has ten columns",
                "put tabs between columns, `_` in those that say nothing, and `#` before a comment",
            ),
        };
        Diagnostic::error(code, message, line(text, error.line())).with_help(help)
    })
}

/// The span of the line with this number, counted from 1.
pub(crate) fn line(text: &str, number: usize) -> Span {
    let line = lines(text).nth(number.saturating_sub(1));
    line.map_or(Span::empty(text.len()), |line| line.span)
}

/// A score as JSON; shares are from 0 to 1.
#[derive(Debug, Serialize)]
pub(crate) struct ScoreRecord<'f> {
    path: &'f str,
    sentences: usize,
    words: usize,
    found: usize,
    right: usize,
    precision: f64,
    recall: f64,
    f1: f64,
}

impl<'f> ScoreRecord<'f> {
    pub(crate) fn new(path: &'f str, sentences: usize, score: &WordScore) -> Self {
        let rounded = |share: f64| (share * 1e6).round() / 1e6;
        Self {
            path,
            sentences,
            words: score.expected,
            found: score.found,
            right: score.right,
            precision: rounded(score.precision()),
            recall: rounded(score.recall()),
            f1: rounded(score.f1()),
        }
    }

    /// The file that was scored.
    pub(crate) const fn path(&self) -> &str {
        self.path
    }

    /// Shows it for reading.
    pub(crate) fn show(&self, name: &str, page: &mut Page<'_, '_>) {
        let size = format!("{}, {}", count(self.sentences, "sentence"), count(self.words, "word"));
        page.title(name, &size);
        let fields = [("precision", self.precision), ("recall", self.recall), ("F1", self.f1)];
        page.fields(
            fields.into_iter().map(|(name, share)| (name, format!("{:.2} %", share * 100.0))),
        );
    }
}
