//! `judou chunk`: what is printed, what is refused, and sizes in tokens.

mod support;

use serde_json::json;
use support::{Folder, TALK};

#[test]
fn bad_sizes_are_refused_before_anything_is_read() {
    let folder = Folder::new();
    // `none.md` is not there: nothing asks for it.
    let cases: [(&[&str], &str); 8] = [
        (&["--max", "0"], "must be 1 or more"),
        (&["--max", "-1"], "unexpected argument"),
        (&["--max", "many"], "invalid value 'many'"),
        (&[], "--max"),
        (&["--max", "3", "--overlap", "3"], "must be smaller than the size, 3"),
        (
            &["--max", "3", "--unit", "pages"],
            "possible values: chars, bytes, graphemes, words, tokens",
        ),
        (&["--max", "3", "--unit", "tokens"], "add `--tokenizer` with `o200k_base`"),
        (
            &["--max", "3", "--unit", "words", "--tokenizer", "cl100k_base"],
            "`--unit words` does not",
        ),
    ];
    for (arguments, message) in cases {
        let all: Vec<&str> = ["chunk", "none.md"].iter().chain(arguments).copied().collect();
        let output = folder.run(&all);
        output.assert_code(2);
        assert!(output.err.contains(message), "{arguments:?}: {}", output.err);
        assert_eq!(output.out, "");
    }
}

#[test]
fn a_file_that_is_not_there_is_told_and_the_others_are_cut() {
    let folder = Folder::new();
    folder.write("talk.md", TALK);
    let output = folder.run(&["chunk", "--max", "1000", "none.md", "talk.md"]);
    output.assert_code(1);
    assert!(output.err.contains("cannot read `none.md`"), "{}", output.err);
    assert!(output.json().iter().all(|chunk| chunk["path"] == "talk.md"));
}

#[test]
fn what_formats_hide_is_decoded() {
    let folder = Folder::new();
    folder.write("chat.json", r#"[{"role": "user", "content": "A \"b\".\nC."}]"#);
    let chunk = folder.run(&["chunk", "--max", "100", "chat.json"]).assert_code(0).only_json();
    assert_eq!(chunk["text"], "user: A \"b\".\nC.");
    assert_eq!(chunk["decoded"], true);
    assert_eq!(chunk["speakers"], json!(["user"]));
    assert_eq!(chunk["spans"], json!([[1, 42]]));
}

#[cfg(not(feature = "tokens"))]
#[test]
fn a_program_without_tokenizers_says_how_to_get_them() {
    let folder = Folder::new();
    folder.write("talk.md", TALK);
    for name in ["cl100k_base", "tokenizer.json"] {
        let output = folder.run(&["chunk", "--max", "50", "--tokenizer", name, "talk.md"]);
        output.assert_code(1);
        assert!(output.err.contains("--features tokens"), "{}", output.err);
        assert_eq!(output.out, "");
    }
}

#[cfg(feature = "tokens")]
mod tokens {
    use judou::{Sizer, Tokenizer};

    use super::support::{Folder, TALK};

    /// Words and marks, one token each, and a length at which it would cut texts.
    const WORDS: &str = r#"{
        "version": "1.0", "added_tokens": [], "normalizer": null, "post_processor": null,
        "truncation": { "direction": "Right", "max_length": 4, "strategy": "LongestFirst", "stride": 0 },
        "padding": null, "decoder": null,
        "pre_tokenizer": { "type": "Whitespace" },
        "model": { "type": "WordLevel", "vocab": { "?": 0 }, "unk_token": "?" }
    }"#;

    #[test]
    fn no_chunk_has_more_tokens_than_asked() {
        let folder = Folder::new();
        folder.write("talk.md", TALK).write("words.json", WORDS);
        let words = Tokenizer::from_json(WORDS.as_bytes()).unwrap();
        let cases = [
            ("cl100k_base", Tokenizer::by_name("cl100k_base").unwrap(), 40),
            ("o200k_base", Tokenizer::by_name("o200k_base").unwrap(), 25),
            ("words.json", words, 12),
        ];
        for (name, tokens, max) in cases {
            let size = max.to_string();
            let arguments = ["chunk", "--max", &size, "--unit", "tokens", "--tokenizer", name];
            let output = folder.run(&[&arguments[..], &["talk.md"]].concat());
            let chunks = output.assert_code(0).json();
            assert!(chunks.len() > 3, "{name}: {chunks:?}");
            for chunk in chunks {
                let count = tokens.size(chunk["text"].as_str().unwrap());
                assert!((1..=max).contains(&count), "{name}: {count} tokens in {chunk}");
            }
        }
    }

    #[test]
    fn bad_tokenizers_are_refused() {
        let folder = Folder::new();
        folder.write("talk.md", TALK).write("bad.json", "{}");
        let cases = [
            ("cl1000", 2, "unknown tokenizer `cl1000`: give `o200k_base`"),
            ("none.json", 1, "cannot read `none.json`"),
            ("bad.json", 1, "`bad.json` is not a `tokenizer.json`"),
        ];
        for (name, code, message) in cases {
            let output = folder.run(&["chunk", "--max", "50", "--tokenizer", name, "talk.md"]);
            output.assert_code(code);
            assert!(output.err.contains(message), "{name}: {}", output.err);
            assert_eq!(output.out, "");
        }
    }
}
