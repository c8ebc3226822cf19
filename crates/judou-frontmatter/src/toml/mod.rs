//! TOML headers.

use crate::document::Reading;
use crate::error::Error;
use crate::value::{Data, Mapping, Style, Value};

pub(crate) fn parse<'a>(matter: &'a str, base: usize, _: &Reading) -> Result<Value<'a>, Error> {
    let _ = matter;
    Ok(Value::new(Data::Mapping(Mapping::default()), "", base, Style::Block))
}
