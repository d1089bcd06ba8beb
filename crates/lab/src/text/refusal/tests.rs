//! What refusals say.

mod details;
mod machines;

use kluis_rulebook::{Detail, KeyTrouble, UriPart};

use self::details::details;
use super::*;

#[test]
fn every_refusal_says_what_is_wrong_and_the_way_out_in_both_languages() {
    for detail in details() {
        let refusal = Refusal::without_rule(detail);
        let said = Lang::ALL.map(|lang| [headline(&refusal, lang), way_out(&refusal, lang)]);
        assert_ne!(said[0], said[1], "{refusal:?}");
        for sentence in said.as_flattened() {
            assert!(sentence.ends_with('.'), "{sentence}");
            let forbidden = ["!", "{", "please", "Please", "simply", "alstublieft", "gewoon"];
            assert!(!forbidden.iter().any(|word| sentence.contains(word)), "{sentence}");
        }
    }
}

#[test]
fn a_refusal_names_what_it_is_about() {
    for detail in details() {
        let data = format!("{detail:?}");
        let refusal = Refusal::without_rule(detail);
        for lang in Lang::ALL {
            let said = headline(&refusal, lang);
            for name in [
                "testvault",
                "testkeyvault",
                "\"testkey\"",
                "photos",
                "testdes",
                "testvm",
                "testdisk",
                "testimage",
                "nightly",
                "East US",
                "../escape",
                "4096",
            ] {
                let name_alone = name.trim_matches('"');
                assert!(
                    !data.contains(name) || said.contains(name_alone),
                    "{said} lacks {name_alone}"
                );
            }
        }
    }
}

#[test]
fn a2_a_wrong_key_uri_is_told_what_must_stand_there_and_never_that_it_does() {
    let said = |part, lang| {
        let refusal = Refusal::without_rule(Detail::KeyUri { part });
        (headline(&refusal, lang), way_out(&refusal, lang))
    };
    let must = [
        (
            UriPart::Scheme,
            "must begin with https://",
            "moet beginnen met https://",
        ),
        (
            UriPart::Host,
            "must be <name>.vault.azure.net",
            "moet <naam>.vault.azure.net zijn",
        ),
        (UriPart::Collection, "must be /keys/", "moet /keys/"),
        (
            UriPart::Key,
            "may hold letters, digits and hyphens",
            "mag letters, cijfers en koppeltekens bevatten",
        ),
        (
            UriPart::Version,
            "must be 32 hexadecimal digits",
            "moet uit 32 hexadecimale cijfers bestaan",
        ),
        (
            UriPart::Rest,
            "must end after the version",
            "moet eindigen na de versie",
        ),
        (
            UriPart::Subscription,
            "is not that of the key vault",
            "is niet dat van de key vault",
        ),
    ];
    for (part, english, dutch) in must {
        let (en, nl) = (said(part, Lang::En), said(part, Lang::Nl));
        assert!(en.0.contains(english), "{}", en.0);
        assert!(nl.0.contains(dutch), "{}", nl.0);
        let of_subscription = part == UriPart::Subscription;
        assert_eq!(
            en.1 == "Enter the subscription of the key vault.",
            of_subscription,
            "{}",
            en.1
        );
        assert_eq!(
            nl.1 == "Vul het abonnement van de key vault in.",
            of_subscription,
            "{}",
            nl.1
        );
    }
}

#[test]
fn a2_a_key_uri_to_nowhere_is_told_what_is_not_there() {
    let unknown = |part, name: &str| {
        let (name, key_vault) = (name.to_owned(), "testkeyvault".to_owned());
        Refusal::without_rule(Detail::KeyUriUnknown { part, name, key_vault })
    };
    let host = unknown(UriPart::Host, "testkeyvault");
    assert_eq!(
        headline(&host, Lang::En),
        "There is no key vault testkeyvault in this lab."
    );
    assert_eq!(
        headline(&host, Lang::Nl),
        "In dit lab is er geen key vault testkeyvault."
    );
    let key = unknown(UriPart::Key, "nokey");
    assert_eq!(headline(&key, Lang::En), "There is no key nokey in testkeyvault.");
    assert_eq!(headline(&key, Lang::Nl), "In testkeyvault is er geen sleutel nokey.");
    let version = unknown(UriPart::Version, "9c410000000000000000000000000007");
    assert_eq!(
        headline(&version, Lang::En),
        "The key in testkeyvault has no version 9c41…07."
    );
    assert_eq!(
        headline(&version, Lang::Nl),
        "De sleutel in testkeyvault heeft geen versie 9c41…07."
    );
}

#[test]
fn e3_a_key_version_is_shortened_in_the_middle() {
    let refusal = Refusal::without_rule(Detail::KeyUnusable {
        key: "testkey/9c410000000000000000000000000007".to_owned(),
        key_vault: "testkeyvault".to_owned(),
        trouble: KeyTrouble::Disabled,
    });
    assert_eq!(
        headline(&refusal, Lang::En),
        "testkey/9c41…07 in testkeyvault is disabled."
    );
    assert_eq!(
        headline(&refusal, Lang::Nl),
        "testkey/9c41…07 in testkeyvault is uitgeschakeld."
    );
}

#[test]
fn v9_a_locked_step_says_which_steps_to_do_first() {
    let locked = |missing: &[SetupStep]| {
        Refusal::without_rule(Detail::StepLocked {
            step: SetupStep::Key,
            missing: missing.to_vec(),
        })
    };
    let one = locked(&SetupStep::ALL[..1]);
    assert_eq!(way_out(&one, Lang::En), "First do step 1 (Managed identity).");
    assert_eq!(way_out(&one, Lang::Nl), "Doe eerst stap 1 (Beheerde identiteit).");
    let two = headline(&locked(&SetupStep::ALL[..2]), Lang::En);
    assert_eq!(
        two,
        "Step 4 waits for steps 1 (Managed identity) and 2 (Key Vault permissions)."
    );
}

#[test]
fn n12_a_machine_that_its_key_stopped_is_told_apart_from_one_that_was_stopped() {
    let stopped = || Detail::VmStopped {
        vm: "testvm".to_owned(),
    };
    let by_hand = Refusal::without_rule(stopped());
    let by_key = Refusal::of(Rule::N12, stopped());
    assert_eq!(headline(&by_hand, Lang::En), "testvm is not running.");
    assert_eq!(way_out(&by_hand, Lang::En), "Start it first.");
    for lang in Lang::ALL {
        assert_ne!(headline(&by_hand, lang), headline(&by_key, lang));
        assert_ne!(way_out(&by_hand, lang), way_out(&by_key, lang));
    }
}

#[test]
fn m3_a_key_that_is_gone_is_replaced_where_it_was_given() {
    let gone = || Detail::KeyUnusable {
        key: "testkey".to_owned(),
        key_vault: "testkeyvault".to_owned(),
        trouble: KeyTrouble::Gone,
    };
    let of_vault = Refusal::of(Rule::E3, gone());
    for rule in [Rule::M3, Rule::N12] {
        let of_set = Refusal::of(rule, gone());
        assert!(way_out(&of_set, Lang::En).contains("disk encryption set"));
        assert!(way_out(&of_set, Lang::Nl).contains("schijfversleutelingsset"));
    }
    assert!(!way_out(&of_vault, Lang::En).contains("disk encryption set"));
}
