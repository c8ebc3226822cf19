//! Laws of `judou_frontmatter::Editor`.

use judou_frontmatter::{Datum, Editor, Path, Step, parse_lenient};

use crate::text;

/// Edits after which no more are made: each costs a reading of the header.
const MOST_EDITS: usize = 8;

/// One line of an input: what to do with the document that begins on the line behind the last of them.
#[derive(Debug)]
enum Edit<'a> {
    Set(Path, Datum),
    Append(Path, Datum),
    Remove(Path),
    Rename(Path, &'a str),
}

impl<'a> Edit<'a> {
    /// `set PATH VALUE`, `append PATH VALUE`, `remove PATH` or `rename PATH KEY`.
    fn parse(line: &'a str) -> Option<Self> {
        let (verb, rest) = line.split_once(' ')?;
        let (path, value) = rest.split_once(' ').unwrap_or((rest, ""));
        let path: Path = path.parse().ok()?;
        match verb {
            "set" => Some(Self::Set(path, Datum::infer(value))),
            "append" => Some(Self::Append(path, Datum::infer(value))),
            "remove" => Some(Self::Remove(path)),
            "rename" => Some(Self::Rename(path, value)),
            _ => None,
        }
    }

    /// Makes the edit; whether it was made.
    fn make(&self, editor: &mut Editor<'_>) -> bool {
        match self {
            Self::Set(path, value) => editor.set(path, value.clone()).is_ok(),
            Self::Append(path, value) => editor.append(path, value.clone()).is_ok(),
            Self::Remove(path) => editor.remove(path).is_ok(),
            Self::Rename(path, key) => editor.rename(path, key).is_ok(),
        }
    }
}

/// Edits change what was asked and nothing else, or nothing at all; the body stays; and what is set
/// back was never set.
///
/// # Panics
///
/// If a law is broken.
pub fn frontmatter_edit(data: &[u8]) {
    let input = text(data);
    let mut document = &*input;
    let mut edits = Vec::new();
    while let Some((line, rest)) = document.split_once('\n')
        && let Some(edit) = Edit::parse(line)
    {
        edits.push(edit);
        document = rest;
    }
    let mut text = document.to_owned();
    for edit in edits.iter().take(MOST_EDITS) {
        let Some(after) = assert_edit(edit, &text) else { return };
        text = after;
    }
}

/// Makes an edit and holds it to the laws; yields the new document, if the old one can be edited.
fn assert_edit(edit: &Edit<'_>, before: &str) -> Option<String> {
    let mut editor = Editor::new(before).ok()?;
    assert_eq!(editor.finish().as_deref(), Ok(before), "without an edit");
    let data = print(editor.data());
    if let Edit::Set(path, value) = edit {
        assert_undone(before, path, value);
    }
    let renamed = match edit {
        Edit::Rename(path, _) => print(editor.get(path)),
        _ => String::new(),
    };
    let appended = match edit {
        Edit::Append(path, _) => items(&editor, path),
        _ => 0,
    };
    if !edit.make(&mut editor) {
        assert_eq!(editor.finish().as_deref(), Ok(before), "{edit:?} is refused, and changes it");
        assert_eq!(print(editor.data()), data, "{edit:?} is refused, and changes the data");
        return Some(before.to_owned());
    }
    let after = editor.finish().expect("an edit that was made can be written");
    let context = || format!("{edit:?} made {after:?} of {before:?}");
    let again = Editor::new(&after).unwrap_or_else(|error| panic!("{error}: {}", context()));
    assert_eq!(print(again.data()), print(editor.data()), "{}", context());
    assert_outside_kept(before, &after, &context);
    match edit {
        Edit::Set(path, value) => {
            assert_eq!(print(again.get(path)), print(Some(value)), "{}", context());
        }
        Edit::Append(path, value) => {
            assert_eq!(items(&again, path), appended + 1, "{}", context());
            let last = path.clone().then_index(appended);
            assert_eq!(print(again.get(&last)), print(Some(value)), "{}", context());
        }
        Edit::Remove(path) => {
            // An item's place is taken by the next one.
            if let Some(Step::Key(_)) = path.steps().last() {
                assert_eq!(again.get(path), None, "{}", context());
            }
        }
        Edit::Rename(path, key) => {
            assert_eq!(print(again.get(sibling(path, key))), renamed, "{}", context());
        }
    }
    Some(after)
}

/// What stands before the matter and behind it is as it was; without a header, all of the text is.
fn assert_outside_kept(before: &str, after: &str, context: &dyn Fn() -> String) {
    let lenient = parse_lenient(before);
    let Some(header) = &lenient.front_matter else {
        let text = before.strip_prefix('\u{feff}').unwrap_or(before);
        assert!(after.ends_with(text), "the text changed: {}", context());
        return;
    };
    let split = header.split();
    assert!(after.ends_with(split.body()), "the body changed: {}", context());
    let kept = |text: &str| text.get(..header.matter_span().start).map(str::to_owned);
    assert_eq!(kept(after), kept(before), "what stands before the matter changed: {}", context());
}

/// Setting a value and setting its source text back leaves no trace.
fn assert_undone(before: &str, path: &Path, value: &Datum) {
    let Ok(mut editor) = Editor::new(before) else { return };
    let Some(raw) = editor.raw(path) else { return };
    if editor.set(path, value.clone()).is_ok() && editor.set_raw(path, &raw).is_ok() {
        let undone = editor.finish();
        assert_eq!(undone.as_deref(), Ok(before), "{path} set to {value:?} and set back");
    }
}

/// How many items the list at `path` has; none if there is no list.
fn items(editor: &Editor<'_>, path: &Path) -> usize {
    match editor.get(path) {
        Some(Datum::Sequence(items)) => items.len(),
        _ => 0,
    }
}

/// The path of `key` where the last step of `path` leads.
fn sibling(path: &Path, key: &str) -> Path {
    let parent = path.steps().split_last().map_or(&[][..], |(_, parent)| parent);
    let parent = parent.iter().fold(None, |path: Option<Path>, step| {
        Some(match (path, step) {
            (Some(path), Step::Key(key)) => path.then_key(key),
            (Some(path), Step::Index(index)) => path.then_index(*index),
            (None, Step::Key(key)) => Path::key(key),
            (None, Step::Index(index)) => panic!("a path begins with the item {index}"),
        })
    });
    parent.map_or_else(|| Path::key(key), |parent| parent.then_key(key))
}

/// Data as text, since not-a-number is unequal to itself; dates as the text that they are in YAML and
/// JSON.
fn print(data: Option<&Datum>) -> String {
    match data {
        Some(Datum::DateTime(text)) => format!("{:?}", Some(Datum::String(text.clone()))),
        _ => format!("{data:?}"),
    }
}
