//! How notations write a talk that is known turn by turn: one row a notation.

mod chats;
mod markup;
mod records;

use super::talk::Piece;

/// How a notation writes a talk, and what it holds of it.
pub(super) struct Form {
    pub(super) notation: &'static str,
    /// Before the first turn and behind the last.
    pub(super) head: &'static str,
    pub(super) tail: &'static str,
    /// What people are called in it.
    pub(super) names: &'static [&'static str],
    /// Two sides take turns, whoever speaks.
    pub(super) sides: bool,
    /// How it writes what would be mark-up.
    pub(super) escape: Option<fn(&str) -> String>,
    pub(super) turn: fn(&Piece<'_>) -> String,
    /// What the lines of a turn read as.
    pub(super) words: fn(&[&str]) -> String,
    /// When the first turn starts, and how much later each of the others, in milliseconds.
    pub(super) starts: Option<(u64, u64)>,
    pub(super) until: Until,
}

/// What a notation says about ends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Until {
    Own,
    /// Where the next turn starts.
    Next,
    Unknown,
}

/// The times of a recording, and those of a chat on the second of January 2020, minute by minute.
const RECORDING: Option<(u64, u64)> = Some((0, 2000));
const CHAT: Option<(u64, u64)> = Some((1_577_999_100_000, 60_000));
const CLOCK: Option<(u64, u64)> = Some((75_900_000, 60_000));

/// Names that any notation can hold, and those that have to be escaped.
const PLAIN: &[&str] = &["Ann Lee", "Bob Ray", "王小明", "김하나"];
const HOSTILE: &[&str] = &["R&D", "Ana \"Nic\" Lee", "王小明", "Zoë O'Neil"];
const ROLES: &[&str] = &["user", "assistant", "system", "tool"];

const fn form(notation: &'static str, turn: fn(&Piece<'_>) -> String) -> Form {
    Form {
        notation,
        head: "",
        tail: "",
        names: PLAIN,
        sides: false,
        escape: None,
        turn,
        words: |lines| lines.join("\n"),
        starts: None,
        until: Until::Unknown,
    }
}

fn spaced(lines: &[&str]) -> String {
    lines.join(" ")
}

/// Inside a string of JSON.
fn json(raw: &str) -> String {
    raw.replace('\\', "\\\\").replace('"', "\\\"").replace('\t', "\\t").replace('\n', "\\n")
}

/// In XML's character data and attributes.
fn xml(raw: &str) -> String {
    raw.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// What white space in XML reads as.
fn folded(lines: &[&str], between: &str) -> String {
    let fold = |line: &&str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    lines.iter().map(fold).collect::<Vec<_>>().join(between)
}

/// `0:00:02.000`, with that before the milliseconds.
fn clock(millis: u64, point: char) -> String {
    let seconds = millis / 1000;
    format!("0:{:02}:{:02}{point}{:03}", seconds / 60, seconds % 60, millis % 1000)
}

/// The row of every notation.
pub(super) const ALL: &[Form] = &[
    // Running text and captions.
    form("bracket-label", |it| format!("【{}】{}\n\n", it.name, it.join("\n"))),
    Form {
        sides: true,
        names: &["——", ""],
        words: |lines| lines.join("") + "？",
        ..form("unlabelled", |it| match it.at % 2 {
            0 => format!("—— {}？\n\n", it.join("")),
            _ => format!("{}？\n\n", it.join("")),
        })
    },
    Form {
        starts: RECORDING,
        until: Until::Own,
        ..form("sbv", |it| {
            let (start, end) = (clock(it.start, '.'), clock(it.end, '.'));
            format!("{start},{end}\n{}: {}\n\n", it.name, it.join("\n"))
        })
    },
    Form {
        starts: RECORDING,
        until: Until::Next,
        words: spaced,
        ..form("lrc", |it| {
            let seconds = it.start / 1000;
            let at = format!("{:02}:{:02}.00", seconds / 60, seconds % 60);
            format!("[{at}]{}: {}\n", it.name, it.join(" "))
        })
    },
    Form {
        head: "[Script Info]\nScriptType: v4.00+\n\n[Events]\nFormat: Layer, Start, End, Style, Name, \
               MarginL, MarginR, MarginV, Effect, Text\n",
        starts: RECORDING,
        until: Until::Own,
        ..form("ass", |it| {
            let centis = |millis| clock(millis, '.').trim_end_matches('0').to_owned() + "00";
            let (start, end) = (centis(it.start), centis(it.end));
            let words = it.join("\\N");
            format!("Dialogue: 0,{start},{end},Default,{},0,0,0,,{words}\n", it.name)
        })
    },
    Form {
        head: "{1}{1}25.000\n",
        starts: RECORDING,
        until: Until::Own,
        ..form("microdvd", |it| {
            format!("{{{}}}{{{}}}{}: {}\n", it.start / 40, it.end / 40, it.name, it.join("|"))
        })
    },
    markup::SAMI,
    markup::TTML,
    markup::PODCAST_HTML,
    markup::COMPONENT,
    markup::TABLE,
    markup::FDX,
    markup::TEI,
    markup::AKOMA_NTOSO,
    // What recognisers write.
    records::PODCAST,
    records::WHISPER,
    records::DEEPGRAM,
    records::ASSEMBLYAI,
    records::AWS,
    records::REV,
    records::RTTM,
    records::DIALOGUE,
    // Chats and prompts.
    chats::WHATSAPP,
    chats::KAKAOTALK,
    chats::LINE,
    chats::QQ,
    chats::IRC,
    chats::SLACK,
    chats::TELEGRAM,
    chats::DISCORD,
    chats::SIGNAL,
    chats::MEETING,
    records::ALPACA,
    chats::CHATML,
    chats::LLAMA_3,
    chats::LLAMA_2,
    chats::PROMPT,
    // Plays and records of parliaments.
    Form {
        names: &["花", "健", "老周", "王小明"],
        words: |lines| lines.join("") + "。",
        ..form("japanese-play", |it| format!("{}　{}。\n", it.name, it.join("")))
    },
    Form {
        names: &["Mr. STONE", "Ms. LEE of Ohio", "The SPEAKER pro tempore", "Mrs. O'NEILL"],
        words: |lines| lines.join("\n  "),
        ..form("congressional-record", |it| format!("  {}. {}\n", it.name, it.join("\n  ")))
    },
    Form {
        names: &["委員長（山田太郎君）", "鈴木花子君", "国務大臣（田中一郎君）", "佐藤次郎君"],
        words: |lines| lines.join("\n　"),
        ..form("hansard", |it| format!("○{}　{}\n", it.name, it.join("\n　")))
    },
];
