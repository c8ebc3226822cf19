//! Rules that mappings of every format share: keys that come twice, keys that are merged in.

use alloc::vec::Vec;

use judou_source::Span;

use crate::document::Duplicates;
use crate::value::{Data, Entry, Value};

/// Two equal keys of one mapping; spans into the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Duplicate {
    pub(crate) first: Span,
    pub(crate) second: Span,
}

/// Up to this many keys, comparing each with each is faster than sorting.
const FEW: usize = 24;

/// Applies the rule for keys that come twice.
///
/// Costs `n log n` for many keys.
pub(crate) fn finish(
    entries: Vec<Entry<'_>>,
    duplicates: Duplicates,
) -> Result<Vec<Entry<'_>>, Duplicate> {
    let Some((first, second)) = find(&entries) else { return Ok(entries) };
    if duplicates == Duplicates::Error {
        let span = |index: usize| entries.get(index).map_or(Span::empty(0), |e| e.key.span());
        return Err(Duplicate { first: span(first), second: span(second) });
    }
    Ok(thin(entries, duplicates))
}

/// The first key that is equal to an earlier one, and the earlier one.
fn find(entries: &[Entry<'_>]) -> Option<(usize, usize)> {
    if entries.len() <= FEW {
        return entries.iter().enumerate().find_map(|(second, entry)| {
            let earlier = entries.get(..second)?;
            let first = earlier.iter().position(|other| other.key.text == entry.key.text)?;
            Some((first, second))
        });
    }
    let mut order: Vec<(&str, usize)> =
        entries.iter().enumerate().map(|(index, entry)| (entry.key.as_str(), index)).collect();
    order.sort_unstable();
    order
        .windows(2)
        .filter_map(|pair| match pair {
            [(a, first), (b, second)] if a == b => Some((*first, *second)),
            _ => None,
        })
        .min_by_key(|&(_, second)| second)
}

/// Keeps one entry of each key: the first, or the last at the first one's place.
fn thin(entries: Vec<Entry<'_>>, duplicates: Duplicates) -> Vec<Entry<'_>> {
    let mut order: Vec<usize> = (0..entries.len()).collect();
    order.sort_by(|&a, &b| {
        let key = |index: usize| entries.get(index).map(|entry| entry.key.as_str());
        key(a).cmp(&key(b)).then(a.cmp(&b))
    });
    // `source[i]` is the entry that stands at place `i` in the result.
    let mut source: Vec<Option<usize>> = (0..entries.len()).map(Some).collect();
    let mut place = None::<usize>;
    for &index in &order {
        let same = place.is_some_and(|place| {
            let key = |index: usize| entries.get(index).map(|entry| &entry.key.text);
            key(place) == key(index)
        });
        if !same {
            place = Some(index);
            continue;
        }
        if let Some(slot) = source.get_mut(index) {
            *slot = None;
        }
        if duplicates == Duplicates::Last
            && let Some(slot) = place.and_then(|place| source.get_mut(place))
        {
            *slot = Some(index);
        }
    }
    let mut entries: Vec<Option<Entry<'_>>> = entries.into_iter().map(Some).collect();
    source
        .into_iter()
        .flatten()
        .filter_map(|index| entries.get_mut(index).and_then(Option::take))
        .collect()
}

/// Adds what merge keys bring: each at the place of its `<<`, and only keys that the mapping and the
/// merges before it lack.
pub(crate) fn merge<'a>(
    entries: Vec<Entry<'a>>,
    merged: Vec<(usize, Value<'a>)>,
) -> Vec<Entry<'a>> {
    let mut known: alloc::collections::BTreeSet<alloc::string::String> =
        entries.iter().map(|entry| entry.key.as_str().into()).collect();
    let mut result = Vec::with_capacity(entries.len());
    let mut merged = merged.into_iter().peekable();
    let mut own = entries.into_iter();
    let mut index = 0;
    loop {
        while let Some((_, value)) = merged.next_if(|(place, _)| *place <= index) {
            for mapping in mappings(value) {
                for entry in mapping {
                    if known.insert(entry.key.as_str().into()) {
                        result.push(entry);
                    }
                }
            }
        }
        let Some(entry) = own.next() else { return result };
        result.push(entry);
        index += 1;
    }
}

/// The mapping that a value is, or the mappings that a list holds.
fn mappings(value: Value<'_>) -> Vec<Vec<Entry<'_>>> {
    match value.data {
        Data::Mapping(mapping) => alloc::vec![mapping.entries],
        Data::Sequence(values) => values.into_iter().flat_map(mappings).collect(),
        _ => Vec::new(),
    }
}
