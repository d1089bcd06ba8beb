//! Who works in the lab: whether Azure Backup gets its access by itself (rule D10).

use kluis_lab::Request;
use kluis_lab::request::SignIn;
use kluis_lab::text::vm_backup::VmBackup as Text;
use kluis_rulebook::Rule;
use yew::{Callback, Html, component, html};

use crate::form::{Options, Select};
use crate::lab::use_lab;
use crate::send::use_send;
use crate::ui::{Answer, RuleChip};

/// A member or a guest.
#[component]
pub(super) fn UserField() -> Html {
    let lab = use_lab();
    let sender = use_send();
    let guest = lab.view.user.guest;
    let onchange = {
        let sender = sender.clone();
        Callback::from(move |guest| sender.send(Request::from(SignIn { guest })))
    };
    let options = [(false, lab.t(Text::Member)), (true, lab.t(Text::Guest))];
    let means = if guest { Text::GuestMeans } else { Text::MemberMeans };
    html! {
        <div class="who-works">
            <Select label={lab.t(Text::WhoWorks)} options={Options::new(&guest, options, &onchange)} />
            <p class="secondary"><RuleChip rule={Rule::D10} />{ " " }{ lab.t(means) }</p>
            <Answer of={sender.clone()} />
        </div>
    }
}
