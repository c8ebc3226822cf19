//! Paired marks: which ones there are and what they enclose.

/// What a pair of marks encloses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Speech, thought or words quoted.
    Quotation,
    /// A title or a label: never split inside, and no sentence ends with it alone.
    Title,
    /// An aside.
    Bracket,
}

/// A kind of paired marks; marks that writers mix up are one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// “ ”
    Double,
    /// ‘ ’
    Single,
    /// 「 」 and their halfwidth and vertical forms
    Corner,
    /// 『 』
    WhiteCorner,
    /// « »
    Guillemet,
    /// ‹ ›
    SingleGuillemet,
    /// „ “
    Low,
    /// " "
    Straight,
    /// ' '
    StraightSingle,
    /// 〝 〟
    Prime,
    /// 《 》
    Title,
    /// 〈 〉
    SingleTitle,
    /// < >
    Angle,
    /// （ ） and ( )
    Round,
    /// [ ] and ［ ］
    Square,
    /// 〔 〕
    Tortoise,
    /// 【 】
    Lenticular,
    /// 〖 〗
    WhiteLenticular,
}

impl Mark {
    pub(super) const fn class(self) -> Class {
        match self {
            Self::Double
            | Self::Single
            | Self::Corner
            | Self::WhiteCorner
            | Self::Guillemet
            | Self::SingleGuillemet
            | Self::Low
            | Self::Straight
            | Self::StraightSingle
            | Self::Prime => Class::Quotation,
            Self::Title
            | Self::SingleTitle
            | Self::Angle
            | Self::Lenticular
            | Self::WhiteLenticular => Class::Title,
            Self::Round | Self::Square | Self::Tortoise => Class::Bracket,
        }
    }

    /// How many bytes it may enclose before it is taken for unclosed.
    pub(super) const fn reach(self) -> usize {
        match self {
            // An apostrophe that looks like an opening mark must not swallow a page.
            Self::StraightSingle | Self::Single => 768,
            _ => match self.class() {
                Class::Quotation => 6144,
                Class::Bracket => 1536,
                Class::Title => 384,
            },
        }
    }
}

/// The kind that `c` opens. `"` and `'` open or close: the scanner decides.
pub(super) const fn opener(c: char) -> Option<Mark> {
    Some(match c {
        '“' => Mark::Double,
        '‘' => Mark::Single,
        '「' | '｢' | '﹁' => Mark::Corner,
        '『' | '﹃' => Mark::WhiteCorner,
        '«' => Mark::Guillemet,
        '‹' => Mark::SingleGuillemet,
        '„' => Mark::Low,
        '"' | '＂' => Mark::Straight,
        '\'' => Mark::StraightSingle,
        '〝' => Mark::Prime,
        '《' => Mark::Title,
        '〈' => Mark::SingleTitle,
        '<' | '＜' => Mark::Angle,
        '（' | '(' => Mark::Round,
        '[' | '［' => Mark::Square,
        '〔' => Mark::Tortoise,
        '【' => Mark::Lenticular,
        '〖' => Mark::WhiteLenticular,
        _ => return None,
    })
}

/// The kind that `c` closes.
pub(super) const fn closer(c: char) -> Option<Mark> {
    Some(match c {
        '”' => Mark::Double,
        '’' => Mark::Single,
        '」' | '｣' | '﹂' => Mark::Corner,
        '』' | '﹄' => Mark::WhiteCorner,
        '»' => Mark::Guillemet,
        '›' => Mark::SingleGuillemet,
        '"' | '＂' => Mark::Straight,
        '\'' => Mark::StraightSingle,
        '〟' | '〞' => Mark::Prime,
        '》' => Mark::Title,
        '〉' => Mark::SingleTitle,
        '>' | '＞' => Mark::Angle,
        '）' | ')' => Mark::Round,
        ']' | '］' => Mark::Square,
        '〕' => Mark::Tortoise,
        '】' => Mark::Lenticular,
        '〗' => Mark::WhiteLenticular,
        _ => return None,
    })
}

/// Whether `c` opens a quotation and cannot close one.
pub(super) fn opens_quotation(c: char) -> bool {
    !matches!(c, '"' | '\'' | '＂')
        && opener(c).is_some_and(|mark| mark.class() == Class::Quotation)
}
