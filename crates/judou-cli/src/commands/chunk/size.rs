//! What sizes of chunks are counted in: units of text, or a model's tokens.

use judou::{ChunkerError, SizeUnit, Sizer};

use crate::args::{ChunkArgs, ChunkUnit};
use crate::inputs::Problem;

/// Measures chunks.
#[derive(Clone, Debug)]
pub(super) enum Size {
    Unit(SizeUnit),
    #[cfg(feature = "tokens")]
    Tokens(judou::Tokenizer),
}

/// Why there is no way to measure or to cut.
pub(super) enum Refusal {
    /// The command line is wrong.
    Arguments(String),
    /// A file cannot be read, or this program cannot do it.
    Problem(Problem),
}

impl From<ChunkerError> for Refusal {
    fn from(error: ChunkerError) -> Self {
        Self::Arguments(error.to_string())
    }
}

impl Size {
    /// What the options ask for; loads the tokenizer.
    pub(super) fn new(args: &ChunkArgs) -> Result<Self, Refusal> {
        match (args.unit, &args.tokenizer) {
            (None, None) => Ok(Self::Unit(SizeUnit::Chars)),
            (Some(ChunkUnit::Unit(unit)), None) => Ok(Self::Unit(unit)),
            (Some(ChunkUnit::Unit(unit)), Some(_)) => Err(Refusal::Arguments(format!(
                "`--tokenizer` counts tokens, and `--unit {unit}` does not"
            ))),
            (Some(ChunkUnit::Tokens), None) => Err(Refusal::Arguments(format!(
                "`--unit tokens` needs to know whose: add `--tokenizer` with {}",
                known()
            ))),
            (_, Some(name)) => tokens(name),
        }
    }
}

/// What `--tokenizer` takes.
fn known() -> String {
    let names = NAMES.map(|name| format!("`{name}`")).join(", ");
    format!("{names}, or the name of a `tokenizer.json`")
}

#[cfg(feature = "tokens")]
const NAMES: [&str; judou::Tokenizer::NAMES.len()] = judou::Tokenizer::NAMES;
#[cfg(not(feature = "tokens"))]
const NAMES: [&str; 2] = ["o200k_base", "cl100k_base"];

#[cfg(feature = "tokens")]
fn tokens(name: &str) -> Result<Size, Refusal> {
    use std::path::Path;

    use crate::inputs::Source;

    if NAMES.contains(&name) {
        let tokenizer = judou::Tokenizer::by_name(name);
        return tokenizer.map(Size::Tokens).map_err(|it| Refusal::Arguments(it.to_string()));
    }
    let path = Path::new(name);
    if !path.exists() && path.extension().is_none() {
        let message = format!("unknown tokenizer `{name}`: give {}", known());
        return Err(Refusal::Arguments(message));
    }
    let bytes = std::fs::read(path)
        .map_err(|error| Refusal::Problem(Source::Path(path.into()).unreadable(&error)))?;
    judou::Tokenizer::from_json(&bytes)
        .map(Size::Tokens)
        .map_err(|error| Refusal::Problem(Problem::error(format!("`{name}` is {error}"))))
}

#[cfg(not(feature = "tokens"))]
fn tokens(_: &str) -> Result<Size, Refusal> {
    Err(Refusal::Problem(Problem::error(
        "this program is built without tokenizers; `cargo install judou-cli --features tokens` or \
         `cargo build --release --features tokens` builds them in",
    )))
}

impl Sizer for Size {
    fn size(&self, text: &str) -> usize {
        match self {
            Self::Unit(unit) => unit.size(text),
            #[cfg(feature = "tokens")]
            Self::Tokens(tokens) => tokens.size(text),
        }
    }

    fn size_up_to(&self, text: &str, limit: usize) -> Option<usize> {
        match self {
            Self::Unit(unit) => unit.size_up_to(text, limit),
            #[cfg(feature = "tokens")]
            Self::Tokens(tokens) => tokens.size_up_to(text, limit),
        }
    }

    fn adds_up(&self) -> bool {
        match self {
            Self::Unit(unit) => unit.adds_up(),
            #[cfg(feature = "tokens")]
            Self::Tokens(tokens) => tokens.adds_up(),
        }
    }
}
