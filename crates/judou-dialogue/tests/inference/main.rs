//! Whole documents of all kinds, dialogues and others, with the turns that a reader would see.
//!
//! The files in `samples` hold many documents each. A line `=== name (language)` begins one; `⟦Name⟧` stands
//! where a turn of that name starts and is taken out before the text is parsed. A document without
//! such a mark holds no dialogue. In answers that bear no label the name is empty.

use judou_dialogue::parse;

struct Document {
    name: String,
    text: String,
    /// Where each turn starts, and the name in its label.
    turns: Vec<(usize, String)>,
}

fn documents(file: &str) -> Vec<Document> {
    let parts = file.split("=== ").filter(|part| !part.is_empty());
    parts
        .map(|part| {
            let (name, marked) = part.split_once('\n').expect("a document below its name");
            let mut document =
                Document { name: name.to_owned(), text: String::new(), turns: Vec::new() };
            let mut rest = marked;
            while let Some((before, after)) = rest.split_once('⟦') {
                let (label, after) = after.split_once('⟧').expect("a mark that is closed");
                document.text.push_str(before);
                document.turns.push((document.text.len(), label.to_owned()));
                rest = after;
            }
            document.text.push_str(rest);
            document
        })
        .collect()
}

/// The documents of `file` whose turns are not those that are marked, and how they differ.
fn wrong(file: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for document in documents(file) {
        let text = &document.text;
        let transcript = parse(text);
        let found: Vec<(usize, String)> = transcript
            .turns
            .iter()
            .map(|turn| {
                // A label in a list or a heading begins with its mark, as the line does.
                let start = text[..turn.span.start].rfind('\n').map_or(0, |at| at + 1);
                let indentation =
                    text[start..].len() - text[start..].trim_start_matches([' ', '\u{3000}']).len();
                // A dash in place of a label is no name.
                let name = turn.name.of(text);
                (start + indentation, if turn.implicit { "" } else { name }.to_owned())
            })
            .collect();
        let expected: Vec<(usize, String)> = document
            .turns
            .iter()
            .map(|(at, name)| {
                let indentation =
                    text[*at..].len() - text[*at..].trim_start_matches([' ', '\u{3000}']).len();
                (at + indentation, name.clone())
            })
            .collect();
        if found == expected {
            continue;
        }
        let line = |at: usize| text[at..].lines().next().unwrap_or_default().to_owned();
        let missed = expected.iter().filter(|turn| !found.contains(turn));
        let extra = found.iter().filter(|turn| !expected.contains(turn));
        let missed: Vec<String> =
            missed.map(|(at, name)| format!("missed {name:?}: {}", line(*at))).collect();
        let extra: Vec<String> =
            extra.map(|(at, name)| format!("extra {name:?}: {}", line(*at))).collect();
        wrong.push(format!("{}: {missed:#?} {extra:#?}", document.name));
    }
    wrong
}

macro_rules! batches {
    ($($name:ident),*) => {$(
        #[test]
        fn $name() {
            let wrong = wrong(include_str!(concat!("samples/", stringify!($name), ".txt")));
            assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        }
    )*};
}

batches!(
    first,
    second,
    third,
    fourth,
    fifth,
    sixth,
    seventh,
    eighth,
    ninth,
    usual_forms,
    web_pages
);

#[test]
fn each_file_has_dialogues_and_others() {
    for file in [include_str!("samples/first.txt"), include_str!("samples/third.txt")] {
        let documents = documents(file);
        let dialogues = documents.iter().filter(|document| !document.turns.is_empty()).count();
        assert!(dialogues >= 12 && documents.len() - dialogues >= 12, "{dialogues} dialogues");
    }
}
