//! A conditional random field over cuts, fitted by stochastic gradient descent.
//!
//! Each number has a step of its own (`AdaGrad`), and is drawn towards zero (L1), so that most end
//! there. The order of sentences is shuffled by a seed, and all arithmetic is plain additions,
//! multiplications, divisions and square roots, so that the same input gives the same numbers on every
//! machine.

use std::vec;
use std::vec::Vec;

use crate::word::parts::{AFTER, BEFORE, COLUMNS, Hash, ROW};

/// A row that applies somewhere in a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Use {
    /// Which row.
    pub(super) row: u32,
    /// The first column that it is added to.
    pub(super) column: u32,
}

/// What a sentence looks like to the learner.
#[derive(Clone, Debug, Default)]
pub(super) struct Example {
    pub(super) uses: Vec<Use>,
    /// Whether a word starts at each atom.
    pub(super) starts: Vec<bool>,
    /// Whether one starts there whatever the numbers say.
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

/// Fits the numbers of as many `rows` to `examples`; tells `progress` of each round.
pub(super) fn fit(
    examples: &[Example],
    rows: usize,
    settings: Settings,
    mut progress: impl FnMut(usize),
) -> Vec<[f32; ROW]> {
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
    learner.finish()
}

/// Bits that have nothing to do with those of the next seed.
const fn random(seed: u64) -> Hash {
    Hash::mixed((seed ^ seed >> 32).wrapping_mul(0x9E37_79B9_7F4A_7C15))
}

/// One row as it is learnt.
#[derive(Clone, Copy, Debug)]
struct Row {
    weights: [f32; ROW],
    /// Sums of squared gradients.
    squares: [f32; ROW],
    /// In which step it was last drawn towards zero.
    drawn: u32,
}

struct Learner {
    settings: Settings,
    rows: Vec<Row>,
    step: u32,
    /// For each column what a cut gains and what the atom before it gains as a word by itself; then the
    /// same as factors.
    sums: Vec<[f32; 2]>,
    /// What is expected less what is right.
    slopes: Vec<[f32; 2]>,
    /// For the place before each atom, the paths up to it without a cut there and with one.
    forward: Vec<[f32; 2]>,
}

impl Learner {
    fn new(rows: usize, settings: Settings) -> Self {
        let row = Row { weights: [0.0; ROW], squares: [1e-3; ROW], drawn: 0 };
        Self {
            settings,
            rows: vec![row; rows],
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
        let count = example.starts.len();
        self.sums.clear();
        self.sums.resize(BEFORE + count + AFTER + COLUMNS, [0.0; 2]);
        for used in &example.uses {
            let Some(row) = self.rows.get(used.row as usize) else { continue };
            let (weights, _) = row.weights.as_chunks::<2>();
            let columns = self.sums.get_mut(used.column as usize..).unwrap_or_default();
            for ([cut, alone], weights) in columns.iter_mut().zip(weights) {
                *cut += weights[0];
                *alone += weights[1];
            }
        }
        self.slopes.clear();
        self.slopes.resize(self.sums.len(), [0.0; 2]);
        self.differ(example);
        let rate = self.settings.rate;
        for used in &example.uses {
            let Some(row) = self.rows.get_mut(used.row as usize) else { continue };
            let slopes = self.slopes.get(used.column as usize..).unwrap_or_default();
            let numbers = row.weights.iter_mut().zip(&mut row.squares);
            for ((weight, square), &slope) in numbers.zip(slopes.as_flattened()) {
                if slope != 0.0 {
                    *square += slope * slope;
                    *weight -= rate * slope / square.sqrt();
                }
            }
        }
    }

    /// What is expected less what is right.
    fn differ(&mut self, example: &Example) {
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
        let (mut locked_behind, mut start_behind) = (true, true);
        for (index, &[joined_before, cut_before]) in self.forward.iter().enumerate().rev() {
            let Some(&[gain, alone]) = columns.get(index + 1) else { continue };
            let to_cut = cut * if locked_behind { 1.0 } else { gain };
            let to_joined = if locked_behind { 0.0 } else { joined };
            let by_itself = to_cut * alone;
            let from_joined = to_joined + to_cut;
            let from_cut = to_joined + by_itself;
            let all = (joined_before * from_joined + cut_before * from_cut).max(f32::MIN_POSITIVE);
            let locked = example.locked.get(index).copied().unwrap_or(true);
            let start = example.starts.get(index).copied().unwrap_or(true);
            let off = |expected: f32, right: bool| {
                let off = expected / all - f32::from(u8::from(right));
                if off.abs() > 1e-4 { off } else { 0.0 }
            };
            if !(locked && locked_behind)
                && let Some(slope) = slopes.get_mut(index + 1)
            {
                slope[1] = off(cut_before * by_itself, start && start_behind);
            }
            if !locked && let Some(slope) = slopes.get_mut(index) {
                slope[0] = off(cut_before * from_cut, start);
            }
            let sum = (from_joined + from_cut).max(f32::MIN_POSITIVE);
            (joined, cut) = (from_joined / sum, from_cut / sum);
            (locked_behind, start_behind) = (locked, start);
        }
    }

    fn finish(mut self) -> Vec<[f32; ROW]> {
        for row in 0..self.rows.len() as u32 {
            self.draw(row);
        }
        self.rows.into_iter().map(|row| row.weights).collect()
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
    use super::*;

    #[test]
    fn exp_is_close() {
        for step in -400_i16..400 {
            let x = f32::from(step) / 8.0;
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-5, "{x}");
        }
    }
}
