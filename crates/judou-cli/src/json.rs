//! JSON as the program writes it: compact, one value after another into an [`Out`].
//!
//! In comes what implements [`Serialize`], out go the bytes that `serde_json` would write. A tenth of the
//! time that a small document takes was that of `serde_json`, which hands every comma, quotation mark and key to
//! the writer by itself; here a key and its marks are one piece, and pieces go straight into memory.
//! Numbers with a fraction are left to it. What serde asks of a format is answered in [`serializer`].

mod serializer;

use std::fmt::Write as _;

use serde::Serialize;
use serde::ser::Error as _;
use serde_json::Error;

use crate::outcome::Out;

/// Adds `value` to `out`.
///
/// # Errors
///
/// What a [`Serialize`] says of itself, and maps with keys that are neither strings nor numbers nor
/// truth values. Part of the value is then written.
pub(crate) fn write(out: &mut Out<'_>, value: &impl Serialize) -> Result<(), Error> {
    value.serialize(&mut Json { out })
}

struct Json<'o, 'p> {
    out: &'o mut Out<'p>,
}

impl<'o, 'p> Json<'o, 'p> {
    #[inline]
    fn push(&mut self, byte: u8) {
        self.out.gathered().push(byte);
    }

    #[inline]
    fn raw(&mut self, text: &str) {
        self.out.gathered().extend_from_slice(text.as_bytes());
    }

    fn signed(&mut self, number: i128) {
        if number < 0 {
            self.push(b'-');
        }
        match u64::try_from(number.unsigned_abs()) {
            Ok(number) => self.number(number),
            Err(_) => self.raw(&number.unsigned_abs().to_string()),
        }
    }

    fn number(&mut self, number: u64) {
        // The most digits that 64 bits have are twenty; they are written from the last on.
        let mut digits = [b'0'; 20];
        let mut rest = number;
        let mut length = 0;
        for digit in digits.iter_mut().rev() {
            *digit = b'0' + (rest % 10) as u8;
            rest /= 10;
            length += 1;
            if rest == 0 {
                break;
            }
        }
        let written = digits.get(digits.len() - length..).unwrap_or_default();
        self.out.gathered().extend_from_slice(written);
    }

    fn string(&mut self, text: &str) {
        self.push(b'"');
        let mut rest = text;
        while let Some(at) = odd(rest.as_bytes()) {
            let (plain, others) = rest.split_at_checked(at).unwrap_or((rest, ""));
            self.raw(plain);
            let mut chars = others.chars();
            match chars.next() {
                Some('"') => self.raw("\\\""),
                Some('\\') => self.raw("\\\\"),
                Some('\n') => self.raw("\\n"),
                Some('\r') => self.raw("\\r"),
                Some('\t') => self.raw("\\t"),
                Some('\u{8}') => self.raw("\\b"),
                Some('\u{c}') => self.raw("\\f"),
                Some(other) => {
                    let mut escape = String::new();
                    let _ = write!(escape, "\\u{:04x}", u32::from(other));
                    self.raw(&escape);
                }
                None => {}
            }
            rest = chars.as_str();
        }
        self.raw(rest);
        self.push(b'"');
    }

    fn open(&mut self, open: u8, close: &'static str) -> Compound<'_, 'o, 'p> {
        self.push(open);
        Compound { json: self, is_first: true, close }
    }

    /// `{"variant":`, before what the variant holds.
    fn variant(&mut self, variant: &str) {
        self.push(b'{');
        self.string(variant);
        self.push(b':');
    }
}

/// Where the first byte stands that a string of JSON cannot have as it is.
fn odd(bytes: &[u8]) -> Option<usize> {
    const fn is_odd(byte: u8) -> bool {
        byte < 0x20 || byte == b'"' || byte == b'\\'
    }
    // Blocks in which no byte is odd are told at once, without asking where.
    let (blocks, _) = bytes.as_chunks::<32>();
    let plain = |block: &&[u8; 32]| !block.iter().fold(false, |odd, byte| odd | is_odd(*byte));
    let passed = blocks.iter().take_while(plain).count() * 32;
    let rest = bytes.get(passed..).unwrap_or_default();
    rest.iter().position(|byte| is_odd(*byte)).map(|at| passed + at)
}

/// An array or an object that is open.
struct Compound<'j, 'o, 'p> {
    json: &'j mut Json<'o, 'p>,
    is_first: bool,
    close: &'static str,
}

impl Compound<'_, '_, '_> {
    #[inline]
    fn comma(&mut self) {
        if self.is_first {
            self.is_first = false;
        } else {
            self.json.push(b',');
        }
    }

    #[inline]
    fn element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.comma();
        value.serialize(&mut *self.json)
    }

    /// Names of fields are ours, and have nothing to escape.
    #[inline]
    fn field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
        self.comma();
        let gathered = self.json.out.gathered();
        gathered.push(b'"');
        gathered.extend_from_slice(key.as_bytes());
        gathered.extend_from_slice(b"\":");
        value.serialize(&mut *self.json)
    }

    fn key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        self.comma();
        let at = self.json.out.gathered().len();
        key.serialize(&mut *self.json)?;
        let gathered = self.json.out.gathered();
        match gathered.get(at) {
            Some(b'"') => Ok(()),
            // Numbers and truth values are keys as strings.
            Some(b'-' | b'0'..=b'9' | b't' | b'f') => {
                gathered.insert(at, b'"');
                gathered.push(b'"');
                Ok(())
            }
            _ => Err(Error::custom("key must be a string")),
        }
    }

    #[inline]
    fn close(self) {
        self.json.raw(self.close);
        self.json.out.pass();
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[derive(Serialize)]
    enum Shape {
        Unit,
        Newtype(u8),
        Tuple(i16, char),
        Struct { a: Option<f32>, b: () },
    }

    #[derive(Serialize)]
    struct Wrapped(u64);

    #[derive(Serialize)]
    struct Everything<'t> {
        text: &'t str,
        shapes: Vec<Shape>,
        #[serde(skip_serializing_if = "Option::is_none")]
        left_out: Option<u8>,
        numbers: (i8, i64, u128, i128, Wrapped),
        floats: (f32, f64, f64),
        by_number: BTreeMap<i32, bool>,
        by_truth: BTreeMap<bool, [u8; 1]>,
        by_text: BTreeMap<&'t str, &'t str>,
    }

    fn written(value: &impl Serialize) -> Result<String, Error> {
        let mut out = Out::default();
        write(&mut out, value)?;
        Ok(String::from_utf8(out.into_rest()).unwrap())
    }

    #[test]
    fn it_writes_what_serde_json_writes() {
        let texts = [
            "",
            "甲：一。",
            "a\"b\\c\nd\re\tf\u{8}g\u{c}h\u{1}i\u{1f}j\u{7f}k\u{2028}",
            "long enough for a block, and then, after forty-odd characters, a mark: \" and 句读",
            "exactly thirty-two bytes of text\"",
        ];
        for text in texts {
            let value = Everything {
                text,
                shapes: vec![
                    Shape::Unit,
                    Shape::Newtype(255),
                    Shape::Tuple(i16::MIN, '"'),
                    Shape::Struct { a: Some(0.1), b: () },
                    Shape::Struct { a: None, b: () },
                ],
                left_out: None,
                numbers: (i8::MIN, i64::MIN, u128::MAX, i128::MIN, Wrapped(u64::MAX)),
                floats: (1.5, f64::NAN, 1e300),
                by_number: BTreeMap::from([(-1, true), (10, false)]),
                by_truth: BTreeMap::from([(true, [0])]),
                by_text: BTreeMap::from([(text, text), ("b", "c")]),
            };
            assert_eq!(written(&value).unwrap(), serde_json::to_string(&value).unwrap());
        }
        for number in [0, 7, 10, 99, 100, 12_345, u64::from(u32::MAX), u64::MAX - 1] {
            assert_eq!(written(&number).unwrap(), number.to_string());
        }
    }

    #[test]
    fn keys_that_are_no_text_are_an_error() {
        assert!(written(&BTreeMap::from([(vec![1], 2)])).is_err());
        assert!(written(&BTreeMap::from([((), 2)])).is_err());
    }

    #[test]
    fn long_values_are_passed_on_before_they_end() {
        let mut passed = 0;
        let mut sink = |bytes: &[u8]| passed += bytes.len();
        let mut out = Out::passing(&mut sink);
        write(&mut out, &vec![[1, 2, 3]; 200_000]).unwrap();
        assert!(out.into_rest().len() < 300_000);
        assert!(passed > 1_000_000);
    }
}
