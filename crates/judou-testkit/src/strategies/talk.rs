//! A conversation written down in notations that have no writer of their own, so that reading it back
//! can be compared with what was said.

use std::fmt::Write as _;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Who says what, one after the other; no line breaks, nothing that any notation must escape.
pub type Talk = Vec<(&'static str, String)>;

/// People whose names no notation has trouble with.
const PEOPLE: &[&str] = &["Ann Lee", "Bob Ray", "王小明", "林夏"];

/// A talk of two to four, in which everybody comes back.
pub fn talk() -> impl Strategy<Value = Talk> {
    let words = select(
        &[
            "I think so.",
            "And then?",
            "That was a long winter.",
            "好的，就这样吧。",
            "你听见了吗？",
            "We can go home now.",
            "Who knows!",
            "雨停了。",
            "No, not at all.",
            "明天再说。",
        ][..],
    );
    (2..=PEOPLE.len(), vec((0..3_usize, words), 10..20)).prop_map(|(people, lines)| {
        let line = |(at, (step, words)): (usize, (usize, &str))| {
            // Everybody has a turn before chance decides, and nobody answers himself.
            let who = if at < 2 * people { at } else { at + step };
            (PEOPLE[who % people], format!("{words} {at}"))
        };
        let talk: Vec<_> = lines.into_iter().enumerate().map(line).collect();
        talk
    })
}

/// How a talk is written: before it, each turn by number, name and words, and behind it.
type Form = (&'static str, &'static str, fn(usize, &str, &str) -> String, &'static str);

/// Notations by name.
#[rustfmt::skip]
const FORMS: &[Form] = &[
    ("bracket-label", "", |_, name, words| format!("【{name}】{words}\n\n"), ""),
    ("sbv", "", |at, name, words| format!("{},{}\n{name}: {words}\n\n", clock(at, '.'), clock(at + 1, '.')), ""),
    ("lrc", "", |at, name, words| format!("[{:02}:{:02}.00]{name}: {words}\n", at / 60, at % 60), ""),
    ("ass", "[Script Info]\nScriptType: v4.00+\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n",
        |at, name, words| format!("Dialogue: 0,{},{},Default,{name},0,0,0,,{words}\n", clock(at, '.'), clock(at + 1, '.')), ""),
    ("whatsapp", "", |at, name, words| format!("01/02/20, 10:{:02} - {name}: {words}\n", at % 60), ""),
    ("irc", "", |at, name, words| format!("[10:{:02}] <{}> {words}\n", at % 60, name.replace(' ', "_")), ""),
    ("japanese-play", "", |_, name, words| format!("{}　{words}\n", name.replace(' ', "")), ""),
    ("podcast-json", "{\"version\":\"1.0.0\",\"segments\":[", |at, name, words| format!("{}{{\"speaker\":\"{name}\",\"startTime\":{at},\"endTime\":{at}.5,\"body\":\"{words}\"}}", comma(at)), "]}"),
    ("whisper-json", "{\"segments\":[", |at, name, words| format!("{}{{\"start\":{at}.0,\"end\":{at}.5,\"speaker\":\"{name}\",\"text\":\"{words}\"}}", comma(at)), "]}"),
    ("telegram", "{\"name\":\"x\",\"type\":\"private_chat\",\"id\":1,\"messages\":[", |at, name, words| format!("{}{{\"id\":{at},\"type\":\"message\",\"date\":\"2020-01-02T10:00:00\",\"from\":\"{name}\",\"from_id\":\"user1\",\"text\":\"{words}\"}}", comma(at)), "]}"),
    ("chatml", "", |_, name, words| format!("<|im_start|>{}\n{words}<|im_end|>\n", name.replace(' ', "_")), ""),
    ("llama-3", "<|begin_of_text|>", |_, name, words| format!("<|start_header_id|>{}<|end_header_id|>\n\n{words}<|eot_id|>", name.replace(' ', "_")), ""),
];

fn clock(seconds: usize, point: char) -> String {
    format!("0:{:02}:{:02}{point}000", seconds / 60, seconds % 60)
}

fn comma(at: usize) -> &'static str {
    if at == 0 { "" } else { "," }
}

/// Writes `talk` in each notation that is known here: the notation's name and the text.
///
/// # Examples
///
/// ```
/// let talk = vec![("Ann", "Hi.".to_owned())];
/// let written = judou_testkit::strategies::written(&talk);
/// assert!(written.contains(&("bracket-label", "【Ann】Hi.\n\n".to_owned())));
/// ```
pub fn written(talk: &Talk) -> Vec<(&'static str, String)> {
    let write = |(name, head, turn, tail): &Form| {
        let mut text = String::from(*head);
        for (at, (who, words)) in talk.iter().enumerate() {
            // Writing to a string cannot fail.
            let _ = write!(text, "{}", turn(at, who, words));
        }
        text.push_str(tail);
        (*name, text)
    };
    FORMS.iter().map(write).collect()
}
