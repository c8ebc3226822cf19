//! The words that a window could be cut into, and the best of them.
//!
//! Each atom is the beginning, the middle or the end of a word, or a word by itself. The model gives
//! each of the four a score; what else knows of words (a lexicon) adds to *cuts*, the places between
//! atoms, and to *arcs*, whole words. The best path takes two steps an atom and one an arc.

use alloc::vec::Vec;

use super::atom::Atom;

/// More than any sum of scores that a few words could reach: a cut of it is as good as certain.
pub(crate) const HARD: i32 = 1 << 16;

/// Place in the word: beginning, middle, end, or single.
pub(crate) const TAGS: usize = 4;
const B: usize = 0;
const M: usize = 1;
const E: usize = 2;
const S: usize = 3;

/// A word that something knows of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Arc {
    /// Index of its first atom.
    pub(crate) start: usize,
    /// Index after its last atom; at least two more than `start`.
    pub(crate) end: usize,
    /// What the path gains by taking it; below zero means nothing, for a path can go round it.
    pub(crate) bonus: i32,
}

/// The open questions about one window, to be added to before they are answered.
#[derive(Debug)]
pub(crate) struct Lattice<'l> {
    /// The whole text; atoms' offsets are into it.
    pub(crate) text: &'l str,
    /// Where the window ends in the text.
    pub(crate) end: usize,
    pub(crate) atoms: &'l [Atom],
    /// For each atom, what a word boundary before it gains; as many as atoms.
    pub(crate) cuts: &'l mut [i32],
    /// In order of their ends.
    pub(crate) arcs: &'l mut Vec<Arc>,
}

/// What transitions between the places of neighbours gain.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Transitions {
    /// From E or S (row) to B or S (column).
    pub(crate) apart: [[i32; 2]; 2],
    /// From B or M (row) to M or E (column).
    pub(crate) inside: [[i32; 2]; 2],
}

impl Transitions {
    /// None is better than another.
    #[cfg(any(feature = "data-standard", feature = "data-small"))]
    pub(crate) const NONE: Self = Self { apart: [[0; 2]; 2], inside: [[0; 2]; 2] };

    /// From eight numbers of two bytes: E and S to B and S, then B and M to M and E.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let (numbers, []) = bytes.as_chunks::<2>() else { return None };
        let &[eb, es, sb, ss, bm, be, mm, me] = numbers else { return None };
        let number = |bytes| i32::from(i16::from_le_bytes(bytes));
        let pair = |a, b| [number(a), number(b)];
        Some(Self { apart: [pair(eb, es), pair(sb, ss)], inside: [pair(bm, be), pair(mm, me)] })
    }
}

/// How the best path came to the places of one atom: a bit for each place, in the order B, M, E, S.
///
/// Whether the word before ended in S rather than E; for M and E, whether M rather than B came before.
type Step = u8;

/// Marks in `starts` the atoms that words start at, by the best path of what the model alone says.
pub(crate) fn decode(
    atoms: &[Atom],
    scores: &[[i16; TAGS]],
    transitions: &Transitions,
    memory: &mut Memory,
    starts: &mut [bool],
) {
    let [[eb, es], [sb, ss]] = transitions.apart;
    let [[bm, be], [mm, me]] = transitions.inside;
    let steps = &mut memory.steps;
    steps.clear();
    // Before the first atom a word has ended, by transitions that cost nothing.
    let never = i32::MIN / 2;
    let (mut b, mut m, mut e, mut s) = (never, never, 0, never);
    let mut opening = [-eb, -es];
    steps.extend(atoms.iter().zip(scores).map(|(atom, &score)| {
        let [at_b, at_m, at_e, at_s] =
            if atom.joins { score.map(i32::from) } else { [-HARD, -HARD, -HARD, 0] };
        let [first_b, first_s] = core::mem::take(&mut opening);
        let [to_b, to_s] = [(e + eb + first_b, s + sb), (e + es + first_s, s + ss)];
        let [to_m, to_e] = [(b + bm, m + mm), (b + be, m + me)];
        b = to_b.0.max(to_b.1) + at_b;
        m = to_m.0.max(to_m.1) + at_m;
        e = to_e.0.max(to_e.1) + at_e;
        s = to_s.0.max(to_s.1) + at_s;
        u8::from(to_b.1 > to_b.0)
            | u8::from(to_m.1 > to_m.0) << 1
            | u8::from(to_e.1 > to_e.0) << 2
            | u8::from(to_s.1 > to_s.0) << 3
    }));
    let mut tag = if e > s { E } else { S };
    for (start, &step) in starts.iter_mut().zip(steps.iter()).rev() {
        *start = tag == B || tag == S;
        let second = step >> tag & 1 == 1;
        tag = match (*start, second) {
            (true, true) => S,
            (true, false) => E,
            (false, true) => M,
            (false, false) => B,
        };
    }
}

/// Marks in `starts` the atoms that words start at, by the best path of all that is known.
pub(crate) fn decode_with(
    atoms: &[Atom],
    scores: &[[i16; TAGS]],
    cuts: &[i32],
    arcs: &[Arc],
    transitions: &Transitions,
    memory: &mut Memory,
    starts: &mut Vec<bool>,
) {
    let count = atoms.len();
    starts.clear();
    starts.resize(count, false);
    let Memory { steps, taken, opened, inner } = memory;
    steps.clear();
    steps.resize(count, 0);
    taken.clear();
    opened.clear();
    inner.clear();
    let [[eb, es], [sb, ss]] = transitions.apart;
    let [[bm, be], [mm, me]] = transitions.inside;
    let never = i32::MIN / 2;
    // Before the first atom a word has ended, by transitions that cost nothing.
    let (mut b, mut m, mut e, mut s) = (never, never, -eb.max(es), never);
    let mut sum = 0_i32;
    let mut arcs = arcs.iter().peekable();
    let mut opening = [eb.max(es) - eb, eb.max(es) - es];
    let has_arcs = arcs.len() > 0;
    let known = atoms.iter().zip(scores).zip(cuts).zip(steps.iter_mut());
    for (index, (((atom, score), &cut), step)) in known.enumerate() {
        let [at_b, at_m, at_e, at_s] =
            if atom.joins { score.map(i32::from) } else { [-HARD, -HARD, -HARD, 0] };
        // Only the first atom opens at other costs.
        let [to_b, to_s] = [(e + eb + opening[0], s + sb), (e + es + opening[1], s + ss)];
        let [to_m, mut to_e] = [(b + bm, m + mm), (b + be, m + me)];
        *step = u8::from(to_b.1 > to_b.0)
            | u8::from(to_m.1 > to_m.0) << 1
            | u8::from(to_e.1 > to_e.0) << 2
            | u8::from(to_s.1 > to_s.0) << 3;
        let cut = if index == 0 { 0 } else { cut };
        opening = [0; 2];
        if has_arcs {
            while let Some(arc) = arcs.next_if(|arc| arc.end <= index + 1) {
                let len = arc.end.saturating_sub(arc.start);
                if arc.end != index + 1 || len < 2 {
                    continue;
                }
                let (Some(&open), Some(&before)) = (opened.get(arc.start), inner.get(arc.start))
                else {
                    continue;
                };
                // `inner` has the sum of the middles up to and with an atom.
                let chain = if len == 2 { be } else { bm - mm + (sum - before) + me };
                let value = open + chain + arc.bonus;
                if value > to_e.0.max(to_e.1) {
                    to_e.0 = value;
                    taken.resize(count, 0);
                    if let Some(taken) = taken.get_mut(index) {
                        *taken = len;
                    }
                }
            }
        }
        sum += at_m + mm;
        b = to_b.0.max(to_b.1) + cut + at_b;
        m = to_m.0.max(to_m.1) + at_m;
        e = to_e.0.max(to_e.1) + at_e;
        s = to_s.0.max(to_s.1) + cut + at_s;
        if has_arcs && arcs.peek().is_some() {
            opened.resize(index, never);
            inner.resize(index, 0);
            opened.push(b);
            inner.push(sum);
        }
    }
    let mut tag = if e > s { E } else { S };
    let mut index = count;
    while index > 0 {
        index -= 1;
        let step = steps.get(index).copied().unwrap_or(0);
        match tag {
            B | S => {
                if let Some(start) = starts.get_mut(index) {
                    *start = true;
                }
                tag = if step >> tag & 1 == 1 { S } else { E };
            }
            _ => {
                let arc = if tag == E { taken.get(index).copied().unwrap_or(0) } else { 0 };
                if arc > 1 {
                    index = (index + 2).saturating_sub(arc);
                    tag = B;
                } else {
                    tag = if step >> tag & 1 == 1 { M } else { B };
                }
            }
        }
    }
}

/// What the search for the best path writes into.
#[derive(Clone, Debug, Default)]
pub(crate) struct Memory {
    steps: Vec<Step>,
    /// For each atom, how many atoms the arc has that the best path to E takes; 0 if it takes none.
    taken: Vec<usize>,
    /// Best score of a path to B.
    opened: Vec<i32>,
    /// Sum of the scores of middles so far.
    inner: Vec<i32>,
}

impl Memory {
    pub(crate) const fn new() -> Self {
        Self { steps: Vec::new(), taken: Vec::new(), opened: Vec::new(), inner: Vec::new() }
    }
}
