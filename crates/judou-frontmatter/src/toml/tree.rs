//! Tables while they are read: they may be opened in any order, and reopened in part.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use judou_source::Span;

use super::parse::Source;
use crate::document::Duplicates;
use crate::error::{Error, ErrorKind};
use crate::value::{Data, Entry, Key, Mapping, Style, Value};

/// All tables of a header, or of an inline table, by number.
pub(super) struct Tree<'a> {
    tables: Vec<Table<'a>>,
}

struct Table<'a> {
    /// Keys with their values; with nothing yet for those that are tables.
    entries: Vec<Entry<'a>>,
    /// What is a table in `entries`, by its place there, in ascending order.
    inner: Vec<(usize, Inner)>,
    /// Where each key stands in `entries`, once there are many.
    index: Option<BTreeMap<String, usize>>,
    made: Made,
    depth: usize,
    /// Offsets into the document: from its header or first key to the end of its last value.
    span: Span,
}

/// The tables that a key stands for.
enum Inner {
    Table(usize),
    Tables(Vec<usize>),
}

/// How a table came to be, which decides whether it may be reopened.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Made {
    /// Named on the way to another: `a` by `[a.b]`.
    OnTheWay,
    /// By its own header, or as the root.
    ByHeader,
    /// By a dotted key: `a` by `a.b = 1`.
    ByDottedKey,
}

/// Why a path is followed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// In `[a.b]`.
    Header,
    /// In `a.b = 1`.
    Dotted,
}

/// Up to this many keys, looking at each is faster than an index.
const FEW: usize = 24;

impl<'a> Tree<'a> {
    /// The table that has no name.
    pub(super) const ROOT: usize = 0;

    /// The tree of a header that may have so many keys.
    pub(super) fn new(capacity: usize) -> Self {
        Self::with(capacity, 0)
    }

    /// The tree of an inline table at a depth.
    pub(super) fn inline(depth: usize) -> Self {
        Self::with(4, depth)
    }

    fn with(capacity: usize, depth: usize) -> Self {
        let root = Table {
            entries: Vec::with_capacity(capacity),
            inner: Vec::new(),
            index: None,
            made: Made::ByHeader,
            depth,
            span: Span::new(usize::MAX, usize::MAX),
        };
        Self { tables: alloc::vec![root] }
    }

    pub(super) fn depth(&self, table: usize) -> usize {
        self.tables.get(table).map_or(0, |table| table.depth)
    }

    /// Lets a table reach to `end`.
    pub(super) fn reach(&mut self, table: usize, end: usize) {
        if let Some(table) = self.tables.get_mut(table) {
            table.span.end =
                if table.span.end == usize::MAX { end } else { table.span.end.max(end) };
        }
    }

    fn find(&self, table: usize, key: &Key<'_>) -> Option<usize> {
        let table = self.tables.get(table)?;
        match &table.index {
            Some(index) => index.get(key.as_str()).copied(),
            None => table.entries.iter().position(|entry| entry.key.text == key.text),
        }
    }

    /// The key at a place, and the tables that it stands for if it has no value.
    fn entry(&self, table: usize, place: usize) -> Option<(&Key<'a>, Option<&Inner>)> {
        let table = self.tables.get(table)?;
        let inner = table.inner.binary_search_by_key(&place, |&(place, _)| place).ok();
        let inner = inner.and_then(|at| table.inner.get(at)).map(|(_, inner)| inner);
        Some((&table.entries.get(place)?.key, inner))
    }

    /// Enters a key that stands for tables.
    fn push_inner(&mut self, table: usize, key: Key<'a>, inner: Inner) {
        let value = Value::new(Data::Null, "", key.start, Style::Block);
        let place = self.push(table, key, value);
        if let Some(table) = self.tables.get_mut(table) {
            table.inner.push((place, inner));
        }
    }

    /// Enters a key with its value; yields its place.
    fn push(&mut self, table: usize, key: Key<'a>, value: Value<'a>) -> usize {
        let Some(table) = self.tables.get_mut(table) else { return 0 };
        if table.span.start == usize::MAX {
            table.span.start = key.start;
        }
        let place = table.entries.len();
        if let Some(index) = &mut table.index {
            index.insert(key.as_str().into(), place);
        } else if place == FEW {
            let keys = table.entries.iter().map(|entry| &entry.key).chain([&key]);
            table.index =
                Some(keys.enumerate().map(|(at, key)| (key.as_str().into(), at)).collect());
        }
        table.entries.push(Entry { key, value });
        place
    }

    /// A new table under `parent`, not entered there yet.
    fn create(
        &mut self,
        source: &mut Source<'a, '_>,
        parent: usize,
        key: &Key<'_>,
        made: Made,
        start: usize,
    ) -> Result<usize, Error> {
        let depth = self.depth(parent) + 1;
        let limit = source.reading.limits.depth;
        if depth > limit {
            return Err(source.key_error(ErrorKind::TooDeep { limit }, key));
        }
        source.count(key.start.saturating_sub(source.base))?;
        let number = self.tables.len();
        let span = Span::new(start, key.start + key.raw.len());
        let (entries, inner) = (Vec::new(), Vec::new());
        self.tables.push(Table { entries, inner, index: None, made, depth, span });
        Ok(number)
    }

    fn duplicate(source: &Source<'_, '_>, first: &Key<'_>, second: &Key<'_>) -> Error {
        let start = first.start.saturating_sub(source.base);
        let first = Span::new(start, start + first.raw.len());
        source.key_error(ErrorKind::DuplicateKey { first }, second)
    }

    /// The table that `key` names in `table`, made if it is not there: one step of a path whose
    /// statement begins at `start`.
    pub(super) fn step(
        &mut self,
        source: &mut Source<'a, '_>,
        table: usize,
        key: Key<'a>,
        step: Step,
        start: usize,
    ) -> Result<usize, Error> {
        let made = match step {
            Step::Header => Made::OnTheWay,
            Step::Dotted => Made::ByDottedKey,
        };
        let Some(at) = self.find(table, &key) else {
            let number = self.create(source, table, &key, made, start)?;
            self.push_inner(table, key, Inner::Table(number));
            return Ok(number);
        };
        let Some((first, inner)) = self.entry(table, at) else { return Ok(table) };
        let number = match inner {
            Some(Inner::Table(number)) => *number,
            Some(Inner::Tables(numbers)) if step == Step::Header => {
                numbers.last().copied().unwrap_or(table)
            }
            _ => return Err(Self::duplicate(source, first, &key)),
        };
        if step == Step::Dotted {
            // A dotted key cannot add to a table that has a header of its own.
            let old = self.tables.get(number).map(|table| table.made);
            if old == Some(Made::ByHeader) {
                return Err(Self::duplicate(source, first, &key));
            }
            if let Some(table) = self.tables.get_mut(number) {
                table.made = Made::ByDottedKey;
            }
        }
        Ok(number)
    }

    /// The table of a header `[…key]`.
    pub(super) fn define(
        &mut self,
        source: &mut Source<'a, '_>,
        parent: usize,
        key: Key<'a>,
        start: usize,
    ) -> Result<usize, Error> {
        let Some(at) = self.find(parent, &key) else {
            let number = self.create(source, parent, &key, Made::ByHeader, start)?;
            self.push_inner(parent, key, Inner::Table(number));
            return Ok(number);
        };
        match self.entry(parent, at) {
            Some((_, Some(&Inner::Table(number)))) if self.is_on_the_way(number) => {
                if let Some(table) = self.tables.get_mut(number) {
                    table.made = Made::ByHeader;
                }
                Ok(number)
            }
            Some((first, _)) => Err(Self::duplicate(source, first, &key)),
            None => Ok(parent),
        }
    }

    fn is_on_the_way(&self, table: usize) -> bool {
        self.tables.get(table).is_some_and(|table| table.made == Made::OnTheWay)
    }

    /// One more table of a header `[[…key]]`.
    pub(super) fn append(
        &mut self,
        source: &mut Source<'a, '_>,
        parent: usize,
        key: Key<'a>,
        start: usize,
    ) -> Result<usize, Error> {
        let number = self.create(source, parent, &key, Made::ByHeader, start)?;
        let Some(at) = self.find(parent, &key) else {
            self.push_inner(parent, key, Inner::Tables(alloc::vec![number]));
            return Ok(number);
        };
        let Some(table) = self.tables.get_mut(parent) else { return Ok(parent) };
        let inner = table.inner.binary_search_by_key(&at, |&(place, _)| place).ok();
        let inner = inner.and_then(|at| table.inner.get_mut(at));
        let Some((_, Inner::Tables(numbers))) = inner else {
            let first = table.entries.get(at).map_or(&key, |entry| &entry.key);
            return Err(Self::duplicate(source, first, &key));
        };
        numbers.push(number);
        Ok(number)
    }

    /// Makes sure that `key` may be given a value in `table`; yields its place if it has one already
    /// and that is allowed.
    pub(super) fn vacant(
        &self,
        source: &Source<'a, '_>,
        table: usize,
        key: &Key<'a>,
    ) -> Result<Option<usize>, Error> {
        let Some(place) = self.find(table, key) else { return Ok(None) };
        match self.entry(table, place) {
            Some((_, None)) if source.reading.duplicates != Duplicates::Error => Ok(Some(place)),
            Some((first, _)) => Err(Self::duplicate(source, first, key)),
            None => Ok(None),
        }
    }

    /// Gives `key` a value in `table`, at the place that [`Tree::vacant`] found.
    pub(super) fn insert(
        &mut self,
        source: &Source<'a, '_>,
        table: usize,
        place: Option<usize>,
        key: Key<'a>,
        value: Value<'a>,
    ) {
        let Some(place) = place else {
            self.push(table, key, value);
            return;
        };
        let table = self.tables.get_mut(table);
        if let Some(slot) = table.and_then(|table| table.entries.get_mut(place))
            && source.reading.duplicates == Duplicates::Last
        {
            *slot = Entry { key, value };
        }
    }

    /// The whole header as a value.
    pub(super) fn into_value(mut self, text: &'a str, base: usize) -> Value<'a> {
        self.build(Self::ROOT, text, base)
    }

    /// An inline table's keys and values.
    pub(super) fn into_mapping(mut self, text: &'a str, base: usize) -> Mapping<'a> {
        match self.build(Self::ROOT, text, base).data {
            Data::Mapping(mapping) => mapping,
            _ => Mapping::default(),
        }
    }

    /// Recurses no deeper than the limit on depth, which every table's number has passed.
    fn build(&mut self, table: usize, text: &'a str, base: usize) -> Value<'a> {
        let Some(slot) = self.tables.get_mut(table) else {
            return Value::new(Data::Null, "", base, Style::Plain);
        };
        let mut entries = core::mem::take(&mut slot.entries);
        let inner = core::mem::take(&mut slot.inner);
        let mut span = slot.span;
        if span.start == usize::MAX {
            span = Span::empty(base);
        } else if span.end == usize::MAX {
            // All that it holds are tables, whose ends follow.
            span = Span::empty(span.start);
        }
        for (place, inner) in inner {
            let value = match inner {
                Inner::Table(number) => self.build(number, text, base),
                Inner::Tables(numbers) => self.build_list(numbers, text, base),
            };
            span.end = span.end.max(value.span().end);
            if let Some(entry) = entries.get_mut(place) {
                entry.value = value;
            }
        }
        let raw = text.get(span.start - base..span.end - base).unwrap_or("");
        Value::new(Data::Mapping(Mapping { entries }), raw, span.start, Style::Block)
    }

    fn build_list(&mut self, numbers: Vec<usize>, text: &'a str, base: usize) -> Value<'a> {
        let values: Vec<Value<'a>> =
            numbers.into_iter().map(|number| self.build(number, text, base)).collect();
        let span = values.iter().map(Value::span).reduce(Span::cover).unwrap_or(Span::empty(base));
        let raw = text.get(span.start - base..span.end - base).unwrap_or("");
        Value::new(Data::Sequence(values), raw, span.start, Style::Block)
    }
}
