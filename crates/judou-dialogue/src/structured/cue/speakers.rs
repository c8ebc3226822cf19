//! Which of the labels in a file's cues are those of speakers.
//!
//! A cue is a few words long and cut anywhere, so that `Remember: …` looks like a label more often
//! than in running text, and `(door opens)` stands in brackets just as `(Ana)` does. What decides is
//! how often a label stands where somebody may begin, how it is written, and what the file's other
//! labels look like.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use judou_source::Span;

use super::label::Form;
use super::sound::is_sound;
use crate::evidence::{LabelEvidence, Reason, THRESHOLD as ENOUGH};
use crate::infer::Told;
use crate::lexicon;
use crate::name::{Shape, fold, shape};
use crate::spelling::fold_label;

/// The labels of a file, each once.
#[derive(Debug, Default)]
pub(super) struct Names<'a> {
    by_label: BTreeMap<(Form, &'a str), usize>,
    all: Vec<Name<'a>>,
}

#[derive(Debug)]
struct Name<'a> {
    label: &'a str,
    form: Form,
    first: Span,
    /// How often it stands there, how often after a finished sentence, and how often first in its cue.
    count: usize,
    after_stop: usize,
    cue_first: usize,
    /// How often words follow it, and how often on the same line.
    speaks: usize,
    inline: usize,
    accepted: bool,
}

impl<'a> Names<'a> {
    /// Counts a label and gives its index.
    pub(super) fn seen(
        &mut self,
        label: &'a str,
        form: Form,
        after_stop: bool,
        cue_first: bool,
        first: Span,
    ) -> usize {
        let index = *self.by_label.entry((form, label)).or_insert_with(|| {
            self.all.push(Name {
                label,
                form,
                first,
                count: 0,
                after_stop: 0,
                cue_first: 0,
                speaks: 0,
                inline: 0,
                accepted: false,
            });
            self.all.len() - 1
        });
        if let Some(name) = self.all.get_mut(index) {
            name.count += 1;
            name.after_stop += usize::from(after_stop);
            name.cue_first += usize::from(cue_first);
        }
        index
    }

    /// Counts whether words follow the label on its line, and whether they do in its cue.
    pub(super) fn speaks(&mut self, index: usize, inline: bool, speaks: bool) {
        if let Some(name) = self.all.get_mut(index) {
            name.speaks += usize::from(speaks);
            name.inline += usize::from(inline);
        }
    }

    pub(super) fn is_speaker(&self, index: usize) -> bool {
        self.all.get(index).is_some_and(|name| name.accepted)
    }

    /// Decides about all labels of a file with so many cues, and says why.
    pub(super) fn decide(&mut self, cues: usize, told: &Told) -> Vec<LabelEvidence> {
        let opens_file = self.all.first().map(|name| name.first);
        // In a transcript of words alone one cue in a hundred looks like a label.
        let share = self
            .all
            .iter()
            .map(|name| if name.form == Form::Colon { name.count } else { name.speaks })
            .sum::<usize>() as f32
            / cues.max(1) as f32;
        let fills = if share >= 0.5 {
            1.0
        } else if share >= 0.2 {
            0.5
        } else {
            0.0
        };
        // Where every cue begins with one, none stands within a sentence: messages need no stops.
        let firsts: usize = self.all.iter().map(|name| name.cue_first).sum();
        let file =
            File { cues, dense: firsts == cues, labelled: cues >= 4 && firsts * 4 >= cues * 3 };
        let mut evidence: Vec<LabelEvidence> =
            self.all.iter().map(|name| weigh(name, file, opens_file == Some(name.first))).collect();
        for found in evidence.iter_mut().filter(|found| fills > 0.0 && found.score > 0.0) {
            found.score += fills;
            found.reasons.push((Reason::FillsTheDocument, fills));
        }
        // Those that are sure tell what the others look like.
        let (mut colons, mut brackets) = (Dress::default(), Dress::default());
        for (name, found) in self.all.iter().zip(&evidence) {
            let dress = if name.form == Form::Bracket { &mut brackets } else { &mut colons };
            dress.add(name, found.score >= ENOUGH);
        }
        for (name, found) in self.all.iter_mut().zip(&mut evidence) {
            let dress = if name.form == Form::Bracket { &brackets } else { &colons };
            if found.score > 0.0 && found.score < ENOUGH && dress.fits(name) {
                found.score += 1.0;
                found.reasons.push((Reason::DressedAsSpeakers, 1.0));
            }
            name.accepted = found.score >= ENOUGH && dress.turns >= 2;
            // A file of one short cue or two has no evidence but its look.
            name.accepted |= found.score >= ENOUGH && dress.turns >= 1 && name.count * 4 >= cues;
            name.accepted |= found.score >= 2.0 && opens_file == Some(name.first);
            // Whoever asks for somebody by name knows better.
            let known = || told.known.contains(&fold_label(name.label));
            name.accepted |= !told.known.is_empty() && known();
            found.accepted = name.accepted;
        }
        evidence
    }
}

/// What the sure labels of one form have in common.
#[derive(Debug, Default)]
struct Dress {
    turns: usize,
    names: usize,
    upper: usize,
    ascii: usize,
}

impl Dress {
    fn add(&mut self, name: &Name<'_>, sure: bool) {
        if sure {
            self.turns += name.count;
            self.names += 1;
            self.upper += usize::from(is_upper(name.label));
            self.ascii += usize::from(name.label.is_ascii());
        }
    }

    /// Whether a label is written as most of the sure ones are.
    fn fits(&self, name: &Name<'_>) -> bool {
        let upper = self.upper * 2 > self.names;
        let ascii = self.ascii * 2 > self.names;
        self.turns >= 2
            && (!upper || is_upper(name.label))
            && (ascii == name.label.is_ascii() || !name.label.is_ascii())
    }
}

fn is_upper(label: &str) -> bool {
    !label.chars().any(char::is_lowercase)
}

/// What a file's labels are weighed against.
#[derive(Clone, Copy)]
struct File {
    cues: usize,
    /// Every cue begins with what looks like a label.
    dense: bool,
    /// Three cues in four do: a program wrote them, and people call themselves and their devices
    /// what they like.
    labelled: bool,
}

fn weigh(name: &Name<'_>, file: File, opens_file: bool) -> LabelEvidence {
    let File { cues, dense, labelled } = file;
    let folded = fold(name.label);
    let mut reasons: Vec<(Reason, f32)> = Vec::new();
    let known = lexicon::role(&folded).is_some()
        || lexicon::is_numbered_speaker(&folded)
        || is_cast(&folded);
    if lexicon::is_field(&folded) {
        reasons.push((Reason::FieldWord, -4.0));
    }
    if lexicon::is_event(&folded) {
        reasons.push((Reason::EventWord, -4.0));
    }
    if known {
        reasons.push((Reason::RoleWord, 1.0));
    } else if lexicon::question_or_answer(&folded).is_some() {
        reasons.push((Reason::QuestionOrAnswer, 0.5));
    }
    // Without the readings and remarks in brackets, which are no part of what names look like.
    let bare = without_brackets(name.label);
    if name.form == Form::Bracket {
        if !known && is_sound(&bare) && !is_heard(name, &bare) {
            reasons.push((Reason::EventWord, -4.0));
        }
        if name.speaks == 0 {
            // Nothing is said by it: a stage note.
            reasons.push((Reason::EventWord, -4.0));
        }
        if name.inline > 0 {
            reasons.push((Reason::SoundsSpoken, 0.5));
        }
    }
    match shape(&bare) {
        _ if known => reasons.push((Reason::LooksLikeAName, 0.5)),
        Shape::Name => reasons.push((Reason::LooksLikeAName, 1.0)),
        Shape::Short if name.form == Form::Bracket => reasons.push((Reason::ShortLabel, 0.75)),
        Shape::Short if is_upper(&bare) => reasons.push((Reason::ShortLabel, 0.75)),
        Shape::Short => reasons.push((Reason::ShortLabel, 0.25)),
        // In Chinese, Japanese and Korean a description in brackets names somebody too.
        Shape::Phrase if name.inline > 0 && !bare.is_ascii() && name.form == Form::Bracket => {}
        Shape::Phrase if dense || labelled && name.count > 1 && name.cue_first == name.count => {
            reasons.push((Reason::ShortLabel, 0.25));
        }
        Shape::Phrase => reasons.push((Reason::Phrase, -2.0)),
    }
    let share = name.count as f32 / cues.max(1) as f32;
    if name.form == Form::Colon {
        if name.after_stop * 2 < name.count && !opens_file && !dense && !is_upper(&bare) {
            reasons.push((Reason::Phrase, -1.0));
        }
        // Once, in small letters, and no stop before it: the middle of a sentence.
        let within = name.count == 1 && name.after_stop == 0;
        if within && !known && !dense && bare.starts_with(char::is_lowercase) {
            reasons.push((Reason::Phrase, -1.5));
        }
        if !known && starts_a_remark(&folded) {
            reasons.push((Reason::Phrase, -1.5));
        }
        if !known && is_counted(&folded) {
            reasons.push((Reason::FieldWord, -3.0));
        }
    }
    let recurs = match name.count {
        0 | 1 if share >= 0.25 => 1.0,
        0 | 1 => 0.0,
        // Twice in an hour is chance, twice in a minute is not.
        2..=3 if share < 0.002 => 0.5,
        _ if share < 0.0005 => 0.5,
        2..=3 => 1.0,
        _ => 1.5,
    };
    if recurs > 0.0 {
        reasons.push((Reason::Recurs, recurs));
    }
    if opens_file {
        reasons.push((Reason::FillsTheDocument, 0.5));
    }
    let score = reasons.iter().map(|(_, weight)| weight).sum();
    LabelEvidence { label: name.first, count: name.count, score, accepted: false, reasons }
}

/// Whether words follow what reads like a sound so that it names who speaks: 千空の声, 花音.
fn is_heard(name: &Name<'_>, bare: &str) -> bool {
    let voice = bare.ends_with("の声") || bare.ends_with("的声音") || bare.ends_with("목소리");
    let short = bare.ends_with('音') && bare.chars().count() <= 2;
    voice && name.inline > 0 || short && name.inline > 1
}

/// Those who have no name in a cast list.
fn is_cast(folded: &str) -> bool {
    const CAST: &[&str] = &[
        // Who sings in a duet: her, him, both.
        "f",
        "m",
        "d",
        "man",
        "woman",
        "boy",
        "girl",
        "all",
        "both",
        "crowd",
        "narrator",
        "announcer",
        "voice",
        "reporter",
        "child",
        "children",
        "kids",
        "voiceover",
        "ナレーション",
        "ナレーター",
        "一同",
        "全員",
        "女性",
        "男性",
        "男",
        "女",
        "子供",
        "旁白",
        "画外音",
        "畫外音",
        "众人",
        "眾人",
        "모두",
        "남자",
        "여자",
        "해설",
        "내레이션",
    ];
    let stem =
        folded.trim_end_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九".contains(c));
    CAST.contains(&stem)
}

/// Words that open a remark within a speech as often as they stand before a colon.
fn starts_a_remark(folded: &str) -> bool {
    const REMARKS: &[&str] = &[
        "remember",
        "so",
        "now",
        "but",
        "and",
        "again",
        "first",
        "second",
        "third",
        "finally",
        "also",
        "look",
        "listen",
        "okay",
        "ok",
        "well",
        "yes",
        "no",
        "right",
        "true",
        "false",
        "plus",
        "basically",
        "meaning",
        "like",
        "because",
        "then",
        "next",
        "number",
        "one",
        "two",
        "three",
        "option",
        "rule",
        "fact",
        "bottomline",
        "thatis",
        "translation",
        "problem",
        "solution",
        "result",
        "case",
        "point",
        "spoiler",
        "disclaimer",
        "guess",
        "think",
    ];
    REMARKS.contains(&folded)
}

/// `Chapter 2`, `Round 1`: what comes next, and nobody's name.
fn is_counted(folded: &str) -> bool {
    const COUNTED: &[&str] = &[
        "chapter", "part", "act", "scene", "episode", "section", "step", "lesson", "unit",
        "season", "rule", "tip", "question", "slide", "figure", "table", "verse", "level", "round",
        "day", "week",
    ];
    let stem = folded.trim_end_matches(|c: char| c.is_ascii_digit());
    stem.len() < folded.len() && COUNTED.contains(&stem)
}

/// The label without what stands in brackets within it: `大木(おおき)大樹` is 大木大樹.
fn without_brackets(label: &str) -> String {
    let mut depth = 0_usize;
    let mut bare = String::with_capacity(label.len());
    for c in label.chars() {
        match c {
            '(' | '（' | '[' | '［' => depth += 1,
            ')' | '）' | ']' | '］' => depth = depth.saturating_sub(1),
            c if depth == 0 => bare.push(c),
            _ => {}
        }
    }
    bare
}
