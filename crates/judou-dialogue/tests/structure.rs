//! What a transcript says beyond who speaks: spans, sections, roles, aliases, ends.

use judou_dialogue::{Notation, Role, TranscriptParser, parse};

const INTERVIEW: &str = "\
# 与甲对谈

**采访者：王一 (某台)**
**受访者：李二**

---

# 一、开场

**王一:** 您好。

请坐。

**李二:** 谢谢。
（坐下）

---

# 二、正题

**王一:** 先说什么？

**李二:** 先说这个。

> 引一句书。

然后说那个。

---

# 回顾

-   **要点**：就这些。
-   **王一**：问了两次。
";

#[test]
fn turns_have_exact_spans() {
    let transcript = parse(INTERVIEW);
    assert_eq!(transcript.notation, Some(Notation::MarkdownBoldLabel));
    let turns: Vec<(&str, &str)> = transcript
        .turns
        .iter()
        .map(|turn| (turn.label.of(INTERVIEW), turn.content.of(INTERVIEW)))
        .collect();
    let expected = [
        ("**王一:**", "您好。\n\n请坐。"),
        ("**李二:**", "谢谢。"), // the stage note at the end is the page's
        ("**王一:**", "先说什么？"),
        ("**李二:**", "先说这个。\n\n> 引一句书。\n\n然后说那个。"), // the one inside is not
    ];
    assert_eq!(turns, expected);
    let paragraphs: Vec<&str> =
        transcript.turns[3].paragraphs.iter().map(|span| span.of(INTERVIEW)).collect();
    assert_eq!(paragraphs, ["先说这个。", "> 引一句书。", "然后说那个。"]);
    assert_eq!(transcript.turns[0].span.of(INTERVIEW), "**王一:** 您好。\n\n请坐。");
}

#[test]
fn headings_are_sections_and_turns_know_theirs() {
    let transcript = parse(INTERVIEW);
    let titles: Vec<(&str, u8)> = transcript
        .sections
        .iter()
        .map(|section| (section.title.of(INTERVIEW), section.level))
        .collect();
    assert_eq!(titles, [("与甲对谈", 1), ("一、开场", 1), ("二、正题", 1), ("回顾", 1)]);
    let places: Vec<Option<usize>> = transcript.turns.iter().map(|turn| turn.section).collect();
    assert_eq!(places, [Some(1), Some(1), Some(2), Some(2)]);
}

#[test]
fn the_header_gives_roles() {
    let transcript = parse(INTERVIEW);
    let speakers: Vec<(&str, Option<Role>, usize)> = transcript
        .speakers
        .iter()
        .map(|speaker| (&*speaker.name, speaker.role, speaker.turns))
        .collect();
    assert_eq!(
        speakers,
        [("王一", Some(Role::Interviewer), 2), ("李二", Some(Role::Interviewee), 2)]
    );
    assert_eq!(transcript.speakers[0].aliases, ["采访者"]);
}

/// A page that lost its markup: head, introduction, bare titles, a notice, a list of links.
const PAGE: &str = "\
首页 | 新闻 | 科技

某公司首席执行官伊万·彼得(Ivan Petrov)与主持人安娜·列文(Anna Levin)谈书。

以下为彼得与列文的对话实录: 书是什么

列文:书是什么?

彼得:书是写下来的话。

我举个例子:一本字典。

读书的三个理由

列文:为什么读书?

彼得:为了知道。

写书:一件难事?

列文:那么写书呢?

彼得:写书难。

好书的样子

列文:什么是好书?

彼得:读完还想读的书。

再见。(作者|甲,编辑|乙)

免责声明:本页内容来自网络。

新闻 | 科技 | 体育 | 财经 | 更多
";

#[test]
fn bare_titles_between_turns_are_sections() {
    let transcript = parse(PAGE);
    let titles: Vec<&str> =
        transcript.sections.iter().map(|section| section.title.of(PAGE)).collect();
    assert_eq!(titles, ["书是什么", "读书的三个理由", "写书:一件难事?", "好书的样子"]);
    let names: Vec<&str> = transcript.turns.iter().map(|turn| turn.name.of(PAGE)).collect();
    assert_eq!(names, ["列文", "彼得", "列文", "彼得", "列文", "彼得", "列文", "彼得"]);
}

#[test]
fn the_page_after_the_last_words_is_nobodys() {
    let transcript = parse(PAGE);
    let last = transcript.turns.last().expect("there are turns");
    assert_eq!(last.content.of(PAGE), "读完还想读的书。\n\n再见。");
}

#[test]
fn the_introduction_gives_longer_names() {
    let transcript = parse(PAGE);
    assert_eq!(transcript.speakers[0].aliases, ["安娜·列文", "Anna Levin"]);
    assert_eq!(transcript.speakers[1].aliases, ["伊万·彼得", "Ivan Petrov"]);
}

#[test]
fn a_document_without_dialogue_has_its_sections() {
    let text = "# 一\n\n文。\n\nTwo\n===\n\n```\n# not a heading\n```\n\n## 三 ##\n";
    let transcript = parse(text);
    let titles: Vec<&str> =
        transcript.sections.iter().map(|section| section.title.of(text)).collect();
    assert_eq!(titles, ["一", "Two", "三"]);
    assert_eq!(
        (transcript.notation, transcript.turns.len(), transcript.speakers.len()),
        (None, 0, 0)
    );
}

#[test]
fn slips_are_reported() {
    let text = "Sutton：：One.\n\nBarto: Two.\n\nSuttom: Three.\n\nBarto: Four.\n\nSutton: Five.\n";
    let transcript = parse(text);
    let codes: Vec<(&str, &str)> =
        transcript.diagnostics.iter().map(|found| (found.code, found.span.of(text))).collect();
    assert_eq!(
        codes,
        [
            ("judou::dialogue::doubled-colon", "Sutton：："),
            ("judou::dialogue::label-slip", "Suttom")
        ]
    );
    assert_eq!(transcript.speakers.len(), 2);
    assert_eq!(transcript.speakers[0].labels, ["Sutton", "Suttom"]);
}

#[test]
fn breaks_end_a_turn_and_are_none() {
    let text = "**Ann:** One.\n\n**Break:** \\[12:03\\]\n\n**Bob:** Two.\n\n**Ann:** Three.\n\n**Bob:** Four.\n";
    let transcript = parse(text);
    let contents: Vec<&str> = transcript.turns.iter().map(|turn| turn.content.of(text)).collect();
    assert_eq!(contents, ["One.", "Two.", "Three.", "Four."]);
}

#[test]
fn a_fence_stays_in_the_turn_that_holds_it() {
    let text =
        "甲：看代码。\n\n```\n一\n\n```\n\n乙：看到了。\n\n甲：还有。\n\n```\n二\n\n   \n```\n\n";
    let contents: Vec<&str> = parse(text).turns.iter().map(|turn| turn.content.of(text)).collect();
    assert_eq!(
        contents,
        ["看代码。\n\n```\n一\n\n```", "看到了。", "还有。\n\n```\n二\n\n   \n```"]
    );
}

#[test]
fn times_in_labels_are_starts() {
    let text = "Ann (00:01):\nOne.\n\nBob (1:00:02):\nTwo.\n\nAnn (1:00:10):\nThree.\n";
    let starts: Vec<Option<u64>> = parse(text).turns.iter().map(|turn| turn.start_ms).collect();
    assert_eq!(starts, [Some(1_000), Some(3_602_000), Some(3_610_000)]);
}

#[test]
fn a_forced_notation_reads_no_other() {
    let text = "Ann: One.\n\n**Bob:** Two.\n\nAnn: Three.\n\n**Bob:** Four.\n\n**Cy:** Five.\n\n**Cy:** Six.\n";
    let bold = TranscriptParser::new().notation(Notation::MarkdownBoldLabel).parse(text);
    let names: Vec<&str> = bold.turns.iter().map(|turn| turn.name.of(text)).collect();
    assert_eq!(names, ["Bob", "Bob", "Cy", "Cy"]);
}

#[test]
fn evidence_says_why() {
    let text = "甲：你好。\n\n乙：你好！\n\n来源：某报\n\n甲：走吧？\n\n乙：走。\n";
    let transcript = parse(text);
    let of = |label: &str| {
        transcript
            .evidence
            .iter()
            .find(|found| found.label.of(text) == label)
            .expect("the label was looked at")
    };
    assert!(of("甲").accepted);
    assert!(!of("来源").accepted);
    let sum: f32 = of("来源").reasons.iter().map(|(_, weight)| weight).sum();
    assert!((sum - of("来源").score).abs() < 1e-4, "the score is the sum of its reasons");
}

#[test]
fn question_and_answer_are_roles_when_somebody_asks() {
    let text = "问1：何时？\n答：明天。\n问2：何地？\n答：此地。\n";
    let roles: Vec<Option<Role>> =
        parse(text).speakers.iter().map(|speaker| speaker.role).collect();
    assert_eq!(roles, [Some(Role::Interviewer), Some(Role::Interviewee)]);

    let text = "A: 안녕하세요?\nB: 네, 안녕하세요.\nA: 날씨가 좋네요.\nB: 그러네요.\n";
    let roles: Vec<Option<Role>> =
        parse(text).speakers.iter().map(|speaker| speaker.role).collect();
    assert_eq!(roles, [None, None]);
}
