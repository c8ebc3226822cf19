//! A conditional random field over the places in words, fitted by stochastic gradient descent.
//!
//! Each number has a step of its own (`AdaGrad`), and is drawn towards zero (L1), so that most end
//! there. The order of sentences is shuffled by a seed, and all arithmetic is plain additions,
//! multiplications, divisions and square roots, so that the same input gives the same numbers on every
//! machine.

use std::vec;
use std::vec::Vec;

use crate::word::parts::{Hash, PAD, TAGS};

/// A row that applies somewhere in a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Use {
    /// Which row.
    pub(super) row: u32,
    /// The first number of the sentence that it is added to.
    pub(super) lane: u32,
}

/// What a sentence looks like to the learner.
#[derive(Clone, Debug, Default)]
pub(super) struct Example {
    pub(super) uses: Vec<Use>,
    /// The right place in its word of each atom.
    pub(super) places: Vec<u8>,
    /// Whether an atom is a word by itself whatever the numbers say.
    pub(super) fixed: Vec<bool>,
}

/// All rows in one vector.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    /// Where each row starts; one more than rows.
    pub(super) starts: Vec<u32>,
}

impl Rows {
    pub(super) fn range(&self, row: u32) -> std::ops::Range<usize> {
        let at = |index: usize| self.starts.get(index).copied().unwrap_or_default() as usize;
        at(row as usize)..at(row as usize + 1)
    }
}

/// How the numbers are fitted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Settings {
    pub(super) epochs: usize,
    pub(super) rate: f32,
    pub(super) l1: f32,
    pub(super) seed: u64,
}

/// Fitted numbers.
#[derive(Clone, Debug, Default)]
pub(super) struct Fitted {
    pub(super) weights: Vec<f32>,
    /// From each place in a word to the next.
    pub(super) transitions: [[f32; TAGS]; TAGS],
}

/// Whether one place can follow another: B and M go on, E and S end.
const fn follows(before: usize, after: usize) -> bool {
    (before >= 2) == (after == 0 || after == 3)
}

/// Fits the numbers of `rows` to `examples`; tells `progress` of each round.
pub(super) fn fit(
    examples: &[Example],
    rows: &Rows,
    settings: Settings,
    mut progress: impl FnMut(usize),
) -> Fitted {
    let mut learner = Learner::new(rows, settings);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut seed = settings.seed;
    for epoch in 0..settings.epochs {
        for last in (1..order.len()).rev() {
            seed = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
            order.swap(last, Hash::new(seed).below(last + 1));
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

struct Learner<'r> {
    rows: &'r Rows,
    settings: Settings,
    fitted: Fitted,
    /// Sums of squared gradients.
    squares: Vec<f32>,
    transition_squares: [[f32; TAGS]; TAGS],
    /// In which step each row was last drawn towards zero.
    drawn: Vec<u32>,
    step: u32,
    lanes: Vec<f32>,
    gradient: Vec<f32>,
    forward: Vec<[f32; TAGS]>,
    backward: Vec<[f32; TAGS]>,
    scale: Vec<f32>,
}

impl<'r> Learner<'r> {
    fn new(rows: &'r Rows, settings: Settings) -> Self {
        let count = rows.starts.last().copied().unwrap_or_default() as usize;
        Self {
            rows,
            settings,
            fitted: Fitted { weights: vec![0.0; count], transitions: [[0.0; TAGS]; TAGS] },
            squares: vec![1e-3; count],
            transition_squares: [[1e-3; TAGS]; TAGS],
            drawn: vec![0; rows.starts.len()],
            step: 0,
            lanes: Vec::new(),
            gradient: Vec::new(),
            forward: Vec::new(),
            backward: Vec::new(),
            scale: Vec::new(),
        }
    }

    /// Draws a row towards zero for all steps since it was last looked at.
    fn draw(&mut self, row: u32) {
        let Some(drawn) = self.drawn.get_mut(row as usize) else { return };
        let steps = self.step - *drawn;
        if steps == 0 {
            return;
        }
        *drawn = self.step;
        let range = self.rows.range(row);
        let by = self.settings.rate * self.settings.l1 * steps as f32;
        let weights = self.fitted.weights.get_mut(range.clone()).unwrap_or_default();
        let squares = self.squares.get(range).unwrap_or_default();
        for (weight, square) in weights.iter_mut().zip(squares) {
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
        let count = example.places.len();
        self.lanes.clear();
        self.lanes.resize((count + 2 * PAD) * TAGS, 0.0);
        for used in &example.uses {
            let weights = self.fitted.weights.get(self.rows.range(used.row)).unwrap_or_default();
            let lanes = self.lanes.get_mut(used.lane as usize..).unwrap_or_default();
            for (lane, weight) in lanes.iter_mut().zip(weights) {
                *lane += weight;
            }
        }
        self.expect(example);
        self.gradient.clear();
        self.gradient.resize(self.lanes.len(), 0.0);
        self.differ(example);
        let rate = self.settings.rate;
        for used in &example.uses {
            let range = self.rows.range(used.row);
            let gradient = self.gradient.get(used.lane as usize..).unwrap_or_default();
            let weights = self.fitted.weights.get_mut(range.clone()).unwrap_or_default();
            let squares = self.squares.get_mut(range).unwrap_or_default();
            for ((weight, square), &slope) in weights.iter_mut().zip(squares).zip(gradient) {
                if slope != 0.0 {
                    *square += slope * slope;
                    *weight -= rate * slope / square.sqrt();
                }
            }
        }
    }

    /// Probabilities of paths from both ends, each atom's summing to one.
    fn expect(&mut self, example: &Example) {
        let count = example.places.len();
        let factors = self.fitted.transitions.map(|row| row.map(exp));
        let (scores, _) = self.lanes.as_chunks_mut::<TAGS>();
        let scores = scores.get_mut(PAD..PAD + count).unwrap_or_default();
        // From scores to factors, in place.
        for (score, &fixed) in scores.iter_mut().zip(&example.fixed) {
            let most = score.iter().copied().fold(f32::MIN, f32::max);
            *score = if fixed { [0.0, 0.0, 0.0, 1.0] } else { score.map(|it| exp(it - most)) };
        }
        self.forward.clear();
        self.scale.clear();
        let mut before: Option<[f32; TAGS]> = None;
        for score in scores.iter() {
            let [b, m, e, s] = *score;
            let mut now = match before {
                None => [b, 0.0, 0.0, s],
                Some([pb, pm, pe, ps]) => {
                    let [[_, bm, be, _], [_, mm, me, _], [eb, _, _, es], [sb, _, _, ss]] = factors;
                    [
                        (pe * eb + ps * sb) * b,
                        (pb * bm + pm * mm) * m,
                        (pb * be + pm * me) * e,
                        (pe * es + ps * ss) * s,
                    ]
                }
            };
            let sum = now.iter().sum::<f32>().max(f32::MIN_POSITIVE);
            now = now.map(|it| it / sum);
            self.forward.push(now);
            self.scale.push(sum);
            before = Some(now);
        }
        self.backward.clear();
        self.backward.resize(count, [0.0; TAGS]);
        let mut after = [0.0, 0.0, 1.0, 1.0];
        for (index, score) in scores.iter().enumerate().rev() {
            let sum = self.scale.get(index).copied().unwrap_or(1.0);
            if let Some(backward) = self.backward.get_mut(index) {
                *backward = after;
            }
            let [b, m, e, s] = [0, 1, 2, 3].map(|place: usize| {
                score.get(place).copied().unwrap_or_default()
                    * after.get(place).copied().unwrap_or_default()
                    / sum
            });
            let [[_, bm, be, _], [_, mm, me, _], [eb, _, _, es], [sb, _, _, ss]] = factors;
            after = [bm * m + be * e, mm * m + me * e, eb * b + es * s, sb * b + ss * s];
        }
    }

    /// What is expected less what is right; transitions learn at once.
    fn differ(&mut self, example: &Example) {
        let total: f32 = self.forward.last().map_or(1.0, |last| last.iter().skip(2).sum());
        let total = total.max(f32::MIN_POSITIVE);
        let (scores, _) = self.lanes.as_chunks::<TAGS>();
        let scores = scores.get(PAD..).unwrap_or_default();
        let factors = self.fitted.transitions.map(|row| row.map(exp));
        let (gradient, _) = self.gradient.as_chunks_mut::<TAGS>();
        let gradient = gradient.get_mut(PAD..).unwrap_or_default();
        let rate = self.settings.rate;
        let mut before: Option<([f32; TAGS], u8)> = None;
        let atoms = self.forward.iter().zip(&self.backward).zip(&self.scale);
        let right = example.places.iter().zip(&example.fixed);
        for (((((forward, backward), &scale), (&place, &fixed)), score), slopes) in
            atoms.zip(right).zip(scores).zip(gradient.iter_mut())
        {
            if !fixed {
                for (tag, ((slope, f), b)) in
                    slopes.iter_mut().zip(forward).zip(backward).enumerate()
                {
                    let off = f * b / total - f32::from(u8::from(usize::from(place) == tag));
                    *slope = if off.abs() > 1e-4 { off } else { 0.0 };
                }
            }
            if let Some((earlier, was)) = before {
                for (from, (p, row)) in earlier.iter().zip(&factors).enumerate() {
                    for (to, (((factor, at), b), ())) in
                        row.iter().zip(score).zip(backward).zip([(); TAGS]).enumerate()
                    {
                        if !follows(from, to) {
                            continue;
                        }
                        let is_right = usize::from(was) == from && usize::from(place) == to;
                        let off =
                            p * factor * at * b / scale / total - f32::from(u8::from(is_right));
                        if off.abs() > 1e-4
                            && let Some(square) =
                                self.transition_squares.get_mut(from).and_then(|it| it.get_mut(to))
                            && let Some(weight) =
                                self.fitted.transitions.get_mut(from).and_then(|it| it.get_mut(to))
                        {
                            *square += off * off;
                            *weight -= rate * off / square.sqrt();
                        }
                    }
                }
            }
            before = Some((*forward, place));
        }
    }

    fn finish(mut self) -> Fitted {
        for row in 0..self.rows.starts.len() as u32 {
            self.draw(row);
        }
        self.fitted
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
