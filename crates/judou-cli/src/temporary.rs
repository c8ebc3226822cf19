//! Temporary files beside those that they are to become by renaming, which only works within a folder.

use std::io;
use std::path::Path;

use tempfile::{Builder, NamedTempFile};

/// Who may read a temporary file while it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Access {
    /// As any new file, less what the user's mask takes away.
    Usual,
    /// Nobody else: it takes the permissions of the file that it replaces when it is done.
    Owner,
}

/// The folder of the file at `path`.
pub(crate) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A temporary file in the folder of `path`, deleted unless it is renamed.
pub(crate) fn beside(path: &Path, access: Access) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    // Hidden and of no document's extension: whoever lists the folder meanwhile leaves it alone.
    builder.prefix(".judou-").suffix(".tmp");
    #[cfg(unix)]
    if access == Access::Usual {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    #[cfg(not(unix))]
    let _ = access;
    builder.tempfile_in(folder_of(path))
}
