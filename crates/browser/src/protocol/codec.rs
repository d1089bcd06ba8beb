//! The one form in which page and worker tell each other things: bytes, without names (postcard).
//!
//! Views are large and their types are many. Bytes take a fraction of the time and of the code that an object with names takes.
//! The price: a type whose serialised form leaves fields out doesn't read, because nothing says which are missing. Such a part
//! travels as a text with names inside the bytes: `#[serde(with = "self_describing")]`.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// The bytes of a part of the protocol.
///
/// # Panics
/// If the part has no form in bytes. Every type of the protocol has one.
#[must_use]
pub fn encode(part: &impl Serialize) -> Vec<u8> {
    postcard::to_allocvec(part).expect("every part of the protocol has a form in bytes")
}

/// The part in these bytes; `None` if they are not exactly that, such as those of another version.
#[must_use]
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    let (part, rest) = postcard::take_from_bytes(bytes).ok()?;
    rest.is_empty().then_some(part)
}

/// For parts that hold acts: the serialised form of an act leaves fields out, as the journal does.
pub(super) mod self_describing {
    use serde::de::{DeserializeOwned, Error as _};
    use serde::ser::Error as _;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(in crate::protocol) fn serialize<T: Serialize, S: Serializer>(
        part: &T,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let text = serde_json::to_string(part).map_err(S::Error::custom)?;
        serializer.serialize_str(&text)
    }

    pub(in crate::protocol) fn deserialize<'de, T: DeserializeOwned, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<T, D::Error> {
        let text = String::deserialize(deserializer)?;
        serde_json::from_str(&text).map_err(D::Error::custom)
    }
}
