//! …, ‥, ... and 。。。: a pause in a clause, or the end of one.

use super::class::{is_cjk, is_comma, is_digit, is_ellipsis, is_han, is_hangul, is_stop};
use super::text::{Text, starts_with_any};

/// The end of the ellipsis at `at`.
pub(super) fn end(text: Text<'_>, at: usize) -> usize {
    let first = text.after(at).unwrap_or('…');
    let mut end = at;
    while let Some(c) = text.after(end) {
        let same = if is_ellipsis(first) { is_ellipsis(c) } else { c == first };
        if !same || end - at > 128 {
            break;
        }
        end += c.len_utf8();
    }
    end.max(at + 1)
}

/// Whether the ellipsis from `at` to `end`, in the sentence that starts at `from`, ends it.
///
/// It does before a line break, and between a whole clause and an unmistakably new one: one that opens
/// with another time, or, where there are capitals, with a capital.
pub(super) fn ends_sentence(text: Text<'_>, from: usize, at: usize, end: usize) -> bool {
    let gap = text.gap(end);
    let Some(next) = text.after(gap.next) else { return true };
    if gap.far || gap.breaks > 0 {
        return gap.breaks > 1 || !next.is_lowercase();
    }
    let before = text.behind(at, 120, from);
    if next.is_uppercase() {
        return gap.next > end
            && words_of_clause(before) >= 3
            && !is_first_person(text.ahead(gap.next, 8));
    }
    if !is_cjk(next) && !is_digit(next) {
        return false;
    }
    is_whole_clause(before) && starts_with_time(text.ahead(gap.next, 60))
}

/// How many words stand in the last clause of `before`.
fn words_of_clause(before: &str) -> usize {
    let clause =
        before.rsplit(|c: char| is_comma(c) || is_stop(c) || is_ellipsis(c)).next().unwrap_or("");
    clause.split_whitespace().count()
}

/// `I` and its contractions: capitals that start nothing.
fn is_first_person(ahead: &str) -> bool {
    ahead == "I" || ahead.starts_with("I ") || ahead.starts_with("I'") || ahead.starts_with("I’")
}

/// Whether `before` ends in a clause of some length that is no enumeration.
fn is_whole_clause(before: &str) -> bool {
    let clause = before
        .rsplit(|c: char| matches!(c, '，' | ',' | '；' | '：') || is_stop(c) || is_ellipsis(c));
    let clause = clause.into_iter().next().unwrap_or("");
    clause.trim().chars().count() >= 4 && !clause.contains('、')
}

/// Whether `ahead` opens with a short phrase in Chinese that says after what: `天亮后，`.
fn opens_after_something(ahead: &str) -> bool {
    let Some(end) = ahead.find('，') else { return false };
    let phrase = ahead.get(..end).unwrap_or("");
    phrase.ends_with(['后', '後']) && phrase.chars().count() <= 8 && phrase.chars().all(is_han)
}

/// Whether `ahead` opens with a time other than that of what went before.
fn starts_with_time(ahead: &str) -> bool {
    const TIMES: &[&str] = &[
        "后来",
        "後來",
        "第二天",
        "次日",
        "翌日",
        "隔天",
        "当晚",
        "當晚",
        "那天",
        "那年",
        "那一年",
        "那一天",
        "如今",
        "多年后",
        "多年後",
        "多年以",
        "若干年",
        "转眼",
        "轉眼",
        "一晃",
        "直到",
        "从此",
        "從此",
        "几年",
        "幾年",
        "几天",
        "幾天",
        "几个月",
        "幾個月",
        "数年",
        "數年",
        "数日",
        "数ヶ月",
        "数か月",
        "やがて",
        "その後",
        "それから",
        "その日",
        "その夜",
        "次の日",
        "あれから",
        "次の朝",
        "翌朝",
        "翌年",
        "そして",
        "다음 날",
        "다음날",
        "이튿날",
        "그 후",
        "그 뒤",
        "그로부터",
        "며칠",
        "몇 년",
        "몇 달",
        "몇 시간",
        "얼마 후",
        "세월",
    ];
    if starts_with_any(ahead, TIMES) || opens_after_something(ahead) {
        return true;
    }
    // 三年后，十年過去，5分後、 10년 뒤
    let number = ahead.len()
        - ahead
            .trim_start_matches(|c: char| {
                is_digit(c) || "一二三四五六七八九十百千两兩几幾半数數".contains(c)
            })
            .len();
    if number == 0 {
        return false;
    }
    let rest: &str = ahead.get(number..).unwrap_or("").trim_start();
    let units = [
        "年", "个月", "個月", "天", "日", "周", "週", "小时", "小時", "分钟", "分鐘", "时间",
        "時間", "ヶ月", "か月", "カ月", "分", "秒", "년", "개월", "달", "일", "주", "시간", "분",
        "초", "星期", "礼拜", "禮拜", "世纪", "世紀",
    ];
    let Some(rest) = units.iter().find_map(|unit| rest.strip_prefix(unit)) else { return false };
    let rest = rest.trim_start();
    [
        "后",
        "後",
        "以后",
        "以後",
        "之后",
        "之後",
        "过去",
        "過去",
        "过后",
        "過後",
        "が過ぎ",
        "たって",
        "経",
        "뒤",
        "후",
        "이 지",
        "이 흘",
        "间",
        "，",
        "、",
    ]
    .iter()
    .any(|word| rest.starts_with(word))
        || rest.chars().next().is_some_and(is_hangul) && rest.starts_with("이")
}
