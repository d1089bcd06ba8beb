//! The questions that the first part of the worker's program answers: they open a lab, and load the rest of the program.

use serde::{Deserialize, Serialize};

use super::lab::LabKind;
use super::question::service;

service! {
    /// What the worker itself is asked.
    OpeningQuestion {
        Open -> (),
        Load -> (),
    }
}

/// Opens a lab. Answered at once; the lab's view and status follow as pushes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Open {
    /// Which lab.
    pub lab: LabKind,
}

/// Loads what [`super::Push::Missing`] says is missing. Answered at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Load;
