//! Abbreviations that a full stop belongs to, and what must follow for it to end a sentence as well.

use super::list::List;

/// When the full stop of an abbreviation ends the sentence too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ends {
    /// Never: a name follows (`Dr.`, `ул.`), or the rest of the clause (`e.g.`).
    Never,
    /// Where no number follows (`No.`, `Fig.`).
    BeforeNumber,
    /// A single letter, by the word after it.
    Initial,
    /// Before a word that starts sentences and is no name (`U.S. The`).
    BeforeStarter,
    /// Before a capital, if a number stands before it (`1999 г. Москва`).
    AfterNumber,
    /// Before a capital (`etc. The`, `a.m. Mary`).
    BeforeCapital,
}

/// Reads `word`, the letters before a full stop with inner full stops (`U.S`, `Dr`, `т.е`), which
/// `before` precedes.
pub(super) fn read(word: &str, before: Option<char>) -> Option<Ends> {
    let mut chars = word.chars();
    let first = chars.next()?;
    if chars.next().is_none() {
        return single(first, before);
    }
    if word.contains('.') {
        // `example.com` and `a.txt` have longer parts than `Ph.D` and `т.е`.
        let short = word.split('.').all(|part| matches!(part.chars().count(), 1 | 2));
        let host = before.is_some_and(|c| matches!(c, '@' | '/' | '_'));
        return (short && !host).then(|| dotted(word));
    }
    // Hyphenated tails are words: `co-ed.` is no `ed.`
    if before == Some('-') || word.len() > 12 {
        return None;
    }
    if first.is_ascii() { latin(word) } else { cyrillic(word) }
}

fn single(letter: char, before: Option<char>) -> Option<Ends> {
    if before.is_some_and(|c| matches!(c, '-' | '\'' | '’' | '/' | '&' | '+') || c.is_numeric()) {
        return None;
    }
    match letter {
        // Years, metres, hours, litres, tons: `высотой 30 м. Она`.
        'г' | 'м' | 'ч' | 'л' | 'т' => Some(Ends::AfterNumber),
        'в' | 'с' | 'д' | 'п' | 'н' | 'р' | 'к' | 'о' => Some(Ends::Never),
        'c' | 'p' | 'v' | 'n' => Some(Ends::BeforeStarter),
        // `It was I.` is rare, and so is an initial I.
        'I' | 'Я' => None,
        _ if letter.is_uppercase() => Some(Ends::Initial),
        _ => None,
    }
}

/// Letters with full stops between them.
fn dotted(word: &str) -> Ends {
    match word {
        "e.g" | "i.e" | "E.g" | "I.e" | "т.е" | "т.к" | "т.н" | "v.s" => Ends::Never,
        "a.m" | "p.m" | "A.M" | "P.M" | "т.д" | "т.п" | "н.э" => Ends::BeforeCapital,
        _ => Ends::BeforeStarter,
    }
}

fn latin(word: &str) -> Option<Ends> {
    LATIN.get(LATIN_LIST.find(word)?).map(|&(_, ends)| ends)
}

fn cyrillic(word: &str) -> Option<Ends> {
    let index = CYRILLIC.binary_search_by_key(&word, |&(word, _)| word).ok()?;
    CYRILLIC.get(index).map(|&(_, ends)| ends)
}

#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, which would say so")]
static LATIN_LIST: List<{ LATIN.len() }> = List::new(&{
    let mut words = [""; LATIN.len()];
    let mut i = 0;
    while i < LATIN.len() {
        words[i] = LATIN[i].0;
        i += 1;
    }
    words
});

/// Whether no abbreviation ends with the small letters `a b` behind `before`; sometimes `false` where
/// none does.
///
/// Most words before a full stop are told from abbreviations by this alone.
pub(super) fn is_no_tail(before: u8, a: u8, b: u8) -> bool {
    let small = a.is_ascii_lowercase() && b.is_ascii_lowercase();
    small && TAILS.get(tail(before, a)).is_some_and(|bits| bits >> (b & 31) & 1 == 0)
}

/// Where [`TAILS`] has the letters that come after `before a`; a letter's case does not count.
const fn tail(before: u8, a: u8) -> usize {
    let before = if before.is_ascii_alphabetic() { before & 31 } else { 0 };
    (before as usize) << 5 | (a & 31) as usize
}

/// For each two bytes, a bit for each letter behind them with which an entry of [`LATIN`] ends.
static TAILS: [u32; 1024] = tails();

#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, which would say so")]
const fn tails() -> [u32; 1024] {
    let mut tails = [0; 1024];
    let mut i = 0;
    while i < LATIN.len() {
        let (before, a, b) = match LATIN[i].0.as_bytes() {
            [.., before, a, b] => (*before, *a, *b),
            [a, b] => (0, *a, *b),
            _ => (0, 0, 0),
        };
        tails[tail(before, a)] |= 1 << (b & 31);
        i += 1;
    }
    tails
}

/// Whether `word` commonly starts a sentence and is no name.
pub(super) fn is_starter(word: &str) -> bool {
    STARTERS.holds(word)
}

/// Whether a capitalised `word` after a company or a time goes on with it: `Inc. Chairman`, `a.m. EST`.
pub(super) fn is_title(word: &str) -> bool {
    let upper = word.len() >= 2 && word.chars().all(char::is_uppercase);
    upper || TITLES.holds(word)
}

/// Latin abbreviations, in order of their bytes.
#[rustfmt::skip]
const LATIN: &[(&str, Ends)] = &[
    ("Adm", Ends::Never), ("Ald", Ends::Never), ("App", Ends::BeforeNumber),
    ("Approx", Ends::Never),    ("Apr", Ends::BeforeStarter), ("Ariz", Ends::BeforeStarter), ("Art", Ends::BeforeNumber),
    ("Assn", Ends::BeforeCapital), ("Aug", Ends::BeforeStarter), ("Ave", Ends::BeforeCapital),
    ("Blvd", Ends::BeforeCapital), ("Bros", Ends::BeforeCapital),
    ("Calif", Ends::BeforeStarter), ("Capt", Ends::Never), ("Cf", Ends::Never),
    ("Ch", Ends::BeforeNumber), ("Chap", Ends::BeforeNumber), ("Cmdr", Ends::Never),
    ("Co", Ends::BeforeCapital), ("Col", Ends::Never), ("Conn", Ends::BeforeStarter),
    ("Corp", Ends::BeforeCapital), ("Dec", Ends::BeforeStarter), ("Def", Ends::BeforeNumber),
    ("Dept", Ends::BeforeCapital), ("Dr", Ends::Never), ("Ed", Ends::BeforeStarter),
    ("Eq", Ends::BeforeNumber), ("Eqs", Ends::BeforeNumber), ("Esq", Ends::BeforeCapital),
    ("Est", Ends::BeforeCapital), ("Ex", Ends::BeforeNumber), ("Ext", Ends::BeforeNumber),
    ("Feb", Ends::BeforeStarter), ("Fig", Ends::BeforeNumber), ("Figs", Ends::BeforeNumber),
    ("Fla", Ends::BeforeStarter), ("Fr", Ends::Never), ("Fri", Ends::BeforeStarter),
    ("Ft", Ends::Never), ("Gen", Ends::Never), ("GmbH", Ends::BeforeCapital),
    ("Gov", Ends::Never), ("Hon", Ends::Never), ("Hr", Ends::Never),
    ("Ibid", Ends::BeforeCapital), ("Inc", Ends::BeforeCapital), ("Insp", Ends::Never),
    ("Jan", Ends::BeforeStarter), ("Jr", Ends::BeforeCapital), ("Jul", Ends::BeforeStarter),
    ("Jun", Ends::BeforeStarter), ("Ky", Ends::BeforeStarter), ("LLC", Ends::BeforeCapital),
    ("Lt", Ends::Never), ("Ltd", Ends::BeforeCapital), ("Maj", Ends::Never),
    ("Mass", Ends::BeforeStarter), ("Messrs", Ends::Never), ("Mlle", Ends::Never),
    ("Mme", Ends::Never), ("Mon", Ends::BeforeStarter), ("Mr", Ends::Never),
    ("Mrs", Ends::Never), ("Ms", Ends::Never), ("Mt", Ends::Never), ("Mx", Ends::Never),
    ("No", Ends::BeforeNumber), ("Nos", Ends::Never), ("Nov", Ends::BeforeStarter),
    ("Oct", Ends::BeforeStarter), ("Ont", Ends::BeforeStarter), ("PLC", Ends::BeforeCapital),
    ("Penn", Ends::BeforeStarter), ("Ph", Ends::BeforeStarter), ("PhD", Ends::BeforeCapital),
    ("Phil", Ends::BeforeStarter), ("Pres", Ends::Never), ("Prof", Ends::Never),
    ("Pt", Ends::BeforeNumber), ("Pty", Ends::BeforeCapital), ("Que", Ends::BeforeStarter),
    ("Rd", Ends::BeforeCapital), ("Ref", Ends::BeforeNumber), ("Rep", Ends::Never),
    ("Rev", Ends::Never), ("Rm", Ends::BeforeNumber), ("Sec", Ends::BeforeNumber),
    ("Sen", Ends::Never), ("Sep", Ends::BeforeStarter), ("Sept", Ends::BeforeStarter),
    ("Sgt", Ends::Never), ("Sr", Ends::Never), ("St", Ends::BeforeStarter), ("Ste", Ends::Never),
    ("Supt", Ends::Never), ("Tab", Ends::BeforeNumber), ("Thm", Ends::BeforeNumber),
    ("Thu", Ends::BeforeStarter), ("Thur", Ends::BeforeStarter), ("Thurs", Ends::BeforeStarter),
    ("Tue", Ends::BeforeStarter), ("Tues", Ends::BeforeStarter), ("Univ", Ends::BeforeCapital),
    ("Ver", Ends::BeforeNumber), ("Vol", Ends::BeforeNumber), ("Wed", Ends::BeforeStarter),
    ("aka", Ends::Never), ("al", Ends::BeforeCapital), ("approx", Ends::Never),
    ("art", Ends::BeforeNumber), ("ca", Ends::Never), ("cf", Ends::Never),
    ("ch", Ends::BeforeNumber), ("chap", Ends::BeforeNumber), ("dept", Ends::BeforeCapital),
    ("eds", Ends::Never), ("eq", Ends::BeforeNumber), ("eqs", Ends::BeforeNumber),
    ("esp", Ends::Never), ("etc", Ends::BeforeCapital), ("excl", Ends::Never),
    ("ext", Ends::BeforeNumber), ("fig", Ends::BeforeNumber), ("figs", Ends::BeforeNumber),
    ("hrs", Ends::BeforeCapital), ("ibid", Ends::BeforeCapital), ("ii", Ends::BeforeStarter), ("iii", Ends::BeforeStarter), ("incl", Ends::Never),
    ("mins", Ends::BeforeCapital), ("misc", Ends::BeforeCapital), ("no", Ends::BeforeNumber),
    ("nos", Ends::Never), ("para", Ends::BeforeNumber), ("pm", Ends::BeforeCapital),
    ("pp", Ends::BeforeNumber), ("pt", Ends::BeforeNumber), ("refs", Ends::BeforeNumber),
    ("repr", Ends::Never), ("resp", Ends::Never), ("sec", Ends::BeforeNumber),
    ("secs", Ends::BeforeCapital), ("tab", Ends::BeforeNumber), ("trans", Ends::Never),
    ("ver", Ends::BeforeNumber), ("vii", Ends::BeforeStarter), ("viii", Ends::BeforeStarter), ("viz", Ends::Never), ("vol", Ends::BeforeNumber),
    ("vs", Ends::Never),
];

/// Cyrillic ones, in order of their bytes.
#[rustfmt::skip]
static CYRILLIC: &[(&str, Ends)] = &[
    ("Акад", Ends::Never), ("Им", Ends::Never), ("Проф", Ends::Never), ("Рис", Ends::Never),
    ("Св", Ends::Never), ("См", Ends::Never), ("Ср", Ends::Never), ("Табл", Ends::Never),
    ("Ул", Ends::Never), ("акад", Ends::Never), ("англ", Ends::Never), ("бул", Ends::Never),
    ("вв", Ends::AfterNumber), ("гг", Ends::AfterNumber), ("ген", Ends::Never),
    ("гл", Ends::Never), ("гр", Ends::Never), ("греч", Ends::Never), ("дер", Ends::Never),
    ("доц", Ends::Never), ("др", Ends::BeforeCapital), ("зав", Ends::Never),
    ("зам", Ends::Never), ("изд", Ends::Never), ("им", Ends::Never), ("канд", Ends::Never),
    ("кв", Ends::Never), ("коп", Ends::AfterNumber), ("корп", Ends::Never),
    ("лат", Ends::Never), ("мин", Ends::AfterNumber), ("млн", Ends::AfterNumber),
    ("млрд", Ends::AfterNumber), ("наб", Ends::Never), ("напр", Ends::Never),
    ("нем", Ends::Never), ("обл", Ends::Never), ("оз", Ends::Never), ("ок", Ends::Never),
    ("отд", Ends::Never), ("пер", Ends::Never), ("пл", Ends::Never), ("пос", Ends::Never),
    ("пр", Ends::Never), ("пр-т", Ends::BeforeCapital), ("просп", Ends::Never),
    ("проф", Ends::Never), ("проч", Ends::BeforeCapital), ("ред", Ends::Never),
    ("респ", Ends::Never), ("рис", Ends::Never), ("руб", Ends::AfterNumber),
    ("рус", Ends::Never), ("св", Ends::Never), ("сек", Ends::AfterNumber), ("см", Ends::AfterNumber),
    ("ср", Ends::Never), ("ст", Ends::Never), ("стр", Ends::Never), ("табл", Ends::Never),
    ("тел", Ends::Never), ("тов", Ends::Never), ("тыс", Ends::AfterNumber), ("ул", Ends::Never),
    ("фр", Ends::Never), ("чел", Ends::AfterNumber), ("шт", Ends::AfterNumber),
    ("экз", Ends::AfterNumber),
];

/// Words that commonly start a sentence and are no names, in order of their bytes.
#[rustfmt::skip]
static STARTERS: List<159> = List::new(&[
    "A", "After", "All", "Also", "Although", "An", "And", "Another", "Are", "As", "At",
    "Because", "Before", "Both", "But", "By", "Can", "Could", "Despite", "Did", "Do", "Does",
    "During", "Each", "Even", "Every", "Everyone", "Finally", "First", "For", "From", "Had",
    "Has", "Have", "He", "Her", "Here", "His", "How", "However", "I", "If", "In", "Instead",
    "Is", "It", "Its", "Later", "Let", "Many", "Maybe", "Meanwhile", "Most", "My", "No",
    "Nobody", "Not", "Nothing", "Now", "On", "Once", "One", "Only", "Or", "Other", "Our",
    "Perhaps", "Please", "She", "Should", "Since", "So", "Some", "Still", "That", "The",
    "Their", "Then", "There", "These", "They", "This", "Those", "To", "Today", "Two", "Under",
    "Was", "We", "Were", "What", "When", "Where", "Which", "While", "Who", "Why", "Will",
    "With", "Would", "Yesterday", "Yet", "You", "Your", "А", "В", "Во", "Все", "Всё", "Вы",
    "Где", "Для", "До", "Его", "Ее", "Если", "Её", "За", "Затем", "И", "Из", "Их", "К", "Как",
    "Когда", "Кто", "Мы", "На", "Не", "Нет", "Но", "О", "Об", "Однако", "Он", "Она", "Они",
    "Оно", "От", "По", "После", "Потом", "При", "С", "Сейчас", "Та", "Там", "Те", "Теперь",
    "Тогда", "Тот", "Ты", "У", "Что", "Эта", "Эти", "Это", "Этот", "Я",
]);

/// Capitalised words that go on after a company or a time, in order of their bytes.
#[rustfmt::skip]
static TITLES: List<34> = List::new(&[
    "April", "August", "Building", "Central", "Chairman", "Chief", "December", "Director",
    "Eastern", "February", "Friday", "Greenwich", "Inc", "January", "July", "June", "Ltd",
    "March", "May", "Monday", "Mountain", "November", "October", "Pacific", "President",
    "Press", "Professor", "Saturday", "September", "Sunday", "Thursday", "Tuesday", "Vice",
    "Wednesday",
]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_in_order() {
        assert!(CYRILLIC.is_sorted_by(|(a, _), (b, _)| a < b));
    }

    #[test]
    fn tails_are_those_of_abbreviations() {
        for (word, known) in [("said", false), ("lived", false), ("trans", true), (" ch", true)] {
            let [.., before, a, b] = *word.as_bytes() else { panic!("{word}") };
            assert_eq!(is_no_tail(before, a, b), !known, "{word}");
        }
        for &(word, _) in LATIN.iter().filter(|(word, _)| word.len() > 1) {
            let padded = std::format!(" {word}");
            let [.., before, a, b] = *padded.as_bytes() else { panic!("{word}") };
            assert!(!is_no_tail(before, a, b), "{word}");
        }
    }
}
