//! Shortcodes and components.

use judou_dialogue::Notation::Component;

use crate::support::{assert_hostile_is_linear, fill, read};
use crate::{assert_read, assert_silent};

#[test]
fn components() {
    let spoken: &[&str] = &["小林|-|书在哪里？", "老周|-|在窗台上。", "小林|-|谢谢！"];
    let turns = [("小林", "书在哪里？"), ("老周", "在窗台上。"), ("小林", "谢谢！")];
    let forms: &[fn(&str, &str) -> String] = &[
        |name, words| format!("{{{{< quote userName=\"{name}\" body=\"{words}\" >}}}}\n\n"),
        |name, words| format!("{{{{% say text='{words}' who='{name}' %}}}}\n"),
        |name, words| format!("{{{{< chat name={name} >}}}}\n{words}\n{{{{< /chat >}}}}\n"),
        |name, words| format!("{{% bubble from:{name} %}}{words}{{% endbubble %}}\n"),
        |name, words| format!("<Message author=\"{name}\">\n  {words}\n</Message>\n"),
        |name, words| format!("<Bubble speaker={{\"{name}\"}} text={{\"{words}\"}} />\n"),
        |name, words| format!("<chat-line speaker=\"{name}\">{words}</chat-line>\n"),
    ];
    for form in forms {
        let text: String = turns.iter().map(|(name, words)| form(name, words)).collect();
        assert_read(Component, &text, spoken);
    }
}

#[test]
fn values_are_unescaped() {
    let text = "<Say who=\"Ann\" text=\"R&amp;D: \\\"no\\\".\" />\n<Say who=\"Ben\" text=\"Why?\" />\n<Say who=\"Ann\" text=\"So.\" />\n";
    let transcript = read(Component, text);
    assert_eq!(transcript.turns[0].words(text), "R&D: \"no\".");
    assert_eq!(transcript.turns[0].span.of(text), text.lines().next().unwrap());
}

#[test]
fn components_of_other_things_are_none() {
    assert_silent(&[
        "{{< figure src=\"a.png\" title=\"A\" text=\"One thing.\" >}}\n{{< figure src=\"b.png\" title=\"B\" text=\"Two.\" >}}\n{{< figure src=\"a.png\" title=\"A\" text=\"Three.\" >}}\n",
        "<input name=\"a\" text=\"Is it?\"><input name=\"b\" text=\"It is.\"><input name=\"a\" text=\"So.\">",
        "<Tab name=\"npm\">npm install</Tab>\n<Tab name=\"yarn\">yarn add</Tab>\n<Tab name=\"npm\">npm run</Tab>\n",
    ]);
}

#[test]
fn hostile_text_keeps_the_laws_in_linear_time() {
    assert_hostile_is_linear(
        Component,
        &[
            ("components", |n| {
                fill(n, "", "<Say who=\"A\" text=\"Look!\"/><Say who=\"B\" text=\"Where?\"/>")
            }),
            ("never closed", |n| fill(n, "", "<Say who=\"A\">Look! ")),
            ("open quotes", |n| fill(n, "", "<Say who=\"")),
            ("open braces", |n| fill(n, "", "{{< say who='")),
            ("attributes", |n| fill(n, "<Say", " who=a")),
            ("many kinds", |n| {
                (0..n / 30)
                    .fold(String::new(), |text, i| text + &format!("<T{i} who=\"A\">Hi.</T{i}>\n"))
            }),
        ],
    );
}
