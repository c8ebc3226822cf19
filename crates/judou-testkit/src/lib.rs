//! judou-testkit
