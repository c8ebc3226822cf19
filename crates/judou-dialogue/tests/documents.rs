//! Whole small documents: how many turns, by whom.
//!
//! A document of the table is one line, `\n` and all, so that a failure can be pasted anywhere.

use judou_dialogue::parse;

/// Labels of the turns in order, joined by a space; empty for no dialogue.
fn labels(text: &str) -> String {
    let transcript = parse(text);
    let names: Vec<&str> = transcript.turns.iter().map(|turn| turn.name.of(text)).collect();
    names.join("|")
}

#[test]
fn dialogues() {
    let cases = [
        // Glued, fullwidth and spaced colons, one form in each document.
        ("甲:你来了？\n\n乙:来了。\n\n甲:请坐。\n\n乙:谢谢。\n", "甲|乙|甲|乙"),
        (
            "记者：您好！\n王教授：您好。\n记者：请谈谈您的研究。\n王教授：好的，这要从头说起。\n",
            "记者|王教授|记者|王教授",
        ),
        ("Ana: Hi there.\nBen: Hello!\nAna: How are you?\nBen: Fine, thanks.\n", "Ana|Ben|Ana|Ben"),
        // A paragraph with a colon in its first clause is the speaker's own.
        (
            "甲：第一段。\n\n我补充一点：这很重要。\n\n乙：明白了。\n\n甲：还有一点。\n\n乙：请讲。\n",
            "甲|乙|甲|乙",
        ),
        // A guest who speaks once, marked as the others are.
        (
            "**王一**：开始吧。\n\n**李二**：好的。\n\n**王一**：请看。\n\n**赵三**：我插一句。\n\n**李二**：请讲。\n",
            "王一|李二|王一|赵三|李二",
        ),
        // Two at once.
        (
            "YK: We agree.\n\nDE: So do we.\n\nYK: Good.\n\nDE: Then yes.\n\nYK/DE: agree\n\nYK: Next.\n",
            "YK|DE|YK|DE|YK/DE|YK",
        ),
        // A typo in a label.
        (
            "Sutton: One.\n\nBarto: Two.\n\nSuttom: Three.\n\nBarto: Four.\n\nSutton: Five.\n",
            "Sutton|Barto|Suttom|Barto|Sutton",
        ),
        // The full name first, the short one later.
        (
            "**Ann Lee:** Welcome.\n\n**Bob Ray:** Thanks.\n\n**Ann:** First question?\n\n**Bob:** Sure.\n\n**Ann:** Go.\n\n**Bob:** Done.\n",
            "Ann Lee|Bob Ray|Ann|Bob|Ann|Bob",
        ),
        // Question and answer in five languages, once each.
        ("问：什么是句读？\n答：断句之学。\n", "问|答"),
        ("問1：這是什麼？\n答1：這是書。\n問2：那呢？\n答2：那是筆。\n", "問1|答1|問2|答2"),
        ("Q: What is it?\n\nA: A book.\n\nQ: And that?\n\nA: A pen.\n", "Q|A|Q|A"),
        ("質問：これは何ですか。\n回答：本です。\n", "質問|回答"),
        ("문: 이것은 무엇입니까?\n답: 책입니다.\n", "문|답"),
        // Japanese and Korean names and roles.
        (
            "田中：始めましょう。\n\n鈴木：はい。\n\n田中：いかがですか。\n\n鈴木：順調です。\n",
            "田中|鈴木|田中|鈴木",
        ),
        (
            "기자: 안녕하세요?\n\n김 교수: 안녕하세요.\n\n기자: 시작할까요?\n\n김 교수: 네, 좋습니다.\n",
            "기자|김 교수|기자|김 교수",
        ),
        ("Q1. 무엇입니까?\n\nA1. 책입니다.\n\nQ2. 또?\n\nA2. 펜입니다.\n", "Q1|A1|Q2|A2"),
        // A recorder's export, names and times without a colon.
        (
            "Ann Lee  0:03\nGood morning.\n\nBob Ray  0:05\nMorning! Shall we start?\n\nAnn Lee  0:09\nYes.\n\nBob Ray  0:11\nGood.\n",
            "Ann Lee|Bob Ray|Ann Lee|Bob Ray",
        ),
        // A parliament: offices after surnames, some speak once, fields recur more often than people.
        (
            "主席：開會。\n\n王委員小明：（9時1分）主席好。請問部長。\n\n李部長大同：委員好。\n\n王委員小明：預算呢？\n\n李部長大同：都編了。\n\n提案人：甲\n\n說明：某案。\n\n提案人：乙\n\n說明：某案。\n\n提案人：丙\n\n主席：散會。\n",
            "主席|王委員小明|李部長大同|王委員小明|李部長大同|主席",
        ),
        // Numbered speakers of a machine's transcript.
        (
            "Speaker 1: Hello.\nSpeaker 2: Hi.\nSpeaker 1: Ready?\nSpeaker 2: Yes.\n",
            "Speaker 1|Speaker 2|Speaker 1|Speaker 2",
        ),
        (
            "发言人1：好。\n发言人2：嗯。\n发言人1：开始吧？\n发言人2：可以。\n",
            "发言人1|发言人2|发言人1|发言人2",
        ),
        // Headings as labels, quoted labels, numbered labels.
        ("### 甲：\n\n你好。\n\n### 乙：\n\n你好！\n\n### 甲：\n\n再见。\n", "甲|乙|甲"),
        ("> 甲：你好。\n>\n> 乙：你好！\n>\n> 甲：走吧。\n>\n> 乙：走。\n", "甲|乙|甲|乙"),
        ("一、问：何时？\n答：明天。\n\n二、问：何地？\n答：此地。\n", "问|答|问|答"),
        // The whole dialogue in a fence.
        ("```\n甲: 你好。\n乙: 你好！\n甲: 走吧？\n乙: 走。\n```\n", "甲|乙|甲|乙"),
        // A byte order mark, CRLF and lone CR.
        ("\u{feff}甲：你好。\r\n乙：你好！\r\n甲：走吧？\r\n乙：走。\r\n", "甲|乙|甲|乙"),
        ("甲：你好。\r乙：你好！\r甲：走吧？\r乙：走。", "甲|乙|甲|乙"),
        // The participants' header states roles, it takes no turn.
        (
            "主持人：王一\n嘉宾：李二\n\n王一：欢迎！\n\n李二：谢谢。\n\n王一：开始？\n\n李二：好。\n",
            "王一|李二|王一|李二",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(labels(text), expected, "in {text:?}");
    }
}

#[test]
fn no_dialogue() {
    let cases = [
        "",
        "\u{feff}",
        ":",
        "一段没有任何人说话的文字。\n\n另一段。\n",
        // Fields, notices, addresses, times.
        "标题：某文\n作者：某人\n来源：某报\n日期：2020年1月1日\n\n正文从这里开始。\n",
        "Title: A thing\nAuthor: Somebody\nDate: 2020-01-01\n\nText starts here.\n",
        "Note: read this first.\n\nSome text.\n\nNote: and this too.\n\nWarning: beware of it.\n\nWarning: of this too.\n",
        "见 https://example.com/a:b 。\n会议 12:30 开始。\n比例 3:1。\n",
        // Enumerations, steps, levels.
        "L1：能聊天。\n\nL2：能推理。\n\nL3：能行动。\n\nL4：能创新。\n",
        "Step 1: Open the box.\nStep 2: Take it out.\nStep 3: Close the box.\n",
        "步骤一：打开。\n步骤二：取出。\n步骤三：关上。\n步骤一：再打开。\n步骤二：再取出。\n步骤三：再关上。\n",
        // Pros and cons, inputs and outputs.
        "优点：很快。\n缺点：很贵。\n\n优点：便宜。\n缺点：很慢。\n\n优点：好看。\n缺点：不好用。\n",
        "输入：一个数。\n输出：它的平方。\n\n输入：两个数。\n输出：它们的和。\n",
        // Records that come round in one order.
        "Brand: Acme makes it.\nModel: A sturdy one.\nColour: Red, of course.\n\nBrand: Bolt makes it.\nModel: A light one.\nColour: Blue this time.\n\nBrand: Cog makes it.\nModel: A big one.\nColour: Green again.\n\nBrand: Dot makes it.\nModel: A small one.\nColour: Grey at last.\n",
        // Definition lists in bold, feature lists.
        "- **Fast**: it is quick.\n- **Small**: it is tiny.\n- **Safe**: it is sound.\n- **Fast**: again it is quick.\n- **Small**: again it is tiny.\n",
        "**简介**：某物。\n\n**安装**：某法。\n\n**使用**：某例。\n",
        // Code.
        "```yaml\nname: x\nname: y\nother: z\nother: w\n```\n",
        "```\nuser: root\nhost: a\nuser: admin\nhost: b\n```\n",
        "use std::fmt;\nuse std::io;\nfn main() {}\n",
        // Headings with colons.
        "# 价值：一切的根本\n\n一段。\n\n# 规模：新的时代\n\n一段。\n\n# 结局：未来\n\n一段。\n",
        // Two names among many lines.
        "我昨天见了两个人。\n他们谈了很久。\n王小明：今天不行。\n我听不懂。\n后来又来了人。\n李小红：明天再说。\n他们走了。\n天黑了。\n",
        // Choices with letters.
        "A. 红色。\nB. 绿色。\nC. 蓝色。\n\nA. 圆的。\nB. 方的。\nC. 尖的。\n",
        // One voice alone.
        "王一：第一条。\n\n王一：第二条。\n\n王一：第三条。\n\n王一：第四条。\n",
    ];
    for text in cases {
        assert_eq!(labels(text), "", "in {text:?}");
    }
}
