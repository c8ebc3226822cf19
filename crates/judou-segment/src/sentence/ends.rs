//! Marks that may end a sentence: which of them do, and what goes with them.

use super::class::{is_ellipsis, is_stop};
use super::full_stop::{self, Dot};
use super::pairs::{self, Class};
use super::scanner::Scanner;
use super::text::Text;
use super::{BoundaryKind, Reason};
use super::{ellipsis, face, follow, name, plain, soft, tail};

/// What closes and trails after one stop is read up to this many bytes.
const TRAIL: usize = 640;

/// A run of stops is read at once up to this many bytes; what is left of it is read as a new run.
const CLUSTER: usize = 96;

impl Scanner {
    /// Whether stops mean nothing here: inside a title or a label.
    pub(super) fn deaf(&self) -> bool {
        self.stack.frames().last().is_some_and(|frame| frame.mark.class() == Class::Title)
    }

    #[inline(never)]
    pub(super) fn dot(&mut self, text: Text<'_>, at: usize) {
        match full_stop::read(text, at, self.from) {
            Dot::Inside(end) => self.at = end,
            Dot::Ellipsis => self.ellipsis(text, at),
            Dot::Stop => self.stop(text, at),
        }
    }

    /// A stop at `at`: reads the run of stops and ends the sentence after what belongs to it.
    #[inline(never)]
    pub(super) fn stop(&mut self, text: Text<'_>, at: usize) {
        let first = text.after(at).unwrap_or('.');
        if matches!(first, '!' | '?') && full_stop::joins_token(text, at) {
            return;
        }
        let after = at + first.len_utf8();
        let mut end = after;
        if text.byte(end) != b' ' && !tail::is_no_trail(text, end) {
            let (mut count, mut ideographic) = (1_usize, first == '。');
            while let Some(c) = text.after(end) {
                if !(is_stop(c) || is_ellipsis(c)) || end - at > CLUSTER {
                    break;
                }
                ideographic &= c == '。';
                count += 1;
                end += c.len_utf8();
            }
            if ideographic && count >= 3 {
                self.ellipsis(text, at);
                return;
            }
        }
        self.at = end;
        if first != '.' && name::ends_at(text, at, end) {
            return;
        }
        if plain::next(text, end).is_some() && !self.deaf() && !self.low_closes(text, end) {
            self.propose(text, end, BoundaryKind::Stop, Reason::Stop);
        } else {
            self.finish(text, end, BoundaryKind::Stop, Reason::Stop);
        }
    }

    pub(super) fn ellipsis(&mut self, text: Text<'_>, at: usize) {
        self.expire(at);
        let end = ellipsis::end(text, at);
        self.at = end;
        // A stop right after it makes it part of a run of stops, which is read from there.
        if text.after(end).is_some_and(is_stop) {
            return;
        }
        let closes = text
            .after(end)
            .and_then(pairs::closer)
            .is_some_and(|mark| self.stack.find(mark).is_some());
        if closes || ellipsis::ends_sentence(text, self.from, at, end) {
            self.finish(text, end, BoundaryKind::Soft, Reason::Ellipsis);
        }
    }

    pub(super) fn soft(&mut self, text: Text<'_>, at: usize) {
        let face = match text.byte(at) {
            b'^' | b':' | b';' | b'=' => face::face(text, at),
            _ => face::kaomoji(text, at).or_else(|| Some(tail::emoji(text, at))),
        };
        let Some(end) = face else { return };
        self.at = end;
        if soft::ends_sentence(text, self.from, at, end) {
            self.finish(text, end, BoundaryKind::Soft, Reason::SoftEnder);
        }
    }

    /// Ends the sentence at `at`, after all that stays left of the boundary, unless what follows goes on.
    pub(super) fn finish(&mut self, text: Text<'_>, at: usize, kind: BoundaryKind, reason: Reason) {
        // Whether a quotation has closed whose opening mark is not known.
        let mut quoted = false;
        let (mut at, mut reason) = (at, reason);
        let start = at;
        while at - start <= TRAIL {
            let before = at;
            at = tail::end(text, at, &mut self.emphasis, self.from, self.circled);
            let Some((mark, after)) = self.closing(text, at) else {
                if at == before {
                    break;
                }
                continue;
            };
            match self.stack.find(mark) {
                // A mark that closes nothing stays left of the boundary all the same.
                None => (at, quoted) = (after, true),
                Some(index) => {
                    let Some(why) = self.close(text, index, after, true) else {
                        self.at = after;
                        return;
                    };
                    // What follows it has been judged with it.
                    (at, reason, quoted) = (after, why, false);
                }
            }
        }
        self.at = at;
        if !self.deaf() && !follow::goes_on(text, self.from, at, quoted) {
            self.propose(text, at, kind, reason);
        }
    }
}
