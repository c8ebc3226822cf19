//! Where the parts of a JSON header stand: taken from the value, which knows all but the colons.

use judou_source::Span;

use super::layout::{Item, Kind, Mapping, Member, Name, Node, Sequence, skip_space};
use crate::value::{Data, Value};

/// The tree of a header's value; `base` is where the matter, `matter`, begins in its document.
pub(super) fn layout(matter: &str, base: usize, value: &Value<'_>) -> Node {
    let place =
        |span: Span| Span::new(span.start.saturating_sub(base), span.end.saturating_sub(base));
    let span = place(value.span());
    let kind = match value.data() {
        Data::Sequence(values) => {
            let item = |value: &Value<'_>| {
                let value = layout(matter, base, value);
                Item { start: value.start, value }
            };
            let items = values.iter().map(item).collect();
            Kind::Sequence(Sequence { brackets: Some(span), items })
        }
        Data::Mapping(mapping) => {
            let members = mapping.entries().iter().map(|entry| {
                let key = entry.key();
                let span = place(key.span());
                let name =
                    Name { text: key.as_str().into(), span, style: crate::Style::DoubleQuoted };
                Member {
                    start: span.start,
                    keys: alloc::vec![name],
                    colon: Some(skip_space(matter, span.end)),
                    merge: false,
                    value: layout(matter, base, entry.value()),
                }
            });
            let members = members.collect();
            Kind::Mapping(Mapping { brackets: Some(span), pair: false, members })
        }
        _ => Kind::Scalar(value.style()),
    };
    Node { start: span.start, end: span.end, kind }
}
