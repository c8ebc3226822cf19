//! The JSON that the data types become.
#![cfg(feature = "serde")]

use judou_source::{ColumnUnit, Diagnostic, Line, LineEnding, Position, Severity, Span, lines};
use serde_json::json;

#[test]
fn spans_are_pairs() {
    assert_eq!(json!(Span::new(3, 6)), json!([3, 6]));
    assert_eq!(serde_json::from_str::<Span>("[3,6]").ok(), Some(Span::new(3, 6)));
    for wrong in ["[6,3]", "[3]", "[3,6,9]", "[-1,3]", "{\"start\":3,\"end\":6}"] {
        assert!(serde_json::from_str::<Span>(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn others_are_objects() {
    let diagnostic = Diagnostic::warning("judou::x", "`甲` is odd", Span::new(0, 3));
    let cases = [
        (
            json!(diagnostic),
            json!({"severity": "warning", "code": "judou::x", "message": "`甲` is odd", "span": [0, 3]}),
        ),
        (
            json!(diagnostic.with_label(Span::empty(9), "here").with_help("do")),
            json!({"severity": "warning", "code": "judou::x", "message": "`甲` is odd", "span": [0, 3],
                "labels": [{"span": [9, 9], "message": "here"}], "help": "do"}),
        ),
        (json!(lines("甲\r\n").next()), json!({"span": [0, 3], "ending": "crlf"})),
        (json!(Position { line: 2, column: 7 }), json!({"line": 2, "column": 7})),
        (
            json!([ColumnUnit::Byte, ColumnUnit::Utf16, ColumnUnit::Char]),
            json!(["byte", "utf16", "char"]),
        ),
    ];
    for (found, expected) in cases {
        assert_eq!(found, expected);
    }
}

#[test]
fn plain_data_comes_back() {
    for ending in [LineEnding::None, LineEnding::Lf, LineEnding::CrLf, LineEnding::Cr] {
        let line = Line { span: Span::new(1, 4), ending };
        assert_eq!(serde_json::from_value::<Line>(json!(line)).ok(), Some(line));
    }
    for severity in [Severity::Note, Severity::Warning, Severity::Error] {
        assert_eq!(json!(severity), json!(severity.name()));
        assert_eq!(serde_json::from_value::<Severity>(json!(severity)).ok(), Some(severity));
    }
}
