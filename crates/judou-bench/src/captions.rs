//! Captions, transcripts of linguists and screenplays, composed from the same sentences.

use std::fmt::Write as _;

use crate::corpus::{Language, Writer};

/// A notation that other crates read as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// SubRip, with `Name:` where the speaker changes.
    Srt,
    /// WebVTT with the same labels.
    WebVtt,
    /// WebVTT with `<v Name>`.
    WebVttVoices,
    /// CHAT: main tiers alone.
    Chat,
    /// Fountain: scenes and cues.
    Fountain,
}

impl Script {
    /// Its name in benchmarks.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Srt => "srt",
            Self::WebVtt => "webvtt",
            Self::WebVttVoices => "webvtt voices",
            Self::Chat => "chat",
            Self::Fountain => "fountain",
        }
    }
}

const NAMES: [&str; 2] = ["MARA", "THEO"];

/// A conversation of two in English, until there are `least` bytes.
pub fn script(script: Script, least: usize) -> String {
    let mut writer = Writer::new(Language::En);
    let mut text = String::with_capacity(least + least / 8);
    text.push_str(match script {
        Script::Srt | Script::Fountain => "",
        Script::WebVtt | Script::WebVttVoices => "WEBVTT\n\n",
        Script::Chat => {
            "@UTF8\n@Begin\n@Languages:\teng\n@Participants:\tMAR Mara Adult, THE Theo Adult\n\
             @ID:\teng|made|MAR|||||Adult|||\n@ID:\teng|made|THE|||||Adult|||\n"
        }
    });
    let mut cue = 0_usize;
    while text.len() < least {
        let name = NAMES[cue / 3 % 2];
        let changes = cue.is_multiple_of(3);
        let words = writer.sentence().replace(['\n', '<', '>', '[', ']', '*'], " ");
        // Writing to a string cannot fail.
        let _ = match script {
            Script::Srt => {
                let label = if changes { format!("{name}: ") } else { String::new() };
                write!(text, "{}\n{}\n{label}{words}\n\n", cue + 1, timing(cue, ','))
            }
            Script::WebVtt => {
                let label = if changes { format!("{name}: ") } else { String::new() };
                write!(text, "{}\n{label}{words}\n\n", timing(cue, '.'))
            }
            Script::WebVttVoices => write!(text, "{}\n<v {name}>{words}\n\n", timing(cue, '.')),
            Script::Chat => {
                let words = words.replace(|c: char| !c.is_alphanumeric() && c != ' ', "");
                writeln!(text, "*{}:\t{} .", &name[..3], words.trim())
            }
            Script::Fountain if cue.is_multiple_of(30) => {
                write!(text, "INT. {} - DAY\n\n", writer.pick("place").to_uppercase())
            }
            Script::Fountain => write!(text, "{name}\n{words}\n\n"),
        };
        cue += 1;
    }
    if script == Script::Chat {
        text.push_str("@End\n");
    }
    text
}

/// Two seconds for each cue, so that a long text stays within a day, beyond which some read nothing.
fn timing(cue: usize, point: char) -> String {
    let clock = |at: usize| {
        let seconds = at / 1000;
        let (hours, minutes, millis) = (seconds / 3600, seconds / 60 % 60, at % 1000);
        format!("{hours:02}:{minutes:02}:{:02}{point}{millis:03}", seconds % 60)
    };
    format!("{} --> {}", clock(cue * 2000), clock(cue * 2000 + 1750))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_read_as_scripts() {
        use judou_dialogue::Notation as N;
        for (kind, notation) in [
            (Script::Srt, N::Srt),
            (Script::WebVtt, N::WebVtt),
            (Script::WebVttVoices, N::WebVtt),
            (Script::Chat, N::Chat),
            (Script::Fountain, N::Fountain),
        ] {
            let text = script(kind, 20_000);
            let found = judou_dialogue::parse(&text);
            assert_eq!(found.notation, Some(notation), "{kind:?}");
            assert_eq!(found.speakers.len(), 2, "{kind:?}");
        }
    }
}
