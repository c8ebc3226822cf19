//! Lines that could open a turn, gathered before it is known who speaks.

use alloc::rc::Rc;
use alloc::vec::Vec;

use judou_source::Span;

use crate::label::{Form, KnownLabels, Label, Prefix, label};
use crate::letters::Letters;
use crate::line::{Kind, Line};
use crate::participants::heads_with_people;
use crate::speech::is_value;
use crate::spelling::{Spelling, Spellings};

/// A line with a label's shape.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    /// Index of its line.
    pub(crate) line: usize,
    pub(crate) form: Form,
    /// From the first byte of the line that is not white space to the end of the colon, its markup
    /// and its time.
    pub(crate) label: Span,
    pub(crate) name: Span,
    /// The name as it is compared.
    pub(crate) folded: Rc<str>,
    /// The number of the folded name, counted from 0; all candidates whose names fold alike have it.
    pub(crate) name_id: usize,
    /// The number of this way of writing the name.
    pub(crate) spelling: usize,
    /// The name is a word for a role, `采访者`, and no sentence follows it. Asked while the line is at
    /// hand.
    pub(crate) may_state_a_role: bool,
    /// What follows on the line, trimmed.
    pub(crate) rest: Span,
    /// `Ann:hi`, which in Latin script is more often code or a time than a label, or a line indented
    /// as code is. It opens a turn only if better labels have shown its name to be a speaker's.
    pub(crate) weak: bool,
    pub(crate) doubled_colon: bool,
    pub(crate) start_ms: Option<u64>,
}

/// Gathers the candidates among `lines`, those inside fences that hold talk among them.
pub(crate) fn candidates_in_code(text: &str, lines: &[Line]) -> Vec<Candidate> {
    let talks = talking_fences(text, lines);
    let mut gatherer = Gatherer::new(text);
    for (number, line) in lines.iter().enumerate() {
        gatherer.read(text, number, line, talks.get(number).is_some_and(|talks| *talks));
    }
    gatherer.finish(text)
}

/// What is known of a label wherever it stands.
#[derive(Clone, Copy, Debug)]
struct KnownLabel {
    /// The number of the way in which its name is written.
    spelling: usize,
    /// It is a word for people, and may head a list of them.
    is_for_people: bool,
}

/// Gathers the candidates of a text line by line.
#[derive(Debug)]
pub(crate) struct Gatherer<'a> {
    found: Vec<Candidate>,
    spellings: Spellings<'a>,
    known: KnownLabels<'a, KnownLabel>,
    /// Which of those found have a letter and a stop for a label.
    lettered: Vec<usize>,
}

impl<'a> Gatherer<'a> {
    pub(crate) fn new(text: &str) -> Self {
        Self {
            // Turns of two or three sentences; other texts let it grow.
            found: Vec::with_capacity(text.len() / 256 + 4),
            spellings: Spellings::default(),
            known: KnownLabels::default(),
            lettered: Vec::new(),
        }
    }

    /// Looks for a label at the start of a line; in a fence, only if it `talks`. Whether the label is a word
    /// for people, if there is one.
    pub(crate) fn read(
        &mut self,
        text: &'a str,
        number: usize,
        line: &Line,
        talks: bool,
    ) -> Option<bool> {
        let skip = match line.kind {
            Kind::Blank | Kind::Rule | Kind::Underline | Kind::Picture | Kind::Table => true,
            Kind::Code => !talks,
            Kind::Heading(_) | Kind::Quote | Kind::Text | Kind::Remark => false,
        };
        if skip {
            return None;
        }
        let raw = line.span.of(text);
        let (label, known) = if let Some(found) = self.known.find(raw) {
            found
        } else {
            let label = label(raw)?;
            let spelling = self.spellings.number(label.name);
            let known = KnownLabel { spelling, is_for_people: heads_with_people(raw) };
            self.known.remember(raw, &label, known);
            (label, known)
        };
        self.add(text, number, line, raw, label, known.spelling);
        Some(known.is_for_people)
    }

    fn add(
        &mut self,
        text: &str,
        number: usize,
        line: &Line,
        raw: &str,
        label: Label<'_>,
        spelling: usize,
    ) {
        let label_end = line.span.end - label.rest.len();
        let name_start = line.span.end - label.name_to_end;
        let name = Span::new(name_start, name_start + label.name.len());
        let weak = label.glued && !reads_glued(label.name, label.rest)
            || is_indented_code(raw)
                && !label.lettered
                && label.form.prefix != Prefix::Bullet
                && !is_capitalised(label.name);
        let Some(Spelling { folded, id, is_role, .. }) = self.spellings.get(spelling) else {
            return;
        };
        if folded.is_empty() {
            return;
        }
        if label.lettered {
            self.lettered.push(self.found.len());
        }
        let rest = line.trimmed(text, label_end);
        self.found.push(Candidate {
            line: number,
            form: label.form,
            label: Span::new(line.inner_start(text), label_end),
            name,
            folded: Rc::clone(folded),
            name_id: *id,
            spelling,
            may_state_a_role: *is_role && is_value(rest.of(text)),
            rest,
            weak,
            doubled_colon: label.doubled_colon,
            start_ms: label.start_ms,
        });
    }

    /// The candidates, in order.
    pub(crate) fn finish(mut self, text: &str) -> Vec<Candidate> {
        if !self.lettered.is_empty() {
            // `A.` with no `Q.` is the first of a list, `R.` an initial.
            let letters = Letters::of(text, &self.found, &self.lettered);
            let mut index = 0;
            self.found.retain(|candidate| {
                let lettered = self.lettered.binary_search(&index).is_ok();
                index += 1;
                !lettered || letters.asked(&candidate.folded)
            });
        }
        self.found
    }
}

/// For every line, whether it lies in a fence of which four lines in ten begin with a label. Fences
/// that name a programming language hold none.
fn talking_fences(text: &str, lines: &[Line]) -> Vec<bool> {
    const TALK: &[&str] =
        &["", "text", "txt", "plain", "plaintext", "chat", "dialogue", "dialog", "conversation"];
    let mut talks = alloc::vec![false; lines.len()];
    let mut start = 0;
    for fence in lines.chunk_by(|one, other| (one.kind == Kind::Code) == (other.kind == Kind::Code))
    {
        let end = start + fence.len();
        if let Some(opening) = fence.first().filter(|line| line.kind == Kind::Code) {
            let info = opening.inner.of(text).trim_matches(['`', '~', ' ']);
            let filled = fence.iter().filter(|line| !line.inner.is_empty()).count();
            let labelled = fence.iter().filter(|line| label(line.span.of(text)).is_some()).count();
            let talk = TALK.contains(&info) && labelled * 10 >= filled * 4;
            if let Some(lines) = talks.get_mut(start..end) {
                lines.fill(talk);
            }
        }
        start = end;
    }
    talks
}

/// `MR. LEE`, `The Witness`: two words or more, each with a capital, which keys in code have not.
fn is_capitalised(name: &str) -> bool {
    name.split_whitespace().count() > 1
        && name.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
}

/// Four blanks or a tab at the start of a line make it code in Markdown (CommonMark 4.4).
fn is_indented_code(line: &str) -> bool {
    line.starts_with("    ") || line.starts_with('\t')
}

/// `名:文` needs no blank; `key:value` and `10:1` in Latin script do.
fn reads_glued(name: &str, rest: &str) -> bool {
    let wide = |c: char| !c.is_ascii() && c.is_alphanumeric() || "“「『（【…—《".contains(c);
    let after = rest.chars().next();
    if after.is_some_and(|c| c.is_ascii_digit() || c == '-') {
        return name.chars().any(wide) && !name.chars().any(|c| c.is_ascii_digit());
    }
    name.chars().any(wide) || after.is_some_and(wide)
}

impl Line {
    /// Where the line's first byte that is not white space stands, marks of a heading included.
    fn inner_start(&self, text: &str) -> usize {
        match self.kind {
            Kind::Heading(_) => self.span.trim(text).start,
            _ => self.inner.start,
        }
    }

    /// The line from `start` on, without white space at its ends.
    fn trimmed(&self, text: &str, start: usize) -> Span {
        match self.kind {
            Kind::Heading(_) => Span::new(start, self.span.end).trim(text),
            // The end is known.
            _ => Span::new(start, self.inner.end).trim(text),
        }
    }
}

impl Candidate {
    /// Whether words stand on the label's own line.
    pub(crate) fn has_rest(&self) -> bool {
        !self.rest.is_empty()
    }

    /// The form without the accidents of numbering: `一、问：` and `问：` are one form.
    pub(crate) fn family(&self) -> Form {
        match self.form.prefix {
            Prefix::Number => Form { prefix: Prefix::None, ..self.form },
            _ => self.form,
        }
    }
}
