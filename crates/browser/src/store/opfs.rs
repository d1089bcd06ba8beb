//! Bodies in the origin-private file system: one file per object, named by its id.

use js_sys::{AsyncIterator, IteratorNext, Uint8Array};
use kluis_resource::ObjectId;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, FileSystemDirectoryHandle, FileSystemFileHandle, FileSystemGetDirectoryOptions, FileSystemGetFileOptions,
    FileSystemReadWriteOptions, FileSystemSyncAccessHandle, StorageManager,
};

use super::StorageError;
use crate::js::{field, global, is_error, present};

#[derive(Debug)]
pub(super) struct OpfsBodies {
    directory: FileSystemDirectoryHandle,
}

impl OpfsBodies {
    /// Opens the directory of this name, and proves that files in it can be written.
    pub(super) async fn at(name: &str) -> Result<Self, StorageError> {
        let storage = global("navigator")
            .and_then(|navigator| present(&navigator, "storage"))
            .ok_or_else(|| StorageError::new("no storage manager"))?;
        // Asked for by name first: an insecure context has the object without the method.
        if field(&storage, "getDirectory").is_undefined() {
            return Err(StorageError::new("no origin-private file system"));
        }
        let root: FileSystemDirectoryHandle =
            settled(storage.unchecked_into::<StorageManager>().get_directory()).await?;
        let options = FileSystemGetDirectoryOptions::new();
        options.set_create(true);
        let directory = settled(root.get_directory_handle_with_options(name, &options)).await?;
        let bodies = Self { directory };
        bodies.probe().await?;
        Ok(bodies)
    }

    /// Some browsers give a directory and then refuse access handles (private windows, full disks).
    async fn probe(&self) -> Result<(), StorageError> {
        // Two tabs may probe at the same time; each has a file of its own.
        let name = format!("probe-{}", js_sys::Math::random());
        let tried = async {
            let mut writer = self.writer(&name).await?;
            writer.write(&Uint8Array::from(&[1_u8][..]), 0.0)?;
            writer.finish()
        }
        .await;
        let removed = self.remove(&name).await;
        tried.and(removed)
    }

    pub(super) async fn create(&self, object: ObjectId) -> Result<OpfsWriter, StorageError> {
        let mut writer = self.writer(&object.to_string()).await?;
        writer.truncate()?;
        Ok(writer)
    }

    async fn writer(&self, name: &str) -> Result<OpfsWriter, StorageError> {
        let options = FileSystemGetFileOptions::new();
        options.set_create(true);
        let file: FileSystemFileHandle = settled(self.directory.get_file_handle_with_options(name, &options)).await?;
        if field(&file, "createSyncAccessHandle").is_undefined() {
            return Err(StorageError::new("no sync access handles outside a dedicated worker"));
        }
        Ok(OpfsWriter {
            handle: settled(file.create_sync_access_handle()).await?,
        })
    }

    pub(super) async fn open(&self, object: ObjectId) -> Result<Option<Blob>, StorageError> {
        match JsFuture::from(self.directory.get_file_handle(&object.to_string())).await {
            Ok(file) => settled(file.unchecked_into::<FileSystemFileHandle>().get_file())
                .await
                .map(Some),
            Err(error) if is_error(&error, "NotFoundError") => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    pub(super) async fn delete(&self, object: ObjectId) -> Result<(), StorageError> {
        self.remove(&object.to_string()).await
    }

    async fn remove(&self, name: &str) -> Result<(), StorageError> {
        match JsFuture::from(self.directory.remove_entry(name)).await {
            Err(error) if !is_error(&error, "NotFoundError") => Err(error.into()),
            Ok(_) | Err(_) => Ok(()),
        }
    }

    pub(super) async fn list(&self) -> Result<Vec<ObjectId>, StorageError> {
        let names: AsyncIterator = self.directory.keys();
        let mut objects = Vec::new();
        loop {
            let next: IteratorNext = settled(names.next()?).await?;
            if next.done() {
                return Ok(objects);
            }
            // Anything else in the directory isn't a body, and not ours to touch.
            objects.extend(next.value().as_string().and_then(|name| name.parse::<ObjectId>().ok()));
        }
    }
}

/// A file that is being written. No other handle can be open on it meanwhile.
#[derive(Debug)]
pub(super) struct OpfsWriter {
    handle: FileSystemSyncAccessHandle,
}

impl OpfsWriter {
    fn truncate(&mut self) -> Result<(), StorageError> {
        self.handle.truncate_with_u32(0).map_err(StorageError::from)
    }

    pub(super) fn write(&mut self, bytes: &Uint8Array, at: f64) -> Result<(), StorageError> {
        let options = FileSystemReadWriteOptions::new();
        options.set_at_f64(at);
        let written = self.handle.write_with_js_u8_array_and_options(bytes, &options)?;
        if written < f64::from(bytes.length()) {
            return Err(StorageError::new("written in part"));
        }
        Ok(())
    }

    pub(super) fn finish(self) -> Result<(), StorageError> {
        self.handle.flush().map_err(StorageError::from)
    }
}

impl Drop for OpfsWriter {
    /// Gives the file free, finished or not.
    fn drop(&mut self) {
        self.handle.close();
    }
}

/// Waits for a promise whose type the specification tells.
async fn settled<T: JsCast>(promise: js_sys::Promise) -> Result<T, StorageError> {
    Ok(JsFuture::from(promise).await?.unchecked_into())
}
