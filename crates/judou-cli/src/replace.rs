//! Replaces the content of a file at once: whoever reads it finds the old content or the new, whole.
//!
//! The new content goes to a temporary file in the same folder, to the disk, and then by renaming to its
//! place. Permissions and owner stay; what cannot be kept is a reason to write nothing. Hard links to
//! the file keep the old content: that is the price of never leaving half a file.

use std::fs::{self, File, Metadata};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::inputs::reason;
use crate::temporary::{Access, beside, folder_of};

/// A file that may be replaced.
#[derive(Debug)]
pub(crate) struct Target {
    /// What is renamed over: no symbolic link.
    path: PathBuf,
    /// As it was when it was read.
    metadata: Metadata,
}

impl Target {
    /// Reads the file at `path`, to be replaced later; the error is a sentence.
    pub(crate) fn read(path: &Path, follow_symlinks: bool) -> Result<(Self, Vec<u8>), String> {
        let shown = path.display();
        let unreadable = |error: io::Error| format!("cannot read `{shown}`: {}", reason(&error));
        let mut path = path.to_path_buf();
        if fs::symlink_metadata(&path).map_err(unreadable)?.is_symlink() {
            if !follow_symlinks {
                return Err(format!(
                    "`{shown}` is a symbolic link: `--follow-symlinks` edits the file that it names"
                ));
            }
            path = fs::canonicalize(&path).map_err(unreadable)?;
        }
        // Opening a pipe would wait for somebody to write into it.
        if !fs::metadata(&path).map_err(unreadable)?.is_file() {
            return Err(format!("`{shown}` is no regular file and cannot be edited"));
        }
        let mut file = File::open(&path).map_err(unreadable)?;
        let metadata = file.metadata().map_err(unreadable)?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(unreadable)?;
        Ok((Self { path, metadata }, bytes))
    }

    /// Puts `content` in the file's place.
    ///
    /// # Errors
    ///
    /// The file is as it was then, and there is nothing new beside it.
    pub(crate) fn replace(&self, content: &[u8]) -> io::Result<()> {
        if self.metadata.permissions().readonly() {
            // Renaming would pass over this, and somebody meant it.
            return Err(io::Error::new(io::ErrorKind::PermissionDenied, "the file is read-only"));
        }
        let mut temporary = beside(&self.path, Access::Owner)?;
        temporary.write_all(content)?;
        keep_owner(&temporary, &self.metadata)?;
        temporary.as_file().set_permissions(self.metadata.permissions())?;
        temporary.as_file().sync_all()?;
        if !self.is_unchanged()? {
            return Err(io::Error::other("somebody else has changed it meanwhile"));
        }
        temporary.persist(&self.path).map_err(|error| error.error)?;
        sync_folder(folder_of(&self.path));
        Ok(())
    }

    fn is_unchanged(&self) -> io::Result<bool> {
        let now = fs::symlink_metadata(&self.path)?;
        let unchanged = now.is_file()
            && now.len() == self.metadata.len()
            && now.modified()? == self.metadata.modified()?;
        Ok(unchanged)
    }
}

/// Gives the temporary file the owner and the group of the file that it replaces.
#[cfg(unix)]
fn keep_owner(temporary: &NamedTempFile, old: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, fchown};

    let new = temporary.as_file().metadata()?;
    if (new.uid(), new.gid()) == (old.uid(), old.gid()) {
        return Ok(());
    }
    let refused = |_| io::Error::other("its owner and group could not be kept");
    fchown(temporary.as_file(), Some(old.uid()), Some(old.gid())).map_err(refused)
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "owners are kept on Unix alone")]
fn keep_owner(_: &NamedTempFile, _: &Metadata) -> io::Result<()> {
    Ok(())
}

/// Makes the renaming last through a loss of power, where the system can. The content is in place
/// whatever comes of it, so it is no error.
fn sync_folder(folder: &Path) {
    if cfg!(unix)
        && let Ok(folder) = File::open(folder)
    {
        let _ = folder.sync_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_changed_meanwhile_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        fs::write(&path, "old").unwrap();
        let (target, bytes) = Target::read(&path, false).unwrap();
        assert_eq!(bytes, b"old");
        fs::write(&path, "of somebody else").unwrap();
        let error = target.replace(b"new").unwrap_err();
        assert!(error.to_string().contains("meanwhile"), "{error}");
        assert_eq!(fs::read(&path).unwrap(), b"of somebody else");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
    }

    #[test]
    fn content_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        fs::write(&path, "old").unwrap();
        let (target, _) = Target::read(&path, false).unwrap();
        target.replace(b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
