//! Requests about backups, in words.

use kluis_rulebook::Workload;

use super::InWords;
use crate::request::{BackUp, BackUpNow, CreatePolicy, Protect, SignIn};
use crate::text::{Lang, Say, plural};
use crate::view::LabView;

/// The end of a sentence about protecting something, if platform-managed keys were chosen knowingly.
fn knowingly(is_chosen: bool, lang: Lang) -> String {
    if is_chosen {
        say!(
            lang,
            ", platform-managed keys chosen knowingly",
            ", bewust met platformsleutels"
        )
    } else {
        String::new()
    }
}

impl InWords for BackUp {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { vault, item, .. } = self;
        let knowingly = knowingly(self.platform_key_accepted, lang);
        if self.workload != Workload::Files {
            let workload = self.workload.say(lang);
            return say!(
                lang,
                "Back up {item}, {workload}, to {vault}{knowingly}.",
                "Maak een back-up van {item}, {workload}, in {vault}{knowingly}.",
            );
        }
        let count = u64::try_from(self.files.len()).unwrap_or(u64::MAX);
        let (files, bestanden) = (plural(count, "file", "files"), plural(count, "bestand", "bestanden"));
        say!(
            lang,
            "Back up {item} ({count} {files}) to {vault}{knowingly}.",
            "Maak een back-up van {item} ({count} {bestanden}) in {vault}{knowingly}.",
        )
    }
}

impl InWords for SignIn {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        if self.guest {
            say!(
                lang,
                "Work as a guest of the directory.",
                "Werk als gast van de directory."
            )
        } else {
            say!(
                lang,
                "Work as a member of the directory.",
                "Werk als lid van de directory."
            )
        }
    }
}

impl InWords for CreatePolicy {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let (vault, policy) = (&self.vault, &self.policy.name);
        say!(
            lang,
            "Create the backup policy {policy} in {vault}.",
            "Maak het back-upbeleid {policy} in {vault}.",
        )
    }
}

impl InWords for Protect {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { vault, vm, policy, .. } = self;
        let knowingly = knowingly(self.platform_key_accepted, lang);
        if self.workload == Workload::Vm {
            return say!(
                lang,
                "Enable backup of {vm} to {vault}, by {policy}{knowingly}.",
                "Schakel back-up van {vm} in {vault} in, volgens {policy}{knowingly}.",
            );
        }
        let workload = self.workload.say(lang);
        say!(
            lang,
            "Enable backup of {workload}, {vm}, to {vault}, by {policy}{knowingly}.",
            "Schakel back-up van {workload}, {vm}, in {vault} in, volgens {policy}{knowingly}.",
        )
    }
}

impl InWords for BackUpNow {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        let Self { vault, item, .. } = self;
        say!(
            lang,
            "Back up {item} to {vault} now.",
            "Maak nu een back-up van {item} in {vault}.",
        )
    }
}
