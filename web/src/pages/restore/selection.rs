//! All files of a recovery point or disk, or one of them.

use kluis_lab::request::Selection;
use kluis_lab::text::restore::Restore as Text;
use kluis_lab::view::Listed;
use yew::{Callback, Html, html};

use crate::form::{Choice, Offer, Offers, PagedOptions, PagedSelect};
use crate::lab::Lab;
use crate::ui::{Order, visible};

/// The choice, and which file.
pub(super) fn selection_field<F: 'static>(
    lab: &Lab,
    (files, path): (&Listed<F>, fn(&F) -> &str),
    value: &Selection,
    onchange: &Callback<Selection>,
) -> Html {
    let first = files.first().map(|file| path(file).to_owned());
    let onchoice = onchange.reform(move |one| match &first {
        Some(first) if one => Selection::File(first.clone()),
        Some(_) | None => Selection::All,
    });
    let chosen = match value {
        Selection::All => None,
        Selection::File(file) => Some(file),
    };
    let offers = [
        Offer::new(false, lab.t(Text::AllFiles)),
        Offer::new(true, lab.t(Text::OneFile)),
    ];
    let one = chosen.map(|chosen| {
        let place = files.iter().position(|own| path(own) == chosen).unwrap_or(0);
        let of = files.clone();
        PagedOptions::new(
            (files.len(), place),
            move |index| (path(&of[index]).to_owned(), visible(path(&of[index]))),
            &onchange.reform(Selection::File),
        )
    });
    html! {
        <>
            <Choice legend={lab.t(Text::What)} offers={Offers::new(&chosen.is_some(), offers, &onchoice)} />
            if let Some(options) = one {
                <PagedSelect label={lab.t(Text::File)} {options} order={Order::Other} />
            }
        </>
    }
}
