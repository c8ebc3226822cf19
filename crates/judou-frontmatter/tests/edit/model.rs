//! What an edit should do to the data, and which bytes it may touch.

use judou_frontmatter::{Datum, Path, Step, Style, Value};

use crate::headers::What;

/// Every place in a header.
pub(crate) fn paths(datum: &Datum, path: Option<&Path>, result: &mut Vec<Path>) {
    match datum {
        Datum::Mapping(entries) => {
            for (key, value) in entries {
                let path = match path {
                    Some(path) => path.clone().then_key(key.clone()),
                    None => Path::key(key.clone()),
                };
                result.push(path.clone());
                paths(value, Some(&path), result);
            }
        }
        Datum::Sequence(items) => {
            for (index, item) in items.iter().enumerate() {
                let Some(path) = path else { continue };
                let path = path.clone().then_index(index);
                result.push(path.clone());
                paths(item, Some(&path), result);
            }
        }
        _ => {}
    }
}

/// The datum without what is only how it is written: the order of keys, dates.
pub(crate) fn plain(datum: &Datum) -> String {
    match datum {
        Datum::Mapping(entries) => {
            let mut entries: Vec<String> =
                entries.iter().map(|(key, value)| format!("{key:?}: {}", plain(value))).collect();
            entries.sort();
            format!("{{{}}}", entries.join(", "))
        }
        Datum::Sequence(items) => format!("{:?}", items.iter().map(plain).collect::<Vec<_>>()),
        Datum::DateTime(text) | Datum::String(text) => format!("{text:?}"),
        other => format!("{other:?}"),
    }
}

/// The value at a path, to be changed.
pub(crate) fn at<'d>(datum: &'d mut Datum, steps: &[Step]) -> &'d mut Datum {
    steps.iter().fold(datum, |datum, step| match (datum, step) {
        (Datum::Mapping(entries), Step::Key(key)) => {
            &mut entries.iter_mut().find(|(name, _)| name == key).unwrap().1
        }
        (Datum::Sequence(items), Step::Index(index)) => &mut items[*index],
        (datum, step) => panic!("{step:?} of {datum:?}"),
    })
}

fn is_empty(datum: &Datum) -> bool {
    match datum {
        Datum::Mapping(entries) => entries.is_empty(),
        Datum::Sequence(items) => items.is_empty(),
        _ => true,
    }
}

/// The lines on which a key or item and its value stand, the dash's among them; `None` for what is
/// written in more than one place, or the whole header.
fn region(text: &str, root: &Value<'_>, steps: &[Step]) -> Option<(usize, usize)> {
    let (last, parent) = steps.split_last()?;
    let find = |steps: &[Step]| {
        steps.iter().try_fold(root, |value, step| match step {
            Step::Key(key) => value.get(key),
            Step::Index(index) => value.at(*index),
        })
    };
    let (parent, value) = (find(parent)?, find(steps)?);
    if text.trim_start_matches('\u{feff}').starts_with("+++") && value.style() == Style::Block {
        return None;
    }
    let start = match last {
        Step::Key(key) => parent.as_mapping()?.entry(key)?.key().span().start,
        Step::Index(_) if parent.style() == Style::Block => {
            text[..value.span().start].rfind('-')?
        }
        Step::Index(_) => value.span().start,
    };
    let end = value.span().end.max(start);
    let start = text[..start].rfind(['\n', '\r']).map_or(0, |at| at + 1);
    // The span of a text in lines reaches over its last line ending.
    let end = text[..end].trim_end().len();
    Some((start, end + text[end..].find(['\n', '\r']).unwrap_or(0)))
}

/// What an edit may touch: these bytes of the text before, or none but for an insertion.
pub(crate) fn touched(
    text: &str,
    steps: &[Step],
    what: &What,
    expected: &mut Datum,
) -> Option<(usize, usize)> {
    let root = judou_frontmatter::parse_value(text).unwrap().unwrap();
    let whole = Some((root.span().start, root.span().end));
    let value = steps.iter().try_fold(&root, |value, step| match step {
        Step::Key(key) => value.get(key),
        Step::Index(index) => value.at(*index),
    })?;
    match what {
        What::Add(key, _) if value.get(key).is_some() => {
            let mut steps = steps.to_vec();
            steps.push(Step::Key((*key).into()));
            region(text, &root, &steps)
        }
        What::Add(..) | What::Append(_) if value.style() == Style::Block => {
            // The line that is added has a place, but it is not this test's to say which.
            Some((usize::MAX, usize::MAX))
        }
        What::Add(..) | What::Append(_) if steps.is_empty() => whole,
        What::Set(_) | What::Add(..) | What::Append(_) | What::Rename(_) => {
            region(text, &root, steps)
        }
        What::Remove => {
            let (_, parent) = steps.split_last()?;
            let empty = is_empty(at(expected, parent));
            let outer = parent.iter().try_fold(&root, |value, step| match step {
                Step::Key(key) => value.get(key),
                Step::Index(index) => value.at(*index),
            })?;
            let own = !empty && outer.style() == Style::Block;
            if own || parent.is_empty() && outer.style() == Style::Block {
                let (start, end) = region(text, &root, steps)?;
                // The next one takes over the place behind a dash.
                let line = text[start..].trim_start_matches(' ');
                let key = matches!(steps.last(), Some(Step::Key(_)));
                if line.starts_with(if key { "- " } else { "- - " }) {
                    return region(text, &root, parent);
                }
                Some((start, end))
            } else if parent.is_empty() {
                whole
            } else {
                region(text, &root, parent)
            }
        }
    }
}
