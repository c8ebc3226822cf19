//! Runs of characters that are an atom each, whatever stands around them: ideographs, kana, Hangul
//! syllables and the marks that stand between them.

use super::WordKind;
use super::atom::Atom;
use super::charset::{Charset, Class, HANGUL, SPACE, Traits};
use super::window::{Atoms, WINDOW};
use crate::vector::{BLOCK, Vectors, Work};

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

/// The same of Hangul, with the blanks between.
#[inline(never)]
fn hangul(bytes: &[u8], at: usize, atoms: &mut Atoms) -> usize {
    if atoms.len() >= WINDOW {
        return at;
    }
    atoms.processor().run(Hangul { bytes, at, atoms })
}

/// What text in Hangul consists of.
static RUN_OR_BLANK: [Atom; 2] = [
    Atom {
        start: 0,
        kind: WordKind::Hangul,
        joins: true,
        id: HANGUL,
        traits: Traits::new(Class::Hangul, 0),
    },
    Atom {
        start: 0,
        kind: WordKind::Space,
        joins: false,
        id: SPACE,
        traits: Traits::new(Class::Space, 0),
    },
];

struct Hangul<'h> {
    bytes: &'h [u8],
    at: usize,
    atoms: &'h mut Atoms,
}

impl Work for Hangul<'_> {
    type Result = usize;

    #[inline(always)]
    #[expect(clippy::inline_always, reason = "as `Work` says")]
    #[expect(clippy::indexing_slicing, reason = "there are two")]
    fn run<V: Vectors>(self, vectors: V) -> usize {
        let Self { bytes, mut at, atoms } = self;
        let mut goes_on = goes_on(atoms.inner());
        loop {
            let rest = bytes.get(at..).unwrap_or_default();
            let Found { len, leads, blanks } = if let Some(block) = rest.first_chunk() {
                Syllables(block).run(vectors)
            } else {
                let mut block = [0; REACH];
                for (to, from) in block.iter_mut().zip(rest) {
                    *to = *from;
                }
                Syllables(&block).run(vectors)
            };
            // A run starts behind a blank, and here unless it has been begun.
            let mut left = blanks | leads & (blanks << 1 | u64::from(!goes_on));
            let (slots, tally) = atoms.free();
            let fits = (left.count_ones() as usize).min(slots.len());
            for slot in slots.iter_mut().take(fits) {
                let place = left.trailing_zeros();
                let atom = RUN_OR_BLANK[(blanks >> (place & 63) & 1) as usize];
                *slot = Atom { start: at + place as usize, ..atom };
                left &= left.wrapping_sub(1);
            }
            let blank_count = blanks.count_ones() as usize;
            let [run, blank] = RUN_OR_BLANK.map(|atom| atom.traits);
            tally.add_many(blank, blank_count.min(fits));
            tally.add_many(run, fits.saturating_sub(blank_count));
            atoms.take(fits);
            if left != 0 {
                return at + left.trailing_zeros() as usize;
            }
            at += len;
            if len < BLOCK - 2 {
                return at;
            }
            goes_on = blanks >> (len - 1) & 1 == 0;
        }
    }
}

/// Bytes that tell what is in a block: its own and what follows.
const REACH: usize = BLOCK + 2;

/// What a block begins with: syllables of Hangul, and blanks of which each has a syllable behind it.
struct Found {
    /// How many bytes of it there are.
    len: usize,
    /// Where syllables begin.
    leads: u64,
    /// Where blanks are.
    blanks: u64,
}

/// Finds it.
struct Syllables<'b>(&'b [u8; REACH]);

impl Work for Syllables<'_> {
    type Result = Found;

    #[inline(always)]
    #[expect(clippy::inline_always, reason = "as `Work` says")]
    #[expect(clippy::indexing_slicing, reason = "arrays of one length")]
    fn run<V: Vectors>(self, vectors: V) -> Found {
        let Self(bytes) = self;
        let flag = |is: bool| if is { 0xFF_u8 } else { 0 };
        let (mut leads, mut inner, mut blanks) = ([0; BLOCK], [0; BLOCK], [0; BLOCK]);
        let mut i = 0;
        while i < BLOCK {
            let [byte, next, third] = [bytes[i], bytes[i + 1], bytes[i + 2]];
            // Not all that begin with the first or the last are syllables.
            let first = flag(byte == 0xEA) & flag(next < 0xB0);
            let behind = flag(next > 0x9E) | flag(next == 0x9E) & flag(third >= 0xA4);
            let last = flag(byte == 0xED) & behind;
            leads[i] = flag(byte.wrapping_sub(0xEA) < 4) & !(first | last);
            inner[i] = flag(byte & 0xC0 == 0x80);
            blanks[i] = flag(byte == b' ');
            i += 1;
        }
        let [leads, inner, blanks] = [leads, inner, blanks].map(|it| vectors.mask(&it));
        let blanks = blanks & leads >> 1;
        let len = (!(leads | inner | blanks)).trailing_zeros();
        // The last one may go on behind the block.
        let last = u64::BITS - leads.leading_zeros();
        let len = if len == u64::BITS && last > len - 2 { last - 1 } else { len };
        let within = u64::MAX.checked_shr(u64::BITS - len).unwrap_or(0);
        Found { len: len as usize, leads: leads & within, blanks: blanks & within }
    }
}

/// Whether Hangul that comes next belongs to the last atom: writers of Korean set blanks between words.
#[inline]
pub(super) fn goes_on(atoms: &[Atom]) -> bool {
    atoms.last().is_some_and(|atom| atom.kind == WordKind::Hangul)
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
