//! From bytes to text: what encoding a file is in, and what could not be decoded.
//!
//! UTF-8 is the fast path and is handed on untouched, byte order mark included, so that spans are
//! offsets into the file. Any other encoding is decoded first, without its byte order mark, and a
//! note says so, since spans are then offsets into the decoded text. Nothing is dropped: what no
//! character stands for becomes U+FFFD, and an error says how often and where first.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};
use judou::{Diagnostic, Span};

/// How much of a file the detector looks at, from its first byte outside ASCII on.
const DETECTION_WINDOW: usize = 4 << 20;

/// How much of a file is tried as UTF-16; even.
const UTF16_SAMPLE: usize = 64 << 10;

/// A file as text.
#[derive(Debug)]
pub(crate) struct Decoded {
    pub(crate) text: String,
    /// The encoding's name in the WHATWG's standard.
    pub(crate) encoding: &'static str,
    /// How it was decoded, if that was not plain UTF-8.
    pub(crate) notes: Vec<Diagnostic>,
}

/// The bytes are no text in any encoding that we know of.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NotText;

/// Decodes `bytes`, from `forced` if it is given.
pub(crate) fn decode(
    bytes: Vec<u8>,
    forced: Option<&'static Encoding>,
) -> Result<Decoded, NotText> {
    if let Some(encoding) = forced {
        return Ok(decode_as(bytes, encoding, None));
    }
    if let Some((encoding, _)) = Encoding::for_bom(&bytes) {
        let how = (encoding != UTF_8).then_some("its byte order mark says so");
        return Ok(decode_as(bytes, encoding, how));
    }
    if let Some(encoding) = utf16_without_mark(&bytes) {
        return Ok(decode_as(bytes, encoding, Some("guessed from its NUL bytes")));
    }
    // ISO-2022-JP is ASCII bytes throughout and would pass for UTF-8.
    let has_escapes = memchr::memchr(0x1b, &bytes).is_some() && bytes.is_ascii();
    if has_escapes && detect(&bytes) == ISO_2022_JP {
        return Ok(decode_as(bytes, ISO_2022_JP, Some("guessed")));
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Ok(Decoded { text, encoding: UTF_8.name(), notes: Vec::new() }),
        Err(error) => error.into_bytes(),
    };
    if is_binary(&bytes) {
        return Err(NotText);
    }
    if is_damaged_utf8(&bytes) {
        return Ok(decode_as(bytes, UTF_8, None));
    }
    let encoding = detect(&bytes);
    Ok(decode_as(bytes, encoding, Some("guessed")))
}

/// Decodes `bytes`; `how` says how the encoding was found, if that deserves a note.
fn decode_as(bytes: Vec<u8>, encoding: &'static Encoding, how: Option<&str>) -> Decoded {
    let mut notes = Vec::new();
    if let Some(how) = how {
        let message =
            format!("read as {} ({how}); spans are offsets into the decoded text", encoding.name());
        notes.push(
            Diagnostic::note("judou::input::decoded", message, Span::empty(0))
                .with_help("`--encoding` names another"),
        );
    }
    let (text, malformed) = if encoding == UTF_8 {
        match String::from_utf8(bytes) {
            Ok(text) => (text, false),
            Err(error) => (String::from_utf8_lossy(error.as_bytes()).into_owned(), true),
        }
    } else {
        let body = without_mark(&bytes, encoding);
        let (text, malformed) = encoding.decode_without_bom_handling(body);
        (Cow::into_owned(text), malformed)
    };
    if malformed {
        notes.push(malformed_note(&text, encoding));
    }
    Decoded { text, encoding: encoding.name(), notes }
}

/// `bytes` without the byte order mark of UTF-16.
fn without_mark<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> &'a [u8] {
    match Encoding::for_bom(bytes) {
        Some((marked, length)) if marked == encoding => bytes.get(length..).unwrap_or_default(),
        _ => bytes,
    }
}

/// Says how much could not be decoded; the replacement character stands where it was.
fn malformed_note(text: &str, encoding: &'static Encoding) -> Diagnostic {
    let mut places = text.match_indices(char::REPLACEMENT_CHARACTER);
    let span = places
        .next()
        .map_or(Span::empty(0), |(start, found)| Span::new(start, start + found.len()));
    let more = places.count();
    let name = encoding.name();
    let message = if more == 0 {
        format!("these bytes are no {name}; U+FFFD stands in their place")
    } else {
        format!("these bytes and those at {more} other places are no {name}; U+FFFD stands there")
    };
    Diagnostic::error("judou::input::malformed", message, span)
        .with_help("if the file is in another encoding, name it with `--encoding`")
}

/// UTF-16 that begins with no byte order mark.
///
/// NUL bytes are honest in UTF-8, so they alone say nothing. Bytes that are not UTF-8 are tried as
/// UTF-16 of both orders; bytes that are, only if nearly every code unit has its NUL, as in ASCII.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    memchr::memchr(0, bytes)?;
    if !bytes.len().is_multiple_of(2) {
        return None;
    }
    let sample = bytes.get(..UTF16_SAMPLE).unwrap_or(bytes);
    let pairs = sample.chunks_exact(2);
    let units = pairs.len();
    let second = pairs.clone().filter(|pair| pair.get(1) == Some(&0)).count();
    let first = pairs.filter(|pair| pair.first() == Some(&0)).count();
    let is_like_ascii = second.max(first) * 10 >= units * 9 && second.min(first) * 10 <= units;
    if !is_like_ascii && std::str::from_utf8(bytes).is_ok() {
        return None;
    }
    // Latin letters read in the wrong order look like Han: then the NULs decide.
    let candidates = [(UTF_16LE, second), (UTF_16BE, first)]
        .map(|(encoding, nuls)| (plausibility(sample, encoding), nuls, encoding));
    let best =
        candidates.into_iter().max_by_key(|&(plausibility, nuls, _)| (plausibility, nuls))?;
    (best.0 >= 950).then_some(best.2)
}

/// How many characters of a thousand are such as documents are written in, if `sample` is read so.
fn plausibility(sample: &[u8], encoding: &'static Encoding) -> usize {
    // The sample may end inside a surrogate pair, which is one bad character among thousands.
    let (text, _) = encoding.decode_without_bom_handling(sample);
    let (mut all, mut plausible) = (0_usize, 0_usize);
    for char in text.chars() {
        all += 1;
        plausible += usize::from(is_plausible(char));
    }
    plausible * 1000 / all.max(1)
}

/// Whether `char` is of a script or a kind of sign that documents are written in.
fn is_plausible(char: char) -> bool {
    matches!(char,
        '\t' | '\n' | '\r' | ' '..='~' | '\u{a0}'..='\u{17f}' // Latin
        | '\u{370}'..='\u{52f}' // Greek, Cyrillic
        | '\u{2000}'..='\u{27bf}' // punctuation and signs
        | '\u{3000}'..='\u{30ff}' | '\u{31f0}'..='\u{33ff}' // CJK signs, kana
        | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' // Han, Hangul
        | '\u{ff00}'..='\u{ffef}' | '\u{feff}' // fullwidth forms
        | '\u{1f000}'..='\u{1faff}' | '\u{20000}'..='\u{323af}') // emoji, rare Han
}

/// Whether bytes that are not UTF-8 are no text at all: text has no NUL and few control characters.
fn is_binary(bytes: &[u8]) -> bool {
    if memchr::memchr(0, bytes).is_some() {
        return true;
    }
    let sample = bytes.get(..UTF16_SAMPLE).unwrap_or(bytes);
    let controls = sample
        .iter()
        .filter(|&&byte| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b))
        .count();
    controls * 50 > sample.len()
}

/// Whether bytes that are not quite UTF-8 were once: most of what is not ASCII in them is well formed.
///
/// About one character in five of GB 18030 or Big5 text happens to be well-formed UTF-8, so four in
/// five is a safe distance.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let window = detection_window(bytes);
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in window.utf8_chunks() {
        good += chunk.valid().chars().filter(|char| !char.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good >= bad * 4
}

/// The encoding that the detector thinks most likely.
fn detect(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(detection_window(bytes), true);
    detector.guess(None, Utf8Detection::Deny)
}

/// The part of `bytes` that tells most about their encoding.
fn detection_window(bytes: &[u8]) -> &[u8] {
    let start = bytes.iter().position(|byte| !byte.is_ascii() || *byte == 0x1b).unwrap_or(0);
    let rest = bytes.get(start..).unwrap_or_default();
    rest.get(..DETECTION_WINDOW).unwrap_or(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HANS: &str = "记者问：今年的收成怎么样？老张说：还可以，比去年好一点，雨水也多。";
    const HANT: &str = "記者問：今年的收成怎麼樣？老張說：還可以，比去年好一點，雨水也多。";
    const JA: &str = "今年の収穫はどうですか。去年より少しよかったと思います。雨も多かったので。";
    const KO: &str = "올해 수확은 어떻습니까? 작년보다 조금 나았습니다. 비도 많이 왔습니다.";

    fn utf16(text: &str, mark: bool, little: bool) -> Vec<u8> {
        let units = mark.then_some(0xfeff).into_iter().chain(text.encode_utf16());
        units
            .flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() })
            .collect()
    }

    fn encoded(text: &str, label: &str) -> Vec<u8> {
        let encoding = Encoding::for_label(label.as_bytes()).unwrap();
        let (bytes, _, unmappable) = encoding.encode(text);
        assert!(!unmappable, "{text:?} in {label}");
        bytes.into_owned()
    }

    #[test]
    fn encodings_are_found() {
        let cases = [
            (HANS.as_bytes().to_vec(), "UTF-8", HANS),
            (encoded(HANS, "gb18030"), "GBK", HANS),
            (encoded(HANT, "big5"), "Big5", HANT),
            (encoded(JA, "shift_jis"), "Shift_JIS", JA),
            (encoded(JA, "euc-jp"), "EUC-JP", JA),
            (encoded(JA, "iso-2022-jp"), "ISO-2022-JP", JA),
            (encoded(KO, "euc-kr"), "EUC-KR", KO),
            (utf16(HANS, true, true), "UTF-16LE", HANS),
            (utf16(HANS, true, false), "UTF-16BE", HANS),
            (utf16(&format!("Q: {HANS}\n"), false, true), "UTF-16LE", &format!("Q: {HANS}\n")),
            (utf16("Ann: hi\n", false, false), "UTF-16BE", "Ann: hi\n"),
            (utf16("Ann: hi\n", false, true), "UTF-16LE", "Ann: hi\n"),
            (utf16("一说、\u{3000}甲\n", false, true), "UTF-16LE", "一说、\u{3000}甲\n"),
        ];
        for (bytes, encoding, text) in cases {
            let decoded = decode(bytes, None).unwrap();
            assert_eq!((decoded.encoding, decoded.text.as_str()), (encoding, text));
            assert_eq!(decoded.notes.is_empty(), encoding == "UTF-8", "{encoding}");
        }
    }

    #[test]
    fn utf8_is_not_touched() {
        for text in
            ["", "\u{feff}", "\u{feff}甲：好\r\n", "a\0b", "甲\0：\0", "\u{1b}[1mA\u{1b}[0m"]
        {
            let decoded = decode(text.as_bytes().to_vec(), None).unwrap();
            assert_eq!((decoded.text.as_str(), decoded.encoding), (text, "UTF-8"));
            assert!(decoded.notes.is_empty(), "{text:?}");
        }
    }

    #[test]
    fn damaged_utf8_stays_utf8() {
        let mut bytes = HANS.as_bytes().to_vec();
        bytes.truncate(bytes.len() - 1);
        let decoded = decode(bytes, None).unwrap();
        assert_eq!(decoded.encoding, "UTF-8");
        assert_eq!(decoded.notes.len(), 1);
        assert_eq!(decoded.notes[0].code, "judou::input::malformed");
        assert_eq!(decoded.notes[0].span.of(&decoded.text), "\u{fffd}");
    }

    #[test]
    fn binary_is_refused_unless_forced() {
        let picture = [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', 0, 0, 0, 0x0d, 0xff];
        assert_eq!(decode(picture.to_vec(), None).unwrap_err(), NotText);
        let forced = decode(picture.to_vec(), Some(encoding_rs::WINDOWS_1252)).unwrap();
        assert_eq!(forced.encoding, "windows-1252");
    }

    #[test]
    fn a_forced_encoding_is_obeyed() {
        let decoded = decode(encoded(HANT, "big5"), Some(encoding_rs::BIG5)).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.notes.len()), (HANT, 0));
        let wrong = decode(HANT.as_bytes().to_vec(), Some(encoding_rs::SHIFT_JIS)).unwrap();
        assert_eq!(wrong.notes[0].severity, judou::Severity::Error);
    }
}
