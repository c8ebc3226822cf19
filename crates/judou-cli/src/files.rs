//! What every command does with its files: reads, decodes, hands on, prints in order, sums up.

use std::io::{self, BufWriter, Read, Write};
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::process::ExitCode;
use std::thread;
use std::time::{Duration, Instant};

use clap::CommandFactory;
use clap::error::ErrorKind;
use encoding_rs::Encoding;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use judou::dialogue::TranscriptParser;
use judou::{Diagnostic, Document, DocumentParser};

use crate::args::{Cli, DialogueArgs, GlobalArgs, InputArgs};
use crate::decode::{Decoded, NotText, decode};
use crate::inputs::{Inputs, Problem, Selection, Source};
use crate::outcome::Outcome;
use crate::pool::{self, Done, Event};
use crate::report;
use crate::terminal::Terminal;

/// What takes less long needs no progress.
const PROGRESS_AFTER: Duration = Duration::from_secs(1);

/// A file that was read and decoded.
#[derive(Debug)]
pub(crate) struct File {
    /// As in JSON: `-` is standard input.
    pub(crate) path: String,
    pub(crate) text: String,
    pub(crate) encoding: &'static str,
    /// What there is to say about reading it.
    pub(crate) notes: Vec<Diagnostic>,
}

impl File {
    /// The name to show to people.
    pub(crate) fn name(&self) -> &str {
        if self.path == "-" { "<stdin>" } else { &self.path }
    }
}

/// How much of a file a command needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    /// All of it.
    Whole,
    /// So many bytes from its start: enough for the header of a file in UTF-8. Where that does not
    /// settle the encoding, the whole file is read.
    Start(usize),
}

/// Runs `command` on every file and prints what it gives, in order.
pub(crate) fn run(
    input: &InputArgs,
    global: &GlobalArgs,
    extent: Extent,
    command: impl Fn(&File, &Terminal, &mut Outcome<'_>) + Sync,
) -> ExitCode {
    let work = |source: &Source, terminal: &Terminal, outcome: &mut Outcome<'_>| {
        command(&read(source, extent, input.encoding)?, terminal, outcome);
        Ok(())
    };
    work_on(Box::new(Stdout::new()), Selection::from(input), global, work)
}

/// Reads every file as a document and runs `command` on it; what that gives goes to `sink`, or if there
/// is none, why not, and nothing is read.
///
/// Data in a folder is passed over unless it is dialogue in a notation that has a grammar: whoever keeps
/// talks beside `package.json` does not want to hear of that.
pub(crate) fn documents(
    sink: Result<Box<dyn Sink>, Problem>,
    input: &InputArgs,
    dialogue: &DialogueArgs,
    global: &GlobalArgs,
    command: impl Fn(&File, &Document<'_>, &Terminal, &mut Outcome<'_>) + Sync,
) -> ExitCode {
    let sink = match sink {
        Ok(sink) => sink,
        Err(problem) => return refuse(&problem, global),
    };
    let parser = document_parser(dialogue);
    let selection = Selection { data: true, ..Selection::from(input) };
    work_on(sink, selection, global, |source, terminal, outcome| {
        let is_data = matches!(source, Source::Data(_));
        let file = match read(source, Extent::Whole, input.encoding) {
            Err(problem) if is_data && problem.is_not_text => return Ok(()),
            file => file?,
        };
        let document = parser.parse(&file.text);
        if !is_data || document.notation().is_some_and(|notation| !notation.is_free_form()) {
            // What is printed of a document with short turns is about as long as it.
            outcome.out.expect(file.text.len());
            command(&file, &document, terminal, outcome);
        }
        Ok(())
    })
}

/// Says why nothing is read.
pub(crate) fn refuse(problem: &Problem, global: &GlobalArgs) -> ExitCode {
    tell(problem, &Terminal::new(global));
    ExitCode::FAILURE
}

/// Runs `work` on every source and prints what it gives, in order.
pub(crate) fn each(
    selection: Selection<'_>,
    global: &GlobalArgs,
    work: impl Fn(&Source, &Terminal, &mut Outcome<'_>) -> Result<(), Problem> + Sync,
) -> ExitCode {
    work_on(Box::new(Stdout::new()), selection, global, work)
}

fn work_on(
    sink: Box<dyn Sink>,
    selection: Selection<'_>,
    global: &GlobalArgs,
    work: impl Fn(&Source, &Terminal, &mut Outcome<'_>) -> Result<(), Problem> + Sync,
) -> ExitCode {
    let terminal = Terminal::new(global);
    let inputs = match Inputs::new(selection) {
        Ok(inputs) => inputs,
        Err(problem) => return refuse(&problem, global),
    };
    let Some(inputs) = inputs else {
        let message = "no FILE is named, and standard input is a terminal";
        Cli::command().error(ErrorKind::MissingRequiredArgument, message).exit();
    };
    let jobs = || {
        global.jobs.or_else(|| thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN)
    };
    let mut printer = Printer::new(&terminal, sink);
    let work = |source: Result<Source, Problem>, outcome: &mut Outcome<'_>| {
        if let Err(problem) = source.and_then(|source| work(&source, &terminal, outcome)) {
            outcome.failed |= problem.is_error;
            report::problem(&mut outcome.err, &terminal, &problem);
        }
    };
    pool::run(inputs, jobs, work, |event| printer.handle(event));
    printer.finish()
}

/// The parser that the options ask for.
fn document_parser(args: &DialogueArgs) -> DocumentParser {
    let mut parser = TranscriptParser::new().merge(args.merge);
    if let Some(notation) = args.from {
        parser = parser.notation(notation);
    }
    let parser = args.speaker.iter().fold(parser, |parser, name| parser.speaker(name));
    let parser = args.ignore.iter().fold(parser, |parser, label| parser.ignore(label));
    DocumentParser::new().dialogue(Some(parser))
}

/// Reads and decodes one file.
pub(crate) fn read(
    source: &Source,
    extent: Extent,
    forced: Option<&'static Encoding>,
) -> Result<File, Problem> {
    let path = source.path();
    let mut reader = source.open()?;
    let mut bytes = Vec::new();
    if let (Extent::Start(limit), None) = (extent, forced) {
        let start = (&mut reader).take(limit as u64).read_to_end(&mut bytes);
        start.map_err(|error| source.unreadable(&error))?;
        if bytes.len() == limit
            && let Some(text) = plain_start(&bytes)
        {
            let encoding = encoding_rs::UTF_8.name();
            return Ok(File { path, text: text.to_owned(), encoding, notes: Vec::new() });
        }
    }
    if bytes.is_empty() {
        bytes.reserve(source.size());
    }
    reader.read_to_end(&mut bytes).map_err(|error| source.unreadable(&error))?;
    match decode(bytes, forced) {
        Ok(Decoded { text, encoding, notes }) => Ok(File { path, text, encoding, notes }),
        Err(NotText) => Err(Problem::not_text(&path)),
    }
}

/// The start of a file as text, less the character that its end may cut, if it is plain UTF-8.
fn plain_start(bytes: &[u8]) -> Option<&str> {
    // NUL bytes may mean UTF-16, escapes ISO-2022-JP: there the whole file decides.
    if memchr::memchr2(0, 0x1b, bytes).is_some() {
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) if error.error_len().is_none() => {
            bytes.get(..error.valid_up_to()).and_then(|start| std::str::from_utf8(start).ok())
        }
        Err(_) => None,
    }
}

/// Where the output of all files goes, in their order.
pub(crate) trait Sink: Write {
    /// What it is called where it cannot be written to.
    fn name(&self) -> &str;

    /// Called once, after all of the output.
    fn finish(self: Box<Self>) -> Result<(), Problem>;
}

/// Standard output.
pub(crate) struct Stdout(BufWriter<io::StdoutLock<'static>>);

/// Standard output, for [`documents`].
pub(crate) fn stdout() -> Box<dyn Sink> {
    Box::new(Stdout::new())
}

impl Stdout {
    pub(crate) fn new() -> Self {
        Self(BufWriter::with_capacity(64 << 10, io::stdout().lock()))
    }
}

impl Write for Stdout {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl Sink for Stdout {
    fn name(&self) -> &'static str {
        "standard output"
    }

    fn finish(self: Box<Self>) -> Result<(), Problem> {
        Ok(())
    }
}

/// Tells on standard error what stands in the way of everything.
fn tell(problem: &Problem, terminal: &Terminal) {
    let mut err = Vec::new();
    report::problem(&mut err, terminal, problem);
    // There is nowhere to tell that standard error is closed.
    let _ = io::stderr().write_all(&err);
}

/// Prints the outcomes, and how far the work has got.
struct Printer<'t> {
    terminal: &'t Terminal,
    out: Box<dyn Sink>,
    /// Whether the output took no more, so that it is not whole.
    broken: bool,
    started: Instant,
    files: u64,
    progress: Option<ProgressBar>,
    failed: bool,
}

impl<'t> Printer<'t> {
    fn new(terminal: &'t Terminal, out: Box<dyn Sink>) -> Self {
        Self {
            terminal,
            out,
            broken: false,
            started: Instant::now(),
            files: 0,
            progress: None,
            failed: false,
        }
    }

    fn handle(&mut self, event: Event<'_>) -> ControlFlow<()> {
        let written = match event {
            Event::Part(bytes) => self.out.write_all(bytes),
            Event::Done(done) => {
                self.files += 1;
                self.failed |= done.failed;
                self.print(&done)
            }
            Event::Waiting => self.out.flush(),
        };
        if let Err(error) = written {
            return self.stop(&error);
        }
        self.show_progress();
        ControlFlow::Continue(())
    }

    fn print(&mut self, done: &Done) -> io::Result<()> {
        self.out.write_all(&done.out)?;
        if !done.err.is_empty() {
            // On a terminal both streams meet: an excerpt belongs after the output of its file.
            self.out.flush()?;
            let tell = || {
                // There is nowhere to tell that standard error is closed.
                let _ = io::stderr().write_all(&done.err);
            };
            match &self.progress {
                Some(progress) => progress.suspend(tell),
                None => tell(),
            }
        }
        Ok(())
    }

    /// Ends the work when the output takes no more.
    fn stop(&mut self, error: &io::Error) -> ControlFlow<()> {
        if error.kind() == io::ErrorKind::BrokenPipe {
            // Whoever reads has seen enough, as `head` does. Threads may still be reading standard
            // input, which nobody need wait for.
            std::process::exit(i32::from(self.failed));
        }
        self.failed = true;
        self.broken = true;
        let problem = Problem::error(format!("cannot write to {}: {error}", self.out.name()));
        tell(&problem, self.terminal);
        ControlFlow::Break(())
    }

    fn show_progress(&mut self) {
        let wanted =
            self.terminal.err.is_terminal && !self.terminal.out.is_terminal && !self.terminal.quiet;
        if !wanted || self.started.elapsed() < PROGRESS_AFTER {
            return;
        }
        let started = self.started;
        let progress = self.progress.get_or_insert_with(|| {
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
            let template = "{spinner} {human_pos} files in {elapsed}";
            match ProgressStyle::with_template(template) {
                Ok(style) => bar.with_style(style),
                Err(_) => bar,
            }
            .with_elapsed(started.elapsed())
        });
        progress.set_position(self.files);
    }

    fn finish(mut self) -> ExitCode {
        if let Some(progress) = self.progress.take() {
            progress.finish_and_clear();
        }
        if let Err(error) = self.out.flush() {
            let _ = self.stop(&error);
        }
        if !self.broken
            && let Err(problem) = self.out.finish()
        {
            self.failed = true;
            tell(&problem, self.terminal);
        }
        ExitCode::from(u8::from(self.failed))
    }
}
