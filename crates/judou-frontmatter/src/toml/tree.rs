//! Tables while they are read: they may be opened in any order, and reopened in part.
//!
//! A table's place in the one above it is kept by a value that TOML does not have, null, which names
//! the table by its number. So a header without tables costs no more than its keys and values.

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
    /// Number 0. Most headers have no other table.
    root: Table<'a>,
    /// Those with higher numbers.
    others: Vec<Table<'a>>,
}

struct Table<'a> {
    /// Keys with their values; for those that are tables, what [`Inner::to_value`] gives.
    entries: Vec<Entry<'a>>,
    /// Whether an entry is a table.
    has_inner: bool,
    /// The next table of the same list.
    next: Option<usize>,
    /// The last table of the list that this one begins.
    last: usize,
    /// Where each key stands in `entries`, once there are many.
    index: Option<BTreeMap<String, usize>>,
    made: Made,
    depth: usize,
    /// Offsets into the document: from its header or first key to the end of its last value.
    span: Span,
}

/// The tables that a key stands for.
#[derive(Clone, Copy)]
enum Inner {
    Table(usize),
    /// A list that begins with this table.
    Tables(usize),
}

impl Inner {
    fn to_value<'a>(self) -> Value<'a> {
        let (number, style) = match self {
            Self::Table(number) => (number, Style::Block),
            Self::Tables(first) => (first, Style::Flow),
        };
        Value::new(Data::Null, "", number, style)
    }

    fn of(value: &Value<'_>) -> Option<Self> {
        match (&value.data, value.style) {
            (Data::Null, Style::Block) => Some(Self::Table(value.start)),
            (Data::Null, _) => Some(Self::Tables(value.start)),
            _ => None,
        }
    }
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

impl<'a> Table<'a> {
    fn new(entries: Vec<Entry<'a>>, number: usize, made: Made, depth: usize, span: Span) -> Self {
        Self { entries, has_inner: false, next: None, last: number, index: None, made, depth, span }
    }

    /// Enters a key with its value.
    fn push(&mut self, key: Key<'a>, value: Value<'a>) {
        if self.span.start == usize::MAX {
            self.span.start = key.start;
        }
        let place = self.entries.len();
        if place >= FEW {
            self.enter(&key, place);
        }
        self.entries.push(Entry { key, value });
    }

    /// Enters a key in the index.
    fn enter(&mut self, key: &Key<'_>, place: usize) {
        let entries = &self.entries;
        let index = self.index.get_or_insert_with(|| {
            let keys = entries.iter().map(|entry| entry.key.as_str().into());
            keys.zip(0..).collect()
        });
        index.insert(key.as_str().into(), place);
    }
}

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
        let span = Span::new(usize::MAX, usize::MAX);
        let entries = Vec::with_capacity(capacity);
        Self {
            root: Table::new(entries, Self::ROOT, Made::ByHeader, depth, span),
            others: Vec::new(),
        }
    }

    fn table(&self, number: usize) -> Option<&Table<'a>> {
        match number.checked_sub(1) {
            None => Some(&self.root),
            Some(number) => self.others.get(number),
        }
    }

    fn table_mut(&mut self, number: usize) -> Option<&mut Table<'a>> {
        match number.checked_sub(1) {
            None => Some(&mut self.root),
            Some(number) => self.others.get_mut(number),
        }
    }

    pub(super) fn depth(&self, table: usize) -> usize {
        self.table(table).map_or(0, |table| table.depth)
    }

    /// Lets a table reach to `end`.
    pub(super) fn reach(&mut self, table: usize, end: usize) {
        if let Some(table) = self.table_mut(table) {
            table.span.end =
                if table.span.end == usize::MAX { end } else { table.span.end.max(end) };
        }
    }

    fn find(&self, table: usize, key: &Key<'_>) -> Option<usize> {
        let table = self.table(table)?;
        let key = key.as_str();
        if let Some(index) = &table.index {
            return index.get(key).copied();
        }
        table.entries.iter().position(|entry| entry.key.as_str() == key)
    }

    /// The key at a place, and the tables that it stands for if it has no value.
    fn entry(&self, table: usize, place: usize) -> Option<(&Key<'a>, Option<Inner>)> {
        let entry = self.table(table)?.entries.get(place)?;
        Some((&entry.key, Inner::of(&entry.value)))
    }

    /// Enters a key that stands for tables.
    fn push_inner(&mut self, table: usize, key: Key<'a>, inner: Inner) {
        if let Some(table) = self.table_mut(table) {
            table.has_inner = true;
            table.push(key, inner.to_value());
        }
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
        let number = self.others.len() + 1;
        let span = Span::new(start, key.start + key.raw.len());
        self.others.push(Table::new(Vec::new(), number, made, depth, span));
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
            Some(Inner::Table(number)) => number,
            Some(Inner::Tables(first)) if step == Step::Header => {
                self.table(first).map_or(table, |first| first.last)
            }
            _ => return Err(Self::duplicate(source, first, &key)),
        };
        if step == Step::Dotted {
            // A dotted key cannot add to a table that has a header of its own.
            let old = self.table(number).map(|table| table.made);
            if old == Some(Made::ByHeader) {
                return Err(Self::duplicate(source, first, &key));
            }
            if let Some(table) = self.table_mut(number) {
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
            Some((_, Some(Inner::Table(number)))) if self.is_on_the_way(number) => {
                if let Some(table) = self.table_mut(number) {
                    table.made = Made::ByHeader;
                }
                Ok(number)
            }
            Some((first, _)) => Err(Self::duplicate(source, first, &key)),
            None => Ok(parent),
        }
    }

    fn is_on_the_way(&self, table: usize) -> bool {
        self.table(table).is_some_and(|table| table.made == Made::OnTheWay)
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
            self.push_inner(parent, key, Inner::Tables(number));
            return Ok(number);
        };
        let first = match self.entry(parent, at) {
            Some((_, Some(Inner::Tables(first)))) => first,
            Some((first, _)) => return Err(Self::duplicate(source, first, &key)),
            None => return Ok(parent),
        };
        let last = self.table_mut(first).map(|first| core::mem::replace(&mut first.last, number));
        if let Some(last) = last.and_then(|last| self.table_mut(last)) {
            last.next = Some(number);
        }
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
            if let Some(table) = self.table_mut(table) {
                table.push(key, value);
            }
            return;
        };
        let table = self.table_mut(table);
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
        let Some(slot) = self.table_mut(table) else {
            return Value::new(Data::Null, "", base, Style::Plain);
        };
        let mut entries = core::mem::take(&mut slot.entries);
        let has_inner = slot.has_inner;
        let mut span = slot.span;
        if span.start == usize::MAX {
            span = Span::empty(base);
        } else if span.end == usize::MAX {
            // All that it holds are tables, whose ends follow.
            span = Span::empty(span.start);
        }
        for entry in entries.iter_mut().filter(|_| has_inner) {
            let Some(inner) = Inner::of(&entry.value) else { continue };
            entry.value = match inner {
                Inner::Table(number) => self.build(number, text, base),
                Inner::Tables(first) => self.build_list(first, text, base),
            };
            span.end = span.end.max(entry.value.span().end);
        }
        let raw = text.get(span.start - base..span.end - base).unwrap_or("");
        Value::new(Data::Mapping(Mapping { entries }), raw, span.start, Style::Block)
    }

    fn build_list(&mut self, first: usize, text: &'a str, base: usize) -> Value<'a> {
        let mut values = Vec::new();
        let mut number = Some(first);
        while let Some(table) = number {
            values.push(self.build(table, text, base));
            number = self.table(table).and_then(|table| table.next);
        }
        let span = values.iter().map(Value::span).reduce(Span::cover).unwrap_or(Span::empty(base));
        let raw = text.get(span.start - base..span.end - base).unwrap_or("");
        Value::new(Data::Sequence(values), raw, span.start, Style::Block)
    }
}
