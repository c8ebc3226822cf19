//! Abbreviations that a full stop belongs to, and what must follow for it to end a sentence as well.

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
        return short.then(|| dotted(word));
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
        'г' => Some(Ends::AfterNumber),
        'в' | 'с' | 'д' | 'п' | 'т' | 'н' | 'р' | 'ч' | 'м' | 'к' | 'о' => {
            Some(Ends::Never)
        }
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
    Some(match word.as_bytes() {
        b"Mr" | b"Mrs" | b"Ms" | b"Mx" | b"Dr" | b"Prof" | b"Rev" | b"Hon" | b"Gen" | b"Col"
        | b"Capt" | b"Lt" | b"Sgt" | b"Maj" | b"Cmdr" | b"Adm" | b"Gov" | b"Sen" | b"Rep"
        | b"Pres" | b"Fr" | b"Messrs" | b"Mme" | b"Mlle" | b"Supt" | b"Sr" | b"St" | b"Ste"
        | b"Mt" | b"Ft" | b"vs" | b"cf" | b"Cf" | b"viz" | b"approx" | b"ca" | b"esp" | b"resp"
        | b"incl" | b"excl" | b"aka" | b"nos" | b"Nos" | b"eds" | b"trans" | b"repr" | b"Ald"
        | b"Insp" | b"Hr" => Ends::Never,
        b"No" | b"no" | b"Fig" | b"fig" | b"Figs" | b"figs" | b"Eq" | b"eq" | b"Eqs" | b"eqs"
        | b"Sec" | b"sec" | b"Ch" | b"ch" | b"Chap" | b"chap" | b"Vol" | b"vol" | b"Art"
        | b"art" | b"Ref" | b"refs" | b"pp" | b"Ex" | b"Tab" | b"tab" | b"Pt" | b"pt" | b"Def"
        | b"Thm" | b"App" | b"Ver" | b"ver" | b"para" | b"Rm" | b"ext" | b"Ext" => {
            Ends::BeforeNumber
        }
        b"Inc" | b"Ltd" | b"Corp" | b"Co" | b"LLC" | b"Bros" | b"Jr" | b"Esq" | b"etc" | b"al"
        | b"Univ" | b"Dept" | b"Assn" | b"Ave" | b"Blvd" | b"Rd" | b"Pty" | b"GmbH" | b"PLC"
        | b"am" | b"pm" | b"hrs" | b"mins" | b"secs" | b"ibid" | b"Ibid" | b"PhD" | b"min"
        | b"max" | b"misc" | b"dept" | b"est" | b"Est" => {
            match word {
                // Words too: `the max.`, `she is.`
                "am" | "max" | "min" | "est" => return None,
                _ => Ends::BeforeCapital,
            }
        }
        b"Jan" | b"Feb" | b"Apr" | b"Jun" | b"Jul" | b"Aug" | b"Sept" | b"Sep" | b"Oct"
        | b"Nov" | b"Dec" | b"Mon" | b"Tue" | b"Tues" | b"Wed" | b"Thu" | b"Thur" | b"Thurs"
        | b"Fri" | b"Calif" | b"Mass" | b"Conn" | b"Penn" | b"Fla" | b"Ariz" | b"Ph" | b"Ed"
        | b"ed" | b"rev" | b"Phil" | b"Ky" | b"Ont" | b"Que" => match word {
            "ed" | "rev" => return None,
            _ => Ends::BeforeStarter,
        },
        _ => return None,
    })
}

fn cyrillic(word: &str) -> Option<Ends> {
    Some(match word {
        "ул" | "пр" | "пер" | "пл" | "наб" | "бул" | "просп" | "пос" | "дер" | "обл" | "респ"
        | "кв" | "корп" | "стр" | "рис" | "табл" | "гл" | "ст" | "см" | "ср" | "напр" | "им"
        | "проф" | "акад" | "доц" | "канд" | "ред" | "изд" | "тел" | "св" | "ок" | "отд"
        | "зам" | "зав" | "ген" | "гр" | "тов" | "оз" | "англ" | "лат" | "рус" | "нем" | "фр"
        | "греч" | "Рис" | "Табл" | "Ул" | "Проф" | "Акад" | "См" | "Ср" | "Им" | "Св" => {
            Ends::Never
        }
        "гг" | "вв" | "руб" | "коп" | "тыс" | "млн" | "млрд" | "мин" | "сек" | "чел" | "шт"
        | "экз" => Ends::AfterNumber,
        "др" | "проч" | "пр-т" => Ends::BeforeCapital,
        _ => return None,
    })
}

/// Whether `word` commonly starts a sentence and is no name.
pub(super) fn is_starter(word: &str) -> bool {
    matches!(
        word,
        "The"
            | "A"
            | "An"
            | "It"
            | "He"
            | "She"
            | "They"
            | "We"
            | "You"
            | "I"
            | "This"
            | "That"
            | "These"
            | "Those"
            | "There"
            | "Then"
            | "But"
            | "And"
            | "Or"
            | "So"
            | "If"
            | "In"
            | "On"
            | "At"
            | "For"
            | "From"
            | "To"
            | "As"
            | "By"
            | "With"
            | "When"
            | "While"
            | "Where"
            | "What"
            | "Who"
            | "Why"
            | "How"
            | "Which"
            | "His"
            | "Her"
            | "Its"
            | "Their"
            | "Our"
            | "My"
            | "Your"
            | "However"
            | "Although"
            | "After"
            | "Before"
            | "Since"
            | "Because"
            | "Most"
            | "Many"
            | "Some"
            | "All"
            | "Both"
            | "Each"
            | "Every"
            | "No"
            | "Not"
            | "Nobody"
            | "Nothing"
            | "Everyone"
            | "Later"
            | "Now"
            | "Today"
            | "Yesterday"
            | "Meanwhile"
            | "Also"
            | "Still"
            | "Yet"
            | "Once"
            | "Only"
            | "Even"
            | "One"
            | "Two"
            | "Another"
            | "Other"
            | "Please"
            | "Let"
            | "Did"
            | "Do"
            | "Does"
            | "Is"
            | "Are"
            | "Was"
            | "Were"
            | "Can"
            | "Could"
            | "Will"
            | "Would"
            | "Should"
            | "Have"
            | "Has"
            | "Had"
            | "Here"
            | "Instead"
            | "Finally"
            | "First"
            | "Perhaps"
            | "Maybe"
            | "Under"
            | "During"
            | "Despite"
            | "Он"
            | "Она"
            | "Оно"
            | "Они"
            | "Мы"
            | "Вы"
            | "Ты"
            | "Это"
            | "Этот"
            | "Эта"
            | "Эти"
            | "Тот"
            | "Та"
            | "Те"
            | "Но"
            | "И"
            | "А"
            | "В"
            | "Во"
            | "На"
            | "С"
            | "К"
            | "По"
            | "За"
            | "Из"
            | "От"
            | "До"
            | "У"
            | "О"
            | "Об"
            | "При"
            | "Для"
            | "Если"
            | "Когда"
            | "Где"
            | "Как"
            | "Что"
            | "Кто"
            | "Потом"
            | "Затем"
            | "После"
            | "Его"
            | "Её"
            | "Ее"
            | "Их"
            | "Там"
            | "Тогда"
            | "Теперь"
            | "Сейчас"
            | "Однако"
            | "Все"
            | "Всё"
            | "Не"
            | "Нет"
            | "Я"
            | "Там же"
    )
}

/// Whether a capitalised `word` after a company or a time goes on with it: `Inc. Chairman`, `a.m. EST`.
pub(super) fn is_title(word: &str) -> bool {
    let upper = word.len() >= 2 && word.chars().all(char::is_uppercase);
    upper
        || matches!(
            word,
            "Chairman"
                | "President"
                | "Chief"
                | "Director"
                | "Vice"
                | "Monday"
                | "Tuesday"
                | "Wednesday"
                | "Thursday"
                | "Friday"
                | "Saturday"
                | "Sunday"
                | "Eastern"
                | "Pacific"
                | "Central"
                | "Mountain"
                | "Greenwich"
                | "January"
                | "February"
                | "March"
                | "April"
                | "May"
                | "June"
                | "July"
                | "August"
                | "September"
                | "October"
                | "November"
                | "December"
                | "Ltd"
                | "Inc"
                | "Press"
                | "Building"
                | "Professor"
        )
}
