//! A table as a file of Apache Parquet, compressed with Snappy, which every reader knows.
//!
//! The rows come as JSON, a line each, as for standard output, and in the same order; they are gathered
//! into batches by a schema that is written down here, and the file is there when all are written.

use std::io::{self, Write};
use std::mem;
use std::path::Path;
use std::sync::Arc;

use arrow_json::ReaderBuilder;
use arrow_json::reader::Decoder;
use arrow_schema::{ArrowError, DataType, Field, Schema};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;

use crate::files::Sink;
use crate::inputs::Problem;
use crate::new_file::NewFile;

use super::Rows;

/// How many rows are gathered before they are encoded.
const BATCH_ROWS: usize = 1024;

/// How many bytes of rows are gathered: rows with the text of a document may be large.
const BATCH_BYTES: usize = 8 << 20;

/// How many encoded bytes make a group of rows, which a reader reads at once.
const GROUP_BYTES: usize = 32 << 20;

/// A Parquet file that is being written.
pub(super) struct ParquetFile {
    name: String,
    decoder: Decoder,
    /// Bytes since the last batch.
    gathered: usize,
    writer: ArrowWriter<NewFile>,
}

impl ParquetFile {
    /// Begins the file at `path`.
    pub(super) fn create(path: &Path, force: bool, rows: Rows) -> Result<Self, Problem> {
        let file = NewFile::create(path, force)?;
        let name = path.display().to_string();
        let schema = Arc::new(schema(rows));
        let failed = |error: &dyn std::error::Error| {
            Problem::error(format!("cannot write `{}`: {error}", path.display()))
        };
        let decoder = ReaderBuilder::new(Arc::clone(&schema))
            .with_batch_size(BATCH_ROWS)
            .build_decoder()
            .map_err(|error| failed(&error))?;
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by(concat!("judou ", env!("CARGO_PKG_VERSION")).to_owned())
            .build();
        let writer =
            ArrowWriter::try_new(file, schema, Some(properties)).map_err(|error| failed(&error))?;
        Ok(Self { name, decoder, gathered: 0, writer })
    }

    /// Encodes the rows that are gathered; only between two rows.
    fn flush_batch(&mut self) -> io::Result<()> {
        self.gathered = 0;
        if let Some(batch) = self.decoder.flush().map_err(from_arrow)? {
            self.writer.write(&batch).map_err(from_parquet)?;
            if self.writer.in_progress_size() > GROUP_BYTES {
                self.writer.flush().map_err(from_parquet)?;
            }
        }
        Ok(())
    }
}

impl Write for ParquetFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn write_all(&mut self, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            // It takes no more than a batch of rows at once.
            let taken = self.decoder.decode(bytes).map_err(from_arrow)?;
            bytes = bytes.get(taken..).unwrap_or_default();
            self.gathered += taken;
            let is_full = taken == 0 || self.decoder.len() >= BATCH_ROWS;
            if is_full || (self.gathered > BATCH_BYTES && !self.decoder.has_partial_record()) {
                self.flush_batch()?;
            }
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Sink for ParquetFile {
    fn name(&self) -> &str {
        &self.name
    }

    fn finish(mut self: Box<Self>) -> Result<(), Problem> {
        let name = mem::take(&mut self.name);
        let failed = |error: &dyn std::error::Error| {
            Problem::error(format!("cannot write `{name}`: {error}"))
        };
        self.flush_batch().map_err(|error| failed(&error))?;
        // This writes the end of the file too.
        self.writer.into_inner().map_err(|error| failed(&error))?.finish()
    }
}

fn from_arrow(error: ArrowError) -> io::Error {
    io::Error::other(error)
}

fn from_parquet(error: ParquetError) -> io::Error {
    io::Error::other(error)
}

fn schema(rows: Rows) -> Schema {
    match rows {
        Rows::Documents => Schema::new(vec![
            text("path", false),
            number("bytes", false),
            text("encoding", false),
            text("text", false),
            text("title", true),
            text("front_matter_format", true),
            text("front_matter", true),
            text("notation", true),
            list(
                "speakers",
                vec![
                    text("name", false),
                    strings("aliases"),
                    text("role", true),
                    number("turns", false),
                ],
            ),
            list(
                "sections",
                vec![
                    text("title", false),
                    number("level", false),
                    number("start", false),
                    number("end", false),
                ],
            ),
            list("turns", turn("speaker")),
            list(
                "regions",
                vec![text("kind", false), number("start", false), number("end", false)],
            ),
            list(
                "diagnostics",
                vec![
                    text("severity", false),
                    text("code", false),
                    text("message", false),
                    number("start", false),
                    number("end", false),
                ],
            ),
        ]),
        Rows::Turns => {
            let mut fields = vec![text("path", false), number("index", false)];
            fields.extend(turn("speaker_id"));
            fields.extend([
                text("speaker", false),
                text("role", true),
                text("section_title", true),
                text("notation", true),
                text("front_matter", true),
            ]);
            Schema::new(fields)
        }
        Rows::Chunks => Schema::new(vec![
            text("path", false),
            number("index", false),
            text("text", false),
            list("spans", vec![number("start", false), number("end", false)]),
            strings("speakers"),
            strings("section"),
            text("metadata", true),
            number("start_ms", true),
            number("end_ms", true),
            Field::new("continued", DataType::Boolean, false),
            Field::new("decoded", DataType::Boolean, false),
            number("label_bytes", false),
            number("repeated_bytes", false),
        ]),
    }
}

/// The columns of a turn; `speaker` is what the number of the speaker is called.
fn turn(speaker: &str) -> Vec<Field> {
    vec![
        number(speaker, false),
        text("name", false),
        number("section", true),
        number("start_ms", true),
        number("end_ms", true),
        number("start", false),
        number("end", false),
        text("text", false),
    ]
}

fn text(name: &str, nullable: bool) -> Field {
    Field::new(name, DataType::Utf8, nullable)
}

/// Signed, since that is what readers without unsigned numbers, such as Spark, take in all columns.
fn number(name: &str, nullable: bool) -> Field {
    Field::new(name, DataType::Int64, nullable)
}

fn strings(name: &str) -> Field {
    Field::new(name, DataType::List(Arc::new(text("item", true))), false)
}

fn list(name: &str, fields: Vec<Field>) -> Field {
    let item = Field::new("item", DataType::Struct(fields.into()), false);
    Field::new(name, DataType::List(Arc::new(item)), false)
}
