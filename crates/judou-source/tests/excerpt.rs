//! Excerpts as they are printed, and what holds for all of them.
#![cfg(feature = "excerpt")]

use judou_source::{Diagnostic, Excerpt, LineIndex, Span};
use judou_testkit::strategies::{character, document, mixed_script};
use judou_testkit::{assert_linear, hostile};
use proptest::prelude::*;
use proptest::sample::Index;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr as _};

/// The source lines and marks of an excerpt: what comes after the bar, from line 4 on.
fn body(shown: &str) -> String {
    let rows = shown.lines().skip(3).map(|row| row.split_once('|').map_or(row, |(_, row)| row));
    rows.map(|row| row.strip_prefix(' ').unwrap_or(row)).collect::<Vec<_>>().join("\n")
}

fn odd(span: Span) -> Diagnostic {
    Diagnostic::error("judou::odd", "something is odd", span)
}

fn find(text: &str, part: &str) -> Span {
    let start = text.find(part).expect("the part is in the text");
    Span::new(start, start + part.len())
}

#[test]
fn carets_stand_under_what_they_mean() {
    // Text, the part that is marked, what is shown.
    let cases = [
        ("plain text", "text", "plain text\n      ^^^^"),
        ("甲：你好，", "你好", "甲：你好，\n    ^^^^"), // fullwidth takes two cells
        ("ｱﾞ：半角", "半", "ｱﾞ：半角\n    ^^"),           // halfwidth kana takes one
        ("김：안녕하세요", "녕하", "김：안녕하세요\n      ^^^^"),
        ("\u{1112}\u{1161}\u{11ab}글", "글", "\u{1112}\u{1161}\u{11ab}글\n  ^^"), // jamo join
        ("👩\u{200d}👩\u{200d}👧は", "は", "👩\u{200d}👩\u{200d}👧は\n  ^^"),
        ("👍🏽👍🏽", "👍🏽", "👍🏽👍🏽\n^^"),
        ("🇹🇼🇯🇵末", "末", "🇹🇼🇯🇵末\n    ^^"),
        ("ne\u{301}e", "e\u{301}", "ne\u{301}e\n ^"),
        ("ne\u{301}e", "\u{301}", "ne\u{301}e\n ^"), // a mark stands in its letter's cell
        ("a\tb\tc", "c", "a   b   c\n        ^"),
        ("a\tb", "\t", "a   b\n ^^^"), // all blanks of a tab
        ("句\t读", "读", "句  读\n    ^^"),
        ("a\0b", "b", "a␀b\n  ^"),
        ("a\u{1b}[31mb", "\u{1b}", "a␛[31mb\n ^"),
        ("a\u{202e}b", "b", "a<U+202E>b\n         ^"),
        ("a\u{202e}b", "\u{202e}", "a<U+202E>b\n ^^^^^^^^"),
        ("一\r二\r三", "二", "二\n^^"),
        ("一\r\n二", "\r\n", "一\n  ^"), // an ending is the place after the line
        ("一\n二", "\n", "一\n  ^"),
        ("\u{feff}标题", "题", "标题\n  ^^"), // a byte order mark takes no cell
        ("\u{feff}标题", "\u{feff}", "<U+FEFF>标题\n^^^^^^^^"), // unless it is the matter
        ("а\u{2028}б", "б", "а<U+2028>б\n         ^"),
        ("一\n二\n三", "一\n二\n", "一\n^^\n二\n^^"), // the last ending does not open a line
        ("一\n二三\n", "一\n二", "一\n^^\n二三\n^^"),
        ("一二\n\n三四", "二\n\n三", "一二\n  ^^\n...\n三四\n^^"),
    ];
    for (text, part, expected) in cases {
        let shown = Excerpt::new(text, &odd(find(text, part))).to_string();
        assert_eq!(body(&shown), expected, "part {part:?} of {text:?}");
    }
}

#[test]
fn places_between_characters_get_one_caret() {
    // Text, offset, position, what is shown.
    let cases = [
        ("", 0, "1:1", "\n^"),
        ("", 5, "1:1", "\n^"),
        ("句读", 3, "1:2", "句读\n  ^"),
        ("句读", 4, "1:2", "句读\n  ^"), // inside 读
        ("句读", 6, "1:3", "句读\n    ^"),
        ("句读\n", 6, "1:3", "句读\n    ^"),
        ("句读\n", 7, "2:1", "\n^"),
        ("句读\r\n", 7, "1:4", "句读\n    ^"),
    ];
    for (text, offset, place, expected) in cases {
        let shown = Excerpt::new(text, &odd(Span::empty(offset))).to_string();
        assert!(shown.contains(&format!("--> {place}\n")), "{offset} in {text:?} gave {shown}");
        assert_eq!(body(&shown), expected, "{offset} in {text:?}");
    }
}

#[test]
fn labels_stand_at_their_own_lines() {
    let text = "甲：一\n乙：二\n丙：三\n甲：四\n";
    let diagnostic = Diagnostic::warning("judou::dialogue::odd", "`甲` is odd", Span::new(30, 33))
        .with_label(Span::new(0, 3), "first seen here")
        .with_label(Span::new(36, 39), "said this")
        .with_label(Span::new(10, 29), "")
        .with_help("write one of\n`甲` and `乙`");
    let shown = Excerpt::new(text, &diagnostic).path("对话/talk.md").to_string();
    let expected = "\
warning[judou::dialogue::odd]: `甲` is odd
  --> 对话/talk.md:4:1
   |
 1 | 甲：一
   | -- first seen here
 2 | 乙：二
   | ------
 3 | 丙：三
   | ------
 4 | 甲：四
   | ^^
   |     -- said this
   |
   = help: write one of
           `甲` and `乙`";
    assert_eq!(shown, expected);
}

#[test]
fn line_numbers_share_a_gutter() {
    let text = "行\n".repeat(1000);
    let diagnostic = odd(Span::new(4 * 999, 4 * 999 + 3)).with_label(Span::new(4, 7), "like this");
    let shown = Excerpt::new(&text, &diagnostic).to_string();
    let expected = "\
error[judou::odd]: something is odd
    --> 1000:1
     |
   2 | 行
     | -- like this
...
1000 | 行
     | ^^";
    assert_eq!(shown, expected);
}

#[test]
fn long_lines_are_cut_round_the_marks() {
    let text = "山".repeat(500) + "【错】" + &"水".repeat(500);
    let wrong = find(&text, "【错】");
    // Spans to mark (the first is the diagnostic's), what is shown.
    let cases: [(&[Span], &str); 6] = [
        (&[wrong], "…山山山【错】水水水水…\n       ^^^^^^"),
        (&[Span::new(0, 3)], "山山山山山山山山山山…\n^^"),
        (&[Span::empty(text.len())], "…水水水水水水水水水水\n                     ^"),
        // A span that is cut takes the `…` as well.
        (&[Span::new(3, text.len())], "山山山山山山山山山山…\n  ^^^^^^^^^^^^^^^^^^^"),
        // Marks that are close share a window, others get their own.
        (
            &[wrong, Span::new(wrong.end, wrong.end + 3)],
            "…山山山【错】水水水水…\n       ^^^^^^\n             -- label",
        ),
        (
            &[wrong, Span::new(0, 3)],
            "山山山山山山山山山山…\n-- label\n…山山山【错】水水水水…\n       ^^^^^^",
        ),
    ];
    for (spans, expected) in cases {
        let (first, others) = spans.split_first().expect("one span at least");
        let diagnostic =
            others.iter().fold(odd(*first), |odd, &span| odd.with_label(span, "label"));
        let shown = Excerpt::new(&text, &diagnostic).width(20).to_string();
        assert_eq!(body(&shown), expected, "spans {spans:?}");
    }
}

#[test]
fn colour_adds_codes_and_nothing_else() {
    let text = "甲：一\n甲：二\n";
    let diagnostic =
        odd(Span::new(10, 13)).with_label(Span::new(0, 3), "first").with_help("remove it");
    let plain = Excerpt::new(text, &diagnostic).to_string();
    let coloured = Excerpt::new(text, &diagnostic).color(true).to_string();
    assert!(coloured.contains("\u{1b}[1;31m^^\u{1b}[0m"), "{coloured:?}");
    assert!(coloured.contains("\u{1b}[1;34m-- first\u{1b}[0m"), "{coloured:?}");
    let codes =
        coloured.split('\u{1b}').map(|part| part.split_once('m').map_or(part, |(_, rest)| rest));
    // What comes before the first code has no code to lose.
    assert!(coloured.starts_with('\u{1b}'));
    assert_eq!(codes.skip(1).collect::<String>(), plain);
}

#[test]
fn no_part_of_it_can_drive_the_terminal() {
    let text = "\u{1b}]0;title\u{7}\n";
    let diagnostic = Diagnostic::note("judou::x", "`\u{1b}[2J\n`", Span::new(0, 1))
        .with_label(Span::new(1, 2), "\u{202e}")
        .with_help("\u{9b}1m");
    let shown = Excerpt::new(text, &diagnostic).path("a\nb\u{1b}[m.md").to_string();
    let expected = "\
note[judou::x]: `␛[2J␊`
  --> a␊b␛[m.md:1:1
   |
 1 | ␛]0;title␇
   | ^
   |  - <U+202E>
   |
   = help: <U+009B>1m";
    assert_eq!(shown, expected);
}

/// A place in a text, on a char boundary or not.
fn place(text: &str, index: Index) -> usize {
    index.index(text.len() + 3)
}

proptest! {
    /// Any spans of any text print, on rows no wider than asked for, without control characters;
    /// the last row is a marked one; an index changes nothing.
    #[test]
    fn excerpts_are_total(
        text in prop_oneof![document(), mixed_script()],
        places in prop::collection::vec(any::<(Index, Index)>(), 1..4),
        width in 16_usize..60,
    ) {
        let spans = places.iter().map(|&(one, other)| {
            let (one, other) = (place(&text, one), place(&text, other));
            Span::new(one.min(other), one.max(other))
        });
        let spans: Vec<Span> = spans.collect();
        let diagnostic = spans.iter().skip(1).fold(odd(spans[0]), |odd, &span| odd.with_label(span, ""));
        let excerpt = Excerpt::new(&text, &diagnostic).width(width);
        let shown = excerpt.to_string();
        let index = LineIndex::new(&text);
        prop_assert_eq!(&excerpt.index(&index).to_string(), &shown);
        prop_assert!(!shown.contains(|c: char| c.is_control() && c != '\n'), "{:?}", shown);
        let rows: Vec<&str> = shown.lines().skip(3).collect();
        for row in &rows {
            // Line number, bar and two `…` come on top.
            prop_assert!(row.width() <= width + 8, "{} wide: {:?}", row.width(), row);
        }
        prop_assert!(rows.last().is_some_and(|row| row.ends_with(['^', '-'])), "{:?}", shown);
    }

    /// In a line of characters without context, a caret stands after as many cells as the
    /// characters before it take.
    #[test]
    fn carets_are_measured(before in prop::collection::vec(character(), 0..20), marked in "句读") {
        // Left out: what joins its neighbours (marks, flags, skin tones, scripts with ligatures) or
        // is shown otherwise.
        let alone = |c: &char| {
            let joins = ('\u{1f1e6}'..='\u{1f3ff}').contains(c) || ('\u{600}'..'\u{3000}').contains(c);
            c.width().is_some_and(|width| width > 0) && !joins && *c != '\u{ad}'
        };
        let before: String = before.into_iter().filter(alone).collect();
        let text = before.clone() + &marked;
        let diagnostic = odd(Span::new(before.len(), text.len()));
        let shown = Excerpt::new(&text, &diagnostic).to_string();
        let cells: usize = before.chars().filter_map(UnicodeWidthChar::width).sum();
        prop_assert!(shown.ends_with(&format!("| {:cells$}^^^^", "")), "{} cells:\n{}", cells, shown);
    }
}

/// With an index, what is far from the span costs nothing: 64 times the text may not take even
/// twice the time.
#[test]
fn excerpts_are_linear_in_their_window() {
    for &(name, make) in hostile::ALL {
        let times = [100_000, 6_400_000].map(|n| {
            let text = make(n);
            let index = LineIndex::new(&text);
            let span = Span::new(text.len() / 2, text.len() - 10);
            let diagnostic = odd(span).with_label(Span::empty(10), "here");
            let excerpt = Excerpt::new(&text, &diagnostic).index(&index);
            let time = |_| {
                let start = std::time::Instant::now();
                let shown = std::hint::black_box(excerpt.to_string());
                assert!(shown.len() < 20_000, "{name}: {} bytes", shown.len());
                start.elapsed()
            };
            (0..20).map(time).min().unwrap_or_default()
        });
        // The floor keeps runs of a few microseconds from being compared.
        let floor = std::time::Duration::from_millis(2);
        assert!(times[1] < times[0].max(floor) * 2, "{name}: {times:?}");
    }
}

#[test]
fn rendering_many_diagnostics_is_linear() {
    assert_linear(
        "many diagnostics",
        1_000,
        |n| "甲：好\r".repeat(n),
        |text| {
            let index = LineIndex::new(text);
            let spans = (0..text.len() / 100).map(|at| Span::empty(at * 100));
            spans
                .map(|span| Excerpt::new(text, &odd(span)).index(&index).to_string().len())
                .sum::<usize>()
        },
    );
    assert_linear(
        "many labels on a line",
        1_000,
        |n| "句".repeat(n),
        |text| {
            let diagnostic = (0..text.len() / 100)
                .fold(odd(Span::empty(0)), |odd, at| odd.with_label(Span::empty(at * 100), "here"));
            Excerpt::new(text, &diagnostic).to_string().len()
        },
    );
}
