//! Logs of services, whose lines look like those of a chat: `[00:00:01] mailer: queue is empty`.
//!
//! What tells them is what is said. People say `I` and `you`, ask, answer one another by name, thank and
//! smile; programs report numbers, paths and states. A log must show both to be one: nobody who speaks
//! like a person, and something in many of its lines that a program counts. Programs' names are in lower
//! case, people's only on IRC.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use crate::person;

/// Words that only people say to one another, beyond those that address somebody or mean their speaker, in
/// the languages that are written without accents enough to be told by their letters.
#[rustfmt::skip]
const CHATTY: &[&str] = &[
    "im", "lets", "u", "ya", "y'all", "he", "she", "his", "her", "thanks", "thank", "thx", "ty", "np",
    "lol", "haha", "hehe", "yeah", "yep", "yup", "nope", "yes", "hi", "hey", "morning", "sorry",
    "please", "pls", "ok", "okay", "oh", "hmm", "wow", "cool", "nice", "great", "brb", "imho", "imo",
    "afaik", "btw", "dir", "dich", "ja", "nein", "danke", "bitte", "toi", "merci", "oui", "salut",
    "gracias", "hola", "ik", "jij", "wij", "jullie", "dank", "io", "noi", "grazie", "ciao", "obrigado",
    "jag", "vi", "tack", "jeg", "takk", "tak", "minä",
];

/// Faces made of signs.
const FACES: &[&str] =
    &[":)", ":-)", ":(", ":-(", ":D", ";)", ";-)", ":P", ":p", "xD", "^^", "o/", "\\o/"];

/// How few messages tell nothing yet.
const FEW: usize = 6;

/// How many messages are looked at.
const SAMPLE: usize = 400;

/// Whether messages, each a name and words, are what programs report.
pub(crate) fn is_service_log<'a>(messages: impl Iterator<Item = (&'a str, &'a str)>) -> bool {
    let messages: Vec<(&str, &str)> = messages.take(SAMPLE).collect();
    let lower = |(name, _): &(&str, &str)| name.starts_with(|c: char| c.is_ascii_lowercase());
    if messages.len() < FEW || !messages.iter().all(lower) {
        return false;
    }
    let names: BTreeSet<&str> = messages.iter().map(|(name, _)| *name).collect();
    let personal = messages.iter().filter(|(_, words)| is_personal(words, &names)).count();
    let counted = messages.iter().filter(|(_, words)| is_counted(words)).count();
    personal * 12 < messages.len() && counted * 4 >= messages.len()
}

/// Whether a person says this: words about oneself or another, a question, a face, letters beyond ASCII,
/// or the name of somebody else in front.
fn is_personal(words: &str, names: &BTreeSet<&str>) -> bool {
    let words = words.trim();
    if words.ends_with(['?', '!']) || words.chars().any(|c| !c.is_ascii() && c.is_alphabetic()) {
        return true;
    }
    let mut parts = words.split_ascii_whitespace();
    let addressed = parts.next().and_then(|first| first.strip_suffix([',', ':']));
    if addressed.is_some_and(|name| names.contains(name)) {
        return true;
    }
    person::is_personal(words)
        || words.split_ascii_whitespace().any(|word| {
            let bare = word.trim_matches(|c: char| c.is_ascii_punctuation()).to_ascii_lowercase();
            CHATTY.contains(&bare.as_str()) || FACES.contains(&word)
        })
}

/// Whether a program counts here, or names a thing of its own: a number, a path, a setting, an address.
fn is_counted(words: &str) -> bool {
    words.bytes().any(|byte| byte.is_ascii_digit() || matches!(byte, b'=' | b'@' | b'_' | b'%'))
        || words.split_ascii_whitespace().any(|word| word.starts_with('/') && word.len() > 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_and_people() {
        let programs = [
            ("boot", "starting"),
            ("lampd", "found lamp 0x1f on bus 2"),
            ("lampd", "lamp is 61 C"),
            ("tided", "ready"),
            ("tided", "port=7001"),
            ("boot", "done in 3 s"),
        ];
        let people = [
            ("ann", "anybody here at 9"),
            ("ben", "me"),
            ("ann", "the build 4.2 is broken"),
            ("cy", "since 3 days"),
            ("ben", "see /etc/log"),
            ("ann", "ben: line 12"),
        ];
        let quiet = [("ann", "up the hill"), ("bo", "good")].repeat(4);
        for (messages, expected) in [
            (&programs[..], true),
            (&people[..], false),
            (&quiet[..], false),
            (&programs[..3], false),
        ] {
            assert_eq!(is_service_log(messages.iter().copied()), expected, "{messages:?}");
        }
    }
}
