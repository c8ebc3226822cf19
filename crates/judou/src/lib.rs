//! judou
