//! The questions about scenarios, which are played in labs of their own.

use kluis_lab::scenario::{ScenarioFacts, StepReport};
use kluis_lab::view::LabView;
use serde::{Deserialize, Serialize};

use super::codec::self_describing;
use super::question::service;

service! {
    /// What whoever plays scenarios is asked.
    TrialQuestion {
        ListScenarios -> Vec<ScenarioFacts>,
        PlayStep -> Tried,
    }
}

/// Lists the scenarios, in the rulebook's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListScenarios;

/// Plays a step of a scenario. [`super::ClientError::Worker`] if there is no such scenario or step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlayStep {
    /// The scenario's name.
    pub scenario: String,
    /// Which step, from 1; 0 opens the lab and plays what the scenario begins with.
    pub step: u32,
}

/// What playing a step came to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tried {
    /// The step; or those that the scenario begins with, or, after one that isn't waited for, those that follow it at once.
    #[serde(with = "self_describing")]
    pub reports: Vec<StepReport>,
    /// The lab that it is played in, as it is now.
    pub view: Box<LabView>,
    /// There is no step after it.
    pub over: bool,
}
