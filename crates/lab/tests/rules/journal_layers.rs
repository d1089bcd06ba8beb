//! What importing a key and the second layer added to the journal: it is read, and means the same, ever after.

use kluis_lab::{Event, replay, view};
use kluis_resource::Kid;

/// One event a line. Written by version 0.1.0; never changed.
const JOURNAL: &str = include_str!("../journals/0.1.0-layers.jsonl");

#[test]
fn a_pinned_journal_with_an_imported_key_and_a_second_layer_is_read_written_and_means_what_it_meant() {
    let events: Vec<Event> = JOURNAL
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let lines = events.iter().map(|event| serde_json::to_string(event).unwrap() + "\n");
    assert_eq!(lines.collect::<String>(), JOURNAL);
    for part in [
        "\"ImportKey\"",
        "\"infrastructure_encryption\":true",
        "\"infrastructure\":\"kluis-platform:",
    ] {
        assert!(JOURNAL.contains(part), "{part}");
    }
    let lab = view(&replay(&events).unwrap());
    let vault = &lab.vaults[1];
    assert_eq!(vault.encryption.infrastructure_encryption_state, "Enabled");
    let point = &vault.items[0].recovery_points[0];
    assert!(matches!(&point.infrastructure, Some(Kid::Platform(id)) if id.resource == "vaults/second"));
    assert_eq!(
        point.kid,
        Kid::Customer(lab.key_vaults[1].keys[0].versions[0].uri.clone())
    );
}
