//! Edits of a header that leave every other byte as it is.
//!
//! Comes in: a whole document, and what is to be changed. Goes out: the document with that changed.
//! An edit is planned as splices on where things are written ([`layout`]; [`tree`] for YAML and JSON),
//! made, read again by the crate's own reader, and held against the data that were asked for: what
//! does not come out right is refused.

mod convert;
mod datum;
mod error;
mod flow;
mod header;
mod json;
mod layout;
mod path;
mod plan;
mod quote;
mod toml;
mod tree;
mod write;
mod yaml;

use alloc::format;
use alloc::string::String;

use judou_source::Span;

pub use convert::Converted;
pub use datum::Datum;
pub use error::{EditError, EditErrorKind};
pub use path::{IntoPath, Path, Step};

use crate::document::{Duplicates, Parser};
use crate::format::Format;
use header::Header;
use plan::Edit;

/// Edits the header of a document, and nothing else.
///
/// Each edit is made at once, or refused with an error and not made at all; after an error the editor
/// is as it was before. [`Editor::finish`] gives the document.
///
/// What an edit does not ask for stays byte for byte: comments, quotes, the order of keys, blank
/// lines, line endings, a byte order mark, fences with blanks behind them, the body. New lines and
/// items look like their neighbours: indentation, lists with dashes or between brackets, quotes,
/// blanks round colons, line endings. Text gets quotes where it needs them, and where some reader of
/// YAML would take it for something else than text (`no`, `012`, `2024-11-15`).
///
/// An edit costs one reading of the header; the body is copied once, at the end.
///
/// # Examples
///
/// ```
/// use judou_frontmatter::Editor;
///
/// let text = "---\ntitle: 甲 # 旧\ntags: [一, 二]\n---\n正文\n";
/// let mut editor = Editor::new(text)?;
/// editor.set("title", "乙: 丙")?.append("tags", "三")?.set("author.name", "李")?;
/// assert_eq!(
///     editor.finish()?,
///     "---\ntitle: \"乙: 丙\" # 旧\ntags: [一, 二, 三]\nauthor:\n  name: 李\n---\n正文\n",
/// );
/// # Ok::<(), judou_frontmatter::EditError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Editor<'a> {
    parser: Parser,
    text: &'a str,
    bom: &'a str,
    header: Option<Header>,
    body: &'a str,
    eol: &'static str,
}

impl<'a> Editor<'a> {
    /// Takes up `text`, whose header may be missing.
    ///
    /// # Errors
    ///
    /// [`EditErrorKind::Header`], at its place in `text`, if the header is never closed, cannot be
    /// read, has a key twice, or is no mapping.
    pub fn new(text: &'a str) -> Result<Self, EditError> {
        Self::with_parser(text, Parser::new())
    }

    /// As [`Editor::new`], with the options of `parser`; the same key twice is an error nevertheless.
    ///
    /// # Errors
    ///
    /// As [`Editor::new`].
    pub fn with_parser(text: &'a str, parser: Parser) -> Result<Self, EditError> {
        let parser = parser.duplicates(Duplicates::Error);
        let bom = judou_source::bom(text).unwrap_or_default().of(text);
        let lenient = parser.parse_lenient(text);
        let Some(front_matter) = lenient.front_matter else {
            // An opening fence that is never closed is no header; one before it would be an answer
            // to a question that nobody asked.
            parser.parse_value(text).map_err(EditError::header)?;
            let body = Span::new(bom.len(), text.len()).of(text);
            let eol = line_ending(body);
            return Ok(Self { parser, text, bom, header: None, body, eol });
        };
        let matter = front_matter.matter_span();
        let end = front_matter.body_start();
        let part = |start, end| Span::new(start, end).of(text);
        let header = header::with_value(&parser, text, |format, _, value| Header {
            format,
            open: part(0, matter.start).into(),
            matter: part(matter.start, matter.end).into(),
            close: part(matter.end, end).into(),
            data: Datum::from(value),
        });
        let header = header.map_err(EditError::header)?;
        let eol = line_ending(part(bom.len(), end));
        Ok(Self { parser, text, bom, header: Some(header), body: part(end, text.len()), eol })
    }

    /// The header's language; `None` if there is no header.
    pub fn format(&self) -> Option<Format> {
        self.header.as_ref().map(|header| header.format)
    }

    /// What the header says, all edits made; `None` if there is no header.
    pub fn data(&self) -> Option<&Datum> {
        self.header.as_ref().map(|header| &header.data)
    }

    /// What the header says at `path`.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou_frontmatter::{Datum, Editor};
    ///
    /// let editor = Editor::new("---\na: {b: [1, 2]}\n---\n")?;
    /// assert_eq!(editor.get("a.b[1]"), Some(&Datum::from(2)));
    /// assert_eq!(editor.get("a.c"), None);
    /// # Ok::<(), judou_frontmatter::EditError>(())
    /// ```
    pub fn get(&self, path: impl IntoPath) -> Option<&Datum> {
        self.data()?.at(path.into_path().ok()?.steps())
    }

    /// The source text of the value at `path`, as [`Editor::set_raw`] takes it.
    ///
    /// It begins with the value, or with a line ending if the value stands on the lines below its
    /// key, and has no line ending at its end. `None` if the value is not there or has no text of its
    /// own (a TOML table that is written in several places).
    pub fn raw(&self, path: impl IntoPath) -> Option<String> {
        let path = path.into_path().ok()?;
        self.header.as_ref()?.raw(&self.parser, &path, self.eol)
    }

    /// Sets the value at `path`, and makes the key, and mappings on the way to it, where they are
    /// missing. Writes a YAML header where there is none ([`Editor::create`] one before to have
    /// another).
    ///
    /// A value that says this already is left as it is. A comment behind the old value stays;
    /// comments within it go with it.
    ///
    /// # Errors
    ///
    /// [`EditErrorKind::NotFound`] for a list item that is not there, [`EditErrorKind::NotAMapping`]
    /// or [`EditErrorKind::NotAList`] if the path leads through another kind of value,
    /// [`EditErrorKind::Aliased`] through an alias, [`EditErrorKind::Unrepresentable`] if the format
    /// has no such value; and as every edit if the result is not what was asked:
    /// [`EditErrorKind::Unreadable`], [`EditErrorKind::WouldDiffer`], [`EditErrorKind::Layout`].
    pub fn set(
        &mut self,
        path: impl IntoPath,
        value: impl Into<Datum>,
    ) -> Result<&mut Self, EditError> {
        let (path, value) = (path.into_path()?, value.into());
        let there = self.data().and_then(|data| data.at(path.steps()));
        // `==` alone does not tell -0.0 from 0.0, nor `same` a date from its text.
        if there.is_some_and(|there| *there == value && there.same(&value)) {
            return Ok(self);
        }
        self.edit(&path, Edit::Set(&value))
    }

    /// Sets the value at `path`, which must be there, to source text of the header's format.
    ///
    /// `editor.set_raw(path, &raw)` undoes a `set` before which [`Editor::raw`] gave `raw`.
    ///
    /// # Errors
    ///
    /// As [`Editor::set`]; in particular if the text breaks out of its place.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou_frontmatter::Editor;
    ///
    /// let text = "---\nsize: 0x1F # 注\n---\n";
    /// let mut editor = Editor::new(text)?;
    /// let raw = editor.raw("size").unwrap();
    /// editor.set("size", 5)?.set_raw("size", &raw)?;
    /// assert!(editor.set_raw("size", "1\nother: 2").is_err());
    /// assert_eq!(editor.finish()?, text);
    /// # Ok::<(), judou_frontmatter::EditError>(())
    /// ```
    pub fn set_raw(&mut self, path: impl IntoPath, raw: &str) -> Result<&mut Self, EditError> {
        self.edit(&path.into_path()?, Edit::SetRaw(raw))
    }

    /// Adds an item to the list at `path`, and makes the list if there is nothing, or null.
    ///
    /// # Errors
    ///
    /// As [`Editor::set`]; [`EditErrorKind::NotAList`] if something else is there.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou_frontmatter::Editor;
    ///
    /// let mut editor = Editor::new("---\ntags:\n- '甲'\n---\n")?;
    /// editor.append("tags", "乙")?.append("aliases", "丙")?;
    /// assert_eq!(editor.finish()?, "---\ntags:\n- '甲'\n- '乙'\naliases:\n- 丙\n---\n");
    /// # Ok::<(), judou_frontmatter::EditError>(())
    /// ```
    pub fn append(
        &mut self,
        path: impl IntoPath,
        value: impl Into<Datum>,
    ) -> Result<&mut Self, EditError> {
        self.edit(&path.into_path()?, Edit::Append(&value.into()))
    }

    /// Removes a key with its value, or a list item, and the lines on which they stand. Comments on
    /// lines of their own stay.
    ///
    /// A list or mapping that loses its last item becomes an empty one.
    ///
    /// # Errors
    ///
    /// [`EditErrorKind::NotFound`] if it is not there; otherwise as [`Editor::set`].
    ///
    /// # Examples
    ///
    /// ```
    /// use judou_frontmatter::Editor;
    ///
    /// let mut editor = Editor::new("{\n  \"a\": 1,\n  \"b\": [2]\n}\n正文")?;
    /// editor.remove("b[0]")?.remove("a")?;
    /// assert_eq!(editor.finish()?, "{\n  \"b\": []\n}\n正文");
    /// # Ok::<(), judou_frontmatter::EditError>(())
    /// ```
    pub fn remove(&mut self, path: impl IntoPath) -> Result<&mut Self, EditError> {
        self.edit(&path.into_path()?, Edit::Remove)
    }

    /// Gives the key at `path` another name; it keeps its place and its value.
    ///
    /// # Errors
    ///
    /// [`EditErrorKind::NotFound`] if it is not there, [`EditErrorKind::KeyExists`] if there is one of
    /// the new name, [`EditErrorKind::NotAKey`] for a list item; otherwise as [`Editor::set`].
    ///
    /// # Examples
    ///
    /// ```
    /// use judou_frontmatter::Editor;
    ///
    /// let mut editor = Editor::new("---\na:\n  'b': 1 # 注\n---\n")?;
    /// editor.rename("a.b", "c")?;
    /// assert_eq!(editor.finish()?, "---\na:\n  'c': 1 # 注\n---\n");
    /// # Ok::<(), judou_frontmatter::EditError>(())
    /// ```
    pub fn rename(&mut self, path: impl IntoPath, key: &str) -> Result<&mut Self, EditError> {
        let path = path.into_path()?;
        let renamed = path.with_last_key(key);
        let refuse = |kind, path: &Path| {
            let place = self.header.as_ref().and_then(|header| header.place(&self.parser, path));
            Err(EditError::new(kind, place.unwrap_or(self.matter_span())))
        };
        if matches!(path.steps().last(), Some(Step::Index(_))) {
            return refuse(EditErrorKind::NotAKey, &path);
        }
        if renamed == path && self.get(&path).is_some() {
            return Ok(self);
        }
        if self.get(&renamed).is_some() {
            return refuse(EditErrorKind::KeyExists, &renamed);
        }
        self.edit(&path, Edit::Rename(key))
    }

    /// Writes an empty header where there is none: YAML between `---`, TOML between `+++`, or a bare
    /// JSON object.
    ///
    /// # Errors
    ///
    /// [`EditErrorKind::HeaderExists`]; [`EditErrorKind::NotEditable`] for another format.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou_frontmatter::{Editor, Format};
    ///
    /// let mut editor = Editor::new("正文\r\n")?;
    /// editor.create(Format::Toml)?.set("title", "句读")?;
    /// assert_eq!(editor.finish()?, "+++\r\ntitle = \"句读\"\r\n+++\r\n正文\r\n");
    /// # Ok::<(), judou_frontmatter::EditError>(())
    /// ```
    pub fn create(&mut self, format: Format) -> Result<&mut Self, EditError> {
        if self.header.is_some() {
            return Err(EditError::new(EditErrorKind::HeaderExists, self.matter_span()));
        }
        if !matches!(format, Format::Yaml | Format::Toml | Format::Json) {
            return Err(EditError::new(EditErrorKind::NotEditable(format), Span::empty(0)));
        }
        self.eol = ending_in(format, self.eol);
        self.header = Some(Header::empty(format, self.bom, self.eol));
        Ok(self)
    }

    /// Writes the header in another format: YAML between `---`, TOML between `+++`, JSON as a bare
    /// object; from any format that can be read.
    ///
    /// Data stay equal, and in their order, save that TOML wants tables behind what is no table.
    /// Comments stay with their keys and items in YAML and TOML; JSON has none, and what is dropped is
    /// told. Aliases and merge keys become what they stand for. A YAML value that reads like one of
    /// TOML's dates, without quotes, becomes a date, and the other way round.
    ///
    /// # Errors
    ///
    /// [`EditErrorKind::NotFound`] without a header, [`EditErrorKind::Unrepresentable`] if a value
    /// does not exist in the new format, [`EditErrorKind::NotEditable`] for a format that is not
    /// written; [`EditErrorKind::WouldDiffer`] if the data would not come out equal.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou_frontmatter::{Editor, Format};
    ///
    /// let text = "---\n# 甲\ntitle: 句读 # 乙\ndate: 2024-11-15\nauthor:\n  name: 李\n---\n正文";
    /// let mut editor = Editor::new(text)?;
    /// editor.convert(Format::Toml)?;
    /// assert_eq!(
    ///     editor.finish()?,
    ///     "+++\n# 甲\ntitle = \"句读\" # 乙\ndate = 2024-11-15\n\n[author]\nname = \"李\"\n+++\n正文",
    /// );
    /// # Ok::<(), judou_frontmatter::EditError>(())
    /// ```
    pub fn convert(&mut self, to: Format) -> Result<Converted, EditError> {
        let Some(header) = &self.header else {
            return Err(EditError::new(EditErrorKind::NotFound, Span::empty(0)));
        };
        if header.format == to {
            return Ok(Converted::default());
        }
        let eol = ending_in(to, self.eol);
        let (header, converted) = header.convert(&self.parser, self.bom, to, eol)?;
        self.eol = eol;
        self.header = Some(header);
        Ok(converted)
    }

    /// Removes the whole header, fences included; a byte order mark and the body stay.
    ///
    /// # Errors
    ///
    /// [`EditErrorKind::WouldDiffer`] if what the body begins with would then be a header.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou_frontmatter::Editor;
    ///
    /// let mut editor = Editor::new("---\na: 1\n---\n\n正文")?;
    /// editor.remove_header()?;
    /// assert_eq!(editor.finish()?, "\n正文");
    /// # Ok::<(), judou_frontmatter::EditError>(())
    /// ```
    pub fn remove_header(&mut self) -> Result<&mut Self, EditError> {
        if self.header.is_some() {
            let text = format!("{}{}", self.bom, self.body);
            if self.parser.parse_lenient(&text).front_matter.is_some() {
                return Err(EditError::new(EditErrorKind::WouldDiffer, self.matter_span()));
            }
            self.header = None;
        }
        Ok(self)
    }

    /// The document with all edits made.
    ///
    /// # Errors
    ///
    /// [`EditErrorKind::WouldDiffer`] if the document's header would not end where it should.
    pub fn finish(&self) -> Result<String, EditError> {
        let Some(header) = &self.header else { return Ok(format!("{}{}", self.bom, self.body)) };
        let text = format!("{}{}{}{}", header.open, header.matter, header.close, self.body);
        if text == self.text {
            return Ok(text);
        }
        let end = text.len() - self.body.len();
        let split = self.parser.parse_lenient(&text).front_matter;
        let found = split.map(|split| (split.matter_span(), split.body_start()));
        if found != Some((self.matter_span(), end)) {
            return Err(EditError::new(EditErrorKind::WouldDiffer, self.matter_span()));
        }
        Ok(text)
    }

    fn edit(&mut self, path: &Path, edit: Edit<'_>) -> Result<&mut Self, EditError> {
        let new;
        let header = match &self.header {
            Some(header) => header,
            None if matches!(edit, Edit::Set(_) | Edit::Append(_)) => {
                new = Header::empty(Format::Yaml, self.bom, self.eol);
                &new
            }
            None => return Err(EditError::new(EditErrorKind::NotFound, Span::empty(0))),
        };
        let header = header.edit(&self.parser, path, edit, self.eol)?;
        self.header = Some(header);
        Ok(self)
    }

    fn matter_span(&self) -> Span {
        self.header.as_ref().map_or(Span::empty(0), |header| {
            Span::new(header.open.len(), header.open.len() + header.matter.len())
        })
    }
}

/// The line ending for a header in `format`: TOML takes no lone carriage return.
fn ending_in(format: Format, eol: &'static str) -> &'static str {
    if format == Format::Toml && eol == "\r" { "\n" } else { eol }
}

/// The first line ending of `text`; `\n` if it has none.
fn line_ending(text: &str) -> &'static str {
    match text.find(['\n', '\r']).and_then(|at| text.get(at..)) {
        Some(rest) if rest.starts_with("\r\n") => "\r\n",
        Some(rest) if rest.starts_with('\r') => "\r",
        _ => "\n",
    }
}
