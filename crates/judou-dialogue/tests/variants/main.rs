//! What programs really write: variants of the notations, read as the turns that a reader would see.
//!
//! The files in `samples` hold many documents each. A line `=== name: notation` begins one, a line `>>>`
//! ends it; below stand its turns as `name|start-end|words`, a line break in the words as `\n`. Without
//! `>>>` nobody speaks in it. `⟨200e⟩` is a character that an editor would hide, by its number, and a
//! document whose name ends in `-crlf` has its lines ended that way.

use std::path::Path;

use judou_dialogue::{Notation, TranscriptParser, parse};

#[path = "../support/mod.rs"]
mod support;

struct Document {
    name: String,
    notation: Option<Notation>,
    text: String,
    turns: Vec<String>,
}

/// Writes out the characters that are given by number.
fn unhidden(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('⟨') {
        let (number, after) = after.split_once('⟩').expect("a number that is closed");
        out.push_str(before);
        out.extend(u32::from_str_radix(number, 16).ok().and_then(char::from_u32));
        rest = after;
    }
    out + rest
}

fn documents(file: &str) -> Vec<Document> {
    let parts = file.split("=== ").skip(1);
    parts
        .map(|part| {
            let (head, body) = part.split_once('\n').expect("a document below its name");
            let (name, notation) = head.split_once(": ").expect("a notation");
            let (text, turns) = body.split_once("\n>>>\n").unwrap_or((body, ""));
            let mut text = unhidden(text) + "\n";
            if name.ends_with("-crlf") {
                text = text.replace('\n', "\r\n");
            }
            let turns = turns.lines().filter(|line| !line.is_empty());
            let turns = turns.map(|line| unhidden(line).replace("\\n", "\n")).collect();
            Document { name: name.to_owned(), notation: notation.parse().ok(), text, turns }
        })
        .collect()
}

/// How a document is read otherwise than its sample says.
fn wrong(document: &Document) -> Option<String> {
    let Document { name, notation, text, turns } = document;
    let found = parse(text);
    support::assert_laws(text, &found);
    let mut complaints: Vec<String> = Vec::new();
    if found.notation != *notation {
        let is = |it: &Option<Notation>| it.map_or("none", Notation::name);
        complaints.push(format!("is {}, read as {}", is(notation), is(&found.notation)));
    }
    let spoken: Vec<String> =
        support::spoken(text, &found).into_iter().map(|turn| turn.replace("\r\n", "\n")).collect();
    if spoken != *turns {
        let missed = turns.iter().filter(|turn| !spoken.contains(turn));
        complaints.extend(missed.map(|turn| format!("missed {turn:?}")));
        let extra = spoken.iter().filter(|turn| !turns.contains(turn));
        complaints.extend(extra.map(|turn| format!("extra {turn:?}")));
        complaints.push(format!("{} turns of {}", spoken.len(), turns.len()));
    }
    if let Some(notation) = notation
        && !notation.is_free_form()
        && TranscriptParser::new().notation(*notation).parse(text) != found
    {
        complaints.push("forced, it is read otherwise than detected".to_owned());
    }
    (!complaints.is_empty()).then(|| format!("{name}\n  {}\n", complaints.join("\n  ")))
}

#[test]
fn variants_are_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/variants/samples");
    let (mut all, mut complaints) = (0, Vec::new());
    for entry in folder.read_dir().expect("samples") {
        let path = entry.expect("a file").path();
        for document in documents(&std::fs::read_to_string(path).expect("a sample")) {
            all += 1;
            complaints.extend(wrong(&document));
        }
    }
    assert!(all > 50, "{all} samples");
    assert!(complaints.is_empty(), "{} of {all}\n{}", complaints.len(), complaints.join("\n"));
}
