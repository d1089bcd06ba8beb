//! An event: what happens, when, and with which fresh id. The journal is a list of these, so their JSON is a storage format: it may
//! grow, it may not change.

use std::fmt;

use kluis_resource::Timestamp;
use serde::de::value::EnumAccessDeserializer;
use serde::de::{DeserializeSeed, EnumAccess, IntoDeserializer, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

use crate::{Outcome, Request};

/// Something that happens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// The moment and the id.
    #[serde(flatten)]
    pub stamp: Stamp,
    /// What happens.
    #[serde(rename = "act")]
    pub what: What,
}

/// What the world outside adds to an event, since nothing in the model reads a clock or draws a random number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// The moment; never before the event that precedes it.
    pub at: Timestamp,
    /// A fresh random UUID: the id of what the event makes (job, key version, principal …). An event that makes several
    /// things derives an id for each from this one and a label.
    pub id: Uuid,
}

/// What happens: a request, or an outcome. Both have the same JSON, an object with one field that names it; no name is of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A user or a script asked for it.
    Asked(Request),
    /// The host reports it.
    Came(Outcome),
}

impl<R: Into<Request>> From<R> for What {
    fn from(request: R) -> Self {
        Self::Asked(request.into())
    }
}

impl From<Outcome> for What {
    fn from(outcome: Outcome) -> Self {
        Self::Came(outcome)
    }
}

impl Serialize for What {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Asked(request) => request.serialize(serializer),
            Self::Came(outcome) => outcome.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for What {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_enum("What", &[], ByName)
    }
}

/// Reads the name first, and then lets the enum that has it read the rest.
struct ByName;

impl<'de> Visitor<'de> for ByName {
    type Value = What;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a request or an outcome")
    }

    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<What, A::Error> {
        let (name, content) = data.variant::<String>()?;
        let is_outcome = Outcome::NAMES.contains(&name.as_str());
        let named = EnumAccessDeserializer::new(Named { name, content });
        if is_outcome {
            Outcome::deserialize(named).map(What::Came)
        } else {
            Request::deserialize(named).map(What::Asked)
        }
    }
}

/// A variant whose name was read already.
struct Named<V> {
    name: String,
    content: V,
}

impl<'de, V: serde::de::VariantAccess<'de>> EnumAccess<'de> for Named<V> {
    type Error = V::Error;
    type Variant = V;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, V), V::Error> {
        let name = seed.deserialize(self.name.into_deserializer())?;
        Ok((name, self.content))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(act: &str) -> Result<What, String> {
        serde_json::from_str(act).map_err(|error| error.to_string())
    }

    #[test]
    fn every_outcome_is_read_as_one_and_every_request_too() {
        let ticked = read("\"ClockTicked\"").unwrap();
        assert_eq!(ticked, What::Came(Outcome::ClockTicked));
        let asked = read("{\"EnableIdentity\":{\"vault\":\"testvault\"}}").unwrap();
        assert!(matches!(asked, What::Asked(Request::EnableIdentity(_))), "{asked:?}");
        let nested = read("{\"Compute\":{\"StopVm\":{\"vm\":\"web\"}}}").unwrap();
        assert!(matches!(nested, What::Asked(Request::Compute(_))), "{nested:?}");
    }

    #[test]
    fn what_is_neither_says_so_and_names_what_there_is() {
        let error = read("{\"TurnOffEncryption\":{}}").unwrap_err();
        assert!(
            error.contains("TurnOffEncryption") && error.contains("EnableIdentity"),
            "{error}"
        );
        let error = read("{\"EnableIdentity\":{}}").unwrap_err();
        assert!(error.contains("vault"), "{error}");
        assert!(read("7").is_err());
    }

    #[test]
    fn requests_can_spell_no_outcome() {
        for name in Outcome::NAMES {
            let error = serde_json::from_str::<Request>(&format!("{{\"{name}\":{{}}}}")).unwrap_err();
            let error = error.to_string();
            assert!(error.starts_with("unknown variant"), "{error}");
            assert!(
                Outcome::NAMES
                    .iter()
                    .all(|own| !error.replacen(name, "", 1).contains(own)),
                "{error}"
            );
        }
    }
}
