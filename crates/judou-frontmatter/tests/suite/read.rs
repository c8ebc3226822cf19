//! Headers of readers and of bytes.

use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Read};

use judou_frontmatter::{ErrorKind, Preset, Splitter, split};
use judou_testkit::strategies::front_matter_like;
use proptest::prelude::*;

/// A reader that counts what is read from it, and gives little at a time.
struct Counting<'a> {
    bytes: &'a [u8],
    count: &'a Cell<usize>,
    step: usize,
}

impl Read for Counting<'_> {
    fn read(&mut self, space: &mut [u8]) -> io::Result<usize> {
        let most = space.len().min(self.step);
        let count = self.bytes.read(&mut space[..most])?;
        self.count.set(self.count.get() + count);
        Ok(count)
    }
}

fn read_of(text: &str) -> usize {
    let count = Cell::new(0);
    let reader = Counting { bytes: text.as_bytes(), count: &count, step: usize::MAX };
    let opened = Splitter::new().open(reader).unwrap();
    let read = count.get();
    let mut body = Vec::new();
    opened.into_body().read_to_end(&mut body).unwrap();
    let start = split(text).ok().flatten().map_or(0, |split| split.body_start());
    assert!(body == text.as_bytes()[start..]);
    read
}

#[test]
fn reads_no_more_than_it_must() {
    let body = "正文\n".repeat(100_000);
    assert_eq!(read_of(&format!("---\na: 1\n---\n{body}")), 4 << 10);
    assert_eq!(read_of(&body), 4 << 10);
    assert_eq!(read_of(&format!("---\n{}---\n{body}", "a: 1\n".repeat(1_000))), 16 << 10);
    assert_eq!(read_of(&format!("---\n{body}")), 64 << 10);
    assert_eq!(read_of(&format!("{{\"a\": \"{}\"}}\n{body}", "x".repeat(10_000))), 16 << 10);
    assert_eq!(read_of("正文\n"), 7);
}

#[test]
fn errors_keep_the_body() {
    let opened = Splitter::new().open(&b"---\na: 1\n"[..]).unwrap();
    assert!(matches!(opened.split().unwrap_err().kind(), ErrorKind::UnclosedFence(_)));
    let mut lines = opened.into_body().lines();
    assert_eq!(lines.next().unwrap().unwrap(), "---");

    let opened = Splitter::new().open(&b"---\na: \xff\n---\nB"[..]).unwrap();
    let error = opened.split().unwrap_err();
    assert_eq!((error.kind(), error.span().start, error.span().end), (&ErrorKind::NotUtf8, 7, 8));
}

#[test]
fn buffered_bodies() {
    let text = "---\na: 1\n---\n甲\n乙\n".repeat(2_000);
    let reader = BufReader::with_capacity(7, text.as_bytes());
    let opened = Splitter::new().open(reader).unwrap();
    let lines: Vec<String> = opened.into_body().lines().map(Result::unwrap).collect();
    assert_eq!(lines.len(), 2_000 * 5 - 3);
    assert_eq!(lines[0], "甲");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// A reader gives the header that its text gives, however little it reads at a time.
    #[test]
    fn same_as_of_text(text in front_matter_like(), step in 1_usize..40, hexo in any::<bool>()) {
        let splitter = if hexo { Splitter::preset(Preset::Hexo) } else { Splitter::new() };
        let count = Cell::new(0);
        let opened = splitter.open(Counting { bytes: text.as_bytes(), count: &count, step }).unwrap();
        let expected = splitter.split(&text);
        match (opened.split(), expected) {
            (Ok(Some(got)), Ok(Some(expected))) => {
                prop_assert_eq!(got.matter_span(), expected.matter_span());
                prop_assert_eq!(got.header(), expected.header());
            }
            (Ok(None), Ok(None)) => {}
            (Err(got), Err(expected)) => prop_assert_eq!(got, expected),
            (got, expected) => prop_assert!(false, "{:?} but {:?}", got, expected),
        }
        let mut body = String::new();
        let start = splitter.split(&text).ok().flatten().map_or(0, |split| split.body_start());
        opened.into_body().read_to_string(&mut body).unwrap();
        prop_assert_eq!(&body, &text[start..]);
    }

    /// Bytes split where their text does.
    #[test]
    fn bytes_split_like_text(text in front_matter_like(), tail in prop::collection::vec(any::<u8>(), 0..9)) {
        if let Ok(Some(expected)) = split(&text)
            && !expected.body().is_empty()
        {
            let mut bytes = text.clone().into_bytes();
            bytes.extend(&tail);
            let (got, body) = Splitter::new().split_bytes(&bytes).unwrap().unwrap();
            prop_assert_eq!(got.header(), expected.header());
            prop_assert_eq!(body, &bytes[expected.body_start()..]);
        }
    }
}
