//! Where dialogue stops and the page goes on: notices, credits, link lists.

use judou_source::Span;

use crate::label::label;
use crate::name::fold;
use crate::time::time;

/// Labels of what follows the last words on a page.
const NOTICES: &str = "\
    免责声明 免責聲明 声明 聲明 特别声明 特別聲明 郑重声明 版权声明 版權聲明 版权 版權 转载声明 \
    来源 來源 文章来源 文章來源 本文来源 本文來源 原文链接 原文連結 原文 出处 出處 责编 責編 \
    责任编辑 責任編輯 编辑 編輯 作者 作者简介 译者 譯者 校对 校對 审校 排版 参考 参考资料 \
    參考資料 参考文献 參考文獻 相关阅读 相關閱讀 延伸阅读 延伸閱讀 推荐阅读 推薦閱讀 扩展阅读 \
    标签 標籤 关键词 關鍵詞 上一篇 下一篇 分享 分享到 更多 阅读原文 编者按 編者按 图片来源 \
    圖片來源 底本 入力 初出 出典 関連記事 関連リンク 参考リンク 著作権 編集 執筆 取材 文責 \
    プロフィール 출처 관련기사 관련글 저작권 편집 글 disclaimer source sources credits \
    copyright references related relatedposts relatedarticles furtherreading seealso editedby \
    editor tags share readmore sharethis transcriptby photocredit aboutauthor abouttheauthor \
    links resources shownotes photo photos photography photograph illustration illustrations \
    producedby recordedby subscribe footnotes bio bios mentionedinthisepisode learnmore \
    quelle quellen foto fotos bildnachweis impressum redaktion weiterlesen crédit crédits lireaussi \
    àlireaussi fuente fuentes créditos enlaces leermás fonte fonti crediti источник источники фото \
    автор редактор читайтетакже 联系电话 联系方式 投稿 投稿邮箱 注释 註釋 附注 脚注 \
    사진 제보 문의";

/// Words that a credit in brackets at the end of a text begins with.
const CREDITS: &[&str] = &[
    "作者",
    "编辑",
    "編輯",
    "责编",
    "責編",
    "责任编辑",
    "責任編輯",
    "记者",
    "記者",
    "译者",
    "譯者",
    "翻译",
    "翻譯",
    "编译",
    "編譯",
    "校对",
    "校對",
    "审校",
    "摄影",
    "攝影",
    "图片来源",
    "圖片來源",
    "图",
    "圖",
    "文",
    "文字",
    "撰文",
    "整理",
    "来源",
    "來源",
    "供稿",
    "实习生",
    "實習生",
    "本文",
    "原标题",
    "原標題",
    "取材",
    "構成",
    "撮影",
    "写真",
    "編集",
    "聞き手",
    "文責",
    "글",
    "사진",
    "편집",
    "정리",
    "author",
    "editor",
    "edited by",
    "translated by",
    "photo",
    "photos",
    "source",
    "credit",
    "text",
    "words",
];

/// Whether the line `text`, standing after the last label of a dialogue, is part of the page rather
/// than of the words.
pub(crate) fn is_notice(text: &str) -> bool {
    if label(text).is_some_and(|found| is_notice_word(found.name)) {
        return true;
    }
    let lower = text.trim_start_matches(['*', '#', '>', '-', ' ']);
    if text.starts_with(PAGE_MARKS) {
        return true;
    }
    // `【声明】…`.
    let boxed =
        text.strip_prefix(['【', '［', '[']).and_then(|inner| inner.split_once(['】', '］', ']']));
    if boxed.is_some_and(|(word, _)| is_notice_word(word)) {
        return true;
    }
    // A bare notice is a heading that lacks its marks.
    (text.chars().count() <= 12 && is_notice_word(lower))
        || [
            "©",
            "Copyright ©",
            "(c) ",
            "All rights reserved",
            "本文为",
            "本文由",
            "本文来自",
            "本文經",
            "本文经",
        ]
        .iter()
        .any(|start| lower.starts_with(start))
        || is_definition(text)
        || is_end_mark(text)
        || is_imprint(lower)
        || is_link_list(text)
}

/// Marks with which a page sets off its own lines, and nobody's words begin.
const PAGE_MARKS: &[char] =
    &['◎', '※', '▶', '▷', '►', '▸', '☞', '☛', '➤', '©', 'ⓒ', '▲', '△', '▼', '▽', '☎', '✉'];

/// Whether a line that is all in brackets says who made the page: `（聞き手・森）`, `（实习生甲对本文亦有贡献）`.
pub(crate) fn is_credit(text: &str) -> bool {
    #[rustfmt::skip]
    const PHRASES: &[&str] = &[
        "对本文", "對本文", "聞き手", "構成", "撮影", "文責", "取材", "interview by", "interviewed by",
        "transcribed by", "translated by", "edited by", "photo by", "photos by", "propos recueillis",
        "本报记者", "本刊记者", "本報記者", "실습", "정리", "사진",
    ];
    let lower = text.to_lowercase();
    trailing_credit(text, Span::whole(text)) == Some(0)
        || text.chars().count() <= 80 && PHRASES.iter().any(|phrase| lower.contains(phrase))
}

/// `[END OF INTERVIEW]`, `CURTAIN`, `（完）`: a line that says that it is over.
fn is_end_mark(text: &str) -> bool {
    const MARKS: &[char] = &[
        '[', ']', '(', ')', '（', '）', '【', '】', '*', '_', '-', '—', '~', '#', ' ', '.', '。',
        '\u{3000}',
    ];
    const ENDS: &[&str] = &[
        "end",
        "theend",
        "fin",
        "curtain",
        "endofinterview",
        "endoftranscript",
        "endofrecording",
        "endofaudio",
        "endofepisode",
        "interviewends",
        "recordingends",
        "exeunt",
        "ende",
        "完",
        "全文完",
        "终",
        "終",
        "幕",
        "剧终",
        "劇終",
        "散会",
        "散會",
        "休会",
        "休會",
        "以上",
        "おわり",
        "끝",
    ];
    let bare = text.trim_matches(MARKS);
    if bare.len() > 40 {
        return false;
    }
    // `28:00  Fin` says when.
    let bare = time(bare).map_or(bare, |(rest, _)| rest.trim_start());
    // `Meeting adjourned at 4.`, `(Deposition concluded at 10:41 a.m.)`.
    let lower = bare.to_lowercase();
    if CONCLUSIONS.iter().any(|words| lower.contains(words))
        && lower.split_whitespace().count() <= 7
    {
        return true;
    }
    // `散會（12時3分）` says when.
    let bare = bare.split(['(', '（']).next().unwrap_or_default();
    ENDS.contains(&fold(bare).as_str())
}

/// What a record says of its own end.
#[rustfmt::skip]
const CONCLUSIONS: &[&str] = &[
    "meeting ended", "meeting adjourned", "meeting closed", "deposition concluded", "proceedings concluded",
    "hearing adjourned", "hearing concluded", "interview concluded", "interview ended", "recording ended",
    "recording stopped", "session ended", "call ended", "se levanta la sesión", "la séance est levée",
];

/// Who made the text, or a line that speaks of it from outside, in emphasis.
fn is_imprint(text: &str) -> bool {
    const BEGINNINGS: &[&str] = &[
        "transcribed by",
        "transcript by",
        "transcription by",
        "transcript provided",
        "interview by",
        "interviewed by",
        "interview conducted",
        "this interview",
        "this transcript",
        "this conversation",
        "das interview führte",
        "das gespräch führte",
        "propos recueillis",
        "recorded by",
        "edited by",
        "（構成",
        "（文・",
        "構成・",
        "構成＝",
        "文・",
        "取材・",
        "取材＝",
        "聞き手・",
        "聞き手＝",
        "글 ",
        "글·",
        "글=",
        "인터뷰 ",
        "사진 ",
        "정리 ",
        "整理：",
        "整理 |",
        "采访整理",
        "文字整理",
        "（本文",
        "本次采访",
        "本次访谈",
    ];
    let head = Span::new(0, text.len().min(60)).of(text).to_lowercase();
    text.len() <= 400 && BEGINNINGS.iter().any(|beginning| head.starts_with(beginning))
}

/// Whether `words` are a label of what follows the last words on a page.
pub(crate) fn is_notice_word(words: &str) -> bool {
    let folded = fold(words);
    NOTICES.split_ascii_whitespace().any(|notice| notice == folded)
}

/// `[^1]: …` and `[name]: http…`: footnotes and link targets.
fn is_definition(text: &str) -> bool {
    text.starts_with('[') && {
        let target = text.split_once("]:").map(|(_, target)| target.trim_start());
        target.is_some_and(|target| text.starts_with("[^") || target.starts_with("http"))
    }
}

/// Many short pieces between bars: navigation and link farms, never speech.
fn is_link_list(text: &str) -> bool {
    let bars = text.matches(['|', '｜']).count();
    bars >= 4 && text.chars().filter(|c| matches!(c, '。' | '！' | '？')).count() * 4 < bars
}

/// Where a credit in brackets at the very end of the text under `span` starts: `（文/甲，编辑/乙）`.
pub(crate) fn trailing_credit(text: &str, span: Span) -> Option<usize> {
    let words = span.of(text).trim_end();
    let close = words.chars().next_back().filter(|c| matches!(c, ')' | '）' | '】' | ']'))?;
    let open = match close {
        ')' | '）' => ['(', '（'],
        '】' => ['【', '【'],
        _ => ['[', '['],
    };
    let at = words.rfind(open)?;
    let inner = words.get(at..)?.trim_start_matches(open).trim_end_matches(close);
    let short = inner.chars().count() <= 80;
    let credit = CREDITS.iter().any(|word| {
        inner.strip_prefix(word).is_some_and(|rest| {
            let rest = rest.trim_start();
            rest.starts_with(['|', '｜', ':', '：', '/', '／', '丨', '∣', '・', '＝', '='])
                || word.ends_with("by")
                || *word == "本文"
        })
    });
    (short && credit).then_some(span.start + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notices() {
        let cases = [
            ("免责声明：本站内容来自网络。", true),
            ("来源:某报", true),
            ("**相关阅读**", true),
            ("© 2020 Nobody", true),
            ("[^1]: 某书", true),
            ("[1]: http://example.com", true),
            ("[END OF INTERVIEW]", true),
            ("散會（12時3分）", true),
            ("*Das Interview führte A. B.*", true),
            ("Transcribed by A. B.", true),
            ("The end of it is near.", false),
            ("28:00  Fin", true),
            ("28:00 is late.", false),
            ("(Deposition concluded at 10:41 a.m.)", true),
            ("_Meeting ended 16:04._", true),
            ("The meeting ended late, and I walked home through the rain.", false),
            ("【声明】转载须授权。", true),
            ("【笑】说得好。", false),
            ("▶ 관련기사: 기와", true),
            ("Fotos: A. B.", true),
            ("首页 | 新闻 | 体育 | 财经 | 更多", true),
            ("我的来源：朋友告诉我的。", false),
            ("这就是我要说的。", false),
            ("A | B", false),
        ];
        for (input, expected) in cases {
            assert_eq!(is_notice(input), expected, "input {input:?}");
        }
    }

    #[test]
    fn credits_in_brackets() {
        for (input, expected) in [
            ("（聞き手・森）", true),
            ("(Interview by A. B.)", true),
            ("（笑）", false),
            ("（掌声，全场起立）", false),
        ] {
            assert_eq!(is_credit(input), expected, "input {input:?}");
        }
    }

    #[test]
    fn credits_at_the_end() {
        let cases = [
            ("走吧。(作者|甲,编辑|乙)", Some("走吧。")),
            ("走吧。（文/甲）", Some("走吧。")),
            ("走吧。（笑）", None),
            ("走吧（作者）。", None),
        ];
        for (input, expected) in cases {
            let got = trailing_credit(input, Span::whole(input));
            assert_eq!(got.and_then(|at| input.get(..at)), expected, "input {input:?}");
        }
    }
}
