//! What becomes of one input: bytes for standard output, bytes for standard error, a verdict.

use std::fmt;
use std::io::{self, Write};

/// How many bytes are gathered before they are passed on.
const CHUNK: usize = 256 << 10;

/// What a command makes of one input.
#[derive(Debug, Default)]
pub(crate) struct Outcome<'p> {
    /// For standard output.
    pub(crate) out: Out<'p>,
    /// For standard error, after that.
    pub(crate) err: Vec<u8>,
    /// Whether the program is to fail at its end.
    pub(crate) failed: bool,
}

/// Takes bytes that are ready for standard output.
pub(crate) type Sink<'p> = &'p mut dyn FnMut(&[u8]);

/// Output of one input: kept until its turn comes, or passed on at once where it is its turn.
///
/// Several files in work must each keep their output. One alone need not: the words of a large file
/// take several times its size as JSON.
#[derive(Default)]
pub(crate) struct Out<'p> {
    kept: Vec<u8>,
    sink: Option<Sink<'p>>,
    has_passed: bool,
}

impl<'p> Out<'p> {
    /// Output whose turn it is.
    pub(crate) fn passing(sink: Sink<'p>) -> Self {
        Self { kept: Vec::new(), sink: Some(sink), has_passed: false }
    }

    pub(crate) fn push(&mut self, byte: u8) {
        self.extend(&[byte]);
    }

    pub(crate) fn extend(&mut self, bytes: &[u8]) {
        self.kept.extend_from_slice(bytes);
        if self.kept.len() >= CHUNK
            && let Some(sink) = &mut self.sink
        {
            sink(&self.kept);
            self.kept.clear();
            self.has_passed = true;
        }
    }

    /// Makes room for so many bytes, of which no more than a chunk is gathered.
    pub(crate) fn expect(&mut self, bytes: usize) {
        self.kept.reserve(bytes.min(CHUNK));
    }

    /// Takes back what is not passed on yet, and ends the line if half of it is gone.
    pub(crate) fn abandon(&mut self) {
        self.kept.clear();
        if self.has_passed {
            self.kept.push(b'\n');
        }
    }

    /// What is not passed on yet.
    pub(crate) fn into_rest(self) -> Vec<u8> {
        self.kept
    }
}

impl Write for Out<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.extend(bytes);
        Ok(bytes.len())
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.extend(bytes);
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl fmt::Debug for Out<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Out").field("kept", &self.kept.len()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn output_is_passed_on_in_chunks() {
        let mut passed = Vec::new();
        let mut sink = |bytes: &[u8]| passed.extend_from_slice(bytes);
        let mut out = Out::passing(&mut sink);
        let line = [b'x'; 1000];
        for _ in 0..1000 {
            out.extend(&line);
        }
        let rest = out.into_rest();
        assert!(rest.len() < CHUNK);
        assert_eq!(passed.len() + rest.len(), 1_000_000);
    }

    #[test]
    fn long_values_are_passed_on_before_they_end() {
        let mut passed = 0;
        let mut sink = |bytes: &[u8]| passed += bytes.len();
        let mut out = Out::passing(&mut sink);
        serde_json::to_writer(&mut out, &vec![[1, 2, 3]; 200_000]).unwrap();
        assert!(out.into_rest().len() < 300_000);
        assert!(passed > 1_000_000);
    }

    #[test]
    fn output_that_must_wait_is_kept() {
        let mut out = Out::default();
        out.extend(&vec![0; CHUNK * 2]);
        assert_eq!(out.into_rest().len(), CHUNK * 2);
    }

    #[test]
    fn half_a_line_is_ended() {
        let mut sink = |_: &[u8]| ();
        let mut out = Out::passing(&mut sink);
        out.extend(&vec![b'['; CHUNK + 1]);
        out.extend(b"half");
        out.abandon();
        assert_eq!(out.into_rest(), b"\n");
        let mut out = Out::default();
        out.extend(b"half");
        out.abandon();
        assert_eq!(out.into_rest(), b"");
    }
}
