//! What a refusal says: what is wrong, and the way out, with the names of this lab.

mod en;
mod nl;

use kluis_rulebook::{KeyPermission, Refusal, SetupStep, UriPart};

use crate::text::{Lang, Say, list};

/// What is wrong, in one sentence.
#[must_use]
pub fn headline(refusal: &Refusal, lang: Lang) -> String {
    match lang {
        Lang::En => en::headline(&refusal.detail),
        Lang::Nl => nl::headline(&refusal.detail),
    }
}

/// What to do instead, in one or two sentences.
#[must_use]
pub fn way_out(refusal: &Refusal, lang: Lang) -> String {
    match lang {
        Lang::En => en::way_out(&refusal.detail),
        Lang::Nl => nl::way_out(&refusal.detail),
    }
}

fn permissions(missing: &[KeyPermission], lang: Lang) -> String {
    list(&missing.iter().map(|one| one.say(lang)).collect::<Vec<_>>(), lang)
}

fn steps(missing: &[SetupStep], lang: Lang) -> String {
    let words: Vec<_> = missing
        .iter()
        .map(|step| format!("{} ({})", step.number(), step.say(lang)))
        .collect();
    list(&words, lang)
}

fn uri_part(part: UriPart, lang: Lang) -> &'static str {
    match (lang, part) {
        (Lang::En, UriPart::Scheme) => "start, which is https://",
        (Lang::En, UriPart::Host) => "key vault, <name>.vault.azure.net",
        (Lang::En, UriPart::Collection) => "path, which is /keys/",
        (Lang::En, UriPart::Key) => "key name",
        (Lang::En, UriPart::Version) => "version, 32 hexadecimal digits",
        (Lang::En, UriPart::Rest) => "end: something follows the version",
        (Lang::En, UriPart::Subscription) => "subscription, which isn’t the key vault’s",
        (Lang::Nl, UriPart::Scheme) => "hij begint met https://",
        (Lang::Nl, UriPart::Host) => "de key vault is <naam>.vault.azure.net",
        (Lang::Nl, UriPart::Collection) => "het pad is /keys/",
        (Lang::Nl, UriPart::Key) => "de naam van de sleutel",
        (Lang::Nl, UriPart::Version) => "de versie, 32 hexadecimale cijfers",
        (Lang::Nl, UriPart::Rest) => "er staat iets achter de versie",
        (Lang::Nl, UriPart::Subscription) => "het abonnement is niet dat van de key vault",
    }
}

#[cfg(test)]
mod tests {
    use kluis_rulebook::{Check, Detail, KeyTrouble};

    use super::*;

    const TROUBLES: [KeyTrouble; 4] = [
        KeyTrouble::Disabled,
        KeyTrouble::Deleted,
        KeyTrouble::Gone,
        KeyTrouble::Making,
    ];

    const PARTS: [UriPart; 7] = [
        UriPart::Scheme,
        UriPart::Host,
        UriPart::Collection,
        UriPart::Key,
        UriPart::Version,
        UriPart::Rest,
        UriPart::Subscription,
    ];

    /// Every detail, with names that can be found again in its sentence.
    fn details() -> Vec<Detail> {
        let mut details = plain_details();
        details.extend(varied_details());
        details
    }

    fn plain_details() -> Vec<Detail> {
        let text = str::to_owned;
        let (vault, key_vault, key) = (|| text("testvault"), || text("testkeyvault"), || text("testkey"));
        vec![
            Detail::VaultHasHistory {
                vault: vault(),
                first_item: text("photos"),
            },
            Detail::PlatformKeyIsNoWayBack { vault: vault() },
            Detail::KeyVaultInOtherRegion {
                vault: vault(),
                vault_region: text("West Europe"),
                key_vault: key_vault(),
                key_vault_region: text("East US"),
            },
            Detail::KeySize { key: key(), bits: 4096 },
            Detail::KeyNotEnabled { key: key() },
            Detail::StepLocked {
                step: SetupStep::Key,
                missing: SetupStep::ALL[..3].to_vec(),
            },
            Detail::ChecklistOpen {
                vault: vault(),
                missing: Check::ALL.to_vec(),
            },
            Detail::IdentityMustStayOn { vault: vault() },
            Detail::SoftDeleteOff { key_vault: key_vault() },
            Detail::PurgeProtectionOff { key_vault: key_vault() },
            Detail::PurgeProtectionNeedsSoftDelete { key_vault: key_vault() },
            Detail::ProtectionIsFinal { key_vault: key_vault() },
            Detail::NameTaken { name: vault() },
            Detail::NotFound { name: vault() },
            Detail::KeyNameHeld {
                key: key(),
                key_vault: key_vault(),
            },
            Detail::AlreadySo { name: vault() },
            Detail::NothingToBackUp,
            Detail::KeySizeNotOffered { bits: 1024 },
            Detail::KeyUpdateRunning { vault: vault() },
            Detail::KeyVaultAssigned {
                vault: vault(),
                key_vault: key_vault(),
            },
            Detail::BadPath {
                path: text("../escape"),
            },
            Detail::BackupTooLarge { limit: 1 },
            Detail::JobEnded,
            Detail::JobNotCancellable,
            Detail::OutOfTurn,
        ]
    }

    /// Those that read differently with what they hold.
    fn varied_details() -> Vec<Detail> {
        let text = str::to_owned;
        let (vault, key_vault, key) = (|| text("testvault"), || text("testkeyvault"), || text("testkey"));
        let mut details = Vec::new();
        for yes in [false, true] {
            details.push(Detail::IdentityInconsistent {
                vault: vault(),
                on_again: yes,
            });
            details.push(Detail::PermissionsMissing {
                holder: vault(),
                key_vault: key_vault(),
                missing: KeyPermission::ALL.to_vec(),
                drafted: yes,
            });
        }
        for trouble in TROUBLES {
            details.push(Detail::KeyUnusable {
                key: key(),
                key_vault: key_vault(),
                trouble,
            });
            details.push(Detail::PlatformKeyUnusable {
                holder: vault(),
                trouble,
            });
        }
        details.extend(PARTS.map(|part| Detail::KeyUri { part }));
        details
    }

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
}
