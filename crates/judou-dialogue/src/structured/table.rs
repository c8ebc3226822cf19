//! Dialogue in a Markdown table: a row a turn, a cell for who speaks and one for what is said.
//!
//! ```text
//! table     = [ row ] delimiter *row
//! row       = [ "|" ] cell *( "|" cell ) [ "|" ]      ; `\|` is no separator
//! delimiter = a row of cells `-`, `:-`, `-:`, `:-:`
//! ```
//!
//! A heading of the table may name the columns; without one that does, the first column is the
//! speakers'. Tables hold prices far oftener than talk: names must be few, recur or be told by the
//! heading, change from row to row, and sentences stand beside them.

use alloc::vec::Vec;

use judou_source::{Line, Span};

use super::builder::turn;
use super::messages::head;
use super::{Builder, Format};
use crate::infer::Told;
use crate::model::{Section, Transcript};
use crate::name::fold;
use crate::notation::Notation;
use crate::speech::{has_stop, sounds_spoken};

pub(super) const FORMAT: Format = Format { notation: Notation::Table, detect, read };

/// What a column of speakers is called, folded.
const SPEAKERS: &[&str] = &[
    "speaker",
    "speakers",
    "who",
    "character",
    "name",
    "person",
    "role",
    "sprecher",
    "sprecherin",
    "wer",
    "rolle",
    "hablante",
    "personaje",
    "quién",
    "locuteur",
    "personnage",
    "qui",
    "人物",
    "角色",
    "说话人",
    "說話人",
    "发言人",
    "發言人",
    "姓名",
    "名前",
    "話者",
    "役",
    "登場人物",
    "화자",
    "인물",
    "이름",
    "등장인물",
    "персонаж",
    "говорящий",
    "personaggio",
    "personagem",
];

/// How many of [`SPEAKERS`] also head tables of other things.
const COMMON: &[&str] =
    &["who", "name", "person", "role", "wer", "rolle", "qui", "角色", "姓名", "名前", "役", "이름"];

/// What a column of what is said is called, folded.
const WORDS: &[&str] = &[
    "text",
    "line",
    "lines",
    "dialogue",
    "dialog",
    "utterance",
    "speech",
    "words",
    "message",
    "content",
    "whatwassaid",
    "says",
    "said",
    "satz",
    "äußerung",
    "texto",
    "frase",
    "diálogo",
    "réplique",
    "texte",
    "台词",
    "台詞",
    "内容",
    "內容",
    "对话",
    "對話",
    "发言",
    "發言",
    "セリフ",
    "せりふ",
    "発言",
    "会話",
    "대사",
    "대화",
    "내용",
    "발화",
];

/// What a column of times is called, folded.
const TIMES: &[&str] = &[
    "time",
    "timestamp",
    "timecode",
    "timespan",
    "timerange",
    "start",
    "at",
    "zeit",
    "hora",
    "tiempo",
    "heure",
    "temps",
    "时间",
    "時間",
    "時刻",
    "시간",
];

/// How many cells of a row are looked at, and the longest name in characters.
const MAX_CELLS: usize = 16;
const MAX_NAME: usize = 24;

/// Which cells of a table's rows are whose; `known` if its heading says so.
#[derive(Clone, Copy, Debug)]
struct Columns {
    speaker: usize,
    words: usize,
    time: Option<usize>,
    known: bool,
    /// The heading names both columns, and nothing but people who speak stands under the one.
    sure: bool,
    /// Whether the heading's cells are empty; the first of them.
    bare: bool,
    first: Span,
}

impl Columns {
    fn first(self, text: &str) -> &str {
        bare(text, self.first).of(text)
    }
}

/// The cells of a row, if the line is one.
fn cells(text: &str, line: Span) -> Option<Vec<Span>> {
    let inner = line.trim(text);
    let bytes = inner.of(text).as_bytes();
    if !bytes.starts_with(b"|") {
        return None;
    }
    let mut cells = Vec::new();
    let mut start = inner.start + 1;
    for at in memchr::memchr_iter(b'|', bytes).skip(1) {
        if at > 0 && bytes.get(at - 1) == Some(&b'\\') {
            continue;
        }
        if cells.len() == MAX_CELLS {
            break;
        }
        cells.push(Span::new(start, inner.start + at).trim(text));
        start = inner.start + at + 1;
    }
    if start < inner.end && cells.len() < MAX_CELLS {
        cells.push(Span::new(start, inner.end).trim(text));
    }
    (cells.len() > 1).then_some(cells)
}

fn is_delimiter(text: &str, cells: &[Span]) -> bool {
    cells.iter().all(|cell| {
        let cell = cell.of(text);
        cell.contains('-') && cell.bytes().all(|byte| matches!(byte, b'-' | b':' | b' '))
    })
}

/// A name without its emphasis and the colon behind it.
fn bare(text: &str, cell: Span) -> Span {
    let written = cell.of(text);
    let mark = |c: char| matches!(c, '*' | '_' | '`' | ' ');
    let front = written.len() - written.trim_start_matches(mark).len();
    let inner = written.trim_start_matches(mark);
    let inner = inner.trim_end_matches(|c| mark(c) || matches!(c, ':' | '：'));
    Span::new(cell.start + front, cell.start + front + inner.len())
}

/// By its heading; if that names nothing, the first column and the one after it.
fn columns(text: &str, heading: &[Span]) -> Columns {
    let find = |names: &[&str]| {
        let is = |cell: &Span| names.contains(&&*fold(bare(text, *cell).of(text)));
        heading.iter().position(is)
    };
    let (speaker, words, known) = match (find(SPEAKERS), find(WORDS)) {
        (Some(speaker), Some(words)) if speaker != words => (speaker, words, true),
        (Some(0), None) | (None, Some(1)) => (0, 1, true),
        _ => (0, 1, false),
    };
    let called = |at: usize| heading.get(at).map(|cell| fold(bare(text, *cell).of(text)));
    let sure = find(WORDS).is_some()
        && find(SPEAKERS) == Some(speaker)
        && called(speaker).is_some_and(|it| !COMMON.contains(&&*it));
    let bare = heading.iter().all(|cell| cell.is_empty());
    let first = heading.first().copied().unwrap_or_default();
    let time = find(TIMES);
    Columns { speaker, words, time, known, sure, bare, first }
}

/// A row of a table that may be a turn.
#[derive(Clone, Copy, Debug)]
struct Row {
    line: Span,
    name: Span,
    words: Span,
    period: (Option<u64>, Option<u64>),
}

/// Reads the table that begins with `first`; its rows, if they are a dialogue.
fn table(
    text: &str,
    (first, heading): (Span, &[Span]),
    lines: &[Line],
    told: &Told,
) -> Option<Vec<Row>> {
    let columns = columns(text, heading);
    let mut rows = Vec::with_capacity(lines.len() + 1);
    for line in lines {
        let cells = cells(text, line.span)?;
        let (name, words) = (cells.get(columns.speaker), cells.get(columns.words));
        let (Some(name), Some(words)) = (name, words) else { continue };
        let name = bare(text, *name);
        if !name.is_empty() {
            let time = columns.time.and_then(|at| cells.get(at));
            let period = time.map(|cell| period(cell.of(text))).unwrap_or_default();
            rows.push(Row { line: line.span.trim(text), name, words: *words, period });
        }
    }
    let known = !told.known.is_empty() && rows.iter().any(|row| told.knows(row.name.of(text)));
    if !known && !is_dialogue(text, &rows, columns) {
        return None;
    }
    // A table must have a heading: some have their first turn there.
    if let ([name, words, ..], false) = (heading, columns.known) {
        let name = bare(text, *name);
        let speaks = rows.iter().take(8).any(|row| row.name.of(text) == name.of(text));
        if speaks && sounds_spoken(words.of(text)) {
            rows.insert(
                0,
                Row { line: first.trim(text), name, words: *words, period: (None, None) },
            );
        }
    }
    Some(rows)
}

fn is_dialogue(text: &str, rows: &[Row], columns: Columns) -> bool {
    let mut names: Vec<&str> = Vec::new();
    let (mut changes, mut spoken, mut last) = (0_usize, 0_usize, "");
    for row in rows {
        let name = row.name.of(text);
        if name.chars().nth(MAX_NAME).is_some() || !name.chars().any(char::is_alphabetic) {
            return false;
        }
        changes += usize::from(name != last);
        last = name;
        // More speakers than that are a list, and are not compared.
        if names.len() <= 32 && !names.contains(&name) {
            names.push(name);
        }
        let words = row.words.of(text);
        spoken += usize::from(sounds_spoken(words) && has_stop(words));
    }
    let count = rows.len();
    if columns.sure {
        return names.len() >= 2;
    }
    let recur = names.len() * 2 <= count || columns.known && count < 4 && names.len() == 2;
    // Only sentences tell a table without names of columns from one of parts and prices.
    let enough = if columns.known { spoken * 2 >= count } else { spoken * 5 >= count * 4 };
    // What a heading names that we don't know is nobody's.
    if !columns.known && !columns.bare && !names.contains(&columns.first(text)) {
        return false;
    }
    (2..=32).contains(&names.len())
        && recur
        && changes * 2 >= count
        && enough
        && count >= 2
        && (columns.known || count >= 4 && changes * 4 >= count * 3)
}

/// The tables of a text that are dialogues, and the headings between them.
fn dialogues(text: &str, told: &Told, mut found: impl FnMut(Part)) {
    let lines: Vec<Line> = judou_source::lines(text).collect();
    let mut fenced = false;
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        at += 1;
        let inner = line.span.of(text).trim_start();
        if inner.starts_with("```") || inner.starts_with("~~~") {
            fenced = !fenced;
        }
        if fenced {
            continue;
        }
        if let Some(section) = heading(text, line.span) {
            found(Part::Section(section));
            continue;
        }
        let Some(first) = cells(text, line.span) else { continue };
        let Some(second) = lines.get(at).and_then(|line| cells(text, line.span)) else { continue };
        if !is_delimiter(text, &second) {
            continue;
        }
        let begin = at + 1;
        let rest = lines.get(begin..).unwrap_or_default();
        let count = rest.iter().take_while(|line| cells(text, line.span).is_some()).count();
        at = begin + count;
        let rows = rest.get(..count).unwrap_or_default();
        if let Some(rows) = table(text, (line.span, &first), rows, told) {
            found(Part::Rows(rows));
        }
    }
}

enum Part {
    Section(Section),
    Rows(Vec<Row>),
}

/// `heading = 1*6"#" 1*blank title`
fn heading(text: &str, line: Span) -> Option<Section> {
    let inner = line.trim(text);
    let marks = inner.of(text).bytes().take(7).take_while(|byte| *byte == b'#').count();
    let title = Span::new(inner.start + marks, inner.end);
    let blank = title.of(text).starts_with([' ', '\t']);
    let title = title.trim(text);
    let level = u8::try_from(marks).ok()?;
    ((1..=6).contains(&level) && blank && !title.is_empty()).then_some(Section {
        title,
        level,
        span: inner,
    })
}

fn detect(text: &str) -> bool {
    let head = head(text);
    if !head.contains("\n|") && !head.starts_with('|') {
        return false;
    }
    // The tables must be what the text is about: a page may quote one.
    let (mut rows, mut others) = (0_usize, 0_usize);
    dialogues(head, &Told::default(), |part| {
        if let Part::Rows(found) = part {
            rows += found.len();
        }
    });
    if rows == 0 {
        return false;
    }
    for line in judou_source::lines(head) {
        let inner = line.of(head).trim();
        others += usize::from(!inner.is_empty() && !inner.starts_with(['|', '#']));
    }
    others <= rows * 2
}

fn read(text: &str) -> Transcript<'_> {
    read_told(text, &Told::default())
}

/// Reads it with what the caller says about labels: a table in which somebody known stands is one of talk.
pub(super) fn read_told<'a>(text: &'a str, told: &Told) -> Transcript<'a> {
    let mut builder = Builder::new(Notation::Table);
    dialogues(text, told, |part| match part {
        Part::Section(section) => builder.section(section),
        Part::Rows(rows) => rows.iter().for_each(|row| add(text, &mut builder, *row)),
    });
    builder.finish()
}

fn add<'a>(text: &'a str, builder: &mut Builder<'a>, row: Row) {
    let speaker = builder.speaker(&fold(row.name.of(text)), row.name.of(text));
    let first = row.name.end <= row.words.start;
    let label = if first { Span::new(row.line.start, row.name.end) } else { row.name };
    let content = if row.words.is_empty() { Span::empty(label.end) } else { row.words };
    let mut made = turn(speaker, row.name, label, content);
    made.span = Span::new(row.line.start, row.line.start).cover(label).cover(content);
    if content.of(text).contains("\\|") {
        made.words = Some(content.of(text).replace("\\|", "|"));
    }
    (made.start_ms, made.end_ms) = row.period;
    builder.turn(made);
}

/// `0:12`, or from when to when: `0:00.0 - 0:02.1`.
fn period(cell: &str) -> (Option<u64>, Option<u64>) {
    let parts = ["-->", "–", "—", "-"].iter().find_map(|dash| cell.split_once(dash));
    match parts.map(|(start, end)| (moment(start), moment(end))) {
        Some((Some(start), Some(end))) => (Some(start), Some(end)),
        _ => (moment(cell), None),
    }
}

/// `0:12`, `[00:01:02]`, in milliseconds.
fn moment(cell: &str) -> Option<u64> {
    let clock = cell.trim_matches(['[', ']', '(', ')', '`', '*', ' ']);
    let (rest, at) = crate::time::time(clock).ok()?;
    rest.is_empty().then_some(at)
}
