//! What the chain notices.

use kluis_rulebook::{KeyPermission, SecretOperation};
use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, any, prop_assert, prop_assert_eq, proptest};
use proptest::sample::{Index, select};
use uuid::Uuid;

use super::*;

/// Computed apart from this program, from the formula.
const PINNED: &str = concat!(
    "number,at,principal,operation,count,key,before,hash\r\n",
    "1,2026-03-14T02:00:07.125Z,7f3c0000-0000-4000-8000-0000000000e2,get,1,",
    "https://testkeyvault.vault.azure.net/keys/testkey/00000000000000000000000000009c41,",
    "a2ce22798f0993a2fc37d309ef2054855ff9aa5f129d253d476b5b758f91dd58,",
    "d88dcd87f1bac7bb83e1b3d17b4b240ee8d32e4a666f6d1be6717d1fd98b378d\r\n",
    "2,2026-03-14T02:00:07.125Z,7f3c0000-0000-4000-8000-0000000000e2,wrapKey,120,",
    "https://testkeyvault.vault.azure.net/keys/testkey/00000000000000000000000000009c41,",
    "d88dcd87f1bac7bb83e1b3d17b4b240ee8d32e4a666f6d1be6717d1fd98b378d,",
    "eec198889048537f4e79a556a7d18be44594c54e6d5b029d3a9cfdf89853ecc3\r\n",
    "end,,,,,https://testkeyvault.vault.azure.net/,",
    "eec198889048537f4e79a556a7d18be44594c54e6d5b029d3a9cfdf89853ecc3,\r\n",
);

fn key_vault(name: &str) -> KeyVaultName {
    KeyVaultName::parse(name).expect("the name keeps to the limits")
}

fn audited() -> impl Strategy<Value = Audited> {
    let moments = any::<i64>().prop_map(Timestamp::from_unix_millis);
    let of_keys = KeyPermission::OFFERED.map(AuditedOperation::Key);
    let of_secrets = SecretOperation::ALL.map(AuditedOperation::Secret);
    let operations = select([&of_keys[..], &of_secrets[..]].concat());
    (moments, any::<u128>(), operations, any::<u64>(), any::<u128>()).prop_map(
        |(at, principal, operation, count, version)| {
            let collection = match operation {
                AuditedOperation::Key(_) => "keys/testkey",
                AuditedOperation::Secret(_) => "secrets/bek",
            };
            Audited {
                at,
                principal: PrincipalId::new(Uuid::from_u128(principal)),
                operation,
                count,
                subject: format!("https://testkeyvault.vault.azure.net/{collection}/{version:032x}")
                    .parse()
                    .expect("it is an address"),
            }
        },
    )
}

fn log_of(entries: Vec<Audited>) -> AuditLog {
    let mut log = AuditLog::new(key_vault("testkeyvault"));
    for entry in entries {
        log.append(entry);
    }
    log
}

/// A log with so many entries.
fn logs(length: std::ops::Range<usize>) -> impl Strategy<Value = AuditLog> {
    vec(audited(), length).prop_map(log_of)
}

/// The lines of an export, header and end included.
fn lines(log: &AuditLog) -> Vec<String> {
    log.to_csv().lines().map(str::to_owned).collect()
}

fn broken(lines: &[String]) -> Box<AuditBreak> {
    verify_copy(&lines.join("\r\n")).expect_err("the copy was changed")
}

fn whole_links(log: &AuditLog) -> Vec<AuditLink> {
    log.links().iter().cloned().collect()
}

#[test]
fn m4_the_chain_is_the_one_that_its_formula_says() {
    let entry = |operation: KeyPermission, count| Audited {
        at: Timestamp::from_unix_millis(1_773_453_607_125),
        principal: "7f3c0000-0000-4000-8000-0000000000e2".parse().expect("it is an id"),
        operation: operation.into(),
        count,
        subject: format!("https://testkeyvault.vault.azure.net/keys/testkey/{:032x}", 0x9c41)
            .parse()
            .expect("it is a key's address"),
    };
    let log = log_of(vec![entry(KeyPermission::Get, 1), entry(KeyPermission::WrapKey, 120)]);
    assert_eq!(log.to_csv(), PINNED);
    assert_eq!(log.verify(), Ok(2));
    assert_eq!(log.check(PINNED), Ok(2));
}

#[test]
fn v12_every_operation_counts_also_those_that_were_done_at_once() {
    let mut log = AuditLog::new(key_vault("testkeyvault"));
    assert_eq!((log.operations(), log.is_empty()), (0, true));
    for count in [1, 10_000] {
        log.append(Audited {
            at: Timestamp::from_unix_millis(0),
            principal: PrincipalId::new(Uuid::nil()),
            operation: KeyPermission::UnwrapKey.into(),
            count,
            subject: "https://testkeyvault.vault.azure.net/keys/testkey"
                .parse()
                .expect("it is an address"),
        });
    }
    assert_eq!((log.operations(), log.len()), (10_001, 2));
}

#[test]
fn an_empty_log_is_of_one_key_vault_too() {
    let log = log_of(Vec::new());
    assert_eq!(log.verify(), Ok(0));
    let other = AuditLog::new(key_vault("other"));
    for (own, text) in [(log.to_csv(), other.to_csv()), (log.to_json(), other.to_json())] {
        assert_eq!(log.check(&own), Ok(0));
        assert_eq!(
            log.check(&text).expect_err("it is another's").fault,
            AuditFault::OtherKeyVault
        );
    }
}

#[test]
fn what_is_no_export_is_said_to_be_none_from_its_beginning() {
    for text in ["", "number,at\r\n", "a photo", "\u{feff}"] {
        let found = verify_copy(text).expect_err("it is none");
        assert_eq!(
            (found.entry, found.fault),
            (0, AuditFault::Unreadable { column: None }),
            "{text}"
        );
    }
    for text in ["{", "{}", "{\"entries\":[]}", "{\"keyVault\":\"testkeyvault\"}"] {
        assert_eq!(verify_copy(text).expect_err("it is none").entry, 1, "{text}");
    }
}

#[test]
fn a_copy_without_its_end_or_with_something_after_it_is_found() {
    let log = log_of(Vec::new());
    let whole = log.to_csv();
    let (header, end) = whole.split_once("\r\n").expect("there are two lines");
    let fault = |text: &str| verify_copy(text).expect_err("it was changed").fault;
    assert_eq!(fault(&format!("{header}\r\n")), AuditFault::NoEnd);
    assert_eq!(fault(&format!("{whole}{end}")), AuditFault::AfterEnd);
    assert_eq!(
        fault(&whole.replace("testkeyvault", "TestKeyVault")),
        AuditFault::Unreadable {
            column: Some(AuditColumn::Key)
        }
    );
}

proptest! {
    #[test]
    fn m4_an_export_reads_back_whole_in_either_form(log in logs(0..12)) {
        let bom = format!("\u{feff}{}", log.to_csv());
        for text in [log.to_csv(), log.to_json(), bom, log.to_csv().replace("\r\n", "\n")] {
            let copy = verify_copy(&text).expect("nothing was changed");
            prop_assert_eq!(copy.links, whole_links(&log));
            prop_assert_eq!(log.check(&text), Ok(log.len()));
        }
        prop_assert_eq!(log.verify(), Ok(log.len()));
        prop_assert_eq!(log.clone(), log);
    }

    #[test]
    fn an_older_copy_is_as_good_as_the_latest(log in logs(1..12), cut in any::<Index>()) {
        let older = log_of(log.links().iter().take(cut.index(12)).map(|link| link.audited.clone()).collect());
        prop_assert_eq!(log.check(&older.to_csv()), Ok(older.len()));
        let fault = older.check(&log.to_json());
        if older.len() < log.len() {
            let found = fault.expect_err("there is more than the log knows");
            prop_assert_eq!((found.entry, found.fault), (older.len() + 1, AuditFault::Unknown));
        }
    }

    #[test]
    fn m4_any_changed_cell_is_found_at_its_entry(
        (log, other) in logs(1..8).prop_flat_map(|log| (Just(log), audited())),
        line in any::<Index>(),
        column in 0..8_usize,
        garbage in "[ -~]{0,12}",
        swap_in in any::<bool>(),
    ) {
        let mut lines = lines(&log);
        let entry = 1 + line.index(log.links().len());
        // Either anything at all, or what could have stood there.
        let other = Record::of(log_of(vec![other]).links().last().expect("there is one"));
        let cell = if swap_in { other.0[column].clone() } else { garbage.replace(['"', ','], ";") };
        let mut cells: Vec<String> = lines[entry].split(',').map(str::to_owned).collect();
        if cells[column].trim_start_matches('\'') != cell.trim_start_matches('\'') {
            cells[column] = cell;
            lines[entry] = cells.join(",");
            prop_assert_eq!(broken(&lines).entry, entry as u64);
        }
    }

    #[test]
    fn m4_a_line_that_was_removed_or_doubled_or_moved_is_found_at_its_entry(
        log in logs(2..10),
        at in any::<Index>(),
        to in any::<Index>(),
    ) {
        let (count, whole) = (log.links().len(), lines(&log));
        let (at, to) = (1 + at.index(count), 1 + to.index(count));

        let mut removed = whole.clone();
        removed.remove(at);
        prop_assert_eq!(broken(&removed).entry, at as u64);

        let mut doubled = whole.clone();
        doubled.insert(at + 1, whole[at].clone());
        prop_assert_eq!(broken(&doubled).entry, at as u64 + 1);

        if at != to {
            let mut swapped = whole.clone();
            swapped.swap(at, to);
            prop_assert_eq!(broken(&swapped).entry, at.min(to) as u64);
        }

        let mut cut_off = whole.clone();
        cut_off.drain(at..=count);
        prop_assert_eq!(broken(&cut_off).entry, at as u64);
    }

    #[test]
    fn m4_entries_that_were_added_after_the_last_are_found(log in logs(0..6), added in vec(audited(), 1..3)) {
        let mut longer = log.clone();
        added.into_iter().for_each(|entry| longer.append(entry));
        let mut lines = lines(&longer);
        *lines.last_mut().expect("it ends") = self::lines(&log).pop().expect("it ends");
        let found = broken(&lines);
        prop_assert_eq!((found.entry, found.fault), (log.len() + 1, AuditFault::Added));
    }

    #[test]
    fn m4_who_mends_the_hash_of_what_he_changed_is_found_at_the_next_and_who_mends_all_by_the_vault_itself(
        log in logs(1..8),
        at in any::<Index>(),
        count in any::<u64>(),
    ) {
        let at = at.index(log.links().len());
        let mut entries: Vec<Audited> = log.links().iter().map(|link| link.audited.clone()).collect();
        if entries[at].count != count {
            entries[at].count = count;
            let mended = log_of(entries);

            let mut one = lines(&log);
            one[at + 1] = lines(&mended)[at + 1].clone();
            prop_assert_eq!(broken(&one).entry, at as u64 + 2);

            for text in [mended.to_csv(), mended.to_json()] {
                prop_assert!(verify_copy(&text).is_ok());
                let found = log.check(&text).expect_err("the vault knows its own log");
                let (expected, found_hash) = (log.links()[at].hash, mended.links()[at].hash);
                prop_assert_eq!(found.entry, at as u64 + 1);
                let count_of = |cells: &[String]| cells[AuditColumn::Count as usize].clone();
                prop_assert_eq!(count_of(&found.expected), log.links()[at].audited.count.to_string());
                prop_assert_eq!(count_of(&found.found), count.to_string());
                prop_assert_eq!(found.fault, AuditFault::Rewritten { expected, found: found_hash });
            }
        }
    }

    #[test]
    fn a_text_that_was_changed_anywhere_is_refused_or_says_the_same(
        log in logs(0..4),
        json in any::<bool>(),
        at in any::<Index>(),
        byte in 0_u8..128,
    ) {
        let mut bytes = if json { log.to_json() } else { log.to_csv() }.into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let text = String::from_utf8(bytes).expect("it is ASCII");
        if let Ok(copy) = verify_copy(&text) {
            prop_assert_eq!(copy.links, whole_links(&log));
        }
    }

    #[test]
    fn a_text_that_was_cut_anywhere_is_refused(log in logs(0..4), json in any::<bool>(), at in any::<Index>()) {
        let whole = if json { log.to_json() } else { log.to_csv() };
        let cut = &whole[..at.index(whole.trim_end().len())];
        // Without the comma at its end, the last line says the same.
        prop_assert!(verify_copy(cut).is_err(), "{}", cut);
    }
}
