//! A checker for the few keywords of JSON schema (draft-07) that `tests/vectors/arm` uses. Any other keyword is an error, so that
//! nothing is taken for checked that isn't.

use serde_json::Value;

/// Holds a value to a schema; says where it fails.
pub(super) fn check(value: &Value, schema: &Value, root: &Value, at: &str) -> Result<(), String> {
    let keywords = schema.as_object().ok_or("a schema is an object")?;
    for (keyword, wanted) in keywords {
        let holds = match keyword.as_str() {
            "$schema" | "title" | "definitions" => true,
            "$ref" => return follow(value, wanted, root, at),
            "type" => is_of_type(value, wanted),
            "const" => value == wanted,
            "enum" => wanted.as_array().is_some_and(|all| all.contains(value)),
            "minItems" => {
                value.as_array().map(Vec::len) >= wanted.as_u64().and_then(|least| usize::try_from(least).ok())
            }
            "required" => has_all(value, wanted),
            "oneOf" => {
                let all = wanted.as_array().ok_or("oneOf is a list")?;
                let one = |schema: &&Value| check(value, schema, root, at).is_ok();
                all.iter().filter(one).count() == 1
            }
            "items" => each(value.as_array(), |item, place| {
                check(item, wanted, root, &format!("{at}[{place}]"))
            })?,
            "properties" => {
                for (name, own) in wanted.as_object().ok_or("properties is an object")? {
                    if let Some(value) = value.get(name) {
                        check(value, own, root, &format!("{at}.{name}"))?;
                    }
                }
                true
            }
            "additionalProperties" => additional(value, schema, wanted, root, at)?,
            _ => return Err(format!("the checker doesn't know {keyword}")),
        };
        if !holds {
            return Err(format!("{at}: {keyword} does not hold"));
        }
    }
    Ok(())
}

fn follow(value: &Value, reference: &Value, root: &Value, at: &str) -> Result<(), String> {
    let pointer = reference.as_str().and_then(|text| text.strip_prefix('#'));
    let schema = pointer.and_then(|pointer| root.pointer(pointer));
    check(value, schema.ok_or("a reference leads nowhere")?, root, at)
}

fn is_of_type(value: &Value, wanted: &Value) -> bool {
    match wanted.as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("integer") => value.is_i64() || value.is_u64(),
        _ => false,
    }
}

fn has_all(value: &Value, wanted: &Value) -> bool {
    let Some(names) = wanted.as_array() else { return false };
    names.iter().all(|name| {
        let name = name.as_str().unwrap_or_default();
        value.get(name).is_some()
    })
}

fn each(items: Option<&Vec<Value>>, one: impl Fn(&Value, usize) -> Result<(), String>) -> Result<bool, String> {
    for (place, item) in items.into_iter().flatten().enumerate() {
        one(item, place)?;
    }
    Ok(true)
}

/// Properties that the schema doesn't name.
fn additional(value: &Value, schema: &Value, wanted: &Value, root: &Value, at: &str) -> Result<bool, String> {
    let Some(all) = value.as_object() else { return Ok(true) };
    for (name, own) in all {
        if schema["properties"].get(name).is_some() {
            continue;
        }
        if *wanted == Value::Bool(false) {
            return Err(format!("{at}.{name} is not known"));
        }
        check(own, wanted, root, &format!("{at}.{name}"))?;
    }
    Ok(true)
}
