//! What would come of an act, without letting it happen: which keys would protect the result, and by which rule (rules R1, R2, R4,
//! R5, R6, N15).

use kluis_resource::Kid;
use kluis_rulebook::{Refusal, Rule};
use serde::{Deserialize, Serialize};

use crate::model::{State, Work};
use crate::{Act, Effect, Event, MachineAct, Model, OpenTo, RestoreWay, Stamp, update};

/// What would come of an act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// The keys that would wrap the DEKs of what it makes, with their versions, each once; none where it makes nothing that stays
    /// in the lab.
    pub keys: Vec<Kid>,
    /// The rule that says so, of a restore.
    pub because: Option<Rule>,
}

/// Tries an act on a copy of the model.
///
/// # Errors
/// The refusal that the act would get.
pub fn preview(model: &Model, act: &Act, stamp: Stamp) -> Result<Preview, Refusal> {
    let mut copy = model.clone();
    let event = Event {
        stamp,
        act: act.clone(),
    };
    let effects = update(&mut copy, &event)?;
    let mut keys: Vec<Kid> = effects.iter().flat_map(keys_of).collect();
    keys.extend(keys_after_secret(&copy));
    keys.sort();
    keys.dedup();
    Ok(Preview {
        keys,
        because: because(model, act),
    })
}

/// Of a job that waits for a secret: what it makes then.
fn keys_after_secret(model: &Model) -> Vec<Kid> {
    let State::Open(lab) = &model.0 else { return Vec::new() };
    match lab.jobs.last().map(|job| &job.work) {
        Some(Work::Secret { objects, .. }) => objects.iter().map(|object| object.kid.clone()).collect(),
        _ => Vec::new(),
    }
}

fn keys_of(effect: &Effect) -> Vec<Kid> {
    match effect {
        Effect::Make { objects, .. } => objects.iter().map(|object| object.kid.clone()).collect(),
        Effect::Open {
            to: OpenTo::Object { kid, .. },
            ..
        } => vec![kid.clone()],
        Effect::Seal { kid, .. } | Effect::Rewrap { to: kid, .. } => vec![kid.clone()],
        Effect::Open { to: OpenTo::Page, .. }
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
fn because(model: &Model, act: &Act) -> Option<Rule> {
    let State::Open(lab) = &model.0 else { return None };
    match act {
        // What is replaced keeps its key: no rule of restores gives it another.
        Act::Machine(MachineAct::RestoreVm {
            way: RestoreWay::ReplaceExisting,
            ..
        }) => None,
        Act::Machine(MachineAct::RestoreVm {
            vault,
            item,
            recovery_point,
            tier,
            way,
            des,
            region,
        }) => lab.why((vault, item, *recovery_point), *tier, way, (des.as_ref(), *region)),
        Act::Machine(MachineAct::RestoreDatabase { .. }) => Some(Rule::R7),
        Act::Restore { .. } => Some(Rule::R6),
        _ => None,
    }
}
