//! The app of one element: its line to the lab, its language, where the user is; and the contexts that pages read.

use std::rc::Rc;

use kluis_browser::protocol::{LabKind, Push};
use kluis_browser::{Client, beside};
use kluis_lab::text::Lang;
use kluis_resource::VaultName;
use wasm_bindgen::prelude::wasm_bindgen;
use yew::{
    Callback, ContextProvider, Html, Properties, component, hook, html, use_effect_with, use_memo, use_reducer_eq,
    use_state_eq,
};

use crate::lab::{Lab, Running};
use crate::later::pieces;
use crate::prefs;
use crate::route::{Page, Route};
use crate::shell::{EmbedFrame, Frame, LostLab, Opening};
use crate::state::{Heard, LabState, Restored};
use crate::ui::{Loading, NotThere, Saver, use_loading};
use crate::way::use_way;

#[wasm_bindgen]
extern "C" {
    /// Milliseconds since the page was opened; never goes back.
    #[wasm_bindgen(js_namespace = performance)]
    fn now() -> f64;

    type ImportMeta;

    #[wasm_bindgen(method, getter)]
    fn url(this: &ImportMeta) -> String;

    #[wasm_bindgen(thread_local_v2, js_namespace = import, js_name = meta)]
    static IMPORT_META: ImportMeta;
}

/// Properties of [`App`]: the element's attributes.
#[derive(Clone, Debug, PartialEq, Properties)]
pub(crate) struct AppProps {
    /// `view`: this page alone. `None` only where the attribute isn't there: the whole dashboard.
    pub(crate) view: Option<Page>,
    /// `step`: this step of it first.
    pub(crate) step: Option<u8>,
    /// `lang`.
    pub(crate) lang: Option<Lang>,
    /// `storage`.
    pub(crate) kind: LabKind,
}

impl AppProps {
    /// The page around is ours, with its address, title, language and theme: said by `storage="persist"` without a `view`.
    /// Any other element is a guest, and leaves the page around it alone.
    fn own_page(&self) -> bool {
        self.view.is_none() && self.kind == LabKind::Persist
    }
}

/// Everything in the shadow root. Another lab is another app.
#[component]
pub(crate) fn App(props: &AppProps) -> Html {
    let key = match props.kind {
        LabKind::Persist => "persist",
        LabKind::Memory => "memory",
    };
    html! { <LabApp {key} ..props.clone() /> }
}

#[component]
fn LabApp(props: &AppProps) -> Html {
    let embedded = !props.own_page();
    let (client, state) = use_client(props.kind);
    let (lang, choose_lang) = use_language(props.lang, embedded);
    let way = use_way(embedded.then(|| props.view.unwrap_or_default()), props.step);
    let vault = use_state_eq(|| None::<VaultName>);
    let choose_vault = {
        let (vault, route, go) = (vault.clone(), way.route.clone(), way.go.clone());
        Callback::from(move |name| {
            vault.set(Some(name));
            // A step that was open belongs to the vault before.
            if matches!(route, Route::Setup(Some(_))) {
                go.emit(Page::Setup.whole());
            }
        })
    };
    let loading = use_loading(|| Box::pin(pieces()), state.view.is_some());
    let inside = match (&state.trouble, &state.view) {
        (Some(trouble), _) => {
            let client = (*client).clone();
            html! { <LostLab trouble={*trouble} status={state.status.clone()} {client} {embedded} /> }
        }
        (None, None) if state.missing => Html::default(),
        (None, None) => html! { <Opening {embedded} /> },
        (None, Some(view)) => {
            let lab = Lab {
                client: (*client).clone(),
                view: Rc::clone(view),
                status: state.status.clone(),
                restored: Rc::clone(&state.restored),
                lang,
                route: way.route.clone(),
                go: way.go.clone(),
                vault: (*vault).clone(),
                choose_vault,
                embedded,
                single: props.view.is_some(),
                moved: way.moved,
            };
            let frame = match props.view {
                Some(view) => html! { <EmbedFrame {view} {choose_lang} /> },
                None => html! { <Frame {choose_lang} /> },
            };
            html! { <ContextProvider<Lab> context={lab}>{ frame }<Saver /></ContextProvider<Lab>> }
        }
    };
    let load_again = {
        let client = (*client).clone();
        Callback::from(move |()| client.load())
    };
    html! {
        <ContextProvider<Running> context={Running(Rc::clone(&state.progress))}>
            <ContextProvider<Lang> context={lang}>
                <ContextProvider<Loading> context={loading}>
                    <div class="app" lang={lang.tag()}>
                        if state.missing {
                            <NotThere again={load_again} />
                        }
                        { inside }
                    </div>
                </ContextProvider<Loading>>
            </ContextProvider<Lang>>
        </ContextProvider<Running>>
    }
}

/// The line to the lab, and what it told.
#[hook]
fn use_client(kind: LabKind) -> (Rc<Client>, yew::UseReducerHandle<LabState>) {
    let client = use_memo(kind, |kind| Client::connect(*kind, &worker_script()));
    let state = use_reducer_eq(LabState::default);
    {
        let (client, dispatcher) = (Rc::clone(&client), state.dispatcher());
        use_effect_with(kind, move |_| {
            let taker = Rc::clone(&client);
            let subscription = client.subscribe(move |push| {
                dispatcher.dispatch(match push {
                    Push::Progress(progress) => Heard::Progress(*progress, now()),
                    Push::View(_) | Push::Status(_) | Push::Missing(_) | Push::Restored { .. } | Push::Trouble(_) => {
                        Heard::Push(push.clone())
                    }
                });
                if let Push::Restored { job, file_name, bytes } = push {
                    let restored = Restored::new(file_name.clone(), *bytes, taker.take_restored(*job).as_ref());
                    dispatcher.dispatch(Heard::Restored(*job, restored));
                }
            });
            move || drop(subscription)
        });
    }
    (client, state)
}

/// The attribute's language, until the user chooses another one; on our own page it is remembered.
#[hook]
fn use_language(given: Option<Lang>, embedded: bool) -> (Lang, Callback<Lang>) {
    let usual = if embedded {
        prefs::language_around
    } else {
        prefs::language
    };
    let lang = use_state_eq(|| given.unwrap_or_else(usual));
    {
        let lang = lang.clone();
        use_effect_with(given, move |given| {
            if let Some(given) = given {
                lang.set(*given);
            }
        });
    }
    use_effect_with(*lang, move |lang| {
        if !embedded {
            prefs::announce_language(*lang);
        }
    });
    let choose = {
        let lang = lang.clone();
        Callback::from(move |chosen| {
            lang.set(chosen);
            if !embedded {
                prefs::remember_language(chosen);
            }
        })
    };
    (*lang, choose)
}

/// The worker's script lies beside the app's own, wherever the page around it comes from.
fn worker_script() -> String {
    beside(&IMPORT_META.with(ImportMeta::url), "kluis-worker.js")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_whole_dashboard_that_persists_has_the_page_for_its_own() {
        let own = |view, kind| {
            let (step, lang) = (None, None);
            AppProps { view, step, lang, kind }.own_page()
        };
        assert!(own(None, LabKind::Persist));
        assert!(!own(None, LabKind::Memory));
        for page in Page::ALL {
            assert!(!own(Some(page), LabKind::Persist));
        }
    }

    #[test]
    fn whatever_names_a_file_names_this_version_so_that_caches_never_mix_two() {
        let version = concat!("?v=", env!("CARGO_PKG_VERSION"));
        let raw_modules = [include_str!("element.rs"), include_str!("ui/code.rs")];
        let entries = [
            include_str!("../js/kluis-lab.js"),
            include_str!("../js/kluis-worker.js"),
            include_str!("../../index.html"),
        ];
        for text in entries.into_iter().chain(raw_modules) {
            assert!(text.contains(version));
            assert_eq!(text.matches("?v=").count(), text.matches(version).count());
        }
    }
}
