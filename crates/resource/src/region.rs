//! Azure regions that the lab knows.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

macro_rules! regions {
    ($($variant:ident $code:literal $display:literal),* $(,)?) => {
        /// An Azure region. Serialises as its programmatic name (`westeurope`).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Region {
            $(#[doc = $display] #[serde(rename = $code)] $variant,)*
        }

        impl Region {
            /// Every region of the lab, in the order of a picker.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The programmatic name, as in scripts: `westeurope`.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),* }
            }

            /// The name that the portal shows: `West Europe`.
            #[must_use]
            pub const fn display_name(self) -> &'static str {
                match self { $(Self::$variant => $display),* }
            }
        }
    };
}

regions! {
    WestEurope "westeurope" "West Europe",
    NorthEurope "northeurope" "North Europe",
    EastUs "eastus" "East US",
    WestUs2 "westus2" "West US 2",
    SouthCentralUs "southcentralus" "South Central US",
    WestCentralUs "westcentralus" "West Central US",
    UsGovArizona "usgovarizona" "US Gov Arizona",
    UsGovVirginia "usgovvirginia" "US Gov Virginia",
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.display_name())
    }
}

impl FromStr for Region {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.iter().copied().find(|region| region.code() == text).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_region_reads_back_its_code() {
        for region in Region::ALL {
            assert_eq!(region.code().parse(), Ok(*region));
        }
        assert_eq!("atlantis".parse::<Region>(), Err(()));
    }
}
