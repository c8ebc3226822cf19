//! As much of JSON Schema as our schemas use.

use serde_json::{Map, Value, json};

/// The part of JSON Schema that our schema uses. An unknown keyword fails, so that nothing in the
/// schema is passed over.
pub(crate) struct Schema {
    root: Value,
}

impl Schema {
    pub(crate) fn new(text: &str) -> Self {
        Self { root: serde_json::from_str(text).unwrap() }
    }

    /// What the schema defines beside itself.
    pub(crate) fn definitions(&self) -> &Map<String, Value> {
        self.root["$defs"].as_object().unwrap()
    }

    pub(crate) fn check(&self, value: &Value) -> Result<(), String> {
        self.node(&self.root, value, "$")
    }

    fn node(&self, schema: &Value, value: &Value, at: &str) -> Result<(), String> {
        let Value::Object(keywords) = schema else {
            return if schema == &json!(false) {
                Err(format!("{at}: not allowed"))
            } else {
                Ok(())
            };
        };
        for (keyword, argument) in keywords {
            match keyword.as_str() {
                "$schema" | "$id" | "$defs" | "title" | "description" => {}
                "$ref" => {
                    let pointer = argument.as_str().unwrap().strip_prefix('#').unwrap();
                    self.node(self.root.pointer(pointer).unwrap(), value, at)?;
                }
                "type" => check_type(argument, value, at)?,
                "enum" => {
                    if !argument.as_array().unwrap().contains(value) {
                        return Err(format!("{at}: {value} is none of {argument}"));
                    }
                }
                "pattern" => {
                    let prefix = argument.as_str().unwrap().strip_prefix('^').unwrap();
                    if !value.as_str().is_none_or(|text| text.starts_with(prefix)) {
                        return Err(format!("{at}: {value} does not match {argument}"));
                    }
                }
                "minimum" => {
                    if value.as_i64().is_some_and(|number| number < argument.as_i64().unwrap()) {
                        return Err(format!("{at}: {value} is below {argument}"));
                    }
                }
                "minItems" => {
                    let least = usize::try_from(argument.as_u64().unwrap()).unwrap();
                    if value.as_array().is_some_and(|items| items.len() < least) {
                        return Err(format!("{at}: fewer than {least} items"));
                    }
                }
                "oneOf" => {
                    let options = argument.as_array().unwrap().iter();
                    let right =
                        options.filter(|option| self.node(option, value, at).is_ok()).count();
                    if right != 1 {
                        return Err(format!("{at}: {right} of oneOf hold for {value}"));
                    }
                }
                "required" | "properties" | "additionalProperties" => {
                    if let Value::Object(object) = value {
                        self.object(keyword, argument, keywords, object, at)?;
                    }
                }
                "items" | "prefixItems" => {
                    if let Value::Array(items) = value {
                        self.items(keyword, argument, keywords, items, at)?;
                    }
                }
                unknown => panic!("the schema uses `{unknown}`, which this test does not know"),
            }
        }
        Ok(())
    }

    fn object(
        &self,
        keyword: &str,
        argument: &Value,
        keywords: &Map<String, Value>,
        object: &Map<String, Value>,
        at: &str,
    ) -> Result<(), String> {
        match keyword {
            "required" => {
                for key in argument.as_array().unwrap() {
                    if !object.contains_key(key.as_str().unwrap()) {
                        return Err(format!("{at}: no {key}"));
                    }
                }
            }
            "properties" => {
                for (key, schema) in argument.as_object().unwrap() {
                    if let Some(value) = object.get(key) {
                        self.node(schema, value, &format!("{at}.{key}"))?;
                    }
                }
            }
            _ => {
                let known = keywords["properties"].as_object().unwrap();
                for (key, value) in object.iter().filter(|(key, _)| !known.contains_key(*key)) {
                    self.node(argument, value, &format!("{at}.{key}"))?;
                }
            }
        }
        Ok(())
    }

    fn items(
        &self,
        keyword: &str,
        argument: &Value,
        keywords: &Map<String, Value>,
        items: &[Value],
        at: &str,
    ) -> Result<(), String> {
        if keyword == "prefixItems" {
            for (index, (schema, item)) in
                argument.as_array().unwrap().iter().zip(items).enumerate()
            {
                self.node(schema, item, &format!("{at}[{index}]"))?;
            }
            return Ok(());
        }
        let done = keywords.get("prefixItems").map_or(0, |prefix| prefix.as_array().unwrap().len());
        for (index, item) in items.iter().enumerate().skip(done) {
            self.node(argument, item, &format!("{at}[{index}]"))?;
        }
        Ok(())
    }
}

fn check_type(argument: &Value, value: &Value, at: &str) -> Result<(), String> {
    let name = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let holds = match argument {
        Value::Array(names) => names.contains(&json!(name)),
        _ => argument == name,
    };
    if holds { Ok(()) } else { Err(format!("{at}: {value} is no {argument}")) }
}
