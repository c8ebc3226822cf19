//! `judou meta set`, `remove` and `convert`: what each does with one header.

use std::ffi::OsString;
use std::path::{Path as FilePath, PathBuf};
use std::process::ExitCode;

use judou::frontmatter::{Editor, Path};

use super::assignment::Assignment;
use super::edit::{self, Absent, Refusal};
use super::wrong_arguments;
use crate::args::{ConvertArgs, GlobalArgs, RemoveArgs, SetArgs};

/// Runs `judou meta set`.
pub(crate) fn set(args: &SetArgs, global: &GlobalArgs) -> ExitCode {
    let (edits, files) = edits_and_files(&args.mixed, &args.files)
        .unwrap_or_else(|message| wrong_arguments("set", &message));
    let parse = |edit: &&str| Assignment::parse(edit, args.string);
    let assignments: Result<Vec<_>, _> = edits.iter().map(parse).collect();
    let assignments = assignments.unwrap_or_else(|message| wrong_arguments("set", &message));
    edit::run("set", &args.edit, &files, global, Absent::Change, |editor| {
        if editor.format().is_none() {
            let Some(create) = args.create else {
                let message = "has no front matter (`--create` writes it)";
                return Err(Refusal::Whole(message.to_owned()));
            };
            let created = editor.create(create.format());
            created.map_err(|error| Refusal::new("write front matter", &error))?;
        }
        assignments.iter().try_for_each(|assignment| set_one(editor, assignment))
    })
}

/// Which arguments are edits and which are files: behind `--` all are files; without it, those with
/// `=` are edits. The error is a sentence.
fn edits_and_files<'a>(
    mixed: &'a [OsString],
    files: &[PathBuf],
) -> Result<(Vec<&'a str>, Vec<PathBuf>), String> {
    let mut edits = Vec::new();
    let mut found = files.to_vec();
    for argument in mixed {
        let shown = argument.to_string_lossy();
        if !shown.contains('=') {
            if !files.is_empty() {
                return Err(format!("`{shown}` is no edit, and files stand behind `--`"));
            }
            found.push(argument.into());
            continue;
        }
        // A pattern that the shell expands may give such a name, and to set keys by it is no way to
        // find out.
        if files.is_empty() && edit::exists(FilePath::new(argument)) {
            return Err(format!(
                "`{shown}` may be an edit or a file: put `--` between edits and files"
            ));
        }
        edits.push(argument.to_str().ok_or_else(|| format!("`{shown}` is not in UTF-8"))?);
    }
    if edits.is_empty() {
        return Err("no KEY=VALUE is given".to_owned());
    }
    Ok((edits, found))
}

fn set_one(editor: &mut Editor<'_>, assignment: &Assignment) -> Result<(), Refusal> {
    let key = &assignment.key;
    let datum = assignment.datum(editor.format());
    let set = editor.set(key, datum.clone());
    set.map_err(|error| Refusal::new(&format!("set `{key}`"), &error))?;
    if let Some(notation) = assignment.notation()
        && editor.raw(key).is_some_and(|raw| raw != notation)
    {
        let before = editor.clone();
        // The header's format may have another meaning for this notation, or none.
        if editor.set_raw(key, notation).is_err() || editor.get(key) != Some(&datum) {
            *editor = before;
        }
    }
    Ok(())
}

/// Runs `judou meta remove`.
pub(crate) fn remove(args: &RemoveArgs, global: &GlobalArgs) -> ExitCode {
    let (keys, files) = if args.files.is_empty() {
        let (key, files) = args.mixed.split_at(args.mixed.len().min(1));
        (key, files.iter().map(PathBuf::from).collect())
    } else {
        (args.mixed.as_slice(), args.files.clone())
    };
    let parse = |key: &OsString| {
        let key = key.to_string_lossy();
        key.parse::<Path>().map_err(|error| format!("bad key `{key}`: {error}"))
    };
    let keys: Result<Vec<_>, _> = keys.iter().map(parse).collect();
    let keys = keys.unwrap_or_else(|message| wrong_arguments("remove", &message));
    edit::run("remove", &args.edit, &files, global, Absent::Leave, |editor| {
        for key in &keys {
            if editor.get(key).is_some() {
                let removed = editor.remove(key);
                removed.map_err(|error| Refusal::new(&format!("remove `{key}`"), &error))?;
            }
        }
        Ok(())
    })
}

/// Runs `judou meta convert`.
pub(crate) fn convert(args: &ConvertArgs, global: &GlobalArgs) -> ExitCode {
    let to = args.to.format();
    edit::run("convert", &args.edit, &args.files, global, Absent::Leave, |editor| {
        let what = format!("convert to {}", to.name());
        let converted = editor.convert(to).map_err(|error| Refusal::new(&what, &error))?;
        match converted.dropped_comments.as_slice() {
            [first, rest @ ..] if !args.drop_comments => {
                let more = if rest.is_empty() {
                    String::new()
                } else {
                    format!(" and {} more", rest.len())
                };
                Err(Refusal::Whole(format!(
                    "has comments, and {} has none: `{first}`{more} would be lost \
                     (`--drop-comments` converts all the same)",
                    to.name()
                )))
            }
            _ => Ok(()),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(mixed: &[&str], files: &[&str]) -> Result<(Vec<String>, Vec<PathBuf>), String> {
        let mixed: Vec<_> = mixed.iter().map(OsString::from).collect();
        let files: Vec<_> = files.iter().map(PathBuf::from).collect();
        let (edits, files) = edits_and_files(&mixed, &files)?;
        Ok((edits.into_iter().map(str::to_owned).collect(), files))
    }

    #[test]
    fn edits_are_told_from_files() {
        // What stands before `--`, what behind it; edits, files.
        let cases: &[[&[&str]; 4]] = &[
            [&["a=1", "x.md"], &[], &["a=1"], &["x.md"]],
            [&["x.md", "a=1", "-"], &[], &["a=1"], &["x.md", "-"]],
            [&["a=1", "b=2"], &["c=3.md"], &["a=1", "b=2"], &["c=3.md"]],
            [&["a=1"], &[], &["a=1"], &[]],
        ];
        for &[mixed, behind, edits, files] in cases {
            let (found_edits, found_files) = sorted(mixed, behind).unwrap();
            assert_eq!(found_edits, edits, "arguments {mixed:?} -- {behind:?}");
            let files = files.iter().map(FilePath::new);
            assert!(found_files.iter().map(PathBuf::as_path).eq(files), "{mixed:?} -- {behind:?}");
        }
        let refused: &[[&[&str]; 2]] =
            &[[&["x.md"], &[]], [&["a=1", "x.md"], &["y.md"]], [&["x.md"], &["a=1"]]];
        for &[mixed, behind] in refused {
            assert!(sorted(mixed, behind).is_err(), "arguments {mixed:?} -- {behind:?}");
        }
    }
}
