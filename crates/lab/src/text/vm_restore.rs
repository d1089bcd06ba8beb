//! Words for the restore of a virtual machine: what it comes to, and the choices on the page. Left out on purpose: names of ways and
//! tiers (`words`).

mod flow;
mod result;

pub use flow::{Database, Flow, Protects};
pub use result::Outcome;

use kluis_rulebook::{Rule, Tier, Way};

use crate::text::{Lang, Say};

texts! {
    /// What protects the result of a restore, and what comes after it.
    VmRestore<'a> {
        KeepsSet(des: &'a str):
            "The restored disks keep the disk encryption set {des}.", "De herstelde schijven houden de schijfversleutelingsset {des}.";
        GetsSet(des: &'a str):
            "The restored disks get the disk encryption set {des}.", "De herstelde schijven krijgen de schijfversleutelingsset {des}.";
        GetsPlatformKey: "The restored disks get platform-managed keys.", "De herstelde schijven krijgen platformsleutels.";
        StaysInGuest:
            "The disks stay encrypted in the guest; the platform’s key protects them at rest.",
            "De schijven blijven in de VM zelf versleuteld; in de opslag beschermen platformsleutels ze.";
        Template: "ARM template", "ARM-sjabloon";
        Deploy: "Deploy the template", "Sjabloon implementeren";
        Identical: "bit for bit what was backed up", "bit voor bit wat er in de back-up zat";
        NotIdentical: "not what was backed up", "niet wat er in de back-up zat";
        Locked: "locked until the extension is installed again", "vergrendeld tot de extensie opnieuw is geïnstalleerd";
    }
}

/// What a tier is, in a few words.
#[must_use]
pub const fn tier_words(tier: Tier, lang: Lang) -> &'static str {
    match (lang, tier) {
        (Lang::En, Tier::Snapshot) => "from the snapshots: at once, under the keys that the disks had",
        (Lang::En, Tier::Vault) => "from the vault: with a choice of key",
        (Lang::Nl, Tier::Snapshot) => "uit de momentopnamen: meteen, onder de sleutels die de schijven hadden",
        (Lang::Nl, Tier::Vault) => "uit de kluis: met een sleutel naar keuze",
    }
}

/// What a way of restoring gives, in a few words.
#[must_use]
pub const fn way_words(way: Way, lang: Lang) -> &'static str {
    match (lang, way) {
        (Lang::En, Way::CreateVm) => "a machine beside the one that is there",
        (Lang::En, Way::RestoreDisks) => "disks alone, and a template that makes a machine of them",
        (Lang::En, Way::ReplaceExisting) => "what is on the disks of the machine is replaced; it stops first",
        (Lang::En, Way::Files) => "files of one disk, under the key of the place that they go to",
        (Lang::Nl, Way::CreateVm) => "een machine naast die er al is",
        (Lang::Nl, Way::RestoreDisks) => "alleen schijven, en een sjabloon die er een machine van maakt",
        (Lang::Nl, Way::ReplaceExisting) => {
            "wat er op de schijven van de machine staat, wordt vervangen; hij stopt eerst"
        }
        (Lang::Nl, Way::Files) => "bestanden van één schijf, onder de sleutel van de plek waar ze heen gaan",
    }
}

/// What protects restored disks, for the rule that says so and the set that they get.
#[must_use]
pub fn protection(because: Rule, des: Option<&str>, lang: Lang) -> String {
    match (des, because) {
        (Some(des), Rule::R4) => VmRestore::GetsSet(des).say(lang),
        (Some(des), _) => VmRestore::KeepsSet(des).say(lang),
        (None, Rule::R5) => VmRestore::StaysInGuest.say(lang),
        (None, _) => VmRestore::GetsPlatformKey.say(lang),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r1_r2_r4_and_r5_are_told_apart() {
        let said = |because, des| protection(because, des, Lang::En);
        assert!(said(Rule::R1, Some("testdes")).contains("keep the disk encryption set testdes"));
        assert!(said(Rule::R4, Some("testdes")).contains("get the disk encryption set testdes"));
        assert!(said(Rule::R2, None).contains("platform-managed"));
        assert!(said(Rule::R5, None).contains("in the guest"));
    }
}
