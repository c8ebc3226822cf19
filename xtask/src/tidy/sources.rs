//! What Rust sources may say.
//!
//! Rules about code look at it with comments, literals and test modules blanked out ([`super::rust`]).

use crate::linear;
use crate::workspace::{Package, Workspace};

use super::{Finding, rust};

/// The libraries that build without `std`.
pub(crate) const NO_STD: &[&str] = &["judou-source", "judou-segment", "judou-dialogue"];

/// What libraries don't do of their own: I/O, printing, threads. A caller's `Read` is the caller's.
const NOT_IN_LIBRARIES: &[(&str, &str)] = &[
    ("println!", "prints"),
    ("eprintln!", "prints"),
    ("print!", "prints"),
    ("eprint!", "prints"),
    ("dbg!", "prints"),
    ("std::fs", "touches files"),
    ("std::net", "touches the network"),
    ("std::process", "starts or ends processes"),
    ("std::env", "reads the environment"),
    ("std::thread::", "starts threads"),
    ("thread::spawn", "starts threads"),
];

/// What no source says.
const NOWHERE: &[(&str, &str)] = &[
    ("todo!", "write it, or leave it out"),
    ("unimplemented!", "write it, or leave it out"),
    ("#[ignore", "a test that never runs proves nothing: mend it, or delete it"),
];

/// The only file that may say `unsafe`, and argues on top why it does; its crate denies it everywhere else.
const UNSAFE: (&str, &str) = ("judou-segment", "crates/judou-segment/src/vector.rs");

/// What could panic; a library turns the lints about it on.
const PANIC_LINTS: &[&str] =
    &["expect_used", "indexing_slicing", "panic", "string_slice", "unwrap_used"];

/// Modules of nom that have a `complete` and a `streaming` twin.
const NOM_TWINS: &[&str] = &["nom::bytes::", "nom::character::", "nom::number::", "nom::bits::"];

/// Every rule about one Rust file; `path` is from the root.
pub(super) fn check(workspace: &Workspace, path: &str, text: &str) -> Vec<Finding> {
    let code = rust::code(text);
    let mut findings = Vec::new();
    findings.extend(header(path, text));
    for (needle, advice) in NOWHERE {
        let lines = lines_with(&code, needle);
        findings.extend(
            lines.map(|line| Finding::new(path, line, format!("says `{needle}`: {advice}"))),
        );
    }
    findings.extend(growth_tests(path, &code));
    if path != UNSAFE.1 {
        let lines = lines_with(&code, "allow(unsafe_code)");
        let message = format!("allows `unsafe`: what needs it goes to `{}`", UNSAFE.1);
        findings.extend(lines.map(|line| Finding::new(path, line, message.clone())));
    }
    if let Some(package) = library_of(workspace, path) {
        let code = rust::without_tests(&code);
        findings.extend(quiet(path, &code));
        findings.extend(foreign_types(package, path, &code));
        findings.extend(nom_modes(path, &code));
        if path.ends_with("/src/lib.rs") {
            findings.extend(attributes(&package.name, path, &code));
        }
    }
    findings
}

/// Every module and every test file says on top what it is about.
fn header(path: &str, text: &str) -> Option<Finding> {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    (!first.starts_with("//!")).then(|| {
        let message = "has no header: start it with `//!`, what comes in, what goes out, what lives elsewhere";
        Finding::new(path, 1, message)
    })
}

/// `#![forbid(unsafe_code)]` and the lints about panics everywhere ([`UNSAFE`] denies it), `no_std` where it is
/// promised.
fn attributes(name: &str, path: &str, code: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    let level = if name == UNSAFE.0 { "deny" } else { "forbid" };
    let attribute = format!("#![{level}(unsafe_code)]");
    if !code.contains(&attribute) {
        let message = format!("lacks `{attribute}`: add it below the crate's docs");
        findings.push(Finding::new(path, 1, message));
    }
    for lint in PANIC_LINTS.iter().filter(|lint| !code.contains(&format!("clippy::{lint}"))) {
        let message = format!(
            "does not turn `clippy::{lint}` on: add it to `#![warn(…)]`, for no input may panic"
        );
        findings.push(Finding::new(path, 1, message));
    }
    let no_std = code.contains("#![no_std]") || code.contains("no_std)]");
    if NO_STD.contains(&name) && !no_std {
        findings.push(Finding::new(
            path,
            1,
            format!("`{name}` promises `no_std`: add `#![no_std]`"),
        ));
    }
    findings
}

fn quiet(path: &str, code: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (needle, what) in NOT_IN_LIBRARIES {
        for line in lines_with(code, needle) {
            let message = format!(
                "`{needle}`: a library that {what} of its own; take it from the caller or do it in judou-cli"
            );
            findings.push(Finding::new(path, line, message));
        }
    }
    // `use std::{fs, io};` says the same as `std::fs`.
    for (index, line) in code.lines().enumerate() {
        let Some((_, group)) = line.split_once("std::{") else { continue };
        let names =
            group.split([',', '}']).map(|name| name.split(':').next().unwrap_or_default().trim());
        for name in names.filter(|name| ["fs", "net", "process", "env", "thread"].contains(name)) {
            let message = format!(
                "imports `std::{name}`: a library does no such thing of its own; take it from the caller"
            );
            findings.push(Finding::new(path, index + 1, message));
        }
    }
    findings
}

/// No dependency's type stands in a public signature, as far as its path is written out there.
fn foreign_types(package: &Package, path: &str, code: &str) -> Vec<Finding> {
    let foreign: Vec<String> = package
        .dependencies
        .iter()
        .filter(|it| !it.dev && !it.name.starts_with("judou") && !it.name.starts_with("serde"))
        .map(|it| format!("{}::", it.name.replace('-', "_")))
        .collect();
    let mut findings = Vec::new();
    for (start, _) in code.match_indices("pub ") {
        let item = code.get(start..).unwrap_or_default();
        let end = item.find(['{', ';', '=']).unwrap_or(item.len());
        let import = item.starts_with("pub use ");
        let head = item.get(..if import { item.find(';').unwrap_or(end) } else { end });
        let head = head.unwrap_or_default();
        if let Some(name) = foreign.iter().find(|name| words_at(head, name).next().is_some()) {
            let line = code.get(..start).unwrap_or_default().matches('\n').count() + 1;
            let message = format!(
                "`{name}` in a public signature would make that crate's versions ours: wrap the type"
            );
            findings.push(Finding::new(path, line, message));
        }
    }
    findings
}

/// nom's parsers answer `Incomplete` at the end of the text unless they come from `complete`.
fn nom_modes(path: &str, code: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    for module in NOM_TWINS {
        for at in words_at(code, module) {
            let rest = code.get(at + module.len()..).unwrap_or_default();
            if !rest.starts_with("complete") {
                let line = code.get(..at).unwrap_or_default().matches('\n').count() + 1;
                let message = format!(
                    "imports from `{module}` itself: take it from `{module}complete`, which never answers `Incomplete`"
                );
                findings.push(Finding::new(path, line, message));
            }
        }
    }
    findings
}

/// Growth tests are found by their name: whoever calls `assert_linear`, or a helper that does and says
/// so in its own name, has `linear` in its name too.
fn growth_tests(path: &str, code: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut name = "";
    for (index, line) in code.lines().enumerate() {
        let declared =
            line.trim_start().trim_start_matches("pub ").trim_start_matches("pub(crate) ");
        if let Some(rest) = declared.strip_prefix("fn ") {
            name = identifier(rest);
        }
        for at in words_at(line, "assert_") {
            let call = identifier(line.get(at..).unwrap_or_default());
            let called = line.get(at + call.len()..).is_some_and(|rest| rest.starts_with('('));
            if called && call != name && call.contains(linear::MARK) && !name.contains(linear::MARK)
            {
                let message = format!(
                    "`{name}` calls `{call}`: put `{}` into its name, so that `cargo xtask linear` runs it and alone",
                    linear::MARK
                );
                findings.push(Finding::new(path, index + 1, message));
            }
        }
    }
    findings
}

/// The name that `text` begins with.
fn identifier(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// The published library whose `src` holds `path`; test modules in files of their own don't count.
fn library_of<'w>(workspace: &'w Workspace, path: &str) -> Option<&'w Package> {
    let test_file = path.ends_with("/tests.rs") || path.contains("/tests/");
    workspace.libraries().find(|package| {
        let source = package.folder().strip_prefix(&workspace.root).map(|it| it.join("src"));
        !test_file && source.is_ok_and(|folder| std::path::Path::new(path).starts_with(folder))
    })
}

/// Where `needle` stands as a word of its own: nothing that could go on a name lies before it.
fn words_at<'t>(text: &'t str, needle: &'t str) -> impl Iterator<Item = usize> + 't {
    let starts = needle.starts_with(|c: char| c.is_alphanumeric());
    text.match_indices(needle).map(|(at, _)| at).filter(move |&at| {
        let before = text.get(..at).and_then(|it| it.chars().next_back());
        !starts || !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
    })
}

fn lines_with<'t>(code: &'t str, needle: &'t str) -> impl Iterator<Item = usize> + 't {
    let lines = code.lines().enumerate();
    lines
        .filter(move |(_, line)| words_at(line, needle).next().is_some())
        .map(|(index, _)| index + 1)
}

#[cfg(test)]
mod tests {
    use crate::workspace::Dependency;

    use super::*;

    fn workspace() -> Workspace {
        let package = |name: &str| Package {
            name: name.into(),
            published: true,
            library: true,
            manifest: format!("/w/crates/{name}/Cargo.toml").into(),
            dependencies: vec![Dependency { name: "nom".into(), dev: false }],
            ..Package::default()
        };
        Workspace {
            root: "/w".into(),
            target: "/w/target".into(),
            members: vec![package("judou-dialogue"), package("judou-frontmatter")],
            external: Vec::new(),
        }
    }

    fn lines(path: &str, text: &str) -> Vec<usize> {
        check(&workspace(), path, text).iter().map(|finding| finding.line).collect()
    }

    #[test]
    fn rules_about_code() {
        let library = "crates/judou-dialogue/src/a.rs";
        let program = "crates/judou-cli/src/a.rs";
        let cases: &[(&str, &str, &[usize])] = &[
            (library, "//! a\nfn f() {}\n", &[]),
            (library, "fn f() {}\n", &[1]), // no header
            (library, "//! a\nfn f() { todo!() }\n", &[2]),
            (program, "//! a\n#[test]\n#[ignore = \"slow\"]\nfn f() {}\n", &[3]),
            (library, "//! a\nfn f() { println!() }\n", &[2]),
            (program, "//! a\nfn f() { println!() }\n", &[]), // programs print
            (library, "//! a\n// println!()\n", &[]),         // a comment prints nothing
            (library, "//! a\nfn f() { my_println!() }\n", &[]), // another macro
            (library, "//! a\nuse std::fs::File;\n", &[2]),
            (library, "//! a\nuse std::{fs, fmt};\n", &[2]),
            (library, "//! a\n#[cfg(test)]\nmod tests {\n    use std::fs;\n}\n", &[]),
            ("crates/judou-dialogue/src/tests.rs", "//! a\nuse std::fs;\n", &[]),
            ("crates/judou-dialogue/tests/a.rs", "//! a\nuse std::fs;\n", &[]),
            (library, "//! a\nuse nom::bytes::complete::tag;\n", &[]),
            (library, "//! a\nuse nom::bytes::tag;\n", &[2]),
            (library, "//! a\nuse nom::character::streaming::char;\n", &[2]),
            (library, "//! a\npub fn f() -> nom::IResult<(), ()> {\n}\n", &[2]),
            (library, "//! a\npub use nom::Parser;\n", &[2]),
            (library, "//! a\npub(crate) fn f() -> nom::IResult<(), ()> {\n}\n", &[]),
        ];
        for (path, text, expected) in cases {
            assert_eq!(lines(path, text), *expected, "{path}: {text:?}");
        }
    }

    #[test]
    fn rules_about_crate_roots() {
        let lints = PANIC_LINTS.join(", clippy::");
        let root = |lines: &str| format!("//! a\n{lines}\n#![warn(clippy::{lints})]\n");
        let dialogue = "crates/judou-dialogue/src/lib.rs";
        let frontmatter = "crates/judou-frontmatter/src/lib.rs";
        let segment = "crates/judou-segment/src/lib.rs";
        let forbid = "#![forbid(unsafe_code)]";
        let cases = [
            (dialogue, root(&format!("#![no_std]\n{forbid}")), 0),
            (dialogue, root(&format!("#![cfg_attr(not(feature = \"std\"), no_std)]\n{forbid}")), 0),
            (dialogue, root(forbid), 1), // promises `no_std`
            (frontmatter, root(forbid), 0),
            (frontmatter, root(""), 1),
            (frontmatter, root(forbid).replace("clippy::panic,", ""), 1),
            (frontmatter, root("#![deny(unsafe_code)]"), 1),
            (segment, root("#![no_std]\n#![deny(unsafe_code)]"), 0),
            (segment, root("#![no_std]\n#![deny(unsafe_code)]\n#![allow(unsafe_code)]"), 1),
        ];
        for (path, text, expected) in cases {
            assert_eq!(lines(path, &text).len(), expected, "{path}: {text}");
        }
    }

    #[test]
    fn growth_tests_are_named_so() {
        let path = "crates/judou-dialogue/tests/growth.rs";
        let wrong = "//! a\n#[test]\nfn hostile() {\n    assert_linear(1);\n}\n";
        assert_eq!(lines(path, wrong), [4]);
        assert!(lines(path, &wrong.replace("hostile", "hostile_input_is_linear")).is_empty());
        // A helper takes the name on to whoever calls it.
        let helper = wrong.replace("assert_linear", "assert_chats_are_linear");
        assert_eq!(lines(path, &helper), [4]);
        assert!(
            lines(path, &wrong.replace("assert_linear(1)", "use_of(assert_linear)")).is_empty()
        );
    }
}
