//! Dialogue in JSON of no particular program: objects that name who speaks and hold what is said.
//!
//! `{"speaker": "Ann", "text": "…"}` and its relatives, which data sets, games, call centres and the
//! exports of messengers have, each under names of its own. Names are compared without case and
//! joints, so that `speakerName`, `speaker_name` and `SpeakerName` are one. Some names say by themselves
//! that somebody speaks; others (`name`, `user`) stand in every list of things, so that with those
//! the records must also behave like a dialogue: few names that recur, change and speak sentences.

use alloc::borrow::Cow;
use alloc::string::String;

use judou_source::Span;

use super::clock::stamp;
use super::conversation::{self, Object, Reader, members};
use super::{DETECTION, Format};
use crate::model::Transcript;
use crate::notation::Notation;
use crate::speech::sounds_spoken;

pub(super) const FORMAT: Format = Format { notation: Notation::JsonDialogue, detect, read };

/// Members under which nothing but a speaker stands.
const SPEAKERS: &[&str] = &[
    "speaker",
    "speakername",
    "speakerid",
    "speakerlabel",
    "spk",
    "spkid",
    "sender",
    "sendername",
    "senderid",
    "character",
    "charactername",
    "who",
    "talker",
    "participant",
    "participantrole",
    "participantname",
    "interlocutor",
    "说话人",
    "說話人",
    "发言人",
    "發言人",
    "讲者",
    "发送人",
    "发送者",
    "話者",
    "発言者",
    "話し手",
    "화자",
    "발화자",
    "발언자",
    "보낸사람",
];

/// Members under which speakers stand as other things do.
const NAMES: &[&str] = &[
    "name",
    "from",
    "fromname",
    "author",
    "user",
    "username",
    "nickname",
    "nick",
    "displayname",
    "creator",
    "agent",
    "role",
    "actor",
    "角色",
    "姓名",
    "名字",
    "用户",
    "名前",
    "キャラ",
    "이름",
    "사용자",
];

/// Members under which what is said stands.
const WORDS: &[&str] = &[
    "text",
    "utterance",
    "message",
    "content",
    "body",
    "msg",
    "speech",
    "line",
    "dialogue",
    "dialog",
    "sentence",
    "words",
    "transcript",
    "transcription",
    "said",
    "caption",
    "value",
    "内容",
    "文本",
    "台词",
    "台詞",
    "话语",
    "消息",
    "発言",
    "発話",
    "セリフ",
    "テキスト",
    "발화",
    "대사",
    "내용",
    "메시지",
];

/// Members of an object that stands for a person.
const OF_PERSON: &[&str] =
    &["name", "displayname", "fullname", "nickname", "username", "label", "id"];

/// Members that say when.
const MOMENTS: &[&str] =
    &["timestampms", "timestamp", "createdat", "createddatetime", "date", "datetime", "time"];

/// Members that say from when to when of a recording.
const STARTS: &[&str] = &["start", "starttime", "startms", "begin", "beginms", "offsetms"];
const ENDS: &[&str] = &["end", "endtime", "endms", "stop"];

/// How long a name may be, in bytes.
const MAX_NAME: usize = 120;

/// Whether `key` is one of `names`, which are in lower case and have no joints.
fn is_one_of(key: &str, names: &[&str]) -> bool {
    // Nearly every member is none of them and longer or shorter than all.
    if key.len() > 32 {
        return false;
    }
    let bare =
        || key.chars().filter(|c| !matches!(c, '_' | '-' | ' ')).flat_map(char::to_lowercase);
    names.iter().any(|name| bare().eq(name.chars()))
}

/// Which members name speakers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Vocabulary {
    Speakers,
    Names,
}

pub(super) fn detect(text: &str) -> bool {
    vocabulary(text).is_some()
}

fn read(text: &str) -> Transcript<'_> {
    read_with(text, vocabulary(text).unwrap_or(Vocabulary::Speakers))
}

fn read_with(text: &str, vocabulary: Vocabulary) -> Transcript<'_> {
    let record: conversation::Record = match vocabulary {
        Vocabulary::Speakers => |reader, object| record(reader, object, SPEAKERS),
        Vocabulary::Names => |reader, object| record(reader, object, NAMES),
    };
    conversation::read(text, Notation::JsonDialogue, record, |reader| reader.joint = " ")
}

/// The vocabulary by which the start of `text` is a dialogue.
fn vocabulary(text: &str) -> Option<Vocabulary> {
    let head = Span::new(0, DETECTION).floor(text).of(text);
    let bare = head.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace());
    if !bare.starts_with(['[', '{']) {
        return None;
    }
    [Vocabulary::Speakers, Vocabulary::Names]
        .into_iter()
        .find(|vocabulary| is_dialogue(head, &read_with(head, *vocabulary), *vocabulary))
}

fn is_dialogue(text: &str, transcript: &Transcript<'_>, vocabulary: Vocabulary) -> bool {
    let (turns, speakers) = (transcript.turns.len(), transcript.speakers.len());
    let spoken = transcript.turns.iter().filter(|turn| sounds_spoken(turn.words(text))).count();
    match vocabulary {
        // In chats many say no more than `ok`: then they come back.
        Vocabulary::Speakers => {
            turns >= 2 && speakers >= 2 && (spoken * 2 >= turns || turns > speakers)
        }
        Vocabulary::Names => {
            let pairs = transcript.turns.iter().zip(transcript.turns.iter().skip(1));
            let changes = pairs.filter(|(one, other)| one.speaker != other.speaker).count();
            turns >= 3
                && speakers >= 2
                && (speakers * 2 <= turns || speakers == 2)
                && changes * 3 >= turns - 1
                && spoken * 3 >= turns * 2
        }
    }
}

fn record<'a>(reader: &mut Reader<'a>, object: Object<'_, 'a>, speakers: &[&str]) -> bool {
    let find = |names: &[&str]| {
        object
            .members()
            .iter()
            .find(|member| member.value != "null" && is_one_of(member.key, names))
    };
    let Some(speaker) = find(speakers) else { return false };
    let words = WORDS.iter().find_map(|name| find(core::slice::from_ref(name)));
    let Some(words) = words.filter(|words| words.value.starts_with(['"', '[', '{'])) else {
        return false;
    };
    let Some(name) = person(speaker.value, 0) else { return false };
    let at_ms = MOMENTS
        .iter()
        .find_map(|name| find(core::slice::from_ref(name)))
        .and_then(|member| moment(member.key, member.value));
    let second = |names: &[&str]| find(names).and_then(|member| offset(member.key, member.value));
    let (start, end) = (second(STARTS), second(ENDS));
    reader.message(object.raw, name, name, Some(words.value), None, start.or(at_ms));
    if start.is_some() {
        reader.until(end);
    }
    true
}

/// The value that names the person `value` stands for: a string, a number, or one within an object.
fn person(value: &str, depth: usize) -> Option<&str> {
    match value.as_bytes().first()? {
        b'"' => (value.len() > 2 && value.len() <= MAX_NAME).then_some(value),
        b'0'..=b'9' => (value.len() <= 20).then_some(value),
        b'{' if depth < 2 => {
            let (members, _) = members(value);
            let named = OF_PERSON.iter().find_map(|name| {
                let is = |key| is_one_of(key, core::slice::from_ref(name));
                members.iter().find(|member| is(member.key)).and_then(|it| person(it.value, 2))
            });
            // `{"user": {"displayName": "Ann"}}`
            named.or_else(|| {
                members.iter().find_map(|member| match member.value.as_bytes() {
                    [b'{', ..] => person(member.value, depth + 1),
                    _ => None,
                })
            })
        }
        _ => None,
    }
}

/// Milliseconds from the start of a recording. A whole number whose unit nobody tells is no time.
fn offset(key: &str, value: &str) -> Option<u64> {
    let written = value.trim_matches('"');
    let millis = key.to_ascii_lowercase().ends_with("ms");
    if let Ok(number) = written.parse::<f64>() {
        let known = millis || written.contains('.');
        #[expect(clippy::cast_sign_loss, reason = "below zero is the start; the cast saturates")]
        return (known && number.is_finite())
            .then_some((number * if millis { 1.0 } else { 1000.0 }).round() as u64);
    }
    let (rest, at) = super::timing::time(written).ok()?;
    rest.is_empty().then_some(at)
}

fn moment(key: &str, value: &str) -> Option<u64> {
    if is_one_of(key, &["timestampms"]) {
        return value.parse().ok();
    }
    let written: Cow<'_, str> = conversation::string(value)?;
    stamp(&String::from(written))
}
