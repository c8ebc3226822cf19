//! What each pair of marks encloses, speech or mere words, and who says it.

use alloc::vec::Vec;

use judou_source::Span;

use super::clause::{Grammar, Part, REACH, Report, grammar};
use super::marks::{Mark, Pair};
use super::{Attribution, Position, Quotation, QuotationKind, chinese, european, japanese, korean};

/// Where a pair stands among the others.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    depth: u8,
    /// Where what may be read before it begins: the end of the quotation before it, or the start of
    /// what it stands in.
    low: usize,
    /// Where what may be read behind it ends.
    high: usize,
    /// The quotation before it at the same depth, in the same.
    previous: Option<usize>,
}

/// The text round a quotation.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
struct Scene<'a> {
    grammar: Grammar,
    lead: Part<'a>,
    content: &'a str,
    tail: Part<'a>,
    /// It begins its paragraph.
    begins: bool,
    /// It ends its paragraph.
    ends: bool,
    /// The quotation before it stands in the same paragraph.
    joins: bool,
    stopped: bool,
    pair: Pair,
}

/// Appends a quotation for each of `pairs`, with spans into `text`.
pub(super) fn judge(text: &str, pairs: &[Pair], out: &mut Vec<Quotation>) {
    let first = out.len();
    let places = places(text, pairs);
    // The tail that told who says the quotation before.
    let mut reported = alloc::vec![false; pairs.len()];
    let mut lows: Vec<usize> = Vec::with_capacity(pairs.len());
    for (index, (pair, place)) in pairs.iter().zip(&places).enumerate() {
        // A clause goes on across words that are only named in it.
        let low = place.previous.filter(|at| is_words(out, first + at)).and_then(|at| lows.get(at));
        let low = low.copied().unwrap_or(place.low);
        lows.push(low);
        let scene = Scene::new(text, pair, &Place { low, ..*place });
        let previous = place.previous.and_then(|at| out.get(first + at)).cloned();
        let told = place.previous.and_then(|at| reported.get(at).copied()).unwrap_or_default();
        let found = scene.read(previous.as_ref(), told);
        if found.between
            && let Some(previous) = place.previous.and_then(|at| out.get_mut(first + at))
            && let Some(attribution) = &mut previous.attribution
        {
            attribution.position = Position::Between;
        }
        if let Some(slot) = reported.get_mut(index) {
            *slot = found.attribution.is_some_and(|it| it.position == Position::After);
        }
        out.push(Quotation {
            span: pair.span,
            content: pair.content,
            depth: place.depth,
            kind: found.kind,
            continues: found.continues,
            attribution: found.attribution,
        });
    }
}

fn is_words(quotations: &[Quotation], at: usize) -> bool {
    quotations.get(at).is_some_and(|it| it.kind == QuotationKind::Words)
}

fn places(text: &str, pairs: &[Pair]) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::with_capacity(pairs.len());
    // The quotations that are open here, and the last that has closed in each.
    let mut open: Vec<(usize, Option<usize>)> = Vec::new();
    let mut outside = None;
    for (index, pair) in pairs.iter().enumerate() {
        while open
            .last()
            .is_some_and(|(at, _)| pairs.get(*at).is_some_and(|it| it.span.end <= pair.span.start))
        {
            open.pop();
        }
        let around = open
            .last()
            .and_then(|(at, _)| pairs.get(*at))
            .map_or(Span::whole(text), |it| it.content);
        let last = open.last_mut().map_or(&mut outside, |(_, last)| last);
        let previous = last.replace(index);
        let low = previous.and_then(|at| pairs.get(at)).map_or(around.start, |it| it.span.end);
        if let Some(place) = previous.and_then(|at| places.get_mut(at)) {
            place.high = pair.span.start;
        }
        // Marks nest 8 deep.
        let depth = open.len().min(u8::MAX.into()) as u8;
        places.push(Place { depth, low, high: around.end, previous });
        open.push((index, None));
    }
    places
}

/// What was found about a quotation.
#[derive(Clone, Copy, Debug)]
struct Found {
    kind: QuotationKind,
    continues: bool,
    /// The clause before it stands between it and the quotation before, and belongs to both.
    between: bool,
    attribution: Option<Attribution>,
}

impl<'a> Scene<'a> {
    fn new(text: &'a str, pair: &Pair, place: &Place) -> Self {
        let (start, end) = (pair.span.start, pair.span.end);
        let lead = Part::new(text, Span::new(place.low.max(start.saturating_sub(REACH)), start));
        let tail =
            Part::new(text, Span::new(end, place.high.max(end).min(end.saturating_add(REACH))));
        let content = pair.content.of(text);
        // What stands in another line may be in another language.
        let line = [lead.since(|c| c == '\n'), tail.until(|c| c == '\n')];
        let grammar = grammar(line.map(Part::str), content);
        let inside = place.low > 0 && place.previous.is_none();
        let (before, behind) = (last_paragraph(lead, grammar), first_paragraph(tail, grammar));
        // A dash stands at the start of its paragraph, or what is said goes on without one.
        let dashed = pair.mark == Mark::Dash && start < pair.content.start;
        let before = if dashed { before.from(before.str().len()) } else { before };
        let starts_text = lead.span().start == place.low && place.previous.is_none();
        let begins = before.trim().is_empty()
            && (before.span().start > lead.span().start || starts_text && !inside);
        let ends_text = tail.span().end == text.len();
        let ends = behind
            .str()
            .trim_matches(|c: char| c.is_whitespace() || !c.is_alphanumeric())
            .is_empty()
            && (behind.span().end < tail.span().end || ends_text);
        Self {
            grammar,
            lead: before,
            content,
            tail: behind,
            begins,
            ends,
            joins: place.previous.is_some()
                && before.span() == lead.span()
                && lead.span().start == place.low,
            stopped: is_stopped(content),
            pair: *pair,
        }
    }

    fn read(&self, previous: Option<&Quotation>, told: bool) -> Found {
        let previous = previous.filter(|_| self.joins || self.pair.continues);
        let spoken = previous.filter(|it| it.kind == QuotationKind::Speech);
        if self.pair.continues
            && let Some(before) = spoken
        {
            let attribution = self.reports().or_else(|| before.attribution.map(inherit));
            return Found {
                kind: QuotationKind::Speech,
                continues: true,
                between: false,
                attribution,
            };
        }
        // The clause between two quotations has told who says the first.
        let between = told.then_some(spoken).flatten();
        if let Some(before) = between
            && let Some(attribution) = before.attribution
            && self.goes_on()
        {
            let own = self.own();
            if own.is_none() || !self.lead.str().trim_end().ends_with(['：', ':']) {
                let attribution = Attribution { position: Position::Between, ..attribution };
                return Found {
                    kind: QuotationKind::Speech,
                    continues: true,
                    between: true,
                    attribution: Some(attribution),
                };
            }
        }
        if let Some(attribution) = self.reports() {
            return Found {
                kind: QuotationKind::Speech,
                continues: false,
                between: false,
                attribution: Some(attribution),
            };
        }
        let says = self.sounds_said(spoken.is_some());
        // One who speaks twice in a paragraph is the same, where the paragraph names one.
        let attribution = spoken
            .filter(|_| says && !self.lead.trim().is_empty())
            .and_then(|it| it.attribution)
            .map(inherit);
        let kind = if says { QuotationKind::Speech } else { QuotationKind::Words };
        Found { kind, continues: false, between: false, attribution }
    }

    /// The clause that reports this quotation.
    fn reports(&self) -> Option<Attribution> {
        if let Some(report) = self.own() {
            return Some(report);
        }
        let (report, position) = match self.grammar {
            Grammar::Chinese => (chinese::after(self.tail, self.stopped)?, Position::After),
            Grammar::European => {
                let ends = self.content.chars().next_back();
                (european::after(self.tail, ends)?, Position::After)
            }
            Grammar::Japanese => {
                let report = japanese::around(self.lead, self.tail)
                    .or_else(|| japanese::after(self.tail).filter(|_| self.says_by_itself()))?;
                (report, self.side(report))
            }
            Grammar::Korean => {
                let report = korean::around(self.lead, self.tail, self.stopped)?;
                (report, self.side(report))
            }
        };
        Some(attribution(report, position))
    }

    /// The clause before this quotation that reports it.
    fn own(&self) -> Option<Attribution> {
        let report = match self.grammar {
            Grammar::Chinese => chinese::before(self.lead, self.content)
                .filter(|it| it.cue.is_some() || self.stopped)?,
            Grammar::European => european::before(self.lead, self.stopped)?,
            Grammar::Japanese => {
                if japanese::around(self.lead, self.tail).is_some() {
                    return None;
                }
                japanese::before(self.lead)?
            }
            Grammar::Korean => {
                if korean::around(self.lead, self.tail, self.stopped).is_some() {
                    return None;
                }
                korean::before(self.lead)?
            }
        };
        Some(attribution(report, Position::Before))
    }

    /// Whether the source stands before the quotation or behind it.
    fn side(&self, report: Report) -> Position {
        match report.source {
            Some(source) if source.start < self.pair.span.start => Position::Before,
            _ => Position::After,
        }
    }

    /// Whether the speech before goes on here, after the clause between.
    fn goes_on(&self) -> bool {
        if self.pair.mark == Mark::Dash {
            return true;
        }
        let lead = self.lead.str().trim_end();
        lead.ends_with(['，', ',', '：', ':', '—', '、']) || self.stopped
    }

    /// Whether it ends as speech does, and stands in no other sentence.
    fn says_by_itself(&self) -> bool {
        let lead = self.lead.str().trim_end();
        self.stopped && (lead.is_empty() || lead.ends_with(['。', '！', '？', '…']))
    }

    /// Whether it sounds said, though no clause reports it.
    fn sounds_said(&self, after_speech: bool) -> bool {
        if self.pair.mark == Mark::Dash {
            return true;
        }
        let title =
            matches!(self.pair.mark, Mark::WhiteCorner | Mark::StraightSingle | Mark::Prime);
        if self.begins && (self.stopped || self.ends && !title && self.grammar == Grammar::Japanese)
        {
            return true;
        }
        if !self.stopped {
            return false;
        }
        let lead = self.lead.str().trim_end();
        if after_speech || lead.ends_with(['：', ':']) {
            return true;
        }
        let fresh = lead.is_empty()
            || lead.ends_with(['。', '！', '？', '.', '!', '?', '…', '」', '”', '—']);
        fresh && !title || weight(self.content) >= 40
    }
}

fn attribution(report: Report, position: Position) -> Attribution {
    let Report { source, cue, confidence } = report;
    Attribution { source, cue, position, speaker: None, confidence }
}

/// The attribution of a quotation that has none of its own, from the one before it.
fn inherit(attribution: Attribution) -> Attribution {
    Attribution {
        position: Position::Before,
        // One who goes on for many quotations is told ever less surely, and is told.
        confidence: attribution.confidence.saturating_sub(30).max(10),
        ..attribution
    }
}

/// Whether what is said ends as speech does before a reporting clause.
fn is_stopped(content: &str) -> bool {
    let bare = content.trim_end_matches(['”', '’', '」', '』', '"', '\'', '»', ' ']);
    bare.ends_with([
        '。', '！', '？', '，', '.', '!', '?', ',', '…', '—', '–', '～', '~', '、', '｡', '-',
    ])
}

/// How much is said: a wide character carries about as much as three Latin letters.
fn weight(content: &str) -> usize {
    content.chars().take(80).map(|c| if c.len_utf8() > 2 { 3 } else { 1 }).sum()
}

/// What stands in the paragraph that `lead` ends in.
fn last_paragraph(lead: Part<'_>, grammar: Grammar) -> Part<'_> {
    let text = lead.str();
    let end = text.rmatch_indices('\n').find(|(at, _)| is_break(text, *at, grammar));
    end.map_or(lead, |(at, _)| lead.from(at + 1))
}

/// What stands in the paragraph that `tail` begins in.
fn first_paragraph(tail: Part<'_>, grammar: Grammar) -> Part<'_> {
    let text = tail.str();
    let end = text.match_indices('\n').find(|(at, _)| is_break(text, *at, grammar));
    end.map_or(tail, |(at, _)| tail.to(at))
}

/// Whether a paragraph ends at the line feed at `at`: in Latin script lines may be wrapped.
fn is_break(text: &str, at: usize, grammar: Grammar) -> bool {
    let next = text.get(at + 1..).unwrap_or_default();
    let before = text.get(..at).unwrap_or_default();
    grammar != Grammar::European
        || next.trim_start_matches([' ', '\t', '\r']).starts_with('\n')
        || before.trim_end_matches([' ', '\t', '\r']).ends_with('\n')
        || next.starts_with([' ', '\t', '"', '“', '‘', '«', '—', '–', '-', '#', '*'])
        || before.trim_end().ends_with(['.', '!', '?', '”', '"', '»'])
            && before.rsplit('\n').next().is_some_and(|line| line.len() < 45)
}
