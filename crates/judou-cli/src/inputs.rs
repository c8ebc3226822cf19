//! From the arguments to the files that are read: folders, globs and standard input.
//!
//! Everything comes lazily and in order: that of the arguments, and inside a folder that of the names,
//! so that the same call gives the same output. What cannot be listed is a [`Problem`] in its place.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

use globset::{GlobBuilder, GlobMatcher};
use ignore::{Walk, WalkBuilder};

use crate::args::InputArgs;

/// The extensions of what is read in a folder; a file that is named is read whatever it is called.
pub(crate) const DOCUMENT_EXTENSIONS: &[&str] = &[
    "txt", "text", "md", "markdown", "mdown", "mkd", "mdx", "qmd", "rmd", "rst", "adoc",
    "asciidoc", "org", "log", "vtt", "srt", "sbv", "sub", "ass", "ssa", "lrc", "smi", "sami",
    "ttml", "dfxp", "rttm", "fountain", "fdx", "cha",
];

/// What a document is read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    Path(PathBuf),
    Stdin,
}

/// Which files are worked on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Selection<'a> {
    /// Files, folders, globs and `-`; none is standard input.
    pub(crate) files: &'a [PathBuf],
    /// In folders, also what .gitignore names and hidden files.
    pub(crate) no_ignore: bool,
    /// In folders, also what symbolic links lead to.
    pub(crate) follow_symlinks: bool,
}

impl<'a> From<&'a InputArgs> for Selection<'a> {
    fn from(args: &'a InputArgs) -> Self {
        Self { files: &args.files, no_ignore: args.no_ignore, follow_symlinks: false }
    }
}

/// Why an input gives no document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    pub(crate) message: String,
    /// Whether it makes the program fail.
    pub(crate) is_error: bool,
}

impl Problem {
    pub(crate) fn error(message: impl Into<String>) -> Self {
        Self { message: message.into(), is_error: true }
    }

    fn warning(message: impl Into<String>) -> Self {
        Self { message: message.into(), is_error: false }
    }
}

impl Source {
    /// The path as it is printed in JSON; `-` is standard input.
    pub(crate) fn path(&self) -> String {
        match self {
            Self::Path(path) => path.to_string_lossy().into_owned(),
            Self::Stdin => "-".to_owned(),
        }
    }

    /// The size in bytes, as far as it is known before reading.
    pub(crate) fn size(&self) -> usize {
        match self {
            Self::Path(path) => std::fs::metadata(path)
                .map_or(0, |data| usize::try_from(data.len()).unwrap_or(usize::MAX)),
            Self::Stdin => 0,
        }
    }

    /// Opens it; the errors of reading are explained by [`Source::unreadable`].
    pub(crate) fn open(&self) -> Result<Box<dyn Read>, Problem> {
        match self {
            Self::Path(path) => match File::open(path) {
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
    no_ignore: bool,
    follow_symlinks: bool,
    stdin_taken: bool,
}

/// A folder or a glob that is being listed.
struct Listing {
    walk: Walk,
    glob: Option<GlobMatcher>,
    argument: PathBuf,
    strip: bool,
    found: bool,
}

impl std::fmt::Debug for Listing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Listing").field("argument", &self.argument).finish_non_exhaustive()
    }
}

impl Inputs {
    /// `None` if no file is named and standard input is a terminal: there is nothing to read.
    pub(crate) fn new(selection: Selection<'_>) -> Option<Self> {
        let mut files = selection.files.to_vec();
        if files.is_empty() {
            if io::stdin().is_terminal() {
                return None;
            }
            files.push(PathBuf::from("-"));
        }
        Some(Self {
            arguments: files.into_iter(),
            walk: None,
            no_ignore: selection.no_ignore,
            follow_symlinks: selection.follow_symlinks,
            stdin_taken: false,
        })
    }

    fn open(&mut self, argument: PathBuf) -> Option<Result<Source, Problem>> {
        if argument.as_os_str() == OsStr::new("-") {
            if std::mem::replace(&mut self.stdin_taken, true) {
                return Some(Err(Problem::error("standard input can be read only once")));
            }
            return Some(Ok(Source::Stdin));
        }
        if argument.is_dir() {
            self.walk = Some(self.list(&argument, None, argument.clone(), false));
            return None;
        }
        let pattern = argument.to_string_lossy();
        if argument.exists() || !pattern.contains(['*', '?', '[', '{']) {
            // A file that is not there is told when it is read, like any that cannot be.
            return Some(Ok(Source::Path(argument)));
        }
        let glob = match GlobBuilder::new(&pattern).literal_separator(true).build() {
            Ok(glob) => glob.compile_matcher(),
            Err(error) => {
                let reason = error.kind().to_string();
                return Some(Err(Problem::error(format!("bad pattern `{pattern}`: {reason}"))));
            }
        };
        let base = base_of(&argument);
        let strip = base.as_os_str().is_empty();
        let base = if strip { PathBuf::from(".") } else { base };
        self.walk = Some(self.list(&base, Some(glob), argument.clone(), strip));
        None
    }

    fn list(
        &self,
        folder: &Path,
        glob: Option<GlobMatcher>,
        argument: PathBuf,
        strip: bool,
    ) -> Listing {
        let walk = WalkBuilder::new(folder)
            .standard_filters(!self.no_ignore)
            .follow_links(self.follow_symlinks)
            // Documents are often unpacked somewhere; their .gitignore holds there too.
            .require_git(false)
            .sort_by_file_name(Ord::cmp)
            .build();
        Listing { walk, glob, argument, strip, found: false }
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
            let wanted = match &self.glob {
                Some(glob) => glob.is_match(path),
                None => is_document(path),
            };
            if wanted {
                self.found = true;
                return Some(Ok(Source::Path(path.to_path_buf())));
            }
        }
    }

    /// What there is to say when nothing was found.
    fn into_problem(self) -> Option<Problem> {
        let argument = self.argument.display();
        match self.glob {
            _ if self.found => None,
            Some(_) => Some(Problem::error(format!("no file matches `{argument}`"))),
            None => Some(Problem::warning(format!("no documents in `{argument}`"))),
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
    let Some(extension) = path.extension().and_then(OsStr::to_str) else { return false };
    DOCUMENT_EXTENSIONS.iter().any(|known| known.eq_ignore_ascii_case(extension))
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
    fn document_cases() {
        let cases =
            [("a.md", true), ("A.MD", true), ("a.png", false), ("README", false), (".md", false)];
        for (name, expected) in cases {
            assert_eq!(is_document(Path::new(name)), expected, "name {name:?}");
        }
    }
}
