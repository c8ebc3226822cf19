//! `Serialize` for values: data alone, without places and spelling.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::value::{Data, Mapping, Number, Value};

/// The data alone: a date or time as the text that stands in the document, a mapping in its order.
impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.data {
            Data::Null => serializer.serialize_unit(),
            Data::Bool(value) => serializer.serialize_bool(*value),
            Data::Number(Number::Signed(value)) => serializer.serialize_i64(*value),
            Data::Number(Number::Unsigned(value)) => serializer.serialize_u64(*value),
            Data::Number(Number::Float(value)) => serializer.serialize_f64(*value),
            Data::String(text) => serializer.serialize_str(text),
            Data::DateTime(_) => serializer.serialize_str(self.raw),
            Data::Sequence(values) => serializer.collect_seq(values),
            Data::Mapping(mapping) => mapping.serialize(serializer),
        }
    }
}

impl Serialize for Mapping<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.len()))?;
        for entry in self.entries() {
            map.serialize_entry(entry.key().as_str(), entry.value())?;
        }
        map.end()
    }
}
