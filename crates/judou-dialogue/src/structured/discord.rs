//! A channel of Discord as `DiscordChatExporter` and the API give it: `{"timestamp", "content",
//! "author": {"name"}}`.
//!
//! What is said stands before who says it. Messages of another type than a message or a reply are
//! the system's.

use super::Format;
use super::clock::{Order, clock, date, midnight};
use super::conversation::{self, Object, Reader, members, string};
use super::conversation_shape::{Shape, is};
use crate::model::{EventKind, Transcript};
use crate::notation::Notation;

pub(super) const FORMAT: Format = Format { notation: Notation::Discord, detect, read };

fn detect(text: &str) -> bool {
    is(text, Shape::Discord)
}

fn read(text: &str) -> Transcript<'_> {
    conversation::read(text, Notation::Discord, record, |_| {})
}

fn record<'a>(reader: &mut Reader<'a>, object: Object<'_, 'a>) -> bool {
    let Some(stamp) = object.string(&["timestamp"]) else { return false };
    let (Some(author), Some(content)) = (object.get(&["author"]), object.get(&["content"])) else {
        return false;
    };
    let at_ms = moment(&stamp);
    // A number in the API, a word in the export; the others pin, join, call and boost.
    let written = object.get(&["type"]).is_none_or(|kind| {
        let kind = kind.trim_matches('"');
        matches!(kind, "Default" | "Reply" | "0" | "19" | "20" | "23")
            || matches!(
                kind,
                "ApplicationCommand"
                    | "ChatInputCommand"
                    | "ContextMenuCommand"
                    | "ThreadStarterMessage"
            )
    });
    if !written {
        reader.event(object.raw, EventKind::System, at_ms);
        return true;
    }
    let (members, _) = members(author);
    let value = |keys: &[&str]| {
        let find = |key: &&str| members.iter().find(|member| member.key == *key).map(|it| it.value);
        let is_name = |name: &&str| name.starts_with('"') && name.len() > 2;
        keys.iter().filter_map(find).find(is_name)
    };
    let Some(name) = value(&["name", "username"]) else {
        reader.nameless(object.raw);
        return true;
    };
    let alias = value(&["nickname", "global_name"]).and_then(string);
    reader.message(object.raw, value(&["id"]).unwrap_or(name), name, Some(content), alias, at_ms);
    true
}

/// `2020-01-02T21:05:11.123+01:00`; the zone, which the stamp names, is taken off.
fn moment(stamp: &str) -> Option<u64> {
    let (rest, date) = date(stamp).ok()?;
    let time = rest.strip_prefix(['T', ' '])?;
    // A fraction of seconds would read as one more number of the clock.
    let (whole, _) = time.split_once('.').unwrap_or((time, ""));
    let (_, clock) = clock(whole.split(['+', 'Z', '-']).next()?).ok()?;
    let local = midnight(date.in_order(Order::YearMonthDay)?)? + clock.of_day(None);
    let zone = time.rfind(['+', '-']).and_then(|at| time.get(at..)).and_then(offset);
    match zone {
        Some((true, ahead)) => local.checked_sub(ahead),
        Some((false, behind)) => local.checked_add(behind),
        None => Some(local),
    }
}

/// `+01:00`: whether the clock is ahead, and by how many milliseconds.
fn offset(zone: &str) -> Option<(bool, u64)> {
    let (_, clock) = clock(zone.trim_start_matches(['+', '-'])).ok()?;
    Some((zone.starts_with('+'), clock.of_day(None)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments() {
        let utc = Some(1_577_999_111_000);
        let stamps = [
            "2020-01-02T21:05:11Z",
            "2020-01-02T21:05:11.123+00:00",
            "2020-01-02T22:05:11.123+01:00",
            "2020-01-02T16:05:11-05:00",
        ];
        for stamp in stamps {
            assert_eq!(moment(stamp), utc, "{stamp}");
        }
    }
}
