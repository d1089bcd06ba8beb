//! PEM (RFC 7468): finds the private key among what stands around it, and reads PKCS #8 and PKCS #1.

use base64ct::{Base64, Encoding};
use rsa::pkcs1::RsaPrivateKey;
use rsa::pkcs8::der::Decode;
use rsa::pkcs8::der::asn1::UintRef;
use rsa::pkcs8::{ObjectIdentifier, PrivateKeyInfoRef};
use zeroize::Zeroizing;

use super::ImportError;
use super::numbers::{Numbers, Primes};

/// `rsaEncryption` (RFC 8017, appendix A.1). The others of RSA say what a key may only be used for.
const RSA_ENCRYPTION: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");

const BEGIN: &str = "-----BEGIN ";
const DASHES: &str = "-----";

/// Reads the first private key in a text.
pub(super) fn read(text: &str) -> Result<Numbers, ImportError> {
    let mut labels = labels(text);
    let Some((label, rest)) = labels.clone().find(|(label, _)| label.ends_with("PRIVATE KEY")) else {
        return Err(labels
            .next()
            .map_or(ImportError::BadPem, |(label, _)| without_private(label)));
    };
    if label == "ENCRYPTED PRIVATE KEY" {
        return Err(ImportError::Encrypted);
    }
    let body = rest.split_once(&*format!("-----END {label}-----"));
    let (body, _) = body.ok_or(ImportError::BadPem)?;
    let body = after_headers(body)?;
    match label {
        "PRIVATE KEY" => pkcs8(&der(body)?),
        "RSA PRIVATE KEY" => pkcs1(&der(body)?),
        "EC PRIVATE KEY" | "DSA PRIVATE KEY" => Err(ImportError::NotRsa),
        _ => Err(ImportError::OtherFormat),
    }
}

/// Each label, with everything after its line: not only up to the next label, so that a key that lacks its end doesn't read.
fn labels(text: &str) -> impl Iterator<Item = (&str, &str)> + Clone {
    text.match_indices(BEGIN)
        .filter_map(|(at, _)| text[at + BEGIN.len()..].split_once(DASHES))
}

/// What a text is that holds no private key.
fn without_private(label: &str) -> ImportError {
    match label {
        "EC PARAMETERS" | "DSA PARAMETERS" | "DH PARAMETERS" => ImportError::NotRsa,
        _ if label.contains("CERTIFICATE") || label.contains("PUBLIC KEY") => ImportError::PublicOnly,
        _ => ImportError::OtherFormat,
    }
}

/// The base64 of a body: what comes after the headers of RFC 1421, where it has any.
fn after_headers(body: &str) -> Result<&str, ImportError> {
    if !body.contains(':') {
        return Ok(body);
    }
    let encrypted = |line: &str| line.trim_start().starts_with("Proc-Type:") && line.contains("ENCRYPTED");
    if body.lines().any(encrypted) {
        return Err(ImportError::Encrypted);
    }
    let mut rest = body.trim_start();
    while let Some((line, after)) = rest.split_once('\n') {
        if line.trim().is_empty() {
            return Ok(after);
        }
        rest = after;
    }
    Err(ImportError::BadPem)
}

fn der(body: &str) -> Result<Zeroizing<Vec<u8>>, ImportError> {
    let mut base64 = Zeroizing::new(String::with_capacity(body.len()));
    base64.extend(body.chars().filter(|character| !character.is_ascii_whitespace()));
    let der = Base64::decode_vec(&base64).map_err(|_| ImportError::BadPem)?;
    Ok(Zeroizing::new(der))
}

fn pkcs8(der: &[u8]) -> Result<Numbers, ImportError> {
    let info = PrivateKeyInfoRef::from_der(der).map_err(|_| ImportError::BadPem)?;
    if info.algorithm.oid != RSA_ENCRYPTION {
        return Err(ImportError::NotRsa);
    }
    pkcs1(info.private_key.as_bytes())
}

fn pkcs1(der: &[u8]) -> Result<Numbers, ImportError> {
    let key = RsaPrivateKey::<UintRef<'_>>::from_der(der).map_err(|_| ImportError::BadPem)?;
    if key.other_prime_infos.is_some() {
        return Err(ImportError::MultiPrime);
    }
    let secret = |number: UintRef<'_>| Zeroizing::new(number.as_bytes().to_vec());
    Ok(Numbers {
        modulus: key.modulus.as_bytes().to_vec(),
        public_exponent: key.public_exponent.as_bytes().to_vec(),
        private_exponent: secret(key.private_exponent),
        primes: Some(Primes {
            first: secret(key.prime1),
            second: secret(key.prime2),
            crt: Some([key.exponent1, key.exponent2, key.coefficient].map(secret)),
        }),
    })
}
