//! What can be chosen for a restore, and for which way.

use kluis_lab::request::RestoreWay;
use kluis_rulebook::{Detail, Edition, Refusal, Tier};

use crate::restores::{because, with_point};

#[test]
fn a_set_is_chosen_for_new_disks_only() {
    let mut shell = with_point(Edition::Current);
    let act = shell.restore_of("vm1", Tier::Vault, RestoreWay::ReplaceExisting, Some("set2"));
    let refusal = shell.refused(act);
    let item = "vm1".to_owned();
    assert_eq!(refusal, Refusal::without_rule(Detail::DesForNewDisks { item }));
    let act = shell.restore_of("vm1", Tier::Vault, RestoreWay::ReplaceExisting, None);
    assert_eq!(because(&shell, &act), None, "what is replaced keeps its key");
}
