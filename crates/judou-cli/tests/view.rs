//! `judou view`: where pages go, and what they hold. What a browser makes of them is checked by
//! `cargo xtask view`.

mod support;

use support::{Folder, TALK};

#[test]
fn a_page_holds_the_document_and_loads_nothing() {
    let folder = Folder::new();
    folder.write("talk.md", TALK);
    let page = folder.run(&["view", "talk.md"]).assert_code(0).out.clone();
    assert!(page.starts_with("<!DOCTYPE html>"));
    for part in
        ["<title>山里的信号</title>", "data-speaker=\"1\"", "id=\"t5\"", "孩子们能上网课了。"]
    {
        assert!(page.contains(part), "no {part}");
    }
    assert_eq!(page.matches("<article class=\"turn\"").count(), 6);
    for loaded in ["http://", "https://", "url(", "@import", "src="] {
        assert!(!page.contains(loaded), "the page would load: {loaded}");
    }
}

#[test]
fn mark_up_of_the_document_is_text() {
    let folder = Folder::new();
    folder.write("odd.md", "---\ntitle: <script>a</script>\n---\n<script>alert(1)</script>\n");
    let page = folder.run(&["view", "odd.md"]).assert_code(0).out.clone();
    assert_eq!(page.matches("<script").count(), 2, "ours, and its data");
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
}

#[test]
fn a_page_that_is_there_is_left_alone_unless_asked() {
    let folder = Folder::new();
    folder.write("talk.md", TALK);
    folder.write("talk.html", "mine");
    let refused = folder.run(&["view", "talk.md", "-o", "talk.html"]);
    refused.assert_code(1);
    assert!(refused.err.contains("`talk.html` is there already: `--force`"), "{}", refused.err);
    assert_eq!(folder.read("talk.html"), "mine");

    folder.run(&["view", "talk.md", "-o", "talk.html", "--force"]).assert_code(0);
    assert!(folder.read("talk.html").contains("山里的信号"));
}

#[test]
fn a_folder_takes_a_page_for_each_file() {
    let folder = Folder::new();
    folder.write("a/one.md", TALK);
    folder.write("a/two.txt", "没有对话。\n");
    folder.write("pages/kept", "");
    folder.run(&["view", "a", "--out", "pages"]).assert_code(0);
    assert!(folder.read("pages/one.html").contains("山里的信号"));
    assert!(folder.read("pages/two.html").contains("没有对话。"));
}

#[test]
fn two_documents_do_not_share_a_page() {
    let folder = Folder::new();
    folder.write("a/one.md", TALK);
    folder.write("b/one.md", "另一篇。\n");
    folder.write("pages/kept", "");
    let output = folder.run(&["view", "a/one.md", "b/one.md", "--out", "pages"]);
    output.assert_code(1);
    assert!(output.err.contains("another document's goes to the same place"), "{}", output.err);

    let output = folder.run(&["view", "a/one.md", "b/one.md"]);
    output.assert_code(1);
    assert_eq!(output.out.matches("<!DOCTYPE").count(), 1);
}

#[test]
fn a_page_that_cannot_be_written_is_told() {
    let folder = Folder::new();
    folder.write("talk.md", TALK);
    let output = folder.run(&["view", "talk.md", "-o", "nowhere/talk.html"]);
    output.assert_code(1);
    assert!(output.err.contains("cannot write `nowhere/talk.html`"), "{}", output.err);
    assert_eq!(folder.run(&["view", "missing.md", "-o", "x.html"]).code, Some(1));
    assert_eq!(folder.run(&["view", "talk.md", "--force"]).code, Some(2));
}

#[test]
fn an_empty_document_has_a_page() {
    let folder = Folder::new();
    folder.write("empty.md", "");
    let page = folder.run(&["view", "empty.md"]).assert_code(0).out.clone();
    assert!(page.contains("<title>empty.md</title>"));
}
