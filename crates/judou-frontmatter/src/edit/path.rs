//! Paths: which key or list item an edit is about.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use judou_source::Span;

use super::error::{EditError, EditErrorKind};

/// Where a value lies in a header, from the outermost mapping inwards.
///
/// Written, keys stand with a dot between them, and the number of a list item, counted from 0, in
/// brackets: `author.name`, `tags[0]`, `a.b[0].c`. A key with `.`, `[`, `]` or `"` in it stands in
/// double quotes, with a backslash before a `"` or `\` of its own: `"a.b".c`. Everything else in a
/// key, blanks among them, is taken as it is.
///
/// # Examples
///
/// ```
/// use judou_frontmatter::{Path, Step};
///
/// let path: Path = "作者.\"a.b\"[2]".parse()?;
/// assert_eq!(path.steps(), [
///     Step::Key("作者".into()),
///     Step::Key("a.b".into()),
///     Step::Index(2),
/// ]);
/// assert_eq!(path.to_string(), "作者.\"a.b\"[2]");
/// assert!("a..b".parse::<Path>().is_err());
/// # Ok::<(), judou_frontmatter::EditError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path {
    steps: Vec<Step>,
}

/// One step of a [`Path`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// To the value of a mapping's key.
    Key(String),
    /// To an item of a list, counted from 0.
    Index(usize),
}

impl Path {
    /// The path to a key of the outermost mapping; the key is taken as it is.
    pub fn key(key: impl Into<String>) -> Self {
        Self { steps: alloc::vec![Step::Key(key.into())] }
    }

    /// The path to `key` of the mapping at this one.
    pub fn then_key(mut self, key: impl Into<String>) -> Self {
        self.steps.push(Step::Key(key.into()));
        self
    }

    /// The path to item `index`, counted from 0, of the list at this one.
    pub fn then_index(mut self, index: usize) -> Self {
        self.steps.push(Step::Index(index));
        self
    }

    /// The steps; never none.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    pub(super) fn with_last_key(&self, key: &str) -> Self {
        let mut path = self.clone();
        if let Some(last) = path.steps.last_mut() {
            *last = Step::Key(key.to_owned());
        }
        path
    }
}

impl FromStr for Path {
    type Err = EditError;

    /// `path = key *( "." key / "[" 1*DIGIT "]" )`
    ///
    /// # Errors
    ///
    /// [`EditErrorKind::InvalidPath`], with a span into `text`.
    fn from_str(text: &str) -> Result<Self, EditError> {
        let invalid = |at: usize| {
            EditError::new(EditErrorKind::InvalidPath, Span::new(at, text.len()).floor(text))
        };
        let mut steps = Vec::new();
        let mut at = 0;
        loop {
            let (key, end) = key(text, at).ok_or_else(|| invalid(at))?;
            steps.push(Step::Key(key));
            at = end;
            while let Some(digits) = from(text, at).strip_prefix('[') {
                let (digits, _) = digits.split_once(']').ok_or_else(|| invalid(at))?;
                let number = digits.bytes().all(|byte| byte.is_ascii_digit());
                let index = digits.parse().ok().filter(|_| number).ok_or_else(|| invalid(at))?;
                steps.push(Step::Index(index));
                at += digits.len() + 2;
            }
            match from(text, at).chars().next() {
                None => return Ok(Self { steps }),
                Some('.') => at += 1,
                Some(_) => return Err(invalid(at)),
            }
        }
    }
}

fn from(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or("")
}

/// `key = 1*plain-char / DQUOTE *( char / "\" char ) DQUOTE`: its text, and where it ends.
fn key(text: &str, at: usize) -> Option<(String, usize)> {
    let rest = from(text, at);
    if !rest.starts_with('"') {
        let length = rest.find(['.', '[', ']', '"']).unwrap_or(rest.len());
        let key = rest.get(..length).filter(|key| !key.is_empty())?;
        return Some((key.to_owned(), at + length));
    }
    let mut key = String::new();
    let mut characters = rest.char_indices().skip(1);
    while let Some((offset, character)) = characters.next() {
        match character {
            '"' => return Some((key, at + offset + 1)),
            '\\' => key.push(characters.next()?.1),
            _ => key.push(character),
        }
    }
    None
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, step) in self.steps.iter().enumerate() {
            match step {
                Step::Index(index) => write!(f, "[{index}]")?,
                Step::Key(key) => {
                    if number > 0 {
                        f.write_str(".")?;
                    }
                    if key.is_empty() || key.contains(['.', '[', ']', '"']) {
                        f.write_str("\"")?;
                        for character in key.chars() {
                            if matches!(character, '"' | '\\') {
                                f.write_str("\\")?;
                            }
                            write!(f, "{character}")?;
                        }
                        f.write_str("\"")?;
                    } else {
                        f.write_str(key)?;
                    }
                }
            }
        }
        Ok(())
    }
}

/// What can name a place in a header: a written path (`"a.b[0]"`), a [`Path`], or a list of keys,
/// each taken as it is (`["a.b", "c"]`).
pub trait IntoPath {
    /// The path.
    ///
    /// # Errors
    ///
    /// [`EditErrorKind::InvalidPath`] if it is not well formed, or has no step.
    fn into_path(self) -> Result<Path, EditError>;
}

impl IntoPath for Path {
    fn into_path(self) -> Result<Path, EditError> {
        Ok(self)
    }
}

impl IntoPath for &Path {
    fn into_path(self) -> Result<Path, EditError> {
        Ok(self.clone())
    }
}

impl IntoPath for &str {
    fn into_path(self) -> Result<Path, EditError> {
        self.parse()
    }
}

impl IntoPath for &String {
    fn into_path(self) -> Result<Path, EditError> {
        self.parse()
    }
}

impl IntoPath for &[&str] {
    fn into_path(self) -> Result<Path, EditError> {
        if self.is_empty() {
            return Err(EditError::new(EditErrorKind::InvalidPath, Span::empty(0)));
        }
        Ok(Path { steps: self.iter().map(|&key| Step::Key(key.to_owned())).collect() })
    }
}

impl<const N: usize> IntoPath for [&str; N] {
    fn into_path(self) -> Result<Path, EditError> {
        self.as_slice().into_path()
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn path_cases() {
        let key = |key: &str| Step::Key(key.to_owned());
        let cases = [
            ("title", Some(alloc::vec![key("title")])),
            ("a.b[0].c", Some(alloc::vec![key("a"), key("b"), Step::Index(0), key("c")])),
            ("a[1][2]", Some(alloc::vec![key("a"), Step::Index(1), Step::Index(2)])),
            ("og:title x", Some(alloc::vec![key("og:title x")])),
            ("\"\"", Some(alloc::vec![key("")])),
            ("\"a\\\"\\\\.b\"", Some(alloc::vec![key("a\"\\.b")])),
            ("", None),
            ("[0]", None), // the outermost value is a mapping
            ("a.", None),
            (".a", None),
            ("a..b", None),
            ("a[", None),
            ("a[]", None),
            ("a[+1]", None), // `usize` would take the sign
            ("a[-1]", None),
            ("a[99999999999999999999]", None),
            ("a]", None),
            ("a\"b\"", None),
            ("\"a", None),
            ("\"a\\", None),
        ];
        for (text, expected) in cases {
            let path = text.parse::<Path>().ok();
            assert_eq!(path.as_ref().map(|path| path.steps.clone()), expected, "path {text:?}");
            if let Some(path) = path {
                assert_eq!(path.to_string().parse().as_ref(), Ok(&path), "path {text:?}");
            }
        }
    }
}
