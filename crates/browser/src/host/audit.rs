//! Questions about the audit log of a key vault. They are answered here, so that a long log holds up no page.

use kluis_lab::{AuditBreak, audit_log};
use kluis_resource::KeyVaultName;

use super::Host;
use crate::protocol::{AuditAnswer, AuditForm, AuditQuestion, ClientError};

impl Host {
    /// Exports or checks the audit log of a key vault.
    ///
    /// # Errors
    /// [`ClientError::Refused`] where there is no such key vault; [`ClientError::Storage`] where there is no lab.
    pub fn audit(&self, key_vault: &KeyVaultName, question: AuditQuestion) -> Result<AuditAnswer, ClientError> {
        let log = self.with_journal(|journal| audit_log(journal.model(), key_vault).cloned());
        let log = log.ok_or(ClientError::Storage)?;
        let log = log.map_err(|refusal| ClientError::Refused(Box::new(refusal)))?;
        Ok(match question {
            AuditQuestion::Export(AuditForm::Csv) => AuditAnswer::Export(log.to_csv()),
            AuditQuestion::Export(AuditForm::Json) => AuditAnswer::Export(log.to_json()),
            AuditQuestion::Verify => checked(log.verify()),
            AuditQuestion::Check(copy) => checked(log.check(&copy)),
        })
    }
}

fn checked(result: Result<u64, Box<AuditBreak>>) -> AuditAnswer {
    match result {
        Ok(entries) => AuditAnswer::Intact(entries),
        Err(found) => AuditAnswer::Broken(found),
    }
}
