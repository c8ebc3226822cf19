//! Chunks in tokens: the limit holds, any text is taken, and time is linear.
#![cfg(feature = "tiktoken")]

use judou::{Chunker, Document, Sizer, Span, Tokenizer};
use judou_testkit::{assert_linear, hostile};

/// The fastest to unpack: what is tested here is the same for all.
fn tokens() -> Tokenizer {
    Tokenizer::by_name("r50k_base").unwrap()
}

#[test]
fn no_chunk_is_over_the_limit() {
    let tokens = tokens();
    for &(name, make) in hostile::ALL {
        let text = make(2_000);
        let document = Document::parse(&text);
        for max in [1, 7, 64] {
            let chunker = Chunker::new(max).unwrap().sizer(tokens.clone());
            for chunk in chunker.chunks(&document) {
                let size = tokens.size(&chunk.text);
                let graphemes = judou::segment::graphemes(&chunk.text).take(2).count();
                assert!(size <= max || graphemes == 1, "{name} in {max}: {size} of {chunk:?}");
            }
        }
    }
}

#[test]
fn white_space_without_end_has_a_size() {
    let text = " ".repeat(3 << 20) + "x";
    assert_eq!(tokens().size(&text), text.len(), "a token a byte");
    assert_eq!(tokens().size_up_to(&text, 1000), None);
    let document = Document::parse(&text);
    let chunker = Chunker::new(100_000).unwrap().sizer(tokens());
    let joined: usize = chunker.chunks(&document).map(|chunk| chunk.text.len()).sum();
    assert_eq!(joined, document.main_text().map(Span::len).sum::<usize>());
}

#[test]
fn chunks_in_tokens_take_linear_time() {
    type Make = fn(usize) -> String;
    let tokens = tokens();
    let cases: [(&str, Make); 3] = [
        ("sentences", |size| "One, two; three. 四五六。\n\n".repeat(size / 30)),
        ("one word", |size| "a".repeat(size)),
        ("one sentence", |size| "夜里退了，".repeat(size / 15)),
    ];
    for (name, make) in cases {
        assert_linear(name, 8_000, make, |text| {
            let document = Document::parse(text);
            Chunker::new(50).unwrap().sizer(tokens.clone()).chunks(&document).count()
        });
    }
}
