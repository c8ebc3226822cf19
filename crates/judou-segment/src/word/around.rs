//! What the dictionary says of the atoms of a window: the words that start, end and lie around each.

use alloc::vec::Vec;

use super::atom::Atom;
use super::dictionary::{
    self, Beginning, Dictionary, LONGEST as LONGEST_WORD, TRUST, begin, step, trust,
};
use super::feature::Places;
use super::pairs::Pair;
use super::table::{MANY, Spot, Spots};
use crate::vector::BLOCK;

/// Rows of words: the longest that start at an atom, end with it, and lie around it.
pub(crate) const WORD_ROWS: usize = LONGEST.pow(3);

/// Rows of edges: the longest word that ends before a place, and the longest that starts there.
pub(crate) const EDGE_ROWS: usize = LONGEST.pow(2);

/// Rows of shapes: which lengths of words end before a place and which start there, and what is known of
/// the atom before it (nine bits).
pub(crate) const SHAPE_ROWS: usize = 1 << 12;

/// How many values [`Longest`] has.
const LONGEST: usize = 16;

/// What the dictionary says about one atom: the longest word that starts at it, that ends with it, and
/// that it lies inside of, and which lengths there are.
///
/// From the lowest bit on: the [`Longest`] inside of which it lies, that ends, that starts (four bits
/// each); whether words of two, of three and of more atoms end; whether they start; whether the longest
/// that starts is trusted; the length of the one around it (two bits).
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Around(u32);

impl Around {
    const INSIDE: u32 = 0;
    const END: u32 = 4;
    const START: u32 = 8;
    const ENDS: u32 = 12;
    const STARTS: u32 = 15;
    const TRUSTED: u32 = 18;
    const AROUND: u32 = 19;

    /// The row of words.
    #[inline]
    const fn row(self) -> u16 {
        (self.0 % WORD_ROWS as u32) as u16
    }

    /// The row of the edge before the next atom.
    #[inline]
    const fn edge(self, next: Self) -> u16 {
        const MOST: u32 = LONGEST as u32;
        (((self.0 >> Self::END) % MOST) * MOST + (next.0 >> Self::START) % MOST) as u16
    }

    /// The row of the shape there.
    #[inline]
    const fn shape(self, next: Self) -> u16 {
        (((self.0 >> Self::ENDS) * 8 + (next.0 >> Self::STARTS) % 8) % SHAPE_ROWS as u32) as u16
    }

    /// What a word of `len` atoms says of the one it starts at; words that start there come in order of
    /// their length.
    const fn start(self, longest: Longest, len: usize) -> Self {
        let rest = self.0 & !(15 << Self::START | 1 << Self::TRUSTED);
        let trusted = (longest.is_trusted() as u32) << Self::TRUSTED;
        let longest = (longest.0 as u32) << Self::START;
        Self(rest | longest | trusted | 1 << (Self::STARTS + length(len)))
    }

    /// What it says of its last atom.
    const fn end(self, longest: Longest, len: usize) -> Self {
        let all = self.0 | 1 << (Self::ENDS + length(len));
        if longest.0 as u32 <= self.0 >> Self::END & 15 {
            return Self(all);
        }
        Self(all & !(15 << Self::END) | (longest.0 as u32) << Self::END)
    }

    /// What it says of those between.
    const fn inside(self, longest: Longest, len: usize) -> Self {
        if longest.0 as u32 <= self.0 >> Self::INSIDE & 15 {
            return self;
        }
        let rest = self.0 & !(15 << Self::INSIDE | 3 << Self::AROUND);
        Self(rest | (longest.0 as u32) << Self::INSIDE | (length(len) + 1) << Self::AROUND)
    }

    /// Both, of which one knows words that start and the other of words that end.
    #[inline]
    const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Two, three, or more atoms.
const fn length(len: usize) -> u32 {
    if len > 4 { 2 } else { len as u32 - 2 }
}

/// Length and trust of a word as a number below [`LONGEST`]: 0 for none.
#[derive(Clone, Copy, Debug, Default)]
struct Longest(u8);

impl Longest {
    const fn new(len: usize, trust: u8, kana: bool) -> Self {
        let len = if len > 6 { 6 } else { len as u8 };
        // Hardly, by the lists, and in text without kana by the corpus.
        let [trusted, seen] = if kana { [2, 3] } else { [4, 6] };
        Self((len - 2) * 3 + (trust >= trusted) as u8 + (trust >= seen) as u8 + 1)
    }

    const fn is_trusted(self) -> bool {
        self.0 % 3 != 1 && self.0 > 0
    }
}

/// What a word of two characters says of the first and of the last, by what word lists say of it, without
/// kana and with.
#[expect(clippy::indexing_slicing, reason = "checked when it is compiled")]
const TWO: [[[Around; 2]; 32]; 2] = {
    let mut two = [[[Around(0); 2]; 32]; 2];
    let mut code = 0;
    while code < 32 {
        let mut kana = 0;
        while kana < 2 {
            let trust = dictionary::trust(code, kana == 1);
            if trust > 0 {
                let longest = Longest::new(2, trust, kana == 1);
                two[kana][code as usize] = [Around(0).start(longest, 2), Around(0).end(longest, 2)];
            }
            kana += 1;
        }
        code += 1;
    }
    two
};

/// What the dictionary says of a window; memory that is kept.
///
/// Each is at least as long as the window, and what lies behind is of no account.
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
    /// What is known of each atom and the one behind it.
    pairs: Vec<Pair>,
    around: Vec<Around>,
    /// The kind of each atom.
    kinds: Vec<u8>,
    /// Which rows apply between each atom and the next one.
    places: Vec<Places>,
    /// Where to look.
    spots: Vec<Spots>,
    /// Where to look for words that are longer than two.
    further: Vec<Spot>,
    /// The number of each atom's character.
    ids: Vec<u16>,
    /// Where words may start that are longer than what has been looked at.
    walks: Vec<u32>,
    /// What the dictionary says of them.
    looks: Vec<(u32, Beginning)>,
    /// How many atoms the window has.
    atoms: usize,
}

impl Found {
    pub(crate) const fn new() -> Self {
        Self {
            pairs: Vec::new(),
            around: Vec::new(),
            kinds: Vec::new(),
            places: Vec::new(),
            spots: Vec::new(),
            further: Vec::new(),
            ids: Vec::new(),
            walks: Vec::new(),
            looks: Vec::new(),
            atoms: 0,
        }
    }

    /// What is known of each two neighbours, one less than atoms.
    #[inline]
    pub(super) fn pairs(&self) -> &[Pair] {
        self.pairs.get(..self.atoms.saturating_sub(1)).unwrap_or_default()
    }

    /// Which rows apply in each step, two less than atoms.
    #[inline]
    pub(super) fn places(&self) -> &[Places] {
        self.places.get(..self.atoms.saturating_sub(2)).unwrap_or_default()
    }

    /// The kinds of all atoms as numbers, and as much as a block behind.
    #[inline]
    pub(super) fn kinds(&self) -> &[u8] {
        &self.kinds
    }

    /// Finds the words of the dictionary, and what is known of pairs.
    #[cfg(feature = "train")]
    pub(crate) fn look(&mut self, atoms: &[Atom], dictionary: &Dictionary<'_>, kana: bool) {
        self.ask(atoms, dictionary);
        let walks = self.look_at_pairs(dictionary, kana);
        self.ask_further(dictionary, walks);
        self.look_further(atoms, dictionary, kana, walks);
        self.place_rows();
    }

    /// Asks for what is known of pairs.
    ///
    /// Step by step for all atoms: the tables are larger than the nearest memory, and the processor waits
    /// for many places of them at once if nothing hangs on the answer. Between steps the caller may do
    /// something else.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "part of what is compiled for wider vectors")]
    pub(super) fn ask(&mut self, atoms: &[Atom], dictionary: &Dictionary<'_>) {
        self.atoms = atoms.len();
        if self.ids.len() < atoms.len() + MANY {
            let blocks = atoms.len().div_ceil(MANY);
            self.ids.resize(atoms.len() + MANY, 0);
            self.pairs.resize(blocks * MANY, Pair::default());
            self.spots.resize(blocks, Spots::default());
            self.around.resize(atoms.len(), Around::default());
            self.kinds.resize(atoms.len() + BLOCK, 0);
            self.places.resize(atoms.len(), Places::default());
            self.further.resize(atoms.len(), Spot::default());
            self.walks.resize(atoms.len(), 0);
            self.looks.resize(atoms.len(), (0, Beginning::default()));
        }
        for (id, atom) in self.ids.iter_mut().zip(atoms) {
            *id = atom.id;
        }
        let table = dictionary.pairs();
        for (block, spots) in self.spots.iter_mut().enumerate().take(atoms.len().div_ceil(MANY)) {
            if let Some(ids) = self.ids.get(block * MANY..).and_then(<[u16]>::first_chunk) {
                *spots = table.spots(ids);
            }
        }
        for (kind, atom) in self.kinds.iter_mut().zip(atoms) {
            *kind = atom.kind as u8;
        }
    }

    /// Says which rows apply.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "part of what is compiled for wider vectors")]
    pub(super) fn place_rows(&mut self) {
        let count = self.atoms.saturating_sub(2);
        let around = |from: usize| self.around.get(from..from + count).unwrap_or_default();
        for ((around, &next), places) in around(0).iter().zip(around(1)).zip(&mut self.places) {
            *places = [around.row(), around.shape(next), around.edge(next), 0];
        }
    }

    /// Looks at all pairs; gives how many walks there are.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "part of what is compiled for wider vectors")]
    #[expect(clippy::indexing_slicing, reason = "there are 32 codes")]
    pub(super) fn look_at_pairs(&mut self, dictionary: &Dictionary<'_>, kana: bool) -> usize {
        let [plain, with_kana] = &TWO;
        let two = if kana { with_kana } else { plain };
        let table = dictionary.pairs();
        let (pairs, _) = self.pairs.as_chunks_mut();
        for (spots, pairs) in self.spots.iter().zip(pairs).take(self.atoms.div_ceil(MANY)) {
            *pairs = table.at_all(spots);
        }
        let mut last = Around::default();
        let (mut walks, mut start) = (0, 0);
        for ((pair, around), _) in self.pairs.iter().zip(&mut self.around).zip(1..self.atoms) {
            let [starts, ends] = two[usize::from(pair.trust()) % 32];
            *around = starts.and(last);
            last = ends;
            // Whether longer words begin so is a toss-up, so it must not be a branch.
            if let Some(walk) = self.walks.get_mut(walks) {
                *walk = start;
            }
            walks += usize::from(pair.longer());
            start += 1;
        }
        walks
    }

    /// Asks for words of three atoms and more that may start where the first `walks` say.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "part of what is compiled for wider vectors")]
    pub(super) fn ask_further(&mut self, dictionary: &Dictionary<'_>, walks: usize) {
        let ids = self.ids.get(..self.atoms).unwrap_or_default();
        for (&start, spot) in self.walks.iter().take(walks).zip(&mut self.further) {
            if let Some([first, second, third, ..]) = ids.get(start as usize..) {
                *spot = dictionary.spot(step(begin(*first, *second), *third));
            }
        }
    }

    /// Looks at them.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "part of what is compiled for wider vectors")]
    pub(super) fn look_further(
        &mut self,
        atoms: &[Atom],
        dictionary: &Dictionary<'_>,
        kana: bool,
        walks: usize,
    ) {
        let mut found = 0;
        for (&start, spot) in self.walks.iter().take(walks).zip(&self.further) {
            let beginning = dictionary.at(*spot);
            if let Some(look) = self.looks.get_mut(found) {
                *look = (start, beginning);
            }
            found += usize::from(beginning.is_known());
        }
        for &(start, mut beginning) in self.looks.iter().take(found) {
            let Some([first, second, third, rest @ ..]) = atoms.get(start as usize..) else {
                continue;
            };
            let mut state = step(begin(first.id, second.id), third.id);
            let mut rest = rest.iter().take(LONGEST_WORD - 3);
            let mut len = 3;
            loop {
                let trust = trust(beginning.trust(), kana);
                if trust > 0 {
                    place(start as usize, len, trust, kana, &mut self.around);
                }
                let Some(next) = rest.next().filter(|_| beginning.longer()) else { break };
                state = step(state, next.id);
                beginning = dictionary.at(dictionary.spot(state));
                len += 1;
            }
        }
    }
}

/// Says of each atom of a word that the word may be there.
#[inline]
fn place(start: usize, len: usize, trust: u8, kana: bool, around: &mut [Around]) {
    let longest = Longest::new(len, trust, kana);
    let Some([first, inner @ .., last]) = around.get_mut(start..start + len) else { return };
    *first = first.start(longest, len);
    for around in inner {
        *around = around.inside(longest, len);
    }
    *last = last.end(longest, len);
}

const _: () = assert!(TRUST[0] * TRUST[1] <= 32);
