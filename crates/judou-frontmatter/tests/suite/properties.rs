//! Laws, over text that looks like ours.

use judou_frontmatter::{Parser, Splitter, parse_lenient, parse_value, split};
use judou_testkit::strategies::{document, front_matter_like, mixed_script};
use judou_testkit::{assert_on_boundaries, assert_ordered_disjoint};
use proptest::prelude::*;

use crate::spans::assert_spans;

/// A document that has a header more often than not.
fn with_header() -> impl Strategy<Value = String> {
    prop_oneof![front_matter_like(), document(), mixed_script()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    /// Header and body are the document, and the header's parts lie in order within it.
    #[test]
    fn split_loses_nothing(text in with_header()) {
        if let Ok(Some(split)) = split(&text) {
            prop_assert_eq!(format!("{}{}", split.header(), split.body()), &*text);
            let parts = [split.open_span(), split.matter_span(), split.close_span()];
            assert_on_boundaries(&text, parts);
            assert_ordered_disjoint(&text, parts);
            prop_assert!(split.close_span().end <= split.body_start());
        }
    }

    /// What follows a closed header cannot change it.
    #[test]
    fn body_does_not_matter(text in front_matter_like(), more in mixed_script()) {
        if let Ok(Some(before)) = split(&text)
            && text[..before.body_start()].ends_with('\n')
            && !before.open_span().is_empty()
        {
            let longer = format!("{}{more}", before.header());
            let after = split(&longer).unwrap().unwrap();
            prop_assert_eq!(after.matter(), before.matter());
            prop_assert_eq!(after.body(), &more);
        }
    }

    /// The lenient reading is total, its spans lie in the document, and it agrees with the strict one.
    #[test]
    fn lenient_and_strict_agree(text in with_header()) {
        let lenient = parse_lenient(&text);
        for diagnostic in &lenient.diagnostics {
            assert_on_boundaries(&text, [diagnostic.span]);
            assert_on_boundaries(&text, diagnostic.labels.iter().map(|label| label.span));
        }
        let value = lenient.front_matter.as_ref().and_then(|front_matter| front_matter.value());
        match parse_value(&text) {
            Ok(strict) => prop_assert_eq!(strict.as_ref(), value),
            Err(error) => {
                prop_assert!(value.is_none());
                prop_assert_eq!(error.code(), lenient.diagnostics[0].code);
                prop_assert_eq!(error.span(), lenient.diagnostics[0].span);
            }
        }
        if let (Some(front_matter), Some(value)) = (&lenient.front_matter, value) {
            assert_spans(&text, front_matter.span(), value, false);
        }
    }

    /// A smaller bound never finds another header, only none.
    #[test]
    fn bound_only_hides(text in front_matter_like(), max in 0_usize..200) {
        if let Ok(Some(bounded)) = Splitter::new().max_header(max).split(&text) {
            prop_assert_eq!(Ok(Some(bounded)), split(&text));
            prop_assert!(bounded.body_start() <= max);
        }
    }

    /// A mapping written in JSON says the same between every pair of fences that takes JSON, and
    /// between YAML's, of which JSON is a part.
    #[test]
    fn json_means_the_same_everywhere(json in json_object()) {
        let bare = parse_value(&json).unwrap().unwrap();
        for (open, close) in [(";;;", ";;;"), ("---json", "---"), ("---", "---")] {
            let text = format!("{open}\n{json}\n{close}\n");
            let fenced = Parser::new().parse_value(&text).unwrap().unwrap();
            prop_assert_eq!(same(&fenced), same(&bare), "in {}", text);
        }
    }
}

/// A value without its places.
fn same(value: &judou_frontmatter::Value<'_>) -> String {
    use judou_frontmatter::Data;
    match value.data() {
        Data::Sequence(values) => format!("{:?}", values.iter().map(same).collect::<Vec<_>>()),
        Data::Mapping(mapping) => {
            let entries = mapping.entries().iter();
            let shown: Vec<_> =
                entries.map(|entry| (entry.key().as_str(), same(entry.value()))).collect();
            format!("{shown:?}")
        }
        data => format!("{data:?}"),
    }
}

/// The text of a JSON object.
fn json_object() -> impl Strategy<Value = String> {
    let text = "[a-z句读：“”@#&*!|>%' \\-]{0,6}".prop_map(|text| format!("\"{text}\""));
    let scalar = prop_oneof![
        Just("null".to_owned()),
        any::<bool>().prop_map(|value| value.to_string()),
        any::<i64>().prop_map(|value| value.to_string()),
        (any::<i16>(), any::<u16>()).prop_map(|(a, b)| format!("{a}.{b}")),
        text,
        Just("\"\\n\\u53e5\\\"\\\\\"".to_owned()),
    ];
    let value = scalar.prop_recursive(3, 20, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(|v| format!("[{}]", v.join(", "))),
            prop::collection::vec(inner, 0..4).prop_map(|values| object(&values)),
        ]
    });
    prop::collection::vec(value, 0..5).prop_map(|values| object(&values))
}

fn object(values: &[String]) -> String {
    let entries: Vec<String> =
        values.iter().enumerate().map(|(n, value)| format!("\"键{n}\": {value}")).collect();
    format!("{{{}}}", entries.join(",\n "))
}
