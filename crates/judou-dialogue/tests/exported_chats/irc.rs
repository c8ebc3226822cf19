//! Logs of IRC.

use judou_dialogue::Notation::Irc;
use judou_dialogue::{EventKind, parse};
use proptest::prelude::*;

use crate::laws::{assert_laws, assert_linear_and_lawful, assert_not, events, times, turns};

const IRSSI: &str = "\
--- Log opened Thu Jan 02 23:58:00 2020
23:58 -!- ann [~a@host] has joined #walk
23:58 <@ann> where to?
23:59 < bo> up: the hill
23:59  * bo waves
and waves
00:01 <ann_> good
--- Log closed Fri Jan 03 00:02:00 2020
";

const PAGE: &str = "\
# What we said on Thursday

Some of us met on IRC. It went like this:

15:08 ann: where to?
15:08 bo: up the hill, where one
  sees far
15:09 ann: good
15:10 cy: I: stay
15:11 bo: so be it
15:12 ann: yes

So we went. Note: it rained.
";

const WEECHAT: &str = "\
2020-01-02 15:08:01\t-->\tann (a@b) has joined #walk
2020-01-02 15:08:05\tann\twhere to?
2020-01-02 15:08:09\t@bo\tup
2020-01-02 15:08:11\t *\tbo waves
";

const BARE: &str = "<ann> where to?\n<bo> up\n* bo waves\n<ann> good\n";

#[test]
fn messages_of_every_client() {
    assert_eq!(turns(IRSSI, Irc), [("ann", "where to?"), ("bo", "up: the hill"), ("ann_", "good")]);
    let transcript = parse(IRSSI);
    assert_eq!(transcript.speakers.len(), 2); // `ann_` is `ann`
    assert_eq!(transcript.speakers[0].labels, ["ann", "ann_"]);
    let kinds: Vec<EventKind> = transcript.events.iter().map(|event| event.kind).collect();
    assert_eq!(kinds, [EventKind::System, EventKind::System, EventKind::Stage, EventKind::System]);
    assert_eq!(events(IRSSI)[2], "23:59  * bo waves\nand waves");
    // After midnight.
    assert_eq!(times(IRSSI)[2], Some(86_400_000 + 60_000));
    assert_eq!(turns(WEECHAT, Irc), [("ann", "where to?"), ("bo", "up")]);
    assert_eq!(times(WEECHAT)[0], Some(1_577_977_685_000));
    assert_eq!(turns(BARE, Irc), [("ann", "where to?"), ("bo", "up"), ("ann", "good")]);
}

#[test]
fn a_log_within_a_page() {
    assert_eq!(
        turns(PAGE, Irc),
        [
            ("ann", "where to?"),
            ("bo", "up the hill, where one\n  sees far"),
            ("ann", "good"),
            ("cy", "I: stay"),
            ("bo", "so be it"),
            ("ann", "yes"),
        ]
    );
}

#[test]
fn what_is_no_log() {
    assert_not(
        Irc,
        &[
            "09:00 Talk: hills\n09:30 Talk: rivers\n10:00 Break: tea\n10:30 Talk: sea\n11:00 Talk: sky\n11:30 Break: tea\n",
            "09:00 Opening: all\n09:30 Talk: hills\n10:00 Break: tea\n10:30 Talk: rivers\n12:00 Lunch: rice\n",
            "00:00:05 Ann: where to?\n\n00:00:08 Bo: up\n\n00:00:12 Ann: good\n\n00:00:20 Bo: yes\n\n00:00:30 Ann: so\n\n00:00:40 Bo: on\n",
            "<p> where to?\n</p>\n<b> up\n</b>\n<p> good\n</p>\n",
            "<Person1> where to?</Person1>\n<Person2> up</Person2>\n<Person1> good</Person1>\n",
            "- 15:08 ann came\n- 15:09 bo came\n* tea was made\n* it was good\n",
        ],
    );
}

#[test]
fn hostile_text_is_read_in_linear_time() {
    assert_linear_and_lawful(
        Irc,
        &[
            IRSSI,
            PAGE,
            WEECHAT,
            BARE,
            "15:08 <",
            "[15:08] <a> ",
            "15:08 a_: b\n15:08 a__: b\n",
            "* a b\n",
        ],
    );
}

#[test]
fn a_nick_for_every_line_stays_linear() {
    let nicks = |n: usize| -> String {
        (0..n).map(|i| format!("15:08 <n{}> hi\n", i % (n / 2 + 1))).collect::<Vec<_>>().concat()
    };
    judou_testkit::assert_linear("nicks", 4_000, nicks, |text| parse(text).turns.len());
}

proptest! {
    /// What is logged is what is read, in every form.
    #[test]
    fn logs_are_read_back(
        form in 0..4_usize,
        messages in prop::collection::vec((0..3_usize, "[a-z一-龥][a-z :<>一-龥]{0,30}[a-z一-龥]"), 6..20),
    ) {
        let nicks = ["ann", "bo-2", "[cy]"];
        let mut text = String::new();
        let mut expected = Vec::new();
        // Each nick once first: those who speak come back.
        let all = [0, 1].into_iter().map(|nick| (nick, "hi".to_owned())).chain(messages);
        for (index, (nick, words)) in all.enumerate() {
            let (minute, nick) = (index % 60, nicks[nick]);
            let line = match form {
                0 => format!("15:{minute:02} <{nick}> {words}\n"),
                1 => format!("15:{minute:02} {nick}: {words}\n"),
                2 => format!("2020-01-02 15:{minute:02}:07\t{nick}\t{words}\n"),
                _ => format!("<{nick}> {words}\n"),
            };
            text += &line;
            expected.push((nick.to_owned(), words));
        }
        let transcript = parse(&text);
        assert_laws(&text, &transcript);
        let found: Vec<(String, String)> = transcript
            .turns
            .iter()
            .map(|turn| (turn.name.of(&text).to_owned(), turn.content.of(&text).to_owned()))
            .collect();
        prop_assert_eq!(found, expected);
    }
}
