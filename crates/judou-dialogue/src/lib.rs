//! judou-dialogue
