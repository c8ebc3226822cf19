//! Words as a tree of their characters, in arrays.

use alloc::string::String;
use alloc::vec::Vec;

/// Finds which of its words start at a place of a text, shortest first.
///
/// The children of a node stand together, in order. Those of the root are found by a hash of their
/// character, since every place of a text asks for one; the others are few.
#[derive(Clone, Debug, Default)]
pub(super) struct Trie {
    nodes: Vec<Node>,
    /// Indices, plus one, of nodes of the first characters, by open addressing; a power of two long.
    roots: Vec<u32>,
}

#[derive(Clone, Copy, Debug)]
struct Node {
    label: char,
    /// Index of its first child.
    child: u32,
    children: u32,
    /// Index, plus one, of the word that ends here.
    word: u32,
}

impl Trie {
    /// The tree of `words`, which are sorted and each there once; a word's index is its place.
    pub(super) fn new(words: &[String]) -> Self {
        let mut nodes = Vec::new();
        // Nodes whose children are still to be made: the words below, and the bytes of them above.
        let mut open = Vec::new();
        level(words, 0, words.len(), 0, &mut nodes, &mut open);
        let first = nodes.len();
        let mut next = 0;
        while let Some(&(from, to, depth)) = open.get(next) {
            let start = nodes.len();
            level(words, from, to, depth, &mut nodes, &mut open);
            let count = nodes.len() - start;
            if let Some(node) = nodes.get_mut(next) {
                node.child = start as u32;
                node.children = count as u32;
            }
            next += 1;
        }
        let mut trie = Self { nodes, roots: Vec::new() };
        trie.hash_roots(first);
        trie
    }

    fn hash_roots(&mut self, count: usize) {
        if count == 0 {
            return;
        }
        self.roots.resize((count * 2).next_power_of_two(), 0);
        for (index, node) in self.nodes.iter().take(count).enumerate() {
            let mut slot = hash(node.label);
            loop {
                slot &= self.roots.len() - 1;
                match self.roots.get_mut(slot) {
                    Some(free @ 0) => {
                        *free = index as u32 + 1;
                        break;
                    }
                    // The table is twice as long as there are roots.
                    Some(_) => slot += 1,
                    None => break,
                }
            }
        }
    }

    fn root(&self, label: char) -> Option<&Node> {
        let mut slot = hash(label);
        loop {
            slot &= self.roots.len().checked_sub(1)?;
            let node = self.nodes.get(self.roots.get(slot)?.checked_sub(1)? as usize)?;
            if node.label == label {
                return Some(node);
            }
            slot += 1;
        }
    }

    fn child(&self, node: &Node, label: char) -> Option<&Node> {
        let start = node.child as usize;
        let children = self.nodes.get(start..start + node.children as usize)?;
        children.get(children.binary_search_by_key(&label, |child| child.label).ok()?)
    }

    /// Length in bytes and index of each word that `text` starts with, shortest first.
    #[inline]
    pub(super) fn prefixes<'t>(&'t self, text: &'t str) -> Prefixes<'t> {
        Prefixes { trie: self, node: None, text, at: 0 }
    }

    /// The index of `word`.
    pub(super) fn get(&self, word: &str) -> Option<usize> {
        let (len, index) = self.prefixes(word).last()?;
        (len == word.len()).then_some(index)
    }
}

/// Makes the nodes of one level below the same `depth` bytes of `words[from..to]`.
fn level(
    words: &[String],
    from: usize,
    to: usize,
    depth: usize,
    nodes: &mut Vec<Node>,
    open: &mut Vec<(usize, usize, usize)>,
) {
    let mut label = None;
    for (offset, word) in words.get(from..to).unwrap_or_default().iter().enumerate() {
        // The word that ends here is the node's own.
        let Some(next) = word.get(depth..).and_then(|rest| rest.chars().next()) else { continue };
        let index = from + offset;
        let deep = depth + next.len_utf8();
        if label != Some(next) {
            label = Some(next);
            let word = if word.len() == deep { index as u32 + 1 } else { 0 };
            nodes.push(Node { label: next, child: 0, children: 0, word });
            open.push((index, index, deep));
        }
        if let Some((_, to, _)) = open.last_mut() {
            *to = index + 1;
        }
    }
}

/// Iterator over the words that a text starts with.
#[derive(Clone, Debug)]
pub(super) struct Prefixes<'t> {
    trie: &'t Trie,
    node: Option<&'t Node>,
    text: &'t str,
    at: usize,
}

impl Iterator for Prefixes<'_> {
    type Item = (usize, usize);

    fn next(&mut self) -> Option<(usize, usize)> {
        loop {
            let label = self.text.get(self.at..)?.chars().next()?;
            let node = match self.node {
                None => self.trie.root(label)?,
                Some(node) => self.trie.child(node, label)?,
            };
            self.node = Some(node);
            self.at += label.len_utf8();
            if let Some(index) = node.word.checked_sub(1) {
                return Some((self.at, index as usize));
            }
        }
    }
}

fn hash(label: char) -> usize {
    (u32::from(label).wrapping_mul(0x9E37_79B1) >> 12) as usize
}
