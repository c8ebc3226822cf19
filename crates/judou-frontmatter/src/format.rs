//! The languages a header may be written in, and the fences around it.

use core::fmt;

/// The language of a header.
///
/// # Examples
///
/// ```
/// use judou_frontmatter::Format;
///
/// assert_eq!(Format::Toml.name(), "toml");
/// assert_eq!(Format::from_tag("YML"), Some(Format::Yaml));
/// assert_eq!(Format::from_tag("js"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Format {
    /// YAML 1.2.
    Yaml,
    /// TOML 1.0, and the additions of 1.1.
    Toml,
    /// JSON (RFC 8259).
    Json,
    /// Org keywords: `#+TITLE: …`.
    Org,
    /// `Key: value` lines up to an empty line, as in MultiMarkdown and Pelican; looked for only when
    /// asked for, since prose may begin so.
    MultiMarkdown,
    /// Pandoc's title block: `% title`, `% authors`, `% date`; looked for only when asked for.
    PandocTitle,
}

impl Format {
    /// Its name in lower case: `yaml`, `toml`, `json`, `org`, `mmd`, `pandoc`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Yaml => "yaml",
            Self::Toml => "toml",
            Self::Json => "json",
            Self::Org => "org",
            Self::MultiMarkdown => "mmd",
            Self::PandocTitle => "pandoc",
        }
    }

    /// The format that a tag after an opening `---` names, in any case; `None` for a tag that is
    /// not one of ours.
    pub fn from_tag(tag: &str) -> Option<Self> {
        const TAGS: [(&str, Format); 4] = [
            ("yaml", Format::Yaml),
            ("yml", Format::Yaml),
            ("toml", Format::Toml),
            ("json", Format::Json),
        ];
        TAGS.iter().find(|(name, _)| name.eq_ignore_ascii_case(tag)).map(|&(_, format)| format)
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What marks a header off from the body.
///
/// # Examples
///
/// ```
/// use judou_frontmatter::{Fence, split};
///
/// let split = split("---toml\ndraft = true\n---\n")?.unwrap();
/// assert_eq!(split.fence(), Fence::Dashes);
/// assert_eq!(split.fence().marker(), "---");
/// # Ok::<(), judou_frontmatter::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Fence {
    /// Lines of `---`; YAML, or the format that a tag after the opening one names.
    Dashes,
    /// Lines of `+++`; TOML.
    Pluses,
    /// Lines of `;;;`; JSON.
    Semicolons,
    /// No lines of its own: the braces of a bare JSON object.
    Braces,
    /// No lines of its own: the `#+KEY:` that every line of an Org header begins with.
    Keywords,
    /// No lines of its own: `Key:` lines, closed by an empty one.
    Fields,
    /// No lines of its own: the `%` that the lines of a Pandoc title block begin with.
    Percents,
    /// Two lines of the user's own; see [`crate::Splitter::custom_fence`].
    Custom,
}

impl Fence {
    /// The characters that an opening line begins with; empty for fields and custom fences.
    pub const fn marker(self) -> &'static str {
        match self {
            Self::Dashes => "---",
            Self::Pluses => "+++",
            Self::Semicolons => ";;;",
            Self::Braces => "{",
            Self::Keywords => "#+",
            Self::Fields | Self::Custom => "",
            Self::Percents => "%",
        }
    }
}

/// The marker; in words where there is none.
impl fmt::Display for Fence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Fields => "a first field",
            Self::Custom => "a custom fence",
            other => other.marker(),
        })
    }
}
