//! The paragraphs of a turn, of which nearly all turns have one.

use alloc::vec;
use alloc::vec::Vec;
use core::fmt;
use core::ops::{Deref, DerefMut};

use judou_source::Span;

/// The blocks of a turn's content, in order: a slice of spans, of which one takes no memory of its own.
///
/// # Examples
///
/// ```
/// let text = "Ann: One.\n\nBob: Two.\n\nThree.\n\nAnn: Four.\n\nBob: Five.\n";
/// let transcript = judou_dialogue::parse(text);
/// let of_bob = &transcript.turns[1].paragraphs;
/// assert_eq!(of_bob.iter().map(|it| it.of(text)).collect::<Vec<_>>(), ["Two.", "Three."]);
/// assert_eq!(transcript.turns[0].paragraphs.len(), 1);
/// ```
#[derive(Clone, Default)]
pub struct Paragraphs(Inner);

#[derive(Clone)]
enum Inner {
    One(Span),
    /// None, or several.
    Many(Vec<Span>),
}

impl Default for Inner {
    fn default() -> Self {
        Self::Many(Vec::new())
    }
}

impl Paragraphs {
    /// None.
    pub const fn new() -> Self {
        Self(Inner::Many(Vec::new()))
    }

    /// One alone.
    pub const fn one(paragraph: Span) -> Self {
        Self(Inner::One(paragraph))
    }

    /// Adds one behind the others.
    ///
    /// # Examples
    ///
    /// ```
    /// use judou_dialogue::Paragraphs;
    /// use judou_source::Span;
    ///
    /// let mut paragraphs = Paragraphs::new();
    /// paragraphs.push(Span::new(0, 3));
    /// paragraphs.push(Span::new(5, 8));
    /// assert_eq!(*paragraphs, [Span::new(0, 3), Span::new(5, 8)]);
    /// ```
    pub fn push(&mut self, paragraph: Span) {
        match &mut self.0 {
            Inner::Many(many) if many.is_empty() => self.0 = Inner::One(paragraph),
            Inner::Many(many) => many.push(paragraph),
            Inner::One(one) => self.0 = Inner::Many(vec![*one, paragraph]),
        }
    }

    /// Leaves those of which `keep` is true.
    pub(crate) fn retain(&mut self, mut keep: impl FnMut(&Span) -> bool) {
        match &mut self.0 {
            Inner::One(one) if !keep(one) => *self = Self::new(),
            Inner::One(_) => {}
            Inner::Many(many) => many.retain(keep),
        }
    }

    fn into_vec(self) -> Vec<Span> {
        match self.0 {
            Inner::One(one) => vec![one],
            Inner::Many(many) => many,
        }
    }
}

impl Deref for Paragraphs {
    type Target = [Span];

    fn deref(&self) -> &[Span] {
        match &self.0 {
            Inner::One(one) => core::slice::from_ref(one),
            Inner::Many(many) => many,
        }
    }
}

impl DerefMut for Paragraphs {
    fn deref_mut(&mut self) -> &mut [Span] {
        match &mut self.0 {
            Inner::One(one) => core::slice::from_mut(one),
            Inner::Many(many) => many,
        }
    }
}

impl From<Vec<Span>> for Paragraphs {
    fn from(paragraphs: Vec<Span>) -> Self {
        match *paragraphs {
            [one] => Self::one(one),
            _ => Self(Inner::Many(paragraphs)),
        }
    }
}

impl FromIterator<Span> for Paragraphs {
    fn from_iter<I: IntoIterator<Item = Span>>(paragraphs: I) -> Self {
        let mut all = Self::new();
        all.extend(paragraphs);
        all
    }
}

impl Extend<Span> for Paragraphs {
    fn extend<I: IntoIterator<Item = Span>>(&mut self, paragraphs: I) {
        for paragraph in paragraphs {
            self.push(paragraph);
        }
    }
}

impl IntoIterator for Paragraphs {
    type Item = Span;
    type IntoIter = vec::IntoIter<Span>;

    fn into_iter(self) -> Self::IntoIter {
        self.into_vec().into_iter()
    }
}

impl<'p> IntoIterator for &'p Paragraphs {
    type Item = &'p Span;
    type IntoIter = core::slice::Iter<'p, Span>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'p> IntoIterator for &'p mut Paragraphs {
    type Item = &'p mut Span;
    type IntoIter = core::slice::IterMut<'p, Span>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut()
    }
}

impl PartialEq for Paragraphs {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Paragraphs {}

impl fmt::Debug for Paragraphs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

/// As an array of spans.
#[cfg(feature = "serde")]
impl serde::Serialize for Paragraphs {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (**self).serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_those_that_were_put_in() {
        let spans = [Span::new(0, 1), Span::new(2, 3), Span::new(4, 5)];
        for count in 0..=spans.len() {
            let expected = &spans[..count];
            let collected: Paragraphs = expected.iter().copied().collect();
            assert_eq!(*collected, *expected);
            assert_eq!(collected, Paragraphs::from(expected.to_vec()), "however they are kept");
            assert_eq!(collected.clone().into_iter().collect::<Vec<_>>(), expected);
            let mut first = collected;
            first.retain(|span| span.start == 0);
            assert_eq!(*first, expected[..count.min(1)]);
            first.push(spans[2]);
            assert_eq!(first.last(), spans.last());
        }
    }

    #[test]
    fn a_turn_is_no_larger_for_them() {
        assert_eq!(size_of::<Paragraphs>(), size_of::<Vec<Span>>());
    }
}
