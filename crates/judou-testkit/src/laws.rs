//! Laws about spans: where they may lie in a text and against one another.
//!
//! Each takes owned or borrowed spans and panics at the caller's line with the text round the
//! offence, escaped, so that a failure in a fuzz log can be pasted into a test.

use std::borrow::Borrow;
use std::fmt::Write as _;

use judou_source::Span;

/// Bytes of text shown before and after an offence.
const CONTEXT: usize = 40;

/// Asserts that `spans`, in this order, tile `text`: the first starts at 0, each starts where the
/// one before ended, the last ends at the end of the text, none is empty, and all lie on char
/// boundaries.
///
/// The empty text is tiled by no span at all. An empty piece is refused because an iterator that
/// gives one has stopped advancing.
///
/// # Panics
///
/// If they do not; the message shows the first offence and the text round it.
///
/// # Examples
///
/// ```
/// use judou_source::Span;
/// use judou_testkit::assert_tiles;
///
/// assert_tiles("句读", [Span::new(0, 3), Span::new(3, 6)]);
/// ```
///
/// ```should_panic
/// use judou_source::Span;
/// use judou_testkit::assert_tiles;
///
/// assert_tiles("句读", [Span::new(0, 3)]); // the last three bytes are lost
/// ```
#[track_caller]
pub fn assert_tiles<S: Borrow<Span>>(text: &str, spans: impl IntoIterator<Item = S>) {
    let mut end = 0;
    for (index, span) in spans.into_iter().enumerate() {
        let span = *span.borrow();
        check_span(text, index, span);
        let between = Span::new(span.start.min(end), span.start.max(end));
        assert!(
            span.start <= end,
            "gap: span {index} ({span:?}) starts {} bytes after the end of the one before{}",
            span.start - end,
            show(text, between)
        );
        assert!(
            span.start >= end,
            "overlap: span {index} ({span:?}) starts {} bytes before the end of the one before{}",
            end - span.start,
            show(text, between)
        );
        assert!(
            !span.is_empty(),
            "empty piece: span {index} ({span:?}) covers nothing{}",
            show(text, span)
        );
        end = span.end;
    }
    assert!(
        end == text.len(),
        "not covered: the spans end at {end} and the text at {}{}",
        text.len(),
        show(text, Span::new(end, text.len()))
    );
}

/// Asserts that each of `spans` lies in `text` and on its char boundaries, and ends no earlier than
/// it starts.
///
/// # Panics
///
/// If one does not; the message names it and shows the text round it.
///
/// # Examples
///
/// ```should_panic
/// use judou_source::Span;
/// use judou_testkit::assert_on_boundaries;
///
/// assert_on_boundaries("句读", [Span::new(0, 4)]); // cuts 读
/// ```
#[track_caller]
pub fn assert_on_boundaries<S: Borrow<Span>>(text: &str, spans: impl IntoIterator<Item = S>) {
    for (index, span) in spans.into_iter().enumerate() {
        check_span(text, index, *span.borrow());
    }
}

/// Asserts that `spans` come in order and do not overlap; gaps and empty spans are allowed.
///
/// # Panics
///
/// If two overlap or are out of order, or if one is out of bounds or cuts a character.
///
/// # Examples
///
/// ```
/// use judou_source::Span;
/// use judou_testkit::assert_ordered_disjoint;
///
/// assert_ordered_disjoint("甲：好。", [Span::new(0, 3), Span::new(6, 9)]);
/// ```
///
/// ```should_panic
/// use judou_source::Span;
/// use judou_testkit::assert_ordered_disjoint;
///
/// assert_ordered_disjoint("甲：好。", [Span::new(6, 9), Span::new(0, 3)]);
/// ```
#[track_caller]
pub fn assert_ordered_disjoint<S: Borrow<Span>>(text: &str, spans: impl IntoIterator<Item = S>) {
    let mut before: Option<Span> = None;
    for (index, span) in spans.into_iter().enumerate() {
        let span = *span.borrow();
        check_span(text, index, span);
        if let Some(before) = before {
            assert!(
                before.end <= span.start,
                "out of order: span {index} ({span:?}) starts before the end of the one before \
                 ({before:?}){}",
                show(text, before.cover(span))
            );
        }
        before = Some(span);
    }
}

/// Asserts that all of `inner` lies in `outer`, as a label lies in its turn.
///
/// # Panics
///
/// If it does not.
///
/// # Examples
///
/// ```should_panic
/// use judou_source::Span;
/// use judou_testkit::assert_nested;
///
/// assert_nested(Span::new(0, 3), Span::new(2, 4));
/// ```
#[track_caller]
pub fn assert_nested(outer: Span, inner: Span) {
    assert!(
        outer.start <= inner.start && inner.start <= inner.end && inner.end <= outer.end,
        "not nested: {inner:?} does not lie in {outer:?}"
    );
}

#[track_caller]
fn check_span(text: &str, index: usize, span: Span) {
    assert!(span.start <= span.end, "reversed: span {index} is {span:?}");
    assert!(
        span.end <= text.len(),
        "out of bounds: span {index} ({span:?}) ends after the text, which has {} bytes{}",
        text.len(),
        show(text, span)
    );
    for (side, offset) in [("start", span.start), ("end", span.end)] {
        assert!(
            text.is_char_boundary(offset),
            "inside a character: the {side} of span {index} ({span:?}){}",
            show(text, span)
        );
    }
}

/// The text round `span`, escaped, with `⟦` and `⟧` at its ends; of a long span both ends alone.
fn show(text: &str, span: Span) -> String {
    let start = floor(text, span.start);
    let end = floor(text, span.end).max(start);
    let from = floor(text, start.saturating_sub(CONTEXT));
    let to = floor(text, end.saturating_add(CONTEXT));
    let mut shown = String::from("\n  text: ");
    let _ = write!(shown, "{}{}⟦", if from > 0 { "…" } else { "" }, escape(text, from, start));
    if end - start <= 2 * CONTEXT {
        shown.push_str(&escape(text, start, end));
    } else {
        let head = escape(text, start, floor(text, start + CONTEXT));
        let tail = escape(text, floor(text, end - CONTEXT), end);
        let _ = write!(shown, "{head}…{tail}");
    }
    let _ = write!(shown, "⟧{}{}", escape(text, end, to), if to < text.len() { "…" } else { "" });
    shown
}

fn escape(text: &str, start: usize, end: usize) -> String {
    text.get(start..end).unwrap_or_default().escape_debug().collect()
}

fn floor(text: &str, offset: usize) -> usize {
    let offset = offset.min(text.len());
    (0..=offset).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use std::panic::catch_unwind;

    use super::*;

    /// The message that `law` panics with.
    fn broken(law: impl FnOnce() + std::panic::UnwindSafe) -> String {
        let payload = catch_unwind(law).expect_err("the law should have been broken");
        payload.downcast_ref::<String>().cloned().unwrap_or_default()
    }

    type Pairs = &'static [(usize, usize)];

    fn spans(pairs: &[(usize, usize)]) -> Vec<Span> {
        // Literal, not `Span::new`: a law must see reversed spans as they are.
        pairs.iter().map(|&(start, end)| Span { start, end }).collect()
    }

    #[test]
    fn tilings_pass() {
        let cases: [(&str, Pairs); 4] = [
            ("", &[]),
            ("甲", &[(0, 3)]),
            ("甲乙", &[(0, 3), (3, 6)]),
            ("a\r\nb", &[(0, 3), (3, 4)]),
        ];
        for (text, pairs) in cases {
            assert_tiles(text, spans(pairs));
            let borrowed = spans(pairs);
            assert_tiles(text, borrowed.iter());
        }
    }

    #[test]
    fn each_way_to_break_a_tiling_is_seen() {
        let cases: [(&str, Pairs, &str); 10] = [
            ("甲乙", &[], "not covered"),
            ("甲乙", &[(0, 3)], "not covered"),
            ("甲乙", &[(3, 6)], "gap"),
            ("甲乙丙", &[(0, 3), (6, 9)], "gap"),
            ("甲乙", &[(0, 3), (0, 6)], "overlap"),
            ("甲乙", &[(0, 6), (3, 6)], "overlap"),
            ("甲乙", &[(0, 4), (4, 6)], "inside a character"),
            ("甲乙", &[(0, 3), (3, 9)], "out of bounds"),
            ("甲乙", &[(0, 3), (3, 3), (3, 6)], "empty piece"),
            ("甲乙", &[(3, 0)], "reversed"),
        ];
        for (text, pairs, expected) in cases {
            let message = broken(move || assert_tiles(text, spans(pairs)));
            assert!(message.starts_with(expected), "{pairs:?} gave {message:?}");
        }
    }

    #[test]
    fn order_cases() {
        assert_ordered_disjoint("abcdef", spans(&[(0, 1), (1, 1), (3, 6)]));
        let cases: [(Pairs, &str); 4] = [
            (&[(0, 2), (1, 3)], "out of order"),
            (&[(3, 4), (0, 1)], "out of order"),
            (&[(0, 1), (5, 7)], "out of bounds"),
            (&[(4, 2)], "reversed"),
        ];
        for (pairs, expected) in cases {
            let message = broken(move || assert_ordered_disjoint("abcdef", spans(pairs)));
            assert!(message.starts_with(expected), "{pairs:?} gave {message:?}");
        }
    }

    #[test]
    fn boundary_and_nesting_cases() {
        assert_on_boundaries("é", spans(&[(0, 2), (0, 0), (2, 2)]));
        assert!(broken(|| assert_on_boundaries("é", spans(&[(1, 2)]))).starts_with("inside"));
        assert_nested(Span::new(2, 5), Span::new(5, 5));
        for inner in [Span::new(1, 3), Span::new(4, 6), Span { start: 4, end: 3 }] {
            assert!(broken(|| assert_nested(Span::new(2, 5), inner)).starts_with("not nested"));
        }
    }

    #[test]
    fn messages_show_the_text_round_the_offence() {
        let text = format!("{}句\n读{}", "前".repeat(100), "后".repeat(100));
        let message = broken(move || assert_tiles(&text, spans(&[(0, 300), (304, 607)])));
        assert!(message.contains("…前前"), "{message}");
        assert!(message.contains("⟦句\\n⟧读后"), "{message}");
        assert!(message.len() < 400, "{message}");
    }
}
