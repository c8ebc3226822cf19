//! What is a header only where somebody asks for it, and what the presets ask for.

use judou_frontmatter::{Error, Fence, Format, Parser, Preset, Splitter};

/// One document of each notation, with a name.
const NOTATIONS: &[(&str, &str)] = &[
    ("yaml", "---\na: 1\n---\nB\n"),
    ("dots", "---\na: 1\n...\nB\n"),
    ("tagged json", "---json\n{\"a\": 1}\n---\nB\n"),
    ("toml", "+++\na = 1\n+++\nB\n"),
    ("semicolons", ";;;\n{\"a\": 1}\n;;;\nB\n"),
    ("no braces", ";;;\n\"a\": 1\n;;;\nB\n"),
    ("bare json", "{\"a\": 1}\nB\n"),
    ("org", "#+A: 1\nB\n"),
    ("blank line", "\n \t\n---\na: 1\n---\nB\n"),
    ("long", "----\na: 1\n----\nB\n"),
    ("close only", "a: 1\n---\nB\n"),
    ("fields", "A: 1\n\nB\n"),
    ("title block", "% 1\n% a; b\n% 2024\nB\n"),
    ("comment", "<!--\n---\na: 1\n---\n-->\nB\n"),
    ("script", "#!/usr/bin/env cargo\n---\na = 1\n---\nB\n"),
];

fn found(splitter: &Splitter) -> Vec<&'static str> {
    let parser = Parser::new().splitter(splitter.clone());
    let mut names = Vec::new();
    for &(name, text) in NOTATIONS {
        if let Ok(Some(split)) = splitter.split(text) {
            assert_eq!(split.body(), "B\n", "{name}");
            assert_eq!(format!("{}{}", split.header(), split.body()), text, "{name}");
            if parser.parse_value(text).is_ok() {
                names.push(name);
            }
        }
    }
    names
}

#[test]
fn presets() {
    let cases: [(Preset, &[&str]); 9] = [
        (Preset::Jekyll, &["yaml", "dots"]),
        (Preset::Hugo, &["yaml", "toml", "bare json", "org", "blank line"]),
        (Preset::Hexo, &["yaml", "semicolons", "no braces", "long", "close only"]),
        (Preset::Zola, &["yaml", "toml", "blank line"]),
        (Preset::Obsidian, &["yaml"]),
        (Preset::Astro, &["yaml", "toml", "blank line"]),
        (Preset::VitePress, &["yaml", "tagged json"]),
        (Preset::Docusaurus, &["yaml", "tagged json"]),
        (Preset::Pandoc, &["yaml", "dots", "fields", "title block"]),
    ];
    for (preset, names) in cases {
        assert_eq!(found(&Splitter::preset(preset)), names, "{preset:?}");
        assert_eq!(Preset::from_name(&preset.name().to_uppercase()), Some(preset));
    }
    assert_eq!(Preset::from_name("word"), None);
    let default = ["yaml", "dots", "tagged json", "toml", "semicolons", "bare json", "org"];
    assert_eq!(found(&Splitter::new()), default);
}

#[test]
fn fields() {
    let splitter = Splitter::new().with_format(Format::MultiMarkdown);
    let matter = |text| splitter.split(text).unwrap().map(|split| (split.matter(), split.body()));
    let cases = [
        ("Title: 句读\nTags: a\n\nB\n", Some(("Title: 句读\nTags: a\n", "B\n"))),
        ("标题: 句读\r\n\r\nB\r\n", Some(("标题: 句读\r\n", "B\r\n"))),
        ("A: 1\n  more\n \nB", Some(("A: 1\n  more\n", "B"))),
        ("A: 1\n", Some(("A: 1\n", ""))),
        ("A: 1", Some(("A: 1", ""))),
        ("Note this: is prose\nand goes on\n\n", None),
        ("https://a.b\n\n", None),
        ("\nA: 1\n\n", None),
        ("---\nA: 1\n---\n", Some(("A: 1\n", ""))), // fences come first
    ];
    for (text, expected) in cases {
        assert_eq!(matter(text), expected, "input {text:?}");
    }
    let parser = Parser::new().splitter(splitter);
    let value =
        parser.parse_value("Title: My T\nTags: a, b\n  c\nTITLE: 乙\n\nText\n").unwrap().unwrap();
    let shown = serde_json::to_string(&value).unwrap();
    assert_eq!(shown, r#"{"title":"乙","tags":"a, b c"}"#);
    assert_eq!(value.get("tags").unwrap().raw(), "a, b\n  c");
}

#[test]
fn title_blocks() -> Result<(), Error> {
    let splitter = Splitter::new().with_format(Format::PandocTitle);
    let parser = Parser::new().splitter(splitter.clone());
    let cases = [
        (
            "% 句读\n  续\n% 甲; 乙\n  丙\n% 2024\n\nB\n",
            r#"{"title":"句读 续","author":["甲","乙","丙"],"date":"2024"}"#,
            "\nB\n",
        ),
        ("%\n% 甲\nB\n", r#"{"author":["甲"]}"#, "B\n"),
        ("% a\n% b\n% c\n% d\n", r#"{"title":"a","author":["b"],"date":"c"}"#, "% d\n"),
    ];
    for (text, data, body) in cases {
        let split = splitter.split(text)?.unwrap();
        assert_eq!(split.body(), body, "input {text:?}");
        let value = parser.parse_value(text)?.unwrap();
        assert_eq!(serde_json::to_string(&value).unwrap(), data, "input {text:?}");
    }
    assert_eq!(splitter.split("%x\n")?, None);
    Ok(())
}

#[test]
fn custom_fences() -> Result<(), Error> {
    let splitter = Splitter::new()
        .custom_fence("~~~", "~~~", Format::Yaml)
        .custom_fence("<?meta", "?>", Format::Json)
        .custom_fence("", "x", Format::Yaml);
    let split = splitter.split("~~~ \na: 1\n~~~\nB\n")?.unwrap();
    assert_eq!(
        (split.fence(), split.format(), split.matter()),
        (Fence::Custom, Format::Yaml, "a: 1\n")
    );
    let split = splitter.split("\u{feff}<?meta\r\n{}\r\n?>\r\nB")?.unwrap();
    assert_eq!((split.format(), split.matter(), split.body()), (Format::Json, "{}\r\n", "B"));
    assert_eq!(splitter.split("~~~~\na: 1\n~~~~\n")?, None);
    let error = splitter.split("~~~\na: 1\n").unwrap_err();
    assert_eq!(error.to_string(), "front matter opened by a custom fence is never closed");
    Ok(())
}

#[test]
fn comments_and_scripts() -> Result<(), Error> {
    let splitter = Splitter::new().html_comment(true).rust_script(true);
    let split = splitter.split("<!-- \n+++\na = 1\n+++\n-->\nB\n")?.unwrap();
    assert_eq!(split.open_span().of(split.text()), "<!-- \n+++");
    assert_eq!(split.close_span().of(split.text()), "+++\n-->");
    for text in [
        "<!--\ntext\n-->\n",
        "<!-- a -->\n",
        "<!--\n---\na: 1\n---\n",
        "#!x\nfn main() {}\n",
        "#![x]\n---\n---\n",
    ] {
        assert_eq!(splitter.split(text)?, None, "input {text:?}");
    }
    let split = splitter.split("#!/bin/x\n----cargo \na = '---'\n----\nB\n")?.unwrap();
    assert_eq!((split.format(), split.matter()), (Format::Toml, "a = '---'\n"));
    Ok(())
}

#[test]
fn close_only() -> Result<(), Error> {
    let splitter = Splitter::preset(Preset::Hexo);
    let cases = [
        ("title: 句读\ndate: 2024\n---\nB\n", Some("title: 句读\ndate: 2024\n")),
        ("\"a\": 1,\n\"b\": 2\n;;;\nB\n", Some("\"a\": 1,\n\"b\": 2\n")),
        ("标题:\n---", Some("标题:\n")),
        ("prose\n---\nB\n", None),
        ("a: 1\nB\n", None),
        ("https://a.b\n---\n", None),
    ];
    for (text, matter) in cases {
        assert_eq!(splitter.split(text)?.map(|split| split.matter()), matter, "input {text:?}");
    }
    let value =
        Parser::new().splitter(splitter).parse_value("\"a\": 1,\n\"b\": 2\n;;;\nB\n")?.unwrap();
    assert_eq!(value.get("b").unwrap().as_i64(), Some(2));
    assert_eq!(value.raw(), "\"a\": 1,\n\"b\": 2");
    Ok(())
}
