//! Rows that many pairs share.
//!
//! A pair that was seen once or twice says little, and what it says is what a thousand others say. So pairs
//! don't have rows of their own: rows of the same numbers are one, and where these are too many, rows are
//! gathered around as many means (k-means).

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::vec;
use std::vec::Vec;

use super::pack::Row;
use crate::word::parts::ROW;

/// How often rows are gathered around the means of those that were gathered before.
const ROUNDS: usize = 8;

/// A pair's row, and how often the pair stands in what was learnt from.
pub(super) type Counted = (Row, u64);

/// At most `most` rows that stand for those of all pairs, and the number of the one that stands for each.
pub(super) fn share(pairs: &[Counted], most: usize) -> (Vec<Row>, Vec<u16>) {
    let mut counts: BTreeMap<Row, u64> = BTreeMap::new();
    for (row, count) in pairs {
        *counts.entry(*row).or_default() += count;
    }
    let mut different: Vec<Counted> = counts.into_iter().collect();
    different.sort_by_key(|(_, count)| Reverse(*count));
    let mut means: Vec<Row> = different.iter().take(most).map(|(row, _)| *row).collect();
    let mut numbers: BTreeMap<Row, u16> = means.iter().copied().zip(0..).collect();
    if different.len() > most {
        for _ in 0..ROUNDS {
            numbers = different.iter().map(|(row, _)| (*row, nearest(&means, *row))).collect();
            let mut sums = vec![([0; ROW], 0); means.len()];
            for (row, count) in &different {
                let number = numbers.get(row).copied().unwrap_or_default();
                let Some((sum, all)) = sums.get_mut(usize::from(number)) else { continue };
                for (sum, &number) in sum.iter_mut().zip(row) {
                    *sum += u64::from(number) * count;
                }
                *all += count;
            }
            for (mean, (sum, all)) in means.iter_mut().zip(&sums) {
                if *all > 0 {
                    *mean = sum.map(|sum| ((sum + all / 2) / all) as u8);
                }
            }
        }
    }
    let which = pairs.iter().map(|(row, _)| numbers.get(row).copied().unwrap_or_default());
    (means, which.collect())
}

/// The number of the row whose numbers are nearest, by squares.
fn nearest(rows: &[Row], to: Row) -> u16 {
    let off = |row: &Row| -> u32 {
        row.iter().zip(&to).map(|(a, b)| u32::from(a.abs_diff(*b)).pow(2)).sum()
    };
    (0..).zip(rows).min_by_key(|(_, row)| off(row)).map_or(0, |(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_shared_without_loss_if_there_is_room() {
        let pairs = [([1; ROW], 1), ([9; ROW], 1), ([1; ROW], 1)];
        let (rows, which) = share(&pairs, 2);
        assert_eq!((rows, which), (vec![[1; ROW], [9; ROW]], vec![0, 1, 0]));
    }

    #[test]
    fn near_rows_become_one_where_there_is_not() {
        // One of 10 is worth three of 14.
        let pairs = [(10, 3), (14, 1), (100, 1), (104, 1)];
        let (rows, which) = share(&pairs.map(|(number, count)| ([number; ROW], count)), 2);
        assert_eq!(rows, [[11; ROW], [102; ROW]]);
        assert_eq!(which, [0, 0, 1, 1]);
    }
}
