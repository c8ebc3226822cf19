//! What edits need to know of YAML alone: where things stand, and how lines are written.

pub(super) mod block;
pub(super) mod layout;
