//! The rules of Azure Backup with customer-managed keys, and what it means that one is broken.
//!
//! Owns the rules (E1 … N16) with their statements, the words that Azure itself uses for steps, checks and permissions, and
//! [`Refusal`]. Left out on purpose: deciding whether a rule holds (the crates above do) and all other sentences that a user reads
//! (`kluis-lab`'s catalogue).

mod bilingual;
mod edition;
mod refusal;
mod rule;
mod vocabulary;

pub use bilingual::Bilingual;
pub use edition::{Edition, Terms};
pub use refusal::{AzureCode, Detail, Refusal};
pub use rule::{Document, Group, Rule, Section, Source};
pub use vocabulary::{
    AZURE_BACKUP_KEYS, AZURE_BACKUP_SECRETS, Check, DiskRole, ImportProblem, KeyPermission, KeyTrouble, KeyVaultRole,
    Novelty, Os, PolicyLimit, SecretOperation, SecretPermission, SetupStep, Tier, UriPart, Way, Workload,
};
