//! Character data as words: white space folded, mark-up taken out.

use alloc::string::String;

use crate::structured::xml::{Token, Tokens};

/// Appends `words` with white space folded; `gap` is what is due before the next word.
pub(super) fn push(to: &mut String, words: &str, gap: &mut &'static str) {
    if words.starts_with(char::is_whitespace) && gap.is_empty() {
        *gap = " ";
    }
    for word in words.split_whitespace() {
        if !to.is_empty() {
            to.push_str(gap);
        }
        to.push_str(word);
        *gap = " ";
    }
    if !words.ends_with(char::is_whitespace) && words.split_whitespace().next().is_some() {
        *gap = "";
    }
}

/// Mark-up taken out of a short piece.
pub(super) fn plain(markup: &str) -> String {
    let mut out = String::new();
    let mut gap = "";
    let mut tokens = Tokens::new(markup);
    while let Some((token, _)) = tokens.next(&mut |_| {}) {
        if let Token::Text(words) = token {
            push(&mut out, &words, &mut gap);
        }
    }
    out
}
