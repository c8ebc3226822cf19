//! Debates in Akoma Ntoso (OASIS `LegalDocML`).
//!
//! `<speech by="#a">`, `<question>` and `<answer>` are turns, headings of debate sections sections,
//! scenes, narratives and remarks events. The label of a turn is its reference without the `#`, or else
//! what stands in `<from>`; speakers are called what the references in the head call them.

use judou_source::Span;

use super::speeches::{self, Element, Vocabulary, is_one_of};
use super::{DETECTION, Format, xml};
use crate::model::Transcript;
use crate::notation::Notation;

pub(super) const FORMAT: Format = Format { notation: Notation::AkomaNtoso, detect, read };

/// By the root, or by that of a piece of a document with speeches in it.
fn detect(text: &str) -> bool {
    let head = Span::new(0, DETECTION).of(text);
    match xml::root(head) {
        Some(root) if root.eq_ignore_ascii_case("akomaNtoso") => true,
        Some(root) => {
            is_one_of(root, &["debate", "debateBody", "debateSection", "speech"])
                && (head.contains("<speech by=") || head.contains("<from"))
        }
        None => false,
    }
}

fn read(text: &str) -> Transcript<'_> {
    speeches::read(
        text,
        &Vocabulary {
            notation: Notation::AkomaNtoso,
            element,
            by: "by",
            hash: false,
            show: "showAs",
        },
    )
}

fn element(name: &str) -> Element {
    match name {
        "speech" | "question" | "answer" => Element::Speech,
        "from" => Element::Speaker,
        "scene" | "narrative" | "remark" | "recordedTime" | "vote" => Element::Stage,
        "summary" | "authorialNote" | "noteRef" => Element::Note,
        "heading" => Element::Heading,
        "debateSection"
        | "administrationOfOath"
        | "declarationOfVote"
        | "communication"
        | "petitions"
        | "papers"
        | "noticesOfMotion"
        | "questions"
        | "address"
        | "proceduralMotions"
        | "pointOfOrder"
        | "adjournment"
        | "rollCall"
        | "prayers"
        | "oralStatements"
        | "writtenStatements"
        | "personalStatements"
        | "ministerialStatements"
        | "resolutions"
        | "nationalInterest"
        | "section"
        | "part"
        | "chapter" => Element::Container,
        "p" | "block" => Element::Block,
        "eol" | "br" => Element::Break,
        "TLCPerson" => Element::Person,
        "num" | "subheading" => Element::Silent,
        _ => Element::Other,
    }
}
