//! Step 3, here: soft delete and purge protection (rule K1).

use yew::{Html, component, html};

use super::next::next;
use crate::lab::use_lab;
use crate::pages::key_vault::ProtectionEditor;
use crate::piece::StepProps;

/// Two switches.
#[component]
pub(super) fn ProtectionPanel(props: &StepProps) -> Html {
    let lab = use_lab();
    let Some(key_vault) = &props.key_vault else {
        return Html::default();
    };
    html! {
        <>
            <ProtectionEditor key_vault={key_vault.clone()} />
            { next(&lab, props) }
        </>
    }
}
