//! Words in brackets that name a sound, a manner of speaking or a place, and nobody who speaks.

/// What such a remark in English begins with, any of its words.
const STEMS: &[&str] = &[
    "applau",
    "bark",
    "beep",
    "bell",
    "boom",
    "breath",
    "buzz",
    "cackl",
    "cheer",
    "chim",
    "chuckl",
    "clap",
    "clatter",
    "clear",
    "click",
    "cough",
    "crash",
    "creak",
    "cry",
    "cries",
    "door",
    "engine",
    "exhal",
    "exclaim",
    "explosion",
    "fades",
    "footstep",
    "gasp",
    "giggl",
    "groan",
    "growl",
    "grunt",
    "gunshot",
    "hiss",
    "honk",
    "howl",
    "hum",
    "inaudible",
    "indistinct",
    "inhal",
    "instrumental",
    "jingle",
    "knock",
    "laugh",
    "melod",
    "moan",
    "mumbl",
    "murmur",
    "music",
    "mutter",
    "noise",
    "pant",
    "pause",
    "phone",
    "playing",
    "rattl",
    "ringing",
    "rings",
    "roar",
    "rumbl",
    "rustl",
    "scoff",
    "scream",
    "screech",
    "shout",
    "shudder",
    "sigh",
    "silence",
    "singing",
    "siren",
    "slam",
    "sniff",
    "snor",
    "sob",
    "song",
    "sound",
    "splash",
    "squeal",
    "static",
    "stammer",
    "stutter",
    "theme",
    "thud",
    "thunder",
    "tune",
    "unintelligible",
    "vocaliz",
    "wail",
    "weep",
    "wheez",
    "whimper",
    "whir",
    "whisper",
    "whistl",
    "whoosh",
    "wind",
    "yawn",
    "yell",
    "crosstalk",
    "chatter",
    "clip",
    "beat",
    "cont",
    "subtitle",
    "transcript",
    "captions",
    "blank_audio",
];

/// What may follow a stem: `Bella` is no bell.
const SUFFIXES: &[&str] =
    &["", "s", "es", "ing", "ings", "ed", "e", "se", "ses", "sing", "y", "ies", "ter", "tering"];

/// Words that such a remark in English may begin with.
const FIRST: &[&str] = &[
    "in",
    "on",
    "over",
    "through",
    "from",
    "to",
    "with",
    "off",
    "no",
    "all",
    "both",
    "both,",
    "speaking",
    "end",
    "continues",
    "previously",
];

/// What such a remark in Chinese, Japanese or Korean ends in.
const ENDINGS: &[&str] = &[
    "音",
    "声",
    "聲",
    "音楽",
    "音乐",
    "音樂",
    "主題歌",
    "テーマ曲",
    "拍手",
    "掌",
    "笑",
    "哭",
    "息",
    "せき",
    "咳",
    "あくび",
    "くしゃみ",
    "いびき",
    "ノック",
    "チャイム",
    "ベル",
    "サイレン",
    "ブザー",
    "アラーム",
    "クラクション",
    "着信",
    "泣き",
    "笑い",
    "うめき",
    "どよめき",
    "ざわめき",
    "物音",
    "沈黙",
    "効果音",
    "無音",
    "停顿",
    "停頓",
    "沉默",
    "소리",
    "음악",
    "박수",
    "웃음",
    "한숨",
    "기침",
    "노래",
    "울음",
    "비명",
    "환호",
    "침묵",
    "효과음",
    "신호음",
    "벨",
    "노크",
];

/// Whether the words between brackets are such a remark.
pub(super) fn is_sound(words: &str) -> bool {
    let words = words.trim_matches(|c: char| !c.is_alphanumeric());
    if words.is_empty() {
        return true;
    }
    if words.is_ascii() || words.chars().next().is_some_and(|c| c.is_ascii_alphabetic()) {
        return english(words);
    }
    if ENDINGS.iter().any(|ending| words.ends_with(ending)) {
        return true;
    }
    // `（泣く）`, `（物を食べる）`: a verb, which few names end like, and those are short.
    let verb = words.ends_with(['る', 'く', 'む', 'ぐ', 'ぶ', 'ぬ', 'つ', 'う', 'す']);
    let han = || words.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    verb && (han() || words.chars().count() > 4)
}

/// Whether the words between brackets in running text name a sound: there a bracket in lower case or
/// one that ends in a verb is an aside like any other, so that its words alone decide.
pub(crate) fn names_a_sound(words: &str) -> bool {
    let words = words.trim_matches(|c: char| !c.is_alphanumeric());
    if words.is_ascii() {
        let short = words.split_whitespace().take(5).count() < 5;
        return short && words.split_whitespace().any(has_stem);
    }
    words.chars().take(13).count() < 13 && ENDINGS.iter().any(|ending| words.ends_with(ending))
}

/// Whether a word begins as words for sounds do, and ends as they may.
fn has_stem(word: &str) -> bool {
    let lower = word.to_lowercase();
    let form = |stem: &str| lower.strip_prefix(stem).is_some_and(|end| SUFFIXES.contains(&end));
    STEMS.iter().any(|stem| form(stem))
}

fn english(words: &str) -> bool {
    for (index, word) in words.split_whitespace().take(8).enumerate() {
        if index == 0 && FIRST.contains(&word.to_lowercase().as_str()) || has_stem(word) {
            return true;
        }
    }
    // `(laughs softly)`, `[ding]`: a name has a capital.
    !words.chars().any(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sound_cases() {
        let sounds = [
            "走る足音",
            "亀裂音",
            "あくび",
            "泣く声",
            "息をのむ",
            "ため息",
            "笑声",
            "音乐",
            "박수 소리",
            "laughs",
            "DOOR OPENS",
            "Sighs",
            "in French",
            "soft music playing",
            "♪",
            "ドアが開く",
        ];
        for words in sounds {
            assert!(is_sound(words), "{words}");
        }
        let names = [
            "司",
            "大樹･杠",
            "３人",
            "幼い杠",
            "小川(おがわ) 杠",
            "Ana",
            "MAN #2",
            "Ben Ray",
            "一同",
            "みつる",
            "Bella",
            "Beatrice",
            "Crystal",
            "Speaker A",
            "김 기자",
            "王小明",
            "NARRATOR",
        ];
        for words in names {
            assert!(!is_sound(words), "{words}");
        }
    }
}
