//! One claim a line: what a token is, and of what kind.

use alloc::vec::Vec;

use judou_source::Span;

use super::*;
use WordKind::{Date, Email, Emoji, Hashtag, Letters, Mention, Number, Time, Url, Version};

/// The token at `at`, if there is one, and where it or the character there ends.
fn step(text: &str, at: usize, grain: Grain) -> (usize, Option<Token>) {
    let token = token_at(text, at, grain);
    let end = match token {
        Some(token) => token.end,
        None => at + chars::char_at(text, at).map_or(1, char::len_utf8),
    };
    assert!(end > at, "an empty token at {at} of {text:?}");
    (end, token)
}

/// All tokens of `text`, looked for at each place where the one before it or another character ends.
fn tokens(text: &str, grain: Grain) -> Vec<(&str, WordKind)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let (end, token) = step(text, at, grain);
        let part =
            Span::new(at, end).get(text).unwrap_or_else(|| panic!("{at}..{end} of {text:?}"));
        found.extend(token.map(|token| (part, token.kind)));
        at = end;
    }
    found
}

#[track_caller]
fn check(cases: &[(&str, &[(&str, WordKind)])]) {
    for (text, expected) in cases {
        assert_eq!(tokens(text, Grain::Whole), *expected, "text {text:?}");
    }
}

/// Texts that are one token.
#[track_caller]
fn check_whole(kind: WordKind, texts: &[&str]) {
    for text in texts {
        assert_eq!(tokens(text, Grain::Whole), [(*text, kind)], "text {text:?}");
        let inside = ["见", text, "。"].concat();
        assert_eq!(tokens(&inside, Grain::Whole), [(*text, kind)], "text {inside:?}");
    }
}

#[test]
fn numbers() {
    check_whole(
        Number,
        &[
            "0",
            "2024",
            "3.14",
            "1,234",
            "1,234,567.89",
            "１，２３４．５",
            "２０２４",
            "138-0013-8000",
        ],
    );
    check(&[
        ("50%", &[("50", Number)]), // the sign is for the model
        ("1,2,3", &[("1", Number), ("2", Number), ("3", Number)]),
        ("12,3456", &[("12", Number), ("3456", Number)]), // no group of three
        ("1234,567", &[("1234", Number), ("567", Number)]),
        ("3.", &[("3", Number)]),
        ("1，234", &[("1", Number), ("234", Number)]), // a list, in halfwidth digits
        (".5与.7", &[(".5", Number), (".7", Number)]),
        ("a.5", &[("a", Letters), ("5", Number)]), // no number begins at a point inside
        ("….5", &[(".5", Number)]),
        ("1950-54", &[("1950", Number), ("54", Number)]), // a range is two numbers
        ("-5", &[("5", Number)]),
    ]);
}

#[test]
fn quantities_are_words_with_a_number() {
    check_whole(Letters, &["3D", "10km", "2.5GHz", "5th", "1,000km", "7-Eleven"]);
}

#[test]
fn dates_and_times() {
    check_whole(
        Date,
        &[
            "2024-11-15",
            "2024/1/5",
            "2024.11.15",
            "15.11.2024",
            "11/15/2024",
            "２０２４／１１／１５",
            "2024-11-15T12:30:00Z",
            "2024-11-15T12:30:00.25+08:00",
        ],
    );
    check_whole(
        Time,
        &["12:30", "9:05", "12:30:45", "１３：００", "25:30", "00:01:02.500", "13：00"],
    );
    check(&[
        ("2024-13-15", &[("2024", Number), ("13", Number), ("15", Number)]), // no such month
        ("2024-11/15", &[("2024", Number), ("11", Number), ("15", Number)]),
        ("3:2", &[("3", Number), ("2", Number)]), // a score
        ("12:75", &[("12", Number), ("75", Number)]),
        ("2024-11-15-3", &[("2024", Number), ("11", Number), ("15", Number), ("3", Number)]),
        ("32/11/2024", &[("32", Number), ("11", Number), ("2024", Number)]),
    ]);
}

#[test]
fn versions() {
    check_whole(
        Version,
        &["1.2.3", "v1.2", "v1.2.3", "V10.0.1-rc.1", "2.0.0-beta2", "192.168.0.1", "1.0.0rc1"],
    );
    check(&[
        ("v2", &[("v2", Letters)]),
        ("1.2.3-rcx", &[("1.2.3", Version), ("rcx", Letters)]),
        ("1.2.3。", &[("1.2.3", Version)]),
    ]);
}

#[test]
fn addresses() {
    check_whole(
        Url,
        &[
            "http://example.com",
            "https://example.com/a?b=c&d=1#e",
            "https://en.example.org/wiki/Dog_(animal)",
            "http://localhost:8080/x",
            "http://127.0.0.1/",
            "http://[::1]:80/",
            "https://user:word@example.com/",
            "http://例子.中国/a",
            "https://www.例子.com/a",
            "https://münchen.example/straße",
            "www.example.com",
            "www.example.museum/a",
            "example.com",
            "t.example.cn/a-b",
            "163.com",
            "example.co.jp:443/x",
            "ftp://example.org",
            "file:///etc/hosts",
            "mailto:a@example.org",
        ],
    );
    check_whole(
        Email,
        &[
            "a@example.org",
            "first.last+tag@mail.example.co.jp",
            "10086@example.cn",
            "x_y@example.com",
        ],
    );
    check(&[
        ("看http://example.com网站", &[("http://example.com", Url)]), // a host ends before Han
        ("(http://example.com/a)", &[("http://example.com/a", Url)]),
        ("http://example.com/a.", &[("http://example.com/a", Url)]),
        ("http://example.com，好", &[("http://example.com", Url)]),
        ("“http://example.com/”", &[("http://example.com/", Url)]),
        ("<http://example.com>", &[("http://example.com", Url)]),
        ("http://例子.中国的", &[("http://例子.中国", Url)]),
        ("http://例子", &[("http", Letters)]),
        ("example.com.Then", &[("example.com", Url), ("Then", Letters)]),
        ("end.Then", &[("end", Letters), ("Then", Letters)]),
        ("fish.in", &[("fish", Letters), ("in", Letters)]),
        ("a@b", &[("a", Letters), ("b", Letters)]),
        ("a@example.org.", &[("a@example.org", Email)]),
        ("home@example", &[("home", Letters), ("example", Letters)]),
        ("note: http", &[("note", Letters), ("http", Letters)]),
    ]);
}

#[test]
fn names_and_topics() {
    check_whole(Mention, &["@judou", "@judou_dev1", "@a.b"]);
    check_whole(Hashtag, &["#rust", "#话题#", "#2024年会#", "#A"]);
    check(&[
        ("@小明 你好", &[("@小明", Mention)]),
        ("@小明：你好", &[("@小明", Mention)]),
        ("@小明", &[("@小明", Mention)]),
        ("@小明（你好", &[]), // nothing that ends names follows
        ("SETI@home", &[("SETI", Letters), ("home", Letters)]),
        ("#1和#2", &[("1", Number), ("2", Number)]),
        ("# 标题 #", &[]),
        ("#话题のこと、", &[]), // nothing tells the topic from the text
        ("#新闻 今天", &[("#新闻", Hashtag)]),
        ("@@a", &[("@a", Mention)]),
        ("#008080", &[("008080", Number)]),
    ]);
}

#[test]
fn latin_words() {
    check_whole(
        Letters,
        &[
            "hello",
            "don't",
            "don’t",
            "l'été",
            "Ёлка",
            "Ελλάδα",
            "ＡＢＣ",
            "naïve",
            "e\u{301}te\u{301}",
            "GPT-4",
            "al-Banna",
            "rock-n-roll",
            "U.S.A.",
            "U.S",
            "e.g.",
            "C++",
            "C++17",
            "C#",
            ".NET",
            "ASP.NET",
            "Node.js",
            "main.rs",
            "a.tar.gz",
            "R&D",
            "AT&T",
            "km/h",
            "snake_case",
            "__init__",
            "A320",
            "Y2K",
            "ﬁne",
            "COVID-19",
        ],
    );
    check(&[
        ("'quoted'", &[("quoted", Letters)]),
        ("dogs' tails", &[("dogs", Letters), ("tails", Letters)]),
        ("well-", &[("well", Letters)]),
        ("a&b", &[("a", Letters), ("b", Letters)]),
        ("A/B", &[("A", Letters), ("B", Letters)]),
        ("Hello.World", &[("Hello", Letters), ("World", Letters)]),
        ("___", &[("___", WordKind::Symbol)]), // a blank to be filled in
        ("C#和F#", &[("C#", Letters), ("F#", Letters)]),
        ("J.K.Rowling", &[("J.K.", Letters), ("Rowling", Letters)]),
        ("a+b", &[("a", Letters), ("b", Letters)]),
        ("T恤", &[("T", Letters)]),
        ("汉字かなカナ한글", &[]),
    ]);
}

#[test]
fn marks_that_are_one() {
    use WordKind::{Punctuation, Symbol};
    check_whole(Punctuation, &["...", "……", "——", "--", "***"]);
    check_whole(Symbol, &["^^", "===="]);
    check(&[
        ("…。", &[]), // one mark is for the scanner
        ("1--2", &[("1", Number), ("--", Punctuation), ("2", Number)]),
        ("！！''..", &[]), // treebanks have these apart
        ("a...", &[("a", Letters), ("...", Punctuation)]),
    ]);
}

#[test]
fn other_scripts_follow_uax_29() {
    check(&[
        ("שלום עולם", &[("שלום", Letters), ("עולם", Letters)]),
        ("क्षमा", &[("क्षमा", Letters)]),
        ("مرحبا، ١٢٣", &[("مرحبا", Letters), ("١٢٣", Number)]),
        ("ℓ당", &[("ℓ", Letters)]),
        ("𠮷野家", &[]), // an ideograph like the others
    ]);
}

#[test]
fn emoji_sequences() {
    check_whole(Emoji, &["😀", "👨‍👩‍👧‍👦", "👍🏽", "🇯🇵", "1️⃣", "#️⃣", "❤️", "❤️‍🔥", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "⌚", "㊗️", "⭐"]);
    check(&[
        ("🇯🇵🇰🇷", &[("🇯🇵", Emoji), ("🇰🇷", Emoji)]),
        ("😂😂", &[("😂", Emoji), ("😂", Emoji)]),
        ("→❤㊗", &[]), // text, without a selector
        ("12️⃣", &[("12\u{FE0F}\u{20E3}", Number)]),
    ]);
}

#[test]
fn parts_are_runs() {
    let cases: [(&str, &[&str]); 7] = [
        ("3.14", &["3", "14"]),
        ("1,234.56", &["1", "234", "56"]),
        ("GPT-4", &["GPT", "4"]),
        ("A320 10km", &["A320", "10km"]),
        ("2024-11-15", &["2024", "11", "15"]),
        ("don't", &["don", "t"]),
        (
            "http://a.example.com/b a@example.org 👨‍👩‍👧",
            &["http://a.example.com/b", "a@example.org", "👨‍👩‍👧"],
        ),
    ];
    for (text, expected) in cases {
        let parts: Vec<&str> =
            tokens(text, Grain::Parts).into_iter().map(|(part, _)| part).collect();
        assert_eq!(parts, expected, "text {text:?}");
    }
}

/// Typed tokens of a megabyte of what could be read again and again.
#[test]
fn tokens_take_linear_time() {
    let seeds = [
        "1",
        "a",
        "@",
        "#",
        ".",
        "a.",
        "1.",
        "1,",
        "a@",
        "@a",
        "a@a.",
        "http://",
        "http://a",
        "a-",
        "a'",
        "#a",
        "#汉",
        "@汉",
        "1:",
        "12:3",
        "2024-",
        "👩\u{200D}",
        "e\u{301}",
        "\u{301}",
        "🇯",
        "_",
        "a&",
        "A&",
        "a/",
        "C+",
        "www.",
        "١",
        "א\"",
        "1\u{FE0F}",
        "v1.",
        "a:",
        "%",
        "http://汉",
        "ａ",
        "１",
        "..",
        "…",
        "-",
        "*",
        "^",
    ];
    for seed in seeds {
        judou_testkit::assert_linear(
            seed,
            10_000,
            |n| seed.repeat(n / seed.len()),
            |text| {
                let mut at = 0;
                while at < text.len() {
                    at = step(text, at, Grain::Whole).0;
                }
            },
        );
    }
}
