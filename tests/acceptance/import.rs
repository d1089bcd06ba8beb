//! Private keys as other programs write them, and what becomes of each (rule K3). The keys are made for these tests and protect
//! nothing. Made with OpenSSL 3.0, ssh-keygen and Python's `cryptography`; a file that is here is never changed.

/// A text that somebody may try to import.
#[derive(Clone, Copy, Debug)]
pub struct Vector {
    /// The file in `vectors/import`.
    pub file: &'static str,
    /// What is in it.
    pub text: &'static str,
    /// The modulus in bits, or why it is none that can be imported.
    pub expect: Result<u16, &'static str>,
}

macro_rules! vectors {
    ($($file:literal => $expect:expr),+ $(,)?) => {
        &[$(Vector {
            file: $file,
            text: include_str!(concat!("../vectors/import/", $file)),
            expect: $expect,
        }),+]
    };
}

/// All of them; what is expected is the name of the error's variant.
pub const VECTORS: &[Vector] = vectors! {
    // Keys. All of 2048 bits but `exponent-3.pem` are one and the same key.
    "pkcs8.pem" => Ok(2048),
    "pkcs8-3072.pem" => Ok(3072),
    "pkcs8-4096.pem" => Ok(4096),
    "pkcs1.pem" => Ok(2048),
    "bag-with-certificate.pem" => Ok(2048),
    "certificate-first.pem" => Ok(2048),
    "private.jwk" => Ok(2048),
    "without-primes.jwk" => Ok(2048),
    "primes-alone.jwk" => Ok(2048),
    "exponent-3.pem" => Ok(2048),
    // Texts.
    "no-key.txt" => Err("NoKey"),
    "cut.pem" => Err("BadPem"),
    "not-base64.pem" => Err("BadPem"),
    "lines-missing.pem" => Err("BadPem"),
    "trailing.pem" => Err("BadPem"),
    "cut.jwk" => Err("BadJwk"),
    "no-type.jwk" => Err("BadJwk"),
    "one-prime.jwk" => Err("BadJwk"),
    "padded.jwk" => Err("BadJwk"),
    "number.jwk" => Err("BadJwk"),
    "openssh.txt" => Err("OtherFormat"),
    // Encrypted.
    "encrypted-pkcs8.pem" => Err("Encrypted"),
    "encrypted-pkcs1.pem" => Err("Encrypted"),
    "encrypted.jwk" => Err("Encrypted"),
    "encrypted.txt" => Err("Encrypted"),
    // Public.
    "public.pem" => Err("PublicOnly"),
    "public-pkcs1.pem" => Err("PublicOnly"),
    "certificate.pem" => Err("PublicOnly"),
    "public.jwk" => Err("PublicOnly"),
    "hsm.jwk" => Err("PublicOnly"),
    "openssh-public.txt" => Err("PublicOnly"),
    // Not RSA, or not to wrap with.
    "ec-pkcs8.pem" => Err("NotRsa"),
    "ec-sec1.pem" => Err("NotRsa"),
    "ed25519.pem" => Err("NotRsa"),
    "rsa-pss.pem" => Err("NotRsa"),
    "ec.jwk" => Err("NotRsa"),
    "oct.jwk" => Err("NotRsa"),
    // RSA, but not such.
    "three-primes.pem" => Err("MultiPrime"),
    "oth.jwk" => Err("MultiPrime"),
    "short.pem" => Err("Size"),
    "odd-size.pem" => Err("Size"),
    // Numbers of different keys.
    "other-primes.pem" => Err("Inconsistent"),
    "other-modulus.pem" => Err("Inconsistent"),
    "other-primes.jwk" => Err("Inconsistent"),
    "other-exponent.jwk" => Err("Inconsistent"),
    "other-crt.jwk" => Err("Inconsistent"),
    "other-coefficient.jwk" => Err("Inconsistent"),
};

/// A key whose numbers belong together, but whose `p` is no prime: only a real wrap and unwrap shows that it is none.
pub const COMPOSITE: &str = include_str!("../vectors/import/composite.jwk");

/// `"2.0" ‖ 0⁵ ‖ 00 01 … 1f`, wrapped for `pkcs8.pem` by another program (RSA-OAEP with SHA-256); hexadecimal.
pub const WRAPPED: &str = include_str!("../vectors/import/wrapped.hex");

/// One of the texts.
///
/// # Panics
/// Where there is none of that name.
#[must_use]
pub fn text(file: &str) -> &'static str {
    let found = VECTORS.iter().find(|vector| vector.file == file);
    found.expect("there is a vector of that name").text
}
