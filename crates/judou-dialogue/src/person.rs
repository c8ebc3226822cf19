//! Grammatical person: whether words address somebody, speak of their speaker, or tell of an interview.
//!
//! Words with blanks between them are compared whole; in scripts without blanks characters are looked
//! for. A paragraph is read for [`WINDOW`] bytes.

use judou_source::Span;

use crate::lexicon;
use crate::words::{Characters, Sieve};

/// How much of a paragraph is read, in bytes.
const WINDOW: usize = 1200;

/// Words that address one to whom the speaker talks.
#[rustfmt::skip]
const SECOND: &[&str] = &[
    "you", "your", "yours", "yourself", "you're", "you've", "you'd", "you’re", "you’ve", "you’d",
    "sie", "ihr", "ihre", "ihnen", "ihrer", "ihrem", "du", "dein", "deine", "vous", "votre", "vos",
    "tu", "ton", "ta", "tes", "usted", "ustedes", "tú", "te", "su", "sus", "você", "вы", "вас",
    "вам", "ваш", "ваша", "ваши", "вами", "ты", "тебя", "тебе",
];

/// Words by which speakers mean themselves.
#[rustfmt::skip]
const FIRST: &[&str] = &[
    "i", "i'm", "i've", "i'd", "i'll", "i’m", "i’ve", "i’d", "i’ll", "my", "me", "mine", "myself",
    "ich", "mich", "mir", "mein", "meine", "meinen", "je", "j'ai", "j’ai", "moi", "mon", "ma", "mes",
    "yo", "mi", "mis", "me", "conmigo", "eu", "meu", "minha", "я", "меня", "мне", "мой", "моя",
    "мои", "저는", "제가", "저의", "저도", "제", "나는", "내가", "전",
];

/// Words by which speakers mean themselves and others.
#[rustfmt::skip]
const FIRST_PLURAL: &[&str] = &[
    "we", "we're", "we've", "we'd", "we'll", "we’re", "we’ve", "we’d", "we’ll", "our", "ours", "us",
    "let's", "let’s", "wir", "uns", "unser", "unsere", "nous", "notre", "nos", "nosotros", "nuestro",
    "nuestra", "nós", "nosso", "мы", "нас", "нам", "наш", "우리", "저희", "우리는", "저희는",
];

/// The same where words have no blanks between them.
const SECOND_WIDE: &[&str] =
    &["您", "你", "あなた", "さんは", "さんの", "씨는", "님은", "님이", "당신"];
const FIRST_WIDE: &[&str] = &["我", "俺", "私", "僕", "自分", "わたし", "ぼく", "저는", "제가"];
const SEVERAL_WIDE: &[&str] = &["我们", "我們", "咱们", "咱們", "私たち", "僕ら", "우리", "저희"];

/// What stands before the name of one who is spoken to.
#[rustfmt::skip]
const TITLES_BEFORE: &[&str] = &[
    "Frau", "Herr", "Mr.", "Mr", "Mrs.", "Mrs", "Ms.", "Ms", "Dr.", "Dr", "Professor", "Madame",
    "Monsieur", "Señor", "Señora", "Don", "Doña", "Signor", "Signora", "Dona", "Senhor", "Senhora",
    "Господин", "Госпожа", "Meneer", "Mevrouw",
];

/// What begins a question that goes on from the answer before it.
#[rustfmt::skip]
const TAKING_UP: &[&str] = &[
    "And ", "But ", "So ", "Then ", "Still, ", "Und ", "Aber ", "Also ", "Dann ", "Et ", "Mais ", "Alors ",
    "Y ", "Pero ", "Entonces", "E ", "Ma ", "Allora", "Mas ", "А ", "И ", "Но ", "En ", "Maar ", "那", "可是",
    "但", "所以", "では", "じゃあ", "それで", "でも", "그럼", "그런데", "그래서",
];

/// Words by which a page says who led the talk.
#[rustfmt::skip]
const CREDITS: &[&str] = &[
    "gespräch führte", "interview führte", "interview geführt", "die fragen stellte", "propos recueillis",
    "entretien réalisé", "interview by", "interviewed by", "interview conducted", "interview has been edited",
    "interview was edited", "conversation has been edited", "conversation was edited", "edited for length",
    "entrevista de", "entrevista realizada", "intervista di", "intervista a cura", "беседовал", "интервью взял",
    "聞き手", "インタビュアー", "采访：", "采访/", "采访 |", "採訪：", "採訪／", "採訪/", "인터뷰어", "인터뷰=",
];

/// Words that say of a text that it is an interview.
#[rustfmt::skip]
const INTERVIEW: &[&str] = &[
    "interview", "conversation with", "in conversation", "we met", "we spoke", "spoke to", "spoke with",
    "talked to", "talked with", "talks to", "we asked", "sat down with", "caught up with", "q&a with",
    "questions for", "questions to", "采访", "採訪", "专访", "專訪", "访谈", "訪談", "受访", "受訪",
    "对话", "對話", "对谈", "對談", "インタビュー", "話を聞", "話を伺", "に聞いた", "対談", "인터뷰",
    "대담", "gespräch", "entretien", "entrevista", "интервью", "беседа", "intervista",
];

pub(crate) fn addresses_somebody(words: &str) -> bool {
    has(words, &SECOND_WORDS, SECOND_WIDE) || calls_by_title(words)
}

/// Whether a question goes on from what was said before it: `Und der schönste?`, `那后来呢？`.
pub(crate) fn takes_up(words: &str) -> bool {
    let words = words.trim_start_matches(['*', '_', '#', ' ', '¿', '—', '―', '-', '–']);
    TAKING_UP.iter().any(|start| words.starts_with(start))
}

/// How far into the words one is called, in bytes: a title and a name are shorter.
const CALL: usize = 64;

/// Whether the words call somebody by a title and a name: `Frau Lenz, wie …?`, `森さん、…`.
fn calls_by_title(words: &str) -> bool {
    let words = words.trim_start_matches(['*', '_', '#', ' ', '¿', '—', '―', '-', '–']);
    let start = Span::new(0, words.len().min(CALL)).of(words).as_bytes();
    let is_end = |at: &usize| {
        matches!(
            start.get(*at..),
            Some(
                [b',' | b'?', ..]
                    | [0xef, 0xbc, 0x8c | 0x9f, ..] // `，` and `？`
                    | [0xe3, 0x80, 0x81, ..] // `、`
            )
        )
    };
    let Some(head) = (0..start.len()).find(is_end).and_then(|end| words.get(..end)) else {
        return false;
    };
    let title = head.split_once(' ').map_or("", |(title, _)| title);
    head.len() <= 48 && TITLE_WORDS.contains(title)
        || head.chars().nth(8).is_none() && lexicon::ends_in_title(head.trim_end())
}

static TITLE_WORDS: Listed = Listed::new(&[TITLES_BEFORE]);

pub(crate) fn speaks_of_itself(words: &str) -> bool {
    has(words, &FIRST_WORDS, FIRST_WIDE)
}

pub(crate) fn announces_an_interview(words: &str) -> bool {
    let lower = window(words).to_lowercase();
    INTERVIEW.iter().any(|phrase| lower.contains(phrase))
}

/// Whether the words say who led an interview, or that it was edited, which stands nowhere else.
pub(crate) fn credits_an_interview(words: &str) -> bool {
    let lower = window(words).to_lowercase();
    CREDITS.iter().any(|phrase| lower.contains(phrase))
}

fn window(words: &str) -> &str {
    Span::new(0, words.len().min(WINDOW)).of(words)
}

/// Whether the words are personal in some way: they address somebody, or speak of whoever says them,
/// alone or with others.
pub(crate) fn is_personal(words: &str) -> bool {
    // `我们` says it of itself and others.
    let wide = |rest: &str| {
        is_one_of(SECOND_WIDE, rest)
            || is_one_of(FIRST_WIDE, rest)
            || SEVERAL_WIDE.iter().any(|word| rest.starts_with(word))
    };
    any_wide(words, wide) || any_word(words, &PERSONAL_WORDS) || calls_by_title(words)
}

static SECOND_WORDS: Listed = Listed::new(&[SECOND]);
static FIRST_WORDS: Listed = Listed::new(&[FIRST]);
static PERSONAL_WORDS: Listed = Listed::new(&[SECOND, FIRST, FIRST_PLURAL]);

/// Lists of words in lower case, with what turns most others away.
struct Listed {
    lists: &'static [&'static [&'static str]],
    /// The first letters of the words of one, two, three and more bytes that begin with one of ASCII.
    starts: [u32; 4],
    sieve: Sieve,
}

impl Listed {
    const fn new(lists: &'static [&'static [&'static str]]) -> Self {
        let mut listed = Self { lists, starts: [0; 4], sieve: Sieve::EMPTY };
        let mut rest_of_lists = lists;
        while let Some((list, others)) = rest_of_lists.split_first() {
            rest_of_lists = others;
            let mut rest = *list;
            while let Some((word, others)) = rest.split_first() {
                rest = others;
                listed.sieve = listed.sieve.with(word);
                if let Some((first, _)) = word.as_bytes().split_first() {
                    let [one, two, three, more] = &mut listed.starts;
                    let starts = match word.len() {
                        1 => one,
                        2 => two,
                        3 => three,
                        _ => more,
                    };
                    *starts |= letter(*first);
                }
            }
        }
        listed
    }

    /// Whether a word of ASCII is listed, in any case.
    fn has_latin(&self, word: &[u8]) -> bool {
        let [one, two, three, more] = self.starts;
        let starts = match word.len() {
            1 => one,
            2 => two,
            3 => three,
            _ => more,
        };
        word.first().is_some_and(|first| starts & letter(*first) != 0)
            && self.sieve.passes_in_any_case(word)
            && self
                .lists
                .iter()
                .any(|words| words.iter().any(|it| it.as_bytes().eq_ignore_ascii_case(word)))
    }

    /// Whether a word is listed as it is.
    fn contains(&self, word: &str) -> bool {
        self.sieve.passes(word) && self.lists.iter().any(|words| words.contains(&word))
    }
}

/// The bit of a letter of ASCII, in any case; none for other bytes.
const fn letter(byte: u8) -> u32 {
    if byte.is_ascii_alphabetic() { 1 << (byte & 31) } else { 0 }
}

fn has(words: &str, listed: &Listed, wide: &[&str]) -> bool {
    any_wide(words, |rest| is_one_of(wide, rest)) || any_word(words, listed)
}

/// Whether `rest` begins with one of the words, as nobody in particular does not: `我们` of a firm.
fn is_one_of(wide: &[&str], rest: &str) -> bool {
    let mut after = wide.iter().filter_map(|word| rest.strip_prefix(word));
    after.any(|after| !after.starts_with(['们', '們', '家', '司']))
}

/// Whether `holds` of what is left of `words` somewhere where a word of the wide lists may begin.
fn any_wide(words: &str, mut holds: impl FnMut(&str) -> bool) -> bool {
    // What the words of all lists begin with: most characters are none of these.
    static FIRSTS: Characters = Characters::new("您你あさ씨님당我俺私僕自わぼ저제咱우");
    let words = window(words);
    if words.is_ascii() {
        return false;
    }
    let mut starts = words.char_indices().filter(|(_, c)| !c.is_ascii() && FIRSTS.contains(*c));
    starts.any(|(at, _)| holds(words.get(at..).unwrap_or_default()))
}

/// The longest word that is looked up, in bytes.
const MAX_WORD: usize = 16;

/// Whether one of the words that blanks and marks part is listed, in any case.
fn any_word(words: &str, listed: &Listed) -> bool {
    let words = window(words);
    let bytes = words.as_bytes();
    let mut at = 0;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        // Most words are Latin, and told apart by their bytes.
        let latin = rest.iter().take_while(|byte| is_latin(**byte)).count();
        if rest.get(latin).is_none_or(u8::is_ascii) {
            if rest.get(..latin).is_some_and(|word| listed.has_latin(word)) {
                return true;
            }
            at += latin + 1;
            continue;
        }
        let rest = words.get(at..).unwrap_or_default();
        let length = rest.find(|c| !is_of_words(c)).unwrap_or(rest.len());
        let word = rest.get(..length).unwrap_or_default();
        if !word.is_empty() && length <= MAX_WORD && listed.contains(&word.to_lowercase()) {
            return true;
        }
        at += length
            + rest.get(length..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
    }
    false
}

/// Which bytes words of ASCII have: letters, digits, apostrophes.
static LATIN: [bool; 256] = {
    let mut latin = [false; 256];
    let mut rest: &mut [bool] = &mut latin;
    let mut byte = 0_u8;
    while let Some((first, others)) = rest.split_first_mut() {
        *first = byte.is_ascii_alphanumeric() || byte == b'\'';
        byte = byte.wrapping_add(1);
        rest = others;
    }
    latin
};

fn is_latin(byte: u8) -> bool {
    LATIN.get(usize::from(byte)).copied().unwrap_or_default()
}

fn is_of_words(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}') || c.is_alphanumeric() || matches!(c, '\'' | '’')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_words_are_found_wherever_they_stand() {
        for word in SECOND_WIDE.iter().chain(FIRST_WIDE).chain(SEVERAL_WIDE) {
            assert!(is_personal(&["一a", word, "。"].concat()), "{word}");
        }
        let of_itself = |words: &str| any_wide(words, |rest| is_one_of(FIRST_WIDE, rest));
        assert!(!of_itself("我们公司") && of_itself("我们，我"));
    }

    #[test]
    fn words_are_found_in_any_case_between_any_marks() {
        for word in SECOND.iter().chain(FIRST).chain(FIRST_PLURAL) {
            for words in [
                word.to_uppercase(),
                ["(", word, ")"].concat(),
                ["–", word, "–b"].concat(),
                ["é ", word].concat(),
            ] {
                assert!(any_word(&words, &PERSONAL_WORDS), "{words}");
            }
            let within = ["x", word].concat();
            let listed = PERSONAL_WORDS.contains(&within);
            assert_eq!(any_word(&within, &PERSONAL_WORDS), listed, "{within}");
        }
    }

    #[test]
    fn persons() {
        let cases = [
            ("Do you sleep?", true, false),
            ("I never do.", false, true),
            ("您怕吗？", true, false),
            ("我不怕。", false, true),
            ("How is it installed?", false, false),
            ("Was machen Sie?", true, false),
            ("Это мне нравится.", false, true),
            ("It is thus.", false, false),
        ];
        for (words, second, first) in cases {
            assert_eq!(
                (addresses_somebody(words), speaks_of_itself(words)),
                (second, first),
                "{words:?}"
            );
        }
    }

    #[test]
    fn calls_and_questions_that_go_on() {
        let cases = [
            ("Frau Lenz, wie viele sind es?", true, false),
            ("森先生、おいくつですか。", true, false),
            ("**Und der schönste?**", false, true),
            ("那后来呢？", false, true),
            ("Frau und Beruf", false, false),
            ("先生、", false, false), // nobody in particular
            ("Which one is older?", false, false),
        ];
        for (words, calls, goes_on) in cases {
            assert_eq!((calls_by_title(words), takes_up(words)), (calls, goes_on), "{words:?}");
        }
    }

    #[test]
    fn credits_name_who_led_the_talk() {
        for words in
            ["*Das Gespräch führte A. B.*", "This interview has been edited.", "聞き手・森"]
        {
            assert!(credits_an_interview(words), "{words:?}");
        }
        for words in ["We asked our customers.", "An interview is a talk.", "关于采访"] {
            assert!(!credits_an_interview(words), "{words:?}");
        }
    }
}
