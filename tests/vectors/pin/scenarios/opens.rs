//! Objects that open.

use super::{FULL, Maker, Named, Result, dek};

impl Maker<'_> {
    pub(super) async fn that_open(&self) -> Result<Vec<Named>> {
        let mut rotated = self.sound(50).await?;
        rotated.about = "After a rotation: another key wraps the DEK, body and manifest are what they were".to_owned();
        rotated.private_key = "second".to_owned();
        rotated.encryption_data = self
            .wrapped(&dek(&rotated.dek)?, "2", &self.keys.second.public)
            .await?
            .to_json();
        let mut large = self.sound(50).await?;
        large.about = "Wrapped with a key of 4096 bits".to_owned();
        large.private_key = "large".to_owned();
        large.encryption_data = self
            .wrapped(&dek(&large.dek)?, "1", &self.keys.large.public)
            .await?
            .to_json();
        let mut theirs = self.sound(50).await?;
        theirs.about = "Encryption data with the spaces and the metadata that Microsoft's Python SDK writes".to_owned();
        theirs.encryption_data = theirs
            .encryption_data
            .replace(':', ": ")
            .replace(": //", "://")
            .replace(',', ", ")
            .replace("kluis", "Python");
        Ok(vec![
            ("opens-empty", self.sound(0).await?),
            ("opens-one-byte", self.sound(1).await?),
            ("opens-fifty-bytes", self.sound(50).await?),
            ("opens-one-full-region", self.sound(FULL).await?),
            ("opens-a-region-and-a-byte", self.sound(FULL + 1).await?),
            ("opens-nine-mebibytes-and-five", self.sound((9 << 20) + 5).await?),
            ("opens-after-rotation", rotated),
            ("opens-with-a-4096-bit-key", large),
            ("opens-with-the-sdks-spacing", theirs),
        ])
    }
}
