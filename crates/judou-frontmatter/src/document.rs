//! Reads the header of a document: typed, dynamic, strict or lenient.
//!
//! Comes in: a document. Goes out: values with spans into it, or an [`Error`] at its place. Finding
//! the header is [`crate::Splitter`]'s job, the grammars are the formats' modules'.

use alloc::vec;
use alloc::vec::Vec;

use judou_source::{Diagnostic, Severity, Span};

use crate::error::{Error, ErrorKind};
use crate::format::{Fence, Format};
use crate::hint;
use crate::scan::{Habits, NearMiss, Scan, scan};
use crate::split::{Split, Splitter};
use crate::value::{Data, Value};
use crate::{fields, json, org, toml, yaml};

/// What a mapping that has the same key twice becomes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Duplicates {
    /// An error that names both places.
    #[default]
    Error,
    /// The first one counts.
    First,
    /// The last one counts, at the place of the first.
    Last,
}

/// Which words without quotes are numbers and truth values in YAML.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Schema {
    /// The core schema of YAML 1.2: `true`, `0o17` and `1e3`, while `yes`, `1_000` and `12:30` are
    /// text, and `017` is 17.
    #[default]
    Core12,
    /// YAML 1.1: `yes`, `off`, `1_000`, `017` (15) and `12:30` (750) are no text, `1e3` is; dates stay
    /// text.
    Yaml11,
}

/// How much a header may ask of memory and stack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Limits {
    pub(crate) depth: usize,
    pub(crate) nodes: usize,
}

/// How values are read; what every format's parser is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(crate) duplicates: Duplicates,
    pub(crate) schema: Schema,
    pub(crate) merge_keys: bool,
    pub(crate) fast_path: bool,
    pub(crate) limits: Limits,
}

/// Reads headers, with options.
///
/// # Examples
///
/// ```
/// use judou_frontmatter::{Duplicates, Parser};
///
/// let text = "---\ntitle: 甲\ntitle: 乙\n---\n";
/// assert!(Parser::new().parse_value(text).is_err());
/// let value = Parser::new().duplicates(Duplicates::Last).parse_value(text)?.unwrap();
/// assert_eq!(value.get("title").and_then(|title| title.as_str()), Some("乙"));
/// # Ok::<(), judou_frontmatter::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parser {
    splitter: Splitter,
    reading: Reading,
}

impl Default for Parser {
    fn default() -> Self {
        Self::new()
    }
}

impl Parser {
    /// How deep lists and mappings may lie in one another.
    pub const MAX_DEPTH: usize = 100;
    /// How many values a header may have, counting again what aliases and merge keys repeat.
    pub const MAX_NODES: usize = 32 * 1024;

    /// The default options: [`Splitter::new`], duplicate keys are errors, merge keys are applied.
    pub const fn new() -> Self {
        Self {
            splitter: Splitter::new(),
            reading: Reading {
                duplicates: Duplicates::Error,
                schema: Schema::Core12,
                merge_keys: true,
                fast_path: true,
                limits: Limits { depth: Self::MAX_DEPTH, nodes: Self::MAX_NODES },
            },
        }
    }

    /// Sets where a header may begin and end.
    pub fn splitter(mut self, splitter: Splitter) -> Self {
        self.splitter = splitter;
        self
    }

    /// Sets what the same key twice in a mapping becomes.
    pub fn duplicates(mut self, duplicates: Duplicates) -> Self {
        self.reading.duplicates = duplicates;
        self
    }

    /// Sets which words without quotes are numbers and truth values in YAML.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou_frontmatter::{Parser, Schema};
    ///
    /// let text = "---\ndraft: no\n---\n";
    /// let draft = |parser: Parser| {
    ///     let value = parser.parse_value(text)?.unwrap();
    ///     Ok::<_, judou_frontmatter::Error>(value.get("draft").and_then(|draft| draft.as_bool()))
    /// };
    /// assert_eq!(draft(Parser::new())?, None);
    /// assert_eq!(draft(Parser::new().schema(Schema::Yaml11))?, Some(false));
    /// # Ok::<(), judou_frontmatter::Error>(())
    /// ```
    pub fn schema(mut self, schema: Schema) -> Self {
        self.reading.schema = schema;
        self
    }

    /// Sets how many values a header may have instead of [`Parser::MAX_NODES`], counting again what
    /// aliases and merge keys repeat.
    pub fn max_nodes(mut self, nodes: usize) -> Self {
        self.reading.limits.nodes = nodes;
        self
    }

    /// Sets how deep lists and mappings may lie in one another; no deeper than [`Parser::MAX_DEPTH`].
    pub fn max_depth(mut self, depth: usize) -> Self {
        self.reading.limits.depth = depth.min(Self::MAX_DEPTH);
        self
    }

    /// Whether a YAML key `<<` brings the keys of the mapping it holds, as in YAML 1.1; otherwise it
    /// is a key like any other, as in YAML 1.2. It does by default.
    pub fn merge_keys(mut self, merge: bool) -> Self {
        self.reading.merge_keys = merge;
        self
    }

    /// Whether simple YAML headers are read by a parser made for them, which is some four times
    /// faster; they are by default. The values are the same: this is here to check that.
    pub fn fast_path(mut self, fast: bool) -> Self {
        self.reading.fast_path = fast;
        self
    }

    /// Reads the header of `text` as a dynamic value; see [`parse_value`].
    ///
    /// # Errors
    ///
    /// As [`parse_value`].
    pub fn parse_value<'a>(&self, text: &'a str) -> Result<Option<Value<'a>>, Error> {
        match self.splitter.split(text)? {
            Some(split) => self.value(&split).map(Some),
            None => Ok(None),
        }
    }

    /// Reads a header that has been split off.
    ///
    /// # Errors
    ///
    /// As [`parse_value`], splitting aside.
    pub fn value<'a>(&self, split: &Split<'a>) -> Result<Value<'a>, Error> {
        let matter = split.matter();
        let base = split.matter_span().start;
        match split.format() {
            Format::Yaml => yaml::parse(matter, base, &self.reading),
            Format::Toml => toml::parse(matter, base, &self.reading),
            Format::Json => {
                let without_braces = self.splitter.rules.habits.has(Habits::NO_BRACES)
                    && split.fence() == Fence::Semicolons;
                json::parse(matter, base, &self.reading, without_braces)
            }
            Format::Org => Ok(org::parse(matter, base)),
            Format::MultiMarkdown => Ok(fields::multi_markdown(matter, base)),
            Format::PandocTitle => Ok(fields::pandoc_title(matter, base)),
        }
    }

    /// Reads the header of `text` as a `T`; see [`parse`].
    ///
    /// # Errors
    ///
    /// As [`parse`].
    #[cfg(feature = "serde")]
    pub fn parse<'a, T>(&self, text: &'a str) -> Result<Option<Parsed<'a, T>>, Error>
    where
        T: serde::Deserialize<'a>,
    {
        let Some(split) = self.splitter.split(text)? else { return Ok(None) };
        let value = self.value(&split)?;
        if !matches!(value.data, Data::Mapping(_)) {
            let error = Error::new(ErrorKind::NotAMapping, value.span());
            return Err(with_mapping_hint(error, &split));
        }
        let data = value.into_typed()?;
        Ok(Some(Parsed { data, split }))
    }

    /// Reads the header of `text` as far as it can be read; see [`parse_lenient`].
    pub fn parse_lenient<'a>(&self, text: &'a str) -> Lenient<'a> {
        let mut diagnostics = Vec::new();
        let split = match self.splitter.split(text) {
            Ok(Some(split)) => split,
            Ok(None) => {
                diagnostics.extend(self.near_miss(text));
                return Lenient { front_matter: None, diagnostics };
            }
            Err(error) => {
                // A document may begin with a thematic break, so this is no fault of the document.
                diagnostics = vec![error.to_diagnostic_as(Severity::Warning)];
                return Lenient { front_matter: None, diagnostics };
            }
        };
        let value = match self.value(&split) {
            Ok(value) => {
                if !matches!(value.data, Data::Mapping(_)) {
                    let error = Error::new(ErrorKind::NotAMapping, value.span());
                    let error = with_mapping_hint(error, &split);
                    diagnostics.push(error.to_diagnostic_as(Severity::Warning));
                }
                diagnostics.extend(hint::wide_indents(&value));
                Some(value)
            }
            Err(error) => {
                diagnostics.push(error.to_diagnostic());
                None
            }
        };
        Lenient { front_matter: Some(FrontMatter { split, value }), diagnostics }
    }

    /// Why a text that looks as if it had a header has none.
    fn near_miss(&self, text: &str) -> Option<Diagnostic> {
        let Scan::NearMiss(miss, span) = scan(text.as_bytes(), &self.splitter.rules) else {
            return None;
        };
        let (code, message, help) = match miss {
            NearMiss::UnknownTag => (
                "judou::frontmatter::unknown-tag",
                "no front matter: the tag behind `---` names no known format",
                "write `---`, `---yaml`, `---toml` or `---json`",
            ),
            NearMiss::LongFence => (
                "judou::frontmatter::long-fence",
                "no front matter: a fence has exactly three marks",
                "write a line of three marks before and behind the header",
            ),
            NearMiss::BrokenObject => (
                "judou::frontmatter::broken-object",
                "no front matter: the text begins like a JSON object but is none",
                "correct the JSON, and leave the line of its last `}` to it alone",
            ),
            NearMiss::Invisible => (
                "judou::frontmatter::invisible-character",
                "no front matter: invisible characters stand before the fence",
                "delete the characters before the fence (a single byte order mark may stay)",
            ),
        };
        Some(Diagnostic::note(code, message, span).with_help(help))
    }
}

fn with_mapping_hint(error: Error, split: &Split<'_>) -> Error {
    if split.format() != Format::Yaml {
        return error;
    }
    match hint::not_a_mapping(split.matter()) {
        Some((hint, span)) => error.with_hint(hint, span.shift(split.matter_span().start)),
        None => error,
    }
}

/// A header that was split off and, if it could be, read.
#[derive(Clone, Debug, PartialEq)]
pub struct FrontMatter<'a> {
    split: Split<'a>,
    value: Option<Value<'a>>,
}

impl<'a> FrontMatter<'a> {
    /// Where its parts lie.
    pub fn split(&self) -> Split<'a> {
        self.split
    }

    /// Its language.
    pub fn format(&self) -> Format {
        self.split.format()
    }

    /// The whole header; see [`Split::span`].
    pub fn span(&self) -> Span {
        self.split.span()
    }

    /// The text between the fences; see [`Split::matter`].
    pub fn matter(&self) -> &'a str {
        self.split.matter()
    }

    /// Where that text stands.
    pub fn matter_span(&self) -> Span {
        self.split.matter_span()
    }

    /// Offset of the body's first byte.
    pub fn body_start(&self) -> usize {
        self.split.body_start()
    }

    /// What it says; `None` if it could not be read.
    pub fn value(&self) -> Option<&Value<'a>> {
        self.value.as_ref()
    }
}

/// What [`parse_lenient`] found.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Lenient<'a> {
    /// The header, if there is one.
    pub front_matter: Option<FrontMatter<'a>>,
    /// What was noticed: an error if the header could not be read, a warning if its fence is never
    /// closed or it holds no mapping, a note if the text merely looks as if it had a header.
    pub diagnostics: Vec<Diagnostic>,
}

impl Lenient<'_> {
    /// Offset of the body's first byte: 0 where there is no header.
    pub fn body_start(&self) -> usize {
        self.front_matter.as_ref().map_or(0, FrontMatter::body_start)
    }
}

/// A header read as a `T`, and the document that it heads.
#[cfg(feature = "serde")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Parsed<'a, T> {
    /// What the header says.
    pub data: T,
    /// Where the document's parts lie.
    pub split: Split<'a>,
}

#[cfg(feature = "serde")]
impl<'a, T> Parsed<'a, T> {
    /// Everything behind the header, byte for byte.
    pub fn body(&self) -> &'a str {
        self.split.body()
    }
}

/// Reads the header of `text` as a `T`, borrowing text from it where `T` does.
///
/// `Ok(None)` means that there is no header. An empty header is an empty mapping, so that a `T` whose
/// fields are all optional reads it.
///
/// # Errors
///
/// As [`parse_value`]; [`ErrorKind::NotAMapping`] if the header is a list or a single value, and
/// [`ErrorKind::Type`], at the value in question, if it does not fit `T`.
///
/// # Examples
///
/// ```
/// #[derive(serde::Deserialize)]
/// struct Meta<'a> {
///     title: &'a str,
///     #[serde(default)]
///     tags: Vec<&'a str>,
/// }
///
/// let text = "---\ntitle: 句读\ntags: [甲, 乙]\n---\n正文\n";
/// let parsed = judou_frontmatter::parse::<Meta>(text)?.unwrap();
/// assert_eq!((parsed.data.title, parsed.data.tags), ("句读", vec!["甲", "乙"]));
/// assert_eq!(parsed.split.body(), "正文\n");
/// # Ok::<(), judou_frontmatter::Error>(())
/// ```
#[cfg(feature = "serde")]
pub fn parse<'a, T>(text: &'a str) -> Result<Option<Parsed<'a, T>>, Error>
where
    T: serde::Deserialize<'a>,
{
    Parser::new().parse(text)
}

/// Reads the header of `text` as a dynamic value.
///
/// `Ok(None)` means that there is no header; an empty header is an empty mapping.
///
/// # Errors
///
/// As [`crate::split`] if the header is never closed; otherwise if it cannot be read: it breaks the
/// grammar of its format, has a key twice, refers to an anchor that is not there, or asks for more
/// than [`Parser::MAX_DEPTH`] or [`Parser::MAX_NODES`].
///
/// # Examples
///
/// ```
/// let value = judou_frontmatter::parse_value("---\ntitle: 句读\n---\n")?.unwrap();
/// assert_eq!(value.get("title").and_then(|title| title.as_str()), Some("句读"));
/// let error = judou_frontmatter::parse_value("---\ntitle: 甲\ndate：2024\n---\n").unwrap_err();
/// assert!(error.help().unwrap().contains("fullwidth colon"));
/// # Ok::<(), judou_frontmatter::Error>(())
/// ```
pub fn parse_value(text: &str) -> Result<Option<Value<'_>>, Error> {
    Parser::new().parse_value(text)
}

/// Reads the header of `text` as far as it can be read; never fails.
///
/// # Examples
///
/// ```
/// use judou_frontmatter::parse_lenient;
///
/// let lenient = parse_lenient("---\ntitle: \"句读\n---\n正文\n");
/// let front_matter = lenient.front_matter.as_ref().unwrap();
/// assert_eq!((front_matter.matter(), front_matter.value()), ("title: \"句读\n", None));
/// assert_eq!(lenient.diagnostics.len(), 1);
///
/// let unclosed = parse_lenient("---\n正文\n");
/// assert!(unclosed.front_matter.is_none());
/// assert_eq!(unclosed.diagnostics[0].code, "judou::frontmatter::unclosed-fence");
/// ```
pub fn parse_lenient(text: &str) -> Lenient<'_> {
    Parser::new().parse_lenient(text)
}
