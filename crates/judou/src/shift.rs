//! Moves what was found in the body to where it stands in the file.

use judou_dialogue::{LabelEvidence, Section, Transcript, Turn};

/// Moves every span of `transcript` by `by` bytes.
pub(crate) fn transcript(mut transcript: Transcript<'_>, by: usize) -> Transcript<'_> {
    if by == 0 {
        return transcript;
    }
    // Taken apart without `..`: a span that is added to the model and not moved here must not build.
    let Transcript { notation: _, speakers: _, sections, turns, diagnostics, evidence } =
        &mut transcript;
    for Section { title, level: _, span } in sections {
        *title = title.shift(by);
        *span = span.shift(by);
    }
    for turn in turns {
        let Turn {
            speaker: _,
            name,
            span,
            label,
            content,
            paragraphs,
            section: _,
            start_ms: _,
            end_ms: _,
        } = turn;
        for moved in [name, span, label, content].into_iter().chain(paragraphs) {
            *moved = moved.shift(by);
        }
    }
    for diagnostic in diagnostics {
        *diagnostic = diagnostic.clone().shift(by);
    }
    for LabelEvidence { label, count: _, score: _, accepted: _, reasons: _ } in evidence {
        *label = label.shift(by);
    }
    transcript
}
