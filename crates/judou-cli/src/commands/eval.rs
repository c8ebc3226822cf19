//! `judou eval`: how many words are found where a treebank has them.

use std::process::ExitCode;

use judou::segment::WordMode;
use judou::segment::train::WordScore;

use crate::args::{EvalArgs, GlobalArgs, Model};
use crate::commands::print_json;
use crate::files::{self, Extent};
use crate::gold::{self, ScoreRecord};
use crate::reading::Page;
use crate::report::{self, Tell};
use crate::words::{self, Words};

/// Runs the command.
pub(crate) fn run(args: &EvalArgs, global: &GlobalArgs) -> ExitCode {
    if args.words.mode == WordMode::Search {
        words::conflict("eval", "words of `--mode search` overlap, and those of treebanks do not");
    }
    if args.words.model == Model::Uax29 {
        words::conflict("eval", "`--model uax29` is no trained model");
    }
    let words = match Words::load("eval", &args.words, global) {
        Ok(words) => words,
        Err(status) => return status,
    };
    let segmenter = words.as_ref().map(Words::segmenter);
    files::run(&args.input, global, Extent::Whole, |file, terminal, outcome| {
        let text = file.text.as_str();
        let corpus = gold::corpus(text);
        let told = file.notes.iter().chain(corpus.as_ref().err());
        outcome.failed |=
            report::diagnostics(&mut outcome.err, terminal, file.name(), text, told, Tell::All);
        let (Ok(corpus), Some(segmenter)) = (corpus, &segmenter) else { return };
        let record = ScoreRecord::new(&file.path, corpus.len(), &WordScore::of(segmenter, &corpus));
        if terminal.prints_json(&args.style) {
            print_json(outcome, &record);
        } else {
            record.show(file.name(), &mut Page::new(&mut outcome.out, terminal));
        }
    })
}
