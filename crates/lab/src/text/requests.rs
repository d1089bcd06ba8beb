//! What a request is, as a sentence that tells somebody to do it: `Switch the identity of testvault on.`
//!
//! Each stands with its feature. Left out on purpose: what comes of it.

mod access;
mod backup;
mod clock;
mod disks;
mod key_vaults;
mod keys;
mod machines;
mod restore;
mod secrets;
mod sets;
mod setup;

use kluis_resource::PrincipalId;

use crate::request::*;
use crate::text::{Lang, Say};
use crate::view::LabView;
use crate::with_requests;

/// A request in words.
trait InWords {
    /// The sentence, in the lab that it is meant for, which knows who a principal is.
    fn in_words(&self, lab: &LabView, lang: Lang) -> String;
}

/// A request, said in the lab that it is meant for.
#[derive(Clone, Copy, Debug)]
pub struct RequestIn<'a> {
    /// The request.
    pub request: &'a Request,
    /// The lab.
    pub lab: &'a LabView,
}

macro_rules! say_each {
    (
        Request { $($request:ident,)+ }
        Compute { $($compute:ident,)+ }
        Machine { $($machine:ident,)+ }
    ) => {
        impl Say for RequestIn<'_> {
            fn say(&self, lang: Lang) -> String {
                match self.request {
                    $(Request::$request(request) => request.in_words(self.lab, lang),)+
                    $(Request::Compute(ComputeRequest::$compute(request)) => request.in_words(self.lab, lang),)+
                    $(Request::Machine(MachineRequest::$machine(request)) => request.in_words(self.lab, lang),)+
                }
            }
        }
    };
}
with_requests!(say_each);

impl InWords for CancelJob {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        say!(lang, "Cancel the job.", "Annuleer de taak.")
    }
}

/// Whose identity a principal is, by name.
fn holder(lab: &LabView, principal: PrincipalId, lang: Lang) -> String {
    match lab.holders().find(|(own, _)| *own == principal) {
        Some((_, name)) => name.to_owned(),
        None => say!(lang, "an identity that is gone", "een identiteit die er niet meer is"),
    }
}

#[cfg(test)]
mod tests;
