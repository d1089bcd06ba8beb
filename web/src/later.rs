//! The later part of the page: all but the first step of the set-up and the frame around it. It is lazy-loaded by its named entry.

use yew::{Html, html};

use crate::pages;
use crate::piece::Piece;
use crate::shell::{BrokenRules, ClockPanel, StartOver};
use crate::ui::{ButtonKind, Headline, RefusalBox};

kluis_browser::later! {
    /// The named entry of the page's later part.
    pub(crate) fn pieces() -> fn(&Piece) -> Html {
        draw
    }
}

fn draw(piece: &Piece) -> Html {
    match piece.clone() {
        Piece::Page(page) => pages::draw_later(page),
        Piece::Step(props) => html! { <pages::Step ..props /> },
        Piece::UserIdentities(vault) => html! { <pages::UserIdentities {vault} /> },
        Piece::Azure(props, tab) => html! { <pages::AzureTab {props} {tab} /> },
        Piece::NewVault { main: true } => html! { <pages::NewVault kind={ButtonKind::Primary} /> },
        Piece::NewVault { main: false } => html! { <pages::NewVault /> },
        Piece::NewKeyVault { region, choose_for } => html! { <pages::NewKeyVault {region} {choose_for} /> },
        Piece::MoveVault(vault) => html! { <pages::MoveVault {vault} /> },
        Piece::StartOver => html! { <StartOver /> },
        Piece::BrokenRules => html! { <BrokenRules /> },
        Piece::Clock { now, sender } => html! { <ClockPanel {now} {sender} /> },
        Piece::Refusal {
            refusal,
            standing,
            ways_out,
        } => html! { <RefusalBox {refusal} {standing}>{ ways_out }</RefusalBox> },
        Piece::Headline(refusal) => html! { <Headline {refusal} /> },
    }
}
