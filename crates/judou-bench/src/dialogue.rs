//! Transcripts and headers, composed from the same sentences.

use std::fmt::Write as _;

use crate::corpus::{Language, Writer};

/// How the speakers of a transcript are written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Labels {
    /// `Name: text` with the language's own colon.
    Plain,
    /// `**Name:** text`.
    Bold,
}

impl Labels {
    /// Its name in benchmarks.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Bold => "bold",
        }
    }
}

/// An interview of two, with headings, until there are `least` bytes.
pub fn transcript(language: Language, labels: Labels, least: usize) -> String {
    let mut writer = Writer::new(language);
    let (one, two) = speakers(language);
    let colon = if language == Language::En || language == Language::Ko { ":" } else { "：" };
    let mut text = String::with_capacity(least + least / 8);
    let mut turn = 0_usize;
    while text.len() < least {
        if turn.is_multiple_of(24) {
            let _ = write!(text, "## {}\n\n", writer.pick("place"));
        }
        let speaker = if turn.is_multiple_of(2) { one } else { two };
        match labels {
            Labels::Plain => text.push_str(&[speaker, colon, " "].concat()),
            Labels::Bold => text.push_str(&["**", speaker, colon, "** "].concat()),
        }
        let paragraphs = if turn.is_multiple_of(2) { 1 } else { 1 + turn % 3 };
        for _ in 0..paragraphs {
            for _ in 0..3 {
                text.push_str(&writer.sentence());
                if matches!(writer.language(), Language::En | Language::Ko) {
                    text.push(' ');
                }
            }
            text.push_str("\n\n");
        }
        turn += 1;
    }
    text
}

/// An episode after another of an interview, in English, in Chinese with labels in bold and in Chinese
/// with plain ones by turns, until there are `least` bytes: what an archive of transcripts is like.
pub fn long_transcript(least: usize) -> String {
    let episodes = [
        transcript(Language::En, Labels::Bold, 1 << 16),
        transcript(Language::ZhHans, Labels::Bold, 1 << 16),
        transcript(Language::ZhHans, Labels::Plain, 1 << 16),
    ];
    let mut text = String::with_capacity(least + (1 << 17));
    for episode in episodes.iter().cycle() {
        if text.len() >= least {
            break;
        }
        text.push_str(episode);
    }
    text
}

const fn speakers(language: Language) -> (&'static str, &'static str) {
    match language {
        Language::ZhHans => ("记者", "林秋生"),
        Language::ZhHant => ("記者", "蘇晴"),
        Language::Ja => ("聞き手", "古賀"),
        Language::Ko => ("진행자", "하준"),
        Language::En => ("Interviewer", "Mara Lindqvist"),
    }
}

/// A document of `body` bytes or more under a header of about ten keys in YAML, TOML or JSON.
///
/// # Panics
///
/// If `format` is none of `yaml`, `toml` and `json`.
pub fn header(format: &str, body: usize) -> String {
    let mut writer = Writer::new(Language::ZhHans);
    let [title, place, thing] = ["person", "place", "thing"].map(|list| writer.pick(list));
    let summary = writer.sentence().replace(['"', '“', '”'], "");
    let header = match format {
        "yaml" => format!(
            "---\ntitle: {title}与{thing}\ndate: 2024-03-05\nslug: essay-17\ndraft: false\nweight: 12\n\
             author: {title}\nlocation: {place}\nsummary: {summary}\ntags:\n  - 随笔\n  - 河道\n  - 手艺\n\
             cover: /images/essay-17.jpg\n---\n"
        ),
        "toml" => format!(
            "+++\ntitle = \"{title}与{thing}\"\ndate = 2024-03-05\nslug = \"essay-17\"\ndraft = false\n\
             weight = 12\nauthor = \"{title}\"\nlocation = \"{place}\"\nsummary = \"{summary}\"\n\
             tags = [\"随笔\", \"河道\", \"手艺\"]\ncover = \"/images/essay-17.jpg\"\n+++\n"
        ),
        "json" => format!(
            "{{\n  \"title\": \"{title}与{thing}\",\n  \"date\": \"2024-03-05\",\n  \"slug\": \"essay-17\",\n  \
             \"draft\": false,\n  \"weight\": 12,\n  \"author\": \"{title}\",\n  \"location\": \"{place}\",\n  \
             \"summary\": \"{summary}\",\n  \"tags\": [\"随笔\", \"河道\", \"手艺\"],\n  \
             \"cover\": \"/images/essay-17.jpg\"\n}}\n"
        ),
        other => panic!("no header in `{other}`"),
    };
    header + &crate::corpus::prose(&[Language::ZhHans], body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transcripts_read_as_transcripts() {
        for language in Language::ALL {
            for labels in [Labels::Plain, Labels::Bold] {
                let text = transcript(language, labels, 20_000);
                let found = judou_dialogue::parse(&text);
                let names: Vec<&str> = found.speakers.iter().map(|it| &*it.name).collect();
                let (one, two) = speakers(language);
                assert_eq!(names, [one, two], "{language:?} {labels:?}");
            }
        }
    }

    #[test]
    fn headers_read_as_headers() {
        for format in ["yaml", "toml", "json"] {
            let text = header(format, 1_000);
            let value = judou_frontmatter::parse_value(&text).unwrap().unwrap();
            assert_eq!(
                value.get("tags").and_then(|tags| tags.as_sequence()).map(<[_]>::len),
                Some(3)
            );
        }
    }
}
