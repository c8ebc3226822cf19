//! Whether a label looks like what people are called.

use alloc::string::String;

use crate::lexicon;
use crate::words::Characters;

/// Compares labels: lower case, letters and digits alone, fullwidth ones made halfwidth.
///
/// `J.J .` and `J.J.` are one name, `Ａｎｎ` and `ann` as well.
pub(crate) fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    fold_into(name, |c| folded.push(c));
    folded
}

/// Hands the characters of [`fold`] to `each`.
pub(crate) fn fold_into(name: &str, mut each: impl FnMut(char)) {
    for c in name.chars() {
        let c = match c {
            // FULLWIDTH forms stand at a fixed distance from ASCII.
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            c => c,
        };
        if is_wide(c) {
            each(c);
        } else if c.is_ascii_alphanumeric() {
            each(c.to_ascii_lowercase());
        } else if !c.is_ascii() && c.is_alphanumeric() || matches!(c, '〇' | '○') {
            c.to_lowercase().for_each(&mut each);
        }
    }
}

/// Whether `c` is a letter of Han or Hangul in the blocks that nearly all of them are in.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

/// How much a label looks like a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Shape {
    /// A clause or a technical term: function words, too many words, too long.
    Phrase,
    /// Short enough for a name, and for much else.
    Short,
    /// Written as names are: capitals, a surname, a title, a middle dot.
    Name,
}

/// Judges `name` by its script.
pub(crate) fn shape(name: &str) -> Shape {
    if is_catalogued(name) {
        return Shape::Phrase;
    }
    // `u/night_owl`, `@owl`: nobody else is written so.
    if name.starts_with("u/") || name.starts_with('@') {
        return if name.contains(' ') { Shape::Short } else { Shape::Name };
    }
    // `ANN LEE, HOST`: a station's transcripts say once who is who.
    let capitals = |part: &str| !part.is_empty() && !part.chars().any(char::is_lowercase);
    if let Some((before, office)) = name.split_once(", ")
        && before.contains(' ')
        && capitals(before)
        && capitals(office)
        && !office.contains(',')
        && office.len() > 3
    {
        return single_shape(before);
    }
    // `Mme Roy, rapporteure de la commission`: a name with a title, and an office behind it.
    if let Some((before, _)) = name.split_once(", ").filter(|(before, _)| begins_with_title(before))
    {
        return single_shape(before);
    }
    if name.contains(['、', '，', ',', '/', '&', '＆']) {
        // Joint speakers: as good as the weakest of them.
        return name
            .split(['、', '，', ',', '/', '&', '＆'])
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(single_shape)
            .min()
            .unwrap_or(Shape::Phrase);
    }
    single_shape(name)
}

/// `A. D.`, `J.-P. M.`, `В.М.`: nothing but initials, two or more.
pub(crate) fn is_abbreviated(name: &str) -> bool {
    let mut parts = name.split(['.', ' ', '-']).filter(|part| !part.is_empty());
    let initial = |part: &str| part.starts_with(char::is_uppercase) && part.chars().count() == 1;
    name.ends_with('.') && parts.clone().count() > 1 && parts.all(initial)
}

/// `Lee, A.`, `Lee, A. B.`: how a bibliography writes names, and nobody else.
fn is_catalogued(name: &str) -> bool {
    name.split_once(", ").is_some_and(|(_, given)| {
        given.ends_with('.') && given.split_whitespace().all(|part| part.len() <= 3)
    })
}

fn single_shape(name: &str) -> Shape {
    // `Ana (host)`: the name is what stands before the bracket.
    let name = match name.find(['(', '（']) {
        Some(open) if open > 0 => name.get(..open).unwrap_or(name).trim_end(),
        _ => name,
    };
    if name.chars().any(is_han) {
        if name.chars().any(is_kana) { kana_shape(name) } else { han_shape(name) }
    } else if name.chars().any(is_kana) {
        kana_shape(name)
    } else if name.chars().any(is_hangul) {
        hangul_shape(name)
    } else {
        latin_shape(name)
    }
}

/// Characters that clauses have and names have not.
static CLAUSE: Characters = Characters::new(
    "的了是在我你他她它们們吗嗎呢吧把被就都也不没沒会會能要说說这這那哪什么麼很再但而或如从從对對為为以讓让给給上下中后後前里裡有個个种種点點条條次第",
);

/// How many such characters `name` has.
fn clause_characters(name: &str) -> usize {
    name.chars().filter(|c| CLAUSE.contains(*c)).count()
}

/// Whether a name in Han characters is more like a clause: two characters of clauses, or more.
pub(crate) fn is_clause(name: &str) -> bool {
    clause_characters(name) > 1
}

fn han_shape(name: &str) -> Shape {
    let length = name.chars().filter(|c| c.is_alphanumeric()).count();
    // `老僧笑道：`: a story tells who speaks, nobody's label does.
    let named = name.chars().next().is_some_and(lexicon::is_surname);
    if length > 1 && !(named && length == 2) && name.ends_with(['说', '說', '曰'])
        || length > 2 && name.ends_with(['道', '云', '喊', '叫'])
    {
        return Shape::Phrase;
    }
    // Dialogues of nobody in particular are between 甲 and 乙.
    let placeholder = matches!(name, "甲" | "乙" | "丙" | "丁");
    // `中华某某网记者`: whom a reporter works for may be long.
    let reporter = ["记者", "記者"].iter().any(|word| name.ends_with(word));
    let clause = clause_characters(name);
    if placeholder
        || lexicon::ends_in_title(name) && length <= 8
        || reporter && length <= 14 && clause <= 1
    {
        return Shape::Name;
    }
    if name.contains(['·', '・', '‧', '•']) {
        return if length <= 16 { Shape::Name } else { Shape::Phrase };
    }
    if length <= 12 && has_titled_surname(name) {
        return Shape::Name;
    }
    // A name may hold one such character (`统计之都`); a clause has several or is long.
    if clause > 0 && length > 4 || clause > 1 && length > 2 || length > 8 {
        return Shape::Phrase;
    }
    let surname = name.chars().next().is_some_and(lexicon::is_surname);
    // Parliaments set the office after the surname: `王委員小明`.
    if surname && length <= 8 && lexicon::has_title_after_surname(name) {
        return Shape::Name;
    }
    if surname && length <= 4 && clause == 0 { Shape::Name } else { Shape::Short }
}

/// `交通司王司長大同`: whom somebody works for, a surname, an office, and the given name.
fn has_titled_surname(name: &str) -> bool {
    let joined = |c: char| "的了说說在是对對给給和与與请請问問".contains(c);
    let places = name.char_indices().skip(1).filter(|(_, c)| lexicon::is_surname(*c));
    !name.contains(joined)
        && places.filter_map(|(at, _)| name.get(at..)).any(|rest| {
            let given = lexicon::after_title(rest);
            given.is_some_and(|given| (1..=3).contains(&given.chars().count()))
        })
}

/// Whether a title, an office or a middle dot shows that a Han name is one.
pub(crate) fn is_titled(name: &str) -> bool {
    let surname = name.chars().next().is_some_and(lexicon::is_surname);
    lexicon::ends_in_title(name)
        || has_titled_surname(name)
        || name.contains(['·', '・', '‧', '•'])
        || surname && lexicon::has_title_after_surname(name)
}

fn kana_shape(name: &str) -> Shape {
    let length = name.chars().count();
    let reporter = name.ends_with("記者") && length <= 18;
    if reporter || lexicon::ends_in_title(name) && length <= 10 {
        return Shape::Name;
    }
    // Particles and copulas join words into clauses; a name of two words may hold `の`.
    let clause =
        ["は", "が", "を", "に", "で", "と", "です", "ます", "した", "する", "こと", "から"];
    let hits = clause.iter().filter(|word| name.contains(**word)).count();
    if length > 12 || (length > 4 && hits > 0) || hits > 1 { Shape::Phrase } else { Shape::Short }
}

fn hangul_shape(name: &str) -> Shape {
    let length = name.chars().filter(|c| c.is_alphanumeric()).count();
    let words = name.split_whitespace().count();
    if lexicon::ends_in_title(name) && length <= 10 {
        return Shape::Name;
    }
    if length > 10 || words > 3 { Shape::Phrase } else { Shape::Short }
}

fn latin_shape(name: &str) -> Shape {
    const SMALL: &[&str] = &[
        "de", "da", "di", "del", "della", "der", "den", "van", "von", "la", "le", "el", "al",
        "bin", "ibn", "y", "e", "dos", "das", "du", "ten", "ter", "and",
    ];
    let words = name.split_whitespace().count();
    if words > 5 {
        return Shape::Phrase;
    }
    let mut capitals = 0;
    // A title with a capital, or a small one behind an article and before a name.
    let titled = begins_with_title(name)
        || name.split_whitespace().nth(1).is_some_and(is_small_title)
            && name
                .split_whitespace()
                .last()
                .is_some_and(|last| last.starts_with(char::is_uppercase));
    for word in name.split_whitespace() {
        let Some(first) = word.chars().find(|c| c.is_alphanumeric()) else { continue };
        if first.is_numeric() {
            // `Speaker 1`: the number says neither yes nor no.
        } else if first.is_uppercase() || !first.is_lowercase() {
            capitals += 1;
        } else if titled && is_small_title(word) {
            // `El señor PRESIDENTE`, `M. le président`.
        } else if !(SMALL.contains(&word) && capitals > 0) {
            // `the plan`, `in short`: one lower-case word alone may be a nickname.
            // A letter by itself is a key or a variable.
            let nickname = words == 1 && name.len() > 1;
            return if nickname || is_role_with_article(name) {
                Shape::Short
            } else {
                Shape::Phrase
            };
        }
    }
    match capitals {
        0 => Shape::Phrase,
        // One capitalised word may be anything: `Note`, `Ana`.
        1 if words == 1 => Shape::Short,
        _ => Shape::Name,
    }
}

/// `M. le président`, `Mme la ministre`: a title with a capital, and small words behind it.
pub(crate) fn begins_with_title(name: &str) -> bool {
    #[rustfmt::skip]
    const TITLES: &[&str] = &["M. ", "MM. ", "Mme ", "Mmes ", "Mlle ", "Sr. ", "Sra. ", "Mr. ", "Mrs. ", "Ms. ", "Hon. "];
    TITLES.iter().any(|title| name.starts_with(title))
}

/// Titles and offices that languages other than English write small.
fn is_small_title(word: &str) -> bool {
    #[rustfmt::skip]
    const TITLES: &[&str] = &[
        "señor", "señora", "señores", "señorita", "senhor", "senhora", "signor", "signora", "monsieur", "madame",
        "doctor", "doctora", "diputado", "diputada", "senador", "senadora", "président", "présidente", "ministre",
        "rapporteur", "rapporteure", "secrétaire", "député", "députée", "sénateur", "sénatrice", "presidente",
        "ministro", "ministra", "relatore", "pan", "pani", "le", "la",
    ];
    TITLES.contains(&word)
}

/// `Le luthier`, `La reina`: plays and interviews call people so in languages whose nouns are small.
fn is_role_with_article(name: &str) -> bool {
    #[rustfmt::skip]
    const ARTICLES: &[&str] = &[
        "Le ", "La ", "L'", "L’", "Un ", "Une ", "El ", "Una ", "Il ", "Lo ", "Uno ", "O ", "A ", "Um ",
        "Uma ", "De ", "Een ",
    ];
    ARTICLES.iter().any(|article| {
        name.strip_prefix(article)
            .is_some_and(|noun| noun.chars().count() > 2 && noun.chars().all(char::is_alphabetic))
    })
}

pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '々')
}

pub(crate) fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9f}')
}

pub(crate) fn is_hangul(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7a3}')
}

/// The name without the remark in brackets at its end: `Ann` of `Ann [on queue]`. `None` if it has
/// none.
pub(crate) fn base(name: &str) -> Option<&str> {
    name.ends_with([')', '）', ']']).then_some(())?;
    let base = name.get(..name.rfind(['(', '（', '['])?)?.trim_end();
    (!base.is_empty()).then_some(base)
}

/// Whether `one` and `other`, folded, name the same person: a full name and its part, or a slip of
/// one letter in a name long enough to tell.
pub(crate) fn same_person(one: &str, one_folded: &str, other: &str, other_folded: &str) -> bool {
    is_part_of(one, other) || is_part_of(other, one) || one_slip(one_folded, other_folded)
}

/// Whether `part` is the first or last word of the name `full`, or what follows its middle dot.
pub(crate) fn is_part_of(part: &str, full: &str) -> bool {
    if part.len() >= full.len() || part.is_empty() {
        return false;
    }
    let separators = |c: char| c.is_whitespace() || matches!(c, '·' | '・' | '‧' | '•');
    // Nearly all names differ at both ends.
    if !full.starts_with(part)
        && !full.ends_with(part)
        && !full.ends_with(|c| separators(c) || matches!(c, ')' | '）'))
        && !full.starts_with(separators)
    {
        return false;
    }
    // `Ann Lee (AL)`, `林夏氏（以下、林）` say what she is called from here on.
    let bracketed = full.strip_suffix([')', '）']).and_then(|full| full.rsplit(['(', '（']).next());
    let bracketed = bracketed
        .map(|short| short.strip_prefix("以下").unwrap_or(short).trim_start_matches(['、', ' ']));
    if bracketed.is_some_and(|short| short == part) {
        return true;
    }
    let mut words = full.split(separators).filter(|word| !word.is_empty());
    let first = words.next();
    let last = words.next_back();
    last.is_some() && (first == Some(part) || last == Some(part))
}

/// Whether the two differ by one letter: one changed, missing, added, or two neighbours swapped.
pub(crate) fn one_slip(one: &str, other: &str) -> bool {
    // Names of four letters or more that differ by one begin or end alike, and one letter has four
    // bytes at most.
    let (a, b) = (one.as_bytes(), other.as_bytes());
    if a.first() != b.first() && a.last() != b.last() || a.len().abs_diff(b.len()) > 4 {
        return false;
    }
    let (one_length, other_length) = (one.chars().count(), other.chars().count());
    let (short, long) = if one_length <= other_length { (one, other) } else { (other, one) };
    let (a, b) = (one_length.min(other_length), one_length.max(other_length));
    // In a shorter name one letter is too much of it: `Ann` and `Jan` are two people.
    if b < 4 || b - a > 1 || one == other {
        return false;
    }
    // `speaker1` and `speaker2` differ by what counts.
    let digit = |c: char| c.is_numeric();
    if one.chars().any(digit) || other.chars().any(digit) {
        return false;
    }
    let prefix = short.chars().zip(long.chars()).take_while(|(x, y)| x == y).count();
    let suffix = short.chars().rev().zip(long.chars().rev()).take_while(|(x, y)| x == y).count();
    // Two neighbours that changed places are one slip as well.
    let swapped = || {
        let mut middle = short.chars().skip(prefix).zip(long.chars().skip(prefix));
        let (one, two) = (middle.next(), middle.next());
        matches!((one, two), (Some((a, b)), Some((c, d))) if a == d && b == c)
    };
    prefix + suffix >= b - 1 || a == b && prefix + suffix == b - 2 && swapped()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes() {
        let cases = [
            ("王小明", Shape::Name),
            ("李老师", Shape::Name),
            ("安娜·卡列尼娜", Shape::Name),
            ("王委員小明", Shape::Name),
            ("小宁", Shape::Short),
            ("我再補充一點", Shape::Phrase),
            ("老僧笑道", Shape::Phrase),
            ("田中さん", Shape::Name),
            ("これはペンです", Shape::Phrase),
            ("Ann Lee", Shape::Name),
            ("Ludwig van Beethoven", Shape::Name),
            ("DE", Shape::Short),
            ("ANN LEE, HOST", Shape::Name),
            ("Ann Lee, host of the show", Shape::Phrase),
            ("in other words", Shape::Phrase),
            ("Le luthier", Shape::Short),
            ("El señor PRESIDENTE", Shape::Name),
            ("La señora RUIZ BELDA", Shape::Name),
            ("M. le président", Shape::Name),
            ("The señor said", Shape::Phrase),
            ("交通司王司長大同", Shape::Name),
            ("昨天的王司長大同", Shape::Phrase),
            ("The plan", Shape::Phrase),
            ("De plus en plus", Shape::Phrase),
            ("王一，李二", Shape::Name),
            ("김 기자", Shape::Name),
        ];
        for (name, expected) in cases {
            assert_eq!(shape(name), expected, "name {name:?}");
        }
    }

    #[test]
    fn who_is_the_same() {
        let cases = [
            ("Ben", "Ben Strong", true),
            ("Strong", "Ben Strong", true),
            ("BS", "Ben Strong (BS)", true),
            ("帕里", "德瓦·帕里", true),
            ("Degrood", "Degroot", true),
            ("Sanghwan", "Sangwhan", true),
            ("Ведущая", "甲乙丙丁戊己庚", false), // more bytes, as many letters
            ("Ann", "Jan", false),
            ("speaker1", "speaker2", false),
            ("Ben", "Jon", false),
        ];
        for (one, other, expected) in cases {
            let got = same_person(one, &fold(one), other, &fold(other));
            assert_eq!(got, expected, "{one:?} and {other:?}");
        }
    }
}
