//! CSV and tables in Markdown.

use std::fmt::Write as _;

use judou_dialogue::Notation::{Csv, Table};
use proptest::prelude::*;

use crate::support::{assert_hostile_is_linear, fill, read, spoken};
use crate::{assert_read, assert_silent};

#[test]
fn csv() {
    let cases: &[(&str, &[&str])] = &[
        (
            "Date,User,Message\n2023-01-02 21:05:11,\"보라\",\"별이 \"\"정말\"\" 많네.\n저기 봐.\"\n2023-01-02 21:06:00,하늘,\"그러게, 예쁘다.\"\n",
            &[
                "보라|1672693511000-|별이 \"정말\" 많네.\n저기 봐.",
                "하늘|1672693560000-|그러게, 예쁘다.",
            ],
        ),
        (
            "speaker,start_ms,end_ms,text\r\nAnn,0,1500,Look over there.\r\nBen,1500,2500,Where?\r\n",
            &["Ann|0-1500|Look over there.", "Ben|1500-2500|Where?"],
        ),
        (
            "\u{feff}start;end;Sprecher;Text\n00:01;00:02;Ute;Siehst du das?\n00:03;00:04;Jan;Nein, wo?\n",
            &["Ute|1000-2000|Siehst du das?", "Jan|3000-4000|Nein, wo?"],
        ),
        // What is said may stand before who says it.
        (
            "Sentence,startTime,speaker_name\nLook over there.,0.5,Ann\n,1,Ben\n\"Where, then?\",1.5,Ben\n",
            &["Ann|500-|Look over there.", "Ben|1000-|", "Ben|1500-|Where, then?"],
        ),
        (
            "start\tend\tspeaker\ttext\n0\t900\tAnn\tLook over there.\n900\t1900\tBen\tWhere?\n",
            &["Ann|0-900|Look over there.", "Ben|900-1900|Where?"],
        ),
        // An export of a chat, in which `ok` is a message.
        (
            "AuthorID,Author,Date,Content\n\"1\",\"ann\",\"02-Jan-20 09:05 PM\",\"ok\"\n\"2\",\"ben\",\"02-Jan-20 09:06 PM\",\"lol\"\n\"1\",\"ann\",\"02-Jan-20 09:07 PM\",\"bye\"\n",
            &["ann|-|ok", "ben|-|lol", "ann|-|bye"],
        ),
        // A mark that is never closed spoils its line alone; a short row is left out.
        (
            "name,text\nAnn,\"Look over there.\nBen\nBen,Where?\nAnn,There!\nBen,Ah.\n",
            &["Ann|-|\"Look over there.", "Ben|-|Where?", "Ann|-|There!", "Ben|-|Ah."],
        ),
    ];
    for (text, expected) in cases {
        assert_read(Csv, text, expected);
    }
}

#[test]
fn tables_of_other_things_are_none() {
    assert_silent(&[
        "name,price,text\nPen,2,blue\nInk,3,black\n",
        "user,city\nAnn,It is Rome.\nBen,It is Oslo.\n",
        "speaker,text\nAnn,Look over there.\nAnn,And there.\n", // one voice alone
        "text\nHello there.\n",
        "| Part | Price | Note |\n|---|---|---|\n| Pen | 2 | Blue. |\n| Ink | 3 | Black. |\n",
        "| Setting | Meaning |\n|---|---|\n| name | The name. Required! |\n| port | The port. |\n| name | Again. |\n| port | Again. |\n",
        "| Name | Text |\n|---|---|\n| a.txt | first |\n| b.txt | second |\n| a.txt | third |\n",
    ]);
}

#[test]
fn markdown() {
    let cases: &[(&str, &[&str])] = &[
        (
            "## Am Markt\n\n| Person | Satz |\n| --- | :-- |\n| **Ute** | Was kostet das? |\n| Jan: | Drei \\| vier Euro. |\n| **Ute** | Gut. |\n",
            &["Ute|-|Was kostet das?", "Jan|-|Drei | vier Euro.", "Ute|-|Gut."],
        ),
        (
            "|  |  |\n|---|---|\n| 가 | 별이 보여? |\n| 나 | 아니, 안 보여. |\n| 가 | 저기 있잖아! |\n| 나 | 아, 보인다. |\n",
            &["가|-|별이 보여?", "나|-|아니, 안 보여.", "가|-|저기 있잖아!", "나|-|아, 보인다."],
        ),
        // The heading that a table must have is the first turn.
        (
            "|가|별이 보여?|\n|---|---|\n|나|아니, 안 보여.|\n|가|저기 있잖아!|\n|나|아, 보인다.|\n|가|그렇지?|\n",
            &[
                "가|-|별이 보여?",
                "나|-|아니, 안 보여.",
                "가|-|저기 있잖아!",
                "나|-|아, 보인다.",
                "가|-|그렇지?",
            ],
        ),
        // Further columns say the same in another language, or when.
        (
            "| Time | Who | What was said |\n|-|-|-|\n| 0:01 | Ann | Look! |\n| 0:02 | Ben | Where? |\n",
            &["Ann|1000-|Look!", "Ben|2000-|Where?"],
        ),
    ];
    for (text, expected) in cases {
        assert_read(Table, text, expected);
    }
    let transcript = read(Table, cases[0].0);
    assert_eq!(transcript.sections[0].title.of(cases[0].0), "Am Markt");
    assert_eq!(transcript.turns[0].span.of(cases[0].0), "| **Ute** | Was kostet das?");
}

#[test]
fn a_table_in_a_fence_is_a_sample() {
    let table = "| Speaker | Text |\n|---|---|\n| Ann | Look! |\n| Ben | Where? |\n";
    assert_read(Table, table, &["Ann|-|Look!", "Ben|-|Where?"]);
    assert_silent(&[&format!("```\n{table}```\n")]);
}

proptest! {
    /// Cells as RFC 4180 quotes them are read as what was quoted.
    #[test]
    fn quoted_cells_are_read(turns in prop::collection::vec((0..3_usize, "[a-z一-龥\",;\n]{1,12}"), 1..20)) {
        let names = ["Ann", "小林", "Bo \"B\" Lee"];
        let (mut text, mut expected) = (String::from("speaker,text\n"), Vec::new());
        let quote = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
        for (speaker, words) in &turns {
            let _ = writeln!(text, "{},{}", quote(names[*speaker]), quote(words));
            expected.push(format!("{}|-|{}", names[*speaker], words.trim()));
        }
        prop_assert_eq!(spoken(&text, &read(Csv, &text)), expected, "{}", text);
    }
}

#[test]
fn hostile_text_keeps_the_laws_in_linear_time() {
    assert_hostile_is_linear(
        Csv,
        &[
            ("rows", |n| fill(n, "speaker,text\n", "Ann,Look.\nBen,Where?\n")),
            ("open quotes", |n| fill(n, "speaker,text\n", "\"a,\"b\n")),
            ("one open quote", |n| fill(n, "speaker,text\nAnn,\"", "a, b\n")),
            ("doubled quotes", |n| fill(n, "speaker,text\nAnn,\"", "\"\"")),
            ("cells", |n| fill(n, "speaker,text\n", "a,")),
        ],
    );
    assert_hostile_is_linear(
        Table,
        &[
            ("rows", |n| fill(n, "|Speaker|Text|\n|-|-|\n", "|A|Look!|\n|B|Where?|\n")),
            ("tables", |n| fill(n, "", "|Speaker|Text|\n|-|-|\n|A|Look!|\n|B|Where?|\n\n")),
            ("bars", |n| fill(n, "|Speaker|Text|\n|-|-|\n", "|")),
            ("names", |n| {
                let mut text = String::from("|Speaker|Text|\n|-|-|\n");
                for i in 0..n / 12 {
                    let _ = writeln!(text, "|N{i}|Look!|");
                }
                text
            }),
        ],
    );
}
