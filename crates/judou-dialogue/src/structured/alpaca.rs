//! Instructions as Alpaca wrote them: `{"instruction": "…", "input": "…", "output": "…"}`.
//!
//! An object is two turns, and the names of its members are who speaks: `instruction`, whose `input`
//! belongs to it where it stands before the answer, and `output`. Exchanges under `human` and
//! `assistant`, as some share their conversations, are the same.

use judou_source::Span;

use super::Format;
use super::conversation::{self, Member, Object, Reader, string};
use super::conversation_shape::{Shape, is};
use crate::model::Transcript;
use crate::notation::Notation;

pub(super) const FORMAT: Format = Format { notation: Notation::Alpaca, detect, read };

fn detect(text: &str) -> bool {
    is(text, Shape::Alpaca)
}

fn read(text: &str) -> Transcript<'_> {
    conversation::read(text, Notation::Alpaca, record, |_| {})
}

/// Members that ask, and those that answer them.
const PAIRS: [(&str, &[&str]); 2] =
    [("instruction", &["output", "response"]), ("human", &["assistant", "bot"])];

fn record<'a>(reader: &mut Reader<'a>, object: Object<'_, 'a>) -> bool {
    let is_string = |member: &Member<'_>| member.value.starts_with('"');
    let pair = PAIRS.iter().find_map(|(asks, answers)| {
        let asked = object.member(asks).filter(is_string)?;
        Some((asked, answers.iter().find_map(|name| object.member(name)).filter(is_string)))
    });
    let Some((asked, answer)) = pair else { return false };
    let input = object.member("input").or_else(|| object.member("context"));
    let input = input.filter(|input| {
        is_string(input) && string(input.value).is_some_and(|it| !it.trim().is_empty())
    });
    let place = |part: &str| reader.place(part);
    let (start, asked_at) = (place(object.raw).start, place(asked.key).start);
    match answer {
        Some(answer) if place(answer.key).start < asked_at => {
            reader.member(start, answer, None);
            reader.member(
                asked_at.saturating_sub(1),
                asked,
                input.filter(|it| place_of(reader, it) > asked_at),
            );
        }
        _ => {
            let before = answer.map_or(usize::MAX, |answer| place(answer.key).start);
            let input = input.filter(|it| (asked_at..before).contains(&place_of(reader, it)));
            reader.member(start, asked, input);
            if let Some(answer) = answer {
                let start = place_of(reader, &answer).saturating_sub(1);
                reader.member(start, answer, None);
            }
        }
    }
    true
}

fn place_of(reader: &Reader<'_>, member: &Member<'_>) -> usize {
    let Span { start, .. } = reader.place(member.key);
    start
}
