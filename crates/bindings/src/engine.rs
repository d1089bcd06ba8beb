//! The envelope by itself: keys, sealing, opening, re-wrapping.

use std::rc::Rc;

use js_sys::Uint8Array;
use kluis_browser::engine::{Engine as Inner, PrivateKey as Private, PublicKey as Public};
use kluis_browser::parcel::{self, Parcel, Plaintext};
use kluis_browser::protocol::EngineKind;
use kluis_envelope::{Engine as _, EngineError, KeySize, Manifest, RsaPublic};
use kluis_lab::Part;
use kluis_resource::ObjectId;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

use crate::error::{invalid, of_parcel, thrown};

/// Who does the cryptography: `crypto.subtle`, or the Rust crates in this module. Keys of one are no keys of the other.
#[wasm_bindgen]
#[derive(Clone, Debug)]
pub struct Engine(pub(crate) Rc<Inner>);

/// The public half of an RSA key: wraps.
#[wasm_bindgen]
#[derive(Clone, Debug)]
pub struct PublicKey(Public);

/// The private half of an RSA key: unwraps. With WebCrypto it can't be read out.
#[wasm_bindgen]
#[derive(Clone, Debug)]
pub struct PrivateKey(Private);

/// Both halves.
#[wasm_bindgen]
#[derive(Clone, Debug)]
pub struct KeyPair {
    public: Public,
    private: Private,
}

#[wasm_bindgen]
impl KeyPair {
    /// The half that wraps.
    #[wasm_bindgen(getter, js_name = publicKey)]
    #[must_use]
    pub fn public_key(&self) -> PublicKey {
        PublicKey(self.public.clone())
    }

    /// The half that unwraps.
    #[wasm_bindgen(getter, js_name = privateKey)]
    #[must_use]
    pub fn private_key(&self) -> PrivateKey {
        PrivateKey(self.private.clone())
    }
}

#[wasm_bindgen]
impl Engine {
    /// `"auto"` (the default) takes WebCrypto where it is there.
    ///
    /// # Errors
    /// Where the engine isn't there, or there is none of that name.
    #[wasm_bindgen(constructor)]
    pub fn new(#[wasm_bindgen(unchecked_param_type = "EngineName")] name: Option<String>) -> Result<Self, JsValue> {
        let engine = match name.as_deref() {
            None | Some("auto") => Inner::best(),
            Some("webcrypto") => Inner::web_crypto().ok_or_else(|| invalid("there is no crypto.subtle here"))?,
            Some("rustcrypto") => Inner::rust_crypto(),
            Some(other) => return Err(invalid(format!("there is no engine {other:?}"))),
        };
        Ok(Self(Rc::new(engine)))
    }

    /// `"webcrypto"` or `"rustcrypto"`.
    #[wasm_bindgen(getter, unchecked_return_type = "\"webcrypto\" | \"rustcrypto\"")]
    #[must_use]
    pub fn name(&self) -> String {
        match self.0.kind() {
            EngineKind::WebCrypto => "webcrypto".into(),
            EngineKind::RustCrypto => "rustcrypto".into(),
        }
    }

    /// Makes an RSA key pair of 2048, 3072 or 4096 bits.
    ///
    /// # Errors
    /// Where the size is another, or the engine fails.
    #[wasm_bindgen(js_name = makeKeyPair)]
    pub async fn make_key_pair(
        &self,
        #[wasm_bindgen(unchecked_param_type = "2048 | 3072 | 4096")] bits: u16,
    ) -> Result<KeyPair, JsValue> {
        let size = KeySize::from_bits(bits).ok_or_else(|| invalid("a key has 2048, 3072 or 4096 bits"))?;
        let pair = self.0.make_key_pair(size).await.map_err(unusable)?;
        Ok(KeyPair {
            public: pair.public,
            private: pair.private,
        })
    }

    /// Imports the public half of an RSA key: a JSON Web Key.
    ///
    /// # Errors
    /// Where it is none.
    #[wasm_bindgen(js_name = importPublicKey)]
    pub async fn import_public_key(
        &self,
        #[wasm_bindgen(unchecked_param_type = "JsonWebKey")] jwk: JsValue,
    ) -> Result<PublicKey, JsValue> {
        let text = js_sys::JSON::stringify(&jwk).map_err(|_| invalid("not a JSON Web Key"))?;
        let public = RsaPublic::from_jwk(&String::from(text)).map_err(invalid)?;
        self.0.import_public_key(&public).await.map(PublicKey).map_err(unusable)
    }

    /// Exports the public half of an RSA key as a JSON Web Key.
    ///
    /// # Errors
    /// Where the key is the other engine's.
    #[wasm_bindgen(js_name = exportPublicKey, unchecked_return_type = "JsonWebKey")]
    pub async fn export_public_key(&self, key: &PublicKey) -> Result<JsValue, JsValue> {
        let public = self.0.export_public_key(&key.0).await.map_err(unusable)?;
        js_sys::JSON::parse(&public.to_jwk())
    }

    /// Imports the private half of an RSA key: PKCS #8, DER.
    ///
    /// # Errors
    /// Where it is none.
    #[wasm_bindgen(js_name = importPrivateKey)]
    pub async fn import_private_key(&self, pkcs8: &Uint8Array) -> Result<PrivateKey, JsValue> {
        let bytes = zeroize::Zeroizing::new(pkcs8.to_vec());
        self.0
            .import_private_key(&bytes)
            .await
            .map(PrivateKey)
            .map_err(unusable)
    }

    /// Seals a `Blob`, bytes, or a stream of bytes, for whoever has the private half of `key`. `keyId` is what `encryptionData` will say.
    ///
    /// # Errors
    /// Where the bytes can't be read, or the key isn't this engine's.
    #[wasm_bindgen(unchecked_return_type = "Sealed")]
    pub async fn seal(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Blob | Uint8Array | ReadableStream<Uint8Array>")] plaintext: JsValue,
        key: &PublicKey,
        #[wasm_bindgen(js_name = keyId)] key_id: String,
    ) -> Result<JsValue, JsValue> {
        let plaintext = match plaintext.dyn_into::<Blob>() {
            Ok(blob) => Plaintext::Blob(blob),
            Err(other) => match other.dyn_into::<Uint8Array>() {
                Ok(bytes) => Plaintext::Bytes(bytes),
                Err(stream) => Plaintext::Stream(stream),
            },
        };
        let object = new_object(&key_id)?;
        let sealed = parcel::seal(&self.0, plaintext, object, &key_id, &key.0).await;
        fields_of(sealed.map_err(of_parcel)?)
    }

    /// As `seal`, from memory to memory: the quickest, where the bytes are there anyway and fit twice.
    ///
    /// # Errors
    /// Where the key isn't this engine's.
    #[wasm_bindgen(js_name = sealBytes, unchecked_return_type = "SealedBytes")]
    pub async fn seal_bytes(
        &self,
        plaintext: Uint8Array,
        key: &PublicKey,
        #[wasm_bindgen(js_name = keyId)] key_id: String,
    ) -> Result<JsValue, JsValue> {
        let object = new_object(&key_id)?;
        let sealed = parcel::seal_bytes(&self.0, plaintext, object, &key_id, &key.0).await;
        fields_of(sealed.map_err(of_parcel)?)
    }

    /// Opens what was sealed, or `length` bytes of it from `offset` on. Nothing comes out before manifest and tags hold; why
    /// something doesn't open is not said.
    ///
    /// # Errors
    /// `DoesNotOpen`, whatever the reason.
    pub async fn open(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Sealed")] sealed: JsValue,
        key: &PrivateKey,
        offset: Option<f64>,
        length: Option<f64>,
    ) -> Result<Blob, JsValue> {
        let parcel = parcel_of::<Blob>(&sealed, "a Blob")?;
        let part = part_of(&parcel.manifest, offset, length)?;
        parcel::open(&self.0, parcel, &key.0, part).await.map_err(of_parcel)
    }

    /// As `open`, from memory to memory.
    ///
    /// # Errors
    /// `DoesNotOpen`, whatever the reason.
    #[wasm_bindgen(js_name = openBytes)]
    pub async fn open_bytes(
        &self,
        #[wasm_bindgen(unchecked_param_type = "SealedBytes")] sealed: JsValue,
        key: &PrivateKey,
        offset: Option<f64>,
        length: Option<f64>,
    ) -> Result<Uint8Array, JsValue> {
        let parcel = parcel_of::<Uint8Array>(&sealed, "a Uint8Array")?;
        let part = part_of(&parcel.manifest, offset, length)?;
        let opened = parcel::open_bytes(&self.0, parcel, &key.0, part).await;
        opened.map_err(of_parcel)
    }

    /// Opens what one of Microsoft's SDKs sealed and what has no manifest. Every region is authentic; **that nothing is missing
    /// at the end, nobody can tell.**
    ///
    /// # Errors
    /// `DoesNotOpen`, whatever the reason.
    #[wasm_bindgen(js_name = openWithoutManifest)]
    pub async fn open_without_manifest(
        &self,
        body: Blob,
        #[wasm_bindgen(js_name = encryptionData)] encryption_data: String,
        key: &PrivateKey,
    ) -> Result<Blob, JsValue> {
        let opened = parcel::open_without_manifest(&self.0, body, &encryption_data, &key.0).await;
        opened.map_err(of_parcel)
    }

    /// Wraps the content key of a sealed object with another key, and gives the new `encryptionData`. Body and manifest stay.
    ///
    /// # Errors
    /// Where the first key doesn't unwrap, or the second doesn't wrap.
    pub async fn rewrap(
        &self,
        #[wasm_bindgen(js_name = encryptionData)] encryption_data: String,
        from: &PrivateKey,
        to: &PublicKey,
        #[wasm_bindgen(js_name = toKeyId)] to_key_id: String,
    ) -> Result<String, JsValue> {
        let rewrapped = parcel::rewrap(&self.0, &encryption_data, &from.0, &to_key_id, &to.0).await;
        rewrapped.map_err(of_parcel)
    }
}

fn unusable(error: EngineError) -> JsValue {
    thrown("Key", &error.to_string())
}

fn text_of(sealed: &JsValue, name: &str) -> Result<String, JsValue> {
    let text = js_sys::Reflect::get(sealed, &name.into())?.as_string();
    text.ok_or_else(|| invalid(format!("{name} must be a string")))
}

/// An id that nothing else has.
fn new_object(key_id: &str) -> Result<ObjectId, JsValue> {
    if key_id.is_empty() {
        return Err(invalid("a key has an id"));
    }
    let mut random = [0; 16];
    getrandom::fill(&mut random).map_err(invalid)?;
    Ok(ObjectId::new(uuid::Builder::from_random_bytes(random).into_uuid()))
}

fn fields_of(sealed: Parcel<impl Into<JsValue>>) -> Result<JsValue, JsValue> {
    let result = js_sys::Object::new();
    let fields: [(&str, JsValue); 4] = [
        ("object", sealed.object.to_string().into()),
        ("body", sealed.body.into()),
        ("encryptionData", sealed.encryption_data.into()),
        ("manifest", sealed.manifest.into()),
    ];
    for (name, value) in fields {
        js_sys::Reflect::set(&result, &name.into(), &value)?;
    }
    Ok(result.into())
}

fn parcel_of<B: JsCast>(sealed: &JsValue, body: &str) -> Result<Parcel<B>, JsValue> {
    let manifest = text_of(sealed, "manifest")?;
    let object = match text_of(sealed, "object") {
        Ok(object) => object.parse().map_err(|_| invalid("object must be a UUID"))?,
        Err(_) => ObjectId::new(Manifest::parse(&manifest).map_err(invalid)?.object()),
    };
    let given = js_sys::Reflect::get(sealed, &"body".into())?.dyn_into();
    Ok(Parcel {
        object,
        body: given.map_err(|_| invalid(format!("body must be {body}")))?,
        encryption_data: text_of(sealed, "encryptionData")?,
        manifest,
    })
}

fn part_of(manifest: &str, offset: Option<f64>, length: Option<f64>) -> Result<Part, JsValue> {
    if offset.is_none() && length.is_none() {
        return Ok(Part::Whole);
    }
    let total = Manifest::parse(manifest).map_err(invalid)?.plaintext_len();
    let offset = whole(offset.unwrap_or(0.0))?;
    let length = length.map_or(Ok(total.saturating_sub(offset)), whole)?;
    if offset.checked_add(length).is_none_or(|end| end > total) {
        return Err(invalid("the part reaches past the end"));
    }
    Ok(Part::Range { offset, length })
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a whole number from 0 to 2^53 is exactly one u64"
)]
fn whole(number: f64) -> Result<u64, JsValue> {
    if number.fract() == 0.0 && (0.0..=9_007_199_254_740_992.0).contains(&number) {
        Ok(number as u64)
    } else {
        Err(invalid("offset and length are whole numbers"))
    }
}
