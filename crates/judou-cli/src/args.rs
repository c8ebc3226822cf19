//! The command line: what it accepts and how it explains itself.
//!
//! Nothing here looks at a file. What the options mean is written once, in the doc comments, from
//! which `--help`, the completions and the man pages are made.

mod meta;
mod words;

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::builder::styling::{AnsiColor, Styles};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ColorChoice, Parser, Subcommand, ValueEnum};
use judou::dialogue::Target;
use judou::{Notation, SizeUnit, Unit};

pub(crate) use meta::{ConvertArgs, EditArgs, GetArgs, MetaArgs, MetaCommand, RemoveArgs, SetArgs};
pub(crate) use words::{EvalArgs, Model, TrainArgs, WordArgs};

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

const EXAMPLES: &str = "\
Examples:
  judou parse talk.md                        what is in it, for reading
  judou parse --json talks/ > talks.jsonl    a folder, one JSON object a line
  judou meta --json 'posts/**/*.md'          the front matter of many files
  judou meta set draft=false posts/*.md      a key of it changed in place
  judou turns talk.txt                       who says what
  judou view talk.md -o talk.html            a page to look at
  judou chunk --max 1000 talks/              chunks for retrieval, each with its speakers
  judou segment --unit sentence novel.txt    one sentence a line

Exit status: 0 if all went well, 1 if a file could not be read or has errors, 2 if the command line
is wrong.";

const PARSE_EXAMPLES: &str = "\
Examples:
  judou parse talk.md
  judou parse --json --units sentence,word talk.md
  judou parse --json --regions page.md | jq -c '.regions[]'
  judou parse --text talks/ | less -R
  judou parse --format parquet --out talks.parquet talks/
  curl -s https://example.org/talk.md | judou parse -";

const TURNS_EXAMPLES: &str = "\
Examples:
  judou turns talk.txt
  judou turns --json talks/ | jq -c '[.path, (.turns | length)]'
  judou turns --from markdown-bold-label draft.md
  judou turns --speaker Ann --ignore Note --merge minutes.txt
  judou turns --format parquet --out turns.parquet talks/
  judou turns --quotations --text novel.txt
  judou turns --explain --text odd.md";

const REWRITE_EXAMPLES: &str = "\
Examples:
  judou convert --to markdown-bold-label talk.srt > talk.md
  judou convert --to webvtt --estimate-times interview.md > interview.vtt
  judou convert --to openai-messages chat.txt | jq length
  judou convert --to csv < minutes.txt";

const VIEW_EXAMPLES: &str = "\
Examples:
  judou view talk.md -o talk.html
  judou view --out pages/ talks/             a page for each document
  curl -s https://example.org/talk.md | judou view > talk.html";

const SEGMENT_EXAMPLES: &str = "\
Examples:
  judou segment --unit sentence novel.txt
  judou segment --unit word --output spaced corpus.txt > corpus.words.txt
  judou segment --unit word --lexicon names.txt --json novel.txt
  judou segment --unit word --mode search talk.md | sort | uniq -c
  judou segment --unit clause --output json novel.txt";

const CHUNK_EXAMPLES: &str = "\
Examples:
  judou chunk --max 1000 talk.md > chunks.jsonl
  judou chunk --max 200 --unit words --overlap 1 talks/
  judou chunk --max 512 --tokenizer cl100k_base talks/
  judou chunk --max 1000 --metadata title,date talks/ | jq -r .text
  judou chunk --max 500 --text talk.md | less -R";

const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  judou completions bash > ~/.local/share/bash-completion/completions/judou
  judou completions zsh > ~/.zfunc/_judou
  judou completions fish > ~/.config/fish/completions/judou.fish";

/// Front matter, speaker turns, sections, sentences and words of real documents
///
/// Reads Markdown, plain text and transcripts in Chinese, Japanese, Korean, English and other
/// languages. On a terminal its output is for reading; in a pipe or a file it is for programs: one JSON
/// object a line, all positions as byte offsets into the text.
#[derive(Debug, Parser)]
#[command(name = "judou", version, styles = STYLES, after_help = EXAMPLES, propagate_version = true)]
#[command(disable_help_subcommand = false, arg_required_else_help = true)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: GlobalArgs,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Options that every command takes.
#[derive(Debug, Args)]
#[command(next_help_heading = "Options of every command")]
pub(crate) struct GlobalArgs {
    /// When to use colours; `auto` is on a terminal, unless `NO_COLOR` is set
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: ColorChoice,
    /// How many files to work on at once [default: one for each processor]
    #[arg(long, short, global = true, value_name = "N")]
    pub(crate) jobs: Option<NonZeroUsize>,
    /// Tell errors only: neither warnings, nor notes, nor progress
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Front matter, speakers, sections and turns of each file
    Parse(ParseArgs),
    /// The front matter of each file; also gets, sets, removes and converts it
    Meta(MetaArgs),
    /// Who says what in each file
    Turns(TurnsArgs),
    /// Write the dialogue of a file in another notation, to standard output
    Convert(RewriteArgs),
    /// Write a page to look at: turns, speakers, outline, boundaries; one file, no network
    View(ViewArgs),
    /// Cut each file into chunks of a limited size, for retrieval
    Chunk(ChunkArgs),
    /// Cut text into sentences, words or other units
    Segment(SegmentArgs),
    /// Train a word model from text whose words are known
    Train(TrainArgs),
    /// Score the words that are found against text whose words are known
    Eval(EvalArgs),
    /// Print the completions of a shell
    #[command(after_help = COMPLETIONS_EXAMPLES)]
    Completions {
        /// For which shell
        shell: clap_complete::Shell,
    },
    /// Print the man page, or write the pages of all commands to a folder
    #[command(hide = true)]
    Man {
        /// The folder to write to; it is made where there is none
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
    },
}

/// Which files, and how to read them.
#[derive(Debug, Args)]
pub(crate) struct InputArgs {
    /// Files, folders, globs, or `-` for standard input [default: standard input in a pipe]
    ///
    /// Of a folder, the documents in it and below it are read, in the order of their names: files that
    /// end in `.md`, `.txt`, `.srt` and the like, and dialogue in `.json`, `.jsonl`, `.xml`, `.csv` and
    /// `.html`. Hidden files and what .gitignore names are left out. A file that is named is read
    /// whatever it is called.
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// In folders, read files that match this too, such as `*.json`; may be given several times
    ///
    /// A GLOB without `/` is compared with the name of a file, one with it with its path in the folder.
    #[arg(long, value_name = "GLOB")]
    pub(crate) include: Vec<String>,
    /// Read the files in this encoding, where the default is to find out
    ///
    /// A name of the WHATWG's list: utf-8, gb18030, big5, shift-jis, euc-jp, euc-kr, utf-16le,
    /// windows-1252 and so on.
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    pub(crate) encoding: Option<&'static encoding_rs::Encoding>,
    /// In folders, read what .gitignore names and hidden files too
    #[arg(long)]
    pub(crate) no_ignore: bool,
}

/// Whether the output is for reading or for programs.
#[derive(Debug, Args)]
pub(crate) struct StyleArgs {
    /// One JSON object a line, even on a terminal
    #[arg(long, conflicts_with = "text")]
    pub(crate) json: bool,
    /// Output for reading, even in a pipe
    #[arg(long)]
    pub(crate) text: bool,
}

/// Where the output goes if it is a table.
#[derive(Debug, Args)]
pub(crate) struct TableArgs {
    /// Write a table to the file that `--out` names; the program must be built with it
    #[arg(long, value_name = "FORM", requires = "out", conflicts_with_all = ["json", "text"])]
    pub(crate) format: Option<TableFormat>,
    /// The file that `--format` writes
    #[arg(long, short, value_name = "PATH", requires = "format")]
    pub(crate) out: Option<PathBuf>,
    /// Write over a file that is there already
    #[arg(long, requires = "out")]
    pub(crate) force: bool,
}

/// Tables that can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum TableFormat {
    /// Apache Parquet, which programs for tables of data read
    Parquet,
}

#[derive(Debug, Args)]
#[command(after_help = PARSE_EXAMPLES)]
pub(crate) struct ParseArgs {
    #[command(flatten)]
    pub(crate) style: StyleArgs,
    #[command(flatten)]
    pub(crate) table: TableArgs,
    /// Add the regions that tile the file to the JSON: what each part of it is, and why furniture is that
    #[arg(long)]
    pub(crate) regions: bool,
    /// Add the spans of these units of the body to the JSON
    #[arg(long, value_name = "UNIT,…", value_delimiter = ',', value_parser = unit_parser())]
    pub(crate) units: Vec<Unit>,
    /// Add the quotations to the JSON: what is said in a story or an article, and by whom
    #[arg(long, conflicts_with = "format")]
    pub(crate) quotations: bool,
    #[command(flatten)]
    pub(crate) dialogue: DialogueArgs,
    #[command(flatten)]
    pub(crate) input: InputArgs,
}

/// How the dialogue is written down, and who speaks in it.
#[derive(Debug, Args)]
pub(crate) struct DialogueArgs {
    /// Take the dialogue to be in this notation, where the default is to detect it
    #[arg(long, value_name = "NOTATION", value_parser = notation_parser())]
    pub(crate) from: Option<Notation>,
    /// Take labels with this name for a speaker's, though they stand there once or look like a field;
    /// may be given several times
    #[arg(long, value_name = "NAME")]
    pub(crate) speaker: Vec<String>,
    /// Take labels with this name for nobody's; may be given several times
    #[arg(long, value_name = "LABEL")]
    pub(crate) ignore: Vec<String>,
    /// Join turns that follow each other and are the same speaker's
    #[arg(long)]
    pub(crate) merge: bool,
}

#[derive(Debug, Args)]
#[command(after_help = TURNS_EXAMPLES)]
pub(crate) struct TurnsArgs {
    #[command(flatten)]
    pub(crate) style: StyleArgs,
    #[command(flatten)]
    pub(crate) table: TableArgs,
    #[command(flatten)]
    pub(crate) dialogue: DialogueArgs,
    /// Add the quotations, which are no turns: what is said in a story or an article, and by whom
    #[arg(long, conflicts_with = "format")]
    pub(crate) quotations: bool,
    /// Add every label that was looked at, and why it opens turns or does not
    #[arg(long)]
    pub(crate) explain: bool,
    #[command(flatten)]
    pub(crate) input: InputArgs,
}

#[derive(Debug, Args)]
#[command(after_help = REWRITE_EXAMPLES)]
pub(crate) struct RewriteArgs {
    /// The notation to write
    #[arg(long, value_name = "NOTATION", value_parser = target_parser())]
    pub(crate) to: Target,
    /// Give turns without a time one, by the length of what is said, where the notation needs times
    #[arg(long)]
    pub(crate) estimate_times: bool,
    #[command(flatten)]
    pub(crate) dialogue: DialogueArgs,
    #[command(flatten)]
    pub(crate) input: InputArgs,
}

#[derive(Debug, Args)]
#[command(after_help = VIEW_EXAMPLES)]
pub(crate) struct ViewArgs {
    /// Where to write the page; in a folder, a page for each file [default: standard output]
    #[arg(long, short, value_name = "PATH")]
    pub(crate) out: Option<PathBuf>,
    /// Write over a file that is there already
    #[arg(long, short, requires = "out")]
    pub(crate) force: bool,
    #[command(flatten)]
    pub(crate) dialogue: DialogueArgs,
    #[command(flatten)]
    pub(crate) input: InputArgs,
}

#[derive(Debug, Args)]
#[command(after_help = CHUNK_EXAMPLES)]
pub(crate) struct ChunkArgs {
    /// How large a chunk may be
    #[arg(long, short, value_name = "N")]
    pub(crate) max: usize,
    /// What the size is counted in [default: chars, or tokens if there is a tokenizer]
    #[arg(long, short, value_name = "UNIT", value_parser = chunk_unit_parser())]
    pub(crate) unit: Option<ChunkUnit>,
    /// Whose tokens: `o200k_base`, `cl100k_base`, or a `tokenizer.json`; the program must be built with it
    ///
    /// The names are those of OpenAI's encodings: `o200k_base` of GPT-4o and later models, `cl100k_base` of
    /// GPT-4 and the embedding models, also `o200k_harmony`, `p50k_base`, `p50k_edit` and `r50k_base`. Other
    /// models have a file that is called tokenizer.json. What a model adds to a text, such as `[CLS]`, is
    /// not counted.
    #[arg(long, value_name = "NAME|FILE")]
    pub(crate) tokenizer: Option<String>,
    /// How many sentences a chunk shares with the one before it, in the same section
    #[arg(long, value_name = "SENTENCES", default_value_t = 0)]
    pub(crate) overlap: usize,
    /// Fields of the front matter to put into every chunk
    #[arg(long, value_name = "KEY,…", value_delimiter = ',')]
    pub(crate) metadata: Vec<String>,
    /// Do not repeat the label of a turn that goes on in another chunk
    #[arg(long)]
    pub(crate) no_labels: bool,
    #[command(flatten)]
    pub(crate) style: StyleArgs,
    #[command(flatten)]
    pub(crate) table: TableArgs,
    #[command(flatten)]
    pub(crate) dialogue: DialogueArgs,
    #[command(flatten)]
    pub(crate) input: InputArgs,
}

/// What the size of a chunk is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ChunkUnit {
    Unit(SizeUnit),
    Tokens,
}

#[derive(Debug, Args)]
#[command(after_help = SEGMENT_EXAMPLES)]
pub(crate) struct SegmentArgs {
    /// What to cut the text into
    #[arg(long, short, value_name = "UNIT", default_value = "sentence", value_parser = unit_parser())]
    pub(crate) unit: Unit,
    /// How to print the units
    #[arg(long, short, value_name = "FORM", default_value = "lines")]
    pub(crate) output: SegmentOutput,
    /// The same as `--output json`
    #[arg(long, conflicts_with = "output")]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) words: WordArgs,
    #[command(flatten)]
    pub(crate) input: InputArgs,
}

/// What `segment` prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SegmentOutput {
    /// One unit a line; blank ones are left out, line breaks inside become spaces
    Lines,
    /// Each input line with its units joined by one space
    Spaced,
    /// One JSON object a file: path, unit, spans; of words also the model and their kinds
    Json,
}

fn unit_parser() -> impl TypedValueParser<Value = Unit> {
    PossibleValuesParser::new(Unit::ALL.map(Unit::name)).try_map(|name| name.parse::<Unit>())
}

fn chunk_unit_parser() -> impl TypedValueParser<Value = ChunkUnit> {
    const TOKENS: &str = "tokens";
    PossibleValuesParser::new(SizeUnit::ALL.iter().map(|unit| unit.name()).chain([TOKENS])).try_map(
        |name| match name.as_str() {
            TOKENS => Ok(ChunkUnit::Tokens),
            unit => unit.parse().map(ChunkUnit::Unit),
        },
    )
}

fn notation_parser() -> impl TypedValueParser<Value = Notation> {
    PossibleValuesParser::new(Notation::ALL.iter().map(|notation| notation.name()))
        .try_map(|name| name.parse::<Notation>())
}

fn target_parser() -> impl TypedValueParser<Value = Target> {
    PossibleValuesParser::new(Target::ALL.iter().map(|target| target.name()))
        .try_map(|name| name.parse::<Target>())
}

fn encoding(name: &str) -> Result<&'static encoding_rs::Encoding, String> {
    encoding_rs::Encoding::for_label(name.as_bytes())
        .filter(|&encoding| encoding != encoding_rs::REPLACEMENT)
        .ok_or_else(|| "no such encoding; try utf-8, gb18030, big5, shift-jis, euc-kr".to_owned())
}
