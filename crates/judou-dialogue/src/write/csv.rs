//! CSV, by RFC 4180: every name and speech is quoted, so that nothing in it ends its field.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};

use super::error::{WriteError, WriteErrorKind};
use super::speech::Talk;

/// `speaker,start_ms,end_ms,text`, a record a turn.
///
/// # Errors
///
/// Two speakers of one name are one in a table.
pub(super) fn csv(talk: &Talk<'_>) -> Result<String, WriteError> {
    let mut voices: BTreeMap<&str, usize> = BTreeMap::new();
    let mut out = String::from("speaker,start_ms,end_ms,text\r\n");
    for speech in &talk.speeches {
        let name = talk.name(speech);
        if *voices.entry(name).or_insert(speech.voice) != speech.voice {
            return Err(WriteError::new(WriteErrorKind::Speakers, speech.turn.name));
        }
        quoted(&mut out, name);
        for time in [speech.start_ms, speech.end_ms] {
            out.push(',');
            if let Some(time) = time {
                out.push_str(&time.to_string());
            }
        }
        out.push(',');
        quoted(&mut out, speech.words);
        out.push_str("\r\n");
    }
    Ok(out)
}

/// `escaped = DQUOTE *( CHAR / 2DQUOTE ) DQUOTE`
fn quoted(out: &mut String, field: &str) {
    out.push('"');
    for (index, piece) in field.split('"').enumerate() {
        if index > 0 {
            out.push_str("\"\"");
        }
        out.push_str(piece);
    }
    out.push('"');
}
