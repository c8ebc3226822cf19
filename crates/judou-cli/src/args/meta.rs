//! The command line of `judou meta` and of the commands below it.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use judou::frontmatter::{Format, Path};

use super::{InputArgs, StyleArgs};

const META_EXAMPLES: &str = "\
Examples:
  judou meta post.md
  judou meta --json posts/ | jq -r '.data.title'
  judou meta get title posts/                     one value of each file
  judou meta set draft=false date=2024-05-06 post.md
  judou meta remove draft posts/
  judou meta convert --to toml posts/

A file that is called like one of the commands is named with its folder: `judou meta ./get`.";

const GET_EXAMPLES: &str = "\
Examples:
  judou meta get title post.md
  judou meta get author.name posts/
  judou meta get --raw 'tags[0]' post.md
  judou meta get --json date posts/ | jq -r .value

Exit status: 1 if a file has no such key.";

const SET_EXAMPLES: &str = "\
Examples:
  judou meta set draft=false date=2024-05-06 post.md
  judou meta set title=山里的信号 author.name=李 -- posts/a.md posts/b.md
  judou meta set 'tags:=[\"访谈\", \"手艺\"]' 'tags[0]=山村' post.md
  judou meta set --string version=1.10 post.md
  judou meta set --diff draft=true posts/           shows the changes, writes nothing
  judou meta set --create title=句读 note.md
  judou meta set title=x - < old.md > new.md

An argument with `=` in it is an edit, any other is a FILE; behind `--` all are FILEs.";

const REMOVE_EXAMPLES: &str = "\
Examples:
  judou meta remove draft posts/
  judou meta remove draft author.mail -- posts/ notes/
  judou meta remove --check 'tags[0]' post.md

Without `--` the first argument is the KEY and all others are FILEs; with it, what stands before are
KEYs.";

const CONVERT_EXAMPLES: &str = "\
Examples:
  judou meta convert --to toml post.md
  judou meta convert --to yaml --diff posts/
  judou meta convert --to json - < old.md > new.md";

#[derive(Debug, Args)]
#[command(
    after_help = META_EXAMPLES,
    override_usage = "judou meta [OPTIONS] [FILE]...\n       judou meta <COMMAND> [OPTIONS] ..."
)]
pub(crate) struct MetaArgs {
    #[command(flatten)]
    pub(crate) style: StyleArgs,
    #[command(flatten)]
    pub(crate) input: InputArgs,
    #[command(subcommand)]
    pub(crate) command: Option<MetaCommand>,
}

impl MetaArgs {
    /// Whether there is an option before the name of the command below, where it would mean nothing.
    pub(crate) fn has_stray_options(&self) -> bool {
        self.style.json
            || self.style.text
            || self.input.no_ignore
            || self.input.encoding.is_some()
            || !self.input.files.is_empty()
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum MetaCommand {
    /// Print one value of each file's front matter
    Get(GetArgs),
    /// Set keys of each file's front matter, in place, and leave every other byte as it is
    Set(SetArgs),
    /// Remove keys from each file's front matter, in place
    Remove(RemoveArgs),
    /// Write each file's front matter in another format, in place
    Convert(ConvertArgs),
}

#[derive(Debug, Args)]
#[command(after_help = GET_EXAMPLES)]
pub(crate) struct GetArgs {
    /// Which value: `title`, `author.name`, `tags[0]`
    ///
    /// Keys with `.` between them, `[0]` for an item of a list, `"a.b"` for a key with one of `.[]"` in it.
    #[arg(value_parser = path)]
    pub(crate) key: Path,
    /// One JSON object a line, even on a terminal
    #[arg(long, conflicts_with = "raw")]
    pub(crate) json: bool,
    /// The value alone, even in a pipe: text as it is, lists and mappings as JSON
    #[arg(long)]
    pub(crate) raw: bool,
    #[command(flatten)]
    pub(crate) input: InputArgs,
}

/// What an edit does with the files.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(crate) struct EditArgs {
    /// Write nothing; name the files that would change, and fail if there are any
    #[arg(long)]
    pub(crate) check: bool,
    /// Write nothing; print the changes as a unified diff
    #[arg(long)]
    pub(crate) diff: bool,
    /// Edit files that are named by symbolic links, where the default is to refuse
    #[arg(long)]
    pub(crate) follow_symlinks: bool,
    /// In folders, edit what .gitignore names and hidden files too
    #[arg(long)]
    pub(crate) no_ignore: bool,
}

#[derive(Debug, Args)]
#[command(
    after_help = SET_EXAMPLES,
    override_usage = "judou meta set [OPTIONS] KEY=VALUE... [FILE]...\n       \
                      judou meta set [OPTIONS] KEY=VALUE... -- [FILE]..."
)]
pub(crate) struct SetArgs {
    /// What to set, and in which files; `-` is standard input, whose document goes to standard output
    ///
    /// `KEY=VALUE` gives VALUE the type that it has in YAML without quotes: `true`, `12` and
    /// `2024-05-06` are a truth value, a number and a date; everything else is text. `KEY:=JSON` takes
    /// any JSON value. KEY is keys with `.` between them, `[0]` for an item of a list, `"a.b"` for a
    /// key with one of `.[]"=` in it; mappings on the way are made.
    #[arg(value_name = "KEY=VALUE|FILE", required = true)]
    pub(crate) mixed: Vec<OsString>,
    /// Files, folders, globs, or `-` for standard input [default: standard input in a pipe]
    #[arg(value_name = "FILE", last = true)]
    pub(crate) files: Vec<PathBuf>,
    /// Take every VALUE behind a `=` as text
    #[arg(long, short)]
    pub(crate) string: bool,
    /// Write front matter where there is none, in YAML or this format
    #[arg(
        long, value_name = "FORMAT", num_args = 0..=1, require_equals = true,
        default_missing_value = "yaml"
    )]
    pub(crate) create: Option<ConvertTo>,
    #[command(flatten)]
    pub(crate) edit: EditArgs,
}

#[derive(Debug, Args)]
#[command(
    after_help = REMOVE_EXAMPLES,
    override_usage = "judou meta remove [OPTIONS] KEY [FILE]...\n       \
                      judou meta remove [OPTIONS] KEY... -- [FILE]..."
)]
pub(crate) struct RemoveArgs {
    /// What to remove, and from which files; a file without the key is left as it is
    ///
    /// KEY is keys with `.` between them, `[0]` for an item of a list, `"a.b"` for a key with a dot.
    #[arg(value_name = "KEY|FILE", required = true)]
    pub(crate) mixed: Vec<OsString>,
    /// Files, folders, globs, or `-` for standard input [default: standard input in a pipe]
    #[arg(value_name = "FILE", last = true)]
    pub(crate) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) edit: EditArgs,
}

#[derive(Debug, Args)]
#[command(after_help = CONVERT_EXAMPLES)]
pub(crate) struct ConvertArgs {
    /// The format to write; files without front matter are left as they are
    #[arg(long, value_name = "FORMAT")]
    pub(crate) to: ConvertTo,
    /// Convert to JSON even where comments are lost by it
    #[arg(long)]
    pub(crate) drop_comments: bool,
    /// Files, folders, globs, or `-` for standard input [default: standard input in a pipe]
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) edit: EditArgs,
}

/// A format that headers are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ConvertTo {
    /// Between `---`
    Yaml,
    /// Between `+++`
    Toml,
    /// A bare object
    Json,
}

impl ConvertTo {
    pub(crate) fn format(self) -> Format {
        match self {
            Self::Yaml => Format::Yaml,
            Self::Toml => Format::Toml,
            Self::Json => Format::Json,
        }
    }
}

fn path(text: &str) -> Result<Path, String> {
    text.parse().map_err(|error: judou::frontmatter::EditError| error.to_string())
}
