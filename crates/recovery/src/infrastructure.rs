//! Infrastructure encryption: a second layer at the storage level, under the platform's key for the vault (rules E5, N9).

use kluis_resource::{Kid, Region};
use kluis_rulebook::{Detail, Refusal, Rule, Terms};

use crate::{Encryption, Vault};

impl Vault {
    /// The platform's key of the second layer, where the vault has one.
    #[must_use]
    pub fn infrastructure(&self) -> Option<&Kid> {
        match &self.encryption {
            Encryption::Customer(assignment) if assignment.infrastructure_encryption => Some(self.platform_key.kid()),
            Encryption::Customer(_) | Encryption::Platform => None,
        }
    }

    /// Why a second layer would be refused together with the first key; `None` where it may be chosen, or is past choosing.
    #[must_use]
    pub fn infrastructure_blocked(&self, terms: Terms) -> Option<Refusal> {
        match self.encryption {
            Encryption::Platform => self.check_infrastructure_region(terms).err(),
            Encryption::Customer(_) => None,
        }
    }

    /// Why a second layer can't be asked for by itself: it comes with the first key, or never.
    #[must_use]
    pub fn refuse_infrastructure(&self, terms: Terms) -> Refusal {
        let vault = self.name.to_string();
        match &self.encryption {
            Encryption::Platform => match self.check_infrastructure_region(terms) {
                Err(refusal) => refusal,
                Ok(()) => Refusal::of(Rule::E5, Detail::InfrastructureNeedsKey { vault }),
            },
            Encryption::Customer(assignment) if assignment.infrastructure_encryption => {
                Refusal::without_rule(Detail::AlreadySo { name: vault })
            }
            Encryption::Customer(_) => self.infrastructure_fixed(),
        }
    }

    /// Whether there is a second layer once a key is assigned. A later key changes nothing about it, and can't add it.
    pub(crate) fn check_infrastructure(&self, wanted: bool, terms: Terms) -> Result<bool, Refusal> {
        match &self.encryption {
            Encryption::Platform if wanted => self.check_infrastructure_region(terms).map(|()| true),
            Encryption::Platform => Ok(false),
            Encryption::Customer(assignment) if wanted && !assignment.infrastructure_encryption => {
                Err(self.infrastructure_fixed())
            }
            Encryption::Customer(assignment) => Ok(assignment.infrastructure_encryption),
        }
    }

    fn check_infrastructure_region(&self, terms: Terms) -> Result<(), Refusal> {
        let Some(codes) = terms
            .infrastructure_regions
            .filter(|codes| !codes.contains(&self.location.region.code()))
        else {
            return Ok(());
        };
        let having = Region::ALL.iter().filter(|region| codes.contains(&region.code()));
        Err(Refusal::of(
            Rule::E5,
            Detail::InfrastructureNotInRegion {
                vault: self.name.to_string(),
                region: self.location.region.to_string(),
                regions: having.map(Region::to_string).collect(),
            },
        ))
    }

    fn infrastructure_fixed(&self) -> Refusal {
        let vault = self.name.to_string();
        Refusal::of(Rule::E5, Detail::InfrastructureFixed { vault })
    }
}
