//! `judou segment --unit word`, `judou train` and `judou eval`.

mod support;

use support::Folder;

#[test]
fn words_are_those_of_the_standard_model() {
    let folder = Folder::new();
    folder.write("a.txt", "见 https://example.com/a，2024-11-15 到北京。\n");
    let run = folder.run(&["segment", "--unit", "word", "--output", "spaced", "a.txt"]);
    assert_eq!(run.out, "见 https://example.com/a ， 2024-11-15 到 北京 。\n");
    let record = folder.run(&["segment", "--unit", "word", "--json", "a.txt"]).only_json();
    assert_eq!(record["model"], "standard");
    let kinds: Vec<&str> =
        record["kinds"].as_array().unwrap().iter().map(|kind| kind.as_str().unwrap()).collect();
    let expected = [
        "han",
        "space",
        "url",
        "punctuation",
        "date",
        "space",
        "han",
        "han",
        "punctuation",
        "space",
    ];
    assert_eq!(kinds, expected);
    assert_eq!(record["spans"].as_array().unwrap().len(), kinds.len());
}

#[test]
fn uax29_is_one_option_away() {
    let folder = Folder::new();
    folder.write("a.txt", "到北京\n");
    let arguments = ["segment", "--unit", "word", "--model", "uax29", "-o", "spaced", "a.txt"];
    assert_eq!(folder.run(&arguments).out, "到 北 京\n");
    let record = folder
        .run(&["segment", "--unit", "word", "--model", "uax29", "--json", "a.txt"])
        .only_json();
    assert!(record.get("kinds").is_none() && record.get("model").is_none(), "{record}");
}

#[test]
fn a_lexicon_goes_before_the_model() {
    let folder = Folder::new();
    folder.write("a.txt", "他住在云上石桥镇。\n").write("own.txt", "# towns\n云上石桥镇\n");
    let arguments = ["segment", "-u", "word", "-o", "spaced", "--lexicon", "own.txt", "a.txt"];
    assert!(folder.run(&arguments).out.contains(" 云上石桥镇 "));
    folder.write("own.txt", "云上石桥镇\t云上|石桥|镇\n");
    assert!(folder.run(&arguments).out.contains(" 云上 石桥 镇 "));
}

#[test]
fn a_bad_lexicon_is_shown_and_nothing_is_read() {
    let folder = Folder::new();
    folder.write("a.txt", "好\n").write("own.txt", "石桥\n书院\tmany\n");
    let run = folder.run(&["segment", "-u", "word", "--lexicon", "own.txt", "a.txt"]);
    assert_eq!((run.code, run.out.as_str()), (Some(1), ""));
    let err = run.err;
    for part in ["error[judou::segment::lexicon-value]", "own.txt:2:4", "书院", "= help:"] {
        assert!(err.contains(part), "{part} in {err}");
    }
    let run = folder.run(&["segment", "-u", "word", "--lexicon", "none.txt", "a.txt"]);
    assert_eq!(run.code, Some(1));
    assert!(run.err.contains("none.txt"), "{}", run.err);
}

#[test]
fn options_of_words_need_words() {
    let folder = Folder::new();
    folder.write("a.txt", "好\n");
    let cases: [(&[&str], &str); 4] = [
        (&["segment", "--mode", "fine", "a.txt"], "add `--unit word`"),
        (
            &["segment", "-u", "word", "--model", "uax29", "--mode", "fine", "a.txt"],
            "neither a lexicon",
        ),
        (&["eval", "--mode", "search", "a.txt"], "overlap"),
        (&["eval", "--model", "uax29", "a.txt"], "no trained model"),
    ];
    for (arguments, message) in cases {
        let run = folder.run(arguments);
        assert_eq!(run.code, Some(2), "{arguments:?}");
        assert!(run.err.contains(message), "{arguments:?}: {}", run.err);
    }
}

#[test]
fn modes_cut_more_finely_or_give_more() {
    let folder = Folder::new();
    folder.write("a.txt", "GPT-4是3.14\n");
    let cut = |mode: &str| {
        folder.run(&["segment", "-u", "word", "-o", "spaced", "--mode", mode, "a.txt"]).out
    };
    assert_eq!(cut("standard"), "GPT-4 是 3.14\n");
    assert_eq!(cut("fine"), "GPT - 4 是 3 . 14\n");
    assert_eq!(cut("search"), "GPT GPT-4 4 是 3.14\n");
}

#[test]
fn a_model_is_trained_scored_and_used() {
    let folder = Folder::new();
    folder.write("gold.txt", "春天 来 了 。\n花 开 了 。\n春天 很 好 。\n".repeat(20));
    let run = folder.run(&["train", "--out", "own.judou", "--dev", "gold.txt", "gold.txt"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let record = run.only_json();
    assert_eq!((&record["sentences"], &record["dev"][0]["f1"]), (&60.into(), &1.0.into()));
    let first = folder.bytes("own.judou");

    let again = folder.run(&["train", "--out", "own.judou", "gold.txt"]);
    assert_eq!(again.code, Some(1), "the model is there already");
    folder.run(&["train", "--force", "--out", "own.judou", "gold.txt"]);
    assert_eq!(folder.bytes("own.judou"), first, "the same input gives the same bytes");

    let record = folder.run(&["eval", "--model", "own.judou", "gold.txt"]).only_json();
    assert_eq!((&record["words"], &record["right"]), (&240.into(), &240.into()));
    folder.write("a.txt", "春天开了。\n");
    let run =
        folder.run(&["segment", "-u", "word", "-o", "spaced", "--model", "own.judou", "a.txt"]);
    assert_eq!(run.out, "春天 开 了 。\n");
}

#[test]
fn bad_files_are_named_by_line() {
    let folder = Folder::new();
    let good = "1\t好\t_\t_\t_\t_\t0\t_\t_\t_\n";
    folder.write("gold.conllu", [good, "2\t书\n"].concat());
    for arguments in [&["eval", "gold.conllu"][..], &["train", "--out", "own.judou", "gold.conllu"]]
    {
        let run = folder.run(arguments);
        assert_eq!(run.code, Some(1), "{arguments:?}");
        assert!(run.err.contains("gold.conllu:2:1"), "{arguments:?}: {}", run.err);
    }
    folder
        .write("gold.txt", "好 书\n")
        .write("list.txt", "好 5\n书 many\n")
        .write("bad.judou", "no");
    let run = folder.run(&["train", "--out", "own.judou", "--words", "list.txt", "gold.txt"]);
    assert!(run.err.contains("list.txt:2:1"), "{}", run.err);
    assert!(!folder.names().contains(&"own.judou".into()), "{:?}", folder.names());
    let run = folder.run(&["eval", "--model", "bad.judou", "gold.txt"]);
    assert!(run.err.contains("`bad.judou` is no word model"), "{}", run.err);
}
