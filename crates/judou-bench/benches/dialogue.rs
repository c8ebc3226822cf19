//! `judou-dialogue`: whole transcripts.
//!
//! No Rust crate reads free-form dialogue. Beside it stand a regex that finds label lines, which is
//! what people write themselves (it infers no speaker, takes fields for speakers, and knows neither
//! sections nor where the dialogue ends), and two floors: checking UTF-8 and walking the lines.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use judou_bench::{
    Labels, Language, Script, ThreadTime, bytes, corpora, long_transcript, script, transcript,
};
use regex::Regex;
use rustling::chat::BaseChat;
use rustling::srt::BaseSrt;
use subtitler::SubtitleFormat;

const BYTES: usize = 1 << 20;

fn parse(c: &mut Criterion<ThreadTime>) {
    let label =
        Regex::new(r"(?m)^(?:\*\*|__)?([^\s:：*_][^:：*_\n]{0,40})[:：](?:\*\*|__)?[ \t]*(.*)$")
            .expect("the pattern is well formed");
    let mut group = c.benchmark_group("dialogue/parse");
    for language in Language::ALL {
        for labels in [Labels::Plain, Labels::Bold] {
            let text = transcript(language, labels, BYTES);
            let name = format!("{} {}", language.name(), labels.name());
            group.throughput(bytes(&text));
            group.bench_with_input(BenchmarkId::new("judou", &name), &text, |b, text| {
                b.iter(|| judou_dialogue::parse(text));
            });
            group.bench_with_input(BenchmarkId::new("regex labels", &name), &text, |b, text| {
                b.iter(|| label.captures_iter(text).map(|found| found.len()).sum::<usize>());
            });
            group.bench_with_input(BenchmarkId::new("from_utf8", &name), &text, |b, text| {
                b.iter(|| std::str::from_utf8(black_box(text.as_bytes())).is_ok());
            });
            group.bench_with_input(BenchmarkId::new("lines", &name), &text, |b, text| {
                b.iter(|| black_box(text.as_str()).lines().filter(|line| !line.is_empty()).count());
            });
        }
    }
    group.finish();
}

/// A transcript as long as a year of a podcast, beside the floor of checking UTF-8.
fn long(c: &mut Criterion<ThreadTime>) {
    let text = long_transcript(20_000_000);
    let mut group = c.benchmark_group("dialogue/long");
    group.throughput(bytes(&text)).sample_size(10);
    group.bench_with_input(BenchmarkId::new("judou", "mixed"), &text, |b, text| {
        b.iter(|| judou_dialogue::parse(text));
    });
    group.bench_with_input(BenchmarkId::new("from_utf8", "mixed"), &text, |b, text| {
        b.iter(|| std::str::from_utf8(black_box(text.as_bytes())).is_ok());
    });
    group.finish();
}

/// What a peer does with a text, and a number that shows that it did.
type Read = fn(&str) -> usize;

/// Formats with a grammar of their own. The peers give cues with times and words as owned strings and
/// leave the speaker in the words, apart from rsubs-lib and subtitler, which know `<v Name>`; none
/// detects the format, gives spans or joins cues to turns, as ours does.
fn scripts(c: &mut Criterion<ThreadTime>) {
    let ours: Read = |text| judou_dialogue::parse(text).turns.len();
    let rsubs_vtt: Read = |text| rsubs_lib::VTT::parse(text).map_or(0, |it| it.lines.len());
    let subtp_vtt: Read = |text| subtp::vtt::WebVtt::parse(text).map_or(0, |it| it.blocks.len());
    let vtt: Read = |text| text.parse::<vtt::WebVtt>().map_or(0, |it| it.cues.len());
    let webvtt_parser: Read = |text| webvtt_parser::Vtt::parse(text).map_or(0, |it| it.cues.len());
    let subtitler_vtt: Read =
        |text| subtitler::vtt::parse_content(text).map_or(0, |it| it.subtitles().len());
    let webvtt = [
        ("judou", ours),
        ("rsubs-lib", rsubs_vtt),
        ("subtp", subtp_vtt),
        ("vtt", vtt),
        ("webvtt-parser", webvtt_parser),
        ("subtitler", subtitler_vtt),
    ];
    let srt: [(&str, Read); 6] = [
        ("judou", ours),
        ("rsubs-lib", |text| rsubs_lib::SRT::parse(text).map_or(0, |it| it.lines.len())),
        ("subtp", |text| subtp::srt::SubRip::parse(text).map_or(0, |it| it.subtitles.len())),
        ("srtlib", |text| srtlib::Subtitles::parse_from_str(text.into()).map_or(0, |it| it.len())),
        ("subtitler", |text| {
            subtitler::srt::parse_content(text).map_or(0, |it| it.subtitles().len())
        }),
        ("rustling", |text| {
            let ids = Some(vec![String::new()]);
            rustling::srt::Srt::from_strs(vec![text.into()], ids, false)
                .map_or(0, |it| it.files().len())
        }),
    ];
    let chat: [(&str, Read); 2] = [
        ("judou", ours),
        // It parts utterances into tokens as well.
        ("rustling", |text| {
            let (chat, _) = rustling::chat::Chat::from_strs(
                vec![text.into()],
                Some(vec![String::new()]),
                false,
                None,
                None,
            );
            chat.files().len()
        }),
    ];
    let fountain: [(&str, Read); 2] = [
        ("judou", ours),
        ("fountain", |text| {
            fountain::parse_document::<()>(text)
                .map_or(0, |(rest, it)| if rest.len() <= 1 { it.lines.len() } else { 0 })
        }),
    ];
    for (kind, readers) in [
        (Script::Srt, &srt[..]),
        (Script::WebVtt, &webvtt[..]),
        (Script::WebVttVoices, &webvtt[..]),
        (Script::Chat, &chat[..]),
        (Script::Fountain, &fountain[..]),
    ] {
        let text = script(kind, 4 * BYTES);
        let mut group = c.benchmark_group("dialogue/scripts");
        group.throughput(bytes(&text)).sample_size(10);
        for (name, read) in readers {
            let found = read(&text);
            // A peer that refuses the text has not read it, whatever its time.
            if found == 0 {
                println!("{name} does not read {}", kind.name());
                continue;
            }
            group.bench_with_input(BenchmarkId::new(*name, kind.name()), &text, |b, text| {
                b.iter(|| read(text));
            });
        }
        group.finish();
    }
}

/// Quotations of prose that is dense with them. No crate finds who says what: beside it stands a regex
/// that finds marks of one kind, a floor.
fn quotations(c: &mut Criterion<ThreadTime>) {
    let marked = Regex::new("“[^”]*”|「[^」]*」|\"[^\"]*\"").expect("the pattern is well formed");
    let mut group = c.benchmark_group("dialogue/quotations");
    for case in corpora() {
        group.throughput(bytes(&case.text));
        group.bench_with_input(BenchmarkId::new("judou", case.name), &case.text, |b, text| {
            b.iter(|| judou_dialogue::quotations(text).quotations.len());
        });
        group.bench_with_input(BenchmarkId::new("regex", case.name), &case.text, |b, text| {
            b.iter(|| marked.find_iter(text).count());
        });
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().with_measurement(ThreadTime);
    targets = parse, long, scripts, quotations
}
criterion_main!(benches);
