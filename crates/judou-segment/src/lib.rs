//! judou-segment
