//! Importing a key: its text is read, given to the engine and proven, and its pair is kept together with the event (rule K3).

use kluis_envelope::{Engine as _, ImportError, ImportedKey};
use kluis_lab::request::ImportKey;
use kluis_resource::{KeyName, KeyVaultName};
use kluis_rulebook::{Detail, ImportProblem, Refusal, Rule};

use super::Host;
use super::happening::{Beside, Declined};
use crate::engine::KeyPair;
use crate::protocol::ClientError;
use crate::seal::make_dek;
use crate::secret::SecretText;
use crate::store::Changes;

impl Host {
    /// Imports a private RSA key, PEM or JWK, as a key or as a new version of one. From then on its private half is where that of a
    /// generated key is.
    ///
    /// # Errors
    /// [`ClientError::Refused`] with K3 where the text holds no such key, or as generating a key of that name would be; nothing of
    /// the key is kept then.
    pub async fn import_key(&self, key_vault: KeyVaultName, key: KeyName, text: SecretText) -> Result<(), ClientError> {
        self.check_writable()?;
        let era = self.0.era.get();
        let imported = text.expose().ok_or(ImportError::NoKey).and_then(ImportedKey::parse);
        drop(text);
        let imported = imported.map_err(|error| refused(problem(error)))?;
        let pair = self.take_in(&imported).await.map_err(refused)?;
        let request = ImportKey {
            key_vault,
            key,
            bits: imported.size().bits(),
            modulus: base16ct::lower::encode_string(imported.public().modulus()),
        };
        drop(imported);
        self.happen(era, request, Changes::default(), Beside::Key(Box::new(pair)))
            .await?;
        Ok(())
    }

    /// The pair in the engine's keeping, proven: what it wraps, it unwraps. Numbers can belong together and be no key all the same,
    /// where a prime is none.
    async fn take_in(&self, imported: &ImportedKey) -> Result<KeyPair, ImportProblem> {
        let engine = &self.0.engine;
        let not_taken = |_| ImportProblem::NotTaken;
        let der = imported.private_key().to_pkcs8_der().map_err(not_taken)?;
        let pair = KeyPair {
            private: engine.import_private_key(&der).await.map_err(not_taken)?,
            public: engine.import_public_key(&imported.public()).await.map_err(not_taken)?,
        };
        let dek = make_dek().map_err(|_| ImportProblem::NotTaken)?;
        let wrapped = engine.wrap_dek(&pair.public, &dek).await.map_err(not_taken)?;
        match engine.unwrap_dek(&pair.private, &wrapped).await {
            Ok(unwrapped) if unwrapped.expose() == dek.expose() => Ok(pair),
            Ok(_) | Err(_) => Err(ImportProblem::Inconsistent),
        }
    }
}

fn refused(problem: ImportProblem) -> Declined {
    Declined::Refused(Refusal::of(Rule::K3, Detail::KeyImport { problem }))
}

fn problem(error: ImportError) -> ImportProblem {
    match error {
        ImportError::NoKey => ImportProblem::NoKey,
        ImportError::BadPem => ImportProblem::BadPem,
        ImportError::BadJwk => ImportProblem::BadJwk,
        ImportError::OtherFormat => ImportProblem::OtherFormat,
        ImportError::Encrypted => ImportProblem::Encrypted,
        ImportError::PublicOnly => ImportProblem::PublicOnly,
        ImportError::NotRsa => ImportProblem::NotRsa,
        ImportError::MultiPrime => ImportProblem::MultiPrime,
        ImportError::Size { bits } => ImportProblem::Size {
            bits: u16::try_from(bits).unwrap_or(u16::MAX),
        },
        ImportError::Inconsistent => ImportProblem::Inconsistent,
    }
}
