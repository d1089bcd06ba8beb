//! Names of new things: the field, what is wrong with what was typed, and a name that is free.

use kluis_lab::text::words::Words;
use kluis_lab::text::{Lang, Say};
use kluis_resource::NameError;
use yew::{AttrValue, Callback, Html, Properties, component, html};

use super::fields::Field;
use crate::lab::use_lab;

/// Properties of [`NameField`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct NameFieldProps {
    /// What it asks; "Name" where nothing is said.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// What is typed.
    pub value: AttrValue,
    /// What is wrong with it. Nothing is said of an empty field that nothing was offered for.
    pub error: Option<NameError>,
    /// What is typed then.
    pub oninput: Callback<String>,
    /// What helps to fill it in.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// A name is offered, so that an empty field is one that was emptied.
    #[prop_or(true)]
    pub offered: bool,
}

/// The name of something new.
#[component]
pub fn NameField(props: &NameFieldProps) -> Html {
    let lab = use_lab();
    let error = props.error.filter(|_| props.offered || !props.value.is_empty());
    html! {
        <Field
            label={props.label.clone().unwrap_or_else(|| lab.t(Words::Name).into())}
            value={props.value.clone()}
            hint={props.hint.clone()}
            error={error.map(|error| AttrValue::from(name_error(error, lab.lang)))}
            oninput={props.oninput.clone()}
            mono=true
        />
    }
}

/// Why a text is not a name, in words.
#[must_use]
pub fn name_error(error: NameError, lang: Lang) -> String {
    match error {
        NameError::TooShort { min: 1 } => Words::NameEmpty,
        NameError::TooShort { min } => Words::NameTooShort(min),
        NameError::TooLong { max } => Words::NameTooLong(max),
        NameError::Character { found } => Words::NameCharacter(found),
        NameError::Start => Words::NameStart,
        NameError::Hyphen => Words::NameHyphen,
    }
    .say(lang)
}

/// The first of `disk1`, `disk2` … that is free; Azure doesn't tell names apart by case.
///
/// # Panics
/// Never: there are more numbers than things.
pub fn free_name<'a>(stem: &str, taken: impl IntoIterator<Item = &'a str>) -> String {
    first_free((1..).map(|number: u32| format!("{stem}{number}")), taken)
}

/// The first of `testkey`, `testkey2`, `testkey3` … that is free.
///
/// # Panics
/// Never, as [`free_name`].
pub fn free_name_after<'a>(stem: &str, taken: impl IntoIterator<Item = &'a str>) -> String {
    let others = (2..).map(|number: u32| format!("{stem}{number}"));
    first_free(std::iter::once(stem.to_owned()).chain(others), taken)
}

fn first_free<'a>(names: impl IntoIterator<Item = String>, taken: impl IntoIterator<Item = &'a str>) -> String {
    let taken: Vec<&str> = taken.into_iter().collect();
    names
        .into_iter()
        .find(|name| !taken.iter().any(|own| own.eq_ignore_ascii_case(name)))
        .expect("there are more numbers than things")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_number_that_is_free_is_offered_whatever_the_case_of_the_others() {
        let taken = ["disk1", "DISK2", "disk4"];
        assert_eq!(free_name("disk", taken), "disk3");
        assert_eq!(free_name("vm", taken), "vm1");
        assert_eq!(free_name_after("disk", taken), "disk");
        assert_eq!(free_name_after("disk", ["Disk", "DISK2", "disk4"]), "disk3");
    }
}
