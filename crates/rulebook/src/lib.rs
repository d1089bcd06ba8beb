//! The rules of Azure Backup with customer-managed keys, and what it means that one is broken.
//!
//! Owns the rules (E1 … N16) with everything that is true of them without a lab, the editions of the documentation, the words
//! that Azure itself uses for steps, checks and permissions, and [`Refusal`]. Left out on purpose: deciding whether a rule holds
//! (the crates above do) and the sentences of a refusal (`kluis-lab`'s catalogue has them).

mod edition;
mod refusal;
mod rule;
mod vocabulary;

pub use edition::{Edition, Terms};
pub use refusal::{AzureCode, Detail, Refusal};
pub use rule::{Document, Forbids, Group, Rule, Section, Sentences, Source};
pub use vocabulary::{
    AZURE_BACKUP_KEYS, AZURE_BACKUP_SECRETS, Check, DiskRole, ImportProblem, KeyPermission, KeyTrouble, KeyVaultRole,
    Novelty, Os, PolicyLimit, SecretOperation, SecretPermission, SetupStep, Tier, UriPart, Way, Workload,
};
