//! Laws of edits: the result says what was asked, every other byte stays, and what is undone was
//! never done.

use judou_frontmatter::{Datum, EditErrorKind, Editor, Format, Path, Step};
use judou_testkit::strategies::{front_matter_like, mixed_script};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::TestRunner;

use crate::headers::{What, datum, document, formats, header, what};
use crate::model::{at, paths, plain, touched};

/// Makes an edit and holds it to the laws; `false` if it was refused for a reason that it may be.
fn check(text: &mut String, index: Index, what: &What) -> bool {
    let before = text.clone();
    let mut editor = Editor::new(&before).unwrap();
    let mut expected = editor.data().unwrap().clone();
    let mut places = Vec::new();
    paths(&expected, None, &mut places);
    let path = if places.is_empty() { None } else { Some(index.get(&places).clone()) };
    let steps = path.as_ref().map_or(&[][..], Path::steps);
    let named = |key: &str| match &path {
        Some(path) => path.clone().then_key(key),
        None => Path::key(key),
    };
    let result = match (what, &path) {
        (What::Set(value), Some(path)) => {
            *at(&mut expected, steps) = value.clone();
            editor.set(path, value.clone()).map(|_| ())
        }
        (What::Add(key, value), _) => {
            let Datum::Mapping(entries) = at(&mut expected, steps) else { return false };
            match entries.iter_mut().find(|(name, _)| name == key) {
                Some(entry) => entry.1 = value.clone(),
                None => entries.push(((*key).into(), value.clone())),
            }
            editor.set(named(key), value.clone()).map(|_| ())
        }
        (What::Append(value), Some(path)) => {
            let Datum::Sequence(items) = at(&mut expected, steps) else { return false };
            items.push(value.clone());
            editor.append(path, value.clone()).map(|_| ())
        }
        (What::Remove, Some(path)) => {
            let (last, parent) = steps.split_last().unwrap();
            match (at(&mut expected, parent), last) {
                (Datum::Mapping(entries), Step::Key(key)) => {
                    entries.retain(|(name, _)| name != key);
                }
                (Datum::Sequence(items), Step::Index(index)) => drop(items.remove(*index)),
                _ => unreachable!(),
            }
            editor.remove(path).map(|_| ())
        }
        (What::Rename(key), Some(path)) => {
            let (Step::Key(old), parent) = steps.split_last().unwrap() else { return false };
            let Datum::Mapping(entries) = at(&mut expected, parent) else { return false };
            if entries.iter().any(|(name, _)| name == key) {
                return false;
            }
            entries.iter_mut().find(|(name, _)| name == old).unwrap().0 = (*key).into();
            editor.rename(path, key).map(|_| ())
        }
        _ => return false,
    };
    if let Err(error) = result {
        assert_eq!(editor.finish().as_ref(), Ok(&before), "a refused edit changes nothing");
        // Whatever is tried, the plan must be right; what cannot be done is known before.
        let known =
            matches!(error.kind(), EditErrorKind::Layout(_) | EditErrorKind::Unrepresentable(_));
        assert!(known, "{what:?} at {path:?}: {error} on {before:?}");
        return false;
    }
    let after = editor.finish().unwrap();
    assert_eq!(
        plain(editor.data().unwrap()),
        plain(&expected),
        "{what:?} at {path:?} on {before:?}"
    );
    let again = Editor::new(&after).unwrap();
    assert_eq!(again.data(), editor.data(), "{what:?} at {path:?} gave {after:?}");
    let body = &before[judou_frontmatter::split(&before).unwrap().unwrap().body_start()..];
    assert!(after.ends_with(body), "the body stays");
    if let Some((start, end)) = touched(&before, steps, what, &mut expected) {
        let kept = if start == usize::MAX {
            let front = before.bytes().zip(after.bytes()).take_while(|(a, b)| a == b).count();
            let back = before.bytes().rev().zip(after.bytes().rev()).take_while(|(a, b)| a == b);
            front + back.count() >= before.len()
        } else {
            after.starts_with(&before[..start]) && after.ends_with(&before[end..])
        };
        assert!(kept, "{what:?} at {path:?}: {before:?} became {after:?}");
    }
    *text = after;
    true
}

/// So many cases that the default run makes some 10,000 edits; `PROPTEST_CASES` asks for more.
fn config(cases: u32) -> ProptestConfig {
    let default = ProptestConfig::default();
    let cases = default.cases.max(cases);
    ProptestConfig { cases, failure_persistence: None, ..default }
}

/// Edit after edit, the header says what was asked, and all other bytes stay; 10,000 edits at least.
#[test]
fn edits_do_what_was_asked() {
    let config = config(2_000);
    let wanted = config.cases as usize * 5;
    let edits = prop::collection::vec((any::<Index>(), what()), 4..16);
    let made = std::cell::Cell::new(0);
    let result = TestRunner::new(config).run(
        &(header(), formats(), any::<bool>(), edits),
        |((items, layout), (format, ending), bom, edits)| {
            let mut text = document(items, layout, format, ending, bom);
            for (index, what) in &edits {
                made.set(made.get() + usize::from(check(&mut text, *index, what)));
            }
            Ok(())
        },
    );
    if let Err(failure) = result {
        panic!("{failure}");
    }
    assert!(made.get() >= wanted, "{} edits, of which {wanted} should have been made", made.get());
}

proptest! {
    #![proptest_config(config(1_000))]

    /// A value that is set and set back, a key that is added and removed, leave no trace.
    #[test]
    fn undone_edits_leave_no_trace(
        (items, layout) in header(),
        (format, ending) in formats(),
        index in any::<Index>(),
        value in datum(),
    ) {
        let text = document(items, layout, format, ending, false);
        let mut editor = Editor::new(&text).unwrap();
        let mut places = Vec::new();
        paths(editor.data().unwrap(), None, &mut places);
        if !places.is_empty() {
            let path = index.get(&places);
            if let Some(raw) = editor.raw(path)
                && editor.set(path, value.clone()).is_ok()
            {
                editor.set_raw(path, &raw).unwrap();
                prop_assert_eq!(editor.finish().unwrap(), &*text, "{} := {:?}", path, value);
            }
        }
        let mut editor = Editor::new(&text).unwrap();
        if editor.set("new", value.clone()).is_ok() {
            editor.remove("new").unwrap();
            prop_assert_eq!(editor.finish().unwrap(), &*text, "new := {:?}", value);
        }
    }

    /// A header that is converted says the same, and the body stays.
    #[test]
    fn conversions_keep_data(
        (items, layout) in header(),
        (format, ending) in formats(),
        to in select(&[Format::Yaml, Format::Toml, Format::Json][..]),
    ) {
        let text = document(items, layout, format, ending, true);
        let mut editor = Editor::new(&text).unwrap();
        let before = plain(editor.data().unwrap());
        match editor.convert(to) {
            Ok(converted) => {
                let after = editor.finish().unwrap();
                let body = format!("正文: [{ending}");
                prop_assert!(after.starts_with('\u{feff}') && after.ends_with(&body), "{}", after);
                let again = Editor::new(&after).unwrap();
                prop_assert_eq!(again.format(), Some(to));
                prop_assert_eq!(plain(again.data().unwrap()), before);
                // YAML and TOML hold every comment.
                let count = |text: &str| text.matches("# 注").count();
                prop_assert_eq!(count(&after) + converted.dropped_comments.len(), count(&text), "{}", after);
            }
            Err(error) => {
                prop_assert!(matches!(error.kind(), EditErrorKind::Unrepresentable(_)), "{error} on {text:?}");
                prop_assert_eq!(editor.finish().unwrap(), text);
            }
        }
    }

    /// Nothing that is no header, or a broken one, makes the editor panic, lose a byte, or change
    /// what it refuses to change.
    #[test]
    fn editing_is_total(text in prop_oneof![front_matter_like(), mixed_script()], what in what(), index in any::<Index>()) {
        let Ok(mut editor) = Editor::new(&text) else { return Ok(()) };
        prop_assert_eq!(editor.finish().unwrap(), &*text);
        if editor.data().is_some() {
            // Aliases and merge keys are in the way here, so that more may be refused.
            let mut places = Vec::new();
            paths(editor.data().unwrap(), None, &mut places);
            if !places.is_empty() {
                let path = index.get(&places);
                let done = match &what {
                    What::Set(value) | What::Add(_, value) => editor.set(path, value.clone()).is_ok(),
                    What::Append(value) => editor.append(path, value.clone()).is_ok(),
                    What::Remove => editor.remove(path).is_ok(),
                    What::Rename(key) => editor.rename(path, key).is_ok(),
                };
                let after = editor.finish().unwrap();
                prop_assert!(done || after == text);
                prop_assert!(Editor::new(&after).is_ok());
            }
        } else if editor.set("键", "值").is_ok() {
            let body = text.trim_start_matches('\u{feff}');
            prop_assert!(editor.finish().unwrap().ends_with(body));
        }
    }
}
