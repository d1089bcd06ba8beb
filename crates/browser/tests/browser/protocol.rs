//! What page and worker tell each other, there and back: the parts that leave fields out too.

use std::fmt::Debug;

use kluis_browser::protocol::{
    Address, AuditForm, CheckAudit, ExportAudit, Inspect, LabKind, LabQuestion, ListScenarios, Load, Loop, Measure,
    MeasureQuestion, Open, OpeningQuestion, PlayStep, PreviewRequest, Push, Send, StartOver, Tamper, TamperWith,
    TrialQuestion, Tried, codec,
};
use kluis_browser::trial::Trial;
use kluis_lab::Request;
use kluis_lab::request::{BackUp, CreateKeyVault, EnableIdentity};
use kluis_resource::{KeyVaultName, ObjectId, Region};
use kluis_rulebook::{Edition, Workload};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixture::{item, key_vault, new_key_vault, vault};

fn there_and_back<T: Serialize + DeserializeOwned + PartialEq + Debug>(part: &T) {
    assert_eq!(codec::decode::<T>(&codec::encode(part)).as_ref(), Some(part));
}

/// Acts whose serialised form leaves fields out, and one that leaves none.
fn acts() -> [Request; 3] {
    [
        Request::from(EnableIdentity { vault: vault() }),
        Request::from(CreateKeyVault {
            purge_protection: false,
            ..new_key_vault(KeyVaultName::parse("keyvault1").unwrap(), Region::WestEurope)
        }),
        Request::from(BackUp {
            vault: vault(),
            item: item(),
            platform_key_accepted: false,
            files: Vec::new(),
            workload: Workload::Files,
        }),
    ]
}

#[wasm_bindgen_test]
fn every_question_arrives_as_it_was_asked() {
    let (object, region) = (ObjectId::new(uuid::Uuid::from_u128(7)), 3);
    let mut questions: Vec<LabQuestion> = vec![
        Inspect {
            object,
            region,
            volume: None,
        }
        .into(),
        TamperWith {
            object,
            tamper: Tamper::Swap { region },
        }
        .into(),
        ExportAudit {
            key_vault: key_vault(),
            form: AuditForm::Json,
        }
        .into(),
        CheckAudit {
            key_vault: key_vault(),
            copy: Some("a copy".to_owned()),
        }
        .into(),
        StartOver {
            edition: Edition::Seeds,
        }
        .into(),
    ];
    for act in acts().map(Box::new) {
        questions.push(Send { request: act.clone() }.into());
        questions.push(PreviewRequest { request: act }.into());
    }
    for question in questions {
        there_and_back(&question);
    }
    there_and_back(&TrialQuestion::from(ListScenarios));
    let (scenario, step) = ("of this name".to_owned(), 2);
    there_and_back(&TrialQuestion::from(PlayStep { scenario, step }));
    let (what, bytes) = (Loop::ReadBlob, 1 << 33);
    there_and_back(&MeasureQuestion::from(Measure { what, bytes }));
    for lab in [LabKind::Persist, LabKind::Memory] {
        there_and_back(&OpeningQuestion::from(Open { lab }));
        there_and_back(&Address::Lab(lab));
    }
    there_and_back(&OpeningQuestion::from(Load));
    for address in [Address::Opening, Address::Trial, Address::Measuring] {
        there_and_back(&address);
    }
}

/// Reports hold acts, views hold everything.
#[wasm_bindgen_test]
async fn what_a_step_came_to_arrives_as_it_was_told() {
    let tried: Tried = Trial::default().play("V1-a-failed-attempt-counts", 2).await.unwrap();
    assert!(!tried.reports.is_empty());
    there_and_back(&tried);
    there_and_back(&(LabKind::Memory, Push::View(tried.view)));
}

#[wasm_bindgen_test]
fn bytes_that_are_more_or_less_than_a_part_are_none() {
    let whole = codec::encode(&acts().map(|act| Send { request: Box::new(act) }));
    assert!(codec::decode::<[Send; 3]>(&whole).is_some());
    assert!(codec::decode::<[Send; 3]>(&whole[..whole.len() - 1]).is_none());
    assert!(codec::decode::<[Send; 3]>(&[&whole[..], &[0]].concat()).is_none());
    assert!(codec::decode::<LabQuestion>(&[99]).is_none(), "an unknown question");
}
