//! Names that hold a stop: it ends no sentence where the name goes on, or where text follows the name.

use super::abbreviation;
use super::class::{is_cjk, is_comma, is_word};
use super::text::Text;

/// The names that have `last` before a stop of theirs: each up to that stop, and what follows it in the
/// name. Fullwidth marks are written halfwidth here, and compared as one.
///
/// Only names whose words are no ordinary exclamation may have nothing behind their stop.
fn names(last: char) -> &'static [(&'static str, &'static str)] {
    match last {
        'o' => &[
            ("Yahoo!", ""),
            ("Westward Ho!", ""),
            ("Hamtaro!", ""),
            ("Hello!", " Project"),
            ("Go!", "プリンセス"),
        ],
        'm' => &[("Yum!", " Brands"), ("BanG Dream!", ""), ("Wham!", "")],
        'y' => &[
            ("Chips Ahoy!", ""),
            ("Jeopardy!", ""),
            ("Hairspray!", ""),
            ("Hey!", " Say!"),
            ("Say!", " JUMP"),
        ],
        'a' => &[("Joomla!", ""), ("Oklahoma!", ""), ("Mamma Mia!", ""), ("Tora!", " Tora!")],
        'E' => &[("E!", " News"), ("NEW GAME!", "")],
        'e' => &[("Moulin Rouge!", ""), ("Airplane!", ""), ("Love Live!", "")],
        'c' => &[("Panic!", " at the Disco"), ("Panic!", " At The Disco")],
        'K' => &[("SHOW BY ROCK!!", "")],
        's' => &[("Wake Up, Girls!", "")],
        'N' => &[("K-ON!", "")],
        'u' => &[("Haikyu!!", ""), ("Haikyuu!!", ""), ("Godspeed You!", " Black Emperor")],
        'h' => &[("Yu-Gi-Oh!", "")],
        'O' => &[("GO!", "GO!")],
        '娘' => &[("モーニング娘。", "")],
        '女' => &[("ゲスの極み乙女。", "")],
        'は' => &[("君の名は。", "")],
        'に' => &[("ずっと真夜中でいいのに。", "")],
        'ー' => &[("ハイキュー!!", ""), ("ハロー!", "プロジェクト")],
        'ん' => &[("けいおん!", ""), ("けいおん!!", "")],
        'ブ' => &[("ラブライブ!", "")],
        'リ' => &[("バンドリ!", "")],
        'ツ' => &[("アイカツ!", "")],
        'り' => &[("ゆるゆり!", "")],
        'ら' => &[("はねるのトびら!", "")],
        'て' => &[("笑ってコラえて!", "")],
        'Q' => &[("イッテQ!", "")],
        'ス' => &[("ヒルナンデス!", "")],
        'け' => &[("それいけ!", "アンパンマン"), ("行け!", "稲中卓球部")],
        '運' => &[("開運!", "なんでも")],
        'る' => &[("踊る!", "さんま"), ("青春ラブコメはまちがっている。", "")],
        'い' => &[("お願い!", "ランキング")],
        'ど' => &[("なるほど!", "ザ・ワールド")],
        'ク' => &[("マジック!", "ザ・ギャザリング")],
        '略' => &[("侵略!", "イカ娘")],
        'ジ' => &[("ハピネスチャージ!", "プリキュア")],
        'ル' => &[("スマイル!", "プリキュア")],
        'か' => &[("ご注文はうさぎですか?", "?")],
        'G' => &[("WORKING!!", "")],
        'ザ' => &[("ザ!", "鉄腕"), ("ザ!", "世界仰天ニュース")],
        '腕' => &[("鉄腕!", "DASH")],
        'え' => &[("世界まる見え!", "テレビ特捜部")],
        '妹' => &[("干物妹!", "うまるちゃん")],
        'れ' => &[("這いよれ!", "ニャル子さん")],
        'グ' => &[("アイドリング!!!", "")],
        'せ' => &[("アッコにおまかせ!", "")],
        'だ' => &[("心が叫びたがってるんだ。", "")],
        '吧' => &[("奔跑吧!", "兄弟"), ("来吧!", "冠军")],
        _ => &[],
    }
}

/// Whether the run of stops from `at` to `end` belongs to a name, and the sentence goes on.
#[inline]
pub(super) fn ends_at(text: Text<'_>, at: usize, end: usize) -> bool {
    // Before 。 there are six, told by their last bytes: 娘, 女, は, に, る and だ.
    let last = at.checked_sub(1).map_or(0, |at| text.byte(at));
    let none = text.byte(at) == 0xE3 && !matches!(last, 0x98 | 0xB3 | 0xAF | 0xAB | 0x8B | 0xA0);
    !none && names_end_at(text, at, end)
}

fn names_end_at(text: Text<'_>, at: usize, end: usize) -> bool {
    let names = text.before(at).map_or(&[][..], names);
    if names.is_empty() {
        return false;
    }
    // At the end of a line or of the text, and before a closing mark, the stop is taken for both.
    let Some(next) = text.after(end) else { return false };
    let spaced = next == ' ';
    if !(spaced || is_comma(next) || is_word(next)) {
        return false;
    }
    let behind = text.behind(end, 40, 0);
    names.iter().any(|(head, tail)| {
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
    let word = ahead.split(|c: char| !is_word(c)).next().unwrap_or("");
    gap.breaks > 0 || abbreviation::is_starter(word) || word.chars().next().is_none_or(is_cjk)
}
