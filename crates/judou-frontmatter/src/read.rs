//! Headers of documents that are not in memory: reads no more than the header may be long.

use alloc::vec;
use alloc::vec::Vec;
use std::io::{self, BufRead, Cursor, Read};

use crate::error::Error;
use crate::scan::Scan;
use crate::split::{Split, Splitter};

/// How much is read at first; most headers are shorter.
const FIRST: usize = 4 * 1024;

/// A document whose header has been read, and whose body waits in its reader.
///
/// # Examples
///
/// ```
/// use std::io::Read;
///
/// use judou_frontmatter::{Parser, Splitter};
///
/// let file: &[u8] = "---\ntitle: 句读\n---\n正文\n".as_bytes();
/// let opened = Splitter::new().open(file)?;
/// let split = opened.split()?.unwrap();
/// let value = Parser::new().value(&split)?;
/// assert_eq!(value.get("title").and_then(|title| title.as_str()), Some("句读"));
///
/// let mut body = String::new();
/// opened.into_body().read_to_string(&mut body)?;
/// assert_eq!(body, "正文\n");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Opened<R> {
    /// What has been read.
    start: Vec<u8>,
    /// Whether the reader may have more.
    more: bool,
    splitter: Splitter,
    rest: R,
}

/// A document's body: what has been read of it already, and then the rest of its reader.
#[derive(Debug)]
pub struct Body<R> {
    start: Cursor<Vec<u8>>,
    rest: R,
}

impl Splitter {
    /// Reads the header of a document, and no more of it than [`Splitter::max_header`] bytes.
    ///
    /// Reads by steps, and stops at the first that holds all of the header, or shows that there is
    /// none. Wants no buffer: a `File` will do.
    ///
    /// # Errors
    ///
    /// Those of the reader. A header that is never closed, or is not UTF-8, is an error of
    /// [`Opened::split`], so that the body is not lost.
    pub fn open<R: Read>(&self, mut reader: R) -> io::Result<Opened<R>> {
        let max = self.rules.max_header;
        let mut start = Vec::new();
        let mut step = FIRST.min(max);
        loop {
            let more = fill(&mut reader, &mut start, step)?;
            let settled = match self.scan_start(&start) {
                (Scan::Header(_), _) => true,
                (Scan::None, settled) => settled,
                _ => false,
            };
            if settled || !more || step >= max {
                return Ok(Opened { start, more, splitter: self.clone(), rest: reader });
            }
            step = step.saturating_mul(4).min(max);
        }
    }
}

/// Reads until `start` has `length` bytes; whether there were so many.
fn fill(reader: &mut impl Read, start: &mut Vec<u8>, length: usize) -> io::Result<bool> {
    let mut block = vec![0; length.saturating_sub(start.len()).min(64 * 1024)];
    while start.len() < length {
        let wanted = block.len().min(length - start.len());
        let space = block.get_mut(..wanted).unwrap_or_default();
        match reader.read(space) {
            Ok(0) => return Ok(false),
            Ok(count) => start.extend_from_slice(space.get(..count).unwrap_or_default()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(true)
}

impl<R> Opened<R> {
    /// The header, if the document has one: a split whose text is the header alone, so that its body
    /// is empty.
    ///
    /// # Errors
    ///
    /// As [`Splitter::split_bytes`]. If the reader ended exactly at the bound, a header that is never
    /// closed is reported as longer than the bound.
    pub fn split(&self) -> Result<Option<Split<'_>>, Error> {
        let found = self.splitter.split_start(&self.start, self.more)?;
        Ok(found.map(|(split, _)| split))
    }

    /// The body, byte for byte; the whole document if it has no header that could be split off.
    pub fn into_body(self) -> Body<R> {
        let length = self.split().ok().flatten().map_or(0, |split| split.body_start());
        let mut start = Cursor::new(self.start);
        start.set_position(length as u64);
        Body { start, rest: self.rest }
    }
}

impl<R: Read> Read for Body<R> {
    fn read(&mut self, space: &mut [u8]) -> io::Result<usize> {
        match self.start.read(space)? {
            0 if !space.is_empty() => self.rest.read(space),
            count => Ok(count),
        }
    }
}

impl<R: BufRead> BufRead for Body<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.start.fill_buf()?.is_empty() { self.rest.fill_buf() } else { self.start.fill_buf() }
    }

    fn consume(&mut self, count: usize) {
        let left = self.start.get_ref().len() as u64 - self.start.position();
        if left > 0 { self.start.consume(count) } else { self.rest.consume(count) }
    }
}
