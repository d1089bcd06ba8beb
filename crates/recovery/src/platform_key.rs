//! A platform-managed key: what encrypts by default, without anybody's action (rule E4).

use kluis_resource::{KeyVersion, Kid, PlatformKeyId};
use kluis_rulebook::{Detail, KeyTrouble, Refusal, Rule};
use serde::{Deserialize, Serialize};

/// The platform's own key for one resource.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlatformKey {
    kid: Kid,
    material: Material,
}

/// How it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Material {
    /// Still being generated.
    Making,
    /// Generated, with this public modulus.
    Made { modulus: String },
    /// It could not be generated; the next try may.
    Failed,
}

impl PlatformKey {
    /// The modulus in bits of every platform key.
    pub const BITS: u16 = 2048;

    /// Begins the key of a resource, such as `vaults/testvault`.
    #[must_use]
    pub const fn begin(resource: String, version: KeyVersion) -> Self {
        Self {
            kid: Kid::Platform(PlatformKeyId { resource, version }),
            material: Material::Making,
        }
    }

    /// Its id.
    #[must_use]
    pub const fn kid(&self) -> &Kid {
        &self.kid
    }

    /// Whether it is yet to be made.
    #[must_use]
    pub const fn is_awaited(&self) -> bool {
        !matches!(self.material, Material::Made { .. })
    }

    /// It has been generated. Gives whether this key was waited for.
    pub fn made(&mut self, kid: &Kid, modulus: &str) -> bool {
        let awaited = self.kid == *kid && self.is_awaited();
        if awaited {
            self.material = Material::Made {
                modulus: modulus.to_owned(),
            };
        }
        awaited
    }

    /// It could not be generated. Gives whether this key was waited for.
    pub fn failed(&mut self, kid: &Kid) -> bool {
        let awaited = self.kid == *kid && self.is_awaited();
        if awaited {
            self.material = Material::Failed;
        }
        awaited
    }

    /// Whether it can be used; `holder` is who has what is encrypted with it.
    ///
    /// # Errors
    /// E4, while it isn't there.
    pub fn check(&self, holder: &str) -> Result<(), Refusal> {
        let trouble = match self.material {
            Material::Making => KeyTrouble::Making,
            Material::Made { .. } => return Ok(()),
            Material::Failed => KeyTrouble::Gone,
        };
        Err(Refusal::of(
            Rule::E4,
            Detail::PlatformKeyUnusable {
                holder: holder.to_owned(),
                trouble,
            },
        ))
    }
}
