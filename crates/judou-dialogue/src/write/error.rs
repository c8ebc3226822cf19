//! Why a transcript could not be written.

use core::fmt;

use judou_source::Span;

/// A transcript that the target cannot hold, and where it stops holding it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WriteError {
    kind: WriteErrorKind,
    span: Span,
}

impl WriteError {
    pub(super) const fn new(kind: WriteErrorKind, span: Span) -> Self {
        Self { kind, span }
    }

    /// What is wrong.
    pub const fn kind(&self) -> WriteErrorKind {
        self.kind
    }

    /// The name, the words, the heading or the turn that cannot be written, in the text that was parsed.
    pub const fn span(&self) -> Span {
        self.span
    }
}

/// What a target cannot hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum WriteErrorKind {
    /// The name would be read as another one, or as none.
    Name,
    /// What is said would be read in another way.
    Words,
    /// From this turn on other turns would be found, or none: free-form notations are inferred, and
    /// one voice alone, or two turns, may not be enough.
    Turns,
    /// Two speakers would be taken for one, or one for two.
    Speakers,
    /// The target needs times, and the turn has no start.
    NoTime,
    /// The time would be read as another one.
    Time,
    /// The heading would be read as something else.
    Section,
    /// The transcript is not of the given text: a turn's speaker or span does not exist.
    Foreign,
}

impl fmt::Display for WriteErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Name => "this name would be read differently in the target notation",
            Self::Words => "these words would be read differently in the target notation",
            Self::Turns => "from here on other turns would be found in the target notation",
            Self::Speakers => "this speaker could not be told from another in the target notation",
            Self::NoTime => "the target notation needs times, and this turn has none",
            Self::Time => "the time of this turn would be read differently in the target notation",
            Self::Section => "this heading would be read differently in the target notation",
            Self::Foreign => "this turn is not of the given text",
        })
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind.fmt(f)
    }
}

impl core::error::Error for WriteError {}
