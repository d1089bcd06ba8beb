//! Who works in the lab: whether Azure Backup gets its access by itself (rule D10).

use kluis_lab::text::vm_backup::VmBackup as Text;
use kluis_lab::{Act, MachineAct};
use kluis_rulebook::Rule;
use yew::{AttrValue, Callback, Html, component, html};

use crate::lab::use_lab;
use crate::send::use_send;
use crate::ui::{Answer, RuleChip, Select};

/// A member or a guest.
#[component]
pub(super) fn UserField() -> Html {
    let lab = use_lab();
    let sender = use_send();
    let guest = lab.view.user.guest;
    let option = |guest: bool, words: Text| (AttrValue::from(guest.to_string()), AttrValue::from(lab.t(words)));
    let options = vec![option(false, Text::Member), option(true, Text::Guest)];
    let onchange = {
        let sender = sender.clone();
        Callback::from(move |chosen: String| {
            let guest = chosen == true.to_string();
            sender.send(Act::Machine(MachineAct::SignIn { guest }));
        })
    };
    let means = if guest { Text::GuestMeans } else { Text::MemberMeans };
    html! {
        <div class="who-works">
            <Select label={lab.t(Text::WhoWorks)} value={guest.to_string()} {options} {onchange} />
            <p class="secondary"><RuleChip rule={Rule::D10} />{ " " }{ lab.t(means) }</p>
            <Answer of={sender.clone()} />
        </div>
    }
}
