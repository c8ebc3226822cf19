//! What belongs to the page rather than to the text.

use judou_source::Span;

use super::{Region, RegionKind};

/// Why a region is taken for page furniture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Furniture {
    signs: u16,
}

/// A sign that a region is page furniture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FurnitureSign {
    /// Many short entries between separators.
    Menu,
}

/// Marks furniture.
pub(super) fn mark(text: &str, regions: &mut [Region]) {
    let _ = (text, regions, RegionKind::Blank, Span::empty(0));
}
