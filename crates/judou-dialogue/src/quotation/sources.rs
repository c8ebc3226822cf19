//! Who is named as a source: one who is called alike is one and the same.

use alloc::string::String;
use alloc::vec::Vec;

use super::{QuotedSpeaker, verbs};
use crate::name::{fold, is_part_of};

/// With how many of those named before a new name is compared.
const MAX_COMPARED: usize = 64;

/// The speakers so far, and how they are told apart.
#[derive(Debug, Default)]
pub(super) struct Sources<'a> {
    speakers: Vec<QuotedSpeaker<'a>>,
    folded: alloc::collections::BTreeMap<String, usize>,
}

impl<'a> Sources<'a> {
    /// The speaker called `name`, counted; `None` if it is a pronoun.
    pub(super) fn speaker(&mut self, name: &'a str) -> Option<usize> {
        if is_pronoun(name) {
            return None;
        }
        let folded = fold(name);
        let known = self.folded.get(&folded).copied().or_else(|| {
            // Descriptions have no first and last names.
            let named = name.starts_with(char::is_uppercase) || name.contains(['·', '・']);
            let kin =
                |it: &&QuotedSpeaker<'_>| is_part_of(name, it.name) || is_part_of(it.name, name);
            let mut alike = self
                .speakers
                .iter()
                .take(MAX_COMPARED)
                .enumerate()
                .filter(|(_, it)| named && kin(it));
            let first = alike.next().map(|(id, _)| id);
            // One of two who share a name is nobody in particular.
            first.filter(|_| alike.next().is_none())
        });
        let id = known.unwrap_or_else(|| {
            self.speakers.push(QuotedSpeaker { name, quotations: 0 });
            self.speakers.len() - 1
        });
        self.folded.insert(folded, id);
        if let Some(speaker) = self.speakers.get_mut(id) {
            speaker.quotations += 1;
        }
        Some(id)
    }

    pub(super) fn into_speakers(self) -> Vec<QuotedSpeaker<'a>> {
        self.speakers
    }
}

fn is_pronoun(name: &str) -> bool {
    [verbs::ZH_PRONOUNS, verbs::JA_PRONOUNS, verbs::KO_PRONOUNS]
        .iter()
        .any(|list| list.contains(&name))
        || verbs::EUROPEAN_PRONOUNS.contains(&name.to_lowercase().as_str())
}
