//! A conditional random field over cuts, fitted by stochastic gradient descent.
//!
//! What a row says of a column is what a cut gains there and what the atom before it gains as a word by
//! itself. It is learnt as something else that says the same: for each atom between the columns what it
//! gains as the beginning, the middle or the end of a word and as a word by itself. That has more numbers
//! than are needed, and every one of them is moved and drawn towards zero by itself, which makes better
//! guesses of what was seen once or twice.
//!
//! Each number has a step of its own (`AdaGrad`), and is drawn towards zero (L1), so that most end
//! there. The order of sentences is shuffled by a seed, and all arithmetic is plain additions,
//! multiplications, divisions and square roots, so that the same input gives the same numbers on every
//! machine.

use std::vec::Vec;

use crate::word::parts::{AFTER, BEFORE, COLUMNS, Hash, ROW};

/// Atoms that lie between the columns of a row.
const ATOMS: usize = COLUMNS - 1;

/// What an atom can be in its word: the beginning, the middle, the end, a word by itself.
const TAGS: usize = 4;

/// Numbers of a row as it is learnt: those of the atoms, and what the atom before the first column gains as
/// a word by itself.
const RAW: usize = ATOMS * TAGS + 1;

/// Which numbers of a row are learnt: a bit for each atom between its columns, and the highest for the
/// atom before them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Scope(pub(super) u8);

impl Scope {
    pub(super) const ALL: Self = Self((1 << (ATOMS + 1)) - 1);

    /// Whether the number at `index` is learnt.
    const fn has(self, index: usize) -> bool {
        self.0 >> (index / TAGS) & 1 == 1
    }
}

/// From what is learnt to what is used: a column's two numbers side by side.
fn used(raw: &[f32; RAW]) -> [f32; ROW] {
    let [b0, m0, e0, s0, b1, m1, e1, s1, b2, m2, e2, s2, before] = *raw;
    [
        b0 - m0,
        before,
        e0 - m0 + b1 - m1,
        s0 - b0 - e0 + m0,
        e1 - m1 + b2 - m2,
        s1 - b1 - e1 + m1,
        e2 - m2,
        s2 - b2 - e2 + m2,
    ]
}

/// From slopes of what is used to slopes of what is learnt.
fn learnt(used: &[f32; ROW]) -> [f32; RAW] {
    let [c0, before, c1, a0, c2, a1, c3, a2] = *used;
    let atom =
        |from: f32, alone: f32, to: f32| [from - alone, alone - from - to, to - alone, alone];
    let [[b0, m0, e0, s0], [b1, m1, e1, s1], [b2, m2, e2, s2]] =
        [atom(c0, a0, c1), atom(c1, a1, c2), atom(c2, a2, c3)];
    [b0, m0, e0, s0, b1, m1, e1, s1, b2, m2, e2, s2, before]
}

/// A row that applies somewhere in a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Use {
    /// Which row.
    pub(super) row: u32,
    /// The first column that it is added to.
    pub(super) column: u32,
}

/// For each atom how likely it is that a word starts there, and that the atom is a word by itself.
pub(super) type Shares = Vec<[f32; 2]>;

/// What a sentence looks like to the learner.
#[derive(Clone, Debug, Default)]
pub(super) struct Example {
    pub(super) uses: Vec<Use>,
    /// What is right: of a sentence that somebody cut, ones and zeros.
    pub(super) right: Shares,
    /// Whether a word starts at each atom whatever the numbers say.
    pub(super) locked: Vec<bool>,
}

/// How the numbers are fitted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Settings {
    pub(super) epochs: usize,
    pub(super) rate: f32,
    pub(super) l1: f32,
    pub(super) seed: u64,
}

/// Fits the numbers of rows, of which these are learnt, to `examples`; tells `progress` of each round.
pub(super) fn fit(
    examples: &[&Example],
    rows: impl Iterator<Item = Scope>,
    settings: Settings,
    mut progress: impl FnMut(usize),
) -> Learner {
    let mut learner = Learner::new(rows, settings);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut seed = settings.seed;
    for epoch in 0..settings.epochs {
        for last in (1..order.len()).rev() {
            seed = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
            order.swap(last, random(seed).below(last + 1));
        }
        for &index in &order {
            if let Some(example) = examples.get(index) {
                learner.learn(example);
            }
        }
        progress(epoch + 1);
    }
    learner.finish();
    learner
}

/// Bits that have nothing to do with those of the next seed.
const fn random(seed: u64) -> Hash {
    Hash::mixed((seed ^ seed >> 32).wrapping_mul(0x9E37_79B9_7F4A_7C15))
}

/// One row as it is learnt.
#[derive(Clone, Copy, Debug)]
struct Row {
    weights: [f32; RAW],
    /// Sums of squared gradients.
    squares: [f32; RAW],
    /// In which step it was last drawn towards zero.
    drawn: u32,
    scope: Scope,
}

/// Rows and what they are learnt with.
#[derive(Debug)]
pub(super) struct Learner {
    settings: Settings,
    rows: Vec<Row>,
    step: u32,
    /// For each column what a cut gains and what the atom before it gains as a word by itself; then the
    /// same as factors.
    sums: Vec<[f32; 2]>,
    /// For each column what is expected of both; then less what is right.
    slopes: Vec<[f32; 2]>,
    /// For the place before each atom, the paths up to it without a cut there and with one.
    forward: Vec<[f32; 2]>,
}

impl Learner {
    fn new(rows: impl Iterator<Item = Scope>, settings: Settings) -> Self {
        let row = |scope| Row { weights: [0.0; RAW], squares: [1e-3; RAW], drawn: 0, scope };
        Self {
            settings,
            rows: rows.map(row).collect(),
            step: 0,
            sums: Vec::new(),
            slopes: Vec::new(),
            forward: Vec::new(),
        }
    }

    /// Draws a row towards zero for all steps since it was last looked at.
    fn draw(&mut self, row: u32) {
        let by = self.settings.rate * self.settings.l1;
        let Some(row) = self.rows.get_mut(row as usize) else { return };
        let steps = self.step - row.drawn;
        if steps == 0 {
            return;
        }
        row.drawn = self.step;
        let by = by * steps as f32;
        for (weight, square) in row.weights.iter_mut().zip(&row.squares) {
            if *weight != 0.0 {
                let left = (weight.abs() - by / square.sqrt()).max(0.0);
                *weight = left.copysign(*weight);
            }
        }
    }

    fn learn(&mut self, example: &Example) {
        self.step += 1;
        for used in &example.uses {
            self.draw(used.row);
        }
        self.expect(example);
        self.differ(example);
        let rate = self.settings.rate;
        for used in &example.uses {
            let Some(row) = self.rows.get_mut(used.row as usize) else { continue };
            let slopes = self.slopes.get(used.column as usize..).unwrap_or_default();
            let Some(slopes) = slopes.as_flattened().first_chunk() else { continue };
            let slopes = learnt(slopes);
            let numbers = row.weights.iter_mut().zip(&mut row.squares).zip(slopes);
            for (index, ((weight, square), slope)) in numbers.enumerate() {
                if slope != 0.0 && row.scope.has(index) {
                    *square += slope * slope;
                    *weight -= rate * slope / square.sqrt();
                }
            }
        }
    }

    /// How likely it is that a word starts at each atom, and that the atom is a word by itself.
    pub(super) fn shares(&mut self, example: &Example) -> Shares {
        self.expect(example);
        let columns = self.slopes.get(BEFORE..).unwrap_or_default();
        columns
            .iter()
            .zip(columns.iter().skip(1))
            .take(example.locked.len())
            .map(|([start, _], [_, alone])| [*start, *alone])
            .collect()
    }

    /// How likely what each column speaks for is, into the slopes.
    fn expect(&mut self, example: &Example) {
        let count = example.locked.len();
        self.sums.clear();
        self.sums.resize(BEFORE + count + AFTER + COLUMNS, [0.0; 2]);
        for each in &example.uses {
            let Some(row) = self.rows.get(each.row as usize) else { continue };
            let columns = self.sums.get_mut(each.column as usize..).unwrap_or_default();
            for (sum, number) in columns.as_flattened_mut().iter_mut().zip(used(&row.weights)) {
                *sum += number;
            }
        }
        self.slopes.clear();
        self.slopes.resize(self.sums.len(), [0.0; 2]);
        let columns = self.sums.get_mut(BEFORE..).unwrap_or_default();
        for column in columns.iter_mut() {
            *column = column.map(exp);
        }
        // From the first atom on: the sum of all paths to the place before it.
        self.forward.clear();
        let (mut joined, mut cut) = (0.0, 1.0);
        let behind = columns.iter().skip(1);
        let locked_behind = example.locked.iter().skip(1).chain([&true]);
        for (&[gain, alone], &locked) in behind.zip(locked_behind) {
            self.forward.push([joined, cut]);
            let to_joined = if locked { 0.0 } else { joined + cut };
            let to_cut = (joined + cut * alone) * if locked { 1.0 } else { gain };
            let sum = (to_joined + to_cut).max(f32::MIN_POSITIVE);
            (joined, cut) = (to_joined / sum, to_cut / sum);
        }
        // From the last atom back: the sum of all paths from the place behind it.
        let slopes = self.slopes.get_mut(BEFORE..).unwrap_or_default();
        let (mut joined, mut cut) = (0.0, 1.0);
        let mut locked_behind = true;
        for (index, &[joined_before, cut_before]) in self.forward.iter().enumerate().rev() {
            let Some(&[gain, alone]) = columns.get(index + 1) else { continue };
            let to_cut = cut * if locked_behind { 1.0 } else { gain };
            let to_joined = if locked_behind { 0.0 } else { joined };
            let by_itself = to_cut * alone;
            let from_joined = to_joined + to_cut;
            let from_cut = to_joined + by_itself;
            let all = (joined_before * from_joined + cut_before * from_cut).max(f32::MIN_POSITIVE);
            if let Some([[start, _], [_, alone]]) = slopes.get_mut(index..index + 2) {
                *start = cut_before * from_cut / all;
                *alone = cut_before * by_itself / all;
            }
            let sum = (from_joined + from_cut).max(f32::MIN_POSITIVE);
            (joined, cut) = (from_joined / sum, from_cut / sum);
            locked_behind = example.locked.get(index).copied().unwrap_or(true);
        }
    }

    /// Takes what is right from what is expected; nothing is left where nothing is asked.
    fn differ(&mut self, example: &Example) {
        let slopes = self.slopes.get_mut(BEFORE..).unwrap_or_default();
        let locked_behind = example.locked.iter().skip(1).chain([&true]);
        let atoms = example.right.iter().zip(&example.locked).zip(locked_behind);
        for (index, (([start, alone], &locked), &locked_behind)) in atoms.enumerate() {
            let Some([[column, _], [_, behind]]) = slopes.get_mut(index..index + 2) else {
                continue;
            };
            let off = |asked: bool, off: f32| if asked && off.abs() > 1e-4 { off } else { 0.0 };
            *column = off(!locked, *column - start);
            *behind = off(!(locked && locked_behind), *behind - alone);
        }
    }

    fn finish(&mut self) {
        for row in 0..self.rows.len() as u32 {
            self.draw(row);
        }
    }

    /// The numbers of each row, as they are used.
    pub(super) fn rows(&self) -> Vec<[f32; ROW]> {
        self.rows.iter().map(|row| used(&row.weights)).collect()
    }
}

/// e to the `x`, by plain arithmetic; good to six digits.
fn exp(x: f32) -> f32 {
    let scaled = x.clamp(-80.0, 80.0) * core::f32::consts::LOG2_E;
    let whole = (scaled + 0.5).floor();
    let x = (scaled - whole) * core::f32::consts::LN_2;
    let mut sum = 1.0 / 720.0;
    for factor in [1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5, 1.0, 1.0] {
        sum = sum * x + factor;
    }
    sum * f32::from_bits((whole as i32 + 127).cast_unsigned() << 23)
}

#[cfg(test)]
mod tests {
    use std::vec;

    use super::*;

    #[test]
    fn slopes_of_both_forms_are_those_of_one_function() {
        // What a step of each number changes is the same whichever form it is reckoned in.
        let slopes = [0.5, -0.25, 1.0, 2.0, -3.0, 0.75, 4.0, -1.5];
        for (index, slope) in learnt(&slopes).into_iter().enumerate() {
            let mut raw = [0.0; RAW];
            raw[index] = 1.0;
            let gain: f32 = used(&raw).iter().zip(&slopes).map(|(a, b)| a * b).sum();
            assert!((gain - slope).abs() < 1e-6, "{index}: {gain} {slope}");
        }
    }

    #[test]
    fn what_nothing_is_known_of_is_as_likely_as_its_paths() {
        let mut learner = Learner::new(core::iter::empty(), SETTINGS);
        let example = Example { locked: vec![true, false, false], ..Example::default() };
        let shares = learner.shares(&example);
        // Three atoms have four paths.
        assert_eq!(shares, [[1.0, 0.5], [0.5, 0.25], [0.5, 0.5]]);
    }

    #[test]
    fn what_is_likely_is_learnt() {
        let example = Example {
            uses: vec![Use { row: 0, column: 2 }],
            right: vec![[1.0, 0.3], [0.3, 0.3]],
            locked: vec![true, false],
        };
        let mut learner = fit(&[&example], core::iter::once(Scope::ALL), SETTINGS, |_| ());
        for (shares, right) in learner.shares(&example).iter().zip(&example.right) {
            for (share, right) in shares.iter().zip(right) {
                assert!((share - right).abs() < 0.01, "{shares:?}");
            }
        }
    }

    const SETTINGS: Settings = Settings { epochs: 200, rate: 0.3, l1: 0.0, seed: 1 };

    #[test]
    fn exp_is_close() {
        for step in -400_i16..400 {
            let x = f32::from(step) / 8.0;
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-5, "{x}");
        }
    }
}
