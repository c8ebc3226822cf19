//! Training data as `ShareGPT` shared it: `{"conversations": [{"from": "human", "value": "…"}]}`.

use super::Format;
use super::conversation::{self, Object, Reader};
use super::conversation_shape::{Shape, is};
use crate::model::Transcript;
use crate::notation::Notation;

pub(super) const FORMAT: Format = Format { notation: Notation::ShareGpt, detect, read };

fn detect(text: &str) -> bool {
    is(text, Shape::ShareGpt)
}

fn read(text: &str) -> Transcript<'_> {
    conversation::read(text, Notation::ShareGpt, record, |_| {})
}

fn record<'a>(reader: &mut Reader<'a>, object: Object<'_, 'a>) -> bool {
    let said = object.get(&["value", "content", "text"]);
    match (object.get(&["from", "role"]), said) {
        (Some(from), said) if from.starts_with('"') && from.len() > 2 => {
            reader.message(object.raw, from, from, said, None, None);
            true
        }
        (None, Some(_)) if object.member("value").is_some() => {
            reader.nameless(object.raw);
            true
        }
        _ => false,
    }
}
