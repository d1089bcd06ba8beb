//! Where the user is: a page, and a part of it. On our own page it stands in the address after `#`; an embedded element
//! keeps it to itself and never touches the address of the page around it.

use yew::AttrValue;

/// A page of the dashboard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Page {
    /// The four steps.
    #[default]
    Setup,
    /// Checklist, files, back up now.
    BackUp,
    /// Recovery points and restored copies.
    Restore,
    /// Disks, virtual machines, disk encryption sets.
    Disks,
    /// The bytes of a recovery point.
    Envelope,
    /// Keys, versions, access, audit.
    KeyVault,
    /// Jobs and log.
    Activity,
    /// The rulebook, and how each rule stands in the lab.
    Rules,
    /// What is real, what is modelled.
    Real,
    /// How fast it is on this machine.
    Measure,
}

impl Page {
    /// Every page, in the order of the navigation.
    pub const ALL: [Self; 10] = [
        Self::Setup,
        Self::BackUp,
        Self::Restore,
        Self::Disks,
        Self::Envelope,
        Self::KeyVault,
        Self::Activity,
        Self::Rules,
        Self::Real,
        Self::Measure,
    ];

    /// The name in addresses and in the attribute `view`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Setup => "setup",
            Self::BackUp => "back-up",
            Self::Restore => "restore",
            Self::Disks => "disks",
            Self::Envelope => "envelope",
            Self::KeyVault => "key-vault",
            Self::Activity => "activity",
            Self::Rules => "rules",
            Self::Real => "real",
            Self::Measure => "measure",
        }
    }

    /// The page with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|page| page.name() == name.trim())
    }

    /// The page as a whole.
    #[must_use]
    pub const fn whole(self) -> Route {
        Route { page: self, part: None }
    }

    /// A part of the page: a step, an object.
    #[must_use]
    pub fn at(self, part: impl Into<AttrValue>) -> Route {
        Route {
            page: self,
            part: Some(part.into()),
        }
    }
}

/// A page, and which part of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Route {
    /// The page.
    pub page: Page,
    /// The part; what it means is the page's own.
    pub part: Option<AttrValue>,
}

impl Route {
    /// The route of `#/setup/2`; an address that isn't known leads to the first page.
    #[must_use]
    pub fn from_hash(hash: &str) -> Self {
        let path = hash.trim_start_matches('#').trim_start_matches('/');
        let (name, part) = path.split_once('/').unwrap_or((path, ""));
        Page::from_name(name).map_or_else(Self::default, |page| Self {
            page,
            part: (!part.is_empty()).then(|| part.to_owned().into()),
        })
    }

    /// The address after and with `#`.
    #[must_use]
    pub fn hash(&self) -> String {
        match &self.part {
            Some(part) => format!("#/{}/{part}", self.page.name()),
            None => format!("#/{}", self.page.name()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_reads_back_its_address() {
        for page in Page::ALL {
            assert_eq!(Route::from_hash(&page.whole().hash()), page.whole());
            assert_eq!(Route::from_hash(&page.at("2").hash()), page.at("2"));
        }
    }

    #[test]
    fn an_unknown_address_leads_to_the_first_page() {
        for hash in ["", "#", "#/", "#/nothing/here"] {
            assert_eq!(Route::from_hash(hash), Page::Setup.whole());
        }
    }
}
