//! No private key and no DEK stands in the journal, in a view or in an export, as whatever a secret may be written.

use base64ct::{Base64, Base64UrlUnpadded, Encoding as _};
use kluis_browser::SecretText;
use kluis_browser::engine::Engine;
use kluis_browser::host::Host;
use kluis_browser::place::MEMORY_LIMIT;
use kluis_browser::protocol::AuditForm;
use kluis_envelope::{EncryptionData, Engine as _};
use kluis_lab::view::JobState;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixture::{Heard, Source, back_up, ended, in_memory, key, key_vault, make_key, script, set_up, until};

/// Everything that leaves the lab, or is kept of it, but for the key store itself.
async fn everything_told(host: &Host) -> String {
    let mut told = host.store().records.journal().await.unwrap();
    let view = host.view().unwrap();
    told.push(serde_json::to_string(&view).unwrap());
    for form in [AuditForm::Csv, AuditForm::Json] {
        told.push(host.export_audit(&key_vault(), form).unwrap());
    }
    for point in &view.vaults[0].items[0].recovery_points {
        told.push(serde_json::to_string(&host.inspect(point.object, 0).await.unwrap()).unwrap());
    }
    told.concat().to_lowercase()
}

/// As JSON writes an array of bytes.
fn numbers(bytes: &[u8]) -> String {
    serde_json::to_string(bytes).unwrap()
}

/// Fails where a secret stands in a text, in hexadecimal, in Base64 of either alphabet, or as numbers.
fn assert_absent(told: &str, secret: &[u8], what: &str) {
    let standard = Base64::encode_string(secret).to_lowercase();
    let url = Base64UrlUnpadded::encode_string(secret).to_lowercase();
    for written in [
        base16ct::lower::encode_string(secret),
        standard.trim_end_matches('=').to_owned(),
        url,
        numbers(secret),
    ] {
        assert!(!told.contains(&written), "{what} is told");
    }
}

#[wasm_bindgen_test]
async fn no_private_key_and_no_dek_is_in_the_journal_a_view_or_an_export() {
    let heard = Heard::default();
    let host = in_memory(MEMORY_LIMIT, Engine::best(), &heard).await;
    set_up(&host).await;
    // A key whose private half this test knows.
    let jwk = script(
        "const algorithm = { name: 'RSA-OAEP', hash: 'SHA-256', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) };
         const pair = await crypto.subtle.generateKey(algorithm, true, ['encrypt', 'decrypt']);
         return JSON.stringify(await crypto.subtle.exportKey('jwk', pair.privateKey));",
    )
    .await
    .as_string()
    .unwrap();
    let text = SecretText::new(jwk.clone());
    host.import_key(key_vault(), key(), text).await.unwrap();
    let job = back_up(&host, &[Source::random("a.bin", 1000)]).await;
    assert_eq!(ended(&host, job).await.state, JobState::Completed);
    make_key(&host).await;
    until(&host, "the rotation", |view| {
        view.jobs.iter().all(|job| job.state != JobState::InProgress)
    })
    .await;

    let told = everything_told(&host).await;
    let jwk = js_sys::JSON::parse(&jwk).unwrap();
    for part in ["d", "p", "q", "dp", "dq", "qi"] {
        let value = js_sys::Reflect::get(&jwk, &JsValue::from_str(part))
            .unwrap()
            .as_string()
            .unwrap();
        let bytes = Base64UrlUnpadded::decode_vec(&value).unwrap();
        assert_absent(&told, &bytes, part);
    }
    let modulus = js_sys::Reflect::get(&jwk, &"n".into()).unwrap().as_string().unwrap();
    let modulus = Base64UrlUnpadded::decode_vec(&modulus).unwrap();
    assert!(
        told.contains(&base16ct::lower::encode_string(&modulus)),
        "the public half is told: the search finds what is there"
    );

    let point = host.view().unwrap().vaults[0].items[0].recovery_points[0].clone();
    let record = host.store().records.object(point.object).await.unwrap().unwrap();
    let data = EncryptionData::parse(&record.encryption_data).unwrap();
    let pair = host.store().records.key(&point.kid).await.unwrap().unwrap();
    let dek = Engine::best()
        .unwrap_dek(&pair.private, data.encrypted_key())
        .await
        .unwrap();
    assert_absent(&told, dek.expose(), "the DEK");
}
