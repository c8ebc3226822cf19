//! Notations in XML and what looks like it, and tables.

use super::{Form, RECORDING, Until, folded, form, spaced, xml};
use super::{HOSTILE, PLAIN};

pub(super) const SAMI: Form = Form {
    head: "<SAMI><BODY>\n",
    tail: "</BODY></SAMI>\n",
    starts: RECORDING,
    until: Until::Next,
    ..form("sami", |it| {
        format!("<SYNC Start={}><P Class=ENCC>{}: {}\n", it.start, it.name, it.join("<br>"))
    })
};

pub(super) const TTML: Form = Form {
    head: "<tt xmlns=\"http://www.w3.org/ns/ttml\" xmlns:ttm=\"http://www.w3.org/ns/ttml#metadata\"><body><div>\n",
    tail: "</div></body></tt>\n",
    names: &["ann", "bob", "小明", "b2"],
    escape: Some(xml),
    words: |lines| folded(lines, "\n"),
    starts: RECORDING,
    until: Until::Own,
    ..form("ttml", |it| {
        let (start, end, words) = (it.start, it.end, it.join("<br/>"));
        format!("<p begin=\"{start}ms\" end=\"{end}ms\" ttm:agent=\"{}\">{words}</p>\n", it.name)
    })
};

pub(super) const PODCAST_HTML: Form = Form {
    names: HOSTILE,
    escape: Some(xml),
    words: |lines| folded(lines, "\n"),
    starts: RECORDING,
    ..form("podcast-html", |it| {
        let seconds = it.start / 1000;
        let time = format!("{}:{:02}", seconds / 60, seconds % 60);
        let words = it.join("</p>\n<p>");
        format!("<cite>{}:</cite>\n<time>{time}</time>\n<p>{words}</p>\n", it.name)
    })
};

pub(super) const COMPONENT: Form = Form {
    names: HOSTILE,
    escape: Some(|raw| xml(&raw.replace('\\', "\\\\"))),
    words: spaced,
    ..form("component", |it| {
        format!("{{{{< say name=\"{}\" text=\"{}\" >}}}}\n\n", it.name, it.join(" "))
    })
};

pub(super) const TABLE: Form = Form {
    head: "| Speaker | Text |\n| --- | --- |\n",
    names: PLAIN,
    escape: Some(|raw| raw.replace('|', "\\|")),
    words: spaced,
    ..form("table", |it| format!("| {} | {} |\n", it.name, it.join(" ")))
};

pub(super) const FDX: Form = Form {
    head: "<FinalDraft DocumentType=\"Script\" Version=\"4\"><Content>\n",
    tail: "</Content></FinalDraft>\n",
    names: HOSTILE,
    escape: Some(xml),
    ..form("fdx", |it| {
        let paragraph = |kind, words: &str| {
            format!("<Paragraph Type=\"{kind}\"><Text>{words}</Text></Paragraph>\n")
        };
        let words: String = it.lines.iter().map(|line| paragraph("Dialogue", line)).collect();
        paragraph("Character", it.name) + &words
    })
};

pub(super) const TEI: Form = Form {
    head: "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><text><body>\n",
    tail: "</body></text></TEI>\n",
    names: &["#ann", "#bob", "#ann #bob", "#小明"],
    escape: Some(xml),
    words: |lines| folded(lines, "\n\n"),
    ..form("tei", |it| {
        let words = it.join("</p><p>");
        format!("<sp who=\"{}\"><speaker>N. N.</speaker><p>{words}</p></sp>\n", it.name)
    })
};

pub(super) const AKOMA_NTOSO: Form = Form {
    head: "<akomaNtoso><debate><debateBody><debateSection>\n",
    tail: "</debateSection></debateBody></debate></akomaNtoso>\n",
    names: &["ann", "bob", "小明", "b2"],
    escape: Some(xml),
    words: |lines| folded(lines, "\n\n"),
    ..form("akoma-ntoso", |it| {
        let words = it.join("</p><p>");
        format!("<speech by=\"#{}\"><from>N. N.</from><p>{words}</p></speech>\n", it.name)
    })
};
