//! Questions about the audit log of a key vault. They are answered here, so that a long log holds up no page.

use kluis_lab::{AuditLog, audit_log};
use kluis_resource::KeyVaultName;

use super::Host;
use crate::protocol::{AuditCheck, AuditForm, ClientError};

impl Host {
    /// The audit log of a key vault as a file.
    ///
    /// # Errors
    /// [`ClientError::Refused`] where there is no such key vault; [`ClientError::Storage`] where there is no lab.
    pub fn export_audit(&self, key_vault: &KeyVaultName, form: AuditForm) -> Result<String, ClientError> {
        let log = self.audit_log(key_vault)?;
        Ok(match form {
            AuditForm::Csv => log.to_csv(),
            AuditForm::Json => log.to_json(),
        })
    }

    /// Checks the audit log of a key vault: an exported copy against it or, without one, its own chain.
    ///
    /// # Errors
    /// As [`Self::export_audit`].
    pub fn check_audit(&self, key_vault: &KeyVaultName, copy: Option<&str>) -> Result<AuditCheck, ClientError> {
        let log = self.audit_log(key_vault)?;
        let checked = copy.map_or_else(|| log.verify(), |copy| log.check(copy));
        Ok(checked.map_or_else(AuditCheck::Broken, AuditCheck::Intact))
    }

    fn audit_log(&self, key_vault: &KeyVaultName) -> Result<AuditLog, ClientError> {
        let log = self.with_journal(|journal| audit_log(journal.model(), key_vault).cloned());
        let log = log.ok_or(ClientError::Storage)?;
        log.map_err(|refusal| ClientError::Refused(Box::new(refusal)))
    }
}
