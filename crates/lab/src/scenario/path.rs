//! Paths into the lab's view: `vaults.testvault.steps.step=Key.state`.
//!
//! Parts are separated by dots. In an array a part is the number of an element, from 0; a field and its value, `kind=Backup`;
//! or the name of an element. What isn't there is not an error: whoever asks may want to know just that.

use serde_json::Value;

/// What a path leads to.
pub(super) fn find<'a>(root: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('.').try_fold(root, step)
}

fn step<'a>(value: &'a Value, part: &str) -> Option<&'a Value> {
    match value {
        Value::Object(fields) => fields.get(part),
        Value::Array(elements) => {
            if let Ok(place) = part.parse::<usize>() {
                return elements.get(place);
            }
            let (field, wanted) = part.split_once('=').unwrap_or(("name", part));
            elements
                .iter()
                .find(|element| element.get(field).is_some_and(|own| reads(own, wanted)))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

/// Whether a value is written like this.
fn reads(value: &Value, wanted: &str) -> bool {
    match value {
        Value::String(text) => text == wanted,
        Value::Bool(own) => wanted.parse() == Ok(*own),
        Value::Number(own) => own.as_i64().is_some_and(|own| wanted.parse() == Ok(own)),
        // A variant with fields, by its name.
        Value::Object(fields) => fields.len() == 1 && fields.contains_key(wanted),
        Value::Null | Value::Array(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn elements_are_found_by_name_number_and_field() {
        let view = json!({ "vaults": [
            { "name": "a", "steps": [{ "step": "Identity", "state": "Done" }, { "step": "Key", "state": { "Locked": 1 } }] },
            { "name": "b", "bits": [2048, 3072] },
        ]});
        assert_eq!(find(&view, "vaults.a.steps.step=Key.state.Locked"), Some(&json!(1)));
        assert_eq!(find(&view, "vaults.a.steps.state=Locked.step"), Some(&json!("Key")));
        assert_eq!(find(&view, "vaults.1.bits.1"), Some(&json!(3072)));
        for nowhere in [
            "vaults.c",
            "vaults.2",
            "vaults.b.bits.x",
            "vaults.a.name.x",
            "tenant",
            "",
        ] {
            assert_eq!(find(&view, nowhere), None, "{nowhere}");
        }
    }
}
