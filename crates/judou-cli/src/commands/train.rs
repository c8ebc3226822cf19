//! `judou train`: a word model from text whose words are known.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use judou::Diagnostic;
use judou::segment::train::{Corpus, Trainer, WordList, WordScore};
use judou::segment::{WordModel, WordSegmenter};
use serde::Serialize;

use crate::args::{GlobalArgs, TrainArgs};
use crate::commands::print_json;
use crate::files::File;
use crate::gold::{self, ScoreRecord};
use crate::inputs::Problem;
use crate::new_file::NewFile;
use crate::outcome::Outcome;
use crate::reading::{Page, count, grouped};
use crate::report::{self, Tell};
use crate::terminal::Terminal;

/// Runs the command.
pub(crate) fn run(args: &TrainArgs, global: &GlobalArgs) -> ExitCode {
    let terminal = Terminal::new(global);
    let mut outcome = Outcome::default();
    let done = train(args, &terminal, &mut outcome);
    if let Err(Some(problem)) = &done {
        report::problem(&mut outcome.err, &terminal, problem);
    }
    // A stream that is gone has nobody behind it.
    let _ = anstream::stderr().lock().write_all(&outcome.err);
    let _ = anstream::stdout().lock().write_all(&outcome.out.into_rest());
    if done.is_ok() && !outcome.failed { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Why there is no model; nothing if it has been said.
type Failure = Option<Problem>;

/// What came out, as JSON.
#[derive(Serialize)]
struct Record<'f> {
    path: &'f str,
    bytes: usize,
    sentences: usize,
    words: usize,
    dev: Vec<ScoreRecord<'f>>,
}

fn train(args: &TrainArgs, terminal: &Terminal, outcome: &mut Outcome<'_>) -> Result<(), Failure> {
    // What cannot be written should be known before an hour of work.
    let mut model_file = NewFile::create(&args.out, args.force)?;
    let mut reader = Reader { terminal, outcome };
    let mut corpus = Corpus::new();
    for path in &args.gold {
        corpus.extend(reader.read(path, gold::corpus)?.1);
    }
    let mut classical = Corpus::new();
    for path in &args.classical {
        classical.extend(reader.read(path, gold::corpus)?.1);
    }
    let sentences = corpus.len() + classical.len();
    let words = corpus.words() + classical.words();
    let dev = args.dev.iter().map(|path| reader.read(path, gold::corpus));
    let dev: Vec<(File, Corpus)> = dev.collect::<Result<_, _>>()?;
    let trainer = reader.trainer(args)?.corpus(corpus).classical(classical);
    let bytes = trainer
        .train(|round| {
            if terminal.err.is_terminal && !terminal.quiet {
                let _ = write!(std::io::stderr(), "\rround {} of {}", grouped(round), args.epochs);
            }
        })
        .map_err(|error| Problem::error(error.to_string()))?;
    if terminal.err.is_terminal && !terminal.quiet {
        let _ = write!(std::io::stderr(), "\r\x1b[K");
    }
    let failed = |error| NewFile::failed(&args.out, &error);
    model_file.write_all(&bytes).map_err(failed)?;
    model_file.finish()?;
    let model = WordModel::from_bytes(&bytes).map_err(|error| Problem::error(error.to_string()))?;
    let segmenter = WordSegmenter::new(model);
    let score = |(_, corpus): &(File, Corpus)| WordScore::of(&segmenter, corpus);
    let scores: Vec<WordScore> = dev.iter().map(score).collect();
    let path = args.out.to_string_lossy();
    let pairs = dev.iter().zip(&scores);
    let record = Record {
        path: &path,
        bytes: bytes.len(),
        sentences,
        words,
        dev: pairs
            .map(|((file, corpus), score)| ScoreRecord::new(&file.path, corpus.len(), score))
            .collect(),
    };
    if terminal.prints_json(&args.style) {
        print_json(outcome, &record);
        return Ok(());
    }
    let mut page = Page::new(&mut outcome.out, terminal);
    page.title(&path, &format!("{} bytes", grouped(bytes.len())));
    page.line(&format!("from {}, {}", count(sentences, "sentence"), count(words, "word")));
    for score in &record.dev {
        score.show(score.path(), &mut page);
    }
    Ok(())
}

/// Reads what training needs, and tells what is wrong with it.
struct Reader<'r, 'o> {
    terminal: &'r Terminal,
    outcome: &'r mut Outcome<'o>,
}

impl Reader<'_, '_> {
    /// What `parse` makes of the file at `path`.
    fn read<T>(
        &mut self,
        path: &Path,
        parse: impl Fn(&str) -> Result<T, Diagnostic>,
    ) -> Result<(File, T), Failure> {
        let file = gold::read(path)?;
        let parsed = parse(&file.text);
        let told = file.notes.iter().chain(parsed.as_ref().err());
        let err = &mut self.outcome.err;
        let failed =
            report::diagnostics(err, self.terminal, file.name(), &file.text, told, Tell::All);
        match parsed {
            Ok(parsed) if !failed => Ok((file, parsed)),
            _ => Err(None),
        }
    }

    fn lists(&mut self, paths: &[PathBuf]) -> Result<Vec<WordList>, Failure> {
        paths.iter().map(|path| Ok(self.read(path, word_list)?.1)).collect()
    }

    /// A trainer with all but the corpus.
    fn trainer(&mut self, args: &TrainArgs) -> Result<Trainer, Failure> {
        let mut trainer = Trainer::new().epochs(args.epochs).seed(args.seed);
        for list in self.lists(&args.word_lists)? {
            trainer = trainer.words(list);
        }
        for list in self.lists(&args.kana_word_lists)? {
            trainer = trainer.kana_words(list);
        }
        for path in &args.texts {
            trainer = trainer.text(self.read(path, |text| Ok(text.to_owned()))?.1);
        }
        for path in &args.folds {
            trainer = trainer.fold(self.read(path, folds)?.1);
        }
        Ok(trainer)
    }
}

fn word_list(text: &str) -> Result<WordList, Diagnostic> {
    WordList::parse(text).map_err(|error| {
        let message = "what stands behind the word is no count";
        let span = gold::line(text, error.line());
        Diagnostic::error("judou::segment::word-list", message, span)
            .with_help("write a word a line, and behind it, if need be, a blank and a number")
    })
}

/// Pairs of characters, two a line.
fn folds(text: &str) -> Result<Vec<(char, char)>, Diagnostic> {
    let mut pairs = Vec::new();
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let mut characters = line.chars().filter(|c| !c.is_whitespace());
        let (Some(from), Some(to), None) =
            (characters.next(), characters.next(), characters.next())
        else {
            let message = "a line is two characters";
            let span = gold::line(text, index + 1);
            return Err(Diagnostic::error("judou::segment::fold", message, span)
                .with_help("write the character that is to be taken for another, and that other"));
        };
        pairs.push((from, to));
    }
    Ok(pairs)
}
