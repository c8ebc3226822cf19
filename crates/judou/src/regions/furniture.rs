//! What belongs to the page rather than to the text.
//!
//! Only the edges are looked at: the blocks before the first and after the last that a reader would
//! read, up to a heading or a turn. Each gets points for signs of a page; from [`ENOUGH`] on it is
//! furniture. Short lines between two such blocks, or between one and the edge, are furniture as well,
//! and so is a line within the text that keeps repeating one of them. The words are listed in
//! [`words`].

mod words;

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use judou_source::{Span, lines};

use self::words::{CREDITS, DISCLAIMERS, FOOTERS, NAVIGATION, PROMOTION};
use super::{Region, RegionKind};

/// Points that make a block furniture.
const ENOUGH: u8 = 3;
/// Blocks that an edge has at most.
const EDGE: usize = 80;
/// Bytes of a block that are searched for words; a menu is known by less.
const SEARCHED: usize = 4096;
/// Characters that a short line has at most.
const SHORT: usize = 40;
/// How often a line stands in the text if it belongs to the page.
const REPEATED: usize = 3;

/// Why a region is taken for page furniture.
///
/// # Examples
///
/// ```
/// use judou::{Document, FurnitureSign, RegionKind};
///
/// let text = "首页 | 新闻 | 体育 | 财经 | 论坛 | 登录\n\n河水在夜里退了，桥墩露出一圈白线。\n";
/// let document = Document::parse(text);
/// let first = document.regions().next().unwrap();
/// let RegionKind::Furniture(furniture) = first.kind else { panic!("{first:?}") };
/// assert!(furniture.signs().any(|sign| sign == FurnitureSign::Menu));
/// assert_eq!(document.main_text().next().unwrap().of(text), "河水在夜里退了，桥墩露出一圈白线。\n");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Furniture {
    signs: u16,
    points: u8,
}

impl Furniture {
    const NONE: Self = Self { signs: 0, points: 0 };

    fn add(&mut self, sign: FurnitureSign, points: u8) {
        self.signs |= 1 << sign as u16;
        self.points = self.points.saturating_add(points);
    }

    /// The signs, in the order of [`FurnitureSign::ALL`].
    pub fn signs(self) -> impl Iterator<Item = FurnitureSign> {
        FurnitureSign::ALL.into_iter().filter(move |sign| self.signs & (1 << *sign as u16) != 0)
    }

    /// How strong the signs are together: 3 is enough where a block stands for itself.
    pub const fn points(self) -> u8 {
        self.points
    }
}

/// A sign that a region is page furniture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FurnitureSign {
    /// Short entries between separators, without a stop.
    Menu,
    /// Words that pages call their parts by: home, log in, next page.
    Navigation,
    /// Copyright, licence of a site, disclaimer.
    Legal,
    /// Where a text comes from and who edited it.
    Credit,
    /// Thanks for reading, invitations to subscribe.
    Promotion,
    /// Addresses make up much of it.
    Links,
    /// Its lines are short and have no stop.
    Short,
    /// It stands among furniture.
    Neighbour,
    /// It keeps repeating what is furniture at an edge.
    Repeated,
}

impl FurnitureSign {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Menu,
        Self::Navigation,
        Self::Legal,
        Self::Credit,
        Self::Promotion,
        Self::Links,
        Self::Short,
        Self::Neighbour,
        Self::Repeated,
    ];

    /// Its name in kebab case.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Menu => "menu",
            Self::Navigation => "navigation",
            Self::Legal => "legal",
            Self::Credit => "credit",
            Self::Promotion => "promotion",
            Self::Links => "links",
            Self::Short => "short",
            Self::Neighbour => "neighbour",
            Self::Repeated => "repeated",
        }
    }
}

/// Turns blocks that are furniture into [`RegionKind::Furniture`].
pub(super) fn mark(text: &str, regions: &mut [Region]) {
    let head = mark_edge(text, regions, false);
    let tail = mark_edge(text, regions, true);
    if head || tail {
        mark_repeated(text, regions);
    }
}

/// Marks the blocks at one edge, and says whether any is furniture.
fn mark_edge(text: &str, regions: &mut [Region], is_tail: bool) -> bool {
    let count = regions.len();
    let place = |step: usize| if is_tail { count.checked_sub(step + 1) } else { Some(step) };
    // The blocks of the edge with their signs, from the outside inwards.
    let mut edge: Vec<(usize, Furniture)> = Vec::new();
    for step in 0..count {
        let Some(index) = place(step) else { break };
        let Some(region) = regions.get(index) else { break };
        match region.kind {
            RegionKind::Blank | RegionKind::FrontMatter => continue,
            RegionKind::Prose | RegionKind::List | RegionKind::Quotation | RegionKind::Table => {}
            _ => break,
        }
        let block = Block::new(region.span.of(text));
        let furniture = block.signs(is_tail);
        if edge.len() == EDGE || (furniture.points < ENOUGH && block.is_solid()) {
            break;
        }
        edge.push((index, furniture));
    }
    let is_sure = |furniture: &Furniture| furniture.points >= ENOUGH;
    let Some(innermost) = edge.iter().rposition(|(_, furniture)| is_sure(furniture)) else {
        return false;
    };
    // A title may stand between what is above the text and the text, not among the first lines.
    for (index, mut furniture) in edge.into_iter().take(innermost + 1) {
        if !is_sure(&furniture) {
            if furniture.signs & (1 << FurnitureSign::Short as u16) == 0 {
                continue;
            }
            furniture.add(FurnitureSign::Neighbour, 2);
        }
        if let Some(region) = regions.get_mut(index) {
            region.kind = RegionKind::Furniture(furniture);
        }
    }
    true
}

/// Marks lines within the text that say again and again what is furniture at an edge.
fn mark_repeated(text: &str, regions: &mut [Region]) {
    let line_of = |region: &Region| {
        let line = Span::new(region.span.start, region.span.end.min(region.span.start + 400))
            .of(text)
            .trim();
        let is_line = line.len() < 200 && !line.contains(['\n', '\r']);
        (is_line && line.chars().filter(|char| char.is_alphanumeric()).count() >= 4).then_some(line)
    };
    let mut known: Vec<&str> = Vec::new();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for region in &*regions {
        match region.kind {
            RegionKind::Furniture(_) => known.extend(line_of(region)),
            RegionKind::Prose => {
                if let Some(line) = line_of(region) {
                    *counts.entry(line).or_default() += 1;
                }
            }
            _ => {}
        }
    }
    counts.retain(|line, count| {
        *count >= REPEATED
            && known.iter().any(|known| line.starts_with(known) || known.starts_with(line))
    });
    if counts.is_empty() {
        return;
    }
    for region in regions {
        if region.kind == RegionKind::Prose
            && line_of(region).is_some_and(|line| counts.contains_key(line))
        {
            let mut furniture = Furniture::NONE;
            furniture.add(FurnitureSign::Repeated, ENOUGH);
            region.kind = RegionKind::Furniture(furniture);
        }
    }
}

/// What can be seen of a block.
struct Block<'t> {
    text: &'t str,
    /// The start of it, in lower case.
    lower: alloc::string::String,
    lines: usize,
    short_lines: usize,
    /// Lines that end in a stop.
    stops: usize,
    /// Entries between separators in the line that has most.
    entries: usize,
    letters: usize,
}

impl<'t> Block<'t> {
    fn new(text: &'t str) -> Self {
        let text = text.trim();
        let start = Span::new(0, SEARCHED).of(text);
        let mut block = Self {
            text,
            lower: start.to_lowercase(),
            lines: 0,
            short_lines: 0,
            stops: 0,
            entries: 0,
            letters: text.chars().filter(|char| char.is_alphanumeric()).count(),
        };
        for line in lines(text) {
            let line = line.of(text).trim();
            if line.is_empty() {
                continue;
            }
            block.lines += 1;
            block.short_lines += usize::from(line.chars().nth(SHORT).is_none());
            block.stops += usize::from(ends_in_stop(line));
            block.entries = block.entries.max(entries(line));
        }
        block
    }

    /// Whether a reader would read it: a sentence and not just a few words.
    fn is_solid(&self) -> bool {
        (self.stops > 0 && self.letters >= 20) || self.letters >= 150
    }

    /// How many of the words stand in the block, and how many letters these have.
    fn share(&self, list: &[&str]) -> (usize, usize) {
        let found = list.iter().filter(|word| has_word(&self.lower, word));
        found.fold((0, 0), |(count, letters), word| (count + 1, letters + word.chars().count()))
    }

    fn signs(&self, is_tail: bool) -> Furniture {
        let mut furniture = Furniture::NONE;
        // Tags and templates are code, whatever words are in them.
        if self.text.starts_with(['<', '{']) {
            return furniture;
        }
        let is_prose = self.stops * 2 > self.lines;
        let words = |list: &[&str]| self.share(list).0;
        if !is_prose && self.stops == 0 {
            match self.entries {
                0..=2 => {}
                3..=4 => furniture.add(FurnitureSign::Menu, 1),
                _ => furniture.add(FurnitureSign::Menu, ENOUGH),
            }
        }
        let is_short = self.short_lines == self.lines && self.stops == 0;
        if is_short {
            furniture.add(FurnitureSign::Short, 1);
        }
        if self.letters <= 200 && self.stops == 0 {
            // A word of a page in a line of a text, `注册` in `设置注册表`, is no sign.
            match self.share(NAVIGATION) {
                (0, _) => {}
                (1, letters) if letters * 2 < self.letters => {}
                (1, _) if is_short => furniture.add(FurnitureSign::Navigation, 2),
                (1, _) => furniture.add(FurnitureSign::Navigation, 1),
                _ => furniture.add(FurnitureSign::Navigation, ENOUGH),
            }
        }
        let starts = |list: &[&str]| {
            let start = self.lower.trim_start_matches(|char: char| !char.is_alphanumeric());
            list.iter().any(|word| start.starts_with(word))
        };
        let is_footer = self.letters <= 150
            && (self.stops == 0 || self.lower.contains(|char: char| char.is_ascii_digit()))
            && words(FOOTERS) > 0;
        if is_footer || (is_tail && starts(DISCLAIMERS)) {
            furniture.add(FurnitureSign::Legal, ENOUGH);
        }
        if self.letters <= 100 && starts(CREDITS) {
            furniture.add(FurnitureSign::Credit, 2);
        }
        let is_linked = self.text.contains("](") || self.text.contains("://");
        if is_tail && self.letters <= 200 && words(PROMOTION) > 0 {
            furniture.add(FurnitureSign::Promotion, 2);
            if is_linked {
                furniture.add(FurnitureSign::Links, 1);
            }
        }
        furniture
    }
}

/// Whether `word` stands in `text`; of letters with case, as a whole word.
fn has_word(text: &str, word: &str) -> bool {
    let is_cased = word.starts_with(|char: char| char.is_ascii_alphanumeric());
    text.match_indices(word).any(|(at, _)| {
        let before = Span::new(0, at).of(text).chars().next_back();
        let after = Span::new(at + word.len(), text.len()).of(text).chars().next();
        let is_letter = |char: Option<char>| char.is_some_and(|char| char.is_ascii_alphanumeric());
        !is_cased || !(is_letter(before) || is_letter(after))
    })
}

fn ends_in_stop(line: &str) -> bool {
    let inner =
        line.trim_end_matches(['”', '’', '"', '\'', '」', '』', '）', ')', '》', '*', '_', ' ']);
    inner.ends_with(['。', '！', '？', '.', '!', '?', '…', '；', ';', '：', ':', '，', ','])
}

/// The short entries that separators part in `line`, if there is hardly anything else.
fn entries(line: &str) -> usize {
    let mut most = 0;
    for separator in ["|", "｜", "_", " · ", " • ", " » ", " › ", " > ", "\u{3000}", "\t"] {
        let (mut short, mut all) = (0_usize, 0_usize);
        for entry in line.split(separator).map(str::trim).filter(|entry| !entry.is_empty()) {
            all += 1;
            short += usize::from(entry.chars().nth(SHORT).is_none());
        }
        // `snake_case_names` and rules of `___` are no menus.
        let is_name = separator == "_" && line.is_ascii();
        if all > 2 && short * 10 >= all * 9 && !is_name {
            most = most.max(short);
        }
    }
    most
}
