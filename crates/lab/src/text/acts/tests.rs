//! What acts are said to be.

use kluis_resource::Timestamp;
use kluis_rulebook::KeyPermission;
use uuid::Uuid;

use super::*;
use crate::{Event, Model, Stamp, update, view};

fn lab(acts: &[Act]) -> LabView {
    let mut model = Model::default();
    let open = Act::OpenLab {
        edition: Edition::Seeds,
    };
    for (number, act) in (1..).zip([&open].into_iter().chain(acts)) {
        let (at, id) = (Timestamp::from_unix_millis(0), Uuid::from_u128(number));
        let act = act.clone();
        let stamp = Stamp { at, id };
        update(&mut model, &Event { stamp, act }).unwrap();
    }
    view(&model)
}

fn enable() -> Act {
    Act::EnableIdentity {
        vault: "testvault".parse().unwrap(),
    }
}

#[test]
fn a_policy_is_said_with_the_name_of_who_gets_it() {
    let view = lab(&[enable()]);
    let draft = |principal, permissions| Act::DraftPolicy {
        key_vault: "testkeyvault".parse().unwrap(),
        principal: PrincipalId::new(Uuid::from_u128(principal)),
        permissions,
        secret_permissions: Vec::new(),
    };
    let said = |act: &Act, lang| ActIn { act, view: &view }.say(lang);
    let add = draft(2, KeyPermission::ALL[..2].to_vec());
    assert_eq!(
        said(&add, Lang::En),
        "Add Get and List for testvault to the access policies of testkeyvault; not saved yet."
    );
    assert_eq!(
        said(&add, Lang::Nl),
        "Voeg Ophalen en Lijst voor testvault toe aan het toegangsbeleid van testkeyvault; nog niet opgeslagen."
    );
    let remove = draft(3, Vec::new());
    assert_eq!(
        said(&remove, Lang::En),
        "Remove the access policy of an identity that is gone from testkeyvault; not saved yet."
    );
}

#[test]
fn a_key_uri_is_said_as_it_is_typed_with_its_version_shortened() {
    let view = lab(&[]);
    let enter = |uri: &str| {
        let (vault, subscription) = ("testvault".parse().unwrap(), String::new());
        let uri = uri.to_owned();
        let source = KeySource::Uri { uri, subscription };
        let infrastructure_encryption = false;
        let act = Act::AssignKey {
            vault,
            source,
            infrastructure_encryption,
        };
        ActIn { act: &act, view: &view }.say(Lang::En)
    };
    let key = "https://testkeyvault.vault.azure.net/keys/testkey";
    assert_eq!(
        enter(&format!("{key}/9c410000000000000000000000000007")),
        format!("Enter {key}/9c41…07 as the key of testvault.")
    );
    assert_eq!(enter("ftp://x"), "Enter ftp://x as the key of testvault.");
}
