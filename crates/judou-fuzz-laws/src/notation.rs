//! Laws of `judou-dialogue` about one notation: what holds when it is forced, whatever the text.

use judou_dialogue::{Notation, Target, Transcript, TranscriptParser, Writer, parse};
use judou_testkit::{assert_nested, assert_ordered_disjoint};

use crate::dialogue::assert_transcript;
use crate::{Check, text};

/// A fuzz target for each notation, which holds any text to the laws of a transcript that is read as
/// that notation.
macro_rules! targets {
    ($($target:ident = $notation:ident,)*) => {
        $(
            #[doc = concat!("Whatever the text, what is read as [`Notation::", stringify!($notation), "`] is a transcript.")]
            ///
            /// # Panics
            ///
            /// If a law is broken.
            pub fn $target(data: &[u8]) {
                check(Notation::$notation, &text(data));
            }
        )*

        /// The targets of all notations, by name.
        pub(crate) const NOTATIONS: &[(&str, Notation, Check)] =
            &[$((stringify!($target), Notation::$notation, $target)),*];
    };
}

targets! {
    dialogue_plain_label = PlainLabel,
    dialogue_markdown_bold_label = MarkdownBoldLabel,
    dialogue_unlabelled = Unlabelled,
    dialogue_chat = Chat,
    dialogue_webvtt = WebVtt,
    dialogue_srt = Srt,
    dialogue_sbv = Sbv,
    dialogue_ass = Ass,
    dialogue_lrc = Lrc,
    dialogue_podcast_json = PodcastJson,
    dialogue_podcast_html = PodcastHtml,
    dialogue_whisper_json = WhisperJson,
    dialogue_deepgram_json = DeepgramJson,
    dialogue_assemblyai_json = AssemblyAiJson,
    dialogue_aws_json = AwsJson,
    dialogue_rev_json = RevJson,
    dialogue_ttml = Ttml,
    dialogue_rttm = Rttm,
    dialogue_fountain = Fountain,
    dialogue_whatsapp = WhatsApp,
    dialogue_kakaotalk = KakaoTalk,
    dialogue_line = Line,
    dialogue_tei = Tei,
    dialogue_akoma_ntoso = AkomaNtoso,
    dialogue_qq = Qq,
    dialogue_irc = Irc,
    dialogue_japanese_play = JapanesePlay,
    dialogue_congressional_record = CongressionalRecord,
    dialogue_openai_messages = OpenAiMessages,
    dialogue_sharegpt = ShareGpt,
    dialogue_alpaca = Alpaca,
    dialogue_slack = Slack,
    dialogue_telegram = Telegram,
    dialogue_discord = Discord,
    dialogue_hansard = Hansard,
    dialogue_chatml = ChatMl,
    dialogue_llama_3 = Llama3,
    dialogue_llama_2 = Llama2,
    dialogue_bracket_label = BracketLabel,
    dialogue_sami = Sami,
    dialogue_microdvd = MicroDvd,
    dialogue_fdx = Fdx,
    dialogue_signal = Signal,
    dialogue_meeting = Meeting,
    dialogue_json_dialogue = JsonDialogue,
    dialogue_prompt = Prompt,
    dialogue_csv = Csv,
    dialogue_table = Table,
    dialogue_component = Component,
}

fn check(notation: Notation, text: &str) {
    let parser = TranscriptParser::new().notation(notation);
    let found = parser.parse(text);
    assert_eq!(found, parser.parse(text), "not deterministic");
    assert_transcript(text, &found);
    let own = found.notation.is_none_or(|it| it == notation);
    assert!(own, "{notation} gives {:?}", found.notation);
    // Labels of running text are weighed among others if nobody says how they are written.
    if !notation.is_free_form() {
        let detected = parse(text);
        assert!(detected.notation != Some(notation) || detected == found, "detected otherwise");
    }
    for turn in &found.turns {
        let notes = found.stage_notes(turn, text);
        assert_ordered_disjoint(text, &notes);
        for note in notes {
            assert_nested(turn.content, note);
        }
    }
    assert_options(&parser, text, &found);
    assert_written(text, &found);
}

/// What the caller says changes what it is about and nothing else.
fn assert_options(parser: &TranscriptParser, text: &str, found: &Transcript<'_>) {
    let merged = found.clone().merge(text);
    let words = |it: &Transcript<'_>| {
        let all = it.turns.iter().flat_map(|turn| turn.words(text).split_whitespace());
        all.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(words(&merged), words(found), "merging turns changes what is said");
    assert_eq!(merged, merged.clone().merge(text), "merging twice is not merging once");
    let Some(speaker) = found.speakers.first() else { return };
    let rest = parser.clone().ignore(&speaker.name).parse(text);
    assert_transcript(text, &rest);
}

/// What can be written is read back; what cannot is refused, and at a place in the text.
fn assert_written(text: &str, found: &Transcript<'_>) {
    // Two of each kind: labels, cues, JSON. All of them would leave the fuzzer little time to search.
    let targets = [Target::MarkdownBoldLabel, Target::WebVtt, Target::OpenAiMessages];
    for target in targets {
        match Writer::new(target).estimate_times(true).write(found, text) {
            Ok(out) => {
                let read = TranscriptParser::new().notation(target.notation()).parse(&out);
                assert_eq!(read.turns.len(), found.turns.len(), "written as {target}:\n{out}");
            }
            Err(error) => assert!(error.span().get(text).is_some(), "{target}: {error}"),
        }
    }
}
