//! What an edit is, and the ways in which any format goes about it.

use alloc::string::String;
use alloc::vec::Vec;

use judou_source::Span;

use super::datum::Datum;
use super::error::{EditError, EditErrorKind};
use super::layout::{Kind, Member, Name, Node};
use super::path::Step;

/// One edit, at a path that is told apart.
#[derive(Clone, Copy, Debug)]
pub(super) enum Edit<'e> {
    Set(&'e Datum),
    SetRaw(&'e str),
    Append(&'e Datum),
    Remove,
    Rename(&'e str),
}

/// How far a path leads into a tree.
#[derive(Debug)]
pub(super) struct Walk<'n> {
    /// Parents and the number of the child in them, from the outermost on.
    pub(super) links: Vec<(&'n Node, usize)>,
    /// What was reached.
    pub(super) node: &'n Node,
    /// How many steps led there; more than there are links if TOML's dotted keys lie on the way.
    pub(super) depth: usize,
}

/// Follows `steps` from `root`, as far as there is something.
///
/// # Errors
///
/// If a step asks for a key of what is no mapping, an item of what is no list, or leads through an
/// alias.
pub(super) fn walk<'n>(
    root: &'n Node,
    data: &Datum,
    steps: &[Step],
) -> Result<Walk<'n>, EditError> {
    let mut walk = Walk { links: Vec::new(), node: root, depth: 0 };
    while let Some((step, rest)) = steps.get(walk.depth..).and_then(<[Step]>::split_first) {
        let fail = |kind| Err(EditError::new(kind, walk.node.span()));
        let found = match (&walk.node.kind, step) {
            (Kind::Alias, _) => return fail(EditErrorKind::Aliased),
            (Kind::Mapping(mapping), Step::Key(_)) => {
                let steps = steps.get(walk.depth..).unwrap_or(&[]);
                let lengths = mapping.members.iter().map(|member| leads(member, steps));
                let found = lengths.enumerate().find(|(_, length)| *length > 0);
                if found.is_some_and(|(_, length)| length > rest.len() + 1) {
                    let message = "a table written by dotted keys between braces is not edited";
                    return fail(EditErrorKind::Layout(message));
                }
                found
            }
            (Kind::Sequence(sequence), Step::Index(index)) => {
                (*index < sequence.items.len()).then_some((*index, 1))
            }
            (Kind::Scalar(_), _)
                if matches!(
                    steps.get(..walk.depth).and_then(|s| data.at(s)),
                    Some(Datum::Null)
                ) =>
            {
                None
            }
            (_, Step::Key(_)) => return fail(EditErrorKind::NotAMapping),
            (_, Step::Index(_)) => return fail(EditErrorKind::NotAList),
        };
        let Some((index, length)) = found else { break };
        let Some(child) = walk.node.children().nth(index) else { break };
        walk.links.push((walk.node, index));
        walk.node = child;
        walk.depth += length;
    }
    Ok(walk)
}

/// How many steps a member leads on, if it begins as `steps` do; more than there are if it leads
/// further.
fn leads(member: &Member, steps: &[Step]) -> usize {
    let same = |(name, step): (&Name, &Step)| matches!(step, Step::Key(key) if *key == name.text);
    let alike = !member.merge && member.keys.iter().zip(steps).all(same);
    let first = member.keys.iter().zip(steps).next().is_some();
    if alike && first {
        return member.keys.len();
    }
    // Part of its keys may be those of another table, which has no braces of its own to be added to.
    let common = member.keys.iter().zip(steps).take_while(|&pair| same(pair)).count();
    if common > 0 && !member.merge { usize::MAX } else { 0 }
}

/// `datum` within the mappings and lists that `steps` ask for, innermost last; `None` if they ask for
/// another item of a new list than its first.
pub(super) fn wrap(steps: &[Step], datum: &Datum) -> Option<Datum> {
    steps.iter().rev().try_fold(datum.clone(), |datum, step| match step {
        Step::Key(key) => Some(Datum::Mapping(Vec::from([(key.clone(), datum)]))),
        Step::Index(0) => Some(Datum::Sequence(Vec::from([datum]))),
        Step::Index(_) => None,
    })
}

/// What the header is to say after an edit; `None` if there is nothing to edit at the path.
///
/// [`Edit::SetRaw`] leaves null at the path: what the text says is not known yet.
pub(super) fn expect(data: &Datum, steps: &[Step], edit: Edit<'_>) -> Option<Datum> {
    let mut data = data.clone();
    match edit {
        Edit::Set(new) => put(&mut data, steps, new)?,
        Edit::Append(new) => {
            let missing = matches!(data.at(steps), None | Some(Datum::Null));
            if missing {
                put(&mut data, steps, &Datum::Sequence(Vec::from([new.clone()])))?;
            } else if let Some(Datum::Sequence(items)) = data.at_mut(steps) {
                items.push(new.clone());
            } else {
                return None;
            }
        }
        Edit::SetRaw(_) => *data.at_mut(steps)? = Datum::Null,
        Edit::Remove => {
            data.remove(steps)?;
        }
        Edit::Rename(key) => {
            let (Step::Key(old), before) = steps.split_last()? else { return None };
            let Datum::Mapping(entries) = data.at_mut(before)? else { return None };
            let entry = entries.iter_mut().find(|(name, _)| name == old)?;
            entry.0 = String::from(key);
        }
    }
    Some(data)
}

/// Sets a datum, making mappings and lists on the way.
fn put(data: &mut Datum, steps: &[Step], new: &Datum) -> Option<()> {
    let depth = (0..=steps.len())
        .rev()
        .find(|&depth| steps.get(..depth).is_some_and(|steps| data.at(steps).is_some()))?;
    let (there, missing) = steps.split_at_checked(depth)?;
    let place = data.at_mut(there)?;
    let Some((first, rest)) = missing.split_first() else {
        *place = new.clone();
        return Some(());
    };
    let wrapped = wrap(rest, new)?;
    match (place, first) {
        (Datum::Mapping(entries), Step::Key(key)) => entries.push((key.clone(), wrapped)),
        (place @ Datum::Null, first) => *place = wrap(core::slice::from_ref(first), &wrapped)?,
        _ => return None,
    }
    Some(())
}

/// Takes a path's value out of the comparison.
pub(super) fn blank(data: &mut Datum, steps: &[Step]) -> Option<()> {
    *data.at_mut(steps)? = Datum::Null;
    Some(())
}

/// An error about a place in the matter.
pub(super) fn refuse<T>(kind: EditErrorKind, span: Span) -> Result<T, EditError> {
    Err(EditError::new(kind, span))
}
