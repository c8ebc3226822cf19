//! A file that comes into being whole: under a temporary name until all of it is written.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::inputs::{Problem, reason};
use crate::temporary::{Access, beside};

/// A file that is being written. Dropped before [`NewFile::finish`], it leaves nothing.
#[derive(Debug)]
pub(crate) struct NewFile {
    path: PathBuf,
    force: bool,
    content: Content,
}

#[derive(Debug)]
enum Content {
    Temporary(NamedTempFile),
    /// What is no regular file, such as `/dev/stdout`, is written to and not replaced.
    Device(fs::File),
}

impl NewFile {
    /// Begins the file at `path`; one that is there already is an error unless `force`.
    pub(crate) fn create(path: &Path, force: bool) -> Result<Self, Problem> {
        let failed = |error| Self::failed(path, &error);
        if fs::metadata(path).is_ok_and(|data| !data.is_file() && !data.is_dir()) {
            let device = OpenOptions::new().write(true).open(path).map_err(failed)?;
            return Ok(Self { path: path.to_owned(), force, content: Content::Device(device) });
        }
        if !force && fs::symlink_metadata(path).is_ok() {
            return Err(Self::exists(path));
        }
        let temporary = beside(path, Access::Usual).map_err(failed)?;
        Ok(Self { path: path.to_owned(), force, content: Content::Temporary(temporary) })
    }

    /// Puts the file in its place.
    pub(crate) fn finish(self) -> Result<(), Problem> {
        let Content::Temporary(temporary) = self.content else { return Ok(()) };
        if self.force {
            return match temporary.persist(&self.path) {
                Ok(_) => Ok(()),
                Err(error) => Err(Self::failed(&self.path, &error.error)),
            };
        }
        // Somebody may have made the file meanwhile.
        match temporary.persist_noclobber(&self.path) {
            Ok(_) => Ok(()),
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => {
                Err(Self::exists(&self.path))
            }
            Err(error) => Err(Self::failed(&self.path, &error.error)),
        }
    }

    /// Why the file at `path` cannot be written.
    pub(crate) fn failed(path: &Path, error: &io::Error) -> Problem {
        Problem::error(format!("cannot write `{}`: {}", path.display(), reason(error)))
    }

    fn exists(path: &Path) -> Problem {
        Problem::error(format!("`{}` is there already: `--force` writes over it", path.display()))
    }
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.content {
            Content::Temporary(file) => file.write(bytes),
            Content::Device(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.content {
            Content::Temporary(file) => file.flush(),
            Content::Device(file) => file.flush(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_file_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        let mut file = NewFile::create(&path, false).unwrap();
        file.write_all(b"half").unwrap();
        drop(file);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_file_that_appears_meanwhile_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        let mut file = NewFile::create(&path, false).unwrap();
        file.write_all(b"ours").unwrap();
        fs::write(&path, "theirs").unwrap();
        let problem = file.finish().unwrap_err();
        assert!(problem.message.contains("is there already"), "{}", problem.message);
        assert_eq!(fs::read(&path).unwrap(), b"theirs");

        let mut file = NewFile::create(&path, true).unwrap();
        file.write_all(b"ours").unwrap();
        file.finish().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"ours");
    }
}
