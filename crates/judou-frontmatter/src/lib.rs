//! judou-frontmatter
