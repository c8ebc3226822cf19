//! The one pass over a text before anything is decided.
//!
//! A long text is dear to fetch from memory and cheap to look at, so all that looks at every line does
//! it while the line is at hand: some lines are classified, then searched for labels and for names of
//! participants, then the next. What comes later reads records, and the text only where they point.

use alloc::vec::Vec;

use crate::candidate::{self, Candidate};
use crate::line::{Line, Reader};
use crate::participants::{self, Participants};

/// How many lines are looked at before the next: their text fits into a processor's fastest memory.
const TOGETHER: usize = 64;

/// What is known of a text's lines.
pub(crate) struct Scan {
    pub(crate) lines: Vec<Line>,
    pub(crate) candidates: Vec<Candidate>,
    pub(crate) participants: Participants,
}

/// Reads all lines of `text`.
pub(crate) fn scan(text: &str) -> Scan {
    let mut reader = Reader::new(text);
    let mut candidates = candidate::Gatherer::new(text);
    let mut participants = participants::Gatherer::default();
    let mut next = 0;
    loop {
        let more = reader.read(TOGETHER);
        for (number, line) in reader.found().iter().enumerate().skip(next) {
            let is_for_people = candidates.read(text, number, line, false);
            participants.read(text, number, line, is_for_people);
        }
        next = reader.found().len();
        if !more {
            break;
        }
    }
    Scan {
        lines: reader.into_found(),
        candidates: candidates.finish(text),
        participants: participants.finish(),
    }
}
