//! What must be the same in a transcript and in what is read of it when it was written.

use std::collections::BTreeMap;

use judou_dialogue::{Speaker, Target, Transcript, TranscriptParser, Turn, Writer};

/// A name, words, and when they begin and end.
pub(crate) type Said<'a> = (&'a str, &'a str, Option<(u64, u64)>);

/// Speakers that no notation has trouble with.
pub(crate) const PEOPLE: &[&str] = &["Ann Lee", "王小明", "田中さん", "Bob Stone"];

/// A transcript of these turns, whose text is empty: names and words stand in the transcript itself.
pub(crate) fn transcript(turns: &[Said<'_>]) -> Transcript<'static> {
    let mut transcript = Transcript::default();
    for (name, words, times) in turns {
        let known = transcript.speakers.iter().position(|speaker| speaker.name == *name);
        let speaker = known.unwrap_or(transcript.speakers.len());
        if known.is_none() {
            transcript.speakers.push(Speaker {
                name: (*name).to_owned().into(),
                labels: vec![(*name).to_owned().into()],
                aliases: Vec::new(),
                role: None,
                turns: 0,
            });
        }
        transcript.speakers[speaker].turns += 1;
        transcript.turns.push(Turn {
            speaker,
            words: Some((*words).to_owned()),
            start_ms: times.map(|times| times.0),
            end_ms: times.map(|times| times.1),
            ..Turn::default()
        });
    }
    transcript
}

/// Marks that nobody sees.
const UNSEEN: &str = "\u{200b}\u{200e}\u{200f}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2060}\u{2066}\u{2067}\u{2068}\u{2069}\u{feff}";

fn visible(words: &str) -> Vec<String> {
    let words = words.replace(|c| UNSEEN.contains(c), "");
    words.split_whitespace().map(String::from).collect()
}

/// A record of CSV, by RFC 4180.
fn csv(text: &str) -> Vec<Vec<String>> {
    let (mut records, mut record, mut field) = (Vec::new(), Vec::new(), String::new());
    let mut chars = text.chars().peekable();
    let mut quoted = false;
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => field.extend(chars.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => record.push(std::mem::take(&mut field)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                record.push(std::mem::take(&mut field));
                records.push(std::mem::take(&mut record));
            }
            c => field.push(c),
        }
    }
    records
}

/// The law: as many turns, the same speakers, the same words, the same times.
pub(crate) fn assert_same(target: Target, transcript: &Transcript<'_>, text: &str, out: &str) {
    if target == Target::Csv {
        let records = csv(out);
        assert_eq!(records.len(), transcript.turns.len() + 1, "{out}");
        for (turn, record) in transcript.turns.iter().zip(&records[1..]) {
            let time = |ms: Option<u64>| ms.map(|ms| ms.to_string()).unwrap_or_default();
            assert_eq!(record[1..3], [time(turn.start_ms), time(turn.end_ms)]);
            assert_eq!(record[3], turn.words(text).trim(), "{out}");
        }
    }
    let read = TranscriptParser::new().notation(target.notation()).parse(out);
    assert_eq!(read.turns.len(), transcript.turns.len(), "{target}:\n{out}");
    let mut pairs: BTreeMap<usize, usize> = BTreeMap::new();
    for (written, turn) in transcript.turns.iter().zip(&read.turns) {
        if !turn.joint.is_empty() && turn.joint.len() == written.joint.len() {
            continue;
        }
        let same = *pairs.entry(written.speaker).or_insert(turn.speaker);
        assert_eq!(same, turn.speaker, "{target}:\n{out}");
        if target.is_exact() {
            assert_eq!(turn.words(out).trim(), written.words(text).trim(), "{target}:\n{out}");
        } else {
            assert_eq!(visible(turn.words(out)), visible(written.words(text)), "{target}:\n{out}");
            let speaker = &transcript.speakers[written.speaker];
            let shared = transcript.speakers.iter().filter(|it| it.name == speaker.name).count();
            let name = speaker.aliases.first().filter(|_| shared > 1).unwrap_or(&speaker.name);
            if target == Target::Chat {
                // A code stands for the name, which the list of participants has in one word.
                let listed = read.speakers[turn.speaker].aliases.first();
                let odd = |c: char| c.is_whitespace() || c.is_control() || matches!(c, ',' | '_');
                let letters = |name: &str| visible(&name.replace(odd, "")).concat();
                assert_eq!(listed.map(|it| letters(it)), Some(letters(name)), "{out}");
            } else {
                assert_eq!(visible(read.name(turn, out)), visible(name), "{target}:\n{out}");
            }
        }
        if target.needs_times() {
            assert!(written.start_ms.is_none() || turn.start_ms == written.start_ms, "{out}");
            assert!(written.end_ms.is_none() || turn.end_ms == written.end_ms, "{out}");
        }
    }
    let mut speakers: Vec<usize> = pairs.values().copied().collect();
    speakers.sort_unstable();
    speakers.dedup();
    assert_eq!(speakers.len(), pairs.len(), "two speakers became one in {target}:\n{out}");
    if target == Target::OpenAiMessages {
        for (written, read_as) in pairs {
            let (written, read_as) = (&transcript.speakers[written], &read.speakers[read_as]);
            let names = || read_as.aliases.iter().chain([&read_as.name]);
            let known = names().any(|name| visible(name) == visible(&written.name));
            let aliased =
                written.aliases.first().is_some_and(|alias| names().any(|it| it == alias));
            let is_side = ["user", "assistant"].contains(&&*read_as.name);
            assert!(known || aliased || is_side && read_as.aliases.is_empty(), "{out}");
        }
    }
}

pub(crate) fn writer(target: Target) -> Writer {
    Writer::new(target).estimate_times(true)
}

/// The targets that this build can read back.
pub(crate) fn targets() -> impl Iterator<Item = Target> {
    let is_json = |target: &Target| matches!(target, Target::OpenAiMessages | Target::ShareGpt);
    Target::ALL.iter().copied().filter(move |it| cfg!(feature = "json") || !is_json(it))
}
