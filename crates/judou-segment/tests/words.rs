//! Words by the small model: what users may count on, and how time grows.

use judou_segment::{
    Lexicon, Span, Word, WordKind, WordMode, WordModel, WordScratch, WordSegmenter,
};
use judou_testkit::{assert_linear, assert_tiles, hostile, strategies};
use proptest::prelude::*;

fn segmenter() -> WordSegmenter<'static> {
    WordSegmenter::new(WordModel::small())
}

fn words<'t>(segmenter: &WordSegmenter<'_>, text: &'t str) -> Vec<&'t str> {
    segmenter.words(text).map(|word| word.span.of(text)).collect()
}

#[test]
fn typed_tokens_are_whole_in_running_text() {
    let segmenter = segmenter();
    let tokens = [
        ("3.14", WordKind::Number),
        ("1,234.56", WordKind::Number),
        ("2024-11-15", WordKind::Date),
        ("12:30", WordKind::Time),
        ("v1.2.3", WordKind::Version),
        ("https://example.com/a?b=c", WordKind::Url),
        ("a.b@example.org", WordKind::Email),
        ("@judou", WordKind::Mention),
        ("#话题#", WordKind::Hashtag),
        ("👨‍👩‍👧", WordKind::Emoji),
        ("🇯🇵", WordKind::Emoji),
        ("C++", WordKind::Letters),
        ("GPT-4", WordKind::Letters),
        ("don't", WordKind::Letters),
        ("U.S.A.", WordKind::Letters),
        ("Ёлка", WordKind::Letters),
    ];
    for (token, kind) in tokens {
        let text = format!("我看见 {token}，然后走了。");
        let span = Span::new(10, 10 + token.len());
        let found: Vec<Word> = segmenter.words(&text).collect();
        assert!(found.contains(&Word { span, kind }), "{token:?} in {found:?}");
    }
}

#[test]
fn short_units_are_counted_among_hiragana() {
    let segmenter = segmenter();
    let text = "これは3.14です。2024-11-15のC++";
    let found = words(&segmenter, text);
    for part in [&["3", ".", "14"][..], &["2024-11-15"], &["C++"]] {
        assert!(found.windows(part.len()).any(|window| window == part), "{part:?} in {found:?}");
    }
    assert!(words(&segmenter, "圆周率是3.14。").contains(&"3.14"));
}

#[test]
fn weights_tip_the_balance() {
    // Neither is a word; the greater weight decides.
    let text = "甲乙丙";
    for (first, second, expected) in [(30, 60, "乙丙"), (60, 30, "甲乙")] {
        let lexicon = format!("甲乙\t{first}\n乙丙\t{second}\n");
        let lexicon = Lexicon::parse(&lexicon).expect("good lines");
        let found = words(&segmenter().lexicon(&lexicon), text);
        assert!(found.contains(&expected), "{expected} in {found:?}");
    }
}

#[test]
fn search_adds_what_the_model_knows() {
    let text = "图书馆管理员和学生代表大会";
    let standard = words(&segmenter(), text);
    let search = words(&segmenter().mode(WordMode::Search), text);
    assert!(standard.iter().all(|word| search.contains(word)), "{standard:?} in {search:?}");
    assert_eq!(standard.concat(), text);
}

proptest! {
    /// Words tile the text, fine or not, and scratch memory keeps nothing of the text before.
    #[test]
    fn words_tile_the_text(first in strategies::mixed_script(), second in strategies::prose()) {
        let mut scratch = WordScratch::new();
        for mode in [WordMode::Standard, WordMode::Fine] {
            let segmenter = segmenter().mode(mode);
            for text in [&first, &second] {
                let mut spans = Vec::new();
                segmenter.spans_into(text, &mut scratch, &mut spans);
                assert_tiles(text, &spans);
                prop_assert!(segmenter.words(text).map(|word| word.span).eq(spans));
            }
        }
    }
}

#[test]
fn words_of_hostile_text_take_linear_time() {
    let seeds = [
        "汉",
        "か",
        "한",
        "a",
        "1",
        "@",
        "http://",
        "\u{301}",
        "👨\u{200D}",
        "か\u{3099}",
        " ",
        "（",
        "1.か",
        "-あ",
        "汉\u{FE00}",
        "...",
        "3.",
    ];
    for mode in WordMode::ALL {
        let segmenter = segmenter().mode(mode);
        for seed in seeds {
            assert_linear(
                &format!("{seed} {mode}"),
                4_000,
                |n| seed.repeat(n / seed.len()),
                |text| segmenter.words(text).count(),
            );
        }
    }
    for (name, make) in hostile::ALL {
        assert_linear(name, 1_000, make, |text| segmenter().words(text).count());
    }
}
