//! The text format of lexicons.

use alloc::vec::Vec;

use judou_source::{Span, lines};

use super::{Lexicon, LexiconBuilder, LexiconError, LexiconErrorKind};

/// Reads all lines of `text`, or tells what is wrong with the first that cannot be read.
pub(super) fn parse(text: &str) -> Result<Lexicon, LexiconError> {
    let mut builder = LexiconBuilder::new();
    for (index, line) in lines(text).enumerate() {
        let mut span = line.span;
        if index == 0 && span.of(text).starts_with('\u{FEFF}') {
            span.start += '\u{FEFF}'.len_utf8();
        }
        let content = span.of(text);
        let is_comment = content
            .strip_prefix('#')
            .is_some_and(|rest| rest.trim_start().len() < rest.len() || rest.is_empty());
        if is_comment || content.trim().is_empty() {
            continue;
        }
        read(&mut builder, text, span)
            .map_err(|(kind, span)| LexiconError::new(kind, span, index + 1))?;
    }
    Ok(builder.build())
}

/// Adds the word of the line `span` of `text`.
fn read(
    builder: &mut LexiconBuilder,
    text: &str,
    span: Span,
) -> Result<(), (LexiconErrorKind, Span)> {
    let mut fields = fields(text, span);
    let word = fields.next().unwrap_or_default();
    let value = fields.next().filter(|value| !value.is_empty());
    if let Some(third) = fields.next() {
        return Err((LexiconErrorKind::TooManyFields, third));
    }
    let at = |kind, place: Span| (kind, if place.is_empty() { span } else { place });
    let Some(value) = value else {
        return builder.keep(word.of(text)).map(drop).map_err(|kind| at(kind, word));
    };
    let content = value.of(text);
    if content.contains('|') {
        let parts: Vec<&str> = content.split('|').map(str::trim).collect();
        let is_whole = parts.iter().map(|part| part.len()).sum::<usize>() == word.len()
            && parts.concat() == word.of(text);
        if parts.contains(&"") {
            return Err((LexiconErrorKind::EmptyPart, value));
        }
        if !is_whole {
            return Err((LexiconErrorKind::PartsDiffer, value));
        }
        return builder.cut(&parts).map(drop).map_err(|kind| at(kind, word));
    }
    if !content.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err((LexiconErrorKind::UnknownValue, value));
    }
    // Too great a number for its type is out of range too.
    let weight = content.parse().unwrap_or(u32::MAX);
    builder.prefer(word.of(text), weight).map(drop).map_err(|kind| match kind {
        LexiconErrorKind::WeightOutOfRange => (kind, value),
        _ => at(kind, word),
    })
}

/// The fields of a line: what stands between tabs, without blanks around it.
fn fields(text: &str, line: Span) -> impl Iterator<Item = Span> {
    let mut start = line.start;
    line.of(text).split('\t').map(move |field| {
        let span = Span::new(start, start + field.len());
        start = span.end + 1;
        span.trim(text)
    })
}
