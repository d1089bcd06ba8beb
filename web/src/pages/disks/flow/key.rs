//! Steps 1 and 2: a key vault that keeps what is deleted, and a key in it (rules M2, M5, M7, M11, K3).

use kluis_lab::text::disks_page::{Fields, FlowStep as Text};
use kluis_lab::text::import::ImportKey;
use kluis_lab::text::key_vault::Keys;
use kluis_lab::text::list;
use kluis_resource::Region;
use kluis_rulebook::Rule;
use yew::{Html, component, html};

use super::props::{PanelProps, next, region};
use super::subject::is_where_sets_are;
use crate::form::{key_field, key_vault_field};
use crate::lab::{Lab, use_lab};
use crate::pages::key_vault::{ImportKeyForm, NewKeyForm, NewKeyVault, ProtectionEditor};
use crate::ui::{ButtonKind, Notice, RuleChip, Tone};

/// Step 1.
#[component]
pub(super) fn KeyVaultPanel(props: &PanelProps) -> Html {
    let lab = use_lab();
    let region = region(&lab, props);
    let Some(key_vault) = &props.subject.key_vault else {
        return html! {
            <>
                { only_regions(&lab) }
                <div class="row"><NewKeyVault kind={ButtonKind::Primary} {region} /></div>
            </>
        };
    };
    let choose = props.chosen.on(|next, name| {
        next.key = None;
        next.key_vault = Some(name);
    });
    html! {
        <>
            if !is_where_sets_are(&lab, key_vault) {
                { only_regions(&lab) }
            }
            if props.is_done() {
                <Notice tone={Tone::Good}>{ lab.t(Text::KeyVaultIs(key_vault.name.as_str())) }</Notice>
                { next(&lab, props) }
            }
            if props.subject.set.is_none() {
                <div class="picker">
                    { key_vault_field(&lab, lab.t(Fields::KeyVault), &key_vault.name, &choose) }
                    <NewKeyVault kind={ButtonKind::Secondary} {region} />
                </div>
            }
            if !props.is_done() {
                <ProtectionEditor key_vault={key_vault.clone()} />
            }
        </>
    }
}

/// Where disk encryption sets are, where they aren't everywhere (rule M7).
fn only_regions(lab: &Lab) -> Html {
    let Some(regions) = lab.view.edition.terms().des_regions else {
        return Html::default();
    };
    let names: Vec<String> = regions
        .iter()
        .map(|code| {
            code.parse::<Region>()
                .map_or_else(|()| (*code).to_owned(), |region| region.display_name().to_owned())
        })
        .collect();
    html! { <Notice><RuleChip rule={Rule::M7} />{ lab.t(Text::OnlyRegions(&list(&names, lab.lang))) }</Notice> }
}

/// Step 2.
#[component]
pub(super) fn KeyPanel(props: &PanelProps) -> Html {
    let lab = use_lab();
    let Some(key_vault) = &props.subject.key_vault else {
        return Html::default();
    };
    let (done, is_new) = (props.is_done(), props.subject.set.is_none());
    let chosen = props.chosen.on(|next, key| next.key = key);
    html! {
        <>
            if let Some(key) = props.subject.key.as_ref().filter(|_| done) {
                <Notice tone={Tone::Good}>{ lab.t(Text::KeyIs(key.as_str())) }</Notice>
                { next(&lab, props) }
            }
            if done && is_new && key_vault.keys.len() > 1 {
                { key_field((lab.t(Fields::Key), None), key_vault, props.subject.key.as_ref(), &chosen) }
            }
            if is_new {
                if done {
                    <details>
                        <summary>{ lab.t(Keys::NewKey) }</summary>
                        <NewKeyForm key_vault={key_vault.clone()} />
                    </details>
                } else {
                    <NewKeyForm key_vault={key_vault.clone()} primary=true />
                }
                <details>
                    <summary>{ lab.t(ImportKey::Title) }</summary>
                    <ImportKeyForm key_vault={key_vault.clone()} />
                </details>
            }
        </>
    }
}
