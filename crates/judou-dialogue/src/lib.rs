//! Speaker turns, speakers and sections of interviews and transcripts, with byte spans.
//!
//! In goes any text, as it stands in a file: an interview in Markdown, a scraped page, minutes, a
//! question-and-answer sheet, in Chinese, Japanese, Korean, English or a mixture. Out comes a
//! [`Transcript`]: who speaks, what each turn says and where, under which heading, in which notation.
//! A text in which nobody speaks is a transcript with no turns.
//!
//! Free-form text has no grammar that could tell `甲：你好` from `来源：某报`. What a label *may* look
//! like is a grammar ([`Notation`]); whether somebody speaks there is decided by evidence over the
//! whole document, and [`Transcript::evidence`] says why.
//!
//! # Examples
//!
//! ```
//! let text = "\
//! # 夜谈
//!
//! **采访者：林夏（某刊）**
//!
//! **林夏：** 还能走吗？
//!
//! **周师傅：** 能。
//!
//! 你听。
//!
//! **林夏：** 准吗？
//!
//! **周师傅：** 准。
//!
//! 来源：某刊
//! ";
//! let transcript = judou_dialogue::parse(text);
//!
//! let turns: Vec<(&str, &str)> =
//!     transcript.turns.iter().map(|turn| (turn.name.of(text), turn.content.of(text))).collect();
//! assert_eq!(turns[1], ("周师傅", "能。\n\n你听。"));
//! // The source line is nobody talking, and no part of the last answer.
//! assert_eq!(turns.last(), Some(&("周师傅", "准。")));
//!
//! let host = &transcript.speakers[0];
//! assert_eq!((&*host.name, host.turns), ("林夏", 2));
//! assert_eq!(host.role, Some(judou_dialogue::Role::Interviewer));
//! ```
//!
//! # Input safety
//!
//! Any text is accepted; no input panics. Time is linear in the text, whatever the notation, because
//! what is compared with everything is bounded:
//!
//! - a name has 40 characters at most, and a label names eight people at most;
//! - a label that is rare, and a part of a joint one, are compared with 64 speakers;
//! - an introduction is read for 64 KiB, a notation is detected within the first 64 KiB;
//! - a conversation in JSON is looked for 12 levels deep;
//! - quotation marks nest 8 deep, and clauses round them are read for 240 bytes.
//!
//! How many speakers and turns there are is bounded by memory alone.
//!
//! Give the body of a document, without its front matter: keys look like labels.
//!
//! # What a caller knows
//!
//! [`TranscriptParser`] takes a notation, the names of speakers, labels that are nobody's, and whether
//! turns of one speaker are joined:
//!
//! ```
//! use judou_dialogue::TranscriptParser;
//!
//! let text = "Ann: One.\n\nAnn: Two.\n\nTip: Three.\n\nBob: Four.\n";
//! let parser = TranscriptParser::new().speaker("Ann").speaker("Bob").ignore("Tip").merge(true);
//! let transcript = parser.parse(text);
//! let words: Vec<&str> = transcript.turns.iter().map(|turn| turn.words(text)).collect();
//! assert_eq!(words, ["One.\n\nTwo.\n\nTip: Three.", "Four."]);
//! ```
//!
//! # How sure it is
//!
//! [`Turn::confidence`] and [`Transcript::confidence`] say it as a number, [`Transcript::evidence`] why.
//! What several people say together has [`Turn::joint`] speakers; a turn that nothing names is
//! [`Turn::implicit`]; [`Transcript::stage_notes`] finds the directions in what is said.
//!
//! # Quotations
//!
//! Stories and articles have no turns. [`quotations`] finds what is quoted in them, tells speech from
//! mere words, and says to whom a clause attributes it.
//!
//! # Writing
//!
//! [`Writer`] writes a transcript in another notation, and gives out only what is read back the same.
//!
//! # Crate features
//!
//! - `std` (default): passes `std` on to the dependencies. The crate itself is `no_std + alloc`.
//! - `json`, `xml` (default): the formats that are JSON and XML. Without them such a text has no turns.
//! - `serde`: `Serialize` for transcripts and their parts; spans are `[start, end]`.
#![no_std]
#![forbid(unsafe_code)]
// No input may panic. What could is warned of, and each exception argues that it cannot.
#![warn(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used
)]

extern crate alloc;

mod askers;
mod assemble;
mod bare;
mod candidate;
mod close;
mod confidence;
mod evidence;
mod implicit;
mod infer;
mod introduction;
mod joint;
mod label;
mod letters;
mod lexicon;
mod line;
mod merge;
mod model;
mod name;
mod notation;
mod paragraphs;
mod parser;
mod participants;
mod person;
mod quotation;
mod scan;
mod service_log;
mod speakers;
mod speech;
mod spelling;
mod stage;
mod structured;
mod tail;
mod time;
mod title;
mod words;
mod write;

pub use evidence::{LabelEvidence, Reason};
pub use model::{Event, EventKind, Role, Section, Speaker, Transcript, Turn};
pub use notation::{Notation, UnknownNotation};
pub use paragraphs::Paragraphs;
pub use parser::{TranscriptParser, parse};
pub use quotation::{
    Attribution, Position, Quotation, QuotationKind, Quotations, QuotedSpeaker, quotations,
    quotations_in,
};
pub use write::{Target, UnknownTarget, WriteError, WriteErrorKind, Writer};
