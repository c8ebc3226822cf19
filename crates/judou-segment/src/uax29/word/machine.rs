//! The rules WB3 to WB999 as a table: what has been read, and what comes.

use super::class::Class;

/// What the characters read so far are to the rules, marks after them left out (WB4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Left {
    /// Nothing, or the end of a line: a boundary follows.
    Start,
    Cr,
    /// Blanks without a mark.
    Space,
    /// Anything that nothing but marks joins.
    Other,
    Letter,
    Hebrew,
    Number,
    Katakana,
    LowLine,
    /// One regional indicator that has no partner.
    Regional,
    /// What stands between two letters, of which the second is to come: it joins.
    BeforeLetter,
    BeforeNumber,
    /// A letter and what joins it if a letter comes: whether there is a boundary between them is not known.
    MaybeLetter,
    MaybeNumber,
    /// The same with a quotation mark, which joins two letters of Hebrew.
    MaybeHebrew,
}

const ALL: [Left; 15] = [
    Left::Start,
    Left::Cr,
    Left::Space,
    Left::Other,
    Left::Letter,
    Left::Hebrew,
    Left::Number,
    Left::Katakana,
    Left::LowLine,
    Left::Regional,
    Left::BeforeLetter,
    Left::BeforeNumber,
    Left::MaybeLetter,
    Left::MaybeNumber,
    Left::MaybeHebrew,
];

impl Left {
    /// Whether it waits for what comes to tell of a boundary.
    pub(super) const fn waits(self) -> bool {
        matches!(self, Self::MaybeLetter | Self::MaybeNumber | Self::MaybeHebrew)
    }

    /// Whether a character of `class` is what it waits for.
    pub(super) const fn awaits(self, class: Class) -> bool {
        match self {
            Self::BeforeLetter | Self::MaybeLetter => class.is_letter(),
            Self::BeforeNumber | Self::MaybeNumber => matches!(class, Class::Numeric),
            Self::MaybeHebrew => matches!(class, Class::Hebrew),
            _ => false,
        }
    }

    /// The same, when it is known whether what it waits for comes.
    pub(super) const fn told(self, comes: bool) -> Self {
        match self {
            Self::MaybeLetter | Self::MaybeHebrew if comes => Self::BeforeLetter,
            Self::MaybeNumber if comes => Self::BeforeNumber,
            _ => Self::Other,
        }
    }
}

/// What has been read: [`Left`], and whether a joiner stands last, which a pictograph would join (`WB3c`).
///
/// Kept as the place in the table where what follows stands: the number of the one twice, and one more for the
/// joiner, times 32, so that the next look waits for one sum and one load.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct State(u16);

impl State {
    pub(super) const START: Self = Self::new(Left::Start, false);

    pub(super) const fn new(left: Left, joiner: bool) -> Self {
        Self((left as u16) << 6 | (joiner as u16) << 5)
    }

    #[inline]
    pub(super) fn left(self) -> Left {
        ALL.get(usize::from(self.0 >> 6)).copied().unwrap_or(Left::Other)
    }

    #[inline]
    pub(super) const fn joiner(self) -> bool {
        self.0 & 0x20 != 0
    }

    /// Takes a character of `class`.
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "the index is masked to the length of the table")]
    pub(super) const fn step(self, class: Class) -> Step {
        Step(STEPS[(self.0 as usize & 0x3E0) | (class as usize & 0x1F)])
    }
}

/// What a character does to what has been read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step(u16);

impl Step {
    const STATE: u16 = 0x3E0;
    const BOUNDARY: u16 = 1;
    const WAITED_IN_VAIN: u16 = 2;
    const WAITS: u16 = 4;

    #[inline]
    pub(super) const fn state(self) -> State {
        State(self.0 & Self::STATE)
    }

    /// Whether there is a boundary before the character.
    #[inline]
    pub(super) const fn boundary(self) -> bool {
        self.0 & Self::BOUNDARY != 0
    }

    /// Whether there is a boundary in the place that has not been told yet.
    #[inline]
    pub(super) const fn waited_in_vain(self) -> bool {
        self.0 & Self::WAITED_IN_VAIN != 0
    }

    /// Whether it takes more to tell of a boundary before the character.
    #[inline]
    pub(super) const fn waits(self) -> bool {
        self.0 & Self::WAITS != 0
    }
}

#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, which would say so")]
static STEPS: [u16; 1024] = {
    let mut table = [0; 1024];
    let mut i = 0;
    while i < ALL.len() * 2 {
        let mut class = 0;
        while class < Class::ALL.len() {
            table[i << 5 | class] = taken(ALL[i / 2], i % 2 != 0, Class::ALL[class]);
            class += 1;
        }
        i += 1;
    }
    table
};

const fn taken(left: Left, joiner: bool, class: Class) -> u16 {
    if class.is_mark() {
        let joiner = matches!(class, Class::Zwj);
        return match left {
            // WB3a, WB3b
            Left::Start | Left::Cr => State::new(Left::Other, joiner).0 | Step::BOUNDARY,
            // WB3d is for blanks side by side.
            Left::Space => State::new(Left::Other, joiner).0,
            _ => State::new(left, joiner).0,
        };
    }
    let next = after(left, class);
    let mut step = State::new(next, false).0;
    if next.waits() {
        step |= Step::WAITS;
    } else if !joins(left, joiner, class) {
        step |= Step::BOUNDARY;
    }
    if left.waits() && !left.awaits(class) {
        step |= Step::WAITED_IN_VAIN;
    }
    step
}

const fn after(left: Left, class: Class) -> Left {
    match (left, class) {
        // WB7a
        (Left::Hebrew, Class::SingleQuote) => Left::BeforeLetter,
        // WB6, WB7
        (Left::Letter | Left::Hebrew, Class::MidLetter | Class::MidNumLet | Class::SingleQuote) => {
            Left::MaybeLetter
        }
        // WB7b, WB7c
        (Left::Hebrew, Class::DoubleQuote) => Left::MaybeHebrew,
        // WB11, WB12
        (Left::Number, Class::MidNum | Class::MidNumLet | Class::SingleQuote) => Left::MaybeNumber,
        // WB15, WB16: two make a flag, and the third is the first of the next.
        (Left::Regional, Class::Regional) => Left::Other,
        (_, Class::Regional) => Left::Regional,
        (_, Class::Cr) => Left::Cr,
        (_, Class::Lf | Class::Newline) => Left::Start,
        (_, Class::Space) => Left::Space,
        (_, Class::Letter | Class::LetterPictographic) => Left::Letter,
        (_, Class::Hebrew) => Left::Hebrew,
        (_, Class::Numeric) => Left::Number,
        (_, Class::Katakana) => Left::Katakana,
        (_, Class::LowLine) => Left::LowLine,
        _ => Left::Other,
    }
}

const fn joins(left: Left, joiner: bool, class: Class) -> bool {
    match (left, class) {
        // WB3; WB3d; WB7a; WB13; WB15, WB16
        (Left::Cr, Class::Lf)
        | (Left::Space, Class::Space)
        | (Left::Hebrew, Class::SingleQuote)
        | (Left::Katakana | Left::LowLine, Class::Katakana)
        | (Left::Regional, Class::Regional)
        // WB13a
        | (
            Left::Letter | Left::Hebrew | Left::Number | Left::Katakana | Left::LowLine,
            Class::LowLine,
        )
        // WB5, WB8 to WB10, WB13b
        | (
            Left::Letter | Left::Hebrew | Left::Number | Left::LowLine,
            Class::Letter | Class::LetterPictographic | Class::Hebrew | Class::Numeric,
        ) => true,
        // WB3a, WB3b
        (Left::Start | Left::Cr, _) | (_, Class::Cr | Class::Lf | Class::Newline) => false,
        // WB3c
        (_, Class::Pictographic | Class::LetterPictographic) if joiner => true,
        // WB7, WB7c, WB11
        _ => left.awaits(class),
    }
}
