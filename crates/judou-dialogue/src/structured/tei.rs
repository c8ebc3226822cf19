//! Plays and spoken corpora in TEI (Text Encoding Initiative, P5 and P4).
//!
//! `<sp who="#a">` and `<u who="#a">` are turns, `<stage>` and the sounds of a recording events, `<head>`
//! of a division a section. The label of a turn is its reference as written (`#a`, `#a #b`), since the
//! printed name varies; speakers are called what the register of persons calls them.

use judou_source::Span;

use super::speeches::{self, Element, Vocabulary};
use super::{DETECTION, Format, xml};
use crate::model::Transcript;
use crate::notation::Notation;

pub(super) const FORMAT: Format = Format { notation: Notation::Tei, detect, read };

/// By the root, or, for a piece of a document, by a speech with a reference or a printed name.
fn detect(text: &str) -> bool {
    let head = Span::new(0, DETECTION).of(text);
    match xml::root(head) {
        Some("TEI" | "TEI.2" | "teiCorpus" | "teiCorpus.2") => true,
        Some("text" | "body" | "front" | "div" | "div1" | "div2" | "sp" | "u" | "group") => {
            (head.contains("<sp ") || head.contains("<sp>")) && head.contains("<speaker")
                || head.contains("<u who=")
        }
        _ => false,
    }
}

fn read(text: &str) -> Transcript<'_> {
    speeches::read(
        text,
        &Vocabulary { notation: Notation::Tei, element, by: "who", hash: true, show: "persName" },
    )
}

fn element(name: &str) -> Element {
    match name {
        "sp" | "u" | "annotationBlock" => Element::Speech,
        "speaker" => Element::Speaker,
        "stage" | "kinesic" | "vocal" | "incident" | "pause" | "event" | "shift" | "move"
        | "sound" | "camera" | "caption" | "tech" => Element::Stage,
        "note" => Element::Note,
        "head" => Element::Heading,
        "div" | "div0" | "div1" | "div2" | "div3" | "div4" | "div5" | "div6" | "div7" => {
            Element::Container
        }
        "p" | "ab" | "lg" => Element::Block,
        "seg" => Element::Segment,
        "l" => Element::Line,
        "lb" => Element::Break,
        "person" | "personGrp" | "castItem" => Element::Person,
        "persName" | "name" | "role" => Element::PersonName,
        "sic" | "orig" | "abbr" => Element::Alternative,
        "teiHeader" | "fw" | "gap" | "del" => Element::Silent,
        _ => Element::Other,
    }
}
