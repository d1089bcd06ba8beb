//! What would come of a request, without letting it happen: which keys would protect the result, and by which rule (rules R1, R2, R4,
//! R5, R6, N15).

use kluis_resource::Kid;
use kluis_rulebook::{Refusal, Rule};
use serde::{Deserialize, Serialize};

use crate::jobs::{Bek, Work};
use crate::model::State;
use crate::{Effect, MachineRequest, Model, Request, Stamp, ask};

/// What would come of a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// The keys that would wrap the DEKs of what it makes, with their versions, each once; none where it makes nothing that stays
    /// in the lab.
    pub keys: Vec<Kid>,
    /// The rule that says so, of a restore.
    pub because: Option<Rule>,
}

/// Tries a request on a copy of the model.
///
/// # Errors
/// The refusal that the request would get.
pub fn preview(model: &Model, request: &Request, stamp: Stamp) -> Result<Preview, Refusal> {
    let mut copy = model.clone();
    let effects = ask(&mut copy, stamp, request)?;
    let mut keys: Vec<Kid> = effects.iter().flat_map(keys_of).collect();
    keys.extend(keys_after_secret(&copy));
    keys.sort();
    keys.dedup();
    Ok(Preview {
        keys,
        because: because(model, request),
    })
}

/// Of a job that waits for a secret: what it makes then.
fn keys_after_secret(model: &Model) -> Vec<Kid> {
    let State::Open(lab) = &model.0 else { return Vec::new() };
    match lab.jobs.last().map(|job| &job.work) {
        Some(Work::Make {
            bek: Bek::Awaited { objects, .. },
            ..
        }) => objects.iter().map(|object| object.kid.clone()).collect(),
        _ => Vec::new(),
    }
}

fn keys_of(effect: &Effect) -> Vec<Kid> {
    match effect {
        Effect::Make { objects, .. } => objects.iter().map(|object| object.kid.clone()).collect(),
        Effect::Rewrap { to: kid, .. } => vec![kid.clone()],
        Effect::Open { .. }
        | Effect::MakeKey { .. }
        | Effect::KeepKey { .. }
        | Effect::DestroyKeys { .. }
        | Effect::ProveKey { .. }
        | Effect::MakeSecret { .. }
        | Effect::RestoreSecret { .. }
        | Effect::DestroySecrets { .. }
        | Effect::RemoveObjects { .. }
        | Effect::Cancel { .. } => Vec::new(),
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "all others restore nothing")]
fn because(model: &Model, request: &Request) -> Option<Rule> {
    let State::Open(lab) = &model.0 else { return None };
    match request {
        Request::Machine(MachineRequest::RestoreVm(restore)) => lab.why(restore),
        Request::Machine(MachineRequest::RestoreDatabase(_)) => Some(Rule::R7),
        Request::Restore(_) => Some(Rule::R6),
        _ => None,
    }
}
