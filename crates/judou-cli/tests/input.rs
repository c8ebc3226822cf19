//! What the program does with input that is missing, odd, broken or large.

mod support;

use serde_json::json;
use support::{Folder, TALK, covered};

#[test]
fn a_missing_file_does_not_stop_the_others() {
    let folder = Folder::new();
    folder.write("a.md", TALK).write("b.md", TALK);
    let output = folder.run(&["parse", "a.md", "missing.md", "b.md"]);
    output.assert_code(1);
    let paths: Vec<_> = output.json().iter().map(|line| line["path"].clone()).collect();
    assert_eq!(paths, ["a.md", "b.md"]);
    assert_eq!(output.err, "error: cannot read `missing.md`: No such file or directory\n");
}

#[test]
fn an_empty_file_is_a_document() {
    let folder = Folder::new();
    folder.write("empty.md", "");
    let line = folder.run(&["parse", "--units", "sentence", "empty.md"]).assert_code(0).only_json();
    assert_eq!(
        line,
        json!({
            "path": "empty.md", "bytes": 0, "encoding": "UTF-8", "front_matter": null,
            "body": [0, 0], "notation": null, "confidence": 100, "speakers": [], "sections": [],
            "turns": [], "events": [], "diagnostics": [], "units": {"sentence": []},
        })
    );
    for command in ["meta", "turns"] {
        folder.run(&[command, "empty.md"]).assert_code(0).only_json();
    }
    assert_eq!(folder.run(&["segment", "empty.md"]).assert_code(0).out, "");
}

#[test]
fn a_byte_order_mark_alone_is_an_empty_document() {
    let folder = Folder::new();
    folder.write("bom.md", "\u{feff}");
    let line = folder.run(&["parse", "bom.md"]).assert_code(0).only_json();
    assert_eq!((&line["bytes"], &line["body"]), (&json!(3), &json!([3, 3])));
    let output = folder.run(&["parse", "--text", "bom.md"]);
    assert!(output.assert_code(0).out.contains("0 sentences · 0 words"), "{output:?}");
}

#[test]
fn a_byte_order_mark_is_counted_in_spans() {
    let folder = Folder::new();
    let text = format!("\u{feff}{TALK}");
    folder.write("bom.md", &text);
    let line = folder.run(&["parse", "bom.md"]).assert_code(0).only_json();
    assert_eq!(line["front_matter"]["data"]["title"], "山里的信号");
    assert_eq!(covered(&text, &line["turns"][0]["label"]), "记者：");
    assert_eq!(
        covered(&text, &line["body"]),
        TALK.split_once("---\n# ").map_or("", |it| &TALK[TALK.len() - it.1.len() - 2..])
    );
}

#[test]
fn an_unclosed_fence_is_told_and_no_front_matter() {
    let folder = Folder::new();
    folder.write("open.md", "---\ntitle: 题\n正文。\n");
    let output = folder.run(&["meta", "open.md"]);
    let line = output.only_json();
    assert_eq!((&line["format"], &line["body_start"]), (&json!(null), &json!(0)));
    let code = line["diagnostics"][0]["code"].as_str().unwrap();
    assert!(code.contains("unclosed"), "{code}");
    let output = folder.run(&["meta", "--text", "open.md"]);
    assert!(output.err.contains("open.md:1:1"), "{output:?}");
}

#[test]
fn a_broken_header_fails_and_the_body_is_read() {
    let folder = Folder::new();
    let text = TALK.replace("title: 山里的信号", "title: [山里的信号");
    folder.write("bad.md", &text);
    let output = folder.run(&["parse", "bad.md"]);
    output.assert_code(1);
    assert!(output.err.contains("bad.md:2:"), "{output:?}");
    let line = output.only_json();
    assert_eq!(line["front_matter"]["data"], json!(null));
    assert_eq!(line["turns"].as_array().unwrap().len(), 6);
    assert_eq!(line["diagnostics"][0]["severity"], "error");
    assert_eq!(line["diagnostics"][0]["line"], 2);
}

#[test]
fn nul_bytes_are_text() {
    let folder = Folder::new();
    folder.write("nul.txt", "a\0b\n");
    let line = folder.run(&["parse", "nul.txt"]).assert_code(0).only_json();
    assert_eq!((&line["bytes"], &line["encoding"]), (&json!(4), &json!("UTF-8")));
    let output = folder.run(&["segment", "--unit", "paragraph", "nul.txt"]);
    assert_eq!(output.assert_code(0).out, "a\0b\n");
}

#[test]
fn a_lone_carriage_return_ends_a_line() {
    let folder = Folder::new();
    let text = TALK.replace('\n', "\r");
    folder.write("cr.md", &text);
    let line = folder.run(&["parse", "cr.md"]).assert_code(0).only_json();
    assert_eq!(line["front_matter"]["data"]["title"], "山里的信号");
    assert_eq!(line["turns"].as_array().unwrap().len(), 6);
    assert_eq!(line["sections"][1]["title"], "信号");
    let output = folder.run(&["segment", "--unit", "word", "--output", "spaced", "cr.md"]);
    assert_eq!(output.assert_code(0).out.lines().count(), TALK.lines().count());
}

#[test]
fn a_folder_is_read_in_the_order_of_names() {
    let folder = Folder::new();
    for name in ["d/b.md", "d/a.txt", "d/sub/c.md", "d/z.srt"] {
        folder.write(name, TALK);
    }
    folder.write("d/picture.png", b"\x89PNG\0").write("d/.hidden.md", TALK);
    folder.write("d/.gitignore", "draft-*\nold/\n");
    folder.write("d/draft-1.md", TALK).write("d/old/x.md", TALK);
    let paths = |arguments: &[&str]| -> Vec<String> {
        let lines = folder.run(arguments).assert_code(0).json();
        lines.iter().map(|line| line["path"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(paths(&["meta", "d"]), ["d/a.txt", "d/b.md", "d/sub/c.md", "d/z.srt"]);
    assert_eq!(
        paths(&["meta", "--no-ignore", "d"]),
        [
            "d/.hidden.md",
            "d/a.txt",
            "d/b.md",
            "d/draft-1.md",
            "d/old/x.md",
            "d/sub/c.md",
            "d/z.srt"
        ]
    );
    assert_eq!(paths(&["meta", "d/draft-1.md"]), ["d/draft-1.md"], "a named file is always read");
}

#[test]
fn globs_are_expanded() {
    let folder = Folder::new();
    for name in ["a.md", "b.txt", "posts/x/c.md", "posts/d.md"] {
        folder.write(name, TALK);
    }
    let paths = |pattern: &str| -> Vec<String> {
        let lines = folder.run(&["meta", pattern]).assert_code(0).json();
        lines.iter().map(|line| line["path"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(paths("*.md"), ["a.md"]);
    assert_eq!(paths("**/*.md"), ["a.md", "posts/d.md", "posts/x/c.md"]);
    assert_eq!(paths("posts/*.{md,txt}"), ["posts/d.md"]);

    folder.write("odd[1].md", TALK);
    assert_eq!(paths("odd[1].md"), ["odd[1].md"], "a file of that name goes first");

    let output = folder.run(&["meta", "*.zip", "a.md"]);
    output.assert_code(1);
    assert_eq!(output.err, "error: no file matches `*.zip`\n");
    assert_eq!(output.json().len(), 1);
}

#[test]
fn data_in_a_folder_is_read_if_somebody_speaks() {
    let chat =
        r#"[{"role": "user", "content": "Hi."}, {"role": "assistant", "content": "Hello."}]"#;
    let folder = Folder::new();
    folder
        .write("d/talk.md", TALK)
        .write("d/chat.json", chat)
        .write("d/package.json", r#"{"name": "x", "version": "1.0.0", "scripts": {"a": "b"}}"#)
        .write("d/rows.csv", "id,price\n1,2\n3,4\n")
        .write("d/feed.xml", "<rss><channel><title>Ann: Hi.</title></channel></rss>\n")
        // Labels in a page may be anybody's; talk in a notation of its own is known by its grammar.
        .write("d/page.html", "<p>Ann: One.</p>\n<p>Bob: Two.</p>\n<p>Ann: Three.</p>\n")
        .write("d/noise.json", [0xff, 0xd8, 0xff, 0xe0, 0, 1, 2, 3].repeat(500))
        .write("d/broken.json", r#"[{"role": "user", "con"#);
    let paths = |arguments: &[&str]| -> Vec<String> {
        let lines = folder.run(arguments).assert_code(0).json();
        lines.iter().map(|line| line["path"].as_str().unwrap().to_owned()).collect()
    };
    for command in ["parse", "turns"] {
        assert_eq!(paths(&[command, "d"]), ["d/chat.json", "d/talk.md"], "{command}");
    }
    assert_eq!(paths(&["chunk", "--max", "1000", "d"]).last().unwrap(), "d/talk.md");
    // Headers and sentences of data are nothing that anybody wants unasked.
    assert_eq!(paths(&["meta", "d"]), ["d/talk.md"]);
    let asked = paths(&["parse", "--include", "pack*.json", "--include", "/rows.csv", "d"]);
    assert_eq!(asked, ["d/chat.json", "d/package.json", "d/rows.csv", "d/talk.md"]);
    assert_eq!(paths(&["parse", "d/package.json"]), ["d/package.json"], "a file that is named");
    let output = folder.run(&["parse", "--include", "[", "d"]);
    output.assert_code(1);
    assert!(output.err.contains("bad pattern `[`"), "{}", output.err);
}

#[test]
fn an_empty_folder_is_told() {
    let folder = Folder::new();
    std::fs::create_dir(folder.path().join("d")).unwrap();
    let output = folder.run(&["parse", "d"]);
    assert_eq!((output.code, output.out.as_str()), (Some(0), ""));
    assert_eq!(output.err, "warning: no documents in `d`\n");
    folder.run(&["parse", "--quiet", "d"]).assert_code(0);
}

#[test]
fn standard_input_is_read() {
    let folder = Folder::new();
    for arguments in [&["parse"][..], &["parse", "-"]] {
        let output = folder.run_with(arguments, TALK.as_bytes(), &[]);
        let line = output.assert_code(0).only_json();
        assert_eq!((&line["path"], &line["bytes"]), (&json!("-"), &json!(TALK.len())));
    }
    let output = folder.run_with(&["parse", "-", "-"], b"", &[]);
    output.assert_code(1);
    assert!(output.err.contains("only once"), "{output:?}");
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    let folder = Folder::new();
    let noise: Vec<u8> =
        (0..4000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    folder.write("noise.bin", noise).write("a.md", TALK);
    let output = folder.run(&["parse", "noise.bin", "a.md"]);
    output.assert_code(1);
    assert!(output.err.starts_with("error: `noise.bin` is no text"), "{output:?}");
    assert_eq!(output.only_json()["path"], "a.md");
}

#[test]
fn a_long_line_is_read() {
    let folder = Folder::new();
    let line = "这是一行很长的文字没有换行。".repeat((100 << 20) / 42);
    folder.write("long.txt", &line);
    let output = folder.run(&["parse", "long.txt"]);
    let parsed = output.assert_code(0).only_json();
    assert_eq!(parsed["bytes"], line.len());
    assert_eq!(parsed["turns"], json!([]));
    let output = folder.run(&["meta", "long.txt"]);
    assert_eq!(output.assert_code(0).only_json()["format"], json!(null));
    let output = folder.run(&["segment", "long.txt"]);
    assert_eq!(output.assert_code(0).out.lines().count(), (100 << 20) / 42);
}

#[test]
fn the_header_of_a_large_file_is_enough_for_meta() {
    let folder = Folder::new();
    let mut text = TALK.to_owned();
    while text.len() < 200_000 {
        text.push_str("林工：还有很多话要说，一直说到天亮。\n\n");
    }
    let mut bytes = text.clone().into_bytes();
    bytes.extend(b"\xff\xfe not UTF-8");
    folder.write("large.md", bytes).write("small.md", TALK);
    let large = folder.run(&["meta", "large.md"]).assert_code(0).only_json();
    let mut small = folder.run(&["meta", "small.md"]).assert_code(0).only_json();
    small["path"] = json!("large.md");
    assert_eq!(large, small);
}

#[test]
#[cfg(unix)]
fn a_file_without_permission_is_told() {
    use std::os::unix::fs::PermissionsExt;

    let folder = Folder::new();
    folder.write("secret.md", TALK);
    let path = folder.path().join("secret.md");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).unwrap();
    if std::fs::read(&path).is_ok() {
        return; // The superuser reads everything.
    }
    let output = folder.run(&["parse", "secret.md"]);
    output.assert_code(1);
    assert!(output.err.contains("cannot read `secret.md`"), "{output:?}");
}
