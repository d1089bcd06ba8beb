//! Importing a key (rule K3): pasted or from a file, PEM or JWK.

use kluis_browser::SecretText;
use kluis_lab::text::import::ImportKey as Words;
use kluis_resource::KeyName;
use kluis_rulebook::Detail;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{File, HtmlTextAreaElement};
use yew::{AttrValue, Callback, Html, NodeRef, SubmitEvent, component, html, use_node_ref};

use super::KeyVaultProps;
use super::new_key::free_key_name;
use crate::form::{NameField, SecretArea, use_draft};
use crate::lab::{Lab, use_lab};
use crate::send::{Outcome, Sender, use_send};
use crate::ui::{Answer, Button, ButtonKind, FileButton, Notice, Tone};

/// The most of a file that is read, in bytes: no key is as long.
const MOST: i32 = 64 * 1024;

/// How choosing a file, or the import itself, went.
#[derive(Clone, Debug, PartialEq)]
enum News {
    None,
    FileUnreadable,
    Imported(KeyName),
}

/// Name, text or file, what becomes of it, and the button.
#[component]
pub(in crate::pages) fn ImportKeyForm(props: &KeyVaultProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let area = use_node_ref();
    let typed = use_draft(|| None::<String>);
    let news = use_draft(|| News::None);
    let name = (*typed).clone().unwrap_or_else(|| free_key_name(&props.key_vault));
    let parsed = KeyName::parse(&name);
    let error = parsed.as_ref().err().copied();
    let changed = {
        let (sender, news) = (sender.clone(), news.clone());
        Callback::from(move |()| {
            sender.clear();
            news.begin(News::None);
        })
    };
    let oninput = {
        let (typed, changed) = (typed.clone(), changed.clone());
        Callback::from(move |name: String| {
            changed.emit(());
            typed.begin(Some(name));
        })
    };
    let onread = {
        let (news, changed) = (news.clone(), changed.clone());
        Callback::from(move |read: bool| {
            changed.emit(());
            if !read {
                news.begin(News::FileUnreadable);
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
                typed.begin(None);
                news.begin(News::Imported(imported));
            });
        })
    };
    let wrong = about_text(&sender);
    html! {
        <form class="stack" {onsubmit}>
            <NameField label={lab.t(Words::Name)} hint={AttrValue::from(lab.t(Words::NameHint))} value={name} {error} {oninput} />
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
            <div class="row">
                <FileButton words={lab.t(Words::ChooseFile)} chooses="key" accept=".pem,.key,.jwk,.json,.txt" onfiles={read_into(&area, &onread)} />
            </div>
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

/// Puts the first file into the field; `onread` hears whether it could be read.
fn read_into(area: &NodeRef, onread: &Callback<bool>) -> Callback<Vec<File>> {
    let (area, onread) = (area.clone(), onread.clone());
    Callback::from(move |files: Vec<File>| {
        let Some(file) = files.into_iter().next() else { return };
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
}
