//! What requests are said to be.

use kluis_recovery::KeySource;
use kluis_resource::Timestamp;
use kluis_rulebook::{Edition, KeyPermission};
use uuid::Uuid;

use super::*;
use crate::{Model, Outcome, Stamp, ask, report, view};

fn lab(requests: &[Request]) -> LabView {
    let mut model = Model::default();
    let stamp = |number| Stamp {
        at: Timestamp::from_unix_millis(0),
        id: Uuid::from_u128(number),
    };
    let edition = Edition::Seeds;
    report(&mut model, stamp(1), &Outcome::OpenLab { edition }).unwrap();
    for (number, request) in (2..).zip(requests) {
        ask(&mut model, stamp(number), request).unwrap();
    }
    view(&model)
}

fn enable() -> Request {
    let vault = "testvault".parse().unwrap();
    EnableIdentity { vault }.into()
}

#[test]
fn a_policy_is_said_with_the_name_of_who_gets_it() {
    let view = lab(&[enable()]);
    let draft = |principal, permissions| {
        Request::from(DraftPolicy {
            key_vault: "testkeyvault".parse().unwrap(),
            principal: PrincipalId::new(Uuid::from_u128(principal)),
            permissions,
            secret_permissions: Vec::new(),
        })
    };
    let said = |request: &Request, lang| RequestIn { request, lab: &view }.say(lang);
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
        let request = Request::from(AssignKey {
            vault,
            source,
            infrastructure_encryption,
        });
        let (request, lab) = (&request, &view);
        RequestIn { request, lab }.say(Lang::En)
    };
    let key = "https://testkeyvault.vault.azure.net/keys/testkey";
    assert_eq!(
        enter(&format!("{key}/9c410000000000000000000000000007")),
        format!("Enter {key}/9c41…07 as the key of testvault.")
    );
    assert_eq!(enter("ftp://x"), "Enter ftp://x as the key of testvault.");
}
