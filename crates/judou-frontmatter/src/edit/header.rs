//! The header that is being edited: its parts, what it says, and one edit of it.

use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;

use judou_source::Span;

use super::convert::{self, Converted};
use super::datum::Datum;
use super::error::{EditError, EditErrorKind};
use super::layout::Splices;
use super::path::{Path, Step};
use super::plan::{Edit, blank, expect};
use super::toml::Statements;
use super::tree::Tree;
use super::{json, toml, yaml};
use crate::document::Parser;
use crate::error::{Error, ErrorKind};
use crate::format::Format;
use crate::value::{Data, Value};

/// A header and what it says.
#[derive(Clone, Debug)]
pub(super) struct Header {
    pub(super) format: Format,
    /// Byte order mark and opening line, its line ending included.
    pub(super) open: String,
    pub(super) matter: String,
    /// The closing line, its line ending included.
    pub(super) close: String,
    pub(super) data: Datum,
}

impl Header {
    /// Reads the header that these parts make up.
    ///
    /// # Errors
    ///
    /// The reader's error, if the header is not found where the parts are, or cannot be read.
    pub(super) fn read(
        parser: &Parser,
        open: String,
        matter: String,
        close: String,
    ) -> Result<Self, Error> {
        let text = format!("{open}{matter}{close}");
        let (format, data) = with_value(parser, &text, |format, span, value| {
            let expected = Span::new(open.len(), open.len() + matter.len());
            (span == expected).then(|| (format, Datum::from(value)))
        })?
        .ok_or(Error::syntax("a line of the header would close it", Span::whole(&text)))?;
        Ok(Self { format, open, matter, close, data })
    }

    /// A header with nothing in it.
    pub(super) fn empty(format: Format, bom: &str, eol: &str) -> Self {
        let (open, matter, close) = match format {
            Format::Json => (bom.into(), format!("{{{eol}}}"), eol.into()),
            Format::Toml => (format!("{bom}+++{eol}"), String::new(), format!("+++{eol}")),
            _ => (format!("{bom}---{eol}"), String::new(), format!("---{eol}")),
        };
        Self { format, open, matter, close, data: Datum::Mapping(alloc::vec::Vec::new()) }
    }

    pub(super) fn text(&self) -> String {
        format!("{}{}{}", self.open, self.matter, self.close)
    }

    /// The header after an edit.
    pub(super) fn edit(
        &self,
        parser: &Parser,
        path: &Path,
        edit: Edit<'_>,
        eol: &str,
    ) -> Result<Self, EditError> {
        let steps = path.steps();
        let base = self.open.len();
        let at = |error: EditError| error.shift(base);
        let splices = self.written(parser, eol, |written| match edit {
            Edit::Set(datum) if written.is_scattered(steps, datum) => None,
            _ => Some(written.plan(steps, edit)),
        })?;
        let Some(splices) = splices else {
            // Each of the two is held against what it should do.
            return self.edit(parser, path, Edit::Remove, eol)?.edit(parser, path, edit, eol);
        };
        let splices = splices.map_err(at)?;
        let place = splices.place().shift(base);
        let broken =
            || EditError::new(EditErrorKind::Layout("the edit would touch one place twice"), place);
        let matter = splices.apply(&self.matter).ok_or_else(broken)?;
        let unreadable =
            |error: Error| EditError::new(EditErrorKind::Unreadable(Box::new(error)), place);
        let header = Self::read(parser, self.open.clone(), matter, self.close.clone())
            .map_err(unreadable)?;
        let differs = || EditError::new(EditErrorKind::WouldDiffer, place);
        let expected = expect(&self.data, steps, edit).ok_or_else(differs)?;
        let same = if matches!(edit, Edit::SetRaw(_)) {
            // Whatever the text says at the path, nothing else may change.
            let mut rest = header.data.clone();
            blank(&mut rest, steps).is_some() && rest.same(&expected)
        } else {
            header.data.same(&expected)
        };
        if same { Ok(header) } else { Err(differs()) }
    }

    /// The header in another format.
    pub(super) fn convert(
        &self,
        parser: &Parser,
        bom: &str,
        to: Format,
        eol: &str,
    ) -> Result<(Self, Converted), EditError> {
        let whole = Span::new(self.open.len(), self.open.len() + self.matter.len());
        let refuse = |kind| EditError::new(kind, whole);
        let text = self.text();
        let converted =
            with_value(parser, &text, |_, _, value| convert::convert(self, value, to, eol));
        let (matter, converted) = converted.map_err(EditError::header)?.map_err(refuse)?;
        let (open, close) = convert::fences(self, bom, to, eol);
        let matter = if to != Format::Json && !matter.is_empty() && !matter.ends_with(['\n', '\r'])
        {
            format!("{matter}{eol}")
        } else {
            matter
        };
        let header = Self::read(parser, open, matter, close)
            .map_err(|error| refuse(EditErrorKind::Unreadable(Box::new(error))))?;
        if header.format != to || !header.data.same(&self.data) {
            return Err(refuse(EditErrorKind::WouldDiffer));
        }
        Ok((header, converted))
    }

    /// The source text of the value at `path`.
    pub(super) fn raw(&self, parser: &Parser, path: &Path, eol: &str) -> Option<String> {
        self.written(parser, eol, |written| written.raw(path.steps())).ok()?
    }

    /// Where the key stands that `path` ends in, or the item, in the document.
    pub(super) fn place(&self, parser: &Parser, path: &Path) -> Option<Span> {
        let (last, parent) = path.steps().split_last()?;
        let place = with_value(parser, &self.text(), |_, _, value| {
            let parent = parent.iter().try_fold(value, |value, step| match step {
                Step::Key(key) => value.get(key),
                Step::Index(index) => value.at(*index),
            })?;
            match last {
                Step::Key(key) => Some(parent.as_mapping()?.entry(key)?.key().span()),
                Step::Index(index) => Some(parent.at(*index)?.span()),
            }
        });
        place.ok()?
    }

    /// Calls `run` with where everything is written.
    fn written<R>(
        &self,
        parser: &Parser,
        eol: &str,
        run: impl FnOnce(&Written<'_>) -> R,
    ) -> Result<R, EditError> {
        let whole = Span::new(self.open.len(), self.open.len() + self.matter.len());
        let refuse = |kind| EditError::new(kind, whole);
        let unknown =
            || refuse(EditErrorKind::Layout("the layout of this header is not understood"));
        let root = match self.format {
            Format::Yaml => yaml::layout::layout(&self.matter).map_err(|_| unknown())?,
            Format::Json => {
                let text = self.text();
                let node = with_value(parser, &text, |_, span, value| {
                    json::layout(&self.matter, span.start, value)
                });
                Some(node.map_err(EditError::header)?)
            }
            Format::Toml => {
                let all = toml::layout::layout(&self.matter).ok_or_else(unknown)?;
                let statements = Statements::new(&self.matter, &all, &self.data, eol);
                return Ok(run(&Written::Statements(statements)));
            }
            format => return Err(refuse(EditErrorKind::NotEditable(format))),
        };
        let tree = Tree::new(self.format, &self.matter, root.as_ref(), &self.data, eol);
        Ok(run(&Written::Tree(tree)))
    }
}

/// Where everything is written.
enum Written<'t> {
    Tree(Tree<'t>),
    Statements(Statements<'t>),
}

impl Written<'_> {
    fn plan(&self, steps: &[Step], edit: Edit<'_>) -> Result<Splices, EditError> {
        match self {
            Self::Tree(tree) => tree.plan(steps, edit),
            Self::Statements(statements) => statements.plan(steps, edit),
        }
    }

    fn raw(&self, steps: &[Step]) -> Option<String> {
        match self {
            Self::Tree(tree) => tree.raw(steps),
            Self::Statements(statements) => statements.raw(steps),
        }
    }

    /// Whether the value at `steps` has no place of its own that `datum` could take.
    fn is_scattered(&self, steps: &[Step], datum: &Datum) -> bool {
        match self {
            Self::Tree(_) => false,
            Self::Statements(statements) => statements.is_scattered(steps, datum),
        }
    }
}

/// Calls `run` with the format, the place and the value of the header that begins `text`.
///
/// # Errors
///
/// If the header cannot be read, is no mapping, or is not there.
pub(super) fn with_value<R>(
    parser: &Parser,
    text: &str,
    run: impl FnOnce(Format, Span, &Value<'_>) -> R,
) -> Result<R, Error> {
    let lenient = parser.parse_lenient(text);
    if let Some(front_matter) = &lenient.front_matter
        && let Some(value) = front_matter.value()
    {
        if !matches!(value.data(), Data::Mapping(_)) {
            return Err(Error::new(ErrorKind::NotAMapping, value.span()));
        }
        return Ok(run(front_matter.format(), front_matter.matter_span(), value));
    }
    match parser.parse_value(text) {
        Err(error) => Err(error),
        Ok(_) => Err(Error::syntax("no header would be found", Span::empty(0))),
    }
}
