//! The rules of Azure Backup with customer-managed keys, and what it means that one is broken.
//!
//! Owns the ids (E1 … N16), the words that Azure itself uses for steps, checks and permissions, and [`Refusal`]. Left out on
//! purpose: deciding whether a rule holds (the crates above do) and the sentences that a user reads (`kluis-lab`'s
//! catalogue has them in every language).

mod refusal;
mod rule;
mod vocabulary;

pub use refusal::{AzureCode, Detail, Refusal};
pub use rule::{Document, Edition, Group, Rule, Section, Source, Terms};
pub use vocabulary::{
    AZURE_BACKUP_KEYS, AZURE_BACKUP_SECRETS, Check, DiskRole, ImportProblem, KeyPermission, KeyTrouble, KeyVaultRole,
    Novelty, Os, PolicyLimit, SecretOperation, SecretPermission, SetupStep, Tier, UriPart, Way, Workload,
};
