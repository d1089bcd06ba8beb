//! Messages between page and worker as JavaScript sees them: a plain object each, serialised parts beside `Blob`s.
//!
//! ```text
//! page → worker   { id, lab, question, files, secret }
//! worker → page   { ready } | { id, answer } | { lab, push, blob } | { lab, offer, port } | { stopped }
//! ```
//!
//! What the worker tells is large and its types are many, so it travels as bytes (postcard), which takes a fraction of the time
//! and of the code that an object with names takes. A question is small. No type that is told may leave fields out.

use js_sys::{Array, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

use crate::download::Offer;
use crate::js::{field, object, present};
use crate::protocol::{ClientError, LabKind, Push, Question};
use crate::secret::SecretText;

/// A question on its way to the worker.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Asked {
    pub(crate) id: u32,
    pub(crate) lab: LabKind,
    pub(crate) question: Question,
    pub(crate) files: Vec<Blob>,
    /// The text of a private key.
    pub(crate) secret: Option<SecretText>,
}

/// A message on its way to the page.
#[derive(Clone, Debug)]
pub(crate) enum Told {
    /// The worker listens.
    Ready,
    /// The answer to the question with this id. Only whoever asked knows its type.
    Answer { id: u32, answer: Packed },
    /// Something that the page didn't ask for. The blob comes with [`Push::Restored`].
    Push {
        lab: LabKind,
        push: Push,
        blob: Option<Blob>,
    },
    /// A large restore, to be saved while it is opened.
    Offer { lab: LabKind, offer: Offer },
    /// The worker can't go on.
    Stopped,
}

impl Asked {
    /// Posts it, and wipes what was made of a secret for that.
    pub(crate) fn post(&self, post: impl FnOnce(&JsValue) -> Result<(), JsValue>) -> bool {
        let secret = self.secret.as_ref().map(SecretText::to_array);
        let posted = post(&self.to_js(secret.as_ref())).is_ok();
        if let Some(array) = secret {
            array.fill(0, 0, array.length());
        }
        posted
    }

    fn to_js(&self, secret: Option<&Uint8Array>) -> JsValue {
        object([
            ("id", JsValue::from(self.id)),
            ("lab", serialised(&self.lab)),
            ("question", serialised(&self.question)),
            ("files", self.files.iter().collect::<Array>().into()),
            ("secret", secret.map_or(JsValue::NULL, JsValue::from)),
        ])
        .into()
    }

    /// The question in a message; `None` where it isn't one. A secret in it is wiped there.
    pub(crate) fn from_js(message: &JsValue) -> Option<Self> {
        let secret = present(message, "secret").and_then(|secret| secret.dyn_into::<Uint8Array>().ok());
        let secret = secret.as_ref().map(SecretText::take);
        let files = present(message, "files")?.dyn_into::<Array>().ok()?;
        Some(Self {
            id: deserialised(message, "id")?,
            lab: deserialised(message, "lab")?,
            question: deserialised(message, "question")?,
            files: files.iter().map(JsCast::dyn_into).collect::<Result<_, _>>().ok()?,
            secret,
        })
    }
}

/// An answer in bytes.
#[derive(Clone, Debug)]
pub(crate) struct Packed(Uint8Array);

impl Packed {
    pub(crate) fn of<T: Serialize>(answer: &Result<T, ClientError>) -> Self {
        Self(packed(answer))
    }

    /// The answer. One that is none of this type is a worker's of another version.
    pub(crate) fn unpack<T: DeserializeOwned>(&self) -> Result<T, ClientError> {
        postcard::from_bytes(&self.0.to_vec()).unwrap_or(Err(ClientError::Worker))
    }
}

/// The lab of a question.
pub(crate) fn lab_of(message: &JsValue) -> Option<LabKind> {
    deserialised(message, "lab")
}

/// Whether a question only opens its lab, which can be told without reading it.
pub(crate) fn only_opens(message: &JsValue) -> bool {
    field(message, "question").as_string().as_deref() == Some("Open")
}

/// The number of a question that doesn't read otherwise, such as that of a page of another version.
pub(crate) fn id_of(message: &JsValue) -> Option<u32> {
    deserialised(message, "id")
}

impl Told {
    pub(crate) fn to_js(&self) -> JsValue {
        match self {
            Self::Ready => object([("ready", JsValue::TRUE)]),
            Self::Stopped => object([("stopped", JsValue::TRUE)]),
            Self::Answer { id, answer } => object([("id", JsValue::from(*id)), ("answer", answer.0.clone().into())]),
            Self::Push { lab, push, blob } => object([
                ("lab", serialised(lab)),
                ("push", packed(push).into()),
                ("blob", blob.as_ref().map_or(JsValue::NULL, JsValue::from)),
            ]),
            Self::Offer { lab, offer } => object([
                ("lab", serialised(lab)),
                ("offer", packed(&(offer.job, &offer.file_name, offer.bytes)).into()),
                ("port", offer.port.clone().into()),
            ]),
        }
        .into()
    }

    /// What goes with the message, and isn't copied.
    pub(crate) fn given(&self) -> Array {
        match self {
            Self::Offer { offer, .. } => Array::of1(&offer.port),
            Self::Ready | Self::Answer { .. } | Self::Push { .. } | Self::Stopped => Array::new(),
        }
    }

    /// What a message tells; `None` where it is from somewhere else.
    pub(crate) fn from_js(message: &JsValue) -> Option<Self> {
        if present(message, "ready").is_some() {
            Some(Self::Ready)
        } else if present(message, "stopped").is_some() {
            Some(Self::Stopped)
        } else if present(message, "answer").is_some() {
            Some(Self::Answer {
                id: deserialised(message, "id")?,
                answer: Packed(field(message, "answer").dyn_into().ok()?),
            })
        } else if let Some(port) = present(message, "port") {
            let (job, file_name, bytes) = unpacked(message, "offer")?;
            let port = port.dyn_into().ok()?;
            Some(Self::Offer {
                lab: deserialised(message, "lab")?,
                offer: Offer {
                    job,
                    file_name,
                    bytes,
                    port,
                },
            })
        } else {
            Some(Self::Push {
                lab: deserialised(message, "lab")?,
                push: unpacked(message, "push")?,
                blob: present(message, "blob").and_then(|blob| blob.dyn_into().ok()),
            })
        }
    }
}

fn serialised(part: &impl Serialize) -> JsValue {
    serde_wasm_bindgen::to_value(part).expect("every part of the protocol has a JavaScript form")
}

fn packed(part: &impl Serialize) -> Uint8Array {
    let bytes = postcard::to_allocvec(part).expect("every part of the protocol has a form in bytes");
    Uint8Array::from(&bytes[..])
}

fn unpacked<T: DeserializeOwned>(message: &JsValue, name: &str) -> Option<T> {
    let bytes: Uint8Array = field(message, name).dyn_into().ok()?;
    postcard::from_bytes(&bytes.to_vec()).ok()
}

fn deserialised<T: DeserializeOwned>(message: &JsValue, name: &str) -> Option<T> {
    serde_wasm_bindgen::from_value(field(message, name)).ok()
}
