//! Names that hold a stop: it ends no sentence where the name goes on, or where text follows the name.

use super::abbreviation;
use super::class::{is_cjk, is_comma};
use super::text::Text;

/// Names up to a stop of theirs, and what follows it in the name; fullwidth marks are written
/// halfwidth here, and compared as one.
///
/// Only names whose words are no ordinary exclamation may have nothing behind their stop.
const NAMES: &[(&str, &str)] = &[
    ("Yahoo!", ""),
    ("Yum!", " Brands"),
    ("Chips Ahoy!", ""),
    ("Westward Ho!", ""),
    ("Joomla!", ""),
    ("E!", " News"),
    ("Jeopardy!", ""),
    ("Oklahoma!", ""),
    ("Mamma Mia!", ""),
    ("Moulin Rouge!", ""),
    ("Airplane!", ""),
    ("Hairspray!", ""),
    ("Hamtaro!", ""),
    ("Tora!", " Tora!"),
    ("Panic!", " at the Disco"),
    ("Hello!", " Project"),
    ("Hey!", " Say!"),
    ("Say!", " JUMP"),
    ("BanG Dream!", ""),
    ("SHOW BY ROCK!!", ""),
    ("Wake Up, Girls!", ""),
    ("Love Live!", ""),
    ("K-ON!", ""),
    ("Haikyu!!", ""),
    ("Haikyuu!!", ""),
    ("Yu-Gi-Oh!", ""),
    ("GO!", "GO!"),
    ("Go!", "プリンセス"),
    ("モーニング娘。", ""),
    ("ゲスの極み乙女。", ""),
    ("君の名は。", ""),
    ("ずっと真夜中でいいのに。", ""),
    ("ハイキュー!!", ""),
    ("けいおん!", ""),
    ("けいおん!!", ""),
    ("ラブライブ!", ""),
    ("バンドリ!", ""),
    ("アイカツ!", ""),
    ("ゆるゆり!", ""),
    ("はねるのトびら!", ""),
    ("笑ってコラえて!", ""),
    ("イッテQ!", ""),
    ("ヒルナンデス!", ""),
    ("ハロー!", "プロジェクト"),
    ("それいけ!", "アンパンマン"),
    ("行け!", "稲中卓球部"),
    ("開運!", "なんでも"),
    ("踊る!", "さんま"),
    ("お願い!", "ランキング"),
    ("なるほど!", "ザ・ワールド"),
    ("マジック!", "ザ・ギャザリング"),
    ("侵略!", "イカ娘"),
    ("ハピネスチャージ!", "プリキュア"),
    ("スマイル!", "プリキュア"),
    ("ご注文はうさぎですか?", "?"),
];

/// Whether the run of stops that ends at `end` belongs to a name, and the sentence goes on.
pub(super) fn ends_at(text: Text<'_>, end: usize) -> bool {
    // At the end of a line or of the text, and before a closing mark, the stop is taken for both.
    let Some(next) = text.after(end) else { return false };
    let spaced = next == ' ';
    if !(spaced || is_comma(next) || next.is_alphanumeric()) {
        return false;
    }
    let behind = text.behind(end, 40, 0);
    let word = behind.trim_end_matches(['!', '！', '?', '？', '。']);
    // The character before the stop rules out nearly all sentences at once.
    if !word.ends_with(|c: char| {
        c.is_ascii_alphabetic()
            || matches!(
                c,
                '娘' | '女'
                    | 'は'
                    | 'に'
                    | 'ー'
                    | 'ん'
                    | 'ブ'
                    | 'リ'
                    | 'ツ'
                    | 'り'
                    | 'ら'
                    | 'て'
                    | 'ス'
                    | 'け'
                    | '運'
                    | 'る'
                    | 'い'
                    | 'ど'
                    | 'ク'
                    | '略'
                    | 'ジ'
                    | 'ル'
                    | 'か'
            )
    }) {
        return false;
    }
    NAMES.iter().any(|(head, tail)| {
        ends_with(behind, head)
            && text.has(end, tail)
            && !(spaced && tail.is_empty() && new_sentence(text, end))
    })
}

/// Whether `text` ends with `name` as a word.
fn ends_with(text: &str, name: &str) -> bool {
    let mut text = text.chars().rev();
    for wanted in name.chars().rev() {
        let got = match text.next() {
            Some('！') => '!',
            Some('？') => '?',
            Some(c) => c,
            None => return false,
        };
        if got != wanted {
            return false;
        }
    }
    // No longer Latin word ends with a name: `MAYahoo!`
    let first = name.chars().next().unwrap_or(' ');
    !(first.is_ascii_alphanumeric() && text.next().is_some_and(|c| c.is_ascii_alphanumeric()))
}

/// Whether what stands behind the blank at `end` starts a sentence rather than going on.
fn new_sentence(text: Text<'_>, end: usize) -> bool {
    let gap = text.gap(end);
    let ahead = text.ahead(gap.next, 24);
    let word = ahead.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    gap.breaks > 0 || abbreviation::is_starter(word) || word.chars().next().is_none_or(is_cjk)
}
