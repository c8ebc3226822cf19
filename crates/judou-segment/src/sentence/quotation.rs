//! Where a quotation belongs: alone, to the clause that leads it in, or to the one that reports it.

use super::class::{is_cjk, is_digit, is_hiragana, is_token, is_word};
use super::follow::{self, Follow};
use super::pairs::{Class, Mark};
use super::proposal::Chain;
use super::scanner::Scanner;
use super::stack::{Frame, Intro};
use super::text::Text;
use super::{Quotations, Reason, tail};

/// What the end of a quotation means for its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The sentence goes on, and nothing splits inside.
    GoesOn,
    /// The sentence goes on, nothing splits inside, nor between it and the quotations next to it.
    GoesOnAsList,
    /// The sentence ends here, and nothing splits inside.
    Ends,
    /// The sentence ends here, and its inner sentences split.
    EndsAlone,
    /// As `EndsAlone`, but the next quotation may show that both are a list.
    EndsBeforeQuotation,
    /// Its inner sentences split, and what follows belongs to the last of them.
    GoesOnAlone,
}

impl Scanner {
    /// Closes the frame at `index`, whose closing mark ends at `after`; `stop` tells whether a stop
    /// stands right before that mark. Gives a reason if the sentence may end there.
    pub(super) fn close(
        &mut self,
        text: Text<'_>,
        index: usize,
        after: usize,
        stop: bool,
    ) -> Option<Reason> {
        self.drop_frames(index + 1);
        let frame = self.stack.frames().get(index).copied()?;
        self.stack.truncate(index);
        // Only what touches the chain, at its own depth, can go on with it.
        let touches = |chain: Chain| {
            chain.depth == index
                && frame.open >= chain.end
                && text.gap(chain.end).next >= frame.open
        };
        if frame.mark.class() == Class::Quotation && !self.chain.is_some_and(touches) {
            self.chain = None;
        }
        match frame.mark.class() {
            Class::Title => {
                self.retract(frame.first, frame.from);
                None
            }
            Class::Bracket => {
                // `（见附录。）` after a boundary is a sentence; within one, a bracket is an aside.
                if frame.intro == Intro::Alone && stop {
                    return Some(Reason::Bracket);
                }
                self.retract(frame.first, frame.from);
                // `[See the guide.](url) It`: where there are capitals, one shows that the link ends with it.
                let closes = |end| follow::starts_with_capital(text, end);
                let link = || tail::link(text, after).is_some_and(closes);
                (stop && frame.mark == Mark::Square && link()).then_some(Reason::Stop)
            }
            Class::Quotation => self.close_quotation(text, &frame, after, stop),
        }
    }

    fn close_quotation(
        &mut self,
        text: Text<'_>,
        frame: &Frame,
        after: usize,
        stop: bool,
    ) -> Option<Reason> {
        let spoken = stop || self.proposals.len() > frame.first;
        let verdict = self.judge(text, frame, after, stop, spoken);
        let whole = self.options.quotations == Quotations::Whole;
        let depth = self.stack.len();
        match verdict {
            Verdict::GoesOn => {
                self.retract(frame.first, frame.from);
                self.chain = None;
                None
            }
            Verdict::GoesOnAsList => {
                match self.chain.take() {
                    Some(chain) => self.retract(chain.first, chain.from),
                    None => self.retract(frame.first, frame.from),
                }
                None
            }
            Verdict::Ends => {
                self.retract(frame.first, frame.from);
                self.chain = None;
                Some(Reason::Quotation)
            }
            Verdict::EndsAlone | Verdict::EndsBeforeQuotation => {
                if whole {
                    self.retract(frame.first, frame.from);
                }
                let spoken = spoken || sounds_spoken(text, after);
                self.chain = match self.chain {
                    _ if verdict == Verdict::EndsAlone => None,
                    Some(chain) if after - chain.start <= Mark::Corner.reach() => {
                        Some(Chain { end: after, spoken: chain.spoken || spoken, ..chain })
                    }
                    _ => {
                        let (first, from, start) = (frame.first, frame.from, frame.open);
                        Some(Chain { first, from, start, end: after, depth, spoken })
                    }
                };
                Some(Reason::Turn)
            }
            Verdict::GoesOnAlone => {
                self.chain = None;
                None
            }
        }
    }

    /// What the end of a quotation means; `spoken` tells whether it holds a stop, at its end or before.
    pub(super) fn judge(
        &self,
        text: Text<'_>,
        frame: &Frame,
        after: usize,
        stop: bool,
        spoken: bool,
    ) -> Verdict {
        // A quotation within a clause that holds no stop at its end ends nothing, whatever follows.
        if !stop && frame.intro != Intro::Alone {
            return Verdict::GoesOn;
        }
        let alone = frame.intro == Intro::Alone;
        if !spoken && alone && self.chain.is_none() && follow::is_word_next(text, after) {
            return Verdict::GoesOnAsList;
        }
        let follow = follow::read(text, after, frame.mark, !self.stack.is_empty());
        // Only where it makes a difference, for it reads the whole clause.
        let reported = || follow::is_reported_at(text, after);
        match frame.intro {
            Intro::Alone => match follow {
                Follow::Quotation => Verdict::EndsBeforeQuotation,
                Follow::Text if reported() => self.said_by(text, after),
                // `"Who is it?" "Me," he said.`, where no particle makes a list of them.
                Follow::GoesOn if self.chain.is_some() && follow::is_said_next(text, after) => {
                    self.said_by(text, after)
                }
                Follow::Text if stop && !is_title(text, frame, after) => Verdict::EndsAlone,
                // Japanese turns leave their last stop out: what was said in them before tells them.
                Follow::Text
                    if (spoken
                        || self
                            .chain
                            .is_some_and(|chain| chain.spoken || sounds_spoken(text, after)))
                        && frame.mark == Mark::Corner
                        && text.part(frame.open, after).contains(is_hiragana)
                        && !text.after(after).is_some_and(is_hiragana) =>
                {
                    Verdict::EndsAlone
                }
                Follow::GoesOn | Follow::TakenUp | Follow::Text => Verdict::GoesOnAsList,
                Follow::Break if stop => Verdict::EndsAlone,
                Follow::Break | Follow::Stop => Verdict::GoesOnAlone,
            },
            Intro::Colon => match follow {
                Follow::GoesOn | Follow::Stop => Verdict::GoesOn,
                _ if stop => Verdict::Ends,
                _ => Verdict::GoesOn,
            },
            Intro::Comma => match follow {
                Follow::GoesOn | Follow::TakenUp | Follow::Stop => Verdict::GoesOn,
                _ if !stop => Verdict::GoesOn,
                Follow::Text
                    if reported() && !follow::is_reported_before(text, frame.from, frame.open) =>
                {
                    Verdict::GoesOn
                }
                _ => Verdict::Ends,
            },
            Intro::Embedded => match follow {
                Follow::Break if stop => Verdict::Ends,
                // A statement of some length that holds its own full stop closes the sentence with it;
                // with capitals a new sentence shows itself; else the clause is taken to go on.
                Follow::Text
                    if stop
                        && (is_statement(text, frame, after)
                            || follow::starts_with_capital(text, after))
                        && (!reported()
                            || follow::is_reported_before(text, frame.from, frame.open)) =>
                {
                    Verdict::Ends
                }
                _ => Verdict::GoesOn,
            },
        }
    }

    /// What the end of a quotation with a reporting clause behind it means for those before it: they are
    /// another's words, unless several say them all.
    fn said_by(&self, text: Text<'_>, after: usize) -> Verdict {
        if self.chain.is_some() && follow::is_reported_together(text, after) {
            Verdict::GoesOnAsList
        } else {
            Verdict::GoesOn
        }
    }

    /// Marks that open and close alike, and “, which closes „ in German.
    pub(super) fn two_faced(&mut self, text: Text<'_>, at: usize) {
        let Some(c) = text.after(at) else { return };
        let after = at + c.len_utf8();
        if c == '“' {
            return match self.stack.find(Mark::Low) {
                Some(_) => self.close_mark(text, after, Mark::Low),
                None => self.open_quotation(text, at, Mark::Double),
            };
        }
        let (before, next) = (text.before(at), text.after(after));
        let in_word = before.is_some_and(is_token) && next.is_some_and(is_token);
        match c {
            '’' => {
                if !in_word {
                    self.close_mark(text, after, Mark::Single);
                }
            }
            '\'' => {
                if in_word {
                    return;
                }
                if self.stack.find(Mark::StraightSingle).is_some() {
                    self.close_mark(text, after, Mark::StraightSingle);
                } else if opens(before) && next.is_some_and(|c| is_word(c) && !is_digit(c)) {
                    self.open_quotation(text, at, Mark::StraightSingle);
                }
            }
            _ => {
                let opening =
                    opens(before) && before.is_none_or(|c| !is_cjk(c)) && next.is_some_and(is_word);
                match self.stack.find(Mark::Straight) {
                    Some(_) if !opening => self.close_mark(text, after, Mark::Straight),
                    Some(index) => {
                        // An inch mark or a slip: the earlier one was no opening mark.
                        self.drop_frames(index);
                        self.open_quotation(text, at, Mark::Straight);
                    }
                    None if before.is_some_and(|c| c.is_ascii_alphanumeric())
                        && !next.is_some_and(is_word) => {}
                    None => self.open_quotation(text, at, Mark::Straight),
                }
            }
        }
    }

    fn open_quotation(&mut self, text: Text<'_>, at: usize, mark: Mark) {
        if self.options.quotations != Quotations::Split {
            self.push(text, at, mark);
        }
    }
}

/// Whether an undirected mark after `before` can open.
fn opens(before: Option<char>) -> bool {
    before.is_none_or(|c| {
        c.is_whitespace()
            || is_cjk(c)
            || super::pairs::opener(c).is_some()
            || super::class::is_dash(c)
            || super::class::is_comma(c)
            || super::class::is_stop(c)
    })
}

/// Whether a quotation is a statement, not words quoted in a clause: long, and closed by a full stop.
fn is_statement(text: Text<'_>, frame: &Frame, after: usize) -> bool {
    after - frame.open >= 75 && text.behind(after, 6, frame.open).starts_with('。')
}

/// Whether the Japanese quotation that ends at `after` ends as something said does, and no name.
pub(super) fn sounds_spoken(text: Text<'_>, after: usize) -> bool {
    const ENDS: &[&str] = &[
        "ね",
        "よ",
        "ぞ",
        "です",
        "ます",
        "ません",
        "ました",
        "でした",
        "かな",
        "だろう",
        "なさい",
        "ください",
    ];
    let said = text.behind(after, 18, 0).trim_end_matches(['」', '』']);
    ENDS.iter().any(|end| said.ends_with(end))
}

/// Whether what 『』 encloses is a title, such as a film's: short, with no stop but its last.
fn is_title(text: Text<'_>, frame: &Frame, after: usize) -> bool {
    frame.mark == Mark::WhiteCorner
        && after - frame.open <= 60
        && !text.part(frame.open, after).contains(['。', '，', '、', '｡'])
}
