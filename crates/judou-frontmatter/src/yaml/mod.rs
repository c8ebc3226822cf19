//! YAML headers.
//!
//! [`fast`] reads what most headers are, and leaves the rest to the full parser: [`compose`] builds values from a full parser's events, [`scalar`] gives plain scalars their types
//! by the core schema of YAML 1.2, and [`problem`] says what is wrong in our words.

mod compose;
mod fast;
mod problem;
pub(crate) mod scalar;
mod schema11;

use crate::document::Reading;
use crate::error::Error;
use crate::hint;
use crate::value::Value;

/// Reads `matter`, which stands at `base` in its document.
pub(crate) fn parse<'a>(
    matter: &'a str,
    base: usize,
    reading: &Reading,
) -> Result<Value<'a>, Error> {
    if reading.fast_path
        && let Some(value) = fast::parse(matter, base, reading)
    {
        return Ok(value);
    }
    compose::compose(matter, base, reading).map_err(|error| hint::yaml(error, matter).shift(base))
}
