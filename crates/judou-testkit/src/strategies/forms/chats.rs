//! Exported chats and the prompts of models.

use super::{CHAT, CLOCK, Form, HOSTILE, ROLES, form, json, spaced};
use crate::strategies::talk::Piece;

/// The minute after nine in the evening.
const fn minute(it: &Piece<'_>) -> usize {
    it.at + 5
}

/// A list of messages in JSON.
const fn messages(notation: &'static str, turn: fn(&Piece<'_>) -> String) -> Form {
    Form { tail: "]}\n", names: HOSTILE, escape: Some(json), starts: CHAT, ..form(notation, turn) }
}

pub(super) const WHATSAPP: Form = Form {
    starts: CHAT,
    ..form("whatsapp", |it| {
        format!("2020-01-02, 21:{:02} - {}: {}\n", minute(it), it.name, it.join("\n"))
    })
};

pub(super) const KAKAOTALK: Form = Form {
    head: "마당 님과 카카오톡 대화\n저장한 날짜 : 2020-01-02 21:50:00\n\n\
           --------------- 2020년 1월 2일 목요일 ---------------\n",
    starts: CHAT,
    ..form("kakaotalk", |it| {
        format!("[{}] [오후 9:{:02}] {}\n", it.name, minute(it), it.join("\n"))
    })
};

pub(super) const LINE: Form = Form {
    head: "[LINE] 庭のトーク履歴\n保存日時：2020/01/02 21:50\n\n2020/01/02(木)\n",
    starts: CHAT,
    ..form("line", |it| {
        let words = it.join("\n");
        let words = if it.lines.len() > 1 { format!("\"{words}\"") } else { words };
        format!("21:{:02}\t{}\t{words}\n", minute(it), it.name)
    })
};

pub(super) const QQ: Form = Form {
    starts: CHAT,
    ..form("qq", |it| {
        let (minute, account) = (minute(it), 10_001 + it.who);
        format!("2020-01-02 21:{minute:02}:00 {}({account})\n{}\n\n", it.name, it.join("\n"))
    })
};

pub(super) const IRC: Form = Form {
    names: &["ann", "bob-ray", "小明", "[k]2"],
    words: spaced,
    starts: CLOCK,
    ..form("irc", |it| format!("[21:{:02}] <{}> {}\n", minute(it), it.name, it.join(" ")))
};

pub(super) const SLACK: Form = Form {
    head: "{\"messages\": [",
    names: &["U01ANN", "U02BOB", "U03XM", "U04KIM"],
    // Its own references, within JSON's strings.
    escape: Some(|raw| json(&raw.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"))),
    ..messages("slack", |it| {
        let (comma, seconds) = (it.comma(), 1_577_999_100 + it.at * 60);
        let (name, words) = (it.name, it.join("\\n"));
        format!(
            "{comma}{{\"type\": \"message\", \"user\": \"{name}\", \"text\": \"{words}\", \"ts\": \"{seconds}.000100\"}}"
        )
    })
};

pub(super) const TELEGRAM: Form = Form {
    head: "{\"name\": \"Yard\", \"type\": \"private_group\", \"id\": 9, \"messages\": [",
    ..messages("telegram", |it| {
        let (comma, at, minute, who) = (it.comma(), it.at, minute(it), it.who);
        let (name, words) = (it.name, it.join("\\n"));
        format!(
            "{comma}{{\"id\": {at}, \"type\": \"message\", \"date\": \"2020-01-02T21:{minute:02}:00\", \"from\": \"{name}\", \"from_id\": \"user{who}\", \"text\": \"{words}\"}}"
        )
    })
};

pub(super) const DISCORD: Form = Form {
    head: "{\"guild\": {\"id\": \"1\", \"name\": \"Yard\"}, \"messages\": [",
    ..messages("discord", |it| {
        let (comma, at, minute, who) = (it.comma(), it.at, minute(it), it.who);
        let (name, words) = (it.name, it.join("\\n"));
        format!(
            "{comma}{{\"id\": \"{at}\", \"type\": \"Default\", \"timestamp\": \"2020-01-02T21:{minute:02}:00+00:00\", \"content\": \"{words}\", \"author\": {{\"id\": \"{who}\", \"name\": \"{name}\"}}}}"
        )
    })
};

pub(super) const SIGNAL: Form = Form {
    tail: "",
    ..messages("signal", |it| {
        let (millis, who) = (1_577_999_100_000 + it.at * 60_000, it.who);
        let (name, words) = (it.name, it.join("\\n"));
        format!(
            "{{\"envelope\": {{\"source\": \"+49{who}\", \"sourceName\": \"{name}\", \"timestamp\": {millis}, \"dataMessage\": {{\"message\": \"{words}\"}}}}}}\n"
        )
    })
};

pub(super) const MEETING: Form = Form {
    starts: CLOCK,
    words: |lines| lines.join("\n\t"),
    ..form("meeting", |it| {
        format!("21:{:02}:00 From {} to Everyone:\n\t{}\n", minute(it), it.name, it.join("\n\t"))
    })
};

pub(super) const CHATML: Form = Form {
    names: ROLES,
    ..form("chatml", |it| format!("<|im_start|>{}\n{}<|im_end|>\n", it.name, it.join("\n")))
};

pub(super) const LLAMA_3: Form = Form {
    head: "<|begin_of_text|>",
    names: ROLES,
    ..form("llama-3", |it| {
        let words = it.join("\n");
        format!("<|start_header_id|>{}<|end_header_id|>\n\n{words}<|eot_id|>", it.name)
    })
};

pub(super) const LLAMA_2: Form = Form {
    names: &["INST", "/INST"],
    sides: true,
    ..form("llama-2", |it| match it.at % 2 {
        0 => format!("<s>[INST] {} ", it.join("\n")),
        _ => format!("[/INST] {} </s>", it.join("\n")),
    })
};

pub(super) const PROMPT: Form = Form {
    names: &["user", "model"],
    sides: true,
    ..form("prompt", |it| format!("<start_of_turn>{}\n{}<end_of_turn>\n", it.name, it.join("\n")))
};
