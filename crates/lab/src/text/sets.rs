//! The eight steps by which disks get a key of the customer's (rule M2), and words for disk encryption sets. Left out on purpose: what
//! each step is in Azure itself (`azure::sets`).

use crate::text::{Lang, Say};

/// A step of rule M2, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetStep {
    /// Key vault resources.
    KeyVault,
    /// Keys, imported or generated.
    Key,
    /// The disk encryption set.
    Set,
    /// Its identity.
    Identity,
    /// Its permissions.
    Permissions,
    /// Disks that use it.
    Disks,
    /// Requests with that identity.
    Requests,
    /// Reading and writing.
    Io,
}

impl SetStep {
    /// All of them, in order.
    pub const ALL: [Self; 8] = [
        Self::KeyVault,
        Self::Key,
        Self::Set,
        Self::Identity,
        Self::Permissions,
        Self::Disks,
        Self::Requests,
        Self::Io,
    ];

    /// 1 to 8.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::KeyVault => 1,
            Self::Key => 2,
            Self::Set => 3,
            Self::Identity => 4,
            Self::Permissions => 5,
            Self::Disks => 6,
            Self::Requests => 7,
            Self::Io => 8,
        }
    }

    /// What happens in it, in a sentence.
    #[must_use]
    pub const fn sentence(self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.in_english(),
            Lang::Nl => self.in_dutch(),
        }
    }

    const fn in_english(self) -> &'static str {
        match self {
            Self::KeyVault => "You create a key vault with soft delete and purge protection.",
            Self::Key => "You import an RSA key into it, or generate one there.",
            Self::Set => "You create a disk encryption set with the id of the key vault and the URL of the key.",
            Self::Identity => "Azure makes a system-assigned identity together with the set.",
            Self::Permissions => {
                "You give that identity Get, Wrap Key and Unwrap Key on the key vault, and the role Reader."
            }
            Self::Disks => "You create disks under the set, or put disks that are there under it.",
            Self::Requests => "The disks send their requests to the key vault with the identity of the set.",
            Self::Io => "The key vault wraps and unwraps the data keys of the disks when they are written and read.",
        }
    }

    const fn in_dutch(self) -> &'static str {
        match self {
            Self::KeyVault => "Je maakt een key vault met voorlopig verwijderen en opschoningsbeveiliging.",
            Self::Key => "Je importeert er een RSA-sleutel in of genereert er een.",
            Self::Set => "Je maakt een schijfversleutelingsset met de id van de key vault en de URL van de sleutel.",
            Self::Identity => "Azure maakt samen met de set een door het systeem toegewezen identiteit.",
            Self::Permissions => {
                "Je geeft die identiteit Ophalen, Sleutel inpakken en Sleutel uitpakken op de key vault, en de rol Lezer."
            }
            Self::Disks => "Je maakt schijven onder de set, of zet schijven die er al zijn eronder.",
            Self::Requests => "De schijven sturen hun aanvragen aan de key vault met de identiteit van de set.",
            Self::Io => {
                "De key vault pakt de gegevenssleutels van de schijven in en uit als ze worden beschreven en gelezen."
            }
        }
    }
}

impl Say for SetStep {
    /// Its title.
    fn say(&self, lang: Lang) -> String {
        let words = match (lang, self) {
            (Lang::En, Self::KeyVault) => "Key vault",
            (Lang::En, Self::Key) => "Key",
            (Lang::En, Self::Set) => "Disk encryption set",
            (Lang::En, Self::Identity) => "Its identity",
            (Lang::En, Self::Permissions) => "Permissions",
            (Lang::En, Self::Disks) => "Disks",
            (Lang::En, Self::Requests) => "Requests to the key vault",
            (Lang::En, Self::Io) => "Reading and writing",
            (Lang::Nl, Self::KeyVault) => "Key vault",
            (Lang::Nl, Self::Key) => "Sleutel",
            (Lang::Nl, Self::Set) => "Schijfversleutelingsset",
            (Lang::Nl, Self::Identity) => "De identiteit",
            (Lang::Nl, Self::Permissions) => "Machtigingen",
            (Lang::Nl, Self::Disks) => "Schijven",
            (Lang::Nl, Self::Requests) => "Aanvragen aan de key vault",
            (Lang::Nl, Self::Io) => "Lezen en schrijven",
        };
        words.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn m2_its_eight_steps_stand_in_order_each_with_a_sentence_of_its_own() {
        let numbers = SetStep::ALL.map(SetStep::number);
        assert_eq!(numbers, [1, 2, 3, 4, 5, 6, 7, 8]);
        for step in SetStep::ALL {
            let said = Lang::ALL.map(|lang| step.sentence(lang));
            assert_ne!(said[0], said[1]);
            assert!(said.iter().all(|sentence| sentence.ends_with('.')), "{said:?}");
        }
    }
}
