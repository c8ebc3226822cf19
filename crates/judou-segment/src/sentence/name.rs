//! Names that hold a stop: it ends no sentence where the name goes on, or where text follows the name.

use super::abbreviation;
use super::class::{is_cjk, is_comma, is_word};
use super::list::Filter;
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

/// The last characters of three bytes of [`names`].
static LAST: Filter =
    Filter::of("娘女はにーんブリツりらてスけ運るいどク略ジルかザ腕え妹れグせだ吧");

/// The last letters of ASCII of [`names`], by their last six bits.
const LAST_ASCII: u64 = {
    let letters = b"omyaEecKsNuhOQG";
    let (mut bits, mut i) = (0, 0);
    #[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, which would say so")]
    while i < letters.len() {
        bits |= 1_u64 << (letters[i] & 0x3F);
        i += 1;
    }
    bits
};

/// Bytes 12 to 5 before the stop of the names that end with 。
const IDEOGRAPHIC: [u64; 6] = {
    let stems = [
        "モーニング娘",
        "ゲスの極み乙女",
        "君の名は",
        "真夜中でいいのに",
        "まちがっている",
        "たがってるんだ",
    ];
    let (mut keys, mut i) = ([0; 6], 0);
    #[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, which would say so")]
    while i < stems.len() {
        let stem = stems[i].as_bytes();
        let mut byte = 0;
        while byte < 8 {
            keys[i] |= (stem[stem.len() - 12 + byte] as u64) << (8 * byte);
            byte += 1;
        }
        i += 1;
    }
    keys
};

/// [`IDEOGRAPHIC`] by their places, which [`place`] tells.
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, which would say so")]
static PLACES: [u64; 16] = {
    let (mut places, mut i) = ([0; 16], 0);
    while i < IDEOGRAPHIC.len() {
        let at = place(IDEOGRAPHIC[i]);
        assert!(places[at] == 0, "each has a place of its own");
        places[at] = IDEOGRAPHIC[i];
        i += 1;
    }
    places
};

/// One of 16 places, another for each of [`IDEOGRAPHIC`].
const fn place(key: u64) -> usize {
    (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 60) as usize
}

/// Whether a name may end with the 。 behind the first twelve bytes of `before`; never wrong when it says no.
#[inline]
#[expect(clippy::indexing_slicing, reason = "the index is below 16")]
pub(super) fn may_end_before_ideographic(before: &[u8; 20]) -> bool {
    let key = before.first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes));
    PLACES[place(key) & 15] == key
}

/// Whether a name may end with the `!` or `?` of any width that `stop` starts with, behind the bytes
/// `a b c`; never wrong when it says no.
#[inline]
#[expect(clippy::needless_bitwise_bool, reason = "branches would be guessed wrong")]
pub(super) fn may_end_before_mark([a, b, c]: [u8; 3], stop: u64) -> bool {
    let question = (stop as u8 == b'?') | (stop & 0xFF_FFFF == 0x9F_BCEF);
    // Of the names with a question mark, か stands before each.
    let asked = question & ([a, b, c] == [0xE3, 0x81, 0x8B]);
    let ascii = (b'A'..0x80).contains(&c) & (LAST_ASCII >> (c & 0x3F) & 1 == 1);
    let wide = (c >= 0x80) & LAST.may_hold_bytes(b, c);
    asked | (!question & (ascii | wide))
}

/// Whether the run of stops from `at` to `end` belongs to a name, and the sentence goes on.
pub(super) fn ends_at(text: Text<'_>, at: usize, end: usize) -> bool {
    // Most characters are the last of no name.
    if let Some(&[0xE0..=0xEF, b, c]) = at.checked_sub(3).and_then(|at| text.bytes(at))
        && !LAST.may_hold_bytes(b, c)
    {
        return false;
    }
    let names = text.before(at).map_or(&[][..], names);
    let before = text.0.as_bytes().get(..at).unwrap_or_default();
    if !names.iter().any(|(head, _)| before.ends_with(stem(head).as_bytes())) {
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
            && !(spaced && tail.is_empty() && new_sentence(text, end) && !spaced_out(behind, head))
    })
}

/// A name without the stops that it ends with; there are none inside.
fn stem(head: &str) -> &str {
    head.trim_end_matches(['!', '?', '。'])
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

/// Whether blanks part the name from East Asian text before it, so that one behind it means nothing:
/// `用 Yahoo! 的分类`.
fn spaced_out(behind: &str, head: &str) -> bool {
    let count = head.chars().count();
    let mut before = behind.chars().rev().skip(count);
    before.next() == Some(' ') && before.next().is_some_and(is_cjk)
}

/// Whether what stands behind the blank at `end` starts a sentence rather than going on.
fn new_sentence(text: Text<'_>, end: usize) -> bool {
    let gap = text.gap(end);
    let ahead = text.ahead(gap.next, 24);
    let word = ahead.split(|c: char| !is_word(c)).next().unwrap_or("");
    gap.breaks > 0 || abbreviation::is_starter(word) || word.chars().next().is_none_or(is_cjk)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a name may end with the first stop of `text`.
    fn may_end(text: &str) -> bool {
        let at = text.find(['!', '！', '?', '？', '。']).expect("a stop");
        let mut around = [0; 20];
        around.iter_mut().zip(&text.as_bytes()[at - 12..]).for_each(|(to, from)| *to = *from);
        let stop = u64::from_le_bytes(*around.last_chunk().expect("eight of them"));
        match around[12] {
            0xE3 => may_end_before_ideographic(&around),
            _ => may_end_before_mark([around[9], around[10], around[11]], stop),
        }
    }

    #[test]
    fn names_are_seen_by_their_ends() {
        for last in '\0'..=char::MAX {
            for (head, _) in names(last) {
                let text = std::format!("            {head}");
                assert!(may_end(&text), "{head}");
                assert!(may_end(&text.replace('!', "！").replace('?', "？")), "{head}");
                assert!(!stem(head).contains(['!', '?', '。']), "{head}");
            }
        }
    }

    #[test]
    fn most_stops_end_no_name() {
        for text in [
            "昨天下了一场雨。",
            "雨が降りました。",
            "さあ、行きます！",
            "どこへ行きました？",
            "            who is it?",
        ] {
            assert!(!may_end(text), "{text}");
        }
    }
}
