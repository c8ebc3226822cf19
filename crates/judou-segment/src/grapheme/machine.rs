//! The rules GB3 to GB999 as a table: what has been read, and what comes.

use super::class::Class;

/// What the characters read so far are to the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum State {
    /// Nothing, a control character or a line feed: a boundary follows.
    Start,
    /// Anything that nothing but marks joins.
    Other,
    /// One regional indicator that has no partner.
    Regional,
    L,
    /// A vowel, or a syllable that ends in one.
    V,
    T,
    /// An emoji with the marks after it.
    Pictographic,
    /// The same and a joiner.
    PictographicZwj,
    /// A consonant with the marks after it.
    Consonant,
    /// The same, and one of the marks links.
    Linked,
    Prepend,
    Cr,
}

const STATES: usize = 12;
const CLASSES: usize = Class::ALL.len();

const ALL: [State; STATES] = [
    State::Start,
    State::Other,
    State::Regional,
    State::L,
    State::V,
    State::T,
    State::Pictographic,
    State::PictographicZwj,
    State::Consonant,
    State::Linked,
    State::Prepend,
    State::Cr,
];

/// Where in the tables stand what follows a state: its number times that of the classes.
///
/// Kept in place of the state while characters are read, so that the next look waits for one sum and one load.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row(u8);

impl Row {
    /// The row of `state`.
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "the tables have 216 places")]
    pub(super) const fn of(state: State) -> Self {
        Self((state as usize * CLASSES) as u8)
    }

    /// The state whose row this is.
    #[inline]
    pub(super) fn state(self) -> State {
        ALL.get(usize::from(self.0) / CLASSES).copied().unwrap_or(State::Other)
    }

    /// Takes a character of `class`: the row after it, and whether there is a boundary before it.
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "the tables have a place for every byte")]
    pub(super) fn step(self, class: Class) -> (Self, bool) {
        let place = usize::from(self.0.wrapping_add(class as u8));
        (Self(NEXT[place]), BOUNDARY[place])
    }
}

/// Takes a character of `class` after `state`: the new state, and whether there is a boundary before it.
#[inline]
pub(super) fn step(state: State, class: Class) -> (State, bool) {
    let (row, boundary) = Row::of(state).step(class);
    (row.state(), boundary)
}

/// The row after each state and class.
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, which would say so")]
static NEXT: [u8; 256] = {
    let mut table = [0; 256];
    let mut i = 0;
    while i < STATES * CLASSES {
        table[i] = Row::of(after(ALL[i / CLASSES], Class::ALL[i % CLASSES])).0;
        i += 1;
    }
    table
};

/// Whether there is a boundary between each state and class.
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, which would say so")]
static BOUNDARY: [bool; 256] = {
    let mut table = [true; 256];
    let mut i = 0;
    while i < STATES * CLASSES {
        table[i] = !joins(ALL[i / CLASSES], Class::ALL[i % CLASSES]);
        i += 1;
    }
    table
};

const fn after(state: State, class: Class) -> State {
    match (state, class) {
        (_, Class::Control | Class::Lf) => State::Start,
        (_, Class::Cr) => State::Cr,
        (_, Class::Prepend) => State::Prepend,
        // GB12, GB13: two make a flag, and the third is the first of the next.
        (State::Regional, Class::Regional) => State::Other,
        (_, Class::Regional) => State::Regional,
        (_, Class::L) => State::L,
        (_, Class::V | Class::Lv) => State::V,
        (_, Class::T | Class::Lvt) => State::T,
        // GB11
        (_, Class::Pictographic)
        | (State::Pictographic, Class::Extend | Class::ExtendOnly | Class::Linker) => {
            State::Pictographic
        }
        (State::Pictographic, Class::Zwj) => State::PictographicZwj,
        // GB9c
        (_, Class::Consonant) | (State::Consonant, Class::Extend | Class::Zwj) => State::Consonant,
        (State::Consonant, Class::Linker)
        | (State::Linked, Class::Extend | Class::Zwj | Class::Linker) => State::Linked,
        _ => State::Other,
    }
}

const fn joins(state: State, class: Class) -> bool {
    match (state, class) {
        // GB3
        (State::Cr, Class::Lf) => true,
        // GB4, GB5
        (State::Start | State::Cr, _) | (_, Class::Control | Class::Cr | Class::Lf) => false,
        // GB9, GB9a, GB9b; GB6 to GB8; GB9c, GB11, GB12 and GB13
        (
            _,
            Class::Extend | Class::ExtendOnly | Class::Linker | Class::Zwj | Class::SpacingMark,
        )
        | (State::Prepend, _)
        | (State::L, Class::L | Class::V | Class::Lv | Class::Lvt)
        | (State::V, Class::V | Class::T)
        | (State::T, Class::T)
        | (State::Linked, Class::Consonant)
        | (State::PictographicZwj, Class::Pictographic)
        | (State::Regional, Class::Regional) => true,
        _ => false,
    }
}
