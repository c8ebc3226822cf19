//! What is refused, where, and that nothing is changed then.

use judou_frontmatter::{Datum, EditErrorKind, Editor, Format, Parser, Splitter};

use crate::{Do, append, map, run, set};

/// Headers that cannot be read are no ground to edit on; the error stands where the reader's does.
#[test]
fn unreadable_headers() {
    let cases = [
        ("---\ntitle: 甲\ntitle: 乙\n---\n", "title", 15),
        ("---\na: [1\n---\n", "[1", 7),
        ("---\na: 1\n", "---", 0),
        ("---\n- a\n---\n", "- a", 4),
        ("+++\na = 1\na = 2\n+++\n", "a", 10),
        ("{\"a\": 1, \"a\": 2}\n", "\"a\"", 9),
    ];
    for (text, place, start) in cases {
        let error = Editor::new(text).unwrap_err();
        assert!(matches!(error.kind(), EditErrorKind::Header(_)), "text {text:?}: {error}");
        assert_eq!(
            (error.span().get(text), error.span().start),
            (Some(place), start),
            "text {text:?}"
        );
        assert_eq!(error.to_diagnostic().span, error.span(), "text {text:?}");
    }
}

#[test]
fn refused_edits() {
    let yaml =
        "---\na: 1\nb: [x]\nc: {d: 1}\ne: &q {f: 1}\ng: *q\nh:\n  <<: *q\n  i: 1\nj: [k: 1]\n---\n";
    let toml = "+++\na = 1\n[[b]]\nc = 1\n[d.e]\n+++\n";
    let json = "{\"a\": 1}\n";
    // Text, edit, kind, and the text at the error's place.
    let cases = [
        (yaml, Do::Remove("z"), EditErrorKind::NotFound, None),
        (yaml, Do::Remove("b[1]"), EditErrorKind::NotFound, Some("[x]")),
        (yaml, set("b[1]", 1), EditErrorKind::NotFound, Some("[x]")),
        (yaml, set("z[1]", 1), EditErrorKind::NotFound, None),
        (yaml, set("a.b", 1), EditErrorKind::NotAMapping, Some("1")),
        (yaml, set("b.c", 1), EditErrorKind::NotAMapping, Some("[x]")),
        (yaml, set("c[0]", 1), EditErrorKind::NotAList, Some("{d: 1}")),
        (yaml, append("a", 1), EditErrorKind::NotAList, Some("1")),
        (yaml, append("c", 1), EditErrorKind::NotAList, Some("{d: 1}")),
        (yaml, set("g.f", 2), EditErrorKind::Aliased, Some("*q")),
        (yaml, Do::Remove("h.f"), EditErrorKind::Aliased, None),
        (yaml, Do::Rename("h.f", "z"), EditErrorKind::Aliased, None),
        (yaml, Do::Rename("b[0]", "z"), EditErrorKind::NotAKey, Some("x")),
        (yaml, Do::Rename("a", "b"), EditErrorKind::KeyExists, Some("b")),
        (yaml, Do::Rename("z", "y"), EditErrorKind::NotFound, None),
        (yaml, Do::Raw("z", "1"), EditErrorKind::NotFound, None),
        (yaml, Do::Raw("a", "1\nz: 2"), EditErrorKind::WouldDiffer, Some("1")),
        // Others would change with it, or be lost.
        (yaml, set("e.f", 2), EditErrorKind::WouldDiffer, Some("1")),
        (toml, set("a", Datum::Null), EditErrorKind::Unrepresentable(Format::Toml), Some("1")),
        (toml, append("d", 1), EditErrorKind::NotAList, None),
        (toml, Do::Remove("b[1]"), EditErrorKind::NotFound, None),
        (json, set("a", f64::NAN), EditErrorKind::Unrepresentable(Format::Json), Some("1")),
        ("#+TITLE: a\n", set("title", 1), EditErrorKind::NotEditable(Format::Org), None),
        ("正文", Do::Remove("a"), EditErrorKind::NotFound, None),
    ];
    for (text, what, kind, place) in cases {
        let error = run(text, &what).unwrap_err();
        assert_eq!(error.kind(), &kind, "{what:?} on {text:?}");
        assert!(error.span().get(text).is_some(), "{what:?} on {text:?}");
        if place.is_some() {
            assert_eq!(error.span().get(text), place, "{what:?} on {text:?}");
        }
    }
    let layouts = [
        (yaml, set("j[0].l", 2)),
        (toml, append("b", 1)),
        (toml, Do::Raw("d.e", "1")),
        (toml, set("b[0]", 1)),
    ];
    for (text, what) in layouts {
        let error = run(text, &what).unwrap_err();
        assert!(matches!(error.kind(), EditErrorKind::Layout(_)), "{what:?} on {text:?}: {error}");
    }
    for (text, what) in
        [(yaml, Do::Raw("a", "[")), (yaml, Do::Remove("e")), (toml, Do::Raw("a", "x"))]
    {
        let error = run(text, &what).unwrap_err();
        assert!(
            matches!(error.kind(), EditErrorKind::Unreadable(_)),
            "{what:?} on {text:?}: {error}"
        );
    }
}

/// After an error the editor goes on from where it was.
#[test]
fn a_refused_edit_changes_nothing() {
    let text = "---\na: 1 # c\n---\n正文";
    let mut editor = Editor::new(text).unwrap();
    editor.set("b", 2).unwrap();
    assert!(editor.set("a.c", 1).is_err());
    assert!(editor.set_raw("a", "]").is_err());
    assert_eq!(editor.finish().as_deref(), Ok("---\na: 1 # c\nb: 2\n---\n正文"));
    editor.remove("b").unwrap();
    assert_eq!(editor.finish().as_deref(), Ok(text));
}

/// What already says what is asked is not written anew, however it is spelled.
#[test]
fn a_set_that_changes_nothing_touches_nothing() {
    let text = "---\na: 0x10\nb: [ 'x' ,y ]\nc: &q {d: ~}\ne: *q\n---\n";
    let mut editor = Editor::new(text).unwrap();
    editor.set("a", 16).unwrap().set("b", ["x", "y"]).unwrap();
    editor.set("e", map([("d", Datum::Null)])).unwrap().rename("a", "a").unwrap();
    assert_eq!(editor.finish().as_deref(), Ok(text));
}

/// A header that would be longer than the reader reads is not written.
#[test]
fn the_bound_on_a_header_holds() {
    let parser = Parser::new().splitter(Splitter::new().max_header(20));
    let mut editor = Editor::with_parser("---\na: 1\n---\n", parser).unwrap();
    let error = editor.set("b", "a longer text").unwrap_err();
    assert!(matches!(error.kind(), EditErrorKind::Unreadable(_)), "{error}");
}

/// Documents without a header, and what is written before them.
#[test]
fn headers_where_there_are_none() {
    let cases = [
        ("", "---\na: 1\n---\n"),
        ("正文", "---\na: 1\n---\n正文"),
        ("\u{feff}正文\r\n", "\u{feff}---\r\na: 1\r\n---\r\n正文\r\n"),
        ("正文\r", "---\ra: 1\r---\r正文\r"),
        ("---- x\n", "---\na: 1\n---\n---- x\n"),
        ("---\n---\n", "---\na: 1\n---\n"),
        ("---\n---", "---\na: 1\n---"),
    ];
    for (text, expected) in cases {
        assert_eq!(run(text, &set("a", 1)).as_deref(), Ok(expected), "text {text:?}");
    }
    let mut editor = Editor::new("---\na: 1\n---\n---\nb: 2\n---\n").unwrap();
    assert_eq!(editor.remove_header().unwrap_err().kind(), &EditErrorKind::WouldDiffer);
    assert_eq!(editor.create(Format::Json).unwrap_err().kind(), &EditErrorKind::HeaderExists);
    let mut editor = Editor::new("正文\r").unwrap();
    editor.create(Format::Toml).unwrap().set("a", 1).unwrap();
    assert_eq!(editor.finish().as_deref(), Ok("+++\na = 1\n+++\n正文\r"));
    let mut editor = Editor::new("正文").unwrap();
    editor.create(Format::Json).unwrap().set("a", 1).unwrap().set("b", [2]).unwrap();
    assert_eq!(editor.finish().as_deref(), Ok("{\n  \"a\": 1,\n  \"b\": [2]\n}\n正文"));
}
