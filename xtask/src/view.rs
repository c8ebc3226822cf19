//! `cargo xtask view`: the pages of `judou view` in a browser, and the picture of one for the docs.
//!
//! What a browser makes of a page is checked in the tree that it builds: the script has run, the text
//! is the document's, byte for byte, and nothing of a document that tries has become mark-up.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail, ensure};
use xshell::{Shell, cmd};

use crate::check::Outcome;
use crate::flags;
use crate::workspace::Workspace;

/// The document that the picture shows.
const PICTURED: &str = "samples/interview.md";

/// What browsers of this family are called.
const BROWSERS: &[&str] = &["chromium", "chromium-browser", "google-chrome"];

/// The first start of a browser in a closed network wants all of these.
const OPTIONS: &[&str] = &[
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--virtual-time-budget=4000",
];

/// A document whose every part tries to be more than text.
const HOSTILE: &str = "---\r\ntitle: \"</title><script>document.title='owned'</script>\"\r\n\
    \"<b>key\": <img src=x onerror=\"document.title='owned'\">\r\n---\r\n\
    # </h2><script>document.title='owned'</script>\r\n\r\n\
    **<b onclick=x>甲**: </script><script>document.title='owned'</script> 你好。\u{0}\u{1b}[2J\r\n\r\n\
    **乙 & 丙**: <!-- ]]> &lt;b&gt; &amp; </article></main> 一。二。\u{a0}三。\r\n\r\n\
    **<b onclick=x>甲**: <style>*{display:none}</style>\"'`${1}\r\n\r\n\
    **乙 & 丙**: 𠮷野家。{{constructor}}\r\n";

/// A conversation whose speakers' names try it.
const HOSTILE_NAMES: &str = r#"[
  {"role": "user", "name": "<img src=x onerror=\"document.title='owned'\">", "content": "</script><script>document.title='owned'</script>"},
  {"role": "assistant", "name": "' onclick='x", "content": "好。\" & <b>走</b>！"}
]
"#;

/// Runs the command: the check, and the picture if it is asked for.
///
/// # Errors
///
/// If there is no browser, or a page is not what it must be.
pub(crate) fn run(sh: &Shell, workspace: &Workspace, flags: &flags::View) -> Result<()> {
    let Some(browser) = browser(sh) else { bail!("no browser; {INSTALL}") };
    let folder = pages(sh, workspace)?;
    if let Some(picture) = &flags.picture {
        let page = folder.join("interview.html");
        let url = format!("file://{}?show=sentences", page.display());
        let profile = folder.join("profile");
        cmd!(
            sh,
            "{browser} {OPTIONS...} --user-data-dir={profile} --window-size=1280,900
                --screenshot={picture} {url}"
        )
        .quiet()
        .ignore_stderr()
        .run()?;
        println!("{}", picture.display());
        return Ok(());
    }
    check_pages(sh, &browser, &folder)
}

const INSTALL: &str = "apt-get install chromium, or any package with `chromium` in it";

/// The step of the gate.
pub(crate) fn check(sh: &Shell, workspace: &Workspace) -> Result<Outcome> {
    let Some(browser) = browser(sh) else { return Ok(Outcome::Skipped(INSTALL.into())) };
    check_pages(sh, &browser, &pages(sh, workspace)?)?;
    Ok(Outcome::Passed)
}

fn browser(sh: &Shell) -> Option<String> {
    let answers = |name: &&&str| {
        cmd!(sh, "{name} --version").quiet().ignore_stdout().ignore_stderr().run().is_ok()
    };
    BROWSERS.iter().find(answers).map(ToString::to_string)
}

/// Writes the samples' pages and the hostile document's to a folder of the target.
fn pages(sh: &Shell, workspace: &Workspace) -> Result<PathBuf> {
    let folder = workspace.target.join("view");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("hostile.md"), HOSTILE)?;
    fs::write(folder.join("names.json"), HOSTILE_NAMES)?;
    let sources = sources(&folder);
    cmd!(sh, "cargo run --quiet --package judou-cli -- view --force --out {folder} {sources...}")
        .run()?;
    Ok(folder)
}

/// The documents that are looked at.
fn sources(folder: &Path) -> [PathBuf; 4] {
    let own = |name: &str| folder.join(name);
    [PICTURED.into(), "samples/roundtable.txt".into(), own("hostile.md"), own("names.json")]
}

fn check_pages(sh: &Shell, browser: &str, folder: &Path) -> Result<()> {
    let profile = folder.join("profile");
    for source in sources(folder) {
        let stem = source.file_stem().context("a sample has a name")?;
        let page = folder.join(stem).with_extension("html");
        let url = format!("file://{}?show=sentences,clauses,words", page.display());
        let tree = cmd!(
            sh,
            "{browser} {OPTIONS...} --user-data-dir={profile} --window-size=1280,20000 --dump-dom {url}"
        )
        .quiet()
        .ignore_stderr()
        .read()?;
        let turns = cmd!(sh, "cargo run --quiet --package judou-cli -- turns --json {source}")
            .quiet()
            .read()?;
        let turns: serde_json::Value = serde_json::from_str(&turns)?;
        let turns = turns["turns"].as_array().map_or(0, Vec::len);
        let text = fs::read_to_string(&source)?;
        check_tree(&tree, &text, turns)
            .with_context(|| format!("the page of {}", source.display()))?;
    }
    println!("the pages in {browser}: the text is the documents', the scripts are ours");
    Ok(())
}

/// Holds the tree that the browser built to what the page promises.
fn check_tree(tree: &str, text: &str, turns: usize) -> Result<()> {
    ensure!(tree.contains("data-ready=\"yes\""), "the script has not run to its end");
    ensure!(!tree.contains("<title>owned"), "a script of the document has run");
    let scripts = tree.matches("<script").count();
    ensure!(scripts == 2, "there are {scripts} scripts, not ours and its data alone");
    let articles = tree.matches("<article class=\"turn").count();
    ensure!(articles == turns, "{articles} turns are shown of {turns}");
    for class in ["u-s", "u-c", "u-w"] {
        ensure!(tree.contains(&format!("class=\"{class}\"")), "no unit is marked as {class}");
    }
    let main = tree.split_once("<main").context("no main part")?.1;
    let shown = document_text(main);
    let expected: String = text.chars().map(picture).collect();
    if shown != expected {
        let at = shown.chars().zip(expected.chars()).take_while(|(a, b)| a == b).count();
        let near =
            |text: &str| text.chars().skip(at.saturating_sub(10)).take(40).collect::<String>();
        bail!("the text differs at character {at}: {:?} for {:?}", near(&shown), near(&expected));
    }
    Ok(())
}

/// Controls are shown as pictures.
fn picture(char: char) -> char {
    match char {
        '\t' | '\n' | '\r' => char,
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(char)).unwrap_or(char),
        _ => char,
    }
}

/// The document's own text in a serialised tree: what stands in pieces, in gaps and in the header.
fn document_text(tree: &str) -> String {
    const HOLDERS: [&str; 3] =
        ["<span class=\"gap\"", "<span class=\"piece", "<div class=\"source\""];
    let mut text = String::new();
    let mut depth = 0_usize;
    let mut rest = tree;
    while let Some((before, after)) = rest.split_once('<') {
        if depth > 0 {
            let _ = write!(text, "{}", unescaped(before));
        }
        let tag = rest.get(before.len()..).unwrap_or_default();
        if tag.starts_with("</") {
            depth = depth.saturating_sub(1);
        } else if depth > 0 || HOLDERS.iter().any(|holder| tag.starts_with(holder)) {
            depth += 1;
        }
        rest = after.split_once('>').map_or("", |(_, rest)| rest);
    }
    text
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", "\u{a0}").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_of_a_tree_is_read() {
        let tree = "<figure>no</figure><div class=\"source\">---\n</div><a>no</a>\
                    <span class=\"piece said\"><span class=\"u-s\">a&lt;<span>b</span></span> </span>no\
                    <span class=\"gap\">\n&amp;lt;</span>no";
        assert_eq!(document_text(tree), "---\na<b \n&lt;");
    }

    #[test]
    fn a_page_that_runs_the_document_is_refused() {
        let tree = "<title>owned</title><main data-ready=\"yes\"></main>";
        assert!(check_tree(tree, "", 0).is_err());
    }
}
