//! The names of the notations.

use core::fmt;
use core::str::FromStr;

/// A way of writing down who says what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Notation {
    /// `Name: text`, `名：text` or `名:text`, the label at the start of a line.
    PlainLabel,
    /// `**Name:** text`, `**Name**: text`, `__Name__: text`: the label emphasised in Markdown.
    MarkdownBoldLabel,
    /// No label says who speaks: `—— question?`, a question in bold or as a heading, and the answer
    /// without a mark; or nothing but dashes. The turns' names are empty.
    Unlabelled,
    /// CHAT, `TalkBank`'s `.cha`: `*MOT:` and a tab, tiers below.
    Chat,
    /// WebVTT: `<v Name>` or labels in cues with times.
    WebVtt,
    /// SubRip, `.srt`: labels in numbered cues with times.
    Srt,
    /// SubViewer as YouTube writes it, `.sbv`: labels in cues with times.
    Sbv,
    /// Advanced SubStation Alpha and SSA: a name in a field of its own, or labels in the words.
    Ass,
    /// LRC, lyrics with times: `[00:12.34]M: words`.
    Lrc,
    /// Podcasting 2.0 transcripts in JSON: segments with `speaker` and `body`.
    PodcastJson,
    /// Podcasting 2.0 transcripts in HTML: `<cite>` and `<time>` before paragraphs.
    PodcastHtml,
    /// Whisper's JSON and that of what is built on it: segments with `speaker` and `text`.
    WhisperJson,
    /// Deepgram's JSON: utterances, paragraphs or words with a speaker's number.
    DeepgramJson,
    /// AssemblyAI's JSON: utterances or words with a speaker's letter.
    AssemblyAiJson,
    /// Amazon Transcribe's JSON: segments with `speaker_label`.
    AwsJson,
    /// Rev's JSON: monologues of elements.
    RevJson,
    /// TTML and its profiles: `<p ttm:agent="…">`, or labels in cues.
    Ttml,
    /// RTTM: who speaks when, without words.
    Rttm,
    /// Fountain: screenplays, a cue in capitals or `@Name` on a line of its own.
    Fountain,
    /// A chat that WhatsApp exported, of any phone and locale.
    WhatsApp,
    /// A chat that `KakaoTalk` exported, from a PC or a phone.
    KakaoTalk,
    /// A chat that LINE exported.
    Line,
    /// TEI: plays and spoken corpora in XML, `<sp who="#a">`.
    Tei,
    /// Akoma Ntoso: debates in XML, `<speech by="#a">`.
    AkomaNtoso,
    /// A chat that QQ exported, or that was copied from QQ or `WeChat`.
    Qq,
    /// A log of IRC: `15:08 <nick> hi`, `15:08 nick: hi`, `<nick> hi`.
    Irc,
    /// `名　せりふ`: Japanese plays, the name and an ideographic space.
    JapanesePlay,
    /// `Mr. SMITH. text`: the Congressional Record of the United States.
    CongressionalRecord,
    /// Messages for models: `{"role": "user", "content": "…"}`, as JSON or JSON Lines.
    OpenAiMessages,
    /// `ShareGPT`'s training data: `{"from": "human", "value": "…"}`.
    ShareGpt,
    /// Alpaca's training data: `{"instruction": "…", "output": "…"}`.
    Alpaca,
    /// A day of a channel that Slack exported.
    Slack,
    /// A chat that Telegram exported to JSON.
    Telegram,
    /// A channel of Discord, exported to JSON.
    Discord,
    /// `○委員長（…君）　text`, `◯위원장 ○○○`: Japanese and Korean parliaments.
    Hansard,
    /// `ChatML`: turns between `<|im_start|>` and `<|im_end|>`.
    ChatMl,
    /// Prompts of Llama 3 and 4: `<|start_header_id|>user<|end_header_id|>`.
    Llama3,
    /// Prompts of Llama 2: `[INST] … [/INST] …`.
    Llama2,
    /// `【名】text`, `[Name] text`, `<Person1>`: the label in brackets.
    BracketLabel,
    /// SAMI: captions in what looks like HTML, `<SYNC Start=…>`.
    Sami,
    /// `MicroDVD` and MPL2: `{0}{25}words`, `[0][25]words`.
    MicroDvd,
    /// Screenplays of Final Draft, in XML.
    Fdx,
    /// A chat of Signal, as `signal-cli` and exporters give it.
    Signal,
    /// What programs for meetings save as text: Zoom's chat, captions with names and times.
    Meeting,
    /// JSON of no particular program: `{"speaker": "Ann", "text": "…"}`.
    JsonDialogue,
    /// Prompts of other chat models: Gemma, Phi, `DeepSeek`, `Human:` and `Assistant:`.
    Prompt,
    /// CSV, or the same with semicolons or tabs: columns for who speaks and what is said.
    Csv,
    /// A table in Markdown: `| Ann | text |`.
    Table,
    /// Components and shortcodes of page generators: `{{< say name="Ann" >}}`.
    Component,
}

impl Notation {
    /// Every notation, in the order in which they are documented.
    pub const ALL: &'static [Self] = &[
        Self::PlainLabel,
        Self::MarkdownBoldLabel,
        Self::Unlabelled,
        Self::Chat,
        Self::WebVtt,
        Self::Srt,
        Self::Sbv,
        Self::Ass,
        Self::Lrc,
        Self::PodcastJson,
        Self::PodcastHtml,
        Self::WhisperJson,
        Self::DeepgramJson,
        Self::AssemblyAiJson,
        Self::AwsJson,
        Self::RevJson,
        Self::Ttml,
        Self::Rttm,
        Self::Fountain,
        Self::WhatsApp,
        Self::KakaoTalk,
        Self::Line,
        Self::Tei,
        Self::AkomaNtoso,
        Self::Qq,
        Self::Irc,
        Self::JapanesePlay,
        Self::CongressionalRecord,
        Self::OpenAiMessages,
        Self::ShareGpt,
        Self::Alpaca,
        Self::Slack,
        Self::Telegram,
        Self::Discord,
        Self::Hansard,
        Self::ChatMl,
        Self::Llama3,
        Self::Llama2,
        Self::BracketLabel,
        Self::Sami,
        Self::MicroDvd,
        Self::Fdx,
        Self::Signal,
        Self::Meeting,
        Self::JsonDialogue,
        Self::Prompt,
        Self::Csv,
        Self::Table,
        Self::Component,
    ];

    /// Whether labels are inferred from the whole document, for want of a grammar that tells them.
    pub const fn is_free_form(self) -> bool {
        matches!(self, Self::PlainLabel | Self::MarkdownBoldLabel | Self::Unlabelled)
    }

    /// Its stable name, in kebab case, as the program prints and accepts it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::PlainLabel => "plain-label",
            Self::MarkdownBoldLabel => "markdown-bold-label",
            Self::Unlabelled => "unlabelled",
            Self::Chat => "chat",
            Self::WebVtt => "webvtt",
            Self::Srt => "srt",
            Self::Sbv => "sbv",
            Self::Ass => "ass",
            Self::Lrc => "lrc",
            Self::PodcastJson => "podcast-json",
            Self::PodcastHtml => "podcast-html",
            Self::WhisperJson => "whisper-json",
            Self::DeepgramJson => "deepgram-json",
            Self::AssemblyAiJson => "assemblyai-json",
            Self::AwsJson => "aws-json",
            Self::RevJson => "rev-json",
            Self::Ttml => "ttml",
            Self::Rttm => "rttm",
            Self::Fountain => "fountain",
            Self::WhatsApp => "whatsapp",
            Self::KakaoTalk => "kakaotalk",
            Self::Line => "line",
            Self::Tei => "tei",
            Self::AkomaNtoso => "akoma-ntoso",
            Self::Qq => "qq",
            Self::Irc => "irc",
            Self::JapanesePlay => "japanese-play",
            Self::CongressionalRecord => "congressional-record",
            Self::OpenAiMessages => "openai-messages",
            Self::ShareGpt => "sharegpt",
            Self::Alpaca => "alpaca",
            Self::Slack => "slack",
            Self::Telegram => "telegram",
            Self::Discord => "discord",
            Self::Hansard => "hansard",
            Self::ChatMl => "chatml",
            Self::Llama3 => "llama-3",
            Self::Llama2 => "llama-2",
            Self::BracketLabel => "bracket-label",
            Self::Sami => "sami",
            Self::MicroDvd => "microdvd",
            Self::Fdx => "fdx",
            Self::Signal => "signal",
            Self::Meeting => "meeting",
            Self::JsonDialogue => "json-dialogue",
            Self::Prompt => "prompt",
            Self::Csv => "csv",
            Self::Table => "table",
            Self::Component => "component",
        }
    }
}

impl fmt::Display for Notation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// As [`Notation::name`] says.
#[cfg(feature = "serde")]
impl serde::Serialize for Notation {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// The name is that of no [`Notation`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownNotation;

impl fmt::Display for UnknownNotation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown notation; known are")?;
        for (index, notation) in Notation::ALL.iter().enumerate() {
            write!(f, "{} `{notation}`", if index == 0 { "" } else { "," })?;
        }
        Ok(())
    }
}

impl core::error::Error for UnknownNotation {}

impl FromStr for Notation {
    type Err = UnknownNotation;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.iter().copied().find(|notation| notation.name() == name).ok_or(UnknownNotation)
    }
}
