//! The forms: what each holds so far, its fields with what is wrong with them, and the act that it makes, sent from the page or from a
//! dialog. Left out on purpose: what any one form is about, which is its page's, and whether an act is accepted (the lab says so).
//!
//! A form keeps what was chosen and typed in a [`Draft`], hands each field a value and a callback of that value's own type, and makes
//! of the draft one `Option<Request>`. [`ActForm`] or [`ActDialog`] does the rest: it asks beforehand, sends, shows the refusal, and closes.

mod act_dialog;
mod act_form;
mod choice;
mod draft;
mod fields;
mod files;
mod moment_field;
mod names;
mod options;
mod outlook;
mod paged_select;
mod pick;
mod secret_area;
mod select;
mod sending;
mod value;

pub use act_dialog::{ActDialog, ActDialogProps};
pub use act_form::{ActForm, ActFormProps};
pub use choice::{Bar, Choice, ChoiceProps, Offer, Offers, WhyNot, WhyNotProps};
pub use draft::{Draft, clear_first, use_draft};
pub use fields::{Check, CheckProps, Field, FieldProps};
pub use files::{ChosenFiles, FilesChange, FoundFile, Pile, Read, files_field};
pub use moment_field::{MomentField, MomentFieldProps, moment_of, moment_text};
pub use names::{NameField, NameFieldProps, free_name, free_name_after, name_error};
pub use options::Options;
pub use outlook::outlook;
pub use paged_select::{PagedOptions, PagedSelect, PagedSelectProps};
pub use pick::{
    encryption_field, holders, image_field, key_field, key_vault_field, managed_field, os_field, principal_options,
    region_field, region_of,
};
pub use secret_area::{SecretArea, SecretAreaProps};
pub use select::{Select, SelectProps};
pub use sending::Files;
pub use value::Value;
