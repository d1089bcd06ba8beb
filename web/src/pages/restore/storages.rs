//! The storage accounts, each with its key and the copies that were restored into it.

use kluis_lab::Request;
use kluis_lab::request::Download;
use kluis_lab::text::restore::Restore as Text;
use kluis_lab::view::{CopyView, StorageView};
use yew::{Html, Properties, component, html};

use crate::lab::{Lab, use_lab};
use crate::send::use_send;
use crate::ui::{Answer, Button, Card, InTheWay, KidChip, Mark, Order, PagedList, Rows, Sign};

/// The accounts; nothing while there is none.
#[component]
pub(super) fn Storages() -> Html {
    let lab = use_lab();
    if lab.view.storages.is_empty() {
        return Html::default();
    }
    html! {
        <Card title={lab.t(Text::Storages)} lead={lab.t(Text::StoragesWhy)} class="storages">
            { for lab.view.storages.iter().map(|own| storage(&lab, own)) }
        </Card>
    }
}

fn storage(lab: &Lab, storage: &StorageView) -> Html {
    let own = storage.clone();
    let rows = Rows::of(&storage.copies, move |copy| {
        html! { <Copy key={copy.object.to_string()} storage={own.clone()} copy={copy.clone()} /> }
    });
    html! {
        <section key={storage.name.to_string()} class="storage" aria-label={storage.name.to_string()}>
            <div class="row-head">
                <h3>{ storage.name.to_string() }</h3>
                <small class="secondary">{ storage.region.display_name() }</small>
                <KidChip kid={storage.kid.clone()} short=true />
                if storage.blocked.is_some() {
                    <Mark sign={Sign::Bad} word={lab.t(Text::Blocked)} />
                }
            </div>
            if let Some(refusal) = storage.blocked.as_ref().filter(|_| !storage.copies.is_empty()) {
                <InTheWay refusal={refusal.clone()} />
            }
            if storage.copies.is_empty() {
                <p class="secondary">{ lab.t(Text::NoCopies) }</p>
            }
            <PagedList
                label={lab.t(Text::CopiesIn(storage.name.as_str()))}
                {rows}
                order={Order::Other}
            />
        </section>
    }
}

/// Properties of [`Copy`].
#[derive(Clone, PartialEq, Properties)]
struct CopyProps {
    storage: StorageView,
    copy: CopyView,
}

#[component]
fn Copy(props: &CopyProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let (storage, copy) = (&props.storage.name, &props.copy);
    let format = lab.format();
    let facts = lab.t(Text::CopyFacts(
        copy.item.as_str(),
        &format.moment(copy.at),
        &format.size(copy.bytes),
    ));
    let download = Request::from(Download {
        storage: storage.clone(),
        object: copy.object,
    });
    html! {
        <li>
            <div class="row-head">
                <b>{ copy.file_name.clone() }</b>
                <KidChip kid={copy.kid.clone()} short=true />
                <Button
                    busy={sender.busy()}
                    disabled={props.storage.blocked.is_some()}
                    label={lab.t(Text::DownloadOf(&copy.file_name, storage.as_str()))}
                    onclick={sender.on_click(download)}
                >{ lab.t(Text::Download) }</Button>
            </div>
            <p class="secondary">{ facts }</p>
            <Answer of={sender} />
        </li>
    }
}
