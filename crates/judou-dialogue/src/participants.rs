//! Whom the document names as taking part: lists of those present, casts, tables of initials.
//!
//! In come the lines, out come folded names. A label that is among them needs to recur less to be a
//! speaker's. Three places are read, wherever they stand: the value of a field (`Present: Ann, Bob`),
//! the lines below such a field or heading, and the columns of a table that are headed `Name`,
//! `Abbreviation` and the like. At most [`MAX_NAMES`] names are kept, [`MAX_LINES`] lines of a list
//! read.

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

use judou_source::Span;
use memchr::memchr2_iter;

use crate::lexicon;
use crate::line::{Kind, Line};
use crate::name::{fold, is_han};
use crate::speech::has_stop;
use crate::time::time;
use crate::words::Sieve;

/// How many folded names are kept, full, short and initials.
const MAX_NAMES: usize = 2048;

/// How many lines below a field or a heading may be its list.
const MAX_LINES: usize = 200;

/// How many lists are read: what heads more of them is the label of somebody who speaks.
const MAX_LISTS: usize = 64;

/// How much of a line is read, in bytes: a list of names, not a story.
const MAX_BYTES: usize = 2000;

/// How long the word may be that heads a list, in bytes.
const MAX_WORD: usize = 60;

/// What a list of people is headed by.
#[rustfmt::skip]
const PEOPLE: &[&str] = &[
    "attendees", "attendance", "inattendance", "present", "presentonline", "participants",
    "inperson", "inpersonattendees", "remoteattendees", "remote", "onlineattendees", "speakers",
    "panelists", "panellists", "panel", "members", "memberspresent", "cast", "castofcharacters",
    "characters", "dramatispersonae", "personae", "persons", "host", "hosts", "cohost", "cohosts",
    "guest", "guests", "moderator", "moderators", "interviewer", "interviewers", "interviewee",
    "interviewees", "interviewedby", "chair", "chairs", "scribe", "scribes", "witnesses",
    "appearances", "featuring", "absent", "absentees", "apologies", "regrets", "online", "remotely",
    "presenter", "presenters", "observers", "secretary", "notetaker", "notetakers", "personen", "teilnehmer", "participantes", "personnages",
    "personajes", "出席", "出席者", "出席人員", "出席人员", "出席委員", "出席委员", "列席",
    "列席者", "缺席", "请假", "請假", "記録", "记录", "記錄", "列席官員", "列席官员", "列席委員", "参加者", "參加者", "参加人", "参加人员",
    "參加人員", "与会", "与会者", "與會者", "与会人员", "與會人員", "参会", "参会人", "参会人员",
    "嘉宾", "嘉賓", "主持", "主持人", "人物", "登場人物", "登场人物", "人物表", "出演", "出演者",
    "訪談人員", "受访者", "受訪者", "受访人", "受訪人", "采访者", "採訪者", "采访人", "採訪人",
    "访谈嘉宾", "对谈人", "對談人", "本期嘉宾", "本期嘉賓", "今日嘉宾", "对谈嘉宾", "受访嘉宾", "話した人", "対談者", "司会", "聞き手", "話し手", "語り手", "ゲスト", "メンバー",
    "참석자", "참석", "참가자", "출연", "출연자", "등장인물", "사회", "사회자", "진행", "게스트",
];

static PEOPLE_WORDS: Sieve = {
    let (mut rest, mut sieve) = (PEOPLE, Sieve::EMPTY);
    while let Some((word, others)) = rest.split_first() {
        (rest, sieve) = (others, sieve.with(word));
    }
    sieve
};

/// What a table's column of names is headed by.
#[rustfmt::skip]
const COLUMNS: &[&str] = &[
    "name", "names", "abbreviation", "abbreviations", "initials", "abbr", "speaker", "attendee",
    "participant", "character", "delegate", "姓名", "名前", "氏名", "姓氏", "简称", "簡稱", "缩写",
    "이름", "성명",
];

/// The names that the document gives to those who take part, folded.
#[derive(Debug, Default)]
pub(crate) struct Participants {
    names: BTreeSet<String>,
    /// The lines that are entries of a list, in order.
    entries: Vec<usize>,
}

impl Participants {
    /// Whether `folded` is one of the names, or a part of one that people are called by.
    pub(crate) fn contains(&self, folded: &str) -> bool {
        self.names.contains(folded)
    }

    /// Whether the line with this number is an entry of a list: whoever it names does not speak there.
    pub(crate) fn lists_at(&self, line: usize) -> bool {
        self.entries.binary_search(&line).is_ok()
    }

    /// Reads the names of one line: `Ann Lee (AL), Bob Ray`.
    fn read(&mut self, line: &str) {
        for entry in Span::new(0, line.len().min(MAX_BYTES)).of(line).split(SEPARATORS) {
            let entry = entry.trim_matches(MARKS);
            let (name, rest) = match entry.find(['(', '（', '[', '<']) {
                Some(open) => entry.split_at(open),
                None => (entry, ""),
            };
            // `Ann Lee - Spade Ltd`, `Ann Lee: a gardener`.
            let name = name.split([':', '：', '—', '–']).next().unwrap_or_default();
            let name = name.split(" - ").next().unwrap_or_default();
            self.add(name.trim_matches(MARKS));
            let short = rest.trim_matches(|c: char| !c.is_alphanumeric());
            if is_initials(short) {
                self.names.insert(fold(short));
            }
        }
    }

    /// Takes the initials that a label explains, `Ann Lee (AL)`, for the name of a participant.
    pub(crate) fn note(&mut self, label: &str) {
        let short =
            label.strip_suffix([')', '）']).and_then(|label| label.rsplit(['(', '（']).next());
        if let Some(short) =
            short.filter(|short| is_initials(short) && self.names.len() < MAX_NAMES)
        {
            self.names.insert(fold(short));
        }
    }

    /// Adds a name, and the parts of it that stand for it.
    fn add(&mut self, name: &str) {
        let words = name.split_whitespace().count();
        if name.is_empty() || words > 5 || name.chars().count() > 40 {
            return;
        }
        self.insert(name);
        if name.chars().any(is_han) {
            return;
        }
        for word in name.split_whitespace() {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            if word.chars().count() > 2 && word.chars().next().is_some_and(char::is_uppercase) {
                self.insert(word);
            }
        }
    }

    /// Adds a name that is no field's; initials that are explained may be one's: `Tim Oh (TO)`.
    fn insert(&mut self, name: &str) {
        let folded = fold(name);
        let heads = is_people(&folded);
        if !folded.is_empty() && !heads && !lexicon::is_field(&folded) {
            self.names.insert(folded);
        }
    }
}

/// Gathers the participants of a text line by line.
#[derive(Debug, Default)]
pub(crate) struct Gatherer {
    found: Participants,
    table: Option<Columns>,
    /// How many lists there were.
    lists: usize,
    /// How many lines more may be entries of a list.
    listed: usize,
    blanks: usize,
    /// The entries of the list stand line by line, so that a blank line ends it.
    by_line: bool,
}

impl Gatherer {
    /// Looks for names in the line with this number. `is_for_people` says of its label whether it is a word
    /// for people, if that is known.
    pub(crate) fn read(
        &mut self,
        text: &str,
        number: usize,
        line: &Line,
        is_for_people: Option<bool>,
    ) {
        if line.kind == Kind::Blank {
            self.table = None;
            self.blanks += 1;
            return;
        }
        if self.found.names.len() >= MAX_NAMES {
            return;
        }
        if line.kind == Kind::Table {
            let inner = line.inner.of(text);
            match self.table {
                None => self.table = Some(Columns::of(inner)),
                Some(columns) => columns.read(inner, &mut self.found),
            }
            return;
        }
        self.table = None;
        match line.kind {
            Kind::Text | Kind::Heading(_) | Kind::Quote => {
                let inner = || line.inner.of(text);
                let may = self.lists < MAX_LISTS && is_for_people != Some(false);
                let value =
                    if may { list_of_people(inner(), is_for_people.is_some()) } else { None };
                if let Some(value) = value {
                    self.lists += 1;
                    self.found.read(value);
                    let goes_on = value.is_empty() || value.ends_with([',', '，', '、', ';']);
                    self.listed = if goes_on { MAX_LINES } else { 0 };
                    self.by_line = false;
                } else if matches!(line.kind, Kind::Heading(_))
                    || self.blanks > 1
                    || self.by_line && self.blanks > 0
                {
                    self.listed = 0;
                } else if self.listed > 0 {
                    self.listed -= 1;
                    // `佐原｜靴修理。三代目。` right below another entry says what she does.
                    let barred = self.blanks == 0 && inner().contains('｜');
                    if barred || looks_like_an_entry(inner()) {
                        self.found.read(inner());
                        let after = self.found.entries.last().map(|before| before + 1);
                        self.by_line = after == Some(number);
                        self.found.entries.push(number);
                    } else {
                        self.listed = 0;
                    }
                }
                self.blanks = 0;
            }
            _ => self.listed = 0,
        }
    }

    pub(crate) fn finish(self) -> Participants {
        self.found
    }
}

const SEPARATORS: &[char] = &[',', '，', '、', ';', '；', '|', '｜', '/', '\u{3000}'];
const MARKS: &[char] = &['*', '_', '-', '•', '+', '>', '#', ' ', '\u{3000}', '\t', '.', '。', '`'];

/// Whether a line may head a list of people. Most are somebody's words, and what stands before their
/// colon is found not to be a word of the list without being folded.
fn may_head_a_list(line: &str) -> bool {
    let head = line.as_bytes().get(..MAX_WORD).unwrap_or(line.as_bytes());
    let colon = memchr2_iter(b':', 0xef, head)
        .find(|at| matches!(head.get(*at..), Some([b':', ..] | [0xef, 0xbc, 0x9a, ..])));
    if line.len() > MAX_WORD && colon.is_none() {
        return false;
    }
    let word = line.get(..colon.unwrap_or(line.len())).unwrap_or_default();
    word.split('/').all(|word| PEOPLE_WORDS.passes_folded(word))
}

/// Whether a line begins with a word for people: its label may head a list of them. What follows the
/// label has no say in it.
pub(crate) fn heads_with_people(line: &str) -> bool {
    may_head_a_list(line) && is_for_people(before_colon(line.trim_matches(MARKS)))
}

/// What stands before the colon of a line without marks at its ends.
fn before_colon(bare: &str) -> &str {
    bare.find([':', '：']).and_then(|colon| bare.get(..colon)).unwrap_or(bare)
}

/// Whether a word says what people are.
fn is_for_people(word: &str) -> bool {
    // `Attendees/参加者:` says it in two languages.
    let parts = || word.split('/').all(|it| is_people(&fold(it)));
    word.chars().nth(30).is_none() && (is_people(&fold(word)) || word.contains('/') && parts())
}

/// The value of a line that lists people, `Present: Ann, Bob`; empty if the list stands below it. It may be
/// known that the line begins with a word for people.
fn list_of_people(line: &str, is_known: bool) -> Option<&str> {
    if !is_known && !may_head_a_list(line) {
        return None;
    }
    let bare = line.trim_matches(MARKS);
    let word = before_colon(bare);
    let value = bare.get(word.len()..)?.trim_start_matches([':', '：', '*', '_', ' ']);
    // `Hosts: Ann, Bob.` may end in a stop, and lists people all the same. Words that a host says are told
    // by their stops before anybody asks for the word.
    let listed = value.trim_end_matches(['.', '。', '*', '_', ' ']);
    if has_stop(listed) || value.contains("://") || !is_known && !is_for_people(word) {
        return None;
    }
    // `**Interviewer**` on a line of its own has the word, `Interviewer:` may head a list.
    let heads = bare.len() > word.len() || lexicon::role(&fold(word)).is_none();
    heads.then_some(value)
}

/// Whether a folded label heads a list of people, and is no role that somebody may speak in.
pub(crate) fn heads_a_list(folded: &str) -> bool {
    is_people(folded) && lexicon::role(folded).is_none()
}

fn is_people(folded: &str) -> bool {
    PEOPLE_WORDS.passes(folded) && PEOPLE.contains(&folded)
}

/// Whether a line could be an entry of a list of people: no sentence.
fn looks_like_an_entry(line: &str) -> bool {
    let value = line.split_once([':', '：']).map_or("", |(_, value)| value);
    // `Ann  0:12` heads what she says.
    let timed = line.split_whitespace().next_back().is_some_and(|word| time(word).is_ok());
    let stop = timed
        || line.trim_end().ends_with(['。', '！', '？', '!', '?'])
        || line.contains(". ") && line.split_whitespace().count() > 12;
    !stop && !has_stop(value) && !line.contains("://") && !ends_in_a_time(line)
}

/// Whether a line is somebody's label in a recording, `Ann Lee  0:04`: who takes part has no time.
fn ends_in_a_time(line: &str) -> bool {
    let last = line.split_whitespace().next_back().unwrap_or_default();
    time(last.trim_matches(['(', ')', '[', ']'])).is_ok_and(|(rest, _)| rest.is_empty())
}

/// `RF`, `SYU`: two to four capitals.
fn is_initials(word: &str) -> bool {
    (2..=4).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase())
}

/// The columns of a table that hold names, as bits.
#[derive(Clone, Copy, Debug, Default)]
struct Columns(u16);

impl Columns {
    /// Which of the cells of a table's first row head a column of names.
    fn of(row: &str) -> Self {
        let mut bits = 0;
        for (at, cell) in cells(row) {
            if COLUMNS.contains(&fold(cell).as_str()) {
                bits |= 1 << at;
            }
        }
        Self(bits)
    }

    fn read(self, row: &str, found: &mut Participants) {
        if self.0 == 0 {
            return;
        }
        for (at, cell) in cells(row) {
            if self.0 & (1 << at) != 0 && cell.chars().any(char::is_alphabetic) {
                if is_initials(cell) { found.insert(cell) } else { found.read(cell) }
            }
        }
    }
}

/// The first sixteen cells of a row, with their places.
fn cells(row: &str) -> impl Iterator<Item = (usize, &str)> {
    let row = row.trim().trim_matches('|');
    row.split('|').take(16).map(str::trim).enumerate()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::lines;

    fn gathered(text: &str, names: &[&str]) -> alloc::vec::Vec<bool> {
        let mut gatherer = Gatherer::default();
        for (number, line) in lines(text).iter().enumerate() {
            gatherer.read(text, number, line, None);
        }
        let found = gatherer.finish();
        names.iter().map(|name| found.contains(&fold(name))).collect()
    }

    #[test]
    fn people_are_found_where_they_are_listed() {
        let cases: [(&str, &[&str]); 9] = [
            ("Present: Ann Lee (AL), Bob\n", &["Ann Lee", "Ann", "Lee", "AL", "Bob"]),
            ("**Attendees:**\n\n- Ann Lee\n- Bob Ray (Spade)\n", &["Ann", "Ray"]),
            ("Attendees/参加者: Ann, 花子\n", &["Ann", "花子"]),
            ("## Participants\n\nAnn Lee, Bob Ray\n", &["Ann", "Bob Ray"]),
            ("| Name | Abbreviation |\n| --- | --- |\n| Ann Lee | AL |\n", &["Ann", "AL"]),
            ("嘉宾：宋唯一（建筑师）、叶楠\n", &["宋唯一", "叶楠"]),
            ("出席委員：陳明義　林淑芬\n", &["陳明義", "林淑芬"]),
            ("참석자: 김철수, 이영희\n", &["김철수", "이영희"]),
            ("登場人物\n健二（主人公）\n花子\n", &["健二", "花子"]),
        ];
        for (text, names) in cases {
            assert_eq!(gathered(text, names), alloc::vec![true; names.len()], "{text:?}");
        }
    }

    #[test]
    fn other_lists_name_nobody() {
        let cases: [(&str, &[&str]); 4] = [
            ("Colours: Red, Blue\n", &["Red"]),
            ("| Key | Value |\n| --- | --- |\n| Port | 80 |\n", &["Port"]),
            ("SPEAKERS\nAnn, Bob\n\nCid  0:03\nHi.\n", &["Cid"]),
            ("Present: Ann\n\nIt was late. Nobody spoke.\n", &["Nobody"]),
        ];
        for (text, names) in cases {
            assert_eq!(gathered(text, names), alloc::vec![false; names.len()], "{text:?}");
        }
    }
}
