//! Marks that open and close, of whatever kind: what is open where.

use super::pairs::{self, Class, Mark};
use super::scanner::Scanner;
use super::stack::Frame;
use super::text::Text;
use super::{BoundaryKind, Quotations};
use super::{face, follow, opaque};

impl Scanner {
    /// Gives up marks that have been open for too long, and a chain that nothing has gone on with.
    #[inline]
    pub(super) fn expire(&mut self, at: usize) {
        if self.stack.is_empty() && self.chain.is_none() {
            return;
        }
        if let Some(index) = self.stack.expired(at) {
            self.drop_frames(index);
        }
        if self.chain.is_some_and(|chain| {
            self.stack.len() <= chain.depth || at - chain.start > 2 * Mark::Corner.reach()
        }) {
            self.chain = None;
        }
    }

    /// The closing mark at `at` or, before marks that stand off by a space, after one; with its end.
    pub(super) fn closing(&self, text: Text<'_>, at: usize) -> Option<(Mark, usize)> {
        let c = text.after(at)?;
        if let Some(mark) = pairs::closer(c) {
            // `"` and `'` close only what they have opened.
            let either = pairs::opener(c).is_some();
            return (!either || self.stack.find(mark).is_some()).then(|| (mark, at + c.len_utf8()));
        }
        if c == '“' && self.stack.find(Mark::Low).is_some() {
            return Some((Mark::Low, at + c.len_utf8()));
        }
        if matches!(c, ' ' | '\u{A0}' | '\u{202F}' | '\u{3000}') {
            let next = at + c.len_utf8();
            let c = text.after(next)?;
            let mark = pairs::closer(c).filter(|_| pairs::opener(c).is_none())?;
            return self.stack.find(mark).map(|_| (mark, next + c.len_utf8()));
        }
        None
    }

    /// A closing mark that no stop stands before.
    pub(super) fn close_mark(&mut self, text: Text<'_>, after: usize, mark: Mark) {
        match self.stack.find(mark) {
            Some(index) => {
                if let Some(reason) = self.close(text, index, after, false) {
                    self.finish(text, after, BoundaryKind::Stop, reason);
                }
            }
            // `;)` and `=)` are faces.
            None if mark == Mark::Round => {
                let eyes = after.saturating_sub(if text.byte(after.saturating_sub(2)) == b'-' {
                    3
                } else {
                    2
                });
                if matches!(text.byte(eyes), b';' | b'=') {
                    self.soft(text, eyes);
                }
            }
            None => {}
        }
    }

    pub(super) fn open(&mut self, text: Text<'_>, at: usize, mark: Mark) {
        match mark.class() {
            Class::Quotation if self.options.quotations == Quotations::Split => {}
            Class::Title if mark == Mark::Angle && !opaque::angle(text, at) => {}
            // `:(` and `;(` are faces.
            Class::Bracket
                if matches!(text.before(at), Some(':' | ';')) && text.byte(at) == b'(' => {}
            Class::Bracket if mark == Mark::Round && face::kaomoji(text, at).is_some() => {
                self.soft(text, at);
            }
            _ => self.push(text, at, mark),
        }
    }

    pub(super) fn push(&mut self, text: Text<'_>, at: usize, mark: Mark) {
        let frame = Frame {
            mark,
            open: at,
            from: self.from,
            first: self.proposals.len(),
            intro: follow::intro(text, self.from, at),
        };
        self.stack.push(frame);
    }
}
