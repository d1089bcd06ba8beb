//! RustCrypto over JavaScript's buffers: on this thread or, region by region, on helpers' threads.

use std::rc::Rc;

use getrandom::SysRng;
use kluis_envelope::{
    Buffer as _, Dek, Engine as _, EngineError, Nonce, OpenError, RustCrypto, RustCryptoContentKey, TAG_LEN,
};

use super::JsBytes;
use super::pool::{LentKey, Pool};

/// Fewer bytes than these take less time than it takes to send them.
const WORTH_SENDING: usize = 64 << 10;

/// The engine.
#[derive(Debug)]
pub struct Portable {
    own: RustCrypto<SysRng>,
    pool: Option<Rc<Pool>>,
}

/// A content key, in this memory and, while it works there, in the helpers'.
#[derive(Debug)]
pub struct PortableKey {
    own: RustCryptoContentKey,
    lent: Option<LentKey>,
}

impl Portable {
    pub(super) fn new(pool: Option<Rc<Pool>>) -> Self {
        let own = RustCrypto::new(SysRng);
        Self { own, pool }
    }

    /// What works on this thread: everything but content does.
    pub(super) fn own(&self) -> &RustCrypto<SysRng> {
        &self.own
    }

    pub(super) async fn import_content_key(&self, dek: &Dek) -> Result<PortableKey, EngineError> {
        Ok(PortableKey {
            own: self.own.import_content_key(dek).await?,
            lent: self.pool.as_ref().map(|pool| LentKey::new(pool, dek)),
        })
    }

    pub(super) async fn aes_gcm_seal(
        &self,
        key: &PortableKey,
        nonce: &Nonce,
        aad: &[u8],
        plaintext: JsBytes,
    ) -> Result<JsBytes, EngineError> {
        if let Some((lent, helper)) = key.lent(plaintext.len()) {
            return helper
                .seal(lent, nonce, aad, &plaintext)
                .await
                .ok_or(EngineError::Failed);
        }
        let plaintext = plaintext.into_vec_with_room(TAG_LEN);
        let sealed = self.own.aes_gcm_seal(&key.own, nonce, aad, plaintext).await?;
        Ok(JsBytes::from_bytes(&sealed))
    }

    pub(super) async fn aes_gcm_open(
        &self,
        key: &PortableKey,
        nonce: &Nonce,
        aad: &[u8],
        sealed: JsBytes,
    ) -> Result<JsBytes, OpenError> {
        if let Some((lent, helper)) = key.lent(sealed.len()) {
            return helper.open(lent, nonce, aad, &sealed).await.ok_or(OpenError);
        }
        let plaintext = self.own.aes_gcm_open(&key.own, nonce, aad, sealed.into_vec()).await?;
        Ok(JsBytes::from_bytes(&plaintext))
    }
}

impl PortableKey {
    /// The key for helpers and one that can take so many bytes now, where that is worth it.
    fn lent(&self, bytes: usize) -> Option<(&LentKey, Rc<super::pool::Helper>)> {
        let lent = self.lent.as_ref().filter(|_| bytes >= WORTH_SENDING)?;
        Some((lent, lent.helper()?))
    }
}
