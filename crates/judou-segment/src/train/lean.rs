//! How far characters lean towards Classical Chinese.

use std::collections::BTreeMap;

use super::Corpus;
use crate::WordKind;
use crate::word::parts::kind_of;

/// For each Han character, as `fold` has it, how much more often it stands in `classical` than in the
/// sentences of `plain` that have no kana: in halves of a natural logarithm, from -8 to 7.
pub(super) fn leans(
    plain: &Corpus,
    classical: &Corpus,
    fold: impl Fn(char) -> char,
) -> BTreeMap<char, i8> {
    let mut leans = BTreeMap::new();
    if classical.is_empty() {
        return leans;
    }
    let mut counts: BTreeMap<char, [u32; 2]> = BTreeMap::new();
    let mut totals = [0_u32; 2];
    for (which, corpus) in [plain, classical].into_iter().enumerate() {
        for sentence in corpus.sentences() {
            if sentence.text.chars().any(|c| kind_of(c) == WordKind::Kana) {
                continue;
            }
            for c in sentence.text.chars().filter(|&c| kind_of(c) == WordKind::Han) {
                let both = counts.entry(fold(c)).or_default();
                if let (Some(count), Some(total)) = (both.get_mut(which), totals.get_mut(which)) {
                    *count += 1;
                    *total += 1;
                }
            }
        }
    }
    let [all_plain, all_classical] = totals.map(|total| f64::from(total.max(1)));
    for (c, [plain, classical]) in counts {
        let ratio = (f64::from(classical + 1) / all_classical) / (f64::from(plain + 1) / all_plain);
        leans.insert(c, halves(ratio));
    }
    leans
}

/// The natural logarithm of `ratio` in halves, rounded, from -8 to 7; by multiplication alone, so that it
/// is the same on every machine.
fn halves(ratio: f64) -> i8 {
    /// The square root of e, and its square root.
    const STEP: f64 = 1.648_721_270_700_128_2;
    const HALF_STEP: f64 = 1.284_025_416_687_741_5;
    let (size, sign, most) = if ratio < 1.0 { (1.0 / ratio, -1, 8) } else { (ratio, 1, 7) };
    let mut bound = HALF_STEP;
    let mut steps = 0;
    while steps < most && size >= bound {
        bound *= STEP;
        steps += 1;
    }
    sign * steps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_are_logarithms() {
        for step in -50..50_i32 {
            let log = f64::from(step) * 0.1 + 0.03;
            let expected = (log * 2.0).round().clamp(-8.0, 7.0);
            assert!((f64::from(halves(log.exp())) - expected).abs() < 1e-9, "{log}");
        }
    }

    #[test]
    fn characters_lean_to_where_they_stand() {
        let plain = Corpus::from_spaced("我們 的 書 。\n我 的 家 。\n之の之の\n");
        let classical = Corpus::from_spaced("學 而 時 習 之 。\n知 之 為 知 之 。");
        let leans = leans(&plain, &classical, |c| c);
        assert!(leans.get(&'之') > Some(&0), "{leans:?}");
        assert!(leans.get(&'我') < Some(&0), "{leans:?}");
        assert_eq!(leans.get(&'の'), None);
    }
}
