//! What finds words: a model and the user's own words, loaded before the first file is read.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use clap::CommandFactory;
use clap::error::ErrorKind;
use judou::segment::{Lexicon, WordMode, WordModel, WordSegmenter};
use judou::{Span, Unit};

use crate::args::{Cli, GlobalArgs, Model, WordArgs};
use crate::files::{self, Extent};
use crate::inputs::{Problem, Source, reason};
use crate::report::{self, Tell};
use crate::terminal::Terminal;

/// A model, a lexicon and a mode; [`Words::segmenter`] borrows them.
#[derive(Debug)]
pub(crate) struct Words {
    name: String,
    model: WordModel<'static>,
    lexicon: Option<Lexicon>,
    mode: WordMode,
}

impl Words {
    /// Loads what the options of `command` ask for; if that fails, says why on standard error.
    ///
    /// UAX #29 needs nothing, and is `None`.
    pub(crate) fn load(
        command: &str,
        args: &WordArgs,
        global: &GlobalArgs,
    ) -> Result<Option<Self>, ExitCode> {
        let is_plain = args.lexicon.is_none() && args.mode == WordMode::Standard;
        if args.model == Model::Uax29 && !is_plain {
            conflict(command, "`--model uax29` takes neither a lexicon nor a mode");
        }
        let terminal = Terminal::new(global);
        let mut err = Vec::new();
        let loaded = Self::read(args, &terminal, &mut err);
        // If standard error is gone, nobody is left to be told.
        let _ = anstream::stderr().lock().write_all(&err);
        loaded.map_err(|Told| ExitCode::FAILURE)
    }

    fn read(args: &WordArgs, terminal: &Terminal, err: &mut Vec<u8>) -> Result<Option<Self>, Told> {
        let model = model(&args.model).map_err(|problem| {
            report::problem(err, terminal, &problem);
            Told
        })?;
        let Some(model) = model else { return Ok(None) };
        let lexicon = args.lexicon.as_deref();
        let lexicon = lexicon.map(|path| lexicon_of(path, terminal, err)).transpose()?;
        Ok(Some(Self { name: args.model.to_string(), model, lexicon, mode: args.mode }))
    }

    /// Its model, as the option names it.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// What finds these words.
    pub(crate) fn segmenter(&self) -> WordSegmenter<'_> {
        let segmenter = WordSegmenter::new(self.model).mode(self.mode);
        match &self.lexicon {
            Some(lexicon) => segmenter.lexicon(lexicon),
            None => segmenter,
        }
    }
}

/// What cuts a text.
#[derive(Debug)]
pub(crate) enum Cutter<'w> {
    Unit(Unit),
    Words(Box<WordSegmenter<'w>>),
}

impl Cutter<'_> {
    /// The spans of what `text` is cut into, while they are found.
    pub(crate) fn spans<'t>(&'t self, text: &'t str) -> Box<dyn Iterator<Item = Span> + 't> {
        match self {
            Self::Unit(unit) => Box::new(judou::segment::spans(text, *unit)),
            Self::Words(segmenter) => Box::new(segmenter.words(text).map(|word| word.span)),
        }
    }

    /// What finds words, if words by a model are asked for.
    pub(crate) const fn segmenter(&self) -> Option<&WordSegmenter<'_>> {
        match self {
            Self::Unit(_) => None,
            Self::Words(segmenter) => Some(segmenter),
        }
    }
}

/// Ends the program: the options of `command` contradict one another, as `message` says.
pub(crate) fn conflict(command: &str, message: &str) -> ! {
    let mut program = Cli::command();
    program.build();
    match program.find_subcommand_mut(command) {
        Some(blamed) => blamed.error(ErrorKind::ArgumentConflict, message).exit(),
        None => program.error(ErrorKind::ArgumentConflict, message).exit(),
    }
}

/// The reason has been printed.
#[derive(Debug)]
struct Told;

/// The model that the option names; none for UAX #29.
fn model(model: &Model) -> Result<Option<WordModel<'static>>, Problem> {
    Ok(Some(match model {
        Model::Standard => WordModel::standard(),
        Model::Small => WordModel::small(),
        Model::Uax29 => return Ok(None),
        Model::File(path) => {
            let shown = path.display();
            let bytes = std::fs::read(path).map_err(|error| {
                let known = "`standard`, `small` and `uax29` are there always";
                Problem::error(format!(
                    "cannot read the model `{shown}`: {} ({known})",
                    reason(&error)
                ))
            })?;
            // It lives as long as the program, and what borrows it is simpler for that.
            WordModel::from_bytes(bytes.leak())
                .map_err(|error| Problem::error(format!("`{shown}` is no word model: {error}")))?
        }
    }))
}

/// The lexicon in the file at `path`.
fn lexicon_of(path: &Path, terminal: &Terminal, err: &mut Vec<u8>) -> Result<Lexicon, Told> {
    let file = files::read(&Source::Path(path.into()), Extent::Whole, None).map_err(|problem| {
        report::problem(err, terminal, &problem);
        Told
    })?;
    let parsed = Lexicon::parse(&file.text);
    let error = parsed.as_ref().err().map(judou::segment::LexiconError::to_diagnostic);
    let told = file.notes.iter().chain(&error);
    let failed = report::diagnostics(err, terminal, file.name(), &file.text, told, Tell::All);
    parsed.ok().filter(|_| !failed).ok_or(Told)
}
