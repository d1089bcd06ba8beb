//! Messages between page and worker as JavaScript sees them: a plain object each, encoded parts beside what JavaScript keeps.
//!
//! ```text
//! page → worker   { id, address, question, files, secret }
//! worker → page   { ready } | { id, answer } | { id, error } | { push, blob } | { offer, port } | { stopped }
//! ```
//!
//! `address`, `question`, `answer`, `error`, `push` and `offer` are bytes ([`codec`]); `id` is a number.

use js_sys::{Array, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

use crate::download::Offer;
use crate::js::{field, object, present, whole};
use crate::protocol::{Address, ClientError, LabKind, Push, codec};
use crate::secret::SecretText;

/// A question on its way to the service that answers it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Asked {
    pub(crate) id: u32,
    pub(crate) address: Address,
    /// Encoded: only its service can read it.
    pub(crate) question: Vec<u8>,
    pub(crate) beside: Beside,
}

/// What travels beside a question, and is never encoded.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Beside {
    pub(crate) files: Vec<Blob>,
    /// The text of a private key.
    pub(crate) secret: Option<SecretText>,
}

/// A message on its way to the page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Told {
    /// The worker listens.
    Ready,
    /// The answer to the question with this id, encoded.
    Answer {
        id: u32,
        answer: Result<Vec<u8>, ClientError>,
    },
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
        let secret = self.beside.secret.as_ref().map(SecretText::to_array);
        let posted = post(&self.to_js(secret.as_ref())).is_ok();
        if let Some(array) = secret {
            array.fill(0, 0, array.length());
        }
        posted
    }

    fn to_js(&self, secret: Option<&Uint8Array>) -> JsValue {
        object([
            ("id", JsValue::from(self.id)),
            ("address", encoded(&self.address)),
            ("question", Uint8Array::from(&self.question[..]).into()),
            ("files", self.beside.files.iter().collect::<Array>().into()),
            ("secret", secret.map_or(JsValue::NULL, JsValue::from)),
        ])
        .into()
    }

    /// The question in a message; `None` if it isn't one. A secret in it is wiped there.
    pub(crate) fn from_js(message: &JsValue) -> Option<Self> {
        let secret = present(message, "secret").and_then(|secret| secret.dyn_into::<Uint8Array>().ok());
        let secret = secret.as_ref().map(SecretText::take);
        let files = present(message, "files")?.dyn_into::<Array>().ok()?;
        Some(Self {
            id: id_of(message)?,
            address: decoded(message, "address")?,
            question: bytes(message, "question")?,
            beside: Beside {
                files: files.iter().map(JsCast::dyn_into).collect::<Result<_, _>>().ok()?,
                secret,
            },
        })
    }
}

/// The number of a question, also of one that doesn't read otherwise, such as that of a page of another version.
pub(crate) fn id_of(message: &JsValue) -> Option<u32> {
    u32::try_from(whole(field(message, "id").as_f64()?)).ok()
}

impl Told {
    pub(crate) fn to_js(&self) -> JsValue {
        match self {
            Self::Ready => object([("ready", JsValue::TRUE)]),
            Self::Stopped => object([("stopped", JsValue::TRUE)]),
            Self::Answer { id, answer } => {
                let answer = match answer {
                    Ok(answer) => ("answer", Uint8Array::from(&answer[..]).into()),
                    Err(error) => ("error", encoded(error)),
                };
                object([("id", JsValue::from(*id)), answer])
            }
            Self::Push { lab, push, blob } => object([
                ("push", encoded(&(lab, push))),
                ("blob", blob.as_ref().map_or(JsValue::NULL, JsValue::from)),
            ]),
            Self::Offer { lab, offer } => object([
                ("offer", encoded(&(lab, offer.job, &offer.file_name, offer.bytes))),
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

    /// What a message tells; `None` if it is from somewhere else.
    pub(crate) fn from_js(message: &JsValue) -> Option<Self> {
        if present(message, "ready").is_some() {
            Some(Self::Ready)
        } else if present(message, "stopped").is_some() {
            Some(Self::Stopped)
        } else if present(message, "answer").is_some() {
            Some(Self::Answer {
                id: id_of(message)?,
                answer: Ok(bytes(message, "answer")?),
            })
        } else if present(message, "error").is_some() {
            Some(Self::Answer {
                id: id_of(message)?,
                answer: Err(decoded(message, "error")?),
            })
        } else if let Some(port) = present(message, "port") {
            let (lab, job, file_name, bytes) = decoded(message, "offer")?;
            let port = port.dyn_into().ok()?;
            Some(Self::Offer {
                lab,
                offer: Offer {
                    job,
                    file_name,
                    bytes,
                    port,
                },
            })
        } else {
            let (lab, push) = decoded(message, "push")?;
            let blob = present(message, "blob").and_then(|blob| blob.dyn_into().ok());
            Some(Self::Push { lab, push, blob })
        }
    }
}

fn encoded(part: &impl Serialize) -> JsValue {
    Uint8Array::from(&codec::encode(part)[..]).into()
}

fn decoded<T: DeserializeOwned>(message: &JsValue, name: &str) -> Option<T> {
    codec::decode(&bytes(message, name)?)
}

fn bytes(message: &JsValue, name: &str) -> Option<Vec<u8>> {
    let bytes: Uint8Array = field(message, name).dyn_into().ok()?;
    Some(bytes.to_vec())
}
