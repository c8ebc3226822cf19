//! `Deserializer` over values: borrows text from the document, and puts every error where its value
//! stands.

use alloc::borrow::Cow;
use alloc::string::ToString;
use alloc::vec;
use core::fmt;

use judou_source::Span;
use serde::de::{
    self, Deserialize, DeserializeSeed, Deserializer, EnumAccess, Error as _, IntoDeserializer,
    MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;

use crate::error::{Error, ErrorKind};
use crate::value::{Data, Entry, Number, Value};

/// An error that has not met its value yet stands here; the innermost value that it passes puts it
/// right.
const NOWHERE: Span = Span { start: usize::MAX, end: usize::MAX };

impl de::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(ErrorKind::Type(message.to_string().into()), NOWHERE)
    }
}

impl<'de> Value<'de> {
    /// Reads the value as a `T`, borrowing text from the document where `T` does.
    ///
    /// A number, a truth value and a date can also be read as text, which then is as written: a
    /// `version: 1.10` read as a string is `1.10`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Type`], at the value in question.
    ///
    /// # Examples
    ///
    /// ```
    /// let value = judou_frontmatter::parse_value("---\nversion: 1.10\n---\n")?.unwrap();
    /// let version = value.get("version").unwrap();
    /// assert_eq!(version.clone().into_typed::<f64>()?, 1.1);
    /// assert_eq!(version.clone().into_typed::<&str>()?, "1.10");
    /// # Ok::<(), judou_frontmatter::Error>(())
    /// ```
    pub fn into_typed<T: Deserialize<'de>>(self) -> Result<T, Error> {
        let span = self.span();
        T::deserialize(self).map_err(|error| place(error, span))
    }
}

fn place(error: Error, span: Span) -> Error {
    if error.span() == NOWHERE { Error::new(error.kind().clone(), span) } else { error }
}

impl<'de> Value<'de> {
    fn visit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.data {
            Data::Null => visitor.visit_unit(),
            Data::Bool(value) => visitor.visit_bool(value),
            Data::Number(Number::Signed(value)) => visitor.visit_i64(value),
            Data::Number(Number::Unsigned(value)) => visitor.visit_u64(value),
            Data::Number(Number::Float(value)) => visitor.visit_f64(value),
            Data::String(text) => visit_text(text, visitor),
            Data::DateTime(_) => visitor.visit_borrowed_str(self.raw),
            Data::Sequence(values) => visitor.visit_seq(Values(values.into_iter())),
            Data::Mapping(mapping) => {
                visitor.visit_map(Entries { entries: mapping.entries.into_iter(), value: None })
            }
        }
    }
}

fn visit_text<'de, V: Visitor<'de>>(text: Cow<'de, str>, visitor: V) -> Result<V::Value, Error> {
    match text {
        Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
        Cow::Owned(text) => visitor.visit_string(text),
    }
}

impl<'de> Deserializer<'de> for Value<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let span = self.span();
        self.visit(visitor).map_err(|error| place(error, span))
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let span = self.span();
        match self.data {
            Data::Bool(_) | Data::Number(_) => visitor.visit_borrowed_str(self.raw),
            _ => self.visit(visitor),
        }
        .map_err(|error| place(error, span))
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let span = self.span();
        if self.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
            .map_err(|error| place(error, span))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        let span = self.span();
        visitor.visit_newtype_struct(self).map_err(|error| place(error, span))
    }

    /// A list or mapping that is written as a key with nothing behind it is an empty one.
    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let span = self.span();
        match self.data {
            Data::Null if self.raw.is_empty() => visitor.visit_seq(Values(vec![].into_iter())),
            _ => self.visit(visitor),
        }
        .map_err(|error| place(error, span))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let span = self.span();
        match self.data {
            Data::Null if self.raw.is_empty() => {
                visitor.visit_map(Entries { entries: vec![].into_iter(), value: None })
            }
            _ => self.visit(visitor),
        }
        .map_err(|error| place(error, span))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let span = self.span();
        match self.data {
            Data::String(text) => visitor.visit_enum(Variant { name: text, span, value: None }),
            Data::Bool(_) | Data::Number(_) => {
                visitor.visit_enum(Variant { name: Cow::Borrowed(self.raw), span, value: None })
            }
            Data::Mapping(mapping) => {
                let mut entries = mapping.entries.into_iter();
                match (entries.next(), entries.next()) {
                    (Some(entry), None) => visitor.visit_enum(Variant {
                        span: entry.key.span(),
                        name: entry.key.text,
                        value: Some(entry.value),
                    }),
                    _ => Err(Error::custom("expected a mapping with one key")),
                }
            }
            _ => Err(Error::custom("expected text or a mapping with one key")),
        }
        .map_err(|error| place(error, span))
    }

    /// What a type has no field for is not looked into.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct
        tuple tuple_struct struct identifier
    }
}

impl<'de> IntoDeserializer<'de, Error> for Value<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

struct Values<'de>(vec::IntoIter<Value<'de>>);

impl<'de> SeqAccess<'de> for Values<'de> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Error> {
        let Some(value) = self.0.next() else { return Ok(None) };
        let span = value.span();
        seed.deserialize(value).map(Some).map_err(|error| place(error, span))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.0.len())
    }
}

struct Entries<'de> {
    entries: vec::IntoIter<Entry<'de>>,
    value: Option<Value<'de>>,
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        let Some(entry) = self.entries.next() else { return Ok(None) };
        self.value = Some(entry.value);
        let span = entry.key.span();
        let key = KeyText(entry.key.text);
        seed.deserialize(key).map(Some).map_err(|error| place(error, span))
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Error> {
        let Some(value) = self.value.take() else {
            return Err(Error::custom("a value was asked for before its key"));
        };
        let span = value.span();
        seed.deserialize(value).map_err(|error| place(error, span))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.entries.len())
    }
}

/// A key, which may also be read as a number or a truth value.
struct KeyText<'de>(Cow<'de, str>);

macro_rules! key_as {
    ($($method:ident => $visit:ident: $type:ty),* $(,)?) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            match self.0.parse::<$type>() {
                Ok(value) => visitor.$visit(value),
                Err(_) => visit_text(self.0, visitor),
            }
        }
    )*};
}

impl<'de> Deserializer<'de> for KeyText<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visit_text(self.0, visitor)
    }

    key_as! {
        deserialize_bool => visit_bool: bool,
        deserialize_i8 => visit_i64: i64,
        deserialize_i16 => visit_i64: i64,
        deserialize_i32 => visit_i64: i64,
        deserialize_i64 => visit_i64: i64,
        deserialize_u8 => visit_u64: u64,
        deserialize_u16 => visit_u64: u64,
        deserialize_u32 => visit_u64: u64,
        deserialize_u64 => visit_u64: u64,
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let _ = (name, variants);
        visitor.visit_enum(Variant { name: self.0, span: NOWHERE, value: None })
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    forward_to_deserialize_any! {
        i128 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq
        tuple tuple_struct map struct identifier ignored_any
    }
}

struct Variant<'de> {
    name: Cow<'de, str>,
    span: Span,
    value: Option<Value<'de>>,
}

impl<'de> EnumAccess<'de> for Variant<'de> {
    type Error = Error;
    type Variant = Content<'de>;

    fn variant_seed<V: DeserializeSeed<'de>>(
        self,
        seed: V,
    ) -> Result<(V::Value, Content<'de>), Error> {
        let Self { name, span, value } = self;
        let variant = seed.deserialize(KeyText(name)).map_err(|error| place(error, span))?;
        Ok((variant, Content(value)))
    }
}

/// What a variant holds: nothing, if only its name is written.
struct Content<'de>(Option<Value<'de>>);

impl<'de> VariantAccess<'de> for Content<'de> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        match self.0 {
            None => Ok(()),
            Some(value) if value.is_null() => Ok(()),
            Some(value) => Err(place(Error::custom("this variant holds no value"), value.span())),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Error> {
        match self.0 {
            Some(value) => {
                let span = value.span();
                seed.deserialize(value).map_err(|error| place(error, span))
            }
            None => Err(Error::custom("this variant needs a value")),
        }
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Some(value) => value.deserialize_seq(visitor),
            None => Err(Error::custom("this variant needs a list")),
        }
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.0 {
            Some(value) => value.deserialize_map(visitor),
            None => Err(Error::custom("this variant needs a mapping")),
        }
    }
}
