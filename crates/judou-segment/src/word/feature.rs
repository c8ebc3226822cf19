//! What is looked at around each atom.
//!
//! One description serves training and use: step by step it names the rows of numbers that apply, and
//! the caller adds them up or writes them down.

use alloc::vec::Vec;

use super::atom::Atom;
use super::charset::Traits;
use super::dictionary::{self, Dictionary, TRUST, begin, step};
use super::pairs::Pair;

/// Atoms before those that are described that rows look at.
pub(crate) const BEFORE: usize = 2;

/// Atoms after those that are described that rows look at.
pub(crate) const AFTER: usize = 3;

/// Rows of classes: three in a row.
pub(crate) const CLASS_ROWS: usize = Traits::CLASSES.pow(3);

/// Rows of words: the longest that start at an atom, end with it, and lie around it.
pub(crate) const WORD_ROWS: usize = LONGEST.pow(3);

/// Rows of edges: the longest word that ends before a place, and the longest that starts there.
pub(crate) const EDGE_ROWS: usize = LONGEST.pow(2);

/// Rows of shapes: which lengths of words end before a place and which start there, and what is known of
/// the atom before it (nine bits).
pub(crate) const SHAPE_ROWS: usize = 1 << 12;

/// How many values [`Longest`] has.
const LONGEST: usize = 16;

/// What applies in a step, whose rows all begin at one column: the one of the first of two atoms.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step {
    /// The second atom's character.
    pub(crate) id: u16,
    /// The first atom's.
    pub(crate) before: u16,
    /// What is known of both.
    pub(crate) pair: Pair,
    /// The row of the classes of both and of the atom behind them.
    pub(crate) classes: usize,
    /// The row of the words around the first atom.
    pub(crate) words: usize,
    /// The row of the words that end with the first atom and start with the second.
    pub(crate) edge: usize,
    /// The row of their lengths.
    pub(crate) shape: usize,
}

/// What the dictionary says about one atom: the longest word that starts at it, that ends with it, and
/// that it lies inside of, and which lengths there are.
///
/// From the lowest bit on: the [`Longest`] inside of which it lies, that ends, that starts (four bits
/// each); whether words of two, of three and of more atoms end; whether they start; whether the longest
/// that starts is trusted; the length of the one around it (two bits).
#[derive(Clone, Copy, Debug, Default)]
struct Around(u32);

impl Around {
    const INSIDE: u32 = 0;
    const END: u32 = 4;
    const START: u32 = 8;
    const ENDS: u32 = 12;
    const STARTS: u32 = 15;
    const TRUSTED: u32 = 18;
    const AROUND: u32 = 19;

    #[inline]
    const fn row(self) -> usize {
        self.0 as usize % WORD_ROWS
    }

    #[inline]
    const fn edge(self, next: Self) -> usize {
        ((self.0 >> Self::END) as usize % LONGEST) * LONGEST
            + (next.0 >> Self::START) as usize % LONGEST
    }

    #[inline]
    const fn shape(self, next: Self) -> usize {
        ((self.0 >> Self::ENDS) as usize * 8 + (next.0 >> Self::STARTS) as usize % 8) % SHAPE_ROWS
    }

    /// What a word of `len` atoms says of the one it starts at.
    const fn start(self, longest: Longest, len: usize) -> Self {
        let rest = self.0 & !(15 << Self::START | 1 << Self::TRUSTED);
        let trusted = (longest.is_trusted() as u32) << Self::TRUSTED;
        let longest = (longest.0 as u32) << Self::START;
        Self(rest | longest | trusted | 1 << (Self::STARTS + length(len)))
    }

    /// What it says of its last atom.
    const fn end(self, longest: Longest, len: usize) -> Self {
        let rest = self.0 & !(15 << Self::END);
        Self(rest | (longest.0 as u32) << Self::END | 1 << (Self::ENDS + length(len)))
    }

    /// What it says of those between.
    const fn inside(self, longest: Longest, len: usize) -> Self {
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

/// What the dictionary says of atoms, for [`describe`].
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
    /// What is known of each atom and the one behind it.
    pairs: Vec<Pair>,
    around: Vec<Around>,
    /// Walks that go on: where they start, and their state.
    walks: Vec<(u32, u64)>,
    /// What the dictionary says of each: what word lists say of the word that ends, and whether longer
    /// ones go on.
    looks: Vec<(u8, bool)>,
    /// The walks that go on after that.
    longer: Vec<(u32, u64)>,
}

impl Found {
    pub(crate) const fn new() -> Self {
        Self {
            pairs: Vec::new(),
            around: Vec::new(),
            walks: Vec::new(),
            looks: Vec::new(),
            longer: Vec::new(),
        }
    }

    /// Finds the words of the dictionary, and what is known of pairs.
    ///
    /// One length at a time for all atoms: the tables are larger than the nearest memory, and the
    /// processor waits for many places of them at once if nothing hangs on the answer.
    #[expect(clippy::indexing_slicing, reason = "there are 32 codes")]
    pub(crate) fn look(&mut self, atoms: &[Atom], dictionary: &Dictionary<'_>, kana: bool) {
        let Self { pairs, around, walks, looks, longer } = self;
        pairs.clear();
        pairs.extend(atoms.windows(2).map(|pair| match pair {
            [first, second] => dictionary.pair(first.id, second.id),
            _ => Pair::default(),
        }));
        around.clear();
        let [plain, with_kana] = &TWO;
        let two = if kana { with_kana } else { plain };
        let mut last = Around(0);
        around.extend(pairs.iter().map(|pair| {
            let [start, end] = two[usize::from(pair.trust()) % 32];
            start.and(core::mem::replace(&mut last, end))
        }));
        walks.clear();
        for (start, (three, pair)) in atoms.windows(3).zip(pairs.iter()).enumerate() {
            if pair.longer()
                && let [first, second, third] = three
            {
                walks.push((start as u32, step(begin(first.id, second.id), third.id)));
            }
        }
        for len in 3..=dictionary::LONGEST {
            if walks.is_empty() {
                return;
            }
            // All looks first: what is done about them branches, and would hold the next look up.
            looks.clear();
            looks.extend(walks.iter().map(|&(_, state)| dictionary.look(state)));
            longer.clear();
            for (&(start, state), &(code, goes_on)) in walks.iter().zip(looks.iter()) {
                let trust = dictionary::trust(code, kana);
                if trust > 0 {
                    place(start as usize, len, trust, kana, around);
                }
                if goes_on && let Some(next) = atoms.get(start as usize + len) {
                    longer.push((start, step(state, next.id)));
                }
            }
            core::mem::swap(walks, longer);
        }
    }
}

/// Every step that says something about `atoms` but for the [`BEFORE`] first and [`AFTER`] last, which
/// are their neighbours: as many steps as atoms less two. The first begins at the first atom's column.
///
/// `found` has what [`Found::look`] found for the same atoms.
#[inline]
pub(crate) fn describe<'f>(
    atoms: &'f [Atom],
    found: &'f Found,
) -> impl Iterator<Item = Step> + use<'f> {
    // The first atom is the one before the step's, the next one its own.
    let (first, rest) = atoms.split_first().unwrap_or((&Atom::EDGE, &[]));
    let (second, rest) = rest.split_first().unwrap_or((&Atom::EDGE, &[]));
    let (mut before, mut id) = (first.id, second.id);
    let mut classes = first.traits.index() * Traits::CLASSES + second.traits.index();
    let mut around = found.around.first().copied().unwrap_or_default();
    let behind = found.around.get(1..).unwrap_or_default();
    rest.iter().zip(&found.pairs).zip(behind).map(move |((third, &pair), &next)| {
        classes = (classes * Traits::CLASSES + third.traits.index()) % CLASS_ROWS;
        let step = Step {
            id,
            before,
            pair,
            classes,
            words: around.row(),
            edge: around.edge(next),
            shape: around.shape(next),
        };
        (before, id, around) = (id, third.id, next);
        step
    })
}

/// Says of each atom of a word that the word may be there.
#[inline]
fn place(start: usize, len: usize, trust: u8, kana: bool, around: &mut [Around]) {
    let longest = Longest::new(len, trust, kana);
    let Some([first, inner @ .., last]) = around.get_mut(start..start + len) else { return };
    // Words come in order of their length.
    *first = first.start(longest, len);
    for around in inner {
        *around = around.inside(longest, len);
    }
    *last = last.end(longest, len);
}

const _: () = assert!(TRUST[0] * TRUST[1] <= 32);
