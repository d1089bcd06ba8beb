//! What must hold of a value of the view.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// What must hold of the value that a path leads to.
///
/// Written as the value itself, or as a table with one of `not`, `contains`, `absent`, `present`, `count` and `at_least`.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Condition {
    /// It is this.
    Is(Value),
    /// It is there, and not this.
    Not(Value),
    /// The text has this in it, or the list has it among its elements.
    Contains(Value),
    /// There is nothing.
    Absent,
    /// There is something.
    Present,
    /// The list has so many elements.
    Count(u64),
    /// The number is at least this.
    AtLeast(u64),
}

impl<'de> Deserialize<'de> for Condition {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = Value::deserialize(deserializer)?;
        let Value::Object(fields) = &written else {
            return Ok(Self::Is(written));
        };
        let number = |value: &Value| value.as_u64().ok_or_else(|| D::Error::custom("no number that counts"));
        let yes = |value: &Value, condition| {
            let error = || D::Error::custom("absent and present are only ever true");
            value.as_bool().filter(|yes| *yes).map(|_| condition).ok_or_else(error)
        };
        let mut fields = fields.iter();
        let (Some((name, value)), None) = (fields.next(), fields.next()) else {
            return Err(D::Error::custom("a condition is one of its kinds"));
        };
        match name.as_str() {
            "not" => Ok(Self::Not(value.clone())),
            "contains" => Ok(Self::Contains(value.clone())),
            "absent" => yes(value, Self::Absent),
            "present" => yes(value, Self::Present),
            "count" => number(value).map(Self::Count),
            "at_least" => number(value).map(Self::AtLeast),
            other => Err(D::Error::custom(format_args!("{other} is no kind of condition"))),
        }
    }
}

impl Condition {
    /// Whether it holds of what was found.
    pub(super) fn holds(&self, found: Option<&Value>) -> bool {
        let found = found.filter(|value| !value.is_null());
        match (self, found) {
            (Self::Absent, found) => found.is_none(),
            (_, None) => false,
            (Self::Present, Some(_)) => true,
            (Self::Is(wanted), Some(found)) => found == wanted,
            (Self::Not(unwanted), Some(found)) => found != unwanted,
            (Self::Contains(Value::String(part)), Some(Value::String(text))) => text.contains(part),
            (Self::Contains(wanted), Some(Value::Array(elements))) => elements.contains(wanted),
            (Self::Count(count), Some(Value::Array(elements))) => u64::try_from(elements.len()) == Ok(*count),
            (Self::AtLeast(least), Some(found)) => found.as_u64().is_some_and(|number| number >= *least),
            (Self::Contains(_) | Self::Count(_), Some(_)) => false,
        }
    }

    /// The value that it compares with, to put what a reference leads to in its place.
    pub(super) const fn value_mut(&mut self) -> Option<&mut Value> {
        match self {
            Self::Is(value) | Self::Not(value) | Self::Contains(value) => Some(value),
            Self::Absent | Self::Present | Self::Count(_) | Self::AtLeast(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn holds(condition: &Value, found: Option<&Value>) -> bool {
        serde_json::from_value::<Condition>(condition.clone())
            .unwrap()
            .holds(found)
    }

    #[test]
    fn each_kind_holds_and_does_not() {
        let (list, text, nothing) = (json!([1, "a"]), json!("abc"), Value::Null);
        for (condition, yes, no) in [
            (json!("abc"), Some(&text), Some(&list)),
            (json!({ "not": "x" }), Some(&text), None),
            (json!({ "contains": "b" }), Some(&text), Some(&list)),
            (json!({ "contains": "a" }), Some(&list), None),
            (json!({ "absent": true }), Some(&nothing), Some(&text)),
            (json!({ "absent": true }), None, Some(&list)),
            (json!({ "present": true }), Some(&list), Some(&nothing)),
            (json!({ "count": 2 }), Some(&list), Some(&text)),
            (json!({ "at_least": 1 }), Some(&list[0]), Some(&text)),
        ] {
            assert!(holds(&condition, yes), "{condition}");
            assert!(!holds(&condition, no), "{condition}");
        }
        assert!(!holds(&json!({ "not": "abc" }), Some(&text)));
    }

    #[test]
    fn what_is_no_condition_is_not_read() {
        for wrong in [
            json!({}),
            json!({ "absent": false }),
            json!({ "count": "2" }),
            json!({ "is": 1 }),
            json!({ "count": 1, "not": 2 }),
        ] {
            assert!(serde_json::from_value::<Condition>(wrong.clone()).is_err(), "{wrong}");
        }
    }
}
