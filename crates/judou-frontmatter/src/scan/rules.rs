//! Which notations count, and how far to look.

use alloc::string::String;
use alloc::vec::Vec;

use crate::format::{Fence, Format};

/// What a splitter looks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rules {
    pub(crate) formats: Formats,
    pub(crate) fences: Fences,
    pub(crate) habits: Habits,
    pub(crate) custom: Vec<CustomFence>,
    pub(crate) max_header: usize,
}

/// A pair of lines that somebody takes for fences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CustomFence {
    pub(crate) open: String,
    pub(crate) close: String,
    pub(crate) format: Format,
}

/// A set of formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Formats(u8);

impl Formats {
    pub(crate) const NONE: Self = Self(0);
    /// Those that are looked for unless somebody says otherwise.
    pub(crate) const DEFAULT: Self =
        Self::NONE.with(Format::Yaml).with(Format::Toml).with(Format::Json).with(Format::Org);

    pub(crate) const fn with(self, format: Format) -> Self {
        Self(self.0 | 1 << format as u8)
    }

    pub(crate) const fn has(self, format: Format) -> bool {
        self.0 & 1 << format as u8 != 0
    }
}

/// A set of fences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fences(u8);

impl Fences {
    pub(crate) const NONE: Self = Self(0);
    pub(crate) const ALL: Self = Self(u8::MAX);

    pub(crate) const fn with(self, fence: Fence) -> Self {
        Self(self.0 | 1 << fence as u8)
    }

    pub(crate) const fn has(self, fence: Fence) -> bool {
        self.0 & 1 << fence as u8 != 0
    }
}

/// A set of habits in which tools differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Habits(u8);

impl Habits {
    /// `...` closes a YAML header.
    pub(crate) const DOTS: Self = Self(1);
    /// A tag behind `---` names the format.
    pub(crate) const TAGS: Self = Self(1 << 1);
    /// Blank lines may stand before the header.
    pub(crate) const BLANK_LINES: Self = Self(1 << 2);
    /// The opening fence may be missing.
    pub(crate) const CLOSE_ONLY: Self = Self(1 << 3);
    /// A fence may have more than three marks; its partner then has as many.
    pub(crate) const LONG_FENCES: Self = Self(1 << 4);
    /// The header may stand in an HTML comment.
    pub(crate) const COMMENT: Self = Self(1 << 5);
    /// The header of a Rust script may stand behind a shebang.
    pub(crate) const SCRIPT: Self = Self(1 << 6);
    /// The braces of a JSON header between `;;;` may be missing.
    pub(crate) const NO_BRACES: Self = Self(1 << 7);

    pub(crate) const DEFAULT: Self = Self::DOTS.and(Self::TAGS);

    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) const fn set(self, habit: Self, on: bool) -> Self {
        if on { self.and(habit) } else { Self(self.0 & !habit.0) }
    }

    /// Whether all of `other` is in it.
    #[cfg(feature = "std")]
    pub(crate) const fn covers(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    pub(crate) const fn has(self, habit: Self) -> bool {
        self.0 & habit.0 != 0
    }
}

impl Rules {
    pub(crate) const fn new(max_header: usize) -> Self {
        Self {
            formats: Formats::DEFAULT,
            fences: Fences::ALL,
            habits: Habits::DEFAULT,
            custom: Vec::new(),
            max_header,
        }
    }

    pub(crate) fn accepts(&self, format: Format, fence: Fence) -> bool {
        self.formats.has(format) && self.fences.has(fence)
    }
}
