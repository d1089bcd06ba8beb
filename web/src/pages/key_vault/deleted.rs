//! Deleting a key, with what that means here, and the deleted keys.

use kluis_lab::Request;
use kluis_lab::request::{DeleteKey, PurgeKey, RecoverKey};
use kluis_lab::text::key_life::KeyVaultLife;
use kluis_lab::text::key_vault::Keys as Text;
use kluis_lab::view::{DeletedKeyView, KeyVaultView};
use kluis_resource::KeyName;
use yew::{Html, html};

use super::purge::{DeletedRow, deleted_rows};
use crate::form::ActDialog;
use crate::lab::Lab;
use crate::ui::{Glyph, Notice, Thing, Tone};

/// A button, and the question behind it; `wraps`: how many data keys its versions wrap.
pub(super) fn delete_key(lab: &Lab, key_vault: &KeyVaultView, key: &KeyName, wraps: u64) -> Html {
    let name = key.as_str();
    let (tone, means, go) = if key_vault.soft_delete {
        let days = u64::from(key_vault.retention_days);
        (Tone::Warning, Text::DeleteSoft(days), Text::DeleteGo)
    } else {
        (Tone::Bad, Text::DeleteHard, Text::DeleteForGood)
    };
    let count = lab.format().number(wraps);
    let lost = if wraps == 0 {
        Text::DeleteKeepsNothing
    } else {
        Text::DeleteWraps(wraps, &count)
    };
    let act = Request::from(DeleteKey {
        key_vault: key_vault.name.clone(),
        key: key.clone(),
    });
    let means = html! { <Notice {tone}>{ lab.t(lost) }{ " " }{ lab.t(means) }</Notice> };
    delete_dialog(lab, (name, lab.t(go)), act, means)
}

/// Deletes a key or secret of this name, with these words on the button.
pub(super) fn delete_dialog(lab: &Lab, (name, go): (&str, String), act: Request, means: Html) -> Html {
    html! {
        <ActDialog
            button={lab.t(Text::Delete)}
            label={lab.t(Text::DeleteOf(name))}
            title={lab.t(Text::DeleteTitle(name))}
            {go}
            danger=true
            {act}
        >
            { means }
        </ActDialog>
    }
}

/// The deleted keys; nothing where there is none.
pub(super) fn deleted_keys(lab: &Lab, key_vault: &KeyVaultView) -> Html {
    let row = |deleted: &DeletedKeyView| {
        let (format, name) = (lab.format(), deleted.name.as_str());
        let (own, key) = (|| key_vault.name.clone(), || deleted.name.clone());
        html! {
            <DeletedRow
                key={name.to_owned()}
                name={name.to_owned()}
                shown={html! { <><Glyph thing={Thing::Kek} />{ name.to_owned() }</> }}
                facts={vec![
                    lab.t(Text::Versions(deleted.versions)),
                    lab.t(Text::DeletedFacts(&format.moment(deleted.deleted), &format.moment(deleted.purge))),
                ]}
                means={lab.t(KeyVaultLife::PurgeKeyMeans)}
                purge={Request::from(PurgeKey { key_vault: own(), key: key() })}
                words={(lab.t(Text::Recover).into(), lab.t(Text::RecoverOf(name)).into())}
                recover={Request::from(RecoverKey { key_vault: own(), key: key() })}
            />
        }
    };
    deleted_rows(lab.t(Text::Deleted), key_vault.deleted_keys.iter().map(row).collect())
}
