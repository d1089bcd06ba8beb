//! What stands where a piece of the later part is drawn: the piece, once it is there; until then a word that it loads; and if it
//! doesn't load, a sentence that says so, with a button that tries again.

use gloo_timers::future::TimeoutFuture;
use kluis_browser::later::{self, Entry, NotLoaded, SOON_MILLIS};
use kluis_lab::text::Say;
use kluis_lab::text::shell::Shell;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;
use yew::{
    AttrValue, Callback, Html, Properties, component, hook, html, use_context, use_effect_with, use_node_ref,
    use_state_eq,
};

use super::button::{Button, ButtonKind};
use crate::lab::use_lang;
use crate::piece::Piece;

/// Draws a piece.
pub(crate) type Draw = fn(&Piece) -> Html;

/// The later part, as one app knows it: a context.
#[derive(Clone, Debug)]
pub(crate) struct Loading {
    state: State,
    load: Callback<()>,
}

impl PartialEq for Loading {
    /// What loads is the same in every state.
    fn eq(&self, other: &Self) -> bool {
        self.state == other.state
    }
}

/// How far it is.
#[derive(Clone, Copy, Debug)]
enum State {
    Coming,
    Here(Draw),
    Missing,
}

impl PartialEq for State {
    /// There is one later part.
    fn eq(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

/// The later part, loaded by `entry`. `is_drawn`: the lab is there, so the rest loads a moment later even if nothing needs it yet.
#[hook]
pub(crate) fn use_loading(entry: Entry<Draw>, is_drawn: bool) -> Loading {
    let state = use_state_eq(|| State::Coming);
    let load = {
        let state = state.clone();
        Callback::from(move |()| {
            if *state == State::Missing {
                state.set(State::Coming);
            }
            let state = state.clone();
            spawn_local(async move {
                state.set(match later::load(entry).await {
                    Ok(draw) => State::Here(draw),
                    Err(NotLoaded) => State::Missing,
                });
            });
        })
    };
    {
        let load = load.clone();
        use_effect_with(is_drawn, move |is_drawn| {
            if *is_drawn {
                spawn_local(async move {
                    TimeoutFuture::new(SOON_MILLIS).await;
                    load.emit(());
                });
            }
        });
    }
    Loading { state: *state, load }
}

#[hook]
fn use_later_part() -> Loading {
    use_context::<Loading>().expect("every component of the app is inside the context of the later part")
}

/// Properties of [`Later`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(crate) struct LaterProps {
    /// What to draw.
    pub(crate) piece: Piece,
    /// It is a detail: until the later part is there, nothing stands in its place, and nothing loads for it.
    #[prop_or_default]
    pub(crate) detail: bool,
}

/// Draws a piece, once it is there.
#[component]
pub(crate) fn Later(props: &LaterProps) -> Html {
    let lang = use_lang();
    let part = use_later_part();
    {
        let part = part.clone();
        use_effect_with(props.detail, move |detail| {
            if !detail && !matches!(part.state, State::Here(_)) {
                part.load.emit(());
            }
        });
    }
    match part.state {
        State::Here(draw) => draw(&props.piece),
        State::Coming | State::Missing if props.detail => Html::default(),
        State::Coming => html! { <p class="secondary" role="status">{ Shell::Loading.say(lang) }</p> },
        State::Missing => html! { <NotThere again={part.load} /> },
    }
}

/// Properties of [`LaterButton`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(crate) struct LaterButtonProps {
    /// A piece that is a button and what it opens.
    pub(crate) piece: Piece,
    /// The words of that button.
    pub(crate) words: String,
    /// Its accessible name, if that isn't its words.
    #[prop_or_default]
    pub(crate) label: Option<AttrValue>,
}

/// A quiet button of the later part. A button that looks the same stands in its place until it is there; pressing that presses the
/// real one as soon as it can be pressed.
#[component]
pub(crate) fn LaterButton(props: &LaterButtonProps) -> Html {
    let part = use_later_part();
    let pressed = use_state_eq(|| false);
    let place = use_node_ref();
    let is_here = matches!(part.state, State::Here(_));
    {
        let place = place.clone();
        use_effect_with(is_here && *pressed, move |press| {
            let button = place.cast::<HtmlElement>().filter(|_| *press);
            let button = button.and_then(|place| place.query_selector("button").ok().flatten());
            if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
                button.click();
            }
        });
    }
    let inside = match part.state {
        State::Here(draw) => draw(&props.piece),
        State::Coming | State::Missing => {
            let press = {
                let (pressed, load) = (pressed.clone(), part.load.clone());
                Callback::from(move |_| {
                    pressed.set(true);
                    load.emit(());
                })
            };
            html! {
                <>
                    <Button kind={ButtonKind::Quiet} label={props.label.clone()} busy={*pressed && part.state == State::Coming} onclick={press}>
                        { props.words.clone() }
                    </Button>
                    if *pressed && part.state == State::Missing {
                        <NotThere again={part.load} />
                    }
                </>
            }
        }
    };
    html! { <span ref={place} class="as-is">{ inside }</span> }
}

/// Properties of [`NotThere`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(crate) struct NotThereProps {
    /// Loads it again.
    pub(crate) again: Callback<()>,
}

/// Says that a part of the program did not load.
#[component]
pub(crate) fn NotThere(props: &NotThereProps) -> Html {
    let lang = use_lang();
    let again = props.again.reform(|_| ());
    html! {
        <div class="stack not-there" role="alert">
            <p>{ Shell::NotLoaded.say(lang) }</p>
            <div class="row"><Button kind={ButtonKind::Primary} onclick={again}>{ Shell::TryAgain.say(lang) }</Button></div>
        </div>
    }
}
