//! Playing a scenario: opening it in both manners, and sealing it again where it opens.

use kluis_envelope::{BareBody, BodyLayout, Buffer, Dek, EncryptionData, Engine, Manifest, Opener, RegionLayout};

use super::{Body, Layer, Scenario, seal, sha256};

/// Plays a scenario with the private key that it names (PKCS #8, DER).
///
/// # Errors
/// What came out otherwise than the scenario says.
pub async fn play<E: Engine>(engine: &E, scenario: &Scenario, pkcs8_der: &[u8]) -> Result<(), String> {
    let plaintext = scenario
        .plaintext
        .bytes()
        .ok_or("the plaintext's pattern is not hexadecimal")?;
    let sealed = Sealed::of(engine, scenario, &plaintext).await?;

    let (layer, opened) = open(engine, scenario, &sealed.body, pkcs8_der).await?;
    same("expect", layer, scenario.expect)?;
    let (layer, bare) = open_bare(engine, scenario, &sealed.body, pkcs8_der).await?;
    same("without_manifest", layer, scenario.without_manifest)?;

    if scenario.expect == Layer::Opens {
        if opened != plaintext || bare != plaintext {
            return Err("opens to something else".to_owned());
        }
        if sealed.body != sealed.again || sealed.manifest_again != scenario.manifest {
            return Err("is sealed to something else".to_owned());
        }
    }
    Ok(())
}

fn same(what: &str, found: Layer, stated: Layer) -> Result<(), String> {
    if found == stated {
        Ok(())
    } else {
        Err(format!("{what}: {stated:?}, but it is {found:?}"))
    }
}

/// The body of a scenario, and what sealing its plaintext gives.
struct Sealed {
    body: Vec<u8>,
    again: Vec<u8>,
    manifest_again: String,
}

impl Sealed {
    async fn of<E: Engine>(engine: &E, scenario: &Scenario, plaintext: &[u8]) -> Result<Self, String> {
        let dek = base16ct::mixed::decode_vec(&scenario.dek).map_err(|_| "the DEK is not hexadecimal")?;
        let mut dek = <[u8; Dek::LEN]>::try_from(dek).map_err(|_| "the DEK is not 32 bytes long")?;
        let (again, manifest) = seal(engine, &Dek::from_random(&mut dek), scenario.object, plaintext).await?;
        let body = match &scenario.body {
            Body::Hex(hex) => base16ct::mixed::decode_vec(hex).map_err(|_| "the body is not hexadecimal")?,
            Body::Sealed { sha256: stated, pieces } => {
                if sha256(&again) != *stated {
                    return Err(format!("is sealed to something else: {}", sha256(&again)));
                }
                let pieces: Option<Vec<_>> = pieces.iter().map(|(from, to)| again.get(*from..*to)).collect();
                pieces.ok_or("a piece is not in the body")?.concat()
            }
        };
        Ok(Self {
            body,
            again,
            manifest_again: manifest.to_json(),
        })
    }
}

/// Opens as Kluis does: by the manifest, every region.
async fn open<E: Engine>(
    engine: &E,
    scenario: &Scenario,
    body: &[u8],
    pkcs8_der: &[u8],
) -> Result<(Layer, Vec<u8>), String> {
    let (dek, key) = match content_key(engine, scenario, pkcs8_der).await? {
        Ok(keys) => keys,
        Err(layer) => return Ok((layer, Vec::new())),
    };
    let Ok(manifest) = Manifest::parse(&scenario.manifest) else {
        return Ok((Layer::Manifest, Vec::new()));
    };
    let Ok(opener) = manifest.verify(&dek, scenario.object) else {
        return Ok((Layer::Verification, Vec::new()));
    };
    let Ok(admitted) = opener.admit(body.len() as u64, tags(&opener, body)) else {
        return Ok((Layer::Body, Vec::new()));
    };
    let mut plaintext = Vec::new();
    for region in admitted.layout().regions() {
        let (nonce, sealed) = parts(body, &region)?;
        match admitted
            .open_region(engine, &key, region.index, &nonce, E::Buffer::from_bytes(sealed))
            .await
        {
            Ok(opened) => plaintext.extend(opened.into_vec()),
            Err(_) => return Ok((Layer::Region, plaintext)),
        }
    }
    Ok((Layer::Opens, plaintext))
}

/// Opens as protocol 2.0 says: every region, as many as there are.
async fn open_bare<E: Engine>(
    engine: &E,
    scenario: &Scenario,
    body: &[u8],
    pkcs8_der: &[u8],
) -> Result<(Layer, Vec<u8>), String> {
    let (_, key) = match content_key(engine, scenario, pkcs8_der).await? {
        Ok(keys) => keys,
        Err(layer) => return Ok((layer, Vec::new())),
    };
    let Ok(mut bare) = BareBody::of_stored(body.len() as u64) else {
        return Ok((Layer::Body, Vec::new()));
    };
    let mut plaintext = Vec::new();
    for region in BodyLayout::regions(&bare.layout()) {
        let (nonce, sealed) = parts(body, &region)?;
        match bare
            .open_region(engine, &key, region.index, &nonce, E::Buffer::from_bytes(sealed))
            .await
        {
            Ok(opened) => plaintext.extend(opened.into_vec()),
            Err(_) => return Ok((Layer::Region, plaintext)),
        }
    }
    Ok((Layer::Opens, plaintext))
}

async fn content_key<E: Engine>(
    engine: &E,
    scenario: &Scenario,
    pkcs8_der: &[u8],
) -> Result<Result<(Dek, E::ContentKey), Layer>, String> {
    let Ok(data) = EncryptionData::parse(&scenario.encryption_data) else {
        return Ok(Err(Layer::EncryptionData));
    };
    let private = engine
        .import_private_key(pkcs8_der)
        .await
        .map_err(|error| error.to_string())?;
    let Ok(dek) = engine.unwrap_dek(&private, data.encrypted_key()).await else {
        return Ok(Err(Layer::WrappedKey));
    };
    let key = engine
        .import_content_key(&dek)
        .await
        .map_err(|error| error.to_string())?;
    if scenario.expect == Layer::Opens && base16ct::lower::encode_string(dek.expose()) != scenario.dek {
        return Err("unwraps to another DEK".to_owned());
    }
    Ok(Ok((dek, key)))
}

/// The tags where they should be, as many as there are.
fn tags(opener: &Opener, body: &[u8]) -> Vec<[u8; 16]> {
    let tags = opener
        .layout()
        .regions()
        .map_while(|region| slice(body, region.tag())?.try_into().ok());
    tags.collect()
}

fn parts<'b>(body: &'b [u8], region: &RegionLayout) -> Result<([u8; 12], &'b [u8]), String> {
    let nonce = slice(body, region.nonce()).and_then(|nonce| nonce.try_into().ok());
    let sealed = slice(body, region.sealed());
    nonce
        .zip(sealed)
        .ok_or_else(|| "the layout reaches past the body".to_owned())
}

fn slice(body: &[u8], range: std::ops::Range<u64>) -> Option<&[u8]> {
    body.get(usize::try_from(range.start).ok()?..usize::try_from(range.end).ok()?)
}
