//! Finds the end of an object, holding nothing but one bit for each open bracket.

use super::token::{self, Fault};

/// How deep brackets may lie in one another: the bits that are kept.
const MAX_DEPTH: u32 = 128;

/// The length of the JSON value that begins `bytes` (with a bracket, as its callers see to).
pub(crate) fn check(bytes: &[u8]) -> Result<usize, Fault> {
    // The lowest bit is the innermost bracket: 1 for an object, 0 for a list.
    let mut open = 0_u128;
    let mut depth = 0;
    let mut at = 0;
    loop {
        // A value begins at `at`.
        at = token::skip_space(bytes, at);
        let bracket = match bytes.get(at) {
            Some(b'{') => Some(1),
            Some(b'[') => Some(0),
            Some(b'"') => {
                at = token::string(bytes, at)?.0;
                None
            }
            Some(b'-' | b'0'..=b'9') => {
                at = token::number(bytes, at)?.0;
                None
            }
            _ => {
                at = token::word(bytes, at)?;
                None
            }
        };
        if let Some(object) = bracket {
            if depth == MAX_DEPTH {
                return Err(Fault::here("brackets are nested too deep", bytes, at));
            }
            open = open << 1 | object;
            depth += 1;
            let inside = token::skip_space(bytes, at + 1);
            let close = if object == 1 { b'}' } else { b']' };
            if bytes.get(inside) != Some(&close) {
                at = if object == 1 { key(bytes, inside)? } else { inside };
                continue;
            }
            at = inside;
        } else {
            at = token::skip_space(bytes, at);
        }
        // A value ends before `at`: close brackets until something follows.
        loop {
            if depth == 0 {
                return Ok(at);
            }
            let object = open & 1 == 1;
            match bytes.get(at) {
                Some(b',') => {
                    let next = token::skip_space(bytes, at + 1);
                    at = if object { key(bytes, next)? } else { next };
                    break;
                }
                Some(b'}') if object => {}
                Some(b']') if !object => {}
                _ => return Err(Fault::here("expected `,` or a closing bracket", bytes, at)),
            }
            open >>= 1;
            depth -= 1;
            at += 1;
            if depth > 0 {
                at = token::skip_space(bytes, at);
            }
        }
    }
}

/// Where the value begins behind the key at `at`.
fn key(bytes: &[u8], at: usize) -> Result<usize, Fault> {
    if bytes.get(at) != Some(&b'"') {
        return Err(Fault::here("expected a key in double quotes", bytes, at));
    }
    let colon = token::skip_space(bytes, token::string(bytes, at)?.0);
    if bytes.get(colon) != Some(&b':') {
        return Err(Fault::here("expected `:` behind the key", bytes, colon));
    }
    Ok(colon + 1)
}
