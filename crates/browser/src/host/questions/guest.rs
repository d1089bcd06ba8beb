//! What the guest of a machine encrypted, shown inside the envelope around it (rule D3). Ciphertext only: what the guest reads is
//! for who may read the disk.

use futures::TryStreamExt;
use kluis_envelope::SECTOR_LEN;
use kluis_lab::view::{EnvelopeView, GuestView};
use kluis_lab::{JobFailure, Part, Volume};
use kluis_resource::ObjectId;

use super::{HEAD, client_error};
use crate::host::Host;
use crate::open::Admitted;
use crate::protocol::ClientError;
use crate::work::{Stop, Work};

impl Host {
    /// The real bytes of an object, as [`Self::inspect`] gives them, and what the guest encrypted inside, where that is a disk
    /// under Azure Disk Encryption.
    ///
    /// # Errors
    /// As [`Self::inspect`].
    pub async fn inspect_disk(
        &self,
        object: ObjectId,
        region: u64,
        volume: Option<&Volume>,
    ) -> Result<EnvelopeView, ClientError> {
        let mut envelope = self.inspect(object, region).await?;
        if let Some(volume) = volume {
            let guest = self.guest_of(&envelope, volume).await?;
            envelope.guest = Some(Box::new(guest));
        }
        Ok(envelope)
    }

    async fn guest_of(&self, envelope: &EnvelopeView, volume: &Volume) -> Result<GuestView, ClientError> {
        let secret = self.0.store.records.secret(&volume.secret).await?;
        let (offset, bytes) = envelope
            .region
            .as_ref()
            .map_or((0, 0), |region| (region.offset, region.plaintext_bytes));
        // Opening takes the key of the envelope, which the lab may not let be used now.
        let ciphertext_head = if self.check_readable(envelope.object).is_ok() {
            match self.head(envelope.object, offset, bytes.min(HEAD)).await {
                Ok(head) => Some(head),
                Err(JobFailure::Storage) => return Err(client_error(JobFailure::Storage)),
                Err(_) => None,
            }
        } else {
            None
        };
        Ok(GuestView {
            secret: volume.secret.clone(),
            kid: secret.map(|record| record.kid),
            cipher: "AES-256-XTS".into(),
            sector: offset / SECTOR_LEN as u64,
            ciphertext_head,
        })
    }

    async fn head(&self, object: ObjectId, offset: u64, length: u64) -> Result<String, JobFailure> {
        let work = Work::unwatched();
        let admitted = Admitted::of_stored(&self.0.store, &self.0.engine, object, &Stop::default()).await?;
        let pieces = admitted.plaintext(Part::Range { offset, length }, &work)?;
        pieces
            .try_fold(String::new(), async |head, piece| {
                Ok(head + &base16ct::lower::encode_string(&piece.array().to_vec()))
            })
            .await
    }
}
