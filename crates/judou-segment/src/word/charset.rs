//! What characters are to a model: a number and a class each.

use super::WordKind;

/// The kinds of characters whose order says something about words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Class {
    /// Before the window or after it.
    #[default]
    Edge,
    Han,
    Hiragana,
    Katakana,
    Hangul,
    Letters,
    Number,
    /// Han that are read as a number.
    Numeral,
    Punctuation,
    Symbol,
    Space,
    /// An address, a name, a date: nothing joins it.
    Token,
}

impl Class {
    /// All of them; a model file has their indices.
    pub(crate) const ALL: [Self; 12] = [
        Self::Edge,
        Self::Han,
        Self::Hiragana,
        Self::Katakana,
        Self::Hangul,
        Self::Letters,
        Self::Number,
        Self::Numeral,
        Self::Punctuation,
        Self::Symbol,
        Self::Space,
        Self::Token,
    ];

    /// The class of a character of this kind that the model doesn't know.
    pub(crate) const fn of(kind: WordKind, first: char) -> Self {
        match kind {
            WordKind::Han => Self::Han,
            WordKind::Kana if matches!(first, '\u{3041}'..='\u{309F}') => Self::Hiragana,
            WordKind::Kana => Self::Katakana,
            WordKind::Hangul => Self::Hangul,
            WordKind::Letters => Self::Letters,
            WordKind::Number => Self::Number,
            WordKind::Punctuation => Self::Punctuation,
            WordKind::Symbol => Self::Symbol,
            WordKind::Space => Self::Space,
            _ => Self::Token,
        }
    }
}

/// What a model says of a character besides its number: its class in the low four bits; in the high ones,
/// from -8 to 7, how much more often it stands in Classical Chinese than in that of today, in halves of a
/// natural logarithm.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Traits(u8);

impl Traits {
    /// How many values of the class there may be.
    pub(crate) const CLASSES: usize = 16;

    pub(crate) const fn new(class: Class, lean: i8) -> Self {
        Self(class as u8 | lean.cast_unsigned() << 4)
    }

    /// The class as a number below [`Self::CLASSES`].
    #[inline]
    pub(crate) const fn index(self) -> usize {
        (self.0 & 15) as usize
    }

    #[cfg(feature = "train")]
    pub(crate) fn class(self) -> Class {
        Class::ALL.get(self.index()).copied().unwrap_or_default()
    }

    pub(crate) const fn lean(self) -> i8 {
        self.0.cast_signed() >> 4
    }

    pub(crate) const fn byte(self) -> u8 {
        self.0
    }

    pub(crate) const fn from_byte(byte: u8) -> Self {
        Self(byte)
    }
}

/// What stands outside a window.
pub(crate) const EDGE: u16 = 1;

/// A run of blanks.
pub(super) const SPACE: u16 = 2;

/// A run of Hangul.
pub(super) const HANGUL: u16 = 3;

/// Han that are read as numbers.
#[cfg(feature = "train")]
pub(crate) const NUMERALS: &str = "一二三四五六七八九十百千万亿兆〇零两";

/// The first number that a character of its own may have.
#[cfg(feature = "train")]
pub(crate) const FIRST: u16 = 24;

/// Number and class of a typed token, a blank or a Hangul syllable, which are one to the model whatever
/// they say.
pub(crate) fn special(kind: WordKind, first: char, len: usize) -> (u16, Traits) {
    let id = match kind {
        WordKind::Space => SPACE,
        WordKind::Hangul => HANGUL,
        WordKind::Number => 3 + len.min(5) as u16,
        WordKind::Letters if len == first.len_utf8() => 9,
        WordKind::Letters if first.is_uppercase() => 10,
        WordKind::Letters => 11,
        WordKind::Date => 12,
        WordKind::Time => 13,
        WordKind::Version => 14,
        WordKind::Url => 15,
        WordKind::Email => 16,
        WordKind::Mention => 17,
        WordKind::Hashtag => 18,
        WordKind::Emoji => 19,
        _ => 0,
    };
    (id, Traits::new(Class::of(kind, first), 0))
}

/// Characters to the right of which there is no page.
const PAGES: usize = 0x300;

/// Where characters are many, pages with fewer than this are left out: these are like those that have no
/// number.
#[cfg(feature = "train")]
const LEAST_ON_PAGE: usize = 4;

/// How many characters are many.
#[cfg(feature = "train")]
const MANY: usize = 4096;

/// Which number each character has; a page of 256 is stored once if any of them has one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Charset<'a> {
    /// For each 256 characters, one more than the index of their page, or 0.
    index: &'a [u8; PAGES],
    /// The numbers of all pages, two bytes each.
    cells: &'a [[u8; 2]],
    /// For each number its [`Traits`].
    classes: &'a [u8],
}

impl<'a> Charset<'a> {
    /// A charset of nothing.
    #[cfg(any(feature = "data-standard", feature = "data-small"))]
    pub(crate) const EMPTY: Self = Self { index: &[0; PAGES], cells: &[], classes: &[] };

    /// Reads what [`Charset::write`] wrote.
    pub(crate) fn read(index: &'a [u8], pages: &'a [u8], classes: &'a [u8]) -> Option<Self> {
        let (cells, []) = pages.as_chunks() else { return None };
        let index = index.first_chunk().filter(|_| index.len() == PAGES)?;
        let fits = index.iter().all(|&page| usize::from(page) << 8 <= cells.len())
            && classes.iter().all(|&class| usize::from(class & 15) < Class::ALL.len());
        fits.then_some(Self { index, cells, classes })
    }

    /// The number of `code` and what else there is to say; 0 if it has none.
    #[inline]
    pub(crate) fn get(&self, code: u32) -> (u16, Traits) {
        let page = self.index.get((code >> 8) as usize).copied().unwrap_or(0);
        self.on_page(page, code as u8)
    }

    /// The same of a character of the Basic Multilingual Plane.
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "there are pages for three planes")]
    pub(super) fn get_basic(&self, code: u16) -> (u16, Traits) {
        self.on_page(self.index[usize::from(code >> 8)], code as u8)
    }

    #[inline]
    fn on_page(&self, page: u8, low: u8) -> (u16, Traits) {
        // No page is 0, and what lies before the first cell wraps round to where there is none.
        let cell = (usize::from(page) << 8 | usize::from(low)).wrapping_sub(0x100);
        let id = self.cells.get(cell).map_or(0, |cell| u16::from_le_bytes(*cell));
        (id, Traits(self.classes.get(usize::from(id)).copied().unwrap_or(0)))
    }

    /// Index, pages and classes for characters with their numbers; for numbers class and lean.
    #[cfg(feature = "train")]
    pub(crate) fn write(
        ids: impl Iterator<Item = (char, u16)>,
        classes: &[(Class, i8)],
    ) -> [alloc::vec::Vec<u8>; 3] {
        let mut index = alloc::vec![0_u8; PAGES];
        let mut pages: alloc::vec::Vec<[u8; 512]> = alloc::vec::Vec::new();
        let ids: alloc::vec::Vec<(char, u16)> = ids.collect();
        let least = if ids.len() > MANY { LEAST_ON_PAGE } else { 1 };
        let mut counts = [0; PAGES];
        for (c, _) in &ids {
            if let Some(count) = counts.get_mut(*c as usize >> 8) {
                *count += 1;
            }
        }
        for (c, id) in ids {
            let page = c as usize >> 8;
            let is_worth = counts.get(page).is_some_and(|&count| count >= least);
            let Some(entry) = index.get_mut(page).filter(|_| is_worth) else { continue };
            if *entry == 0 {
                if pages.len() == 255 {
                    continue;
                }
                pages.push([0; 512]);
                *entry = pages.len() as u8;
            }
            if let Some(page) = pages.get_mut(usize::from(*entry) - 1) {
                let (cells, _) = page.as_chunks_mut::<2>();
                if let Some(cell) = cells.get_mut(c as usize & 0xFF) {
                    *cell = id.to_le_bytes();
                }
            }
        }
        let classes = classes.iter().map(|&(class, lean)| Traits::new(class, lean).byte());
        [index, pages.concat(), classes.collect()]
    }
}
