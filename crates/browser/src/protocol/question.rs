//! What a question is: a struct of its own, with the service that answers it and the type of its answer.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// A question to the worker.
pub trait Question: Into<Self::Service> {
    /// All questions that the same service answers.
    type Service: Serialize;
    /// What the service answers; [`super::ClientError`] if it can't.
    type Answer: Serialize + DeserializeOwned;
}

/// The questions of a service, each with its answer: an enum of them, which is what travels.
macro_rules! service {
    ($(#[$doc:meta])* $service:ident { $($question:ident -> $answer:ty,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
        pub enum $service {
            $(#[doc = concat!("[`", stringify!($question), "`].")] $question($question),)+
        }

        $(
            impl From<$question> for $service {
                fn from(question: $question) -> Self {
                    Self::$question(question)
                }
            }

            impl $crate::protocol::Question for $question {
                type Service = $service;
                type Answer = $answer;
            }
        )+
    };
}

pub(super) use service;
