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
fn words_of_korean_stand_between_blanks() {
    let lexicon = Lexicon::parse("학교\n서울역\t서울|역\n교실\t50\nAI학\n").expect("good lines");
    let decomposed = "\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}";
    // Text, its words by the model, and by the model and the lexicon.
    let cases: [(&str, &[&str], &[&str]); 9] = [
        ("우리는 집에서", &["우리는", " ", "집에서"], &["우리는", " ", "집에서"]),
        ("학교에서 3개월,", &["학교에서", " ", "3개월", ","], &["학교", "에서", " ", "3개월", ","]),
        ("서울역에", &["서울역에"], &["서울", "역", "에"]),
        ("새교실에서", &["새교실에서"], &["새", "교실", "에서"]),
        ("우리 AI학교가", &["우리", " ", "AI학교가"], &["우리", " ", "AI학", "교가"]),
        ("(서울역)에서", &["(", "서울역", ")", "에서"], &["(", "서울", "역", ")", "에서"]),
        ("7.5%로 50%", &["7.5", "%", "로", " ", "50", "%"], &["7.5", "%", "로", " ", "50", "%"]),
        (decomposed, &[decomposed], &[decomposed]),
        ("안녕ㅠㅠ 네", &["안녕ㅠㅠ", " ", "네"], &["안녕ㅠㅠ", " ", "네"]),
    ];
    for (text, by_model, by_lexicon) in cases {
        assert_eq!(words(&segmenter(), text), by_model, "text {text:?}");
        assert_eq!(words(&segmenter().lexicon(&lexicon), text), by_lexicon, "text {text:?}");
    }
    let fine = segmenter().mode(WordMode::Fine);
    assert_eq!(words(&fine, "#한국어 1.5배로"), ["#한국어", " ", "1", ".", "5", "배로"]);
    let search = segmenter().mode(WordMode::Search);
    assert_eq!(words(&search, "우리는 GPT-4로"), ["우리는", " ", "GPT-4로"]);
    let wanted = Lexicon::parse("서울\t1\n").expect("a good line");
    assert_eq!(words(&search.lexicon(&wanted), "서울역에"), ["서울", "서울역에"]);
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
    /// The break at its end changes no word of a line: a sentence has the same words in a file as alone.
    #[test]
    fn line_breaks_change_no_word(text in strategies::prose()) {
        let segmenter = segmenter();
        for line in text.lines() {
            let with_break = format!("{line}\n");
            let mut expected = words(&segmenter, line);
            expected.push("\n");
            prop_assert_eq!(words(&segmenter, &with_break), expected);
        }
    }

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

proptest! {
    /// Hangul is read in runs to save time alone: a lexicon that has it read by syllables, but none of
    /// whose words is there, changes nothing.
    #[test]
    fn runs_of_hangul_change_no_word(
        text in "([가-힣]{1,6}|[ㄱ-ㅎ]{1,3}|[a-zA-Z]{1,3}|[0-9]{1,3}|[一-丸]{1,2}|[ .,()%'·-]){0,30}",
    ) {
        let lexicon = Lexicon::parse("뷁뷁뷁뷁뷁뷁뷁\n").expect("a good line");
        prop_assert_eq!(words(&segmenter(), &text), words(&segmenter().lexicon(&lexicon), &text));
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
        "가나%",
        "가 3나",
        "ㅋ\u{1112}\u{1161}",
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
