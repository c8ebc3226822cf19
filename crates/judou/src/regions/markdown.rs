//! Lists, tables, code and quotations of Markdown.
