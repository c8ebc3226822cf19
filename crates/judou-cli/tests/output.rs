//! What the program prints: order, form, colour, exit status.

mod support;

use std::io::Read;
use std::process::Stdio;

use serde_json::json;
use support::{Folder, TALK, covered};

#[test]
fn output_is_in_input_order_whatever_the_threads_do() {
    let folder = Folder::new();
    let mut expected = Vec::new();
    for index in 0..600 {
        let name = format!("d/{index:04}.md");
        // The first files are the largest, so that later ones are done before them.
        let copies = if index % 50 == 0 { 40 } else { 1 };
        folder.write(&name, TALK.repeat(copies));
        expected.push(name);
    }
    for jobs in ["1", "2", "7"] {
        let output = folder.run(&["turns", "--jobs", jobs, "d", "--quiet"]);
        assert_eq!(output.code, Some(0));
        let paths: Vec<_> =
            output.json().iter().map(|line| line["path"].as_str().unwrap().to_owned()).collect();
        assert_eq!(paths, expected, "{jobs} jobs");
    }
}

#[test]
fn parse_prints_the_documented_object() {
    let folder = Folder::new();
    folder.write("talk.md", TALK);
    let line = folder.run(&["parse", "talk.md"]).assert_code(0).only_json();
    let keys: Vec<_> = line.as_object().unwrap().keys().map(String::as_str).collect();
    let mut expected = [
        "path",
        "bytes",
        "encoding",
        "front_matter",
        "body",
        "notation",
        "confidence",
        "speakers",
        "sections",
        "turns",
        "events",
        "diagnostics",
    ];
    expected.sort_unstable();
    assert_eq!(keys, expected);
    assert_eq!(line["front_matter"]["data"], json!({"title": "山里的信号", "date": "2024-05-06"}));
    assert_eq!(line["notation"], "plain-label");
    assert_eq!(line["speakers"][0]["name"], "记者");
    assert_eq!(line["speakers"][1]["turns"], 3);
    let last = &line["turns"][5];
    assert_eq!((&last["name"], &last["section"]), (&json!("林工"), &json!(1)));
    let paragraphs: Vec<_> =
        last["paragraphs"].as_array().unwrap().iter().map(|span| covered(TALK, span)).collect();
    assert_eq!(paragraphs, ["孩子们能上网课了。", "老人也能跟外面的家人视频，这是我最高兴的。"]);
}

#[test]
fn units_tile_the_body() {
    let folder = Folder::new();
    folder.write("talk.md", TALK);
    let output = folder.run(&["parse", "--units", "sentence,word,grapheme", "talk.md"]);
    let line = output.assert_code(0).only_json();
    let body = covered(TALK, &line["body"]);
    assert_eq!(line["units"].as_object().unwrap().len(), 3);
    for unit in ["sentence", "word", "grapheme"] {
        let spans = line["units"][unit].as_array().unwrap();
        let joined: String = spans.iter().map(|span| covered(TALK, span)).collect();
        assert_eq!(joined, body, "{unit}");
        assert!(spans.contains(&line["turns"][1]["label"]) == (unit == "sentence"), "{unit}");
    }
}

#[test]
fn meta_and_turns_print_json_in_a_pipe() {
    let folder = Folder::new();
    folder.write("talk.md", TALK);
    let meta = folder.run(&["meta", "talk.md"]).assert_code(0).only_json();
    assert_eq!(
        meta,
        json!({
            "path": "talk.md", "format": "yaml", "span": [0, 48], "matter": [4, 44],
            "body_start": 48, "data": {"title": "山里的信号", "date": "2024-05-06"},
            "diagnostics": [],
        })
    );
    let turns = folder.run(&["turns", "talk.md"]).assert_code(0).only_json();
    assert_eq!(turns.as_object().unwrap().len(), 6);
    assert_eq!(covered(TALK, &turns["turns"][0]["content"]), "你们第一次上山是什么时候？");
}

#[test]
fn a_notation_can_be_forced() {
    let folder = Folder::new();
    folder.write("talk.md", TALK);
    let bold = folder.run(&["turns", "--from", "markdown-bold-label", "talk.md"]);
    assert_eq!(bold.assert_code(0).only_json()["turns"], json!([]));
    let plain = folder.run(&["parse", "--from", "plain-label", "talk.md"]);
    assert_eq!(plain.assert_code(0).only_json()["notation"], "plain-label");
    folder.run(&["turns", "--from", "smoke-signals", "talk.md"]).assert_code(2);
}

#[test]
fn the_caller_knows_who_speaks() {
    let folder = Folder::new();
    let text = "Ann: One thing.\n\nAnn: And more.\n\nBob: Two.\n\nTip: Three.\n\nAnn: Four.\n\nBob: Five.\n";
    folder.write("talk.txt", text);
    let names = |args: &[&str]| -> Vec<String> {
        let line =
            folder.run(&[&["turns"], args, &["talk.txt"]].concat()).assert_code(0).only_json();
        let turns = line["turns"].as_array().unwrap().clone();
        turns.iter().map(|turn| turn["name"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names(&[]), ["Ann", "Ann", "Bob", "Ann", "Bob"]);
    assert_eq!(names(&["--speaker", "tip"]), ["Ann", "Ann", "Bob", "Tip", "Ann", "Bob"]);
    assert_eq!(names(&["--merge"]), ["Ann", "Bob", "Ann", "Bob"]);
    let told = ["--ignore", "bob", "--speaker", "Ann", "--speaker", "Tip"];
    assert_eq!(names(&told), ["Ann", "Ann", "Tip", "Ann"]);
    let output = folder.run(&["turns", "--explain", "--text", "--ignore", "bob", "talk.txt"]);
    assert!(output.assert_code(0).out.contains("ignored -100.00"), "{output:?}");
}

#[test]
fn quotations_are_no_turns() {
    let folder = Folder::new();
    folder.write("tale.txt", "“走吧。”老周说。\n\n“去哪儿？”她问。\n\n这叫“赶路”。\n");
    let plain = folder.run(&["turns", "tale.txt"]).assert_code(0).only_json();
    assert_eq!(plain.get("quotations"), None, "nobody asked: {plain}");
    let line = folder.run(&["turns", "--quotations", "tale.txt"]).assert_code(0).only_json();
    assert_eq!(line["turns"], json!([]));
    let found = &line["quotations"];
    assert_eq!(found["speakers"], json!([{ "id": 0, "name": "老周", "quotations": 1 }]));
    let kinds: Vec<_> = found["items"].as_array().unwrap().iter().map(|it| &it["kind"]).collect();
    assert_eq!(kinds, ["speech", "speech", "words"]);
    assert_eq!(found["items"][0]["content"], json!([3, 12]));
    assert_eq!(found["items"][0]["attribution"]["speaker"], 0);
    // A pronoun is a source, and nobody's name.
    assert_eq!(found["items"][1]["attribution"]["speaker"], json!(null));

    let output = folder.run(&["turns", "--quotations", "--text", "tale.txt"]);
    assert!(
        output.assert_code(0).out.contains("2 quotations of speech, 1 of words\n"),
        "{output:?}"
    );
    assert!(output.out.contains("    1  老周  走吧。\n"), "{output:?}");
    assert!(output.out.contains("    2  她    去哪儿？\n"), "{output:?}");
}

#[test]
fn decisions_are_explained() {
    let folder = Folder::new();
    folder.write("talk.md", TALK.replace("# 信号", "来源：本地档案\n\n# 信号"));
    let line = folder.run(&["turns", "--explain", "talk.md"]).assert_code(0).only_json();
    let evidence = line["evidence"].as_array().unwrap();
    let verdict = |name: &str| {
        let label = evidence.iter().find(|label| label["name"] == name);
        label.unwrap_or_else(|| panic!("no {name} in {evidence:?}"))["accepted"].clone()
    };
    assert_eq!((verdict("记者"), verdict("来源")), (json!(true), json!(false)));
    let output = folder.run(&["turns", "--explain", "--text", "talk.md"]);
    assert!(output.assert_code(0).out.contains("  speaks  记者     3 ×"), "{output:?}");
    assert!(output.out.contains("  no      来源     1 ×"), "{output:?}");
    assert!(output.out.contains("of 100: labels were weighed\n"), "{output:?}");
}

#[test]
fn text_is_for_reading() {
    let folder = Folder::new();
    folder.write("talk.md", TALK);
    let output = folder.run(&["parse", "--text", "talk.md"]);
    let out = &output.assert_code(0).out;
    for part in [
        "talk.md  489 bytes, UTF-8",
        "title  山里的信号",
        "plain-label · 6 turns · 2 speakers · 2 sections",
        "# 信号",
        "6  林工  孩子们能上网课了。 老人也能跟外面的家人视频，这是我最高兴的。",
    ] {
        assert!(out.contains(part), "no {part:?} in\n{out}");
    }
    assert!(!out.contains('\u{1b}'), "{out}");

    let output = folder.run(&["turns", "--text", "talk.md"]);
    assert!(output.assert_code(0).out.contains("\n林工\n  孩子们能上网课了。\n  老人也能"));
    let output = folder.run(&["meta", "--text", "talk.md"]);
    assert_eq!(
        output.assert_code(0).out,
        "talk.md  yaml\n  title  山里的信号\n  date   2024-05-06\n"
    );
}

#[test]
fn values_of_every_kind_are_shown() {
    let folder = Folder::new();
    let header = "---\ntags: [手艺, 访谈]\nn: 1.50\nmap: {a: [1, x]}\nnone:\nempty: []\n---\n";
    folder.write("a.md", header).write("list.md", "---\n- 一\n- 二\n---\n");
    let output = folder.run(&["meta", "--text", "a.md", "list.md"]);
    let expected = "a.md  yaml
  tags   手艺, 访谈
  n      1.50
  map    {\"a\":[1,\"x\"]}
  none   null
  empty  []
list.md  yaml
  一, 二
";
    assert_eq!(output.out, expected);
    assert!(output.err.contains("not-a-mapping"), "{output:?}");
}

#[test]
fn colour_is_as_asked() {
    let folder = Folder::new();
    folder.write("talk.md", TALK).write("bad.md", "---\na: [\n---\n");
    let colours = |arguments: &[&str], vars: &[(&str, &str)]| {
        let output = folder.run_with(arguments, b"", vars);
        (output.out.contains('\u{1b}'), output.err.contains('\u{1b}'))
    };
    let text = ["parse", "--text", "bad.md"];
    assert_eq!(colours(&text, &[]), (false, false), "a pipe is no terminal");
    let always = ["parse", "--text", "--color", "always", "bad.md"];
    assert_eq!(colours(&always, &[]), (true, true));
    assert_eq!(colours(&always, &[("NO_COLOR", "1")]), (true, true), "the option is stronger");
    assert_eq!(colours(&["--color=always", "--help"], &[]), (true, false));
    assert_eq!(
        colours(&["--color", "never", "--help"], &[("CLICOLOR_FORCE", "1")]),
        (false, false)
    );
    assert_eq!(colours(&["--color=always", "turns", "--from", "x"], &[]), (false, true));
}

#[test]
fn segment_has_three_forms() {
    let folder = Folder::new();
    folder.write("a.txt", "好。走！\n\nHe's here. Go on.\n");
    let run = |arguments: &[&str]| {
        folder.run(&[arguments, &["a.txt"]].concat()).assert_code(0).out.clone()
    };
    assert_eq!(run(&["segment"]), "好。\n走！\nHe's here.\nGo on.\n");
    assert_eq!(
        run(&["segment", "--unit", "word", "--output", "spaced"]),
        "好 。 走 ！\n\nHe's here . Go on .\n"
    );
    assert_eq!(
        run(&["segment", "--unit", "paragraph", "--output", "json"]),
        run(&["segment", "--unit", "paragraph", "--json"])
    );
    let line: serde_json::Value = serde_json::from_str(&run(&["segment", "--json"])).unwrap();
    assert_eq!((&line["path"], &line["unit"]), (&json!("a.txt"), &json!("sentence")));
    assert_eq!(line["spans"][0], json!([0, 6]));
}

#[test]
fn a_closed_pipe_is_a_quiet_end() {
    let folder = Folder::new();
    for index in 0..300 {
        folder.write(&format!("d/{index}.md"), TALK.repeat(20));
    }
    for arguments in [&["parse", "d"][..], &["parse", "--jobs", "1", "d"], &["segment", "d"]] {
        let mut child = folder.command(arguments).stdin(Stdio::null()).spawn().unwrap();
        let mut start = [0; 16];
        child.stdout.take().unwrap().read_exact(&mut start).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        let err = String::from_utf8(output.stderr).unwrap();
        assert!(!err.contains("panicked") && !err.contains("Broken pipe"), "{err}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_told() {
    let folder = Folder::new();
    folder.write("talk.md", TALK);
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let child = folder.command(&["parse", "talk.md"]).stdout(full).spawn().unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let err = String::from_utf8(output.stderr).unwrap();
    assert!(err.starts_with("error: cannot write to standard output"), "{err}");
}

#[test]
fn a_wrong_command_line_is_status_2() {
    let folder = Folder::new();
    for arguments in
        [&["prase"][..], &["parse", "--jobs", "0"], &["parse", "--json", "--text"], &[]]
    {
        folder.run(arguments).assert_code(2);
    }
}

#[test]
fn every_command_explains_itself_with_examples() {
    let folder = Folder::new();
    for command in ["parse", "meta", "turns", "segment", "completions"] {
        for help in [&[command, "--help"][..], &["help", command]] {
            let output = folder.run(help);
            let example = format!("Examples:\n  judou {command}");
            assert!(output.assert_code(0).out.contains(&example), "{output:?}");
        }
    }
    assert!(folder.run(&["--help"]).assert_code(0).out.contains("Exit status: 0 if all went well"));
    assert!(folder.run(&["--version"]).assert_code(0).out.starts_with("judou "));
}

#[test]
fn completions_and_man_pages_are_made() {
    let folder = Folder::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let output = folder.run(&["completions", shell]);
        assert!(output.assert_code(0).out.contains("segment"), "{shell}");
    }
    assert!(folder.run(&["man"]).assert_code(0).out.contains(".TH judou"));
    folder.run(&["man", "--out", "man"]).assert_code(0);
    for page in ["judou.1", "judou-parse.1", "judou-segment.1"] {
        assert!(folder.path().join("man").join(page).exists(), "{page}");
    }
}

#[test]
fn convert_writes_another_notation_or_nothing() {
    let folder = Folder::new();
    folder.write("talk.txt", "Ann: Ready?\n\nBob: Ready.\n\nAnn: Go.\n\nBob: Gone.\n");
    folder.write("none.txt", "Nobody talks here.\n");

    let bold = folder.run(&["convert", "--to", "markdown-bold-label", "talk.txt"]);
    let expected = "**Ann:** Ready?\n\n**Bob:** Ready.\n\n**Ann:** Go.\n\n**Bob:** Gone.\n";
    assert_eq!((bold.code, bold.out.trim_end()), (Some(0), expected.trim_end()));

    let untimed = folder.run(&["convert", "--to", "webvtt", "talk.txt"]);
    assert_eq!((untimed.code, untimed.out.as_str()), (Some(1), ""));
    assert!(untimed.err.contains("--estimate-times"), "{}", untimed.err);

    let timed =
        folder.run(&["convert", "--to", "webvtt", "--estimate-times", "talk.txt", "none.txt"]);
    assert!(timed.out.starts_with("WEBVTT\n"), "{}", timed.out);
    assert!(timed.err.contains("there is no dialogue to convert"), "{}", timed.err);
    assert_eq!(timed.code, Some(1));
}

#[test]
fn formats_in_json_and_xml_are_read() {
    let folder = Folder::new();
    folder.write(
        "chat.json",
        r#"[{"role":"user","content":"Hi?"},{"role":"assistant","content":"Hi!"}]"#,
    );
    folder.write(
        "play.xml",
        "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><text><body><sp who=\"#a\"><speaker>A.</speaker>\
         <p>Who is there?</p></sp><sp who=\"#b\"><speaker>B.</speaker><p>Nay.</p></sp></body></text></TEI>",
    );
    let output = folder.run(&["turns", "--json", "chat.json", "play.xml"]);
    let notations: Vec<_> = output.json().iter().map(|line| line["notation"].clone()).collect();
    assert_eq!(notations, [json!("openai-messages"), json!("tei")]);
}

#[test]
fn chunks_say_where_they_stand_and_who_speaks() {
    let folder = Folder::new();
    folder.write("talk.md", TALK);
    let arguments = ["chunk", "--max", "40", "--metadata", "title,none", "talk.md"];
    let output = folder.run(&arguments);
    output.assert_code(0);
    let chunks = output.json();
    assert!(chunks.len() > 2, "{chunks:?}");
    let mut joined = String::new();
    for (index, chunk) in chunks.iter().enumerate() {
        assert_eq!((&chunk["path"], &chunk["index"]), (&json!("talk.md"), &json!(index)));
        assert_eq!(chunk["metadata"], json!({"title": "山里的信号"}));
        let text = chunk["text"].as_str().unwrap();
        assert!(text.chars().count() <= 40, "{text:?}");
        let spans = chunk["spans"].as_array().unwrap();
        let under: String = spans.iter().map(|span| covered(TALK, span)).collect();
        assert!(text.ends_with(&under), "{text:?} {under:?}");
        joined += &under;
    }
    assert!(TALK.ends_with(&joined), "{joined:?}");
    assert_eq!(chunks[0]["speakers"], json!(["记者"]));
    assert_eq!(chunks.last().unwrap()["speakers"], json!(["林工"]));
}
