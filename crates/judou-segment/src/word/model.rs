//! Model files, read in place.
//!
//! A file is a header (magic, how long each section is, a sum of all that follows), then the sections
//! in a fixed order, each a multiple of eight bytes long. It is checked once; every later look at it
//! is bounded by the lengths of slices.

use super::atom::Atom;
use super::charset::Charset;
use super::dictionary::{Dictionary, LONGEST};
use super::feature::{
    CHAR_ROW, DIRECT_ROWS, Found, LENGTHS, NEAR_ROW, PAD, PAIR_ROW, Sink, describe,
};
use super::lattice::{TAGS, Transitions};
use super::model_error::{ModelError, ModelErrorKind};
use super::style::Style;
use super::table::{Checks, Hash, Payloads};

/// First bytes of every model file; the last one is the version of the format.
pub(crate) const MAGIC: [u8; 8] = *b"judouwm\x01";

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
    charset: Charset<'a>,
    dictionary: Dictionary<'a>,
    /// For each number of a character its two rows, two bytes each.
    /// For each number of a character the number of its row in each style.
    places: &'a [[u8; 2 * Style::COUNT]],
    characters: &'a [[u8; CHAR_ROW]],
    pairs: Checks<'a>,
    pair_rows: &'a [[u8; PAIR_ROW]],
    sparse: Checks<'a>,
    sparse_rows: &'a [[u8; TAGS]],
    direct: &'a [[u8; TAGS]],
    transitions: Transitions,
}

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
        if !rest.is_empty() || checksum(body) != u64::from_le_bytes(*sum) {
            return Err(DAMAGED);
        }
        Self::read(bytes.len(), sections).ok_or(DAMAGED)
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

    fn read(size: usize, sections: [&'a [u8]; SECTIONS]) -> Option<Self> {
        let [
            index,
            pages,
            classes,
            words,
            places,
            characters,
            pairs,
            pair_rows,
            sparse,
            sparse_rows,
            direct,
        ] = sections;
        let (direct, transitions) = direct.split_at_checked(DIRECT_ROWS * TAGS)?;
        let model = Self {
            size,
            charset: Charset::read(index, pages, classes)?,
            dictionary: Dictionary::new(Payloads::read(words)?),
            places: rows(places)?,
            characters: rows(characters)?,
            pairs: Checks::read(pairs)?,
            pair_rows: rows(pair_rows)?,
            sparse: Checks::read(sparse)?,
            sparse_rows: rows(sparse_rows)?,
            direct: rows(direct)?,
            transitions: Transitions::read(transitions)?,
        };
        let fits = model.pairs.len() + 1 == model.pair_rows.len()
            && model.sparse.len() + 1 == model.sparse_rows.len()
            && model.places.len() <= model.charset.len();
        fits.then_some(model)
    }

    /// How many bytes the model takes.
    pub const fn size(&self) -> usize {
        self.size
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

    pub(crate) const fn transitions(&self) -> &Transitions {
        &self.transitions
    }

    /// The row of a character in text of a style.
    #[inline]
    fn character(&self, id: u16, style: Style) -> &'a [u8; CHAR_ROW] {
        let place = self.places.get(usize::from(id)).copied().unwrap_or_default();
        let (rows, _) = place.as_chunks::<2>();
        let row = rows.get(style as usize).map_or(0, |row| u16::from_le_bytes(*row));
        self.characters.get(usize::from(row)).unwrap_or(&[0; CHAR_ROW])
    }

    /// Fills `scores` with what each place in a word is worth to each atom, between [`PAD`] atoms of
    /// nothing before and after.
    pub(crate) fn score(
        &self,
        atoms: &[Atom],
        style: Style,
        found: &mut Found,
        scores: &mut alloc::vec::Vec<i16>,
    ) {
        scores.clear();
        scores.resize((atoms.len() + 2 * PAD) * TAGS, 0);
        let mut adder = Adder { model: self, scores, five: u32::MAX, row: [0; TAGS] };
        describe(atoms, style, &self.dictionary, found, &mut adder);
    }
}

/// A model whose bytes are known to be good: a test reads each of them.
#[cfg(any(feature = "data-standard", feature = "data-small"))]
fn shipped(bytes: &'static [u8]) -> WordModel<'static> {
    WordModel::from_bytes(bytes).unwrap_or(WordModel {
        size: 0,
        charset: Charset::EMPTY,
        dictionary: Dictionary::new(Payloads::EMPTY),
        places: &[],
        characters: &[],
        pairs: Checks::EMPTY,
        pair_rows: &[],
        sparse: Checks::EMPTY,
        sparse_rows: &[],
        direct: &[],
        transitions: Transitions::NONE,
    })
}

/// The bytes of a model file that has these sections.
#[cfg(any(test, feature = "train"))]
pub(crate) fn write(sections: &[alloc::vec::Vec<u8>; SECTIONS]) -> alloc::vec::Vec<u8> {
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
pub(crate) fn untrained() -> alloc::vec::Vec<u8> {
    use super::charset::Class;
    use alloc::vec;
    let mut direct = vec![0; DIRECT_ROWS * TAGS + 16];
    for (row, weights) in direct.chunks_exact_mut(TAGS).take(12 * 12 * 12).enumerate() {
        let [before, class, after] = [row / 144, row / 12 % 12, row % 12];
        let runs = [Class::Hiragana, Class::Katakana, Class::Hangul, Class::Letters, Class::Number];
        let is_run = runs.iter().any(|&run| run as usize == class);
        let place = match (is_run && before == class, is_run && after == class) {
            (false, true) => 0,
            (true, true) => 1,
            (true, false) => 2,
            (false, false) => 3,
        };
        weights[place] = 1;
    }
    let [index, pages, classes] = [vec![0; 0x300], vec![], vec![]];
    let empty = || vec![0; 4];
    let row = |lanes| vec![0; lanes];
    write(&[
        index,
        pages,
        classes,
        empty(),
        vec![],
        vec![],
        empty(),
        row(PAIR_ROW),
        empty(),
        row(TAGS),
        direct,
    ])
}

/// Bytes as rows of numbers.
fn rows<const LANES: usize>(bytes: &[u8]) -> Option<&[[u8; LANES]]> {
    let (rows, []) = bytes.as_chunks::<LANES>() else { return None };
    Some(rows)
}

/// Adds rows up.
struct Adder<'m, 'a> {
    model: &'m WordModel<'a>,
    scores: &'m mut [i16],
    /// The classes that were looked for last, and their row: neighbours often have the same.
    five: u32,
    row: [i16; TAGS],
}

impl Adder<'_, '_> {
    #[inline]
    fn add<const LANES: usize>(&mut self, lane: usize, row: &[u8; LANES]) {
        let place = self.scores.get_mut(lane..).and_then(|rest| rest.first_chunk_mut::<LANES>());
        if let Some(place) = place {
            for (score, &weight) in place.iter_mut().zip(row) {
                *score = score.wrapping_add(i16::from(weight.cast_signed()));
            }
        }
    }
}

impl Sink for Adder<'_, '_> {
    #[inline]
    fn near(&mut self, lane: usize, id: u16, style: Style) {
        if let Some(near) = self.model.character(id, style).first_chunk::<NEAR_ROW>() {
            self.add(lane, near);
        }
    }

    #[inline]
    fn lengths(&mut self, lane: usize, id: u16, style: Style, [start, end]: [usize; 2]) {
        let (rows, _) = self.model.character(id, style).as_chunks::<TAGS>();
        if let (Some(start), Some(end)) =
            (rows.get(NEAR_ROW / TAGS + start), rows.get(NEAR_ROW / TAGS + LENGTHS + end))
        {
            self.add(lane, start);
            self.add(lane, end);
        }
    }

    #[inline]
    fn pair(&mut self, lane: usize, key: u64) {
        let (place, _) = self.model.pairs.find(Hash::new(key));
        if let Some(row) = self.model.pair_rows.get(place) {
            self.add(lane, row);
        }
    }

    #[inline]
    fn direct(&mut self, lane: usize, row: usize) {
        if let Some(row) = self.model.direct.get(row) {
            self.add(lane, row);
        }
    }

    #[inline]
    fn classes(&mut self, lane: usize, five: u32, three: usize) {
        if five != self.five {
            let (place, _) = self.model.sparse.find(Hash::new(u64::from(five)));
            let row = |row: Option<&[u8; TAGS]>| row.copied().unwrap_or_default();
            let five_row = row(self.model.sparse_rows.get(place));
            let three_row = row(self.model.direct.get(three));
            self.five = five;
            for (sum, (a, b)) in self.row.iter_mut().zip(five_row.iter().zip(three_row)) {
                *sum = i16::from(a.cast_signed()) + i16::from(b.cast_signed());
            }
        }
        let place = self.scores.get_mut(lane..).and_then(|rest| rest.first_chunk_mut::<TAGS>());
        if let Some(place) = place {
            for (score, &weight) in place.iter_mut().zip(&self.row) {
                *score = score.wrapping_add(weight);
            }
        }
    }
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
        assert_eq!(kind(b"judouwm\x02 and so on"), Some(ModelErrorKind::UnknownVersion));
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
