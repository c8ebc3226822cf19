//! What lies between the turns, and what of it is text.
#![cfg(all(feature = "dialogue", feature = "frontmatter"))]

use judou::{Document, FurnitureSign, RegionKind};

/// The regions that are not blank: name of the kind, and the text trimmed.
fn regions(text: &str) -> Vec<(&'static str, &str)> {
    let document = Document::parse(text);
    let filled = document.regions().filter(|region| region.kind != RegionKind::Blank);
    filled.map(|region| (region.kind.name(), region.span.of(text).trim())).collect()
}

fn main_text(text: &str) -> String {
    Document::parse(text).main_text().map(|span| span.of(text)).collect()
}

const PROSE: &str = "河水在夜里退了，桥墩上露出一圈白线，是去年夏天留下的。";

#[test]
#[cfg(feature = "markdown")]
fn blocks_of_markdown_have_their_kinds() {
    let text = "# 题\n\n一段。\n\n- 甲\n- 乙\n\n> 引文。\n\n```\nlet x = 1;\n```\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n又一段。\n";
    assert_eq!(
        regions(text),
        [
            ("heading", "# 题"),
            ("prose", "一段。"),
            ("list", "- 甲\n- 乙"),
            ("quotation", "> 引文。"),
            ("code", "```\nlet x = 1;\n```"),
            ("table", "| a | b |\n| --- | --- |\n| 1 | 2 |"),
            ("prose", "又一段。"),
        ]
    );
    // What is not Markdown has paragraphs alone, whatever its lines begin with.
    assert_eq!(regions("- 甲\n- 乙\n"), [("prose", "- 甲\n- 乙")]);
}

#[test]
fn page_furniture_cases() {
    // A block, and whether it is furniture at the head and at the tail of a text.
    let cases = [
        ("首页 | 新闻 | 体育 | 论坛 | 登录", true, true),
        ("春茶上市_夏季凉席_秋款外套_冬天火锅_节日礼盒_清仓特卖", true, true),
        ("Home · About us · Log in · Search · Cart", true, true),
        ("当前位置：首页 > 新闻 > 正文", true, true),
        ("ログイン　新規登録", true, true),
        ("© 2024 河边小报 版权所有 京ICP备00000000号", true, true),
        ("Copyright 2019 The River Post. All rights reserved.", true, true),
        ("免责声明：本站内容来自读者投稿，不代表本站立场，如有问题请与我们联系。", false, true),
        ("感谢阅读！更多文章请看[河边](https://example.org)。", false, true),
        ("来源：河边小报", true, true),
        // Titles, captions and the last words of a text are text.
        ("桥墩上的白线", false, false),
        ("夜里，桥边", false, false),
        ("设置注册表", false, false),
        ("Where the river turned", false, false),
        ("The copyright on these songs ended long ago.", false, false),
        ("snake_case_names_are_no_menu", false, false),
        ("---", false, false),
    ];
    for (block, at_head, at_tail) in cases {
        let head = format!("{block}\n\n{PROSE}\n");
        let tail = format!("{PROSE}\n\n{block}\n");
        assert_eq!(!main_text(&head).contains(block), at_head, "at the head: {block:?}");
        assert_eq!(!main_text(&tail).contains(block), at_tail, "at the tail: {block:?}");
        // Between paragraphs everything is text.
        let middle = format!("{PROSE}\n\n{block}\n\n{PROSE}\n");
        assert_eq!(main_text(&middle), middle, "in the middle: {block:?}");
    }
}

#[test]
fn short_lines_among_furniture_are_furniture() {
    let text = format!("登录 | 注册 | 找回密码\n\n短信通知\n\n搜索\n\n标题在此\n\n{PROSE}\n");
    assert_eq!(main_text(&text), format!("标题在此\n\n{PROSE}\n"));
    let document = Document::parse(&text);
    let region =
        document.regions().find(|region| region.span.of(&text).trim() == "短信通知").unwrap();
    let RegionKind::Furniture(furniture) = region.kind else { panic!("{region:?}") };
    assert_eq!(
        furniture.signs().collect::<Vec<_>>(),
        [FurnitureSign::Short, FurnitureSign::Neighbour]
    );
}

#[test]
fn lines_that_repeat_furniture_are_furniture() {
    let site = "河边小报网";
    let text = format!(
        "搜索\n\n{site}\n\n登录\n\n{PROSE}\n\n{site}\n\n{PROSE}\n\n{site}\n\n{PROSE}\n\n{site}\n\n{PROSE}\n"
    );
    assert!(!main_text(&text).contains(site));
    // A refrain repeats nothing but itself.
    let song =
        format!("{PROSE}\n\n啦啦啦啦\n\n{PROSE}\n\n啦啦啦啦\n\n{PROSE}\n\n啦啦啦啦\n\n{PROSE}\n");
    assert_eq!(main_text(&song), song);
}

#[test]
fn turns_and_headings_end_the_edges() {
    let talk = "甲：登录，注册。\n\n乙：好。\n\n甲：首页。\n\n乙：搜索\n";
    assert_eq!(main_text(talk), talk);
    let headed = format!("登录 | 注册 | 首页\n\n# 搜索\n\n短句\n\n登录\n\n{PROSE}\n");
    assert!(main_text(&headed).starts_with("# 搜索\n\n短句\n\n登录\n\n河水"));
}

#[test]
#[cfg(feature = "json")]
fn syntax_between_turns_is_no_text() {
    let text = r#"{"messages": [{"role": "user", "content": "Hi."}, {"role": "assistant", "content": "Ho."}]}"#;
    let kinds: Vec<&str> = regions(text).into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(kinds, ["markup", "turn", "markup", "turn", "markup"]);
}
