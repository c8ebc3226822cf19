//! Tables of what was said as text with separators: CSV (RFC 4180), the same with semicolons or tabs.
//!
//! ```text
//! table  = row *( line-end row )
//! row    = cell *( separator cell )
//! cell   = DQUOTE *( CHAR / 2DQUOTE ) DQUOTE / *CHAR
//! ```
//!
//! The first row names the columns. Which is the speaker's and which holds what is said is told by the
//! names that programs give them; the rest of the row may hold anything. Names that stand in tables of
//! other things too (`user`, `name`) count only if a column of words beside them reads like speech. A
//! quotation mark that is never closed ends at the end of its line.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use judou_source::{Diagnostic, Span};
use memchr::{memchr2, memchr3};

use super::builder::turn;
use super::clock::stamp;
use super::messages::head;
use super::{Builder, Format};
use crate::model::Transcript;
use crate::notation::Notation;
use crate::speech::sounds_spoken;

pub(super) const FORMAT: Format = Format { notation: Notation::Csv, detect, read };

/// What columns of speakers are called, in lower case and without joints, the surest first.
const SPEAKERS: &[&str] = &[
    "speaker",
    "speakername",
    "speakerlabel",
    "speakerid",
    "speakers",
    "sendername",
    "nickname",
    "sender",
    "character",
    "sprecher",
    "sprecherin",
    "hablante",
    "locuteur",
    "orador",
    "interlocuteur",
    "说话人",
    "說話人",
    "发言人",
    "發言人",
    "发送人",
    "发送者",
    "話者",
    "発言者",
    "화자",
    "발화자",
    "보낸사람",
    "author",
    "authorname",
    "from",
    "fromname",
    "user",
    "username",
    "name",
    "who",
    "role",
    "角色",
    "姓名",
    "昵称",
    "名前",
    "이름",
    "사용자",
    "participant",
    "person",
    "remark",
];

/// What columns of what is said are called.
const WORDS: &[&str] = &[
    "text",
    "message",
    "utterance",
    "content",
    "strcontent",
    "sentence",
    "transcript",
    "transcription",
    "speech",
    "body",
    "line",
    "dialogue",
    "dialog",
    "caption",
    "said",
    "whatwassaid",
    "nachricht",
    "texte",
    "texto",
    "mensaje",
    "words",
    "内容",
    "文本",
    "消息",
    "台词",
    "台詞",
    "発言",
    "発話",
    "セリフ",
    "テキスト",
    "메시지",
    "내용",
    "대사",
    "발화",
];

/// Columns of starts and ends, in seconds, milliseconds or as a clock's time.
const STARTS: &[&str] = &["start", "startms", "starttime", "begin", "from", "in"];
const ENDS: &[&str] = &["end", "endms", "endtime", "stop", "out"];

/// Columns that say when a message was sent.
const MOMENTS: &[&str] = &[
    "date",
    "datetime",
    "created",
    "sent",
    "received",
    "timestamp",
    "createdat",
    "strtime",
    "createtime",
    "sentat",
    "fecha",
    "datum",
    "时间",
    "日期",
    "日時",
    "날짜",
];

/// How many columns are looked at.
const MAX_COLUMNS: usize = 64;

/// A cell: what stands in it, quotes taken off, and whether a quote is doubled in it.
#[derive(Clone, Copy, Debug)]
struct Cell {
    span: Span,
    escaped: bool,
}

impl Cell {
    fn words(self, text: &str) -> Cow<'_, str> {
        let written = self.span.of(text);
        if self.escaped {
            Cow::Owned(written.replace("\"\"", "\""))
        } else {
            Cow::Borrowed(written)
        }
    }
}

/// Where the columns that matter are.
#[derive(Clone, Copy, Debug)]
struct Columns {
    speaker: usize,
    words: usize,
    start: Option<usize>,
    end: Option<usize>,
    /// The column that says when: an export of a chat, in which `ok` is a message.
    dated: Option<usize>,
    /// How many milliseconds a unit of the times is.
    unit: f64,
}

/// Rows of a table from the front.
struct Rows<'a> {
    text: &'a str,
    separator: u8,
    at: usize,
    /// Up to here no quotation mark is closed: looking again would take time that grows faster than
    /// the text.
    open_until: usize,
}

impl<'a> Rows<'a> {
    const fn new(text: &'a str, separator: u8, at: usize) -> Self {
        Self { text, separator, at, open_until: 0 }
    }

    /// Reads one row into `cells`; where it lies.
    fn next(&mut self, cells: &mut Vec<Cell>) -> Option<Span> {
        cells.clear();
        if self.at >= self.text.len() {
            return None;
        }
        let start = self.at;
        let bytes = self.text.as_bytes();
        loop {
            let (cell, after) = self.cell(self.at);
            if cells.len() < MAX_COLUMNS {
                cells.push(cell);
            }
            self.at = after;
            match bytes.get(after) {
                Some(byte) if *byte == self.separator => self.at += 1,
                Some(b'\r') => {
                    self.at += 1 + usize::from(bytes.get(after + 1) == Some(&b'\n'));
                    return Some(Span::new(start, after));
                }
                Some(_) => {
                    self.at += 1;
                    return Some(Span::new(start, after));
                }
                None => return Some(Span::new(start, after)),
            }
        }
    }

    /// The cell that begins at `at`, and where what follows it does.
    fn cell(&mut self, at: usize) -> (Cell, usize) {
        if self.text.as_bytes().get(at) == Some(&b'"') && at >= self.open_until {
            if let Some((close, escaped)) = self.close(at + 1) {
                let cell = Cell { span: Span::new(at + 1, close), escaped };
                return (cell, self.plain_end(close + 1));
            }
            self.open_until = at.saturating_add(MAX_CELL);
        }
        let end = self.plain_end(at);
        (Cell { span: Span::new(at, end), escaped: false }, end)
    }

    /// The mark that closes what was opened before `at`, if a separator or a line's end follows it.
    fn close(&self, mut at: usize) -> Option<(usize, bool)> {
        let bytes = self.text.as_bytes();
        let limit = self.text.len().min(at.saturating_add(MAX_CELL));
        let mut escaped = false;
        while let Some(found) = memchr::memchr(b'"', bytes.get(at..limit)?) {
            let mark = at + found;
            match bytes.get(mark + 1) {
                Some(b'"') => {
                    escaped = true;
                    at = mark + 2;
                }
                None | Some(b'\n' | b'\r') => return Some((mark, escaped)),
                Some(byte) if *byte == self.separator => return Some((mark, escaped)),
                // A mark inside a cell that is not doubled: programs write that too.
                Some(_) => at = mark + 1,
            }
        }
        None
    }

    fn plain_end(&self, at: usize) -> usize {
        let rest = self.text.as_bytes().get(at..).unwrap_or_default();
        memchr3(self.separator, b'\n', b'\r', rest).map_or(self.text.len(), |found| at + found)
    }
}

/// The longest cell in quotes; beyond it the quotation mark is a character. It bounds what is looked
/// through for a mark that never comes.
const MAX_CELL: usize = 1024 * 1024;

/// The separator of the first line, its columns and where the rows begin.
fn columns(text: &str) -> Option<(Columns, u8, usize)> {
    let rest = text.trim_start_matches(['\u{feff}', '\n', '\r']);
    let begin = text.len() - rest.len();
    let line = rest.get(..memchr2(b'\n', b'\r', rest.as_bytes())?)?;
    if line.len() > 4096 {
        return None;
    }
    [b',', b';', b'\t'].into_iter().find_map(|separator| {
        if !line.as_bytes().contains(&separator) {
            return None;
        }
        let mut rows = Rows::new(text, separator, begin);
        let mut cells = Vec::new();
        rows.next(&mut cells)?;
        let names: Vec<String> = cells.iter().map(|cell| plain(&cell.words(text))).collect();
        let find =
            |wanted: &[&str]| wanted.iter().find_map(|name| names.iter().position(|it| it == name));
        let words = find(WORDS)?;
        let dated = find(MOMENTS);
        // A table of journeys and of mail has who or what it goes to; one of messages says when.
        let is_journey =
            |at: &usize| names.get(*at).is_some_and(|it| it == "from") && dated.is_none();
        let speaker = find(SPEAKERS)
            .filter(|speaker| *speaker != words)
            .filter(|speaker| !(is_journey(speaker) && find(&["to"]).is_some()))?;
        let start = find(STARTS).filter(|start| *start != speaker);
        let millis = |at: usize| names.get(at).is_some_and(|name| name.ends_with("ms"));
        let unit = if start.is_some_and(millis) || separator == b'\t' { 1.0 } else { 1000.0 };
        let end = find(ENDS);
        Some((Columns { speaker, words, start, end, dated, unit }, separator, rows.at))
    })
}

/// A column's name in lower case, joints left out.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).take(40).collect()
}

fn detect(text: &str) -> bool {
    let head = head(text);
    let Some((columns, separator, at)) = columns(head) else { return false };
    let mut rows = Rows::new(head, separator, at);
    let mut cells = Vec::new();
    let (mut filled, mut spoken, mut short) = (0_usize, 0_usize, 0_usize);
    let mut names: Vec<&str> = Vec::new();
    while let Some(row) = rows.next(&mut cells) {
        if row.of(head).trim().is_empty() {
            continue;
        }
        let (Some(name), Some(words)) = (cells.get(columns.speaker), cells.get(columns.words))
        else {
            short += 1;
            continue;
        };
        filled += 1;
        spoken += usize::from(sounds_spoken(words.span.of(head)));
        let name = name.span.of(head).trim();
        if names.len() < 3 && !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
        if filled > 200 {
            break;
        }
    }
    let spoken = spoken * 2 >= filled || columns.dated.is_some() && filled > names.len();
    filled >= 2 && names.len() >= 2 && spoken && short * 4 <= filled
}

fn read(text: &str) -> Transcript<'_> {
    let mut builder = Builder::new(Notation::Csv);
    let Some((columns, separator, at)) = columns(text) else { return builder.finish() };
    let mut rows = Rows::new(text, separator, at);
    let mut cells = Vec::new();
    while let Some(row) = rows.next(&mut cells) {
        if row.of(text).trim().is_empty() {
            continue;
        }
        let (Some(name), Some(words)) = (cells.get(columns.speaker), cells.get(columns.words))
        else {
            builder.diagnostic(Diagnostic::warning(
                "judou::dialogue::short-row",
                "this row has fewer cells than the first and was left out",
                row,
            ));
            continue;
        };
        let name_span = name.span.trim(text);
        if name_span.is_empty() {
            builder.diagnostic(Diagnostic::warning(
                "judou::dialogue::record-without-speaker",
                "this row names no speaker and was left out",
                row,
            ));
            continue;
        }
        let shown = Cell { span: name_span, escaped: name.escaped }.words(text);
        let key = String::from(&*shown);
        let speaker = builder.speaker(&key, shown);
        let content = words.span.trim(text);
        // Some columns of words stand before those of speakers.
        let first = name_span.end <= words.span.start;
        let label = if first { Span::new(row.start, name_span.end) } else { name_span };
        let content = if content.is_empty() { Span::empty(label.end) } else { content };
        let mut made = turn(speaker, name_span, label, content);
        made.span = Span::new(row.start, row.start).cover(label).cover(content);
        if words.escaped {
            made.words = Some(Cell { span: content, escaped: true }.words(text).into_owned());
        }
        let at = |column: Option<usize>| {
            let cell = cells.get(column?)?.span.of(text);
            moment(cell.trim(), columns.unit)
        };
        (made.start_ms, made.end_ms) = (at(columns.start), at(columns.end));
        if columns.start.is_none() {
            let sent = columns.dated.and_then(|at| cells.get(at));
            made.start_ms = sent.and_then(|cell| stamp(cell.span.of(text).trim()));
        }
        made.end_ms = made.end_ms.filter(|end| made.start_ms.is_none_or(|start| start <= *end));
        builder.turn(made);
    }
    builder.finish()
}

/// `12.5`, `12500` or `00:12.5`, in milliseconds.
fn moment(written: &str, unit: f64) -> Option<u64> {
    if let Ok(number) = written.parse::<f64>() {
        #[expect(clippy::cast_sign_loss, reason = "below zero is the start; the cast saturates")]
        return number.is_finite().then_some((number * unit + 0.5) as u64);
    }
    let (rest, at) = super::timing::time(written).ok()?;
    rest.is_empty().then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn row_cases() {
        let cases: &[(&str, &[&str])] = &[
            ("a,b\n", &["a", "b"]),
            ("\"a,\n b\",c", &["a,\n b", "c"]),
            ("\"a \"\"b\"\"\",c", &["a \"b\"", "c"]),
            ("\"a \"b\" c\",d", &["a \"b\" c", "d"]), // not doubled
            ("\"a,b", &["\"a", "b"]),                 // never closed
            (",", &["", ""]),
        ];
        for (text, expected) in cases {
            let mut cells = Vec::new();
            let mut rows = Rows::new(text, b',', 0);
            rows.next(&mut cells);
            let found: Vec<_> = cells.iter().map(|cell| cell.words(text)).collect();
            assert_eq!(found, *expected, "{text:?}");
        }
    }
}
