//! Reporting clauses in English, French, German, Spanish and the like: `said Ana`, `dit-il`,
//! `Ben asked her,`.

use alloc::vec::Vec;

use judou_source::Span;

use super::clause::{Part, Report};
use super::{dash_verbs, verbs};

/// How many words of a clause are looked at.
const WORDS: usize = 40;

/// How many words may stand between a verb and the quotation behind it: `said to the old man,`.
const REST: usize = 6;

/// Words between which a comma stands, for those who look for the clause's end.
#[derive(Clone, Copy, Debug)]
struct Word<'a> {
    text: &'a str,
    span: Span,
    /// A comma, a dash or a bracket stands before it.
    comma: bool,
}

/// The clause that `lead`, right before a quotation, ends with.
pub(super) fn before(lead: Part<'_>, stopped: bool) -> Option<Report> {
    let lead = lead.trim();
    let colon = lead.str().ends_with(':');
    let marked = colon || lead.str().ends_with([',', '—', '–']);
    let body = lead.trim_end_matches(|c| matches!(c, ':' | ',' | '—' | '–' | ' '));
    let words = sentence_before(body);
    let at = words.iter().rposition(|word| is_verb(word.text));
    let Some(at) = at else {
        if !colon || !stopped || words.len() > 14 {
            return None;
        }
        let source = subject(&words)?;
        return Some(Report { source: Some(source), cue: None, confidence: 50 });
    };
    let verb = words.get(at)?;
    let behind = words.get(at + 1..).unwrap_or_default();
    let naming = verbs::EUROPEAN_NAMING.contains(&stem(verb.text));
    if behind.len() > if marked { REST } else { 0 } || !marked && naming {
        return None;
    }
    let ahead = words.get(..at).unwrap_or_default();
    // `he said`, `the guard then said`; else `she turned and said`; else `Dann sagte Anna:`.
    let source = noun_before(ahead, verb.comma)
        .or_else(|| subject(ahead))
        .or_else(|| noun_at(behind).map(|(span, _)| span))
        .or_else(|| verb_pronoun(lead, verb));
    let confidence = match (marked, source) {
        (true, Some(_)) => 90,
        (false, Some(_)) => 75,
        _ => 60,
    };
    Some(Report { source, cue: Some(cue(lead, verb)), confidence })
}

/// The clause that `tail`, right behind a quotation, begins with. `ends` is how the quotation ends.
pub(super) fn after(tail: Part<'_>, ends: Option<char>) -> Option<Report> {
    let comma = ends == Some(',') || tail.str().trim_start().starts_with([',', '—', '–']);
    let stopped = matches!(ends, Some('?' | '!' | '—' | '–' | '…' | '-'));
    let full = ends == Some('.');
    if !comma && !stopped && !full {
        return None;
    }
    let body = tail.trim_start_matches(|c| c.is_whitespace() || matches!(c, ',' | '—' | '–'));
    let words = clause_behind(body);
    let first = words.first()?;
    // `s’écria Jean`, `le dijo Ana`: a pronoun of the object before the verb.
    let object =
        ["se", "le", "lui", "me", "les", "leur", "nous", "vous", "lo"].contains(&first.text);
    let at = usize::from(object && words.get(1).is_some_and(|word| is_verb(word.text)));
    let verb = words.get(at)?;
    if is_verb(verb.text) {
        let source = verb_pronoun(tail, verb)
            .or_else(|| noun_at(words.get(at + 1..).unwrap_or_default()).map(|(span, _)| span))
            .or_else(|| bare_noun(words.get(at + 1..).unwrap_or_default()));
        // `“Yes.” said` nobody in particular is a slip.
        let confidence = if source.is_some() { 95 } else { 50 };
        return Some(Report { source, cue: Some(cue(tail, verb)), confidence });
    }
    if full {
        return None;
    }
    let (source, used) = noun_at(&words)?;
    let mut at = used;
    while words.get(at).is_some_and(|word| is_between(word.text) && !word.comma) {
        at += 1;
    }
    let verb = words.get(at).filter(|word| is_verb(word.text) && !word.comma)?;
    Some(Report {
        source: Some(source),
        cue: Some(cue(tail, verb)),
        confidence: if comma { 90 } else { 80 },
    })
}

/// The words of the sentence that `body` ends with.
fn sentence_before(body: Part<'_>) -> Vec<Word<'_>> {
    let text = body.str();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let spaced = text.get(end..).is_some_and(|rest| rest.starts_with([' ', '\n', '\r']));
        let stop = match c {
            '.' => spaced && !is_abbreviation(text.get(..at).unwrap_or_default()),
            '!' | '?' | ';' | '…' => spaced,
            '”' | '"' | '’' | '»' => {
                spaced && text.get(..at).is_some_and(|it| it.ends_with(['.', '!', '?']))
            }
            _ => false,
        };
        if stop {
            start = end;
        }
    }
    words(body.from(start), |_| false)
}

/// The words of the clause that `body` begins with.
fn clause_behind(body: Part<'_>) -> Vec<Word<'_>> {
    let mut found = words(body, |c| {
        matches!(c, ',' | ';' | ':' | '!' | '?' | '—' | '–' | '…' | '“' | '"' | '(')
    });
    found.truncate(12);
    found
}

/// The words at the start of `part`, up to a full stop or what `ends` the clause.
fn words(part: Part<'_>, ends: impl Fn(char) -> bool) -> Vec<Word<'_>> {
    let text = part.str();
    let mut found: Vec<Word<'_>> = Vec::new();
    let mut start = None;
    let mut comma = false;
    let all = text.char_indices().chain([(text.len(), '\0')]);
    for (at, c) in all {
        let next = text.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
        let inner = matches!(c, '-' | '’' | '\'')
            && next.is_some_and(char::is_alphanumeric)
            && start.is_some();
        if c.is_alphanumeric() || inner {
            start = start.or(Some(at));
            continue;
        }
        if let Some(from) = start.take() {
            let word = text.get(from..at).unwrap_or_default();
            let span = Span::new(from, at).shift(part.span().start);
            found.push(Word { text: word, span, comma });
            comma = false;
            if c == '.' && !is_abbreviation(text.get(..at).unwrap_or_default())
                || found.len() >= WORDS
            {
                break;
            }
        }
        if ends(c) {
            break;
        }
        comma |= matches!(c, ',' | ';' | ':' | '(' | ')' | '—' | '–');
    }
    found
}

/// Whether `text` ends with what a full stop shortens: a title or an initial.
fn is_abbreviation(text: &str) -> bool {
    const TITLES: &[&str] = &[
        "Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Sr", "Sra", "Mme", "Mlle", "Hr", "Fr", "Jr",
        "Capt", "Rev", "Lt", "Col",
    ];
    let word = text.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let initial = word.chars().count() == 1 && word.starts_with(char::is_uppercase) && word != "I";
    initial || TITLES.contains(&word)
}

/// The verb of `dit-il`, and of any other word the word itself.
fn stem(word: &str) -> &str {
    let word = ["s’", "s'", "m’", "m'", "l’", "l'"]
        .iter()
        .find_map(|it| word.strip_prefix(it))
        .unwrap_or(word);
    word.split('-').next().unwrap_or(word)
}

fn is_verb(word: &str) -> bool {
    let stem = stem(word);
    verbs::EUROPEAN.binary_search(&stem).is_ok() || dash_verbs::VERBS.binary_search(&stem).is_ok()
}

/// Where the verb stands, without the pronoun that hangs on it.
fn cue(part: Part<'_>, verb: &Word<'_>) -> Span {
    let _ = part;
    let shorter = verb.text.find('-').unwrap_or(verb.text.len());
    Span::new(verb.span.start, verb.span.start + shorter)
}

/// The pronoun that hangs on a French verb: `dit-il`, `demanda-t-elle`.
fn verb_pronoun(part: Part<'_>, verb: &Word<'_>) -> Option<Span> {
    let _ = part;
    let at = verb.text.rfind('-')?;
    let pronoun = verb.text.get(at + 1..)?;
    is_pronoun(pronoun).then(|| Span::new(verb.span.start + at + 1, verb.span.end))
}

fn is_pronoun(word: &str) -> bool {
    verbs::EUROPEAN_PRONOUNS.contains(&word)
        || word == "I"
        || word.starts_with(char::is_uppercase)
            && verbs::EUROPEAN_PRONOUNS.contains(&word.to_lowercase().as_str())
}

fn is_determiner(word: &str) -> bool {
    verbs::DETERMINERS.contains(&word)
        || word.starts_with(char::is_uppercase)
            && verbs::DETERMINERS.contains(&word.to_lowercase().as_str())
}

fn is_between(word: &str) -> bool {
    verbs::BETWEEN.contains(&word) || word.ends_with("ly")
}

fn is_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Particles inside a name.
fn is_particle(word: &str) -> bool {
    ["de", "van", "von", "der", "del", "la", "du", "di", "da", "le"].contains(&word)
}

/// The noun phrase that `words` begin with, and of how many words it consists.
fn noun_at(words: &[Word<'_>]) -> Option<(Span, usize)> {
    let first = words.first()?;
    if is_pronoun(first.text) {
        return Some((first.span, 1));
    }
    let mut used = 1;
    let joined = |at: usize| words.get(at).filter(|word| !word.comma);
    if is_determiner(first.text) {
        while let Some(word) = joined(used).filter(|_| used <= 4) {
            let ends = verbs::AFTER_NOUN.contains(&word.text)
                || verbs::BETWEEN.contains(&word.text)
                || is_verb(word.text)
                || word.text.ends_with("ly")
                || used > 1 && word.text.ends_with("ing");
            if ends {
                break;
            }
            used += 1;
        }
        if used == 1 {
            return None;
        }
    } else if is_name(first.text) {
        while let Some(word) = joined(used).filter(|_| used < 7) {
            let next = joined(used + 1);
            let inside = is_particle(word.text) || matches!(word.text, "and" | "und" | "et" | "y");
            if !(is_name(word.text) || inside && next.is_some_and(|next| is_name(next.text))) {
                break;
            }
            used += 1;
        }
    } else {
        return None;
    }
    let last = words.get(used - 1)?;
    Some((first.span.cover(last.span), used))
}

/// The noun that `words` begin with in a language that has no articles, and the adjective before it:
/// `сказал старый сторож`.
fn bare_noun(words: &[Word<'_>]) -> Option<Span> {
    const ADJECTIVES: &[&str] = &["ый", "ий", "ой", "ая", "яя"];
    #[rustfmt::skip]
    const OTHERS: &[&str] = &[
        "в", "во", "на", "с", "со", "и", "а", "но", "не", "мне", "ему", "ей", "им", "нам", "вам", "тихо",
        "громко", "вдруг", "наконец", "опять", "снова", "потом", "себе", "про", "из", "за",
    ];
    let cyrillic = |word: &&Word<'_>| word.text.chars().all(|c| matches!(c, 'а'..='я' | 'ё' | '-'));
    let first = words.first().filter(cyrillic)?;
    if OTHERS.contains(&first.text) || first.comma {
        return None;
    }
    let adjective = ADJECTIVES.iter().any(|ending| first.text.ends_with(ending));
    let noun = words.get(1).filter(|word| adjective && cyrillic(word) && !word.comma);
    Some(noun.map_or(first.span, |noun| first.span.cover(noun.span)))
}

/// The noun phrase that `words` end with, adverbs passed over.
fn noun_before(words: &[Word<'_>], comma: bool) -> Option<Span> {
    if comma {
        return None;
    }
    let mut end = words.len();
    while end > 0
        && words
            .get(end - 1)
            .is_some_and(|word| is_between(word.text) && !is_particle_name(words, end))
    {
        if words.get(end - 1).is_some_and(|word| word.comma) {
            return None;
        }
        end -= 1;
    }
    // What the longest phrase that ends here begins with: at most `the tall old railway guard`.
    let from = end.saturating_sub(6);
    (from..end).find_map(|start| {
        let (span, used) = noun_at(words.get(start..)?)?;
        (start + used == end || start + used > end && is_name(words.get(start)?.text))
            .then_some(span)
            .filter(|_| {
                words.get(start + 1..end).is_some_and(|rest| !rest.iter().any(|word| word.comma))
            })
    })
}

fn is_particle_name(words: &[Word<'_>], end: usize) -> bool {
    words.get(end - 1).is_some_and(|word| is_name(word.text))
}

/// The first noun phrase of a sentence: its subject, where nothing stands before it but adverbs and a
/// phrase with a comma behind it.
fn subject(words: &[Word<'_>]) -> Option<Span> {
    const PREPOSITIONS: &[&str] = &[
        "After", "At", "In", "On", "With", "Without", "By", "For", "From", "When", "While", "As",
        "Before", "Then", "Finally", "Suddenly", "But", "And", "So", "Still", "Now", "Once",
        "Nach", "Mit", "Dann", "Da", "Après", "Alors", "Puis", "Mais", "Entonces", "Pero", "Y",
        "Après", "Later", "Again",
    ];
    let first = words.first()?;
    if PREPOSITIONS.contains(&first.text)
        || first.text.ends_with("ly")
        || first.text.ends_with("ing")
    {
        let next = words.iter().skip(1).position(|word| word.comma).map(|at| at + 1);
        // `Then the guard said`: no comma.
        let next = next.or_else(|| {
            (1..words.len().min(3)).find(|at| {
                words.get(*at).is_some_and(|word| {
                    is_pronoun(word.text) || is_determiner(word.text) || is_name(word.text)
                })
            })
        })?;
        return noun_at(words.get(next..)?).map(|(span, _)| span);
    }
    noun_at(words).map(|(span, _)| span)
}
