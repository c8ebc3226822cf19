//! Documents as data for other programs: the JSON objects that `judou` prints.
//!
//! Each record borrows what it shows and implements [`serde::Serialize`]; nothing is copied on the
//! way. Their shape is that of `docs/schema/judou-document-1.schema.json`, versioned apart from the
//! types of the parsers: spans are `[start, end]` in bytes of the text that was parsed, lines and
//! columns count from 1, columns in characters.

#[cfg(feature = "chunk")]
mod chunk;
mod parts;

#[cfg(feature = "chunk")]
pub use chunk::ChunkRecord;
use judou_source::Diagnostic;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

#[cfg(feature = "frontmatter")]
use self::parts::HeaderRecord;
#[cfg(feature = "segment")]
use self::parts::UnitsRecord;
#[cfg(feature = "dialogue")]
use self::parts::{events, evidence, quotations, sections, speakers, turns};
use self::parts::{located, regions};
use crate::Document;

/// A whole document: front matter, speakers, sections, turns, events and diagnostics.
///
/// # Examples
///
/// ```
/// use judou::record::DocumentRecord;
/// use judou::Document;
///
/// let document = Document::parse("甲：一。\n\n乙：二。\n\n甲：三。\n\n乙：四。\n");
/// let json = serde_json::to_value(DocumentRecord::new(&document).path("talk.txt"))?;
/// assert_eq!(json["path"], "talk.txt");
/// assert_eq!(json["turns"][1]["name"], "乙");
/// assert_eq!(json["turns"][1]["content"], serde_json::json!([20, 26]));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct DocumentRecord<'r> {
    document: &'r Document<'r>,
    path: Option<&'r str>,
    encoding: Option<&'r str>,
    notes: &'r [Diagnostic],
    regions: bool,
    #[cfg(feature = "dialogue")]
    quotations: bool,
    #[cfg(feature = "segment")]
    units: &'r [judou_segment::Unit],
}

impl<'r> DocumentRecord<'r> {
    /// A record of `document`, without path and encoding, which are then `null`.
    pub const fn new(document: &'r Document<'r>) -> Self {
        Self {
            document,
            path: None,
            encoding: None,
            notes: &[],
            regions: false,
            #[cfg(feature = "dialogue")]
            quotations: false,
            #[cfg(feature = "segment")]
            units: &[],
        }
    }

    /// Where the document was read from.
    pub const fn path(mut self, path: &'r str) -> Self {
        self.path = Some(path);
        self
    }

    /// The encoding that the document was decoded from, by its name in the WHATWG's standard.
    pub const fn encoding(mut self, name: &'r str) -> Self {
        self.encoding = Some(name);
        self
    }

    /// What the reader of the file noticed, before what the parsers did.
    pub const fn notes(mut self, notes: &'r [Diagnostic]) -> Self {
        self.notes = notes;
        self
    }

    /// Whether to add the regions that tile the file, under `regions`: `kind`, `span`, the `index` of
    /// turns, headings and events among theirs, and the `signs` by which furniture is known.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou::record::DocumentRecord;
    /// use judou::Document;
    ///
    /// let document = Document::parse("首页 | 新闻 | 体育 | 财经 | 登录\n\n河水在夜里退了。\n");
    /// let json = serde_json::to_value(DocumentRecord::new(&document).regions(true))?;
    /// let furniture = &json["regions"][0];
    /// assert_eq!((&furniture["kind"], &furniture["signs"][0]), (&"furniture".into(), &"menu".into()));
    /// assert_eq!(json["regions"][1], serde_json::json!({"kind": "prose", "span": [44, 69]}));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub const fn regions(mut self, wanted: bool) -> Self {
        self.regions = wanted;
        self
    }

    /// Whether to look for quotations, and add them under `quotations`.
    #[cfg(feature = "dialogue")]
    pub const fn quotations(mut self, wanted: bool) -> Self {
        self.quotations = wanted;
        self
    }

    /// Adds the spans of these units of the body, under `units`.
    #[cfg(feature = "segment")]
    pub const fn units(mut self, units: &'r [judou_segment::Unit]) -> Self {
        self.units = units;
        self
    }
}

impl Serialize for DocumentRecord<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let document = self.document;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("path", &self.path)?;
        map.serialize_entry("bytes", &document.text().len())?;
        map.serialize_entry("encoding", &self.encoding)?;
        #[cfg(feature = "frontmatter")]
        map.serialize_entry("front_matter", &document.front_matter().map(HeaderRecord::new))?;
        #[cfg(not(feature = "frontmatter"))]
        map.serialize_entry("front_matter", &None::<()>)?;
        map.serialize_entry("body", &document.body())?;
        #[cfg(feature = "dialogue")]
        {
            map.serialize_entry("notation", &document.notation())?;
            map.serialize_entry("confidence", &document.transcript().confidence)?;
            map.serialize_entry("speakers", &speakers(document))?;
            map.serialize_entry("sections", &sections(document))?;
            map.serialize_entry("turns", &turns(document))?;
            map.serialize_entry("events", &events(document))?;
        }
        #[cfg(not(feature = "dialogue"))]
        {
            map.serialize_entry("notation", &None::<()>)?;
            map.serialize_entry("confidence", &None::<()>)?;
            for key in ["speakers", "sections", "turns", "events"] {
                map.serialize_entry(key, &[(); 0])?;
            }
        }
        #[cfg(feature = "dialogue")]
        if self.quotations {
            map.serialize_entry("quotations", &quotations(document))?;
        }
        let diagnostics = self.notes.iter().chain(document.diagnostics());
        map.serialize_entry("diagnostics", &located(document.text(), diagnostics))?;
        if self.regions {
            map.serialize_entry("regions", &regions(document))?;
        }
        #[cfg(feature = "segment")]
        if !self.units.is_empty() {
            map.serialize_entry("units", &UnitsRecord { document, units: self.units })?;
        }
        map.end()
    }
}

/// The front matter alone: `path`, `format`, `span`, `matter`, `body_start`, `data`, `diagnostics`.
///
/// # Examples
///
/// ```
/// use judou::record::MetaRecord;
/// use judou::Document;
///
/// let document = Document::parse("---\ntitle: 夜谈\n---\n正文。\n");
/// let json = serde_json::to_value(MetaRecord::new(&document))?;
/// assert_eq!(json["format"], "yaml");
/// assert_eq!(json["data"]["title"], "夜谈");
/// assert_eq!(json["body_start"], 22);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[cfg(feature = "frontmatter")]
#[derive(Clone, Copy, Debug)]
pub struct MetaRecord<'r> {
    document: &'r Document<'r>,
    path: Option<&'r str>,
    notes: &'r [Diagnostic],
}

#[cfg(feature = "frontmatter")]
impl<'r> MetaRecord<'r> {
    /// A record of the front matter of `document`, without a path.
    pub const fn new(document: &'r Document<'r>) -> Self {
        Self { document, path: None, notes: &[] }
    }

    /// Where the document was read from.
    pub const fn path(mut self, path: &'r str) -> Self {
        self.path = Some(path);
        self
    }

    /// What the reader of the file noticed, before what the parsers did.
    pub const fn notes(mut self, notes: &'r [Diagnostic]) -> Self {
        self.notes = notes;
        self
    }
}

#[cfg(feature = "frontmatter")]
impl Serialize for MetaRecord<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let document = self.document;
        let header = document.front_matter().map(HeaderRecord::new);
        let diagnostics = self.notes.iter().chain(document.front_matter_diagnostics());
        let mut map = serializer.serialize_map(Some(7))?;
        map.serialize_entry("path", &self.path)?;
        map.serialize_entry("format", &header.as_ref().map(|header| header.format))?;
        map.serialize_entry("span", &header.as_ref().map(|header| header.span))?;
        map.serialize_entry("matter", &header.as_ref().map(|header| header.matter))?;
        map.serialize_entry("body_start", &document.body().start)?;
        map.serialize_entry("data", &header.as_ref().and_then(|header| header.data))?;
        map.serialize_entry("diagnostics", &located(document.text(), diagnostics))?;
        map.end()
    }
}

/// The dialogue alone: `path`, `notation`, `confidence`, `speakers`, `turns` and `events`, and
/// `quotations` and `evidence` on request.
///
/// # Examples
///
/// ```
/// use judou::record::TurnsRecord;
/// use judou::Document;
///
/// let document = Document::parse("甲：一。\n\n乙：二。\n\n甲：三。\n\n乙：四。\n");
/// let json = serde_json::to_value(TurnsRecord::new(&document))?;
/// assert_eq!(json["notation"], "plain-label");
/// assert_eq!(json["speakers"][0]["turns"], 2);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[cfg(feature = "dialogue")]
#[derive(Clone, Copy, Debug)]
pub struct TurnsRecord<'r> {
    document: &'r Document<'r>,
    path: Option<&'r str>,
    evidence: bool,
    quotations: bool,
}

#[cfg(feature = "dialogue")]
impl<'r> TurnsRecord<'r> {
    /// A record of the dialogue of `document`, without a path and without the evidence.
    pub const fn new(document: &'r Document<'r>) -> Self {
        Self { document, path: None, evidence: false, quotations: false }
    }

    /// Whether to add every label that was looked at, and why it opens turns or does not.
    pub const fn evidence(mut self, wanted: bool) -> Self {
        self.evidence = wanted;
        self
    }

    /// Whether to look for quotations, which are no turns, and add them.
    pub const fn quotations(mut self, wanted: bool) -> Self {
        self.quotations = wanted;
        self
    }

    /// Where the document was read from.
    pub const fn path(mut self, path: &'r str) -> Self {
        self.path = Some(path);
        self
    }
}

#[cfg(feature = "dialogue")]
impl Serialize for TurnsRecord<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("path", &self.path)?;
        map.serialize_entry("notation", &self.document.notation())?;
        map.serialize_entry("confidence", &self.document.transcript().confidence)?;
        map.serialize_entry("speakers", &speakers(self.document))?;
        map.serialize_entry("turns", &turns(self.document))?;
        map.serialize_entry("events", &events(self.document))?;
        if self.quotations {
            map.serialize_entry("quotations", &quotations(self.document))?;
        }
        if self.evidence {
            map.serialize_entry("evidence", &evidence(self.document))?;
        }
        map.end()
    }
}
