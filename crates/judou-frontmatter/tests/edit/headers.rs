//! Headers in every layout, made from one shape, and edits to try on them.

use judou_frontmatter::{Datum, Format};
use judou_testkit::strategies::mixed_script;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// The shape of a header: what is in it, and how it is laid out.
#[derive(Clone, Debug)]
pub(crate) enum Shape {
    /// A scalar: its number in the table of each format, and a comment behind it.
    Scalar(Index, bool),
    List(Vec<Shape>, Layout),
    Map(Vec<Shape>, Layout),
}

#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "four independent choices of a generator")]
pub(crate) struct Layout {
    flow: bool,
    comment: bool,
    blank: bool,
    wide: bool,
}

const YAML: &[&str] = &[
    "x",
    "句读 w",
    "'it''s'",
    "\"a\\nb\"",
    "1.10",
    "0x1F",
    "true",
    "~",
    "",
    "2024-11-15",
    "''",
    "a:b",
    "\"# no\"",
    "!t v",
    "“引”",
    "[]",
    "{}",
    "- 1",
];
const TOML: &[&str] = &[
    "\"x\"",
    "'句读 w'",
    "\"a\\nb\"",
    "1.10",
    "0x1F",
    "true",
    "2024-11-15",
    "1979-05-27 07:32:00",
    "\"\"\"\nx # no\n\"\"\"",
    "'''a'''",
    "\"\"",
    "[]",
    "{}",
    "\"]}#,\"",
    "1_000",
];
const JSON: &[&str] = &[
    "\"x\"",
    "\"句读 w\"",
    "\"a\\n\\\"b\"",
    "1.10",
    "-0",
    "true",
    "null",
    "\"\"",
    "\"]},:\"",
    "[]",
    "{}",
];

const KEYS: &[&str] =
    &["a", "b", "title", "tags", "date", "c-d", "e_f", "x1", "no", "long_key_name"];

fn layout() -> impl Strategy<Value = Layout> {
    (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>())
        .prop_map(|(flow, comment, blank, wide)| Layout { flow, comment, blank, wide })
}

pub(crate) fn header() -> impl Strategy<Value = (Vec<Shape>, Layout)> {
    let scalar =
        (any::<Index>(), any::<bool>()).prop_map(|(index, note)| Shape::Scalar(index, note));
    let shape = scalar.prop_recursive(3, 16, 4, |inner| {
        let many = prop::collection::vec(inner, 1..4);
        prop_oneof![
            (many.clone(), layout()).prop_map(|(items, layout)| Shape::List(items, layout)),
            (many, layout()).prop_map(|(items, layout)| Shape::Map(items, layout)),
        ]
    });
    (prop::collection::vec(shape, 0..7), layout())
}

fn scalar<'t>(table: &[&'t str], index: Index) -> &'t str {
    table[index.index(table.len())]
}

fn note(comment: bool) -> &'static str {
    if comment { " # 注: [a" } else { "" }
}

fn yaml_flow(shape: &Shape) -> String {
    match shape {
        Shape::Scalar(index, _) => match scalar(YAML, *index) {
            "" | "- 1" | "!t v" => "z".into(),
            text => text.into(),
        },
        Shape::List(items, layout) => {
            let comma = if layout.wide { " , " } else { ", " };
            format!("[{}]", items.iter().map(yaml_flow).collect::<Vec<_>>().join(comma))
        }
        Shape::Map(items, _) => {
            let entry = |(n, item)| format!("{}: {}", KEYS[n], yaml_flow(item));
            format!("{{{}}}", items.iter().enumerate().map(entry).collect::<Vec<_>>().join(", "))
        }
    }
}

/// What stands behind a colon or dash, to the end of its line.
fn yaml_value(shape: &Shape, indent: usize) -> String {
    match shape {
        Shape::Scalar(index, comment) => match scalar(YAML, *index) {
            "" => format!("{}\n", note(*comment)),
            // Where a list would be no value, a text in lines.
            "- 1" => format!(" |\n{0}甲\n\n{0}  乙\n\n", " ".repeat(indent + 2)),
            text => format!(" {text}{}\n", note(*comment)),
        },
        Shape::List(_, layout) | Shape::Map(_, layout) if layout.flow => {
            format!(" {}{}\n", yaml_flow(shape), note(layout.comment))
        }
        Shape::List(_, layout) => {
            let inner = if layout.wide { indent } else { indent + 2 };
            format!("{}\n{}", note(layout.comment), yaml_lines(shape, inner))
        }
        Shape::Map(_, layout) => {
            let inner = if layout.wide { indent + 4 } else { indent + 2 };
            format!("{}\n{}", note(layout.comment), yaml_lines(shape, inner))
        }
    }
}

fn yaml_lines(shape: &Shape, indent: usize) -> String {
    let pad = " ".repeat(indent);
    let (items, layout, keys) = match shape {
        Shape::List(items, layout) => (items, layout, false),
        Shape::Map(items, layout) => (items, layout, true),
        Shape::Scalar(..) => return String::new(),
    };
    let mut result = String::new();
    for (n, item) in items.iter().enumerate() {
        if layout.comment && n > 0 {
            result.extend([format!("{pad}# 注 {n}: 'x\n")]);
        }
        if layout.blank && n > 0 {
            result.push('\n');
        }
        let value = match item {
            // A compact mapping: its first key behind the dash.
            Shape::Map(_, inner) if !keys && !inner.flow => {
                format!(" {}", yaml_lines(item, indent + 2).trim_start())
            }
            _ => yaml_value(item, if keys { indent } else { indent + 2 }),
        };
        let head = if keys { format!("{}:", KEYS[n]) } else { "-".into() };
        result.extend([format!("{pad}{head}{value}")]);
    }
    result
}

fn toml_flow(shape: &Shape) -> String {
    match shape {
        Shape::Scalar(index, _) => scalar(TOML, *index).into(),
        Shape::List(items, layout) => {
            let items: Vec<String> = items.iter().map(toml_flow).collect();
            if layout.blank {
                let comma = if layout.wide { "," } else { "" };
                format!("[ # 注\n  {}{comma}\n]", items.join(",\n  "))
            } else {
                format!("[{}]", items.join(", "))
            }
        }
        Shape::Map(items, layout) => {
            let entry = |(n, item)| format!("{} = {}", KEYS[n], toml_flow(item));
            let entries = items.iter().enumerate().map(entry).collect::<Vec<_>>().join(", ");
            if layout.wide { format!("{{ {entries} }}") } else { format!("{{{entries}}}") }
        }
    }
}

fn toml_table(items: &[Shape], layout: Layout, path: &str, result: &mut String) {
    let is_section = |item: &Shape| matches!(item, Shape::Map(_, layout) if !layout.flow);
    let equals = if layout.wide { "=" } else { " = " };
    for (n, item) in items.iter().enumerate().filter(|(_, item)| !is_section(item)) {
        if layout.comment {
            result.push_str("# 注 = [x\n");
        }
        result.extend([format!("{}{equals}{}{}\n", KEYS[n], toml_flow(item), note(layout.blank))]);
    }
    for (n, item) in items.iter().enumerate() {
        let Shape::Map(inner, layout) = item else { continue };
        if layout.flow {
            continue;
        }
        if layout.blank {
            result.push('\n');
        }
        let path = if path.is_empty() { KEYS[n].into() } else { format!("{path}.{}", KEYS[n]) };
        if layout.wide {
            for _ in 0..2 {
                result.extend([format!("[[{path}]]\n")]);
                toml_table(inner, *layout, &path, result);
            }
        } else {
            result.extend([format!("[{path}] # 注\n")]);
            toml_table(inner, *layout, &path, result);
        }
    }
}

fn json(shape: &Shape, indent: usize) -> String {
    let (items, layout, keys) = match shape {
        Shape::Scalar(index, _) => return scalar(JSON, *index).into(),
        Shape::List(items, layout) => (items, layout, false),
        Shape::Map(items, layout) => (items, layout, true),
    };
    let pad = if layout.flow { String::new() } else { format!("\n{}", " ".repeat(indent + 2)) };
    let colon = if layout.wide { ": " } else { ":" };
    let comma = if layout.flow && layout.wide { ", " } else { "," };
    let entry = |(n, item)| {
        let key = if keys { format!("\"{}\"{colon}", KEYS[n]) } else { String::new() };
        format!("{pad}{key}{}", json(item, indent + 2))
    };
    let entries = items.iter().enumerate().map(entry).collect::<Vec<_>>().join(comma);
    let end = if layout.flow { String::new() } else { format!("\n{}", " ".repeat(indent)) };
    if keys { format!("{{{entries}{end}}}") } else { format!("[{entries}{end}]") }
}

pub(crate) fn document(
    items: Vec<Shape>,
    layout: Layout,
    format: Format,
    ending: &str,
    bom: bool,
) -> String {
    let (open, matter, close) = match format {
        Format::Yaml => ("--- \n", yaml_lines(&Shape::Map(items, layout), 0), "---\n"),
        Format::Toml => {
            let mut matter = String::new();
            toml_table(&items, layout, "", &mut matter);
            ("+++\n", matter, "+++\n")
        }
        _ => ("", json(&Shape::Map(items, layout), 0), "\n"),
    };
    let mark = if bom { "\u{feff}" } else { "" };
    format!("{mark}{open}{matter}{close}---\n正文: [\n").replace('\n', ending)
}

#[derive(Clone, Debug)]
pub(crate) enum What {
    Set(Datum),
    Add(&'static str, Datum),
    Append(Datum),
    Remove,
    Rename(&'static str),
}

pub(crate) fn datum() -> impl Strategy<Value = Datum> {
    let text = select(
        &[
            "x",
            "no",
            "012",
            "1e3",
            "",
            "a: b",
            "a #b",
            "2024-11-15",
            "*a",
            "&a",
            "- a",
            "句读：“”",
            "it's \"q\"",
            "a\nb\n",
            "a\n\n  b",
            " a",
            "a,]}",
            "\t",
            "# a",
            "---",
            "+++",
            "\\",
        ][..],
    )
    .prop_map(Datum::from);
    let leaf = prop_oneof![
        3 => text,
        1 => mixed_script().prop_map(Datum::from),
        1 => any::<i64>().prop_map(Datum::from),
        1 => any::<bool>().prop_map(Datum::from),
        1 => any::<f64>().prop_filter("no JSON", |f| f.is_finite()).prop_map(Datum::from),
        1 => Just(Datum::DateTime("2024-11-15".into())),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Datum::Sequence),
            prop::collection::vec(inner, 0..3).prop_map(|values| Datum::Mapping(
                values
                    .into_iter()
                    .zip(KEYS)
                    .map(|(value, key)| ((*key).to_owned(), value))
                    .collect()
            )),
        ]
    })
}

pub(crate) fn what() -> impl Strategy<Value = What> {
    let key = select(&["new", "键", "a b", "012", "q\"'"][..]);
    prop_oneof![
        3 => datum().prop_map(What::Set),
        2 => (key.clone(), datum()).prop_map(|(key, datum)| What::Add(key, datum)),
        2 => datum().prop_map(What::Append),
        2 => Just(What::Remove),
        1 => key.prop_map(What::Rename),
    ]
}

pub(crate) fn formats() -> impl Strategy<Value = (Format, &'static str)> {
    prop_oneof![
        (Just(Format::Yaml), select(&["\n", "\r\n", "\r"][..])),
        (Just(Format::Toml), select(&["\n", "\r\n"][..])),
        (Just(Format::Json), select(&["\n", "\r\n", "\r"][..])),
    ]
}
