//! Prompts of chat models: marks and labels.

use judou_dialogue::Notation::{Alpaca, Prompt};
use judou_dialogue::parse;

use crate::support::{assert_hostile_is_linear, fill};
use crate::{assert_read, assert_silent};

#[test]
fn marks() {
    let cases: &[(&str, &[&str])] = &[
        (
            "<bos><start_of_turn>user\nWhy?<end_of_turn>\n<start_of_turn>model\nSo.<end_of_turn>\n<start_of_turn>model\n",
            &["user|-|Why?", "model|-|So."],
        ),
        (
            "<|start|>user<|message|>Why?<|end|><|start|>assistant<|channel|>final<|message|>So.<|return|>",
            &["user|-|Why?", "assistant|-|So."],
        ),
        (
            "<BOS_TOKEN><|START_OF_TURN_TOKEN|><|USER_TOKEN|>Why?<|END_OF_TURN_TOKEN|><|START_OF_TURN_TOKEN|><|CHATBOT_TOKEN|>So.<|END_OF_TURN_TOKEN|>",
            &["USER_TOKEN|-|Why?", "CHATBOT_TOKEN|-|So."],
        ),
        (
            "<|start_of_role|>user<|end_of_role|>Why?<|end_of_text|>\n<|start_of_role|>assistant<|end_of_role|>So.<|end_of_text|>\n",
            &["user|-|Why?", "assistant|-|So."],
        ),
        (
            "<|user|>\nWhy?<|end|>\n<|assistant|>\nSo.<|end|>\n<|assistant|>\n",
            &["user|-|Why?", "assistant|-|So."],
        ),
        ("<|system|>\nBe brief.</s>\n<|user|>\nWhy?</s>\n", &["system|-|Be brief.", "user|-|Why?"]),
        (
            "<｜begin▁of▁sentence｜>Be brief.<｜User｜>Why?<｜Assistant｜>So.<｜end▁of▁sentence｜>",
            &["User|-|Why?", "Assistant|-|So."],
        ),
    ];
    for (text, expected) in cases {
        assert_read(Prompt, text, expected);
    }
}

#[test]
fn a_mark_within_words_opens_no_turn() {
    for text in [
        "<|user|>\nSay <|assistant|> please.<|end|>\n<|assistant|>\nNo.<|end|>\n",
        "<start_of_turn>user\nSay <start_of_turn>model\nplease.<end_of_turn>\n<start_of_turn>model\nNo.<end_of_turn>\n",
    ] {
        let transcript = parse(text);
        assert_eq!(transcript.turns.len(), 2, "{text}");
        assert_eq!(transcript.diagnostics[0].code, "judou::dialogue::mark-in-content");
    }
}

#[test]
fn labels() {
    let cases: &[(&str, &[&str])] = &[
        (
            "\n\nHuman: Why?\n\nAssistant: It is called:\n\nSo: thus.\n\nHuman: And?\n\nAssistant:",
            &["Human|-|Why?", "Assistant|-|It is called:\n\nSo: thus.", "Human|-|And?"],
        ),
        (
            "A chat between two.\n\nUSER: Why? ASSISTANT: So.</s>USER: And? ASSISTANT: No.</s>",
            &["USER|-|Why?", "ASSISTANT|-|So.", "USER|-|And?", "ASSISTANT|-|No."],
        ),
        ("### Human: Why?\n### Assistant: So.\n", &["Human|-|Why?", "Assistant|-|So."]),
    ];
    for (text, expected) in cases {
        assert_read(Prompt, text, expected);
    }
    assert_read(
        Alpaca,
        "Below is an instruction.\n\n### Instruction:\nName a tree.\n\n### Response:\nFir.\n",
        &["Instruction|-|Name a tree.", "Response|-|Fir."],
    );
}

#[test]
fn other_texts_are_no_prompts() {
    assert_silent(&[
        "Use <|user|> as the mark.\n",
        "Human: a being. It walks.\n",
        "### Instruction:\n\nDo this.\n",
    ]);
}

#[test]
fn hostile_text_keeps_the_laws_in_linear_time() {
    assert_hostile_is_linear(
        Prompt,
        &[
            ("turns", |n| fill(n, "", "<|user|>\na<|end|>\n<|assistant|>\nb<|end|>\n")),
            ("never closed", |n| fill(n, "<|user|>a<|end|>", "<|user|>a")),
            ("open marks", |n| fill(n, "<start_of_turn>user\n", "<start_of_turn>")),
            ("labels", |n| fill(n, "", "\n\nHuman: a\n\nAssistant: b")),
            ("colons", |n| fill(n, "Human: a\n\nAssistant: b\n\n", ":")),
        ],
    );
    assert_hostile_is_linear(
        Alpaca,
        &[("labels", |n| fill(n, "", "### Instruction:\na\n\n### Response:\nb\n"))],
    );
}
