//! What is wrong with a YAML header, in words that a writer of documents understands.

use granit_parser::ErrorKind as Scan;

use crate::document::Limits;
use crate::error::ErrorKind;

/// Our kind for the full parser's.
pub(super) fn kind(problem: &Scan, limits: Limits) -> ErrorKind {
    let message = match problem {
        Scan::RecursionLimitExceeded => return ErrorKind::TooDeep { limit: limits.depth },
        Scan::UnknownAnchor => return ErrorKind::UnknownAlias,
        Scan::MultipleDocumentsUnsupported => return ErrorKind::MultipleDocuments,
        Scan::UnexpectedEofFlowSequence | Scan::ExpectedFlowSequenceSeparator => {
            "expected `,` or `]` in a list"
        }
        Scan::UnexpectedEofFlowMapping
        | Scan::UnexpectedEofImplicitFlowMapping
        | Scan::ExpectedFlowMappingSeparator => "expected `,` or `}` in a mapping",
        Scan::UnclosedFlowCollection { .. } => "this bracket is never closed",
        Scan::MisplacedFlowCollectionEnd => "this bracket closes nothing",
        Scan::MismatchedFlowCollectionEnd { .. } => "this bracket does not fit the one it closes",
        Scan::SimpleKeyExpected | Scan::InvalidSimpleKey => {
            "expected a key with a colon `:` behind it"
        }
        Scan::ExpectedBlockMappingKey => "expected a key",
        Scan::ExpectedBlockSequenceEntry => "expected a list item that begins with `- `",
        Scan::BlockEntryInFlowCollection | Scan::BlockSequenceEntryNotAllowed => {
            "a list item `- ` cannot stand here"
        }
        Scan::MappingKeyNotAllowed => "a key cannot stand here",
        Scan::MappingValueNotAllowed | Scan::InvalidColonPlacement => {
            "a colon `:` that ends a key cannot stand here"
        }
        Scan::InvalidIndentation
        | Scan::InvalidBlockScalarIndent
        | Scan::InvalidQuotedScalarIndent
        | Scan::InvalidFlowScalarIndent => "this line is not indented as the ones around it ask",
        Scan::TabNotAllowed
        | Scan::TabInBlockIndentation
        | Scan::TabAtBlockScalarStart
        | Scan::TabInIndentation
        | Scan::TabInPlainScalar => "a tab cannot stand here",
        Scan::UnclosedQuotedScalar | Scan::DocumentIndicatorInQuotedScalar => {
            "this quote is never closed"
        }
        Scan::InvalidTrailingSingleQuotedScalar | Scan::InvalidTrailingDoubleQuotedScalar => {
            "text follows the closing quote"
        }
        Scan::UnknownQuotedScalarEscape => "this escape is not known",
        Scan::InvalidQuotedScalarHexEscape
        | Scan::InvalidLowSurrogateHexEscape
        | Scan::InvalidLowSurrogate
        | Scan::MissingLowSurrogate
        | Scan::UnpairedLowSurrogate
        | Scan::InvalidUnicodeEscape => "this escape names no character",
        Scan::UnexpectedCharacter { .. } => "this character cannot begin a value or stand in one",
        Scan::CommentNotSeparated => "a comment needs a blank before its `#`",
        Scan::CommentInterceptedScalar => "a comment cannot stand within a value",
        Scan::BomInsideDocument => "a byte order mark cannot stand here",
        Scan::InvalidBlockScalarHeader | Scan::ZeroBlockScalarIndent => {
            "`|` or `>` is followed by something else than `+`, `-`, a digit or a comment"
        }
        Scan::UndeclaredTagHandle => "this tag has a prefix that is not declared",
        Scan::MissingAnchorOrAliasName => "expected a name behind `&` or `*`",
        _ => "the header is not valid YAML",
    };
    ErrorKind::Syntax(message)
}
