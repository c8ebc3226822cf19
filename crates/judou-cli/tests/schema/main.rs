//! What the program prints as JSON is what the schemas in `docs/schema` say.

mod check;
#[path = "../support/mod.rs"]
mod support;

use check::Schema;
use serde_json::{Value, json};
use support::{Folder, TALK};

const DOCUMENT: &str = include_str!("../../../../docs/schema/judou-document-1.schema.json");
const TURNS: &str = include_str!("../../../../docs/schema/judou-turns-1.schema.json");
const CHUNK: &str = include_str!("../../../../docs/schema/judou-chunk-1.schema.json");

#[test]
fn real_output_follows_the_schema() {
    let schema = Schema::new(DOCUMENT);
    let folder = Folder::new();
    let bold = TALK.replace("记者：", "**记者：** ").replace("林工：", "**林工：** ");
    folder
        .write("talk.md", TALK)
        .write("bold.md", bold)
        .write("bad.md", TALK.replace("title: 山", "title: [山"))
        .write("toml.md", "+++\ntitle = '题'\n[a]\nb = [1, 2.5, true, 2024-01-01]\n+++\n正文。\n")
        .write("json.md", "{\"a\": null}\n正文。\n")
        .write("twice.md", "---\na: 1\na: 2\n---\n")
        .write("empty.md", "")
        .write("gbk.txt", encoding_rs::GBK.encode(TALK).0)
        .write(
            "joint.txt",
            "Ann Lee: Hi.\n\nBob Ray: (laughs) Hi.\n\nAnn Lee: Ho.\n\nAnn Lee and Bob Ray: Bye!\n",
        )
        .write("cues.vtt", "WEBVTT\n\nNOTE hi\n\n00:01.000 --> 00:02.000\n<v Ann>Hi.\n")
        .write("tale.txt", "“走吧，”老周说，“天黑了。”\n\n“去哪儿？”她问。\n\n这叫“赶路”。\n")
        .write("open.md", "---\ntitle: 题\n正文。\n")
        .write(
            "page.md",
            "首页 | 新闻 | 体育 | 登录\n\n河水退了。\n\n桥墩露出一圈白线。\n\n夜里又涨了。\n\n© 2024 某站 版权所有\n",
        );
    let units = "grapheme,word,clause,sentence,paragraph";
    let output = folder.run(&["parse", "--regions", "--units", units, "--quotations", "."]);
    let lines = output.json();
    assert_eq!(lines.len(), 13);
    for line in &lines {
        schema.check(line).unwrap_or_else(|error| panic!("{}: {error}", line["path"]));
    }
    // Regions tile the text.
    for line in &lines {
        let mut at = json!(0);
        for region in line["regions"].as_array().unwrap() {
            assert_eq!(region["span"][0], at, "{line}");
            at = region["span"][1].clone();
        }
        assert_eq!(at, line["bytes"], "{line}");
    }
    let page = lines.iter().find(|line| line["path"].as_str().unwrap().ends_with("page.md"));
    let kinds: Vec<&Value> =
        page.unwrap()["regions"].as_array().unwrap().iter().map(|it| &it["kind"]).collect();
    assert_eq!(kinds, ["furniture", "prose", "prose", "prose", "furniture"]);
    for line in folder.run(&["parse", "."]).json() {
        schema.check(&line).unwrap_or_else(|error| panic!("{}: {error}", line["path"]));
    }
    // What makes the above worth something: there are headers, turns and diagnostics to check.
    assert!(lines.iter().any(|line| line["turns"] != json!([])));
    let labelled = |line: &Value| line["diagnostics"][0]["labels"][0]["span"] == json!([4, 5]);
    assert!(lines.iter().any(labelled));
    assert!(lines.iter().any(|line| line["diagnostics"] != json!([])));
    assert!(lines.iter().any(|line| line["events"] != json!([])));
    assert!(lines.iter().any(|line| line["quotations"]["items"][1]["continues"] == json!(true)));
    assert!(lines.iter().any(|line| line["quotations"]["speakers"][0]["name"] == json!("老周")));
    assert!(lines.iter().any(|line| line["turns"][3]["joint"] == json!([1])));
    assert!(lines.iter().any(|line| line["turns"][1]["stage_notes"] == json!([[23, 31]])));
    assert!(lines.iter().any(|line| line["front_matter"]["data"] == json!({"a": null})));
}

#[test]
fn the_schema_refuses_what_is_wrong() {
    let schema = Schema::new(DOCUMENT);
    let folder = Folder::new();
    folder.write("talk.md", TALK);
    let line = folder.run(&["parse", "--regions", "talk.md"]).only_json();
    schema.check(&line).unwrap();
    let cases = [
        ("/turns/0/span", json!([1])),
        ("/turns/0/span", json!([1, 2, 3])),
        ("/turns/0/span", json!([-1, 2])),
        ("/turns/0/section", json!("one")),
        ("/speakers/0", json!({"id": 0})),
        ("/bytes", json!(null)),
        ("/regions/0/kind", json!("page")),
        ("/regions/0/index", json!(-1)),
        ("/front_matter", json!({"format": "yaml"})),
        ("/diagnostics", json!([{"severity": "fatal"}])),
        ("", json!([])),
    ];
    for (pointer, wrong) in cases {
        let mut changed = line.clone();
        let (parent, key) = pointer.rsplit_once('/').unwrap_or(("", ""));
        match changed.pointer_mut(parent).unwrap() {
            Value::Object(parent) if !key.is_empty() => {
                drop(parent.insert(key.into(), wrong.clone()));
            }
            _ => *changed.pointer_mut(pointer).unwrap() = wrong.clone(),
        }
        assert!(schema.check(&changed).is_err(), "{pointer} = {wrong} passes");
    }
    let mut more = line.clone();
    more["colour"] = json!("red");
    assert!(schema.check(&more).is_err());
}

#[test]
fn chunks_follow_their_schema() {
    let schema = Schema::new(CHUNK);
    let folder = Folder::new();
    folder
        .write("talk.md", TALK)
        .write("cues.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Hi.\n")
        .write("toml.md", "+++\ntitle = '题'\ntags = ['a', 1]\n+++\n# 一\n\n正文。\n");
    let size = ["chunk", "--max", "12", "--metadata", "title,tags"];
    let lines = folder.run(&[&size[..], &["talk.md", "cues.vtt", "toml.md"]].concat()).json();
    for line in &lines {
        schema.check(line).unwrap_or_else(|error| panic!("{error}: {line}"));
    }
    // There is something of all kinds to check.
    for key in ["continued", "decoded"] {
        assert!(lines.iter().any(|line| line[key] == json!(true)), "{key}");
    }
    assert!(lines.iter().any(|line| line["start_ms"] == json!(1000)));
    assert!(lines.iter().any(|line| line["metadata"]["tags"] == json!(["a", 1])));
    assert!(lines.iter().any(|line| line["section"] == json!(["一"])));
    for line in folder.run(&["chunk", "--max", "30", "--overlap", "2", "talk.md"]).json() {
        schema.check(&line).unwrap_or_else(|error| panic!("{error}: {line}"));
    }
    let mut wrong = lines[0].clone();
    wrong["spans"] = json!([[0]]);
    assert!(schema.check(&wrong).is_err());
    wrong = lines[0].clone();
    wrong["end"] = json!(0);
    assert!(schema.check(&wrong).is_err());
}

#[test]
fn turns_follow_their_schema() {
    let schema = Schema::new(TURNS);
    let folder = Folder::new();
    folder
        .write("talk.md", TALK)
        .write("tale.txt", "“走吧，”老周说，“天黑了。”\n\n“去哪儿？”她问。\n")
        .write("cues.vtt", "WEBVTT\n\nNOTE hi\n\n00:01.000 --> 00:02.000\n<v Ann>Hi.\n");
    let lines = folder.run(&["turns", "--explain", "--quotations", "."]).json();
    assert_eq!(lines.len(), 3);
    for line in &lines {
        schema.check(line).unwrap_or_else(|error| panic!("{error}: {line}"));
    }
    for key in ["turns", "evidence", "events"] {
        assert!(lines.iter().any(|line| line[key] != json!([])), "{key}");
    }
    let mut wrong = lines[0].clone();
    wrong.as_object_mut().unwrap().remove("speakers");
    assert!(schema.check(&wrong).is_err());
}

/// What several schemas define is the same in all of them.
#[test]
fn schemas_agree() {
    let document = Schema::new(DOCUMENT);
    for other in [TURNS, CHUNK].map(Schema::new) {
        for (name, definition) in other.definitions() {
            let ours = document.definitions().get(name);
            assert!(ours.is_none_or(|ours| ours == definition), "{name}");
        }
    }
}
