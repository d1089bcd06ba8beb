//! What in a lab is at odds with which rule: refusals that stand in the view. Each feature adds its own.

use kluis_rulebook::{Detail, KeyTrouble, Refusal, Rule};

use crate::rules::{Breach, Thing};

/// Everything that is at odds with a rule.
#[derive(Debug, Default)]
pub(crate) struct Breaches(Vec<(Rule, Breach)>);

impl Breaches {
    /// What is at odds with a rule.
    pub(crate) fn of(&self, rule: Rule) -> Vec<Breach> {
        let of_rule = self.0.iter().filter(|(own, _)| *own == rule);
        of_rule.map(|(_, breach)| breach.clone()).collect()
    }

    /// Adds a refusal that stands in the view, once, unless it is only how things go.
    pub(crate) fn add(&mut self, thing: &Thing, refusal: &Refusal) {
        let Some(rule) = refusal.rule else { return };
        // An update of the key that runs is how rule A4 goes, not against it.
        if matches!(refusal.detail, Detail::KeyUpdateRunning { .. }) || is_platform_key_being_made(refusal) {
            return;
        }
        let is_known =
            |(own, breach): &(Rule, Breach)| *own == rule && breach.thing == *thing && breach.refusal == *refusal;
        if !self.0.iter().any(is_known) {
            let (thing, refusal) = (thing.clone(), refusal.clone());
            self.0.push((rule, Breach { thing, refusal }));
        }
    }
}

/// A platform key is still being generated: nobody's fault, and over in a moment (rule E4).
pub(crate) const fn is_platform_key_being_made(refusal: &Refusal) -> bool {
    matches!(&refusal.detail, Detail::PlatformKeyUnusable { trouble, .. } if matches!(trouble, KeyTrouble::Making))
}
