//! Options about words: which model finds them, how finely, and the user's own.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use judou::segment::WordMode;

use super::{InputArgs, StyleArgs};

const TRAIN_EXAMPLES: &str = "\
A GOLD file is CoNLL-U, or text with a sentence a line and a blank between two words. The same files,
options and program give the same model, byte for byte.

Examples:
  judou train --out own.judou zh-train.conllu --dev zh-dev.conllu
  judou train --out own.judou --words dictionary.txt --text-file novels.txt train.words.txt
  judou segment --unit word --model own.judou novel.txt";

const EVAL_EXAMPLES: &str = "\
A FILE is CoNLL-U, or text with a sentence a line and a blank between two words.

Examples:
  judou eval zh-dev.conllu
  judou eval --model small --json *.conllu | jq .f1
  judou eval --model own.judou --lexicon names.txt held-out.words.txt";

/// How words are found.
#[derive(Debug, Args)]
#[command(next_help_heading = "Options of words")]
pub(crate) struct WordArgs {
    /// Who says what words are: `standard`, `small`, `uax29`, or a model file
    ///
    /// `standard` and `small` are trained models that come with the program, for Chinese, Japanese,
    /// Korean and what stands between them; the small one is a little less accurate. `uax29` is
    /// Unicode's own rule, which takes each Chinese character for a word. Else it is the name of a file
    /// that `judou train` wrote.
    #[arg(long, value_name = "MODEL", default_value = "standard")]
    pub(crate) model: Model,
    /// How finely to cut
    ///
    /// `standard` cuts as treebanks do. `fine` also cuts numbers and compounds at the marks inside them,
    /// and long words into the shorter words they consist of. `search` gives the standard words and all
    /// words inside them, which overlap, as an index wants them.
    #[arg(long, value_name = "MODE", default_value = "standard", value_parser = mode_parser())]
    pub(crate) mode: WordMode,
    /// A file of words of your own, one a line
    ///
    /// A word alone is kept whole. Behind a tab may stand a weight from 1 to 100, by which the word is
    /// preferred, or its parts with bars between them (`中华|人民`), into which it is always cut. A line
    /// that starts with `# ` is a comment.
    #[arg(long, value_name = "FILE")]
    pub(crate) lexicon: Option<PathBuf>,
}

impl WordArgs {
    /// The first option that says something and means nothing without words.
    pub(crate) fn told(&self) -> Option<&'static str> {
        if self.lexicon.is_some() {
            return Some("--lexicon");
        }
        if self.mode != WordMode::Standard {
            return Some("--mode");
        }
        (self.model != Model::Standard).then_some("--model")
    }
}

#[derive(Debug, Args)]
#[command(after_help = TRAIN_EXAMPLES)]
pub(crate) struct TrainArgs {
    #[command(flatten)]
    pub(crate) style: StyleArgs,
    /// Where to write the model
    #[arg(long, short, value_name = "MODEL")]
    pub(crate) out: PathBuf,
    /// Write over a file that is there already
    #[arg(long)]
    pub(crate) force: bool,
    /// Score the model by this file when it is done; repeat for more
    #[arg(long, value_name = "FILE")]
    pub(crate) dev: Vec<PathBuf>,
    /// A list of words, each with its count if that is known; repeat for more
    #[arg(long = "words", value_name = "FILE")]
    pub(crate) word_lists: Vec<PathBuf>,
    /// A list of words for text with kana, that is, Japanese; repeat for more
    #[arg(long = "kana-words", value_name = "FILE")]
    pub(crate) kana_word_lists: Vec<PathBuf>,
    /// Classical Chinese whose words are known, which is learnt apart; repeat for more
    #[arg(long, value_name = "FILE")]
    pub(crate) classical: Vec<PathBuf>,
    /// Running text, by which the words of the lists are chosen; repeat for more
    #[arg(long = "text-file", value_name = "FILE")]
    pub(crate) texts: Vec<PathBuf>,
    /// Pairs of characters, two a line, of which the first is taken for the second: 國 for 国
    #[arg(long = "fold", value_name = "FILE")]
    pub(crate) folds: Vec<PathBuf>,
    /// How often to go through the text
    #[arg(long, value_name = "N", default_value_t = 8)]
    pub(crate) epochs: usize,
    /// By which the order of sentences is drawn
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) seed: u64,
    /// Text whose words are known
    #[arg(value_name = "GOLD", required = true)]
    pub(crate) gold: Vec<PathBuf>,
}

#[derive(Debug, Args)]
#[command(after_help = EVAL_EXAMPLES)]
pub(crate) struct EvalArgs {
    #[command(flatten)]
    pub(crate) style: StyleArgs,
    #[command(flatten)]
    pub(crate) words: WordArgs,
    #[command(flatten)]
    pub(crate) input: InputArgs,
}

/// Who says what words are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Model {
    Standard,
    Small,
    Uax29,
    File(PathBuf),
}

impl fmt::Display for Model {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Standard => f.write_str("standard"),
            Self::Small => f.write_str("small"),
            Self::Uax29 => f.write_str("uax29"),
            Self::File(path) => path.display().fmt(f),
        }
    }
}

impl FromStr for Model {
    type Err = std::convert::Infallible;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Ok(match name {
            "standard" => Self::Standard,
            "small" => Self::Small,
            "uax29" => Self::Uax29,
            path => Self::File(path.into()),
        })
    }
}

fn mode_parser() -> impl TypedValueParser<Value = WordMode> {
    PossibleValuesParser::new(WordMode::ALL.map(WordMode::name))
        .try_map(|name| name.parse::<WordMode>())
}
