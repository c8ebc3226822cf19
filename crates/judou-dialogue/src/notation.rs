//! The names of the notations.

use core::fmt;
use core::str::FromStr;

/// The example of a notation: a sample of it, and the first two turns that are read in it. The samples
/// are those of `docs/notations.md`, a file each.
macro_rules! example {
    ($name:literal, $notation:ident, $turns:expr) => {
        concat!(
            "\n\n```\nuse judou_dialogue::{Notation, parse};\n\nlet text = r##\"",
            include_str!(concat!("../samples/", $name, ".txt")),
            "\"##;\nlet transcript = parse(text);\nassert_eq!(transcript.notation, Some(Notation::",
            stringify!($notation),
            "));\nlet said = |at: usize| {\n    let turn = &transcript.turns[at];\n    \
             (transcript.name(turn, text), turn.words(text))\n};\nassert_eq!([said(0), said(1)], ",
            stringify!($turns),
            ");\n```"
        )
    };
}

/// A way of writing down who says what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Notation {
    /// `Name: text`, `名：text` or `名:text`, the label at the start of a line.
    #[doc = example!("plain-label", PlainLabel, [("Ann", "Did you close the gate?"), ("Ben", "I thought you did.")])]
    PlainLabel,
    /// `**Name:** text`, `**Name**: text`, `__Name__: text`: the label emphasised in Markdown.
    #[doc = example!("markdown-bold-label", MarkdownBoldLabel, [("林夏", "门关了吗？"), ("老周", "我以为你关了。")])]
    MarkdownBoldLabel,
    /// No label says who speaks: `—— question?`, a question in bold or as a heading, and the answer
    /// without a mark; or nothing but dashes. A dash stands for the name of who asks, other names are empty.
    #[doc = example!("unlabelled", Unlabelled, [("——", "您为什么离开城里？"), ("", "城里太吵了。我想再听听雨声。")])]
    Unlabelled,
    /// CHAT, `TalkBank`'s `.cha`: `*MOT:` and a tab, tiers below.
    #[doc = example!("chat", Chat, [("ANN", "did you close the gate?"), ("BEN", "no.")])]
    Chat,
    /// WebVTT: `<v Name>` or labels in cues with times.
    #[doc = example!("webvtt", WebVtt, [("Ann", "Did you close the gate?"), ("Ben", "I thought you did.")])]
    WebVtt,
    /// SubRip, `.srt`: labels in numbered cues with times.
    #[doc = example!("srt", Srt, [("Ann", "Did you close the gate?"), ("Ben", "I thought you did.")])]
    Srt,
    /// SubViewer as YouTube writes it, `.sbv`: labels in cues with times.
    #[doc = example!("sbv", Sbv, [("Ann", "Did you close the gate?"), ("Ben", "I thought you did.")])]
    Sbv,
    /// Advanced SubStation Alpha and SSA: a name in a field of its own, or labels in the words.
    #[doc = example!("ass", Ass, [("Ann", "Did you close the gate?"), ("Ben", "I thought you did.")])]
    Ass,
    /// LRC, lyrics with times: `[00:12.34]M: words`.
    #[doc = example!("lrc", Lrc, [("F", "Did you close the gate"), ("M", "I thought you did")])]
    Lrc,
    /// Podcasting 2.0 transcripts in JSON: segments with `speaker` and `body`.
    #[doc = example!("podcast-json", PodcastJson, [("Ann", "Did you close the gate?"), ("Ben", "I thought you did.")])]
    PodcastJson,
    /// Podcasting 2.0 transcripts in HTML: `<cite>` and `<time>` before paragraphs.
    #[doc = example!("podcast-html", PodcastHtml, [("Ann", "Did you close the gate?"), ("Ben", "I thought you did.")])]
    PodcastHtml,
    /// Whisper's JSON and that of what is built on it: segments with `speaker` and `text`.
    #[doc = example!("whisper-json", WhisperJson, [("SPEAKER_00", "Did you close the gate?"), ("SPEAKER_01", "I thought you did.")])]
    WhisperJson,
    /// Deepgram's JSON: utterances, paragraphs or words with a speaker's number.
    #[doc = example!("deepgram-json", DeepgramJson, [("0", "Did you close the gate?"), ("1", "I thought you did.")])]
    DeepgramJson,
    /// AssemblyAI's JSON: utterances or words with a speaker's letter.
    #[doc = example!("assemblyai-json", AssemblyAiJson, [("A", "Did you close the gate?"), ("B", "I thought you did.")])]
    AssemblyAiJson,
    /// Amazon Transcribe's JSON: segments with `speaker_label`.
    #[doc = example!("aws-json", AwsJson, [("spk_0", "Did you close the gate?"), ("spk_1", "I thought you did.")])]
    AwsJson,
    /// Rev's JSON: monologues of elements.
    #[doc = example!("rev-json", RevJson, [("0", "Yes."), ("1", "No.")])]
    RevJson,
    /// TTML and its profiles: `<p ttm:agent="…">`, or labels in cues.
    #[doc = example!("ttml", Ttml, [("ann", "Did you close the gate?"), ("ben", "I thought you did.")])]
    Ttml,
    /// RTTM: who speaks when, without words.
    #[doc = example!("rttm", Rttm, [("ann", ""), ("ben", "")])]
    Rttm,
    /// Fountain: screenplays, a cue in capitals or `@Name` on a line of its own.
    #[doc = example!("fountain", Fountain, [("ANN", "Did you close it?"), ("BEN", "I thought you did.")])]
    Fountain,
    /// A chat that WhatsApp exported, of any phone and locale.
    #[doc = example!("whatsapp", WhatsApp, [("Ann", "Did you close the gate?"), ("Ben", "I thought you did.\nNobody did, then.")])]
    WhatsApp,
    /// A chat that `KakaoTalk` exported, from a PC or a phone.
    #[doc = example!("kakaotalk", KakaoTalk, [("하나", "문 닫았어?"), ("도윤", "네가 닫은 줄 알았어.")])]
    KakaoTalk,
    /// A chat that LINE exported.
    #[doc = example!("line", Line, [("花", "門を閉めた？"), ("健", "閉めたと思ってた。")])]
    Line,
    /// TEI: plays and spoken corpora in XML, `<sp who="#a">`.
    #[doc = example!("tei", Tei, [("#ann", "Did you close the gate?"), ("#ben", "I thought you did.")])]
    Tei,
    /// Akoma Ntoso: debates in XML, `<speech by="#a">`.
    #[doc = example!("akoma-ntoso", AkomaNtoso, [("ann", "Did you close the gate?"), ("ben", "I thought you did.")])]
    AkomaNtoso,
    /// A chat that QQ exported, or that was copied from QQ or `WeChat`.
    #[doc = example!("qq", Qq, [("小花", "门关了吗？"), ("阿明", "我以为你关了。")])]
    Qq,
    /// A log of IRC: `15:08 <nick> hi`, `15:08 nick: hi`, `<nick> hi`.
    #[doc = example!("irc", Irc, [("ann", "did you close the gate?"), ("ben", "I thought you did.")])]
    Irc,
    /// `名　せりふ`: Japanese plays, the name and an ideographic space.
    #[doc = example!("japanese-play", JapanesePlay, [("花", "門を閉めましたか。"), ("健", "いや、閉めたと思つてゐた。")])]
    JapanesePlay,
    /// `Mr. SMITH. text`: the Congressional Record of the United States.
    #[doc = example!("congressional-record", CongressionalRecord, [("The SPEAKER pro tempore", "The gentleman from Ohio is recognized for 5 minutes."), ("Mr. STONE", "Mr. Speaker, the gate was left open. I rise to ask who did it.")])]
    CongressionalRecord,
    /// Messages for models: `{"role": "user", "content": "…"}`, as JSON or JSON Lines.
    #[doc = example!("openai-messages", OpenAiMessages, [("user", "Did you close the gate?"), ("assistant", "I have no hands.")])]
    OpenAiMessages,
    /// `ShareGPT`'s training data: `{"from": "human", "value": "…"}`.
    #[doc = example!("sharegpt", ShareGpt, [("human", "Did you close the gate?"), ("gpt", "I have no hands.")])]
    ShareGpt,
    /// Alpaca's training data: `{"instruction": "…", "output": "…"}`.
    #[doc = example!("alpaca", Alpaca, [("instruction", "Name a thing that closes."), ("output", "A gate.")])]
    Alpaca,
    /// A day of a channel that Slack exported.
    #[doc = example!("slack", Slack, [("U1", "Did you close the gate?"), ("U2", "I thought you did.")])]
    Slack,
    /// A chat that Telegram exported to JSON.
    #[doc = example!("telegram", Telegram, [("Ann", "Did you close the gate?"), ("Ben", "I thought you did.")])]
    Telegram,
    /// A channel of Discord, exported to JSON.
    #[doc = example!("discord", Discord, [("ann", "Did you close the gate?"), ("ben", "I thought you did.")])]
    Discord,
    /// `○委員長（…君）　text`, `◯위원장 ○○○`: Japanese and Korean parliaments.
    #[doc = example!("hansard", Hansard, [("委員長（山田太郎君）", "これより会議を開きます。"), ("鈴木花子君", "門は閉まっておりますか。")])]
    Hansard,
    /// `ChatML`: turns between `<|im_start|>` and `<|im_end|>`.
    #[doc = example!("chatml", ChatMl, [("user", "Did you close the gate?"), ("assistant", "I have no hands.")])]
    ChatMl,
    /// Prompts of Llama 3 and 4: `<|start_header_id|>user<|end_header_id|>`.
    #[doc = example!("llama-3", Llama3, [("user", "Did you close the gate?"), ("assistant", "I have no hands.")])]
    Llama3,
    /// Prompts of Llama 2: `[INST] … [/INST] …`.
    #[doc = example!("llama-2", Llama2, [("INST", "Did you close the gate?"), ("/INST", "I have no hands.")])]
    Llama2,
    /// `【名】text`, `[Name] text`, `<Person1>`: the label in brackets.
    #[doc = example!("bracket-label", BracketLabel, [("林夏", "门关了吗？"), ("老周", "我以为是你关的。")])]
    BracketLabel,
    /// SAMI: captions in what looks like HTML, `<SYNC Start=…>`.
    #[doc = example!("sami", Sami, [("Ann", "Did you close the gate?"), ("Ben", "I thought you did.")])]
    Sami,
    /// `MicroDVD` and MPL2: `{0}{25}words`, `[0][25]words`.
    #[doc = example!("microdvd", MicroDvd, [("Ann", "Did you close the gate?"), ("Ben", "I thought you did.")])]
    MicroDvd,
    /// Screenplays of Final Draft, in XML.
    #[doc = example!("fdx", Fdx, [("ANN", "Did you close the gate?"), ("BEN", "I thought you did.")])]
    Fdx,
    /// A chat of Signal, as `signal-cli` and exporters give it.
    #[doc = example!("signal", Signal, [("Ann", "Did you close the gate?"), ("Ben", "I thought you did.")])]
    Signal,
    /// What programs for meetings save as text: Zoom's chat, captions with names and times.
    #[doc = example!("meeting", Meeting, [("Ann", "Did you close the gate?"), ("Ben", "I thought you did.")])]
    Meeting,
    /// JSON of no particular program: `{"speaker": "Ann", "text": "…"}`.
    #[doc = example!("json-dialogue", JsonDialogue, [("Ann", "Did you close the gate?"), ("Ben", "I thought you did.")])]
    JsonDialogue,
    /// Prompts of other chat models: Gemma, Phi, `DeepSeek`, `Human:` and `Assistant:`.
    #[doc = example!("prompt", Prompt, [("user", "Did you close the gate?"), ("model", "I have no hands.")])]
    Prompt,
    /// CSV, or the same with semicolons or tabs: columns for who speaks and what is said.
    #[doc = example!("csv", Csv, [("Ann", "Did you close the gate?"), ("Ben", "I thought you did.")])]
    Csv,
    /// A table in Markdown: `| Ann | text |`.
    #[doc = example!("table", Table, [("Ute", "Hast du das Tor zugemacht?"), ("Jan", "Ich dachte, du warst das.")])]
    Table,
    /// Components and shortcodes of page generators: `{{< say name="Ann" >}}`.
    #[doc = example!("component", Component, [("Ann", "Did you close the gate?"), ("Ben", "I thought you did.")])]
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
