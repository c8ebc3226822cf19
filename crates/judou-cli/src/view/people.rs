//! Who speaks: how much, and when.

use judou::Document;
use judou::dialogue::LabelEvidence;
use maud::{Markup, html};

use crate::reading::{self, count, time};

/// How many speakers have a row of their own in the course of the conversation.
const ROWS: usize = 12;

/// The width of the course in its own units.
const WIDTH: f64 = 1000.0;

/// The times of chats are years apart: only those of recordings, shorter than this, make a scale.
const DAY: u64 = 24 * 3600 * 1000;

/// The colour of a speaker, as a custom property: hues that a golden angle sets apart, so that few
/// speakers and many are told from one another.
pub(super) fn hue(speaker: usize) -> String {
    let turned = (speaker as f64 * 137.508 + 212.0) % 360.0;
    format!("--hue:{turned:.0}")
}

/// The speakers with their shares of what is said, in characters.
pub(super) fn shares(document: &Document<'_>) -> Markup {
    let speakers = document.speakers();
    if speakers.is_empty() {
        return html! {};
    }
    html! {
        section {
            h2 { "Speakers" }
            ul.speakers {
                @for (id, (speaker, share)) in speakers.iter().zip(reading::shares(document)).enumerate() {
                    li style=(hue(id)) {
                        button type="button" data-only=(id) aria-pressed="false"
                            title="Show this speaker alone" {
                            span.name { (speaker.name) }
                            span.share { (format!("{:.0} %", share * 100.0)) }
                        }
                        meter min="0" max="1" value=(format!("{share:.4}")) {}
                        p.quiet {
                            (count(speaker.turns, "turn"))
                            @if let Some(role) = speaker.role { " · " (role.name()) }
                            @if !speaker.aliases.is_empty() {
                                " · also " (speaker.aliases.join(", "))
                            }
                        }
                        (reasons(document, &speaker.labels))
                    }
                }
            }
        }
    }
}

/// Why the labels of a speaker are taken for one, where that was a question.
fn reasons(document: &Document<'_>, labels: &[std::borrow::Cow<'_, str>]) -> Markup {
    let text = document.text();
    let known = |evidence: &&LabelEvidence| {
        evidence.accepted && labels.iter().any(|label| label == evidence.label.of(text))
    };
    let evidence: Vec<_> = document.transcript().evidence.iter().filter(known).collect();
    if evidence.is_empty() {
        return html! {};
    }
    html! {
        details.quiet {
            summary { "why a speaker" }
            @for evidence in evidence {
                p {
                    "“" (evidence.label.of(text)) "” × " (evidence.count)
                    ", " (format!("{:.2}", evidence.score)) ": "
                    @for (index, (reason, weight)) in evidence.reasons.iter().enumerate() {
                        @if index > 0 { ", " }
                        (reason_name(*reason)) (format!(" {weight:+.2}"))
                    }
                }
            }
        }
    }
}

fn reason_name(reason: judou::dialogue::Reason) -> String {
    // The names of the reasons are those of the JSON.
    let name = serde_json::to_value(reason).unwrap_or_default();
    name.as_str().unwrap_or_default().replace('-', " ")
}

/// The course of the conversation: a row a speaker, a bar a turn, along the time if all turns tell it,
/// else along the text.
pub(super) fn courses(document: &Document<'_>) -> Markup {
    let turns = document.turns();
    let (Some(first), Some(last)) = (turns.first(), turns.last()) else { return html! {} };
    let is_timed = turns.iter().all(|turn| turn.start_ms.is_some_and(|start| start < DAY))
        && turns.is_sorted_by_key(|turn| turn.start_ms);
    let place = |index: usize| -> (f64, f64) {
        let Some(turn) = turns.get(index) else { return (0.0, 0.0) };
        if !is_timed {
            return (turn.span.start as f64, turn.span.end as f64);
        }
        let start = turn.start_ms.unwrap_or(0);
        let next = turns.get(index + 1).and_then(|turn| turn.start_ms);
        let end = turn.end_ms.or(next).unwrap_or(start + 1000).max(start);
        (start as f64, end as f64)
    };
    let from = place(0).0;
    let to = (0..turns.len()).map(|index| place(index).1).fold(from + 1.0, f64::max);
    let scale = WIDTH / (to - from);
    let rows = document.speakers().len().min(ROWS);
    let height = rows * 12;
    let caption = if is_timed {
        let last = last.end_ms.or(last.start_ms).unwrap_or(0);
        format!("{} to {}", time(first.start_ms.unwrap_or(0)), time(last))
    } else {
        "along the text".to_owned()
    };
    html! {
        figure.course {
            svg viewBox={ "0 0 " (WIDTH) " " (height) } preserveAspectRatio="none" role="img"
                aria-label="Who speaks when" style={ "height:" (height + 4) "px" } {
                @for (index, turn) in turns.iter().enumerate() {
                    @let (start, end) = place(index);
                    a href={ "#t" (index) } {
                        rect style=(hue(turn.speaker)) data-speaker=(turn.speaker)
                            x=(format!("{:.2}", (start - from) * scale))
                            y=(turn.speaker.min(rows - 1) * 12 + 1)
                            width=(format!("{:.2}", ((end - start) * scale).max(1.0))) height="10" {
                            title { (document.transcript().name(turn, document.text())) ", turn " (index + 1) }
                        }
                    }
                }
            }
            figcaption.quiet { "Who speaks when, " (caption) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hues_differ() {
        let hues: std::collections::BTreeSet<_> = (0..40).map(hue).collect();
        assert_eq!(hues.len(), 40);
        assert_eq!(hue(0), "--hue:212");
    }

    #[test]
    fn the_course_follows_the_time_where_all_turns_tell_it() {
        let timed = "1\n00:00:10,000 --> 00:00:12,000\n甲: 一\n\n2\n00:00:30,000 --> 00:00:50,000\n乙: 二\n";
        let markup = courses(&Document::parse(timed)).into_string();
        assert!(markup.contains("0:10 to 0:50"), "{markup}");
        assert!(markup.contains("x=\"500.00\""), "the second starts half way: {markup}");

        let untimed = "甲：一。\n\n乙：二。\n\n甲：三。\n\n乙：四。\n";
        assert!(courses(&Document::parse(untimed)).into_string().contains("along the text"));
        assert_eq!(courses(&Document::parse("无人说话。")).into_string(), "");
    }
}
