//! Runs of characters that are an atom each, whatever stands around them: ideographs, kana, Hangul
//! syllables and the marks that stand between them.

use super::WordKind;
use super::atom::Atom;
use super::charset::{Charset, Class, Traits, special};
use super::window::{Atoms, WINDOW};

/// Adds the atoms of plain characters from `at` on until the window is full; gives the offset behind.
#[inline]
pub(super) fn run(bytes: &[u8], mut at: usize, charset: &Charset<'_>, atoms: &mut Atoms) -> usize {
    let lead = |at: usize| bytes.get(at).copied().unwrap_or(0);
    loop {
        let before = at;
        if may_be_hangul(lead(at)) {
            at = hangul(bytes, at, atoms);
        }
        if lead(at) >= FIRST {
            at = others(bytes, at, charset, atoms);
        }
        if at == before || !may_be_hangul(lead(at)) {
            return at;
        }
    }
}

/// The least byte that a plain character begins with.
pub(super) const FIRST: u8 = 0xE2;

/// Whether syllables of Hangul begin with `lead`.
const fn may_be_hangul(lead: u8) -> bool {
    matches!(lead, 0xEA..=0xED)
}

/// Adds the atoms of plain characters that are no Hangul.
#[inline(never)]
fn others(bytes: &[u8], mut at: usize, charset: &Charset<'_>, atoms: &mut Atoms) -> usize {
    let (triples, _) = bytes.get(at..).unwrap_or_default().as_chunks();
    let (slots, tally) = atoms.free();
    let mut sum = *tally;
    let mut count = 0;
    for (slot, &triple) in slots.iter_mut().zip(triples) {
        let Ok(code) = u16::try_from(code(triple)) else { break };
        let Some(kind) = kind_of(code) else { break };
        let (id, traits) = charset.get_basic(code);
        let traits = if id == 0 { Traits::new(Class::Han, 0) } else { traits };
        sum.add(traits);
        *slot = Atom { start: at, kind, joins: kind != WordKind::Punctuation, id, traits };
        at += 3;
        count += 1;
    }
    *tally = sum;
    atoms.take(count);
    at
}

/// The same of Hangul, with the blanks between, while the window has room enough.
#[inline]
fn hangul(bytes: &[u8], mut at: usize, atoms: &mut Atoms) -> usize {
    let mut len = syllables(bytes, at);
    if len == 0 || atoms.len() >= WINDOW {
        return at;
    }
    let (id, traits) = special(WordKind::Hangul, '가', 3);
    let run = |start| Atom { start, kind: WordKind::Hangul, joins: true, id, traits };
    if !goes_on(atoms.inner()) {
        atoms.push(run(at));
    }
    at += len;
    let (id, traits) = special(WordKind::Space, ' ', 1);
    let blank = |start| Atom { start, kind: WordKind::Space, joins: false, id, traits };
    let room = (WINDOW / 2).saturating_sub(atoms.len());
    let (slots, tally) = atoms.free();
    let mut sum = *tally;
    let mut count = 0;
    for both in slots.chunks_exact_mut(2).take(room / 2) {
        if bytes.get(at) != Some(&b' ') {
            break;
        }
        len = syllables(bytes, at + 1);
        let [first, second] = both else { break };
        if len == 0 {
            break;
        }
        (*first, *second) = (blank(at), run(at + 1));
        sum.add(blank(at).traits);
        sum.add(run(at).traits);
        at += 1 + len;
        count += 2;
    }
    *tally = sum;
    atoms.take(count);
    at
}

/// Whether Hangul that comes next belongs to the last atom: writers of Korean set blanks between words.
#[inline]
pub(super) fn goes_on(atoms: &[Atom]) -> bool {
    atoms.last().is_some_and(|atom| atom.kind == WordKind::Hangul)
}

/// How many bytes of Hangul syllables there are from `at` on.
#[inline]
fn syllables(bytes: &[u8], at: usize) -> usize {
    let all = bytes.get(at..).unwrap_or_default();
    let mut rest = all;
    while let Some((&triple, behind)) = rest.split_first_chunk()
        && is_syllable(triple)
    {
        rest = behind;
    }
    all.len() - rest.len()
}

/// Whether three bytes of UTF-8 begin with a Hangul syllable: in the order of bytes they stand as they do in
/// that of codes.
#[inline]
fn is_syllable([first, second, third]: [u8; 3]) -> bool {
    let pair = u32::from(u16::from_be_bytes([first, second]));
    // U+D7A4 and what follows it are parts of syllables.
    pair.wrapping_sub(0xEAB0) < 0xED9E - 0xEAB0 || pair == 0xED9E && third < 0xA4
}

/// The code of the character that three bytes of UTF-8 begin with if it has three; or else one that is too
/// small or too large to be plain.
#[inline]
const fn code([first, second, third]: [u8; 3]) -> u32 {
    // What marks the bytes as first and further ones is taken off at once.
    let all = ((first as u32) << 12) + ((second as u32) << 6) + third as u32;
    all.wrapping_sub(0xE_2080)
}

/// The kind of the character of this code, if it is an ideograph, a kana that the model may know or a mark
/// of the same blocks.
#[inline]
#[expect(clippy::indexing_slicing, reason = "there is a page for each byte and a cell on each")]
fn kind_of(code: u16) -> Option<WordKind> {
    let page = PAGES[usize::from(code >> 8)];
    KINDS[usize::from(page | code & 0xFF) % KINDS.len()]
}

/// For each 256 characters, where in [`KINDS`] theirs begin.
#[expect(clippy::indexing_slicing, reason = "checked when it is compiled")]
static PAGES: [u16; 256] = {
    let mut pages = [0; 256];
    let mut page = 0;
    while page < 256 {
        pages[page] = match page {
            0x4E..=0x9F => 0x100,
            0x30 => 0x200,
            0xFF => 0x300,
            0x20 => 0x400,
            _ => 0,
        };
        page += 1;
    }
    pages
};

#[expect(clippy::indexing_slicing, reason = "checked when it is compiled")]
static KINDS: [Option<WordKind>; 0x800] = {
    let mut kinds = [None; 0x800];
    let mut low = 0;
    while low < 0x100 {
        kinds[0x100 + low] = Some(WordKind::Han);
        kinds[0x200 + low] = match low {
            0x41..=0x96 | 0xA1..=0xFA | 0xFC => Some(WordKind::Kana),
            0x01 | 0x02 | 0x08..=0x11 => Some(WordKind::Punctuation),
            _ => None,
        };
        kinds[0x300 + low] = match low {
            0x01 | 0x08 | 0x09 | 0x0C | 0x1A | 0x1B | 0x1F => Some(WordKind::Punctuation),
            _ => None,
        };
        kinds[0x400 + low] = match low {
            0x1C | 0x1D => Some(WordKind::Punctuation),
            _ => None,
        };
        low += 1;
    }
    kinds
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_bytes_are_decoded() {
        let mut bytes = [0; 4];
        for c in '\0'..=char::MAX {
            let len = c.encode_utf8(&mut bytes).len();
            let [first, second, third, _] = bytes;
            // Bytes behind a shorter character may be anything.
            for further in [0, 0x7F, 0x80, 0xBF, 0xE4, 0xFF] {
                let triple = match len {
                    1 => [first, further, further],
                    2 => [first, second, further],
                    _ => [first, second, third],
                };
                let code = code(triple);
                let kind = u16::try_from(code).ok().and_then(kind_of);
                let is_right = if len == 3 { code == c as u32 } else { kind.is_none() };
                assert!(is_right, "{c:?} with {further:x}");
                let is_syllable = is_syllable(triple);
                assert_eq!(is_syllable, matches!(c, '가'..='힣'), "{c:?} with {further:x}");
            }
        }
    }

    #[test]
    fn only_plain_characters_have_a_kind() {
        let cases = [
            ('漢', Some(WordKind::Han)),
            ('\u{4DFF}', None),
            ('\u{A000}', None),
            ('힣', None),
            ('ー', Some(WordKind::Kana)),
            ('・', None),
            ('。', Some(WordKind::Punctuation)),
            ('！', Some(WordKind::Punctuation)),
            ('／', None),
            ('”', Some(WordKind::Punctuation)),
            ('’', None),
        ];
        for (c, expected) in cases {
            assert_eq!(kind_of(c as u16), expected, "{c:?}");
        }
    }
}
