//! A private RSA key as a JSON Web Key (RFC 7517; RFC 7518, section 6.3).

use base64ct::{Base64UrlUnpadded, Encoding};
use serde::Deserialize;
use serde::de::IgnoredAny;
use zeroize::Zeroizing;

use super::ImportError;
use super::numbers::{Numbers, Primes, Secret};

/// The fields as they stand in the text: nothing of them is copied.
#[derive(Deserialize)]
struct Jwk<'a> {
    #[serde(borrow)]
    kty: Option<&'a str>,
    n: Option<&'a str>,
    e: Option<&'a str>,
    d: Option<&'a str>,
    p: Option<&'a str>,
    q: Option<&'a str>,
    dp: Option<&'a str>,
    dq: Option<&'a str>,
    qi: Option<&'a str>,
    /// Further primes.
    oth: Option<IgnoredAny>,
    /// Of a JSON Web Encryption (RFC 7516, section 7.2), which a key may be in.
    ciphertext: Option<IgnoredAny>,
}

pub(super) fn read(text: &str) -> Result<Numbers, ImportError> {
    let jwk: Jwk<'_> = serde_json::from_str(text).map_err(|_| ImportError::BadJwk)?;
    match jwk.kty {
        None if jwk.ciphertext.is_some() => return Err(ImportError::Encrypted),
        None => return Err(ImportError::BadJwk),
        // What Azure shows of a key in a hardware security module: never its private half.
        Some("RSA" | "RSA-HSM") => {}
        Some(_) => return Err(ImportError::NotRsa),
    }
    let (modulus, public_exponent) = (number(jwk.n)?, number(jwk.e)?);
    let Some(private_exponent) = jwk.d else {
        return Err(ImportError::PublicOnly);
    };
    if jwk.oth.is_some() {
        return Err(ImportError::MultiPrime);
    }
    Ok(Numbers {
        modulus: modulus.to_vec(),
        public_exponent: public_exponent.to_vec(),
        private_exponent: number(Some(private_exponent))?,
        primes: primes(&jwk)?,
    })
}

/// All five, the two primes alone, or none: some of them are none that a key can have.
fn primes(jwk: &Jwk<'_>) -> Result<Option<Primes>, ImportError> {
    let (p, q) = match (jwk.p, jwk.q) {
        (None, None) => return Ok(None),
        (p, q) => (number(p)?, number(q)?),
    };
    let crt = match (jwk.dp, jwk.dq, jwk.qi) {
        (None, None, None) => None,
        (dp, dq, qi) => Some([number(dp)?, number(dq)?, number(qi)?]),
    };
    Ok(Some(Primes {
        first: p,
        second: q,
        crt,
    }))
}

fn number(text: Option<&str>) -> Result<Secret, ImportError> {
    let text = text.ok_or(ImportError::BadJwk)?;
    let bytes = Base64UrlUnpadded::decode_vec(text).map_err(|_| ImportError::BadJwk)?;
    Ok(Zeroizing::new(bytes))
}
