//! Chats copied out of a window or saved by a program, and Telegram's pages.

use judou_dialogue::Notation::{self, Discord, Meeting, Signal, Slack, Telegram};
use judou_dialogue::parse;

use crate::support::{assert_hostile_is_linear, fill, read};
use crate::{assert_read, assert_silent};

/// 2 January 2020, 21:05 on a clock that shows UTC.
const NINE: u64 = 1_577_999_100_000;

#[test]
fn copied_chats() {
    let rule = "=".repeat(62);
    let exported = format!(
        "{rule}\nGuild: Garden\nChannel: general\n{rule}\n\n[01/02/2020 9:05 PM] ann\nLook over there.\n\n\
         [01/02/2020 9:06 PM] ben (pinned)\nWhere: here?\n\n{rule}\nExported 2 message(s)\n{rule}\n"
    );
    let (one, two) =
        (format!("ann|{NINE}-|Look over there."), format!("ben|{}-|Where: here?", NINE + 60_000));
    assert_read(Discord, &exported, &[&one, &two]);
    let cases: &[(Notation, &str, &[&str])] = &[
        (
            Discord,
            "ann — Today at 9:05 PM\nLook over there.\nNow.\nJanuary 2, 2020\nben — Yesterday at 21:06\nWhere?\n",
            &["ann|75900000-|Look over there.\nNow.", "ben|75960000-|Where?"],
        ),
        (
            Slack,
            "Ann Lee  9:05 AM\nLook over there.\n9:06\nNow.\n\nbot APP  9:07 AM\nWhere?\n",
            &["Ann Lee|32700000-|Look over there.\n9:06\nNow.", "bot|32820000-|Where?"],
        ),
        (
            Meeting,
            "09:05:11\t From Ann Lee : Look over there.\n09:05:20\t From  Ben  to  Everyone : Where: here?\n",
            &["Ann Lee|32711000-|Look over there.", "Ben|32720000-|Where: here?"],
        ),
        (
            Meeting,
            "09:05:11 Von Ute an alle:\n\tSiehst du das?\n09:05:20 Von Jan an Ute(Direktnachricht):\n\tWo?\n",
            &["Ute|32711000-|Siehst du das?", "Jan|32720000-|Wo?"],
        ),
        (
            Meeting,
            "[Ann Lee] 09:05:11\nLook over there.\n\n[Ben] 09:05:20\nWhere?\n",
            &["Ann Lee|32711000-|Look over there.", "Ben|32720000-|Where?"],
        ),
        (
            Meeting,
            "[00:00:01.120] - Ann\nLook over there.\n\n[00:00:05.400] - Ben\nWhere?\n",
            &["Ann|1120-|Look over there.", "Ben|5400-|Where?"],
        ),
    ];
    for (notation, text, expected) in cases {
        assert_read(*notation, text, expected);
    }
}

#[test]
fn days_and_notices() {
    let text = "Ann, [02.01.2020 21:05]\nLook over there.\n\nBen, [02.01.2020 21:05]\nWhere?\n";
    let (one, two) = (format!("Ann|{NINE}-|Look over there."), format!("Ben|{NINE}-|Where?"));
    assert_read(Telegram, text, &[&one, &two]);
    let text = "[Jan 02, 2020 21:05:00] <Ann Lee> Look over there.\n[Jan 02, 2020 21:05:00] <Ben> Where?\n\
                [Jan 02, 2020 21:05:00] *** Ben left the group.\n";
    let (one, two) = (format!("Ann Lee|{NINE}-|Look over there."), format!("Ben|{NINE}-|Where?"));
    assert_read(Signal, text, &[&one, &two]);
    let transcript = parse(text);
    assert!(transcript.events[0].span.of(text).ends_with("Ben left the group."));
}

#[test]
fn prose_is_no_chat() {
    assert_silent(&[
        "The shop — open until 9:05 PM\nsells bread.\nThe bar — open until 21:30\nsells none.\nCome.\n"
            .trim_start_matches("The shop"),
        "We met at 9:05 AM\nand left.\n",
        "[2023-01-02 21:05:11] INFO: Started.\n[2023-01-02 21:05:12] WARN: Full.\n[2023-01-02 21:05:13] INFO: Stopped.\n",
        "[1] First.\n[2] Second.\n",
        "09:05:11 started\n09:05:12 stopped\n",
    ]);
}

#[test]
fn pages_of_telegram() {
    let message = |class: &str, name: &str, words: &str| {
        let name = if name.is_empty() {
            String::new()
        } else {
            format!("<div class=\"from_name\">\n{name} \n</div>\n")
        };
        format!(
            "<div class=\"message {class}\" id=\"message1\">\n<div class=\"body\">\n\
             <div class=\"pull_right date details\" title=\"02.01.2020 21:05:00 UTC+01:00\">\n21:05\n</div>\n\
             {name}<div class=\"text\">\n{words}\n</div>\n</div>\n</div>\n"
        )
    };
    let text = [
        "<!DOCTYPE html>\n<html><body>\n",
        "<div class=\"message service\" id=\"message-1\">\n<div class=\"body details\">\n2 January 2020\n</div>\n</div>\n",
        &message("default clearfix", "R&amp;D", "Look <strong>over</strong> there."),
        &message("default clearfix joined", "", "Now.<br>Please."),
        &message("default clearfix", "Ben <span>via @bot</span>", "Where?"),
        "</body></html>\n",
    ]
    .concat();
    let (one, two) =
        (format!("R&D|{NINE}-|Look over there.\nNow.\nPlease."), format!("Ben|{NINE}-|Where?"));
    assert_read(Telegram, &text, &[&one, &two]);
    assert_eq!(read(Telegram, &text).events[0].span.of(&text), "2 January 2020");
}

#[test]
fn hostile_text_keeps_the_laws_in_linear_time() {
    assert_hostile_is_linear(
        Discord,
        &[
            ("headers", |n| fill(n, "", "ann — Today at 9:05 PM\nLook.\n")),
            ("dashes", |n| fill(n, "ann — Today at 9:05 PM\nLook.\n", "a — ")),
        ],
    );
    assert_hostile_is_linear(Slack, &[("headers", |n| fill(n, "", "Ann  9:05 AM\nLook.\n"))]);
    assert_hostile_is_linear(
        Telegram,
        &[
            ("headers", |n| fill(n, "", "Ann, [02.01.2020 21:05]\nLook.\n")),
            ("page", |n| {
                fill(
                    n,
                    "<html><div class=\"message default\"><div class=\"from_name\">",
                    "<div class=\"message default\"><div class=\"from_name\">A</div><div class=\"text\">b</div>",
                )
            }),
        ],
    );
    assert_hostile_is_linear(
        Signal,
        &[("lines", |n| fill(n, "", "[Jan 02, 2020 21:05:00] <A> b\n"))],
    );
    assert_hostile_is_linear(
        Meeting,
        &[
            ("headers", |n| fill(n, "", "09:05:11 From Ann to Ben:\n\tLook.\n")),
            ("to", |n| fill(n, "09:05:11 From Ann", " to to")),
        ],
    );
}
