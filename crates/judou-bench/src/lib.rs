//! judou-bench
