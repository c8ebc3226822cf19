//! URLs, with and without their scheme, and e-mail addresses.
//!
//! An address ends before white space, before CJK letters and marks (but for the letters of an
//! internationalised host, `http://例子.中国/`), before quotation marks and angle brackets; marks that
//! end a sentence and brackets that it did not open are left to the text. What may fail looks no
//! further ahead than [`MAX_HOST`] bytes.

use super::chars::{byte, char_at, is_cjk, is_latin};
use crate::WordKind;

/// Bytes of a host or of a mailbox that are looked at before it is known to be one.
const MAX_HOST: usize = 64;

/// Bytes of a scheme.
const MAX_SCHEME: usize = 12;

/// Ends of hosts by which one is known without a scheme. Country codes that are common English words
/// (`in`, `is`, `it`, `so`) are left out: `fish.in` is rather a stop that nobody put a blank behind.
const TOP_LEVEL: &[&str] = &[
    "ai", "app", "ar", "asia", "au", "biz", "blog", "br", "ca", "cc", "ch", "cloud", "club", "cn",
    "co", "com", "cz", "de", "dev", "dk", "edu", "es", "eu", "fi", "fm", "fr", "gg", "gov", "hk",
    "hu", "id", "il", "info", "int", "io", "jp", "kr", "live", "ly", "mil", "mo", "mx", "my",
    "name", "net", "news", "nl", "nz", "online", "org", "page", "ph", "pl", "pt", "ru", "se", "sg",
    "shop", "site", "tech", "th", "top", "tr", "tv", "tw", "ua", "uk", "us", "vip", "vn", "wiki",
    "xyz", "za",
];

/// Ends of internationalised hosts.
const WIDE_TOP_LEVEL: &[&str] =
    &["中国", "中國", "公司", "网络", "網絡", "香港", "台湾", "台灣", "みんな", "한국", "рф"];

/// Schemes without `//`.
const PLAIN_SCHEMES: &[&str] = &["mailto", "tel", "doi"];

/// End and kind of the address that starts with the letter or digit at `start`.
pub(super) fn address(text: &str, start: usize) -> Option<(usize, WordKind)> {
    let bytes = text.as_bytes();
    if let Some(end) = with_scheme(text, start) {
        return Some((end, WordKind::Url));
    }
    // One scan tells an e-mail address from a host from neither.
    let mut at = start;
    let mut has_point = false;
    while at < start + MAX_HOST {
        match byte(bytes, at) {
            b'@' => return email(bytes, start, at),
            b'.' => has_point = true,
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'+' | b'%' => {}
            _ => break,
        }
        at += 1;
    }
    if !has_point {
        return None;
    }
    Some((bare(text, start)?, WordKind::Url))
}

/// Offset of the end of the e-mail address whose mailbox is `start..at`.
fn email(bytes: &[u8], start: usize, at: usize) -> Option<(usize, WordKind)> {
    if at == start || byte(bytes, at - 1) == b'.' {
        return None;
    }
    let (end, labels) = host(bytes, at + 1);
    let last = bytes.get(at + 1..end)?.rsplit(|&byte| byte == b'.').next()?;
    let is_name = last.len() >= 2 && last.iter().all(u8::is_ascii_alphabetic);
    (labels > 1 && is_name).then_some((end, WordKind::Email))
}

/// Offset of the end of the host in ASCII at `at`, and how many labels it has.
fn host(bytes: &[u8], at: usize) -> (usize, usize) {
    let (mut end, mut labels) = (at, 0);
    loop {
        let from = if labels > 0 { end + 1 } else { end };
        let mut to = from;
        while to < at + MAX_HOST
            && matches!(byte(bytes, to), b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-')
        {
            to += 1;
        }
        // A label neither begins nor ends with a hyphen.
        while to > from && byte(bytes, to - 1) == b'-' {
            to -= 1;
        }
        if to == from || byte(bytes, from) == b'-' {
            return (end, labels);
        }
        end = to;
        labels += 1;
        if byte(bytes, end) != b'.' {
            return (end, labels);
        }
    }
}

/// Offset of the end of the URL without a scheme at `start`: `www.example.org/a`, `example.com`.
fn bare(text: &str, start: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut end, mut labels) = host(bytes, start);
    let is_www = bytes.get(start..start + 4).is_some_and(|www| www.eq_ignore_ascii_case(b"www."));
    // The last labels may be a word that a blank was forgotten before: `example.com.Then`.
    loop {
        let part = bytes.get(start..end)?;
        let last = part.rsplit(|&byte| byte == b'.').next()?;
        let is_known = if is_www {
            labels > 2 && last.len() > 1 && last.iter().all(u8::is_ascii_alphabetic)
        } else {
            labels > 1 && is_top_level(last, part)
        };
        if is_known {
            break;
        }
        labels = labels.checked_sub(1).filter(|&labels| labels > 1)?;
        end -= last.len() + 1;
    }
    if matches!(byte(bytes, end), b'_' | b'@') || is_letter_at(text, end) {
        return None;
    }
    Some(tail(text, start, behind_port(bytes, end)))
}

/// Whether `label` ends hosts such as `whole`. `ASP.NET` and `End.Me` are none.
fn is_top_level(label: &[u8], whole: &[u8]) -> bool {
    let is_lower = label.iter().all(u8::is_ascii_lowercase);
    let is_shouted =
        whole.iter().all(|byte| !byte.is_ascii_lowercase()) && whole.starts_with(b"WWW");
    (is_lower || is_shouted)
        && TOP_LEVEL.iter().any(|known| known.as_bytes().eq_ignore_ascii_case(label))
}

/// Offset behind the port that follows a host at `end`, if one does.
fn behind_port(bytes: &[u8], end: usize) -> usize {
    if byte(bytes, end) != b':' {
        return end;
    }
    let digits = (1..=5).take_while(|&n| byte(bytes, end + n).is_ascii_digit()).count();
    if digits > 0 { end + 1 + digits } else { end }
}

/// Offset of the end of path, query and fragment that follow a host at `at`.
fn tail(text: &str, start: usize, at: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = at;
    if matches!(byte(bytes, at), b'/' | b'?' | b'#') {
        loop {
            match byte(bytes, end) {
                byte if is_url_byte(byte) => end += 1,
                0xC3..=0xD3 if char_at(text, end).is_some_and(is_latin) => end += 2,
                _ => break,
            }
        }
    }
    trimmed(bytes, start, at, end)
}

/// `end`, moved before the marks that belong to the text around the URL `start..end`, but not before
/// `floor`.
fn trimmed(bytes: &[u8], start: usize, floor: usize, mut end: usize) -> usize {
    let count =
        |mark| bytes.get(start..end).map_or(0, |url| memchr::memchr_iter(mark, url).count());
    let mut round = count(b')').saturating_sub(count(b'('));
    let mut square = count(b']').saturating_sub(count(b'['));
    while end > floor {
        match byte(bytes, end - 1) {
            b'.' | b',' | b';' | b':' | b'!' | b'?' | b'\'' | b'*' | b'~' => {}
            b')' if round > 0 => round -= 1,
            b']' if square > 0 => square -= 1,
            _ => break,
        }
        end -= 1;
    }
    end
}

/// Whether `byte` may stand in a URL behind its host.
const fn is_url_byte(byte: u8) -> bool {
    matches!(byte, b'!' | b'#'..=b';' | b'=' | b'?'..=b'[' | b']' | b'_' | b'a'..=b'z' | b'~')
}

fn is_letter_at(text: &str, at: usize) -> bool {
    char_at(text, at).is_some_and(is_latin)
}

/// Offset of the end of the URL with a scheme at `start`.
fn with_scheme(text: &str, start: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let is_scheme = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'.' | b'-');
    let len = (0..=MAX_SCHEME).take_while(|&n| is_scheme(byte(bytes, start + n))).count();
    let colon = start + len;
    if len < 2 || byte(bytes, colon) != b':' {
        return None;
    }
    if bytes.get(colon..).is_some_and(|rest| rest.starts_with(b"://")) {
        let from = colon + 3;
        if bytes.get(start..colon).is_some_and(|scheme| scheme.eq_ignore_ascii_case(b"file")) {
            return (byte(bytes, from) == b'/').then(|| tail(text, start, from));
        }
        let end = wide_host(text, from)?;
        return Some(tail(text, start, behind_port(bytes, end)));
    }
    let scheme = text.get(start..colon)?;
    if !PLAIN_SCHEMES.contains(&scheme) || !byte(bytes, colon + 1).is_ascii_alphanumeric() {
        return None;
    }
    let mut end = colon + 1;
    while is_url_byte(byte(bytes, end)) {
        end += 1;
    }
    Some(trimmed(bytes, start, colon + 2, end))
}

/// Offset of the end of the host, which may be internationalised and follow a user's name, at `at`.
fn wide_host(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut end = at;
    if byte(bytes, at) == b'[' {
        // An address of IPv6.
        let len = (1..MAX_HOST)
            .take_while(|&n| matches!(byte(bytes, at + n), b':' | b'.' | b'0'..=b'9' | b'a'..=b'f' | b'A'..=b'F'))
            .count();
        end = at + 1 + len;
        return (len > 0 && byte(bytes, end) == b']').then_some(end + 1);
    }
    loop {
        let label = end;
        loop {
            match byte(bytes, end) {
                byte if byte.is_ascii_alphanumeric() => end += 1,
                b'-' | b'_' | b'~' | b'%' | b'$' | b'+' => end += 1,
                // `user:word@host`: a password may look like a port.
                b'@' | b':' if end > at && user_ends(bytes, end) => end += 1,
                0xC3..=0xD3 if char_at(text, end).is_some_and(is_latin) => end += 2,
                _ => break,
            }
        }
        if end == label || byte(bytes, end) >= 0x80 && char_at(text, end).is_some_and(is_cjk) {
            match wide_label(text, end) {
                Some(behind) => end = behind,
                // The point belongs to the text, and so do letters that no point follows.
                None if end == label => return (label > at).then(|| label - 1),
                None => return Some(end),
            }
        }
        if byte(bytes, end) != b'.' {
            return Some(end);
        }
        end += 1;
    }
}

/// Whether the mark at `at` belongs to a user's name before the host.
fn user_ends(bytes: &[u8], at: usize) -> bool {
    let ends = |&n: &usize| !matches!(byte(bytes, at + n), b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' | b'_');
    match byte(bytes, at) {
        b'@' => byte(bytes, at + 1).is_ascii_alphanumeric(),
        _ => (1..MAX_HOST).find(ends).is_some_and(|n| n > 1 && byte(bytes, at + n) == b'@'),
    }
}

/// Offset of the end of a label of CJK letters at `at`: one that a point and more follow, or a known
/// end of hosts.
fn wide_label(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let mut len = 0;
    for c in rest.chars().take(MAX_HOST / 3) {
        if !(is_cjk(c) || c.is_ascii_alphanumeric() || c == '-') {
            break;
        }
        len += c.len_utf8();
    }
    let behind = rest.get(len..)?;
    let goes_on = behind
        .strip_prefix('.')
        .and_then(|rest| rest.chars().next())
        .is_some_and(|c| c.is_ascii_alphanumeric() || is_cjk(c));
    if len > 0 && goes_on {
        return Some(at + len);
    }
    WIDE_TOP_LEVEL.iter().find(|end| rest.starts_with(**end)).map(|end| at + end.len())
}
