//! From the arguments to the files that are read: folders, globs and standard input.
//!
//! Everything comes lazily and in order: that of the arguments, and inside a folder that of the names,
//! so that the same call gives the same output. What cannot be listed is a [`Problem`] in its place.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

use globset::{Glob, GlobBuilder, GlobMatcher, GlobSet, GlobSetBuilder};
use ignore::{Walk, WalkBuilder};

use crate::args::InputArgs;

/// The extensions of what is read in a folder; a file that is named is read whatever it is called.
pub(crate) const DOCUMENT_EXTENSIONS: &[&str] = &[
    "txt", "text", "md", "markdown", "mdown", "mkd", "mdx", "qmd", "rmd", "rst", "adoc",
    "asciidoc", "org", "log", "vtt", "srt", "sbv", "sub", "ass", "ssa", "lrc", "smi", "sami",
    "ttml", "dfxp", "rttm", "fountain", "fdx", "cha",
];

/// The extensions of data, which in a folder is a document only if somebody speaks in it.
const DATA_EXTENSIONS: &[&str] = &["json", "jsonl", "ndjson", "xml", "csv", "html", "htm"];

/// What a document is read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    Path(PathBuf),
    /// Data that was found in a folder: a document if there is dialogue in it, else nothing.
    Data(PathBuf),
    Stdin,
}

/// Which files are worked on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Selection<'a> {
    /// Files, folders, globs and `-`; none is standard input.
    pub(crate) files: &'a [PathBuf],
    /// In folders, also the files that these globs match.
    pub(crate) include: &'a [String],
    /// In folders, also data in which somebody speaks.
    pub(crate) data: bool,
    /// In folders, also what .gitignore names and hidden files.
    pub(crate) no_ignore: bool,
    /// In folders, also what symbolic links lead to.
    pub(crate) follow_symlinks: bool,
}

impl<'a> From<&'a InputArgs> for Selection<'a> {
    fn from(args: &'a InputArgs) -> Self {
        Self {
            files: &args.files,
            include: &args.include,
            data: false,
            no_ignore: args.no_ignore,
            follow_symlinks: false,
        }
    }
}

/// Why an input gives no document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    pub(crate) message: String,
    /// Whether it makes the program fail.
    pub(crate) is_error: bool,
    /// Whether it is that a file is no text.
    pub(crate) is_not_text: bool,
}

impl Problem {
    pub(crate) fn error(message: impl Into<String>) -> Self {
        Self { message: message.into(), is_error: true, is_not_text: false }
    }

    /// The bytes of the file are no text.
    pub(crate) fn not_text(path: &str) -> Self {
        let message = format!(
            "`{path}` is no text: its bytes are neither UTF-8 nor another encoding of text \
             (`--encoding` reads it all the same)"
        );
        Self { is_not_text: true, ..Self::error(message) }
    }

    fn warning(message: impl Into<String>) -> Self {
        Self { message: message.into(), is_error: false, is_not_text: false }
    }
}

impl Source {
    /// The path as it is printed in JSON; `-` is standard input.
    pub(crate) fn path(&self) -> String {
        match self {
            Self::Path(path) | Self::Data(path) => path.to_string_lossy().into_owned(),
            Self::Stdin => "-".to_owned(),
        }
    }

    /// The size in bytes, as far as it is known before reading.
    pub(crate) fn size(&self) -> usize {
        match self {
            Self::Path(path) | Self::Data(path) => std::fs::metadata(path)
                .map_or(0, |data| usize::try_from(data.len()).unwrap_or(usize::MAX)),
            Self::Stdin => 0,
        }
    }

    /// Opens it; the errors of reading are explained by [`Source::unreadable`].
    pub(crate) fn open(&self) -> Result<Box<dyn Read>, Problem> {
        match self {
            Self::Path(path) | Self::Data(path) => match File::open(path) {
                Ok(file) => Ok(Box::new(file)),
                Err(error) => Err(self.unreadable(&error)),
            },
            Self::Stdin => Ok(Box::new(io::stdin().lock())),
        }
    }

    /// Says that and why it cannot be read.
    pub(crate) fn unreadable(&self, error: &io::Error) -> Problem {
        Problem::error(format!("cannot read `{}`: {}", self.path(), reason(error)))
    }
}

/// What an error of the system says, in words.
pub(crate) fn reason(error: &io::Error) -> String {
    // `io::Error` adds its number in brackets, which tells a reader nothing.
    let mut text = error.to_string();
    text.truncate(text.find(" (os error").unwrap_or(text.len()));
    text
}

/// The inputs that the arguments name, in order.
#[derive(Debug)]
pub(crate) struct Inputs {
    arguments: std::vec::IntoIter<PathBuf>,
    walk: Option<Listing>,
    folders: Folders,
    no_ignore: bool,
    follow_symlinks: bool,
    stdin_taken: bool,
}

/// A folder or a glob that is being listed.
struct Listing {
    walk: Walk,
    wanted: Wanted,
    argument: PathBuf,
    strip: bool,
    found: bool,
}

/// Which files of a listing are read.
enum Wanted {
    /// Those that a glob among the arguments matches.
    Glob(GlobMatcher),
    /// Of a folder, documents and what `--include` names.
    Folder { root: PathBuf, folders: Folders },
}

/// What is read of a folder beside documents.
#[derive(Clone, Debug)]
struct Folders {
    include: Includes,
    /// Whether data may be.
    data: bool,
}

/// The globs of `--include`, as in .gitignore: one without `/` is compared with the name of a file, one
/// with it with its path inside the folder.
#[derive(Clone, Debug, Default)]
struct Includes {
    names: GlobSet,
    paths: GlobSet,
}

impl Includes {
    fn new(globs: &[String]) -> Result<Self, Problem> {
        let (mut names, mut paths) = (GlobSetBuilder::new(), GlobSetBuilder::new());
        for pattern in globs {
            let set = if pattern.contains('/') { &mut paths } else { &mut names };
            set.add(glob(pattern.trim_start_matches('/'))?);
        }
        let build = |set: GlobSetBuilder| {
            set.build().map_err(|error| Problem::error(format!("bad pattern: {}", error.kind())))
        };
        Ok(Self { names: build(names)?, paths: build(paths)? })
    }

    fn has(&self, path: &Path, root: &Path) -> bool {
        let inside = path.strip_prefix(root).unwrap_or(path);
        self.paths.is_match(inside)
            || path.file_name().is_some_and(|name| self.names.is_match(name))
    }
}

fn glob(pattern: &str) -> Result<Glob, Problem> {
    GlobBuilder::new(pattern)
        .literal_separator(true)
        .build()
        .map_err(|error| Problem::error(format!("bad pattern `{pattern}`: {}", error.kind())))
}

impl std::fmt::Debug for Listing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Listing").field("argument", &self.argument).finish_non_exhaustive()
    }
}

impl Inputs {
    /// `None` if no file is named and standard input is a terminal: there is nothing to read.
    ///
    /// An error is a glob of `--include` that is none.
    pub(crate) fn new(selection: Selection<'_>) -> Result<Option<Self>, Problem> {
        let mut files = selection.files.to_vec();
        if files.is_empty() {
            if io::stdin().is_terminal() {
                return Ok(None);
            }
            files.push(PathBuf::from("-"));
        }
        Ok(Some(Self {
            arguments: files.into_iter(),
            walk: None,
            folders: Folders { include: Includes::new(selection.include)?, data: selection.data },
            no_ignore: selection.no_ignore,
            follow_symlinks: selection.follow_symlinks,
            stdin_taken: false,
        }))
    }

    fn open(&mut self, argument: PathBuf) -> Option<Result<Source, Problem>> {
        if argument.as_os_str() == OsStr::new("-") {
            if std::mem::replace(&mut self.stdin_taken, true) {
                return Some(Err(Problem::error("standard input can be read only once")));
            }
            return Some(Ok(Source::Stdin));
        }
        if argument.is_dir() {
            let folders = self.folders.clone();
            let wanted = Wanted::Folder { root: argument.clone(), folders };
            self.walk = Some(self.list(&argument, wanted, argument.clone(), false));
            return None;
        }
        let pattern = argument.to_string_lossy();
        if argument.exists() || !pattern.contains(['*', '?', '[', '{']) {
            // A file that is not there is told when it is read, like any that cannot be.
            return Some(Ok(Source::Path(argument)));
        }
        let glob = match glob(&pattern) {
            Ok(glob) => glob.compile_matcher(),
            Err(problem) => return Some(Err(problem)),
        };
        let base = base_of(&argument);
        let strip = base.as_os_str().is_empty();
        let base = if strip { PathBuf::from(".") } else { base };
        self.walk = Some(self.list(&base, Wanted::Glob(glob), argument.clone(), strip));
        None
    }

    fn list(&self, folder: &Path, wanted: Wanted, argument: PathBuf, strip: bool) -> Listing {
        let walk = WalkBuilder::new(folder)
            .standard_filters(!self.no_ignore)
            .follow_links(self.follow_symlinks)
            // Documents are often unpacked somewhere; their .gitignore holds there too.
            .require_git(false)
            .sort_by_file_name(Ord::cmp)
            .build();
        Listing { walk, wanted, argument, strip, found: false }
    }
}

impl Listing {
    /// The next file, or `None` at the end.
    fn next(&mut self) -> Option<Result<Source, Problem>> {
        loop {
            let entry = match self.walk.next()? {
                Ok(entry) => entry,
                Err(error) => return Some(Err(Problem::error(error.to_string()))),
            };
            if !entry.file_type().is_some_and(|kind| kind.is_file()) {
                continue;
            }
            let path = entry.path();
            let path = if self.strip { path.strip_prefix(".").unwrap_or(path) } else { path };
            let source = match &self.wanted {
                Wanted::Glob(glob) if glob.is_match(path) => Source::Path(path.to_path_buf()),
                Wanted::Folder { root, folders }
                    if is_document(path) || folders.include.has(path, root) =>
                {
                    Source::Path(path.to_path_buf())
                }
                Wanted::Folder { folders, .. }
                    if folders.data && has_extension(path, DATA_EXTENSIONS) =>
                {
                    Source::Data(path.to_path_buf())
                }
                _ => continue,
            };
            self.found = true;
            return Some(Ok(source));
        }
    }

    /// What there is to say when nothing was found.
    fn into_problem(self) -> Option<Problem> {
        let argument = self.argument.display();
        match self.wanted {
            _ if self.found => None,
            Wanted::Glob(_) => Some(Problem::error(format!("no file matches `{argument}`"))),
            Wanted::Folder { .. } => {
                Some(Problem::warning(format!("no documents in `{argument}`")))
            }
        }
    }
}

impl Iterator for Inputs {
    type Item = Result<Source, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(listing) = &mut self.walk {
                if let Some(found) = listing.next() {
                    return Some(found);
                }
                if let Some(problem) = self.walk.take().and_then(Listing::into_problem) {
                    return Some(Err(problem));
                }
            }
            let argument = self.arguments.next()?;
            if let Some(found) = self.open(argument) {
                return Some(found);
            }
        }
    }
}

/// The folder above the first part of `pattern` that is no plain name.
fn base_of(pattern: &Path) -> PathBuf {
    let is_plain = |part: &std::path::Component<'_>| {
        !part.as_os_str().to_string_lossy().contains(['*', '?', '[', '{'])
    };
    pattern.components().take_while(is_plain).collect()
}

fn is_document(path: &Path) -> bool {
    has_extension(path, DOCUMENT_EXTENSIONS)
}

fn has_extension(path: &Path, known: &[&str]) -> bool {
    let Some(extension) = path.extension().and_then(OsStr::to_str) else { return false };
    known.iter().any(|known| known.eq_ignore_ascii_case(extension))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base_cases() {
        let cases = [
            ("*.md", ""),
            ("posts/**/*.md", "posts"),
            ("/a/b/c?.txt", "/a/b"),
            ("a/[bc]/d.txt", "a"),
        ];
        for (pattern, base) in cases {
            assert_eq!(base_of(Path::new(pattern)), Path::new(base), "pattern {pattern:?}");
        }
    }

    #[test]
    fn include_cases() {
        let globs = ["*.json", "logs/**/*.out", "/top.x"].map(String::from);
        let include = Includes::new(&globs).unwrap();
        let cases = [
            ("d/a.json", true),
            ("d/deep/a.json", true),
            ("d/logs/1/a.out", true),
            ("d/deep/logs/a.out", false),
            ("d/top.x", true),
            ("d/deep/top.x", false),
        ];
        for (path, expected) in cases {
            assert_eq!(include.has(Path::new(path), Path::new("d")), expected, "path {path:?}");
        }
        assert!(Includes::new(&["[".to_owned()]).is_err());
    }

    #[test]
    fn document_cases() {
        let cases =
            [("a.md", true), ("A.MD", true), ("a.png", false), ("README", false), (".md", false)];
        for (name, expected) in cases {
            assert_eq!(is_document(Path::new(name)), expected, "name {name:?}");
        }
    }
}
