//! Rotation policies: when a key gets a new version by itself (rule N8).

use kluis_resource::{Timestamp, days};
use kluis_rulebook::{Detail, Refusal, Rule};
use serde::{Deserialize, Serialize};

use crate::KeyVersionRecord;

/// The least days between two versions, and before an expiry.
const LEAST_DAYS: u16 = 7;
/// The least days that a version lives where a policy says when it expires.
const LEAST_LIFE_DAYS: u16 = 28;

/// When a key gets a new version by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RotationPolicy {
    /// When.
    pub rotate: Rotate,
    /// After how many days a version that it makes expires.
    pub expires_after_days: Option<u16>,
}

/// When a rotation policy makes a new version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rotate {
    /// So many days after the latest version was created.
    AfterCreation {
        /// At least 7.
        days: u16,
    },
    /// So many days before the latest version expires.
    BeforeExpiry {
        /// At least 7.
        days: u16,
    },
}

impl RotationPolicy {
    /// Checks the policy for a key.
    ///
    /// # Errors
    /// N8: too few days, or a rotation before an expiry that never comes.
    pub(crate) fn check(&self, key: &str) -> Result<(), Refusal> {
        let refuse = |detail| Err(Refusal::of(Rule::N8, detail));
        let (Rotate::AfterCreation { days } | Rotate::BeforeExpiry { days }) = self.rotate;
        if days < LEAST_DAYS {
            let least = LEAST_DAYS;
            return refuse(Detail::RotationDays { days, least });
        }
        match (self.rotate, self.expires_after_days) {
            (_, Some(life)) if life < LEAST_LIFE_DAYS => refuse(Detail::RotationDays {
                days: life,
                least: LEAST_LIFE_DAYS,
            }),
            // Within the first week of a version's life no other one is made.
            (Rotate::BeforeExpiry { days }, Some(life)) if days.saturating_add(LEAST_DAYS) > life => {
                refuse(Detail::RotationDays {
                    days: life,
                    least: days.saturating_add(LEAST_DAYS),
                })
            }
            (Rotate::BeforeExpiry { .. }, None) => refuse(Detail::RotationNeedsExpiry { key: key.to_owned() }),
            (Rotate::AfterCreation { .. } | Rotate::BeforeExpiry { .. }, _) => Ok(()),
        }
    }

    /// When the version after this one is to be made; `None` where this one never expires.
    pub(crate) fn due(&self, latest: &KeyVersionRecord) -> Option<Timestamp> {
        match self.rotate {
            Rotate::AfterCreation { days: after } => Some(latest.created + days(u32::from(after))),
            Rotate::BeforeExpiry { days: before } => Some(latest.expires? - days(u32::from(before))),
        }
    }

    /// When a version that is made now expires.
    pub(crate) fn expiry(&self, created: Timestamp) -> Option<Timestamp> {
        self.expires_after_days.map(|life| created + days(u32::from(life)))
    }
}
