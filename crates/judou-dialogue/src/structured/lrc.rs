//! LRC: lyrics with times, `[00:12.34]words`, and who of a duet sings.
//!
//! Walaoke marks the singers of a duet with `M:`, `F:` and `D:` (both), on change; others write
//! names. Both are the labels of [`super::cue`].

use alloc::vec::Vec;

use judou_source::{Span, lines};
use nom::bytes::complete::{tag, take_while, take_while_m_n};
use nom::character::complete::{char, digit1, one_of};
use nom::combinator::{opt, recognize};
use nom::multi::many1_count;
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

use super::cue::{Cue, Style, transcribe};
use super::markup::Markup;

use super::{Builder, DETECTION, Format};
use crate::infer::Told;
use crate::model::{Event, EventKind, Transcript};
use crate::notation::Notation;

pub(super) const FORMAT: Format = Format { notation: Notation::Lrc, detect, read };

/// Names of tags that stand at the head of a file.
const TAGS: &[&str] = &[
    "ti", "ar", "al", "au", "by", "re", "ve", "offset", "length", "la", "lr", "tool", "id", "hash",
    "sign", "qq", "total", "kana", "language", "encoding",
];

/// Whether nearly every line begins with a time in brackets that has hundredths, or with a tag.
///
/// A transcript that puts a time before each name has whole seconds, or lines without times.
fn detect(text: &str) -> bool {
    let window = Span::new(0, DETECTION).of(text).trim_start_matches('\u{feff}');
    let (mut timed, mut exact, mut tags, mut others) = (0_usize, 0_usize, 0_usize, 0_usize);
    for line in lines(window).map(|line| line.of(window).trim()).filter(|line| !line.is_empty()) {
        if let Ok((_, (stamps, hundredths))) = stamps(line) {
            timed += usize::from(stamps > 0);
            exact += usize::from(hundredths);
        } else if id_tag(line).is_some() {
            tags += 1;
        } else {
            others += 1;
        }
    }
    let sure =
        tags > 0 && timed >= 1 && exact * 2 >= timed || exact >= 3 && exact * 10 >= timed * 9;
    sure && others * 10 <= timed
}

/// `stamp = "[" 1*DIGIT ":" 1*2DIGIT [ ( "." / ":" ) 2*3DIGIT ] "]"`
fn stamp(input: &str) -> IResult<&str, &str> {
    let clock = recognize((
        digit1,
        char(':'),
        take_while_m_n(1, 2, |c: char| c.is_ascii_digit()),
        opt((one_of(".:"), take_while_m_n(2, 3, |c: char| c.is_ascii_digit()))),
    ));
    delimited(tag("["), clock, tag("]")).parse(input)
}

/// `1*( stamp *blank )`: how many, and whether the first has a fraction after a point.
fn stamps(line: &str) -> IResult<&str, (usize, bool)> {
    let (_, first) = stamp(line)?;
    let (rest, count) = many1_count(terminated(stamp, blanks)).parse(line)?;
    Ok((rest, (count, first.contains('.'))))
}

fn blanks(input: &str) -> IResult<&str, &str> {
    take_while(|c| c == ' ' || c == '\t').parse(input)
}

/// `tag = "[" name ":" *CHAR "]"`
fn id_tag(line: &str) -> Option<&str> {
    let inner = line.strip_prefix('[')?.strip_suffix(']')?;
    let (name, value) = inner.split_once(':')?;
    let known = TAGS.contains(&name.trim().to_ascii_lowercase().as_str()) || name == "#";
    known.then_some(value)
}

/// The milliseconds of a stamp; `[1:02:03]` is a minute, two seconds and three hundredths.
fn at(clock: &str) -> Option<u64> {
    let (minutes, rest) = clock.split_once(':')?;
    let rest = rest.split_once([':', '.']);
    let minutes: u64 = minutes.parse().ok()?;
    let (seconds, fraction) = match rest {
        Some((seconds, fraction)) => (seconds, fraction),
        None => (clock.split_once(':')?.1, ""),
    };
    let fraction = match fraction.len() {
        0 => 0,
        length => fraction.parse::<u64>().ok()? * 10_u64.checked_pow(3 - length.min(3) as u32)?,
    };
    minutes
        .checked_mul(60)?
        .checked_add(seconds.parse().ok()?)?
        .checked_mul(1000)?
        .checked_add(fraction)
}

/// Who made a song, as players of China show it in the first lines.
#[rustfmt::skip]
const CREDITS: &[&str] = &[
    "词", "曲", "作词", "作曲", "编曲", "填词", "谱曲", "歌词", "原唱", "翻唱", "演唱", "歌手", "制作", "制作人",
    "监制", "出品", "出品人", "发行", "企划", "统筹", "策划", "混音", "混音师", "录音", "录音师", "录音室", "母带", "后期",
    "和声", "和音", "吉他", "电吉他", "木吉他", "贝斯", "鼓", "钢琴", "键盘", "弦乐", "二胡", "笛子", "小提琴", "大提琴",
    "詞", "作詞", "編曲", "填詞", "譜曲", "監製", "製作", "製作人", "混音師", "錄音", "錄音師", "後期", "鋼琴", "貝斯",
    "歌", "唄", "作詞作曲", "작사", "작곡", "편곡", "노래", "lyrics", "lyricist", "lyric", "music", "composer",
    "composed", "arranger", "arrangement", "producer", "produced", "mixing", "mastering", "vocal",
    "vocals", "singer", "artist", "album", "title", "op", "sp", "isrc",
];

/// `credit = word *( "/" word ) *blank colon words`, the words before the colon all of [`CREDITS`].
fn is_credit(line: &str) -> bool {
    let Some((label, _)) = line.split_once([':', '：']) else { return false };
    let parts = || label.split(['/', '、', '&', '・']).map(str::trim);
    label.chars().nth(24).is_none()
        && parts().all(|part| {
            let word = part.strip_suffix(" by").unwrap_or(part).to_lowercase();
            CREDITS.contains(&&*word)
        })
}

fn read(text: &str) -> Transcript<'_> {
    read_told(text, &Told::default())
}

/// Reads it with what the caller says about labels.
pub(super) fn read_told<'a>(text: &'a str, told: &Told) -> Transcript<'a> {
    let mut builder = Builder::new(Notation::Lrc);
    let mut cues: Vec<Cue> = Vec::with_capacity(text.len() / 48);
    for line in lines(text) {
        let inner = line.of(text);
        let trimmed = inner.trim_start_matches(['\u{feff}', ' ', '\t']);
        let start = line.span.start + (inner.len() - trimmed.len());
        let Ok((rest, _)) = stamps(trimmed) else {
            if id_tag(trimmed.trim_end()).is_some() {
                let span = Span::new(start, line.span.end).trim(text);
                builder.event(Event { span, kind: EventKind::Note, at_ms: None });
            } else if let Some(cue) = cues.last_mut() {
                // Words without a time go on with the line above.
                let words = Span::new(start, line.span.end).trim(text);
                if !words.is_empty() {
                    cue.text = cue.text.cover(words);
                    cue.span = cue.span.cover(words);
                }
            }
            continue;
        };
        let from = preceded(opt(tag("\u{feff}")), stamp)
            .parse(trimmed)
            .ok()
            .and_then(|(_, clock)| at(clock));
        // A line begins where the one before ends, the blank ones too.
        if let Some(before) = cues.last_mut() {
            before.end_ms = before.end_ms.or(from).max(before.start_ms);
        }
        let words = Span::new(line.span.end - rest.len(), line.span.end).trim(text);
        cues.push(Cue {
            span: Span::new(start, words.end),
            text: words,
            speaker: None,
            start_ms: from,
            end_ms: None,
        });
    }
    cues.retain(|cue| {
        let credit = is_credit(cue.text.of(text));
        if credit {
            let at_ms = cue.start_ms;
            builder.event(Event { span: cue.span, kind: EventKind::Note, at_ms });
        }
        !credit && !cue.text.is_empty()
    });
    transcribe(text, &cues, Style { voices: false, markup: Markup::Times, told }, builder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_cases() {
        let cases = [
            ("00:12.34", Some(12_340)),
            ("01:02.345", Some(62_345)),
            ("1:02:03", Some(62_030)),
            ("90:00", Some(5_400_000)),
            ("99999999999999999999:00", None),
        ];
        for (clock, expected) in cases {
            assert_eq!(at(clock), expected, "{clock}");
        }
    }
}
