//! What became of something that was sent, shown in the form that sent it.

use kluis_browser::protocol::ClientError;
use kluis_lab::text::Say;
use kluis_lab::text::words::Words;
use yew::{Html, Properties, component, html};

use super::later::Later;
use super::layout::{Notice, Tone};
use crate::lab::use_lang;
use crate::piece::Piece;
use crate::send::{Outcome, Sender};

/// Properties of [`Answer`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AnswerProps {
    /// Whose answer.
    pub of: Sender,
}

/// The refusal or failure of the latest thing sent; nothing while there is none.
#[component]
pub fn Answer(props: &AnswerProps) -> Html {
    let lang = use_lang();
    match props.of.outcome() {
        Outcome::Idle | Outcome::Busy | Outcome::Accepted(_) => Html::default(),
        Outcome::Refused(refusal) => {
            let piece = Piece::Refusal {
                refusal: refusal.clone(),
                standing: false,
                ways_out: Html::default(),
            };
            html! { <Later {piece} /> }
        }
        Outcome::Failed(error) => {
            let words = match error {
                ClientError::ReadOnly => Words::OtherTab,
                ClientError::Storage => Words::StorageFailed,
                ClientError::Damaged => Words::ObjectDamaged,
                ClientError::Worker | ClientError::Refused(_) => Words::WorkerStopped,
            };
            html! { <Notice tone={Tone::Bad} alert=true>{ words.say(lang) }</Notice> }
        }
    }
}
