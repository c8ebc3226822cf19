//! Open brackets and the scripts they went to.

use unicode_script::Script;

/// How many brackets may be open at once; those that are opened deeper are marks like any other.
const DEPTH: usize = 32;

/// A stack of brackets that wait for their partners.
#[derive(Clone, Debug)]
pub(super) struct Pairs {
    /// What closes each, and the script of the opening one: none while that waits for what follows.
    stack: [(char, Option<Script>); DEPTH],
    len: usize,
}

impl Pairs {
    pub(super) const fn new() -> Self {
        Self { stack: [('\0', None); DEPTH], len: 0 }
    }

    /// Puts `c` on the stack if it opens a pair.
    pub(super) fn open(&mut self, c: char, script: Option<Script>) {
        let Some(partner) = partner(c) else { return };
        if let Some(slot) = self.stack.get_mut(self.len) {
            *slot = (partner, script);
            self.len += 1;
        }
    }

    /// Takes what `c` closes, and all opened since, off the stack; gives the script of what opened it.
    pub(super) fn close(&mut self, c: char) -> Option<Script> {
        let open = self.stack.get(..self.len)?;
        let found = open.iter().rposition(|(partner, _)| *partner == c)?;
        self.len = found;
        self.stack.get(found)?.1
    }

    /// Tells the brackets that waited where they went.
    pub(super) fn settle(&mut self, script: Script) {
        let open = self.stack.get_mut(..self.len).unwrap_or_default();
        for (_, waiting) in open.iter_mut().rev() {
            if waiting.is_some() {
                break;
            }
            *waiting = Some(script);
        }
    }
}

/// What closes the pair that `c` opens.
const fn partner(c: char) -> Option<char> {
    Some(match c {
        '(' => ')',
        '[' => ']',
        '{' => '}',
        '（' => '）',
        '［' => '］',
        '｛' => '｝',
        '「' => '」',
        '『' => '』',
        '【' => '】',
        '〈' => '〉',
        '《' => '》',
        '〔' => '〕',
        '〖' => '〗',
        '〘' => '〙',
        '〚' => '〛',
        '｢' => '｣',
        '“' => '”',
        '‘' => '’',
        '«' => '»',
        '‹' => '›',
        '〝' => '〟',
        _ => return None,
    })
}
