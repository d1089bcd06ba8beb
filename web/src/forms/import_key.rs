//! Importing a key (rule K3): pasted or from a file, PEM or JWK.

use kluis_browser::SecretText;
use kluis_lab::text::import::ImportKey as Words;
use kluis_lab::view::KeyVaultView;
use kluis_resource::KeyName;
use kluis_rulebook::Detail;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Event, HtmlInputElement, HtmlTextAreaElement};
use yew::{
    AttrValue, Callback, Html, NodeRef, Properties, SubmitEvent, TargetCast, component, html, use_node_ref,
    use_state_eq,
};

use super::new_key::free_name;
use crate::lab::{Lab, use_lab};
use crate::send::{Outcome, Sender, use_send};
use crate::ui::{Answer, Button, ButtonKind, Field, Notice, SecretArea, Tone, name_error};

/// The most of a file that is read, in bytes: no key is as long.
const MOST: i32 = 64 * 1024;

/// Properties of [`ImportKeyForm`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ImportKeyFormProps {
    /// The key vault.
    pub key_vault: KeyVaultView,
}

/// How choosing a file, or the import itself, went.
#[derive(Clone, Debug, PartialEq)]
enum News {
    None,
    FileUnreadable,
    Imported(KeyName),
}

/// Name, text or file, what becomes of it, and the button.
#[component]
pub fn ImportKeyForm(props: &ImportKeyFormProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let area = use_node_ref();
    let typed = use_state_eq(|| None::<String>);
    let news = use_state_eq(|| News::None);
    let name = (*typed).clone().unwrap_or_else(|| free_name(&props.key_vault));
    let parsed = KeyName::parse(&name);
    let error = parsed
        .as_ref()
        .err()
        .map(|error| AttrValue::from(name_error(*error, lab.lang)));
    let changed = {
        let (sender, news) = (sender.clone(), news.clone());
        Callback::from(move |()| {
            sender.clear();
            news.set(News::None);
        })
    };
    let oninput = {
        let (typed, changed) = (typed.clone(), changed.clone());
        Callback::from(move |name: String| {
            changed.emit(());
            typed.set(Some(name));
        })
    };
    let onread = {
        let (news, changed) = (news.clone(), changed.clone());
        Callback::from(move |read: bool| {
            changed.emit(());
            if !read {
                news.set(News::FileUnreadable);
            }
        })
    };
    let onsubmit = {
        let (lab, sender, area, key_vault) = (lab.clone(), sender.clone(), area.clone(), props.key_vault.name.clone());
        let (typed, news) = (typed.clone(), news.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let (Ok(key), Some(field)) = (parsed.clone(), area.cast::<HtmlTextAreaElement>()) else {
                return;
            };
            let (client, key_vault, imported) = (lab.client.clone(), key_vault.clone(), key.clone());
            let (typed, news) = (typed.clone(), news.clone());
            let text = SecretText::new(field.value());
            let asked = async move { client.import_key(key_vault, key, text).await.map(|()| None) };
            sender.run(asked, move |_| {
                field.set_value("");
                typed.set(None);
                news.set(News::Imported(imported));
            });
        })
    };
    let wrong = about_text(&sender);
    html! {
        <form class="stack" {onsubmit}>
            <Field label={lab.t(Words::Name)} hint={AttrValue::from(lab.t(Words::NameHint))} value={name} {error} {oninput} mono=true />
            <SecretArea
                label={lab.t(Words::Key)}
                hint={lab.t(Words::KeyHint)}
                area={area.clone()}
                oninput={changed}
                wrong={wrong || *news == News::FileUnreadable}
            >
                if wrong {
                    <Answer of={sender.clone()} />
                } else if *news == News::FileUnreadable {
                    <Notice tone={Tone::Bad} alert=true>{ lab.t(Words::FileUnreadable) }</Notice>
                }
            </SecretArea>
            <ChooseFile {area} {onread} />
            { stays(&lab) }
            if !wrong {
                <Answer of={sender.clone()} />
            }
            <div class="row" aria-live="polite">
                <Button kind={ButtonKind::Secondary} submit=true busy={sender.busy()}>{ lab.t(Words::Import) }</Button>
                if let News::Imported(key) = &*news {
                    <span>{ lab.t(Words::Imported(key.as_str())) }</span>
                }
            </div>
        </form>
    }
}

/// Whether the refusal is about the text, and not about the name or the key vault.
fn about_text(sender: &Sender) -> bool {
    matches!(sender.outcome(), Outcome::Refused(refusal) if matches!(refusal.detail, Detail::KeyImport { .. }))
}

/// Where the key goes, and what not to try.
fn stays(lab: &Lab) -> Html {
    let kept = lab.status.as_ref().is_some_and(|status| status.keys_non_extractable);
    let words = if kept {
        Words::StaysInStore
    } else {
        Words::StaysInMemory
    };
    html! {
        <Notice title={lab.t(Words::Stays)}>{ lab.t(words) }{ " " }{ lab.t(Words::NotYours) }</Notice>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ChooseFileProps {
    /// The field that takes what the file holds.
    area: NodeRef,
    /// A file was read, or could not be.
    onread: Callback<bool>,
}

/// A button that puts a file into the field.
#[component]
fn ChooseFile(props: &ChooseFileProps) -> Html {
    let lab = use_lab();
    let input = use_node_ref();
    let open = {
        let input = input.clone();
        Callback::from(move |_| {
            if let Some(input) = input.cast::<HtmlInputElement>() {
                input.click();
            }
        })
    };
    let onchange = {
        let (area, onread) = (props.area.clone(), props.onread.clone());
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let file = input.files().and_then(|files| files.get(0));
            let Some(file) = file else { return };
            // What a browser remembers of the choice is not for the next one to see.
            input.set_value("");
            let (area, onread) = (area.clone(), onread.clone());
            spawn_local(async move {
                let text = match file.slice_with_i32_and_i32(0, MOST) {
                    Ok(start) => JsFuture::from(start.text())
                        .await
                        .ok()
                        .and_then(|text| text.as_string()),
                    Err(_) => None,
                };
                if let (Some(text), Some(field)) = (&text, area.cast::<HtmlTextAreaElement>()) {
                    field.set_value(text);
                }
                onread.emit(text.is_some());
            });
        })
    };
    html! {
        <div class="row">
            <Button onclick={open}>{ lab.t(Words::ChooseFile) }</Button>
            <input ref={input} type="file" accept=".pem,.key,.jwk,.json,.txt" hidden=true data-choose="key" {onchange} />
        </div>
    }
}
