//! Model files, read in place.
//!
//! A file is a header (magic, how long each section is, a sum of all that follows), then the sections
//! in a fixed order, each a multiple of eight bytes long. It is checked once; every later look at it
//! is bounded by the lengths of slices.

use alloc::vec::Vec;

use super::around::{EDGE_ROWS, Found, SHAPE_ROWS, WORD_ROWS};
use super::atom::Atom;
use super::charset::Charset;
use super::dictionary::{Dictionary, LONGEST};
use super::feature::{BEFORE, CLASS_ROWS, classes};
use super::model_error::{ModelError, ModelErrorKind};
use super::pairs::Pairs;
#[cfg(any(test, feature = "data-standard", feature = "data-small"))]
use super::row::SPARSE_ROWS;
use super::row::{self, Column, NOTHING, Open, ROW, Sparse, sparse};
use super::style::Style;
use super::table::Table;
use crate::vector::numbers::Numbers;

/// First bytes of every model file; the last one is the version of the format.
pub(crate) const MAGIC: [u8; 8] = *b"judouwm\x03";

/// Parts of a file, in this order.
pub(crate) const SECTIONS: usize = 11;

/// A trained word model: numbers read in place from bytes that somebody else keeps.
///
/// # Examples
///
/// ```
/// use judou_segment::{ModelErrorKind, WordModel};
///
/// let error = WordModel::from_bytes(b"no model").unwrap_err();
/// assert_eq!(*error.kind(), ModelErrorKind::NotAModel);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct WordModel<'a> {
    size: usize,
    /// Of the bytes behind the header.
    sum: u64,
    charset: Charset<'a>,
    dictionary: Dictionary<'a>,
    /// A row for each number of a character, in each style, as those of words.
    characters: [&'a [[u8; ROW]]; Style::COUNT],
    pairs: &'a [[u8; ROW]],
    classes: &'a [Place; CLASS_ROWS],
    /// Of words, of edges and of shapes, without kana and with.
    places: [&'a [Place; PLACES]; 2],
    sparse_rows: Sparse<'a>,
}

/// Which row stands at a place.
type Place = [u8; 2];

/// Places of rows that are about words, without kana or with.
const PLACES: usize = WORD_ROWS + SHAPE_ROWS + EDGE_ROWS;

impl<'a> WordModel<'a> {
    /// Reads a model from the bytes of a model file, which stay where they are.
    ///
    /// One pass over the bytes; nothing is parsed or copied, so a model of two megabytes is there in
    /// well under a millisecond.
    ///
    /// # Errors
    ///
    /// If the bytes are no model, of a format that this version does not know, cut short, or changed.
    pub fn from_bytes(bytes: &'a [u8]) -> Result<Self, ModelError> {
        let (magic, rest) = bytes.split_first_chunk::<8>().ok_or(NOT_A_MODEL)?;
        if magic.get(..7) != MAGIC.get(..7) {
            return Err(NOT_A_MODEL);
        }
        if *magic != MAGIC {
            return Err(ModelError::new(ModelErrorKind::UnknownVersion));
        }
        let (lengths, rest) = rest.split_first_chunk::<{ SECTIONS * 4 }>().ok_or(TRUNCATED)?;
        let (sum, body) = rest.split_first_chunk::<8>().ok_or(TRUNCATED)?;
        let mut rest = body;
        let mut sections: [&[u8]; SECTIONS] = [&[]; SECTIONS];
        let (lengths, _) = lengths.as_chunks::<4>();
        for (section, length) in sections.iter_mut().zip(lengths) {
            let length = u32::from_le_bytes(*length) as usize;
            (*section, rest) = rest.split_at_checked(length).ok_or(TRUNCATED)?;
        }
        let sum = u64::from_le_bytes(*sum);
        if !rest.is_empty() || checksum(body) != sum {
            return Err(DAMAGED);
        }
        Self::read(bytes.len(), sum, sections).ok_or(DAMAGED)
    }

    /// The model of most uses, that judou-segment-data ships: two megabytes.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou_segment::{WordModel, WordSegmenter};
    ///
    /// let segmenter = WordSegmenter::new(WordModel::standard());
    /// let text = "春天来了，我们去公园。";
    /// let words: Vec<_> = segmenter.words(text).map(|word| word.span.of(text)).collect();
    /// assert_eq!(words, ["春天", "来", "了", "，", "我们", "去", "公园", "。"]);
    /// ```
    #[cfg(feature = "data-standard")]
    pub fn standard() -> WordModel<'static> {
        shipped(judou_segment_data::STANDARD)
    }

    /// The small model that judou-segment-data ships: a quarter of the size, a little less exact.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou_segment::{WordModel, WordSegmenter};
    ///
    /// let segmenter = WordSegmenter::new(WordModel::small());
    /// let text = "일본에서 왔다.";
    /// let words: Vec<_> = segmenter.words(text).map(|word| word.span.of(text)).collect();
    /// assert_eq!(words, ["일본에서", " ", "왔다", "."]);
    /// ```
    #[cfg(feature = "data-small")]
    pub fn small() -> WordModel<'static> {
        shipped(judou_segment_data::SMALL)
    }

    fn read(size: usize, sum: u64, sections: [&'a [u8]; SECTIONS]) -> Option<Self> {
        let [index, pages, class_of, known, longer, plain, kana, old, pairs, places, sparse_rows] =
            sections;
        // All but the first are there without kana and with.
        let places = rows(places)?;
        let (classes, places) = places.split_first_chunk()?;
        let (plain_places, places) = places.split_first_chunk()?;
        let (kana_places, []) = places.split_first_chunk()? else { return None };
        Some(Self {
            size,
            sum,
            charset: Charset::read(index, pages, class_of)?,
            dictionary: Dictionary::new(Pairs::read(known)?, Table::read(longer)?),
            characters: [rows(plain)?, rows(kana)?, rows(old)?],
            pairs: rows(pairs)?,
            classes,
            places: [plain_places, kana_places],
            sparse_rows: rows(sparse_rows)?.try_into().ok()?,
        })
    }

    /// How many bytes the model takes.
    pub const fn size(&self) -> usize {
        self.size
    }

    /// What tells it from other models.
    pub(super) const fn sum(&self) -> u64 {
        self.sum
    }

    /// Whether the word lists that the model was trained with have `word`.
    pub(crate) fn has_word(&self, word: &str) -> bool {
        let mut ids = [0; LONGEST];
        let mut count = 0;
        for c in word.chars() {
            let Some(id) = ids.get_mut(count) else { return false };
            *id = self.charset.get(c as u32).0;
            count += 1;
        }
        let ids = ids.get(..count).unwrap_or_default();
        self.dictionary.has(ids)
    }

    pub(crate) const fn charset(&self) -> &Charset<'a> {
        &self.charset
    }

    /// Tells `each` what the model says of `atoms` but for the [`super::feature::BEFORE`] first and
    /// [`super::feature::AFTER`] last, which are their neighbours: a column for the place before each atom and
    /// the one before that, with the atom; before them as many as [`AHEAD`] of which nothing is known.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "part of what is compiled for wider vectors")]
    #[expect(clippy::indexing_slicing, reason = "there is a place for each remainder")]
    pub(crate) fn score(
        &self,
        atoms: &[Atom],
        style: Style,
        found: &mut Found,
        started: &mut Vec<Numbers>,
        mut each: impl FnMut(&Atom, Column),
    ) {
        let characters = self.characters.get(style as usize).copied().unwrap_or_default();
        let [plain, kana] = self.places;
        let places = if style.is_kana() { kana } else { plain };
        let rows = self.sparse_rows;
        let count = atoms.len().saturating_sub(2);
        if started.len() < count {
            started.resize(count, Numbers::all(0));
        }
        let started = started.get_mut(..count).unwrap_or_default();
        // What has been asked for comes while something is added up that needs no answer.
        found.ask(atoms, &self.dictionary);
        let classes = classes(atoms);
        for ((sum, next), class) in started.iter_mut().zip(atoms.iter().skip(1)).zip(classes) {
            *sum = row::start([
                characters.get(usize::from(next.id)).unwrap_or(&NOTHING),
                sparse(rows, place(self.classes, class)),
            ]);
        }
        let walks = found.look_at_pairs(&self.dictionary, style.is_kana());
        found.ask_further(&self.dictionary, walks);
        for (sum, pair) in started.iter_mut().zip(found.pairs()) {
            let row = self.pairs.get(pair.row()).unwrap_or(&NOTHING);
            *sum = sum.plus_bytes(*row);
        }
        found.look_further(atoms, &self.dictionary, style.is_kana(), walks);
        found.place_rows();
        let mut open = Open::new();
        for ((atom, sum), &[word, shape, edge, _]) in atoms.iter().zip(started).zip(found.places())
        {
            let column = open.next(
                *sum,
                [
                    sparse(rows, places[usize::from(word) % WORD_ROWS]),
                    sparse(rows, places[WORD_ROWS + usize::from(shape) % SHAPE_ROWS]),
                    sparse(rows, places[WORD_ROWS + SHAPE_ROWS + usize::from(edge) % EDGE_ROWS]),
                ],
            );
            each(atom, column);
        }
    }
}

/// The place at an index below a power of two, as many as there are.
#[inline]
#[expect(clippy::indexing_slicing, reason = "there is a place for each remainder")]
fn place(places: &[Place; CLASS_ROWS], index: usize) -> Place {
    places[index % CLASS_ROWS]
}

/// Columns that [`WordModel::score`] gives before the first that counts.
pub(crate) const AHEAD: usize = BEFORE + 1;

#[cfg(any(feature = "data-standard", feature = "data-small"))]
static NO_CLASSES: [Place; CLASS_ROWS] = [[0; 2]; CLASS_ROWS];
#[cfg(any(feature = "data-standard", feature = "data-small"))]
static NO_PLACES: [Place; PLACES] = [[0; 2]; PLACES];
#[cfg(any(feature = "data-standard", feature = "data-small"))]
static NO_ROWS: [[u8; ROW]; SPARSE_ROWS] = [NOTHING; SPARSE_ROWS];

/// A model whose bytes are known to be good: a test reads each of them.
#[cfg(any(feature = "data-standard", feature = "data-small"))]
fn shipped(bytes: &'static [u8]) -> WordModel<'static> {
    WordModel::from_bytes(bytes).unwrap_or(WordModel {
        size: 0,
        sum: 0,
        charset: Charset::EMPTY,
        dictionary: Dictionary::new(Pairs::EMPTY, Table::EMPTY),
        characters: [&[]; Style::COUNT],
        pairs: &[],
        classes: &NO_CLASSES,
        places: [&NO_PLACES; 2],
        sparse_rows: &NO_ROWS,
    })
}

/// The bytes of a model file that has these sections.
#[cfg(any(test, feature = "train"))]
pub(crate) fn write(sections: &[Vec<u8>; SECTIONS]) -> Vec<u8> {
    let body = sections.concat();
    let lengths = sections.iter().flat_map(|section| (section.len() as u32).to_le_bytes());
    let mut bytes = MAGIC.to_vec();
    bytes.extend(lengths);
    bytes.extend(checksum(&body).to_le_bytes());
    bytes.extend(body);
    bytes
}

/// A model without words: it keeps runs of a script together and Han apart.
#[cfg(test)]
pub(crate) fn untrained() -> Vec<u8> {
    use super::charset::Class;
    use alloc::vec;
    // What a cut between the atom in the middle and the next one gains.
    let [mut no_cut, mut cut] = [NOTHING; 2];
    (no_cut[2], cut[2]) = (0x7F, 0x81);
    let mut places = vec![0; 2 * (CLASS_ROWS + 2 * PLACES)];
    for (index, place) in places.chunks_exact_mut(2).take(CLASS_ROWS).enumerate() {
        let [class, after] = [index / 16 % 16, index % 16];
        let runs = [Class::Hiragana, Class::Katakana, Class::Hangul, Class::Letters, Class::Number];
        let is_run = class == after && runs.iter().any(|&run| run as usize == class);
        place[0] = 1 + u8::from(!is_run);
    }
    let mut sparse_rows = vec![NOTHING; SPARSE_ROWS];
    (sparse_rows[1], sparse_rows[2]) = (no_cut, cut);
    let empty = Vec::new;
    let no_table = vec![0; 4];
    write(&[
        vec![0; 0x300],
        empty(),
        empty(),
        no_table.clone(),
        no_table,
        empty(),
        empty(),
        empty(),
        empty(),
        places,
        sparse_rows.concat(),
    ])
}

/// Bytes as rows of numbers.
fn rows<const LANES: usize>(bytes: &[u8]) -> Option<&[[u8; LANES]]> {
    let (rows, []) = bytes.as_chunks::<LANES>() else { return None };
    Some(rows)
}

/// Makes the sum in the header of a model file fit what follows, after somebody changed it.
///
/// For tests of damaged models: without it, the sum is all that they test.
#[cfg(feature = "train")]
#[doc(hidden)]
pub fn reseal(bytes: &mut [u8]) {
    if let Some((header, body)) = bytes.split_at_mut_checked(MAGIC.len() + SECTIONS * 4 + 8)
        && let Some(sum) = header.last_chunk_mut::<8>()
    {
        *sum = checksum(body).to_le_bytes();
    }
}

/// A sum of bytes in which every byte and its place count; four chains, so that it keeps up with memory.
pub(crate) fn checksum(bytes: &[u8]) -> u64 {
    let mut chains = [1_u64, 2, 3, 4];
    let (blocks, rest) = bytes.as_chunks::<32>();
    let mix =
        |chain: u64, word: u64| (chain ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
    for block in blocks {
        let (words, _) = block.as_chunks::<8>();
        for (chain, word) in chains.iter_mut().zip(words) {
            *chain = mix(*chain, u64::from_le_bytes(*word));
        }
    }
    let rest = rest.iter().fold(bytes.len() as u64, |sum, &byte| mix(sum, u64::from(byte)));
    chains.iter().fold(rest, |sum, &chain| mix(sum, chain))
}

const NOT_A_MODEL: ModelError = ModelError::new(ModelErrorKind::NotAModel);
const TRUNCATED: ModelError = ModelError::new(ModelErrorKind::Truncated);
const DAMAGED: ModelError = ModelError::new(ModelErrorKind::Damaged);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damage_is_noticed() {
        let good = untrained();
        assert!(WordModel::from_bytes(&good).is_ok());
        let kind = |bytes: &[u8]| WordModel::from_bytes(bytes).map_err(|error| *error.kind()).err();
        assert_eq!(kind(b""), Some(ModelErrorKind::NotAModel));
        assert_eq!(kind(b"judouwm\x01 and so on"), Some(ModelErrorKind::UnknownVersion));
        for end in 8..good.len() {
            let cut = good.get(..end).unwrap_or_default();
            assert_eq!(kind(cut), Some(ModelErrorKind::Truncated), "cut at {end}");
        }
        for at in (8..good.len()).step_by(7) {
            let mut bad = good.clone();
            if let Some(byte) = bad.get_mut(at) {
                *byte ^= 0x40;
            }
            assert!(kind(&bad).is_some(), "changed at {at}");
        }
    }

    #[cfg(feature = "data-standard")]
    #[test]
    fn the_standard_model_is_good() {
        assert_eq!(
            WordModel::from_bytes(judou_segment_data::STANDARD).map(|it| it.size()),
            Ok(WordModel::standard().size())
        );
        assert!(WordModel::standard().size() > 0);
    }

    #[cfg(feature = "data-small")]
    #[test]
    fn the_small_model_is_good() {
        assert!(WordModel::from_bytes(judou_segment_data::SMALL).is_ok());
        assert!(WordModel::small().size() > 0);
    }
}
