//! Who may depend on whom.

use crate::workspace::{Dependency, Package, Workspace};

use super::Finding;

/// The house: each member and the members that it may depend on. Arrows point down only.
const ARROWS: &[(&str, &[&str])] = &[
    ("judou-source", &[]),
    ("judou-segment-data", &[]),
    ("judou-frontmatter", &["judou-source"]),
    ("judou-dialogue", &["judou-source"]),
    ("judou-segment", &["judou-source", "judou-segment-data"]),
    ("judou", &["judou-source", "judou-frontmatter", "judou-dialogue", "judou-segment"]),
    ("judou-cli", &["judou"]),
    ("judou-testkit", &["judou-source"]),
    ("judou-fuzz-laws", &EVERY_PARSER),
    ("judou-bench", &EVERY_PARSER),
    ("xtask", &[]),
];

/// What may be looked at by those who test and measure.
const EVERY_PARSER: [&str; 6] = [
    "judou-source",
    "judou-frontmatter",
    "judou-dialogue",
    "judou-segment",
    "judou",
    "judou-testkit",
];

/// What tests of any member may use beside its own arrows.
const TEST_TOOLS: &[&str] = &["judou-testkit"];

/// Dependencies that one crate alone may see, so that replacing them stays a matter of one crate.
const OWNED: &[(&str, &str)] = &[
    ("nom", "judou-dialogue"),
    ("unicode-script", "judou-segment"),
    ("unicode-segmentation", "judou-segment"),
];

/// What ours is tested against, and no part of what users build.
const TESTED_AGAINST: &[&str] = &["unicode-segmentation"];

/// Measures against everything, and is no part of what users build.
const BENCH: &str = "judou-bench";

/// Every rule about the graph.
pub(super) fn check(workspace: &Workspace) -> Vec<Finding> {
    let mut findings = Vec::new();
    for package in &workspace.members {
        let path = manifest(workspace, package);
        for message in package.dependencies.iter().filter_map(|it| arrow(workspace, package, it)) {
            findings.push(Finding::new(&path, 1, message));
        }
        if ARROWS.iter().all(|(name, _)| *name != package.name) {
            let message = format!(
                "`{}` has no place in the house: give it one in ARROWS in xtask/src/tidy/graph.rs and in docs/architecture.md",
                package.name
            );
            findings.push(Finding::new(&path, 1, message));
        }
    }
    findings.extend(rust_versions(workspace));
    findings
}

/// What is wrong with one dependency of one member.
fn arrow(workspace: &Workspace, package: &Package, dependency: &Dependency) -> Option<String> {
    let (from, to) = (package.name.as_str(), dependency.name.as_str());
    if let Some((_, owner)) = OWNED.iter().find(|(name, _)| *name == to) {
        let allowed = from == *owner || from == BENCH;
        if allowed && package.published && !dependency.dev && TESTED_AGAINST.contains(&to) {
            return Some(format!(
                "`{from}` is published and depends on `{to}`, which its tests compare it with: make it a dev-dependency"
            ));
        }
        return (!allowed).then(|| {
            format!("`{from}` depends on `{to}`, which is `{owner}`'s alone: ask `{owner}` for what you need")
        });
    }
    let target = workspace.members.iter().find(|member| member.name == to)?;
    if dependency.dev && TEST_TOOLS.contains(&to) {
        return None;
    }
    if package.published && !dependency.dev && !target.published {
        return Some(format!(
            "`{from}` is published and depends on `{to}`, which is not: make it a dev-dependency"
        ));
    }
    let allowed = ARROWS.iter().find(|(name, _)| *name == from).map_or(&[][..], |(_, it)| it);
    (!allowed.contains(&to)).then(|| {
        format!(
            "`{from}` depends on `{to}`: arrows point down only, and it may see {}; move what both need to `judou-source`, or join them in `judou`",
            if allowed.is_empty() { "none of ours".into() } else { allowed.join(", ") }
        )
    })
}

/// No dependency of what we build and test asks for a newer Rust than we promise.
fn rust_versions(workspace: &Workspace) -> Vec<Finding> {
    let promised = workspace
        .libraries()
        .filter_map(|package| package.rust_version.as_deref())
        .min_by_key(|it| version(it));
    let Some(promised) = promised else {
        return vec![Finding::new(
            "Cargo.toml",
            1,
            "states no rust-version: add one to [workspace.package]",
        )];
    };
    let newer = workspace.external.iter().filter_map(|package| {
        let asked = package.rust_version.as_deref()?;
        (version(asked) > version(promised)).then(|| {
            let message = format!(
                "`{} {}` asks for Rust {asked}, and we promise {promised}: take an older version of it, or raise rust-version and say so in CHANGELOG.md",
                package.name, package.version
            );
            Finding::new("Cargo.toml", 1, message)
        })
    });
    newer.collect()
}

/// `1.88` and `1.88.0` as numbers that compare.
fn version(text: &str) -> [u32; 3] {
    let mut numbers = text.split('.').map(|part| part.parse().unwrap_or(0));
    std::array::from_fn(|_| numbers.next().unwrap_or(0))
}

/// Every member takes its lints from the workspace.
pub(super) fn check_manifest(path: &str, text: &str) -> Option<Finding> {
    let member = path.starts_with("crates/") || path.starts_with("xtask/");
    (member && !text.replace("\r\n", "\n").contains("[lints]\nworkspace = true")).then(|| {
        Finding::new(
            path,
            1,
            "does not take the workspace's lints: add `[lints]` and `workspace = true`",
        )
    })
}

fn manifest(workspace: &Workspace, package: &Package) -> String {
    let path = package.manifest.strip_prefix(&workspace.root).unwrap_or(&package.manifest);
    path.to_string_lossy().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(name: &str, dependencies: &[(&str, bool)]) -> Package {
        Package {
            name: name.into(),
            published: !["judou-testkit", "judou-bench", "xtask"].contains(&name),
            library: true,
            rust_version: Some("1.88".into()),
            manifest: format!("/w/crates/{name}/Cargo.toml").into(),
            dependencies: dependencies
                .iter()
                .map(|&(name, dev)| Dependency { name: name.into(), dev })
                .collect(),
            ..Package::default()
        }
    }

    fn workspace(package: Package, external: Vec<Package>) -> Workspace {
        let others = ARROWS.iter().map(|(name, _)| member(name, &[]));
        let mut members: Vec<Package> = others.filter(|it| it.name != package.name).collect();
        members.push(package);
        Workspace { root: "/w".into(), target: "/w/target".into(), members, external }
    }

    #[test]
    fn arrows_point_down_only() {
        let cases = [
            ("judou-dialogue", "judou-source", false, true),
            ("judou-dialogue", "judou-testkit", true, true),
            ("judou-dialogue", "nom", false, true),
            ("judou-bench", "unicode-segmentation", false, true),
            ("judou-dialogue", "judou-testkit", false, false),
            ("judou-dialogue", "judou-segment", false, false),
            ("judou-dialogue", "judou-segment", true, false),
            ("judou-source", "judou", false, false),
            ("judou-frontmatter", "nom", false, false),
            ("judou", "unicode-segmentation", false, false),
            ("judou-segment", "unicode-segmentation", true, true),
            ("judou-segment", "unicode-segmentation", false, false),
            ("judou-cli", "judou-dialogue", false, false),
            ("xtask", "judou-source", false, false),
        ];
        for (from, to, dev, allowed) in cases {
            let findings = check(&workspace(member(from, &[(to, dev)]), Vec::new()));
            assert_eq!(findings.is_empty(), allowed, "{from} -> {to} (dev {dev}): {findings:?}");
            if let Some(finding) = findings.first() {
                assert_eq!(finding.path, format!("crates/{from}/Cargo.toml"));
            }
        }
    }

    #[test]
    fn a_new_member_needs_a_place() {
        let findings = check(&workspace(member("judou-new", &[]), Vec::new()));
        assert!(findings.iter().any(|it| it.message.contains("no place in the house")));
    }

    #[test]
    fn dependencies_keep_to_our_rust() {
        let external = |rust: &str| Package {
            name: "other".into(),
            rust_version: Some(rust.into()),
            ..Package::default()
        };
        for (rust, fine) in [("1.88", true), ("1.88.0", true), ("1.9", true), ("1.89", false)] {
            let findings = check(&workspace(member("judou-source", &[]), vec![external(rust)]));
            assert_eq!(findings.is_empty(), fine, "rust {rust}: {findings:?}");
        }
    }

    #[test]
    fn manifests_take_the_workspace_lints() {
        assert!(check_manifest("crates/a/Cargo.toml", "[package]\n").is_some());
        assert!(check_manifest("crates/a/Cargo.toml", "[lints]\nworkspace = true\n").is_none());
        assert!(check_manifest("fuzz/Cargo.toml", "[package]\n").is_none());
    }
}
