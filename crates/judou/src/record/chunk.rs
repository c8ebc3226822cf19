//! Chunks as data for other programs.

use alloc::vec::Vec;

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::{Chunk, Document};

/// One chunk: `path`, `index`, `text`, `spans`, `speakers` and `section` by name, `metadata`,
/// `start_ms`, `end_ms`, `continued`, `decoded`, and how much of it is a label or repeated.
///
/// # Examples
///
/// ```
/// use judou::record::ChunkRecord;
/// use judou::{Chunker, Document};
///
/// let document = Document::parse("# 夜谈\n\n甲：一。\n\n乙：二。\n\n甲：三。\n\n乙：四。\n");
/// let chunk = Chunker::new(16)?.chunks(&document).next().unwrap();
/// let json = serde_json::to_value(ChunkRecord::new(&document, &chunk))?;
/// assert_eq!(json["text"], "# 夜谈\n\n甲：一。\n\n");
/// assert_eq!(json["spans"], serde_json::json!([[0, 24]]));
/// assert_eq!(json["speakers"], serde_json::json!(["甲"]));
/// assert_eq!(json["section"], serde_json::json!(["夜谈"]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct ChunkRecord<'r> {
    document: &'r Document<'r>,
    chunk: &'r Chunk<'r>,
    path: Option<&'r str>,
}

impl<'r> ChunkRecord<'r> {
    /// A record of `chunk`, which is one of `document`, without a path.
    pub const fn new(document: &'r Document<'r>, chunk: &'r Chunk<'r>) -> Self {
        Self { document, chunk, path: None }
    }

    /// Where the document was read from.
    pub const fn path(mut self, path: &'r str) -> Self {
        self.path = Some(path);
        self
    }
}

impl Serialize for ChunkRecord<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { document, chunk, path } = self;
        let speakers: Vec<&str> = chunk
            .speakers
            .iter()
            .filter_map(|speaker| document.speakers().get(*speaker))
            .map(|speaker| &*speaker.name)
            .collect();
        let section: Vec<&str> = chunk
            .sections
            .iter()
            .filter_map(|section| document.sections().get(*section))
            .map(|section| section.title.of(document.text()))
            .collect();
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("path", path)?;
        map.serialize_entry("index", &chunk.index)?;
        map.serialize_entry("text", &chunk.text)?;
        map.serialize_entry("spans", &chunk.spans)?;
        map.serialize_entry("speakers", &speakers)?;
        map.serialize_entry("section", &section)?;
        #[cfg(feature = "frontmatter")]
        map.serialize_entry("metadata", &Metadata(&chunk.metadata))?;
        #[cfg(not(feature = "frontmatter"))]
        map.serialize_entry("metadata", &Metadata)?;
        map.serialize_entry("start_ms", &chunk.start_ms)?;
        map.serialize_entry("end_ms", &chunk.end_ms)?;
        map.serialize_entry("continued", &chunk.continued)?;
        map.serialize_entry("decoded", &chunk.decoded)?;
        map.serialize_entry("label_bytes", &chunk.label)?;
        map.serialize_entry("repeated_bytes", &chunk.repeated)?;
        map.end()
    }
}

/// The fields of the front matter as an object.
#[cfg(feature = "frontmatter")]
struct Metadata<'r>(&'r [crate::Field<'r>]);

#[cfg(feature = "frontmatter")]
impl Serialize for Metadata<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}

#[cfg(not(feature = "frontmatter"))]
#[derive(Serialize)]
struct Metadata;
