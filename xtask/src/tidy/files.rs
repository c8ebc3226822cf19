//! What any file of the repository may look like.

use std::collections::BTreeSet;

use crate::workspace::Workspace;

use super::Finding;

/// No file is larger, in bytes: what is generated or measured stays out of the repository.
const MAX_BYTES: usize = 512 * 1024;

/// Trained models are shipped: this is what one may take of everybody's download.
const MAX_MODEL_BYTES: usize = 2_000_000;

/// Files whose names end so are prose, source or configuration; all others are data.
const NOT_DATA: &[&str] = &[
    ".rs",
    ".toml",
    ".md",
    ".lock",
    ".sh",
    ".css",
    ".js",
    ".abnf",
    ".yml",
    ".dict",
    ".schema.json",
    ".proptest-regressions",
];

/// Folders whose files are test data byte for byte: anything goes in them.
const VERBATIM: &[&str] = &["testdata", "seeds", "regressions", "proptest-regressions"];

/// Folders that data may lie in.
const DATA_FOLDERS: &[&str] = &[
    "testdata",
    "seeds",
    "regressions",
    "proptest-regressions",
    "samples",
    "texts",
    "data",
    "docs",
    "models",
];

/// What another's text carries with it. Files that state an origin say it, and sources that look for it
/// in what they read; nothing else does.
const FOREIGN: &[&str] = &["all rights reserved", "版权所有", "版權所有", "無断転載", "무단전재"];

/// Whether no rule looks at the file's bytes: test data, images, models, packed lists.
pub(super) fn is_verbatim(path: &str) -> bool {
    path.split('/').rev().skip(1).any(|folder| VERBATIM.contains(&folder))
        || path
            .rsplit('.')
            .next()
            .is_some_and(|ending| ["png", "bin", "judou", "xz"].contains(&ending))
}

/// Data lies in folders that say where it comes from, so that nobody's text slips in.
pub(super) fn check_places(paths: &[String]) -> Vec<Finding> {
    let all: BTreeSet<&str> = paths.iter().map(String::as_str).collect();
    let mut findings = Vec::new();
    for path in paths {
        let name = path.rsplit('/').next().unwrap_or(path);
        let data = path.contains('/')
            && !name.starts_with('.')
            && !path.starts_with('.')
            && NOT_DATA.iter().all(|ending| !name.ends_with(ending));
        if !data || name.starts_with("LICENSE") || name.starts_with("NOTICE") {
            continue;
        }
        let parts: Vec<&str> = path.split('/').collect();
        let Some(at) = parts.iter().position(|part| DATA_FOLDERS.contains(part)) else {
            let message =
                format!("is data outside {}: move it into one of these", DATA_FOLDERS.join("/, "));
            findings.push(Finding::new(path, 1, message));
            continue;
        };
        let stated = (at + 1..parts.len()).any(|depth| {
            let folder = parts.get(..depth).unwrap_or_default().join("/");
            ["README.md", "LICENSE", "LICENSE-UNICODE", "NOTICE"]
                .iter()
                .any(|name| all.contains(format!("{folder}/{name}").as_str()))
        });
        let written_by_tools = parts.contains(&"proptest-regressions");
        if !stated && !written_by_tools {
            let folder = parts.get(..=at).unwrap_or_default().join("/");
            let message = format!(
                "has no stated origin: add {folder}/README.md that says who wrote it, or the licence it came under"
            );
            findings.push(Finding::new(path, 1, message));
        }
    }
    findings
}

/// Small files only.
pub(super) fn check_size(path: &str, bytes: usize) -> Option<Finding> {
    let is_model = path.rsplit('.').next() == Some("judou");
    let most = if is_model { MAX_MODEL_BYTES } else { MAX_BYTES };
    (bytes > most).then(|| {
        let message = format!(
            "has {bytes} bytes, over {most}: generate it, or keep it outside the repository"
        );
        Finding::new(path, 1, message)
    })
}

/// White space, line endings, and words that have no business in a file.
pub(super) fn check_text(path: &str, text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut find = |line: usize, message: String| findings.push(Finding::new(path, line, message));
    if !text.is_empty() && !text.ends_with('\n') {
        find(text.lines().count(), "does not end with a newline: add one".into());
    }
    if text.ends_with("\n\n") {
        find(text.lines().count(), "ends with blank lines: delete them".into());
    }
    // These are spelled in halves, so that this file does not find itself.
    let machine = [concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/tmp/", "target")];
    let states_origin = ["LICENSE", "NOTICE", "README.md"]
        .iter()
        .any(|name| path.rsplit('/').next().is_some_and(|file| file.starts_with(name)));
    let rust = path.rsplit('.').next() == Some("rs");
    for (index, line) in text.split('\n').enumerate() {
        let at = index + 1;
        if line.ends_with('\r') {
            find(at, "ends with a carriage return: `git add --renormalize` it".into());
        } else if line.ends_with([' ', '\t', '\u{3000}']) {
            find(at, "has trailing white space: delete it".into());
        }
        if rust && line.contains('\t') {
            find(at, "has a tab: use spaces, or `\\t` in a literal".into());
        }
        if let Some(found) = machine.iter().find(|found| line.contains(*found)) {
            find(
                at,
                format!(
                    "names a path of somebody's machine, `{found}`: write it from the root of the repository"
                ),
            );
        }
        let lower = line.to_lowercase();
        if !states_origin
            && !rust
            && let Some(found) = FOREIGN.iter().find(|found| lower.contains(**found))
        {
            find(at, format!("says `{found}`: third-party text has no place here; write your own"));
        }
        if line.starts_with("<<<<<<< ") || line.starts_with(">>>>>>> ") {
            find(at, "is left over from a merge: resolve it".into());
        }
    }
    findings
}

/// The version that the crates have is one that the change log knows.
pub(super) fn check_changelog(path: &str, text: &str, workspace: &Workspace) -> Vec<Finding> {
    let versions: BTreeSet<&str> =
        workspace.libraries().map(|package| package.version.as_str()).collect();
    let known = |version: &str| {
        text.lines().any(|line| {
            line.strip_prefix("## ").is_some_and(|title| {
                title
                    .split_whitespace()
                    .next()
                    .is_some_and(|it| it.trim_matches(['[', ']']) == version)
            })
        })
    };
    versions
        .into_iter()
        .filter(|version| !known(version))
        .map(|version| {
            Finding::new(
                path,
                1,
                format!(
                    "has no entry for version {version}: add `## [{version}]` and what is new in it"
                ),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::workspace::Package;

    use super::*;

    #[test]
    fn text_rules() {
        let cases: &[(&str, &str, &[usize])] = &[
            ("a.rs", "fn f() {}\n", &[]),
            ("a.rs", "", &[]),
            ("a.rs", "fn f() {}", &[1]),
            ("a.rs", "a\n\n", &[1 + 1]),
            ("a.rs", "a \nb\n", &[1]),
            ("a.md", "a\u{3000}\nb\n", &[1]),
            ("a.rs", "\ta\n", &[1]),
            ("a.md", "\ta\n", &[]),
            ("a.md", "a\r\nb\n", &[1]),
            ("a.md", concat!("see /wo", "rk/main\n"), &[1]),
            ("a.md", "© 2020 Someone. All Rights Reserved.\n", &[1]),
            ("LICENSE-UNICODE", "All rights reserved\n", &[]),
            ("a.md", "<<<<<<< ours\n", &[1]),
        ];
        for (path, text, expected) in cases {
            let lines: Vec<usize> = check_text(path, text).iter().map(|it| it.line).collect();
            assert_eq!(lines, *expected, "{path}: {text:?}");
        }
    }

    #[test]
    fn data_states_its_origin() {
        let cases: &[(&[&str], usize)] = &[
            (&["crates/a/src/lib.rs", "README.md", ".ci/run", "LICENSE-MIT"], 0),
            (&["crates/a/src/words.txt"], 1),
            (&["fuzz/seeds/a/one.txt"], 1),
            (&["fuzz/seeds/a/one.txt", "fuzz/seeds/README.md"], 0),
            (&["crates/a/testdata/ucd/T.txt", "crates/a/testdata/ucd/LICENSE-UNICODE"], 0),
            (&["crates/a/testdata/ucd/T.txt", "crates/a/README.md"], 1), // not in the folder
        ];
        for (paths, expected) in cases {
            let paths: Vec<String> = paths.iter().map(ToString::to_string).collect();
            assert_eq!(check_places(&paths).len(), *expected, "{paths:?}");
        }
    }

    #[test]
    fn test_data_is_kept_verbatim() {
        assert!(is_verbatim("fuzz/seeds/a/crlf.md"));
        assert!(is_verbatim("crates/a/testdata/ok/tabs.txt"));
        assert!(!is_verbatim("crates/a/src/seeds.rs"));
    }

    #[test]
    fn large_files_are_found() {
        assert!(check_size("a", MAX_BYTES).is_none());
        assert!(check_size("a", MAX_BYTES + 1).is_some());
    }

    #[test]
    fn the_change_log_knows_the_version() {
        let package = Package {
            published: true,
            library: true,
            version: "0.1.0".into(),
            ..Package::default()
        };
        let workspace = Workspace {
            root: "/w".into(),
            target: "/w/target".into(),
            members: vec![package],
            external: Vec::new(),
        };
        assert!(check_changelog("c", "# C\n\n## [0.1.0] - unreleased\n", &workspace).is_empty());
        assert_eq!(check_changelog("c", "# C\n\n## [0.1.01]\n", &workspace).len(), 1);
        assert_eq!(check_changelog("c", "", &workspace).len(), 1);
    }
}
