//! The grammar of a speaker's label behind a circle.

use judou_source::Span;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::character::complete::{char, one_of};
use nom::combinator::{consumed, eof, not, opt, peek, value, verify};
use nom::multi::separated_list1;
use nom::sequence::{delimited, terminated};
use nom::{IResult, Parser};

type PResult<'a, O> = IResult<&'a str, O>;

#[derive(Clone, Copy, Debug)]
pub(super) struct Label<'a> {
    /// Office and person as written, without the circle: `委員長（山田太郎君）`, `위원장 홍길동`.
    pub(super) name: Span,
    /// The circle and the name.
    pub(super) span: Span,
    /// The person alone, without a form of address.
    pub(super) person: Option<&'a str>,
    /// It names an office or addresses a member.
    pub(super) certain: bool,
    /// It leads the sitting.
    pub(super) chairs: bool,
    /// Something stands behind it on the line.
    pub(super) speaks: bool,
}

/// The endings of offices and forms of address, Japanese and Korean.
const OFFICES: &[&str] = &[
    "君",
    "さん",
    "氏",
    "様",
    "議員",
    "委員",
    "長",
    "大臣",
    "長官",
    "官",
    "参考人",
    "証人",
    "公述人",
    "知事",
    "理事",
    "監査",
    "次長",
    "政務官",
    "書記",
    "幹事",
    "番",
    "代理",
];
const KOREAN_OFFICES: &[&str] = &[
    "위원",
    "의원",
    "장",
    "장관",
    "차관",
    "총리",
    "지사",
    "군수",
    "교육감",
    "진술인",
    "참고인",
    "증인",
    "후보자",
    "대리",
    "대법관",
    "감사",
    "사무관",
    "보좌관",
    "비서관",
];
const CHAIRS: &[&str] =
    &["委員長", "議長", "座長", "会長", "위원장", "의장", "委員長代理", "위원장대리", "의장대리"];

/// `line = *blank circle *blank ( japanese / korean )`
pub(super) fn label(text: &str, line: Span) -> Option<Label<'_>> {
    let raw = line.of(text);
    let inner = raw.trim_start_matches(['\u{feff}', ' ', '\t', '\u{3000}']);
    let (from, _) = circle(inner).ok()?;
    let (rest, (name, parts)) = consumed(alt((korean, japanese))).parse(from).ok()?;
    let start = line.end - from.len();
    let (certain, person) = match parts {
        Parts::Japanese { office, person: Some(person) } => {
            let bare = strip_one(person, &["君", "さん", "氏", "様", "議員", "委員"]);
            (bare.is_some() || ends_with_one(office, OFFICES), Some(bare.unwrap_or(person)))
        }
        Parts::Japanese { office, person: None } => {
            (ends_with_one(office, OFFICES), strip_one(office, &["君", "さん", "氏"]))
        }
        Parts::Korean { certain, person } => (certain, person),
    };
    let office = name.split(['（', '(', ' ']).next().unwrap_or(name);
    Some(Label {
        name: Span::new(start, start + name.len()),
        span: Span::new(line.end - inner.len(), line.end - rest.len()),
        person: person.filter(|person| !person.is_empty()),
        certain,
        chairs: ends_with_one(office, CHAIRS),
        speaks: !rest.trim().is_empty(),
    })
}

fn ends_with_one(word: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| word.ends_with(ending))
}

fn strip_one<'a>(word: &'a str, endings: &[&str]) -> Option<&'a str> {
    endings.iter().find_map(|ending| word.strip_suffix(ending)).filter(|bare| !bare.is_empty())
}

/// `circle = ( "○" / "◯" / "〇" / "◎" / "◆" / "●" ) [ blank ]`, not twice: `○○○` is a blank to fill in.
fn circle(line: &str) -> PResult<'_, char> {
    let (rest, mark) = one_of("○◯〇◎◆●").parse(line)?;
    value(mark, (not(char(mark)), opt(one_of(" \u{3000}")))).parse(rest)
}

#[derive(Clone, Copy, Debug)]
enum Parts<'a> {
    Japanese { office: &'a str, person: Option<&'a str> },
    Korean { certain: bool, person: Option<&'a str> },
}

/// `japanese = [ office ] "（" person "）" / office gap`
fn japanese(line: &str) -> PResult<'_, Parts<'_>> {
    let letter = |c: char| c.is_alphanumeric() || "々ヶー・○◯〇".contains(c);
    let office = || take_while_m_n(0, 24, letter);
    let person = take_while_m_n(1, 24, move |c: char| letter(c) || matches!(c, '\u{3000}' | ' '));
    let bracketed = alt((
        delimited(tag("（"), person, tag("）")),
        delimited(tag("("), take_while_m_n(1, 24, letter), tag(")")),
    ));
    // Only a gap tells a bare name from the first word of a sentence.
    let gap = alt((value((), one_of("\u{3000} \t")), value((), eof)));
    alt((
        (office(), bracketed)
            .map(|(office, person)| Parts::Japanese { office, person: Some(person) }),
        terminated(verify(office(), |office: &str| !office.is_empty()), peek(gap))
            .map(|office| Parts::Japanese { office, person: None }),
    ))
    .parse(line)
}

/// `korean = word 1*4( " " word )`, up to two blanks, an ideographic space or the end; or else up to the
/// word behind an office, or the form of address behind a name.
fn korean(line: &str) -> PResult<'_, Parts<'_>> {
    let hangul = |c: char| ('가'..='힣').contains(&c) || "○◯〇ㆍ·".contains(c);
    let word = take_while_m_n(1, 24, hangul);
    let (all, words) =
        peek(consumed(separated_list1(tag(" "), word))).parse(line).map(|(_, it)| it)?;
    let fails = || nom::Err::Error(nom::error::Error::new(line, nom::error::ErrorKind::Verify));
    let is_office = |word: &str| ends_with_one(word, KOREAN_OFFICES);
    let behind = line.get(all.len()..).unwrap_or_default();
    let wide =
        behind.is_empty() || behind.starts_with(['\u{3000}', '\t']) || behind.starts_with("  ");
    let taken = if wide && (2..=5).contains(&words.len()) {
        words.len()
    } else {
        // Running text behind one blank: the name ends with `홍길동 위원`, or behind `위원장`.
        let address = words.get(1).filter(|word| is_office(word) && word.chars().count() < 6);
        match (words.first(), address) {
            (Some(first), _) if is_office(first) && words.len() > 1 => 2,
            (Some(_), Some(_)) => 2,
            _ => return Err(fails()),
        }
    };
    let names = words.get(..taken).unwrap_or_default();
    let length = names.iter().map(|word| word.len() + 1).sum::<usize>().saturating_sub(1);
    let certain = names.iter().any(|word| is_office(word));
    let person = names.iter().rev().find(|word| !is_office(word)).copied();
    let rest = line.get(length..).unwrap_or_default();
    Ok((rest, Parts::Korean { certain, person }))
}
