//! What the Markdown documents point to exists.
//!
//! Only links to files of the repository and headings of the same file are followed; the network is
//! never asked.

use std::path::{Component, Path, PathBuf};

use super::Finding;

/// Links of one Markdown file whose targets are not there; `exists` is asked from the root.
pub(super) fn check(path: &str, text: &str, exists: impl Fn(&Path) -> bool) -> Vec<Finding> {
    let anchors: Vec<String> = prose(text).filter_map(|(_, line)| heading(&line)).collect();
    let folder = Path::new(path).parent().unwrap_or(Path::new(""));
    let mut findings = Vec::new();
    for (number, line) in prose(text) {
        for target in targets(&line) {
            if target.contains("://") || target.starts_with("mailto:") {
                continue;
            }
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            if !file.is_empty() && !normal(&folder.join(file)).is_some_and(|it| exists(&it)) {
                let message = format!("links to `{file}`, which does not exist: mend the path");
                findings.push(Finding::new(path, number, message));
            } else if file.is_empty() && !anchors.iter().any(|known| known == anchor) {
                let message = format!("links to `#{anchor}`, and no heading here is called so");
                findings.push(Finding::new(path, number, message));
            }
        }
    }
    findings
}

/// The lines outside fences, numbered from 1, with the insides of code spans blanked.
fn prose(text: &str) -> impl Iterator<Item = (usize, String)> {
    let mut fenced = false;
    text.lines().enumerate().filter_map(move |(index, line)| {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
            return None;
        }
        (!fenced).then(|| {
            let parts = line.split('`').enumerate();
            // An even part lies outside code spans.
            let kept =
                parts.map(|(at, part)| if at % 2 == 0 { part.into() } else { code_span(part) });
            (index + 1, kept.collect())
        })
    })
}

/// A code span's letters count in a heading's anchor; its brackets make no link.
fn code_span(part: &str) -> String {
    part.replace(['[', ']', '(', ')'], " ")
}

/// What stands in the brackets of `[text](target)`, without a title.
fn targets(line: &str) -> impl Iterator<Item = &str> {
    line.match_indices("](").filter_map(move |(at, open)| {
        let rest = line.get(at + open.len()..)?;
        rest.get(..rest.find(')')?)?.split_whitespace().next()
    })
}

/// The anchor that GitHub gives a heading.
fn heading(line: &str) -> Option<String> {
    let title = line.trim_start_matches('#');
    if title.len() == line.len() || !title.starts_with(' ') {
        return None;
    }
    let kept = title.trim().chars().filter_map(|c| match c {
        ' ' => Some('-'),
        '-' | '_' => Some(c),
        c if c.is_alphanumeric() => Some(c),
        _ => None,
    });
    Some(kept.flat_map(char::to_lowercase).collect())
}

/// `a/../b` as `b`; `None` if it leaves the repository.
fn normal(path: &Path) -> Option<PathBuf> {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::Normal(name) => out.push(name),
            Component::CurDir => {}
            Component::ParentDir => {
                if !out.pop() {
                    return None;
                }
            }
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn link_targets_exist() {
        let cases: &[(&str, &[usize])] = &[
            ("see [a](a.md)\n", &[]),
            ("see [a](../README.md \"title\") and [b](https://example.org/x)\n", &[]),
            ("# The `gate`\n\n[a](#the-gate)\n", &[]),
            ("a\n[b](missing.md)\n", &[2]),
            ("[b](a.md) [c](missing.md#x)\n", &[1]),
            ("[b](../../outside.md)\n", &[1]),
            ("[b](#nowhere)\n", &[1]),
            ("```\n[b](missing.md)\n```\n", &[]),
            ("`[b](missing.md)`\n", &[]),
        ];
        let exists = |path: &Path| [Path::new("docs/a.md"), Path::new("README.md")].contains(&path);
        for (text, expected) in cases {
            let findings = check("docs/x.md", text, exists);
            let lines: Vec<usize> = findings.iter().map(|finding| finding.line).collect();
            assert_eq!(lines, *expected, "text {text:?}: {findings:?}");
        }
    }
}
