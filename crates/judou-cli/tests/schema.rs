//! What `judou parse --json` prints is what `docs/schema/judou-document-1.schema.json` says.

mod support;

use serde_json::{Map, Value, json};
use support::{Folder, TALK};

const SCHEMA: &str = include_str!("../../../docs/schema/judou-document-1.schema.json");

/// The part of JSON Schema that our schema uses. An unknown keyword fails, so that nothing in the
/// schema is passed over.
struct Schema {
    root: Value,
}

impl Schema {
    fn load() -> Self {
        Self { root: serde_json::from_str(SCHEMA).unwrap() }
    }

    fn check(&self, value: &Value) -> Result<(), String> {
        self.node(&self.root, value, "$")
    }

    fn node(&self, schema: &Value, value: &Value, at: &str) -> Result<(), String> {
        let Value::Object(keywords) = schema else {
            return if schema == &json!(false) {
                Err(format!("{at}: not allowed"))
            } else {
                Ok(())
            };
        };
        for (keyword, argument) in keywords {
            match keyword.as_str() {
                "$schema" | "$id" | "$defs" | "title" | "description" => {}
                "$ref" => {
                    let pointer = argument.as_str().unwrap().strip_prefix('#').unwrap();
                    self.node(self.root.pointer(pointer).unwrap(), value, at)?;
                }
                "type" => check_type(argument, value, at)?,
                "enum" => {
                    if !argument.as_array().unwrap().contains(value) {
                        return Err(format!("{at}: {value} is none of {argument}"));
                    }
                }
                "pattern" => {
                    let prefix = argument.as_str().unwrap().strip_prefix('^').unwrap();
                    if !value.as_str().is_none_or(|text| text.starts_with(prefix)) {
                        return Err(format!("{at}: {value} does not match {argument}"));
                    }
                }
                "minimum" => {
                    if value.as_i64().is_some_and(|number| number < argument.as_i64().unwrap()) {
                        return Err(format!("{at}: {value} is below {argument}"));
                    }
                }
                "minItems" => {
                    let least = usize::try_from(argument.as_u64().unwrap()).unwrap();
                    if value.as_array().is_some_and(|items| items.len() < least) {
                        return Err(format!("{at}: fewer than {least} items"));
                    }
                }
                "oneOf" => {
                    let options = argument.as_array().unwrap().iter();
                    let right =
                        options.filter(|option| self.node(option, value, at).is_ok()).count();
                    if right != 1 {
                        return Err(format!("{at}: {right} of oneOf hold for {value}"));
                    }
                }
                "required" | "properties" | "additionalProperties" => {
                    if let Value::Object(object) = value {
                        self.object(keyword, argument, keywords, object, at)?;
                    }
                }
                "items" | "prefixItems" => {
                    if let Value::Array(items) = value {
                        self.items(keyword, argument, keywords, items, at)?;
                    }
                }
                unknown => panic!("the schema uses `{unknown}`, which this test does not know"),
            }
        }
        Ok(())
    }

    fn object(
        &self,
        keyword: &str,
        argument: &Value,
        keywords: &Map<String, Value>,
        object: &Map<String, Value>,
        at: &str,
    ) -> Result<(), String> {
        match keyword {
            "required" => {
                for key in argument.as_array().unwrap() {
                    if !object.contains_key(key.as_str().unwrap()) {
                        return Err(format!("{at}: no {key}"));
                    }
                }
            }
            "properties" => {
                for (key, schema) in argument.as_object().unwrap() {
                    if let Some(value) = object.get(key) {
                        self.node(schema, value, &format!("{at}.{key}"))?;
                    }
                }
            }
            _ => {
                let known = keywords["properties"].as_object().unwrap();
                for (key, value) in object.iter().filter(|(key, _)| !known.contains_key(*key)) {
                    self.node(argument, value, &format!("{at}.{key}"))?;
                }
            }
        }
        Ok(())
    }

    fn items(
        &self,
        keyword: &str,
        argument: &Value,
        keywords: &Map<String, Value>,
        items: &[Value],
        at: &str,
    ) -> Result<(), String> {
        if keyword == "prefixItems" {
            for (index, (schema, item)) in
                argument.as_array().unwrap().iter().zip(items).enumerate()
            {
                self.node(schema, item, &format!("{at}[{index}]"))?;
            }
            return Ok(());
        }
        let done = keywords.get("prefixItems").map_or(0, |prefix| prefix.as_array().unwrap().len());
        for (index, item) in items.iter().enumerate().skip(done) {
            self.node(argument, item, &format!("{at}[{index}]"))?;
        }
        Ok(())
    }
}

fn check_type(argument: &Value, value: &Value, at: &str) -> Result<(), String> {
    let name = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let holds = match argument {
        Value::Array(names) => names.contains(&json!(name)),
        _ => argument == name,
    };
    if holds { Ok(()) } else { Err(format!("{at}: {value} is no {argument}")) }
}

#[test]
fn real_output_follows_the_schema() {
    let schema = Schema::load();
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
    let schema = Schema::load();
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
