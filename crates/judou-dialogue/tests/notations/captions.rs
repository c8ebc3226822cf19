//! SAMI, `MicroDVD`, MPL2, `SubViewer`.

use judou_dialogue::Notation::{Ass, Lrc, MicroDvd, Sami, Sbv, Srt};

use crate::support::{assert_hostile_is_linear, fill};
use crate::{assert_read, assert_silent};

#[test]
fn sami() {
    // Two languages say the same; a sync of a blank ends what is shown.
    let text = "<SAMI>\n<HEAD><STYLE TYPE=\"text/css\"><!-- P { color: white } --></STYLE></HEAD>\n<BODY>\n\
        <SYNC Start=1000><P Class=KRCC>보라: 별이 보여?<BR>저기.\n<P Class=ENCC>Bora: See the star?\n\
        <SYNC Start=4000><P Class=KRCC>&nbsp;\n\
        <SYNC Start=5000><P Class=KRCC>- 하늘: 아니.<br>- 보라: 정말?\n\
        <SYNC Start=8000><P Class=KRCC>&nbsp;\n</BODY>\n</SAMI>\n";
    assert_read(
        Sami,
        text,
        &["보라|1000-4000|별이 보여?\n저기.", "하늘|5000-8000|아니.", "보라|5000-8000|정말?"],
    );
    let closed = "<sync start=\"0\"><p class=\"ENCC\">ANN: One &amp; two.</p></sync>\n\
        <sync start=\"900\"><p class=\"ENCC\">BEN: Three.</p></sync>\n";
    assert_read(Sami, closed, &["ANN|0-900|One & two.", "BEN|900-|Three."]);
}

#[test]
fn frames_and_tenths() {
    let text = "{1}{1}25.000\n{25}{75}Ann: Look|over there.\n{100}{150}{y:i}Ben: Where?\n";
    assert_read(MicroDvd, text, &["Ann|1000-3000|Look\nover there.", "Ben|4000-6000|Where?"]);
    let text = "[10][30]Ann: Look.\n[40][60]Ben: Where?|Ann: There.\n";
    assert_read(
        MicroDvd,
        text,
        &["Ann|1000-3000|Look.", "Ben|4000-6000|Where?", "Ann|4000-6000|There."],
    );
    assert_silent(&["{1}{2}\n", "[1][2] is a reference.\nAnd prose goes on.\nAnd on.\n"]);
}

#[test]
fn subviewer() {
    let text = "[INFORMATION]\n[TITLE]Stars\n[END INFORMATION]\n[SUBTITLE]\n[COLF]&HFFFFFF,[SIZE]18\n\
        00:00:01.00,00:00:03.00\nAnn: Look[br]over there.\n\n00:00:04.00,00:00:06.00\nBen: Where?\n";
    assert_read(Sbv, text, &["Ann|1000-3000|Look\nover there.", "Ben|4000-6000|Where?"]);
}

#[test]
fn labels_that_are_dressed_otherwise() {
    let srt = |lines: [&str; 3]| -> String {
        let cue = |(at, line): (usize, &&str)| {
            format!("{}\n00:00:0{at},000 --> 00:00:0{at},900\n{line}\n\n", at + 1)
        };
        lines.iter().enumerate().map(cue).collect()
    };
    let cases = [
        // Emphasis round the name alone, and round it all.
        ["<b>Ann</b>: Look.", "<b>Ben</b>: Where?", "<b>Ann</b>: There."],
        ["<i>Ann: Look.</i>", "<i>Ben: Where?</i>", "<i>Ann: There.</i>"],
        // The words right behind the colon.
        ["Ann:Look.", "Ben:Where?", "Ann:There."],
    ];
    for lines in cases {
        assert_read(
            Srt,
            &srt(lines),
            &["Ann|0-900|Look.", "Ben|1000-1900|Where?", "Ann|2000-2900|There."],
        );
    }
    // Messages have no stops; where every cue has a label, none stands within a sentence.
    let chat =
        "00:00:01.000,00:00:05.000\nAnn Lee: hi\n\n00:00:09.000,00:00:13.000\nBen: hello you\n";
    assert_read(Sbv, chat, &["Ann Lee|1000-5000|hi", "Ben|9000-13000|hello you"]);
    assert_silent(&[&srt(["We use C:\\Temp.", "See std::fmt.", "It is 3:Two."])]);
}

#[test]
fn styles_that_are_called_what_people_are() {
    let script = |events: &[(&str, &str, &str)]| -> String {
        let head = "[Script Info]\nScriptType: v4.00+\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n";
        let line = |(start, style, words): &(&str, &str, &str)| {
            format!("Dialogue: 0,0:00:0{start}.00,0:00:09.00,{style},,0,0,0,,{words}\n")
        };
        events.iter().map(line).fold(String::from(head), |text, line| text + &line)
    };
    let text = script(&[
        ("1", "Ann", "Look."),
        ("2", "Ben", "Where?"),
        ("3", "Ann", "There."),
        ("4", "Sign", "SHOP"),
    ]);
    assert_read(
        Ass,
        &text,
        &["Ann|1000-9000|Look.", "Ben|2000-9000|Where?", "Ann|3000-9000|There."],
    );
    assert_silent(&[
        &script(&[
            ("1", "Main", "Look."),
            ("2", "Italics", "Where?"),
            ("3", "Main - Top", "There."),
        ]),
        // The same in two languages.
        &script(&[
            ("1", "Foo", "Look."),
            ("1", "Bar", "看。"),
            ("2", "Foo", "Where?"),
            ("2", "Bar", "哪儿？"),
        ]),
    ]);
}

#[test]
fn singers_of_a_duet() {
    let text =
        "[ti:River]\n[00:01.00]F:Down the river\n[00:04.00]M:Up the hill\n[00:08.00]D:Away\n";
    assert_read(
        Lrc,
        text,
        &["F|1000-4000|Down the river", "M|4000-8000|Up the hill", "D|8000-|Away"],
    );
}

#[test]
fn hostile_text_keeps_the_laws_in_linear_time() {
    assert_hostile_is_linear(
        Sami,
        &[
            ("syncs", |n| fill(n, "<SAMI>", "<SYNC Start=1><P Class=A>A: b\n")),
            ("open tags", |n| fill(n, "<SAMI>", "<SYNC ")),
            ("breaks", |n| fill(n, "<SAMI><SYNC Start=1><P>", "A: b<bR>")),
        ],
    );
    assert_hostile_is_linear(
        MicroDvd,
        &[("frames", |n| fill(n, "", "{1}{2}A: b|c\n")), ("bars", |n| fill(n, "{1}{2}", "A: b|"))],
    );
    assert_hostile_is_linear(Sbv, &[("breaks", |n| fill(n, "0:00:01.0,0:00:02.0\n", "A: b[br]"))]);
}
