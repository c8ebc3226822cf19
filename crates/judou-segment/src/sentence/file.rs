//! Names of files that hold a full stop beside CJK letters.

use super::list::List;
use super::text::Text;

/// Whether the full stop before `after`, behind a CJK letter, belongs to the name of a file or a site:
/// `报告.pdf`, `例子.com`, `在.gitignore中`.
pub(super) fn is_name(text: Text<'_>, after: usize) -> bool {
    let ahead = text.ahead(after, 16);
    let end = ahead.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(ahead.len());
    let word = ahead.get(..end).unwrap_or("");
    ENDINGS.holds(word) || STARTS.holds(word)
}

/// What names end with, in order of their bytes.
#[rustfmt::skip]
static ENDINGS: List<52> = List::new(&[
    "apk", "avi", "c", "cn", "com", "cpp", "csv", "doc", "docx", "epub", "exe", "gif", "gz",
    "h", "hk", "htm", "html", "hwp", "inc", "io", "java", "jp", "jpeg", "jpg", "js", "json",
    "kr", "log", "md", "mov", "mp3", "mp4", "net", "org", "pdf", "png", "ppt", "pptx", "py",
    "rar", "rs", "svg", "toml", "ts", "tw", "txt", "xls", "xlsx", "xml", "yaml", "yml", "zip",
]);

/// What stands behind the full stop that a name starts with, in order of their bytes.
#[rustfmt::skip]
static STARTS: List<23> = List::new(&[
    "NET", "bash_profile", "bashrc", "cargo", "config", "docker", "dockerignore",
    "editorconfig", "env", "eslintrc", "git", "gitattributes", "github", "gitignore",
    "gitmodules", "htaccess", "npmrc", "prettierrc", "profile", "ssh", "vimrc", "vscode",
    "zshrc",
]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files() {
        let cases = [
            ("pdf发给我", true),
            ("gitignore中", true),
            ("bash_profile", true),
            ("然后", false),
            ("then", false),
            ("pdfs", false),
            ("", false),
        ];
        for (text, name) in cases {
            assert_eq!(is_name(Text(text), 0), name, "text {text:?}");
        }
    }
}
