//! `judou meta get`, `set`, `remove` and `convert`: what they change, and what they leave alone.

mod support;

use std::fs;

use serde_json::json;
use support::{Folder, TALK};

const POST: &str =
    "---\ntitle: 甲 # 旧\nversion: 1.10\ntags: [一, 二]\nauthor:\n  name: 李\n---\n正文\n";

/// Runs an edit of `a.md` with this content and gives what is in it afterwards.
#[track_caller]
fn edited(content: &str, arguments: &[&str]) -> String {
    let folder = Folder::new();
    folder.write("a.md", content);
    let output = folder.run(&[&["meta"], arguments, &["a.md"]].concat());
    assert_eq!(output.assert_code(0).out, "", "an edit in place prints nothing");
    assert_eq!(folder.names(), ["a.md"], "nothing is left beside it");
    folder.read("a.md")
}

/// Runs an edit that must not touch `a.md`, and gives what is said about it.
#[track_caller]
fn refused(content: impl AsRef<[u8]>, arguments: &[&str]) -> String {
    let folder = Folder::new();
    folder.write("a.md", &content);
    let output = folder.run(&[&["meta"], arguments, &["a.md"]].concat());
    output.assert_code(1);
    assert_eq!(folder.bytes("a.md"), content.as_ref(), "{output:?}");
    assert_eq!(folder.names(), ["a.md"], "nothing is left beside it");
    output.err
}

#[test]
fn get_prints_values_of_every_kind() {
    let folder = Folder::new();
    let header =
        "---\ntext: |\n  一\n  二\nn: 1.10\nno: True\nnone:\nlist: [1, x]\n\"a.b\": {c: 2}\n---\n";
    folder.write("a.md", header);
    folder.write("t.md", "+++\ndate = 2024-05-06T07:08:09Z\n+++\n");
    let cases = [
        ("a.md", "text", json!("一\n二\n"), "一\n二\n\n"),
        ("a.md", "n", json!(1.1), "1.10\n"), // a version keeps its zero
        ("a.md", "no", json!(true), "true\n"),
        ("a.md", "none", json!(null), "null\n"),
        ("a.md", "list", json!([1, "x"]), "[1,\"x\"]\n"),
        ("a.md", "list[1]", json!("x"), "x\n"),
        ("a.md", "\"a.b\".c", json!(2), "2\n"),
        ("t.md", "date", json!("2024-05-06T07:08:09Z"), "2024-05-06T07:08:09Z\n"),
    ];
    for (file, key, value, raw) in cases {
        let line = folder.run(&["meta", "get", key, file]).assert_code(0).only_json();
        assert_eq!((&line["path"], &line["key"]), (&json!(file), &json!(key)));
        assert_eq!(line["value"], value, "key {key}");
        assert_eq!(folder.run(&["meta", "get", "--raw", key, file]).assert_code(0).out, raw);
    }
    let line = folder.run(&["meta", "get", "n", "a.md"]).only_json();
    assert_eq!(support::covered(header, &line["span"]), "1.10");
}

#[test]
fn get_fails_for_files_without_the_key_and_goes_on() {
    let folder = Folder::new();
    folder.write("a.md", POST).write("b.md", "---\nx: 1\n---\n").write("c.md", "正文\n");
    folder.write("d.md", "---\ntitle: [\n---\n").write("e.md", TALK);
    let output = folder.run(&["meta", "get", "title", "a.md", "b.md", "c.md", "d.md", "e.md"]);
    output.assert_code(1);
    let found: Vec<_> = output.json().iter().map(|line| line["value"].clone()).collect();
    assert_eq!(found, ["甲", "山里的信号"]);
    let err = &output.err;
    let missing =
        "error: `b.md` has no `title` in its front matter\nerror: `c.md` has no front matter\n";
    assert!(err.starts_with(missing), "{err}");
    assert!(err.contains("d.md:2:8"), "{err}");
}

#[test]
fn set_types_its_values() {
    let cases = [
        ("title=乙", "title: 乙 # 旧"),
        ("title=乙: 丙", "title: \"乙: 丙\" # 旧"),
        ("title=no", "title: \"no\" # 旧"), // a truth value to older readers
        ("title=true", "title: true # 旧"),
        ("title=2024-05-06", "title: 2024-05-06 # 旧"),
        ("title=2.50", "title: 2.50 # 旧"), // numbers keep their notation
        ("title=", "title: null # 旧"),
        ("title:=\"2.50\"", "title: \"2.50\" # 旧"),
        ("title:=[1, \"x\"]", "title: [1, x] # 旧"),
    ];
    for (edit, line) in cases {
        let expected = POST.replace("title: 甲 # 旧", line);
        assert_eq!(edited(POST, &["set", edit]), expected, "edit {edit}");
    }
    let text = edited(POST, &["set", "--string", "version=2.0"]);
    assert_eq!(text, POST.replace("1.10", "\"2.0\""));
}

#[test]
fn set_reaches_into_values_and_makes_the_way() {
    let text =
        edited(POST, &["set", "tags[1]=三", "author.name=王", "author.mail=w@x.org", "\"a.b\"=1"]);
    let expected = POST
        .replace("二", "三")
        .replace("李\n", "王\n  mail: w@x.org\n\"a.b\": 1\n")
        .replace("\"a.b\": 1", "a.b: 1");
    assert_eq!(text, expected);
    let toml = "+++\ntitle = '甲' # 旧\n+++\n正文";
    assert_eq!(
        edited(toml, &["set", "title=null", "date=2024-05-06", "n=1.10"]),
        "+++\ntitle = 'null' # 旧\ndate = 2024-05-06\nn = 1.10\n+++\n正文"
    );
    let json = "{\n  \"title\": \"甲\"\n}\n正文";
    assert_eq!(
        edited(json, &["set", "title=null", "date=2024-05-06"]),
        "{\n  \"title\": null,\n  \"date\": \"2024-05-06\"\n}\n正文"
    );
}

#[test]
fn set_creates_a_header_only_if_asked() {
    let err = refused("正文\n", &["set", "title=新"]);
    assert_eq!(err, "error: `a.md` has no front matter (`--create` writes it)\n");
    assert_eq!(edited("正文\r\n", &["set", "--create", "t=新"]), "---\r\nt: 新\r\n---\r\n正文\r\n");
    assert_eq!(
        edited("\u{feff}正文\n", &["set", "--create=toml", "t=新"]),
        "\u{feff}+++\nt = \"新\"\n+++\n正文\n"
    );
    assert_eq!(edited(POST, &["set", "--create=toml", "title=甲"]), POST, "there is one already");
    assert!(
        refused("---\ntitle: 新\n正文\n", &["set", "--create", "title=新"]).contains("unclosed")
    );
}

#[test]
fn edits_and_files_are_told_apart() {
    let folder = Folder::new();
    let reset = || {
        for name in ["a.md", "b.md", "x=1.md"] {
            folder.write(name, POST);
        }
    };
    let changed = || -> Vec<_> {
        let names = ["a.md", "b.md", "x=1.md"];
        names.into_iter().filter(|name| folder.read(name) != POST).collect()
    };
    let cases: &[(&[&str], &[&str])] = &[
        (&["set", "title=新", "a.md"], &["a.md"]),
        (&["set", "a.md", "title=新", "b.md"], &["a.md", "b.md"]),
        (&["set", "title=新", "n=1", "--", "a.md", "x=1.md"], &["a.md", "x=1.md"]),
        (&["set", "title=新", "*.md"], &["a.md", "b.md", "x=1.md"]),
        (&["remove", "title", "a.md", "b.md"], &["a.md", "b.md"]),
        (&["remove", "title", "tags", "--", "a.md"], &["a.md"]),
        (&["remove", "tags[0]", "x=1.md"], &["x=1.md"]),
    ];
    for &(arguments, expected) in cases {
        reset();
        folder.run(&[&["meta"], arguments].concat()).assert_code(0);
        assert_eq!(changed(), expected, "{arguments:?}");
    }
    reset();
    for arguments in [
        &["set", "title=新", "a.md", "x=1.md"][..], // what a shell makes of `*.md`
        &["set", "title=新", "a.md", "--", "b.md"],
        &["set", "a.md"],
        &["set", "a..b=1", "a.md"],
        &["set", "tags:=[1,", "a.md"],
        &["set", "title=新", "a.md", "-"],
        &["set", "--create=org", "title=新", "a.md"],
        &["set"],
        &["remove", "a..b", "a.md"],
        &["get", "", "a.md"],
        &["convert", "a.md"],
        &["convert", "--to", "org", "a.md"],
    ] {
        folder.run(&[&["meta"], arguments].concat()).assert_code(2);
        assert_eq!(changed(), [""; 0], "{arguments:?}");
    }
    let output = folder.run(&["meta", "set", "title=新", "x=1.md"]);
    assert!(output.err.contains("put `--` between edits and files"), "{output:?}");
    assert!(output.err.contains("Usage: judou meta set"), "{output:?}");
    folder.run(&["meta", "--json", "get", "title", "a.md"]).assert_code(2);
    folder.run(&["meta", "--quiet", "get", "title", "a.md"]).assert_code(0);
}

#[test]
fn a_file_may_be_called_like_a_command() {
    let folder = Folder::new();
    folder.write("get", POST).write("set", POST);
    assert_eq!(folder.run(&["meta", "./get"]).assert_code(0).only_json()["path"], "./get");
    assert_eq!(folder.run(&["meta", "./get", "set"]).assert_code(0).json().len(), 2);
    assert_eq!(folder.run(&["meta", "--", "get"]).assert_code(0).only_json()["path"], "get");
}

#[test]
fn remove_leaves_what_is_not_there() {
    assert_eq!(edited(POST, &["remove", "tags[0]"]), POST.replace("一, ", ""));
    let emptied = POST.replace("author:\n  name: 李\n", "author: {}\n");
    assert_eq!(edited(POST, &["remove", "author.name"]), emptied);
    for content in [POST, "正文\n", ""] {
        assert_eq!(edited(content, &["remove", "title.x"]), content);
        assert_eq!(edited(content, &["remove", "draft"]), content);
    }
}

#[test]
fn convert_keeps_data_and_body() {
    let folder = Folder::new();
    let data = || folder.run(&["meta", "a.md"]).assert_code(0).only_json()["data"].clone();
    folder.write("a.md", POST.replace(" # 旧", ""));
    let before = data();
    for (format, fence) in [("toml", "+++\n"), ("json", "{\n"), ("yaml", "---\n")] {
        folder.run(&["meta", "convert", "--to", format, "a.md"]).assert_code(0);
        assert_eq!(data(), before, "{format}");
        let text = folder.read("a.md");
        assert!(text.starts_with(fence) && text.ends_with("\n正文\n"), "{text}");
        folder.run(&["meta", "convert", "--check", "--to", format, "a.md"]).assert_code(0);
    }
    for content in [POST, "正文\n", ""] {
        assert_eq!(edited(content, &["convert", "--to", "yaml"]), content);
    }
}

#[test]
fn convert_loses_comments_only_if_allowed() {
    let err = refused(POST, &["convert", "--to", "json"]);
    assert!(err.contains("`# 旧` would be lost"), "{err}");
    let text = edited(POST, &["convert", "--to", "json", "--drop-comments"]);
    assert!(text.starts_with("{\n  \"title\": \"甲\",\n"), "{text}");
    assert!(edited(POST, &["convert", "--to", "toml"]).contains("title = \"甲\" # 旧\n"));
    assert!(refused("---\na:\n---\n", &["convert", "--to", "toml"]).contains("a.md:2"));
}

#[test]
fn check_only_tells() {
    let folder = Folder::new();
    folder.write("a.md", POST).write("b.md", POST.replace('甲', "乙")).write("c.md", POST);
    let check = ["meta", "set", "--check", "title=乙", "a.md", "b.md", "c.md"];
    let output = folder.run(&check);
    assert_eq!((output.code, &*output.out, &*output.err), (Some(1), "a.md\nc.md\n", ""));
    assert_eq!(folder.read("a.md"), POST);
    folder.run(&["meta", "set", "title=乙", "a.md", "c.md"]).assert_code(0);
    assert_eq!(folder.run(&check).assert_code(0).out, "");
}

#[test]
fn diff_shows_and_writes_nothing() {
    let folder = Folder::new();
    folder.write("a.md", POST).write("b.md", POST.replace('甲', "乙"));
    let arguments = ["meta", "set", "--diff", "title=乙", "a.md", "b.md"];
    let expected = "\
--- a.md
+++ a.md
@@ -1,5 +1,5 @@
 ---
-title: 甲 # 旧
+title: 乙 # 旧
 version: 1.10
 tags: [一, 二]
 author:
";
    assert_eq!(folder.run(&arguments).assert_code(0).out, expected);
    assert_eq!(folder.read("a.md"), POST);
    let both = folder.run(&[&arguments[..], &["--check"]].concat());
    assert_eq!((both.code, &*both.out), (Some(1), expected));
    let coloured = folder.run(&[&arguments[..], &["--color", "always"]].concat());
    assert!(coloured.out.contains("\u{1b}[31m-title: 甲 # 旧\u{1b}[0m\n"), "{coloured:?}");
}

#[test]
fn line_endings_and_marks_stay() {
    let variants = [
        POST.replace('\n', "\r\n"),
        POST.replace('\n', "\r"),
        format!("\u{feff}{POST}"),
        format!("\u{feff}{}", POST.replace('\n', "\r\n")),
        POST.replace("---\n", "--- \t\n"),
        POST.trim_end().to_owned(),
        POST.replace("正文\n", ""),
        POST.replace("\n---\n正文\n", "\n---"),
        POST.replace("正文", "正\0文\r一\r\n\n---\n二: 三\n---\n"),
    ];
    for text in variants {
        assert_eq!(edited(&text, &["set", "title=乙"]), text.replace('甲', "乙"), "{text:?}");
        assert_eq!(edited(&text, &["set", "title=甲"]), text, "{text:?}");
    }
}

#[test]
fn files_that_are_not_utf8_are_refused() {
    let (gbk, _, _) = encoding_rs::GBK.encode(TALK);
    let utf16: Vec<u8> = TALK.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [b"\xff\xfe", &utf16[..]].concat();
    let damaged = [POST.as_bytes(), "坏的字：".as_bytes(), b"\xe6\x88\n"].concat();
    let (japanese, _, _) =
        encoding_rs::ISO_2022_JP.encode("---\ntitle: 山の信号と村の暮らし\n---\n");
    for (bytes, said) in [
        (gbk.to_vec(), "GBK"),
        (utf16, "UTF-16LE"),
        (marked, "UTF-16LE"),
        (damaged, "not in UTF-8 throughout"),
        (japanese.to_vec(), "ISO-2022-JP"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\x0d\xff".to_vec(), "no text"),
    ] {
        let err = refused(&bytes, &["set", "--create", "title=新"]);
        assert!(err.starts_with("error: `a.md` is no") && err.contains(said), "{said}: {err}");
    }
}

#[test]
fn a_header_that_cannot_be_read_is_left_alone() {
    for header in ["---\ntitle: [甲\n---\n", "---\na: 1\na: 2\n---\n", "---\n- 甲\n---\n"] {
        for edit in [&["set", "title=新"][..], &["remove", "a"], &["convert", "--to", "toml"]] {
            let err = refused(header, edit);
            assert!(err.contains("--> a.md:"), "{err}");
        }
    }
}

#[test]
fn a_fence_that_is_never_closed_is_told() {
    let text = "---\ntitle: 甲\n";
    assert!(
        refused(text, &["set", "title=乙"]).contains("error[judou::frontmatter::unclosed-fence]")
    );
    for edit in [&["remove", "title"][..], &["convert", "--to", "toml"]] {
        // There is no header, so there is nothing to do; but somebody may have meant one.
        let folder = Folder::new();
        folder.write("a.md", text);
        let output = folder.run(&[&["meta"], edit, &["a.md"]].concat());
        assert_eq!((output.code, folder.read("a.md").as_str()), (Some(0), text));
        assert!(
            output.err.starts_with("warning[judou::frontmatter::unclosed-fence]"),
            "{output:?}"
        );
    }
}

#[test]
fn a_file_is_edited_whole_or_not_at_all() {
    let err = refused(POST, &["set", "title=乙", "version.major=1"]);
    assert!(err.contains("cannot set `version.major`: this value is no mapping"), "{err}");
    assert!(err.contains("a.md:3:10"), "{err}");
    // The place is that in the document as far as it was edited.
    let err = refused(POST, &["set", "title:=[[\"乙\"]]", "title[0].x=1"]);
    assert!(err.contains("[[乙]]") || err.contains("- - 乙"), "{err}");
    refused("+++\na = 1\n+++\n", &["set", "b=2", "a:=null"]);
}

#[test]
fn standard_input_becomes_standard_output() {
    let folder = Folder::new();
    let expected = POST.replace('甲', "乙");
    for arguments in [&["meta", "set", "title=乙", "-"][..], &["meta", "set", "title=乙"]] {
        let output = folder.run_with(arguments, POST.as_bytes(), &[]);
        assert_eq!(output.assert_code(0).out, expected);
    }
    let unchanged = folder.run_with(&["meta", "remove", "draft", "-"], POST.as_bytes(), &[]);
    assert_eq!(unchanged.assert_code(0).out, POST);
    let checked = folder.run_with(&["meta", "set", "--check", "title=乙"], POST.as_bytes(), &[]);
    assert_eq!((checked.code, &*checked.out), (Some(1), "<stdin>\n"));
    let broken = folder.run_with(&["meta", "set", "title=乙"], b"---\ntitle: [\n---\n", &[]);
    assert_eq!(broken.assert_code(1).out, "");
    assert!(broken.err.contains("<stdin>:2:8"), "{broken:?}");
}

#[test]
fn many_files_are_edited_and_bad_ones_told_in_order() {
    let folder = Folder::new();
    let is_bad = |index: usize| index % 97 == 5;
    let name = |index: usize| format!("d/{:02}/{index:04}.md", index % 10);
    for index in 0..1500 {
        let text = if is_bad(index) { POST.replace("[一", "[[一") } else { POST.to_owned() };
        folder.write(&name(index), text);
    }
    let output = folder.run(&["meta", "set", "title=乙", "--jobs", "5", "d"]);
    output.assert_code(1);
    let places = output.err.lines().filter_map(|line| line.split_once("--> "));
    let places: Vec<_> = places.map(|(_, place)| place.split(':').next().unwrap()).collect();
    let mut expected: Vec<_> = (0..1500).filter(|&index| is_bad(index)).map(name).collect();
    expected.sort();
    assert_eq!(places, expected);
    for index in 0..1500 {
        assert_eq!(folder.read(&name(index)).contains('乙'), !is_bad(index), "{index}");
    }
    let files = fs::read_dir(folder.path().join("d/03")).unwrap().count();
    assert_eq!(files, 150, "nothing is left beside them");
}

#[test]
fn help_has_examples() {
    let folder = Folder::new();
    for command in ["get", "set", "remove", "convert"] {
        for help in [&["meta", command, "--help"][..], &["help", "meta", command]] {
            let output = folder.run(help);
            let example = format!("Examples:\n  judou meta {command}");
            assert!(output.assert_code(0).out.contains(&example), "{output:?}");
        }
    }
    folder.run(&["man", "--out", "man"]).assert_code(0);
    assert!(folder.path().join("man/judou-meta-set.1").exists());
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
    use std::process::Command;

    use super::*;

    fn set_mode(folder: &Folder, name: &str, mode: u32) {
        let permissions = fs::Permissions::from_mode(mode);
        fs::set_permissions(folder.path().join(name), permissions).unwrap();
    }

    fn metadata(folder: &Folder, name: &str) -> fs::Metadata {
        fs::symlink_metadata(folder.path().join(name)).unwrap()
    }

    #[test]
    fn permissions_are_kept() {
        for mode in [0o600, 0o640, 0o664, 0o755, 0o4755] {
            let folder = Folder::new();
            folder.write("a.md", POST);
            set_mode(&folder, "a.md", mode);
            let owner = |data: fs::Metadata| (data.uid(), data.gid());
            let before = owner(metadata(&folder, "a.md"));
            folder.run(&["meta", "set", "title=乙", "a.md"]).assert_code(0);
            let after = metadata(&folder, "a.md");
            assert_eq!(after.mode() & 0o7777, mode, "{mode:o}");
            assert_eq!(owner(after), before);
        }
    }

    #[test]
    fn a_file_that_is_read_only_is_refused() {
        let folder = Folder::new();
        folder.write("a.md", POST);
        set_mode(&folder, "a.md", 0o444);
        let output = folder.run(&["meta", "set", "title=乙", "a.md"]);
        assert_eq!(
            output.assert_code(1).err,
            "error: cannot write `a.md`: the file is read-only\n"
        );
        assert_eq!((folder.read("a.md").as_str(), folder.names()), (POST, vec!["a.md".to_owned()]));
        folder.run(&["meta", "set", "title=甲", "a.md"]).assert_code(0);
    }

    #[test]
    fn a_folder_that_is_read_only_is_refused() {
        let folder = Folder::new();
        folder.write("d/a.md", POST).write("b.md", POST);
        set_mode(&folder, "d", 0o555);
        let is_superuser = fs::write(folder.path().join("d/probe"), "").is_ok();
        let output = folder.run(&["meta", "set", "title=乙", "d/a.md", "b.md"]);
        set_mode(&folder, "d", 0o755);
        if is_superuser {
            return; // Who writes everywhere is refused nowhere.
        }
        output.assert_code(1);
        assert!(
            output.err.starts_with("error: cannot write `d/a.md`: Permission denied"),
            "{output:?}"
        );
        assert_eq!(folder.read("d/a.md"), POST);
        assert!(folder.read("b.md").contains('乙'), "the others are edited");
    }

    #[test]
    fn what_is_not_changed_is_not_written() {
        let folder = Folder::new();
        folder.write("a.md", POST);
        let before = metadata(&folder, "a.md");
        for edit in [
            &["set", "title=甲"][..],
            &["remove", "draft"],
            &["convert", "--to", "yaml"],
            &["set", "--check", "title=乙"],
            &["set", "--diff", "title=乙"],
        ] {
            folder.run(&[&["meta"], edit, &["a.md"]].concat());
            let after = metadata(&folder, "a.md");
            assert_eq!((after.ino(), after.mtime_nsec()), (before.ino(), before.mtime_nsec()));
        }
    }

    /// A disk that is full, a quota that is reached: here, a limit on the size of files.
    #[test]
    fn a_write_that_fails_leaves_the_file_and_nothing_else() {
        let folder = Folder::new();
        let text = format!("{POST}{}", "很长的正文。\n".repeat(4000));
        folder.write("a.md", &text);
        let script = "trap '' XFSZ; ulimit -f 8; exec \"$0\" meta set title=乙 a.md";
        let output = Command::new("sh")
            .args(["-c", script, env!("CARGO_BIN_EXE_judou")])
            .current_dir(folder.path())
            .output()
            .unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!(
            (output.status.code(), err.as_str()),
            (Some(1), "error: cannot write `a.md`: File too large\n")
        );
        assert_eq!((folder.read("a.md"), folder.names()), (text, vec!["a.md".to_owned()]));
    }

    #[test]
    fn symbolic_links_are_followed_only_if_asked() {
        let folder = Folder::new();
        folder.write("real/a.md", POST).write("d/b.md", POST);
        symlink("real/a.md", folder.path().join("link.md")).unwrap();
        symlink("../real/a.md", folder.path().join("d/link.md")).unwrap();
        symlink("nowhere.md", folder.path().join("broken.md")).unwrap();

        let output = folder.run(&["meta", "set", "title=乙", "link.md"]);
        assert!(output.assert_code(1).err.starts_with("error: `link.md` is a symbolic link"));
        folder.run(&["meta", "set", "title=乙", "d"]).assert_code(0);
        assert_eq!(folder.read("real/a.md"), POST, "links in folders are passed over");
        assert!(folder.read("d/b.md").contains('乙'));

        let follow = |title: &str, path: &str| {
            folder.run(&["meta", "set", "--follow-symlinks", title, path])
        };
        follow("title=丙", "link.md").assert_code(0);
        assert!(folder.read("real/a.md").contains('丙'));
        follow("title=丁", "d").assert_code(0);
        assert!(folder.read("real/a.md").contains('丁') && folder.read("d/b.md").contains('丁'));
        assert!(metadata(&folder, "link.md").is_symlink(), "the link is still one");
        assert!(
            follow("title=丙", "broken.md").assert_code(1).err.contains("cannot read `broken.md`")
        );
    }

    #[test]
    fn what_is_no_regular_file_is_refused() {
        let folder = Folder::new();
        let output = folder.run(&["meta", "set", "--create", "title=乙", "/dev/null"]);
        assert!(output.assert_code(1).err.contains("no regular file"), "{output:?}");
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn names_that_are_not_utf8_are_files_too() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;

        let folder = Folder::new();
        let name = OsStr::from_bytes(b"\xb0\xa1.md");
        fs::write(folder.path().join(name), POST).unwrap();
        folder.run(&["meta", "set", "title=乙", "."]).assert_code(0);
        let output = folder.command(&["meta", "set", "x=1"]).arg(name).output().unwrap();
        assert!(output.status.success(), "{output:?}");
        let text = fs::read_to_string(folder.path().join(name)).unwrap();
        assert!(text.contains("title: 乙 # 旧\n") && text.contains("x: 1\n"), "{text}");
    }
}
