//! Formats with a grammar of their own: which there are, how one is told, what their readers share.
//!
//! A reader never fails: what it cannot read is skipped to the next record and becomes a diagnostic.
//! Free-form text, which has no grammar, is [`crate::infer`]'s.

#[cfg(feature = "xml")]
mod akoma_ntoso;
#[cfg(feature = "json")]
mod alpaca;
mod ass;
#[cfg(feature = "json")]
mod assemblyai;
#[cfg(feature = "json")]
mod aws;
#[cfg(feature = "json")]
mod azure;
mod bracket;
mod builder;
mod chat;
mod chatml;
mod clock;
mod component;
mod congress;
#[cfg(feature = "json")]
mod conversation;
#[cfg(feature = "json")]
mod conversation_shape;
mod csv;
mod cue;
#[cfg(feature = "json")]
mod deepgram;
#[cfg(feature = "json")]
mod discord;
#[cfg(feature = "xml")]
mod fdx;
mod fountain;
mod hansard;
mod irc;
mod japanese_play;
#[cfg(feature = "json")]
mod json;
#[cfg(feature = "json")]
mod json_dialogue;
mod kakaotalk;
mod line_app;
mod llama2;
mod lrc;
mod markup;
mod messages;
mod microdvd;
#[cfg(feature = "json")]
mod openai;
mod pasted;
#[cfg(feature = "json")]
mod podcast;
mod podcast_html;
mod prompt_labels;
mod prose;
mod qq;
#[cfg(feature = "json")]
mod record;
#[cfg(feature = "json")]
mod rev;
mod role_marks;
mod rttm;
mod sami;
mod sbv;
#[cfg(feature = "json")]
mod sharegpt;
#[cfg(feature = "json")]
mod signal;
mod signs;
#[cfg(feature = "json")]
mod slack;
#[cfg(feature = "xml")]
mod speeches;
mod srt;
mod table;
mod tagged;
#[cfg(feature = "xml")]
mod tei;
#[cfg(feature = "json")]
mod telegram;
mod telegram_html;
mod timing;
#[cfg(feature = "xml")]
mod ttml;
mod webvtt;
mod whatsapp;
mod whatsapp_notice;
#[cfg(feature = "json")]
mod whisper;
#[cfg(feature = "json")]
mod words;
#[cfg(feature = "xml")]
mod xml;

use self::signs::Signs;
pub(crate) use builder::Builder;
pub(crate) use cue::names_a_sound;

use crate::infer::Told;
use crate::model::Transcript;
use crate::notation::Notation;

/// A format: how to tell it and how to read it.
pub(crate) struct Format {
    pub(crate) notation: Notation,
    /// Whether the text is of this format. It reads the first [`DETECTION`] bytes at most, and is
    /// sure: free-form text must never pass for a format.
    pub(crate) detect: fn(&str) -> bool,
    /// Reads the whole text, in linear time.
    pub(crate) read: for<'a> fn(&'a str) -> Transcript<'a>,
}

/// How many bytes of a text a detector may read.
pub(crate) const DETECTION: usize = 64 * 1024;

/// The formats in the order in which they are tried: those with a signature come first.
const FORMATS: &[Format] = &[
    webvtt::FORMAT,
    chat::FORMAT,
    ass::FORMAT,
    srt::FORMAT,
    sbv::FORMAT,
    microdvd::FORMAT,
    sami::FORMAT,
    lrc::FORMAT,
    rttm::FORMAT,
    podcast_html::FORMAT,
    telegram_html::FORMAT,
    #[cfg(feature = "xml")]
    ttml::FORMAT,
    #[cfg(feature = "json")]
    podcast::FORMAT,
    #[cfg(feature = "json")]
    deepgram::FORMAT,
    #[cfg(feature = "json")]
    aws::FORMAT,
    #[cfg(feature = "json")]
    rev::FORMAT,
    #[cfg(feature = "json")]
    assemblyai::FORMAT,
    #[cfg(feature = "json")]
    whisper::FORMAT,
    #[cfg(feature = "json")]
    azure::FORMAT,
    #[cfg(feature = "xml")]
    fdx::FORMAT,
    fountain::FORMAT,
    whatsapp::FORMAT,
    kakaotalk::FORMAT,
    line_app::FORMAT,
    #[cfg(feature = "xml")]
    tei::FORMAT,
    #[cfg(feature = "xml")]
    akoma_ntoso::FORMAT,
    qq::FORMAT,
    pasted::SIGNAL,
    irc::FORMAT,
    csv::FORMAT,
    pasted::DISCORD,
    pasted::SLACK,
    pasted::TELEGRAM,
    pasted::MEETING,
    japanese_play::FORMAT,
    japanese_play::quoted::FORMAT,
    congress::FORMAT,
    #[cfg(feature = "json")]
    openai::FORMAT,
    #[cfg(feature = "json")]
    sharegpt::FORMAT,
    #[cfg(feature = "json")]
    alpaca::FORMAT,
    #[cfg(feature = "json")]
    slack::FORMAT,
    #[cfg(feature = "json")]
    telegram::FORMAT,
    #[cfg(feature = "json")]
    discord::FORMAT,
    #[cfg(feature = "json")]
    signal::FORMAT,
    #[cfg(feature = "json")]
    json_dialogue::FORMAT,
    hansard::FORMAT,
    chatml::CHATML,
    chatml::LLAMA3,
    llama2::FORMAT,
    chatml::GEMMA,
    chatml::HARMONY,
    chatml::COMMAND_R,
    chatml::GRANITE,
    role_marks::FORMAT,
    prompt_labels::PROMPT,
    prompt_labels::ALPACA,
    table::FORMAT,
    component::FORMAT,
    bracket::FORMAT,
    tagged::FORMAT,
];

/// A reader that takes what the caller says about labels.
type Weighs = for<'a> fn(&'a str, &Told) -> Transcript<'a>;

/// The formats in which labels are weighed, as words in captions, banners in brackets and the cells of
/// any table may look like one.
const WEIGHED: &[(Notation, Weighs)] = &[
    (Notation::WebVtt, webvtt::read_told),
    (Notation::Srt, srt::read_told),
    (Notation::Sbv, sbv::read_told),
    (Notation::Ass, ass::read_told),
    (Notation::Lrc, lrc::read_told),
    (Notation::Sami, sami::read_told),
    (Notation::MicroDvd, microdvd::read_told),
    (Notation::Table, table::read_told),
    (Notation::BracketLabel, bracket::read_told),
    #[cfg(feature = "xml")]
    (Notation::Ttml, ttml::read_told),
];

/// Reads `text` in a format, with what the caller says about labels where that counts.
pub(crate) fn read<'a>(format: &Format, text: &'a str, told: &Told) -> Transcript<'a> {
    let weighed = WEIGHED.iter().find(|(notation, _)| *notation == format.notation);
    match weighed.filter(|_| !told.known.is_empty()) {
        Some((_, read)) => read(text, told),
        None => (format.read)(text),
    }
}

/// The transcript of a text that is of no format by itself: a table or labels in brackets among which
/// somebody stands whom the caller knows.
pub(crate) fn read_known<'a>(text: &'a str, told: &Told) -> Option<Transcript<'a>> {
    if told.known.is_empty() {
        return None;
    }
    [table::read_told, bracket::read_told]
        .into_iter()
        .map(|read: Weighs| read(text, told))
        .find(|found| found.turns.iter().any(|turn| told.knows(turn.name.of(text))))
}

/// The format that `text` is written in, if it is one of those with a grammar.
pub(crate) fn detect(text: &str) -> Option<&'static Format> {
    let signs = Signs::of(text);
    FORMATS.iter().find(|format| signs.allow(format.notation) && (format.detect)(text))
}

/// The format that a notation names, if it is one of those with a grammar. Some programs write more
/// than one: then it is the one that `text` is of, or the first.
pub(crate) fn by_notation(notation: Notation, text: &str) -> Option<&'static Format> {
    let mut formats = FORMATS.iter().filter(|format| format.notation == notation);
    let first = formats.next()?;
    let mut others = formats.filter(|_| !(first.detect)(text));
    Some(others.find(|format| (format.detect)(text)).unwrap_or(first))
}

/// Whether a notation names a format that this build leaves out, with its feature.
pub(crate) fn is_left_out(notation: Notation) -> bool {
    !notation.is_free_form() && !FORMATS.iter().any(|format| format.notation == notation)
}
