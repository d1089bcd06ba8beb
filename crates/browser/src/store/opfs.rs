//! A folder of the origin-private file system: files by name, written once through an access handle, then only read.
//!
//! They are read through access handles as well, several at a time where the browser has them for that, and otherwise through
//! `File`s. Not always through `File`s, although that would be simpler: in a private window those of large files come back cut.

use std::cell::RefCell;

use js_sys::{AsyncIterator, Function, IteratorNext, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, FileSystemDirectoryHandle, FileSystemFileHandle, FileSystemGetDirectoryOptions, FileSystemGetFileOptions,
    FileSystemReadWriteOptions, FileSystemSyncAccessHandle, StorageManager,
};

use super::{OpenError, StorageError};
use crate::js::{field, float, global, is_error, object, present, whole};

#[derive(Debug)]
pub(crate) struct Folder {
    handle: FileSystemDirectoryHandle,
}

impl Folder {
    /// Opens the folder of this name, and proves that files in it can be written.
    pub(crate) async fn at(name: &str) -> Result<Self, OpenError> {
        let storage = global("navigator")
            .and_then(|navigator| present(&navigator, "storage"))
            .ok_or(OpenError::NotGiven)?;
        // Asked for by name first: an insecure context has the object without the method.
        if field(&storage, "getDirectory").is_undefined() {
            return Err(OpenError::NotGiven);
        }
        let root = JsFuture::from(storage.unchecked_into::<StorageManager>().get_directory()).await?;
        let root: FileSystemDirectoryHandle = root.unchecked_into();
        let options = FileSystemGetDirectoryOptions::new();
        options.set_create(true);
        let handle = JsFuture::from(root.get_directory_handle_with_options(name, &options)).await?;
        let folder = Self {
            handle: handle.unchecked_into(),
        };
        folder.probe().await?;
        Ok(folder)
    }

    /// Some browsers give a folder and then refuse access handles (private windows, full disks).
    async fn probe(&self) -> Result<(), StorageError> {
        // Two tabs may probe at the same time; each has a file of its own.
        let name = format!("probe-{}", js_sys::Math::random());
        let tried = async {
            let mut writer = self.create(&name).await?;
            writer.write(&Uint8Array::from(&[1_u8][..]), 0.0)?;
            writer.finish()
        }
        .await;
        let deleted = self.delete(&name).await;
        tried.and(deleted)
    }

    /// Begins a file, emptied where it is there already.
    pub(crate) async fn create(&self, name: &str) -> Result<FileWriter, StorageError> {
        let options = FileSystemGetFileOptions::new();
        options.set_create(true);
        let file: FileSystemFileHandle = settled(self.handle.get_file_handle_with_options(name, &options)).await?;
        if field(&file, "createSyncAccessHandle").is_undefined() {
            return Err(StorageError::new("no sync access handles outside a dedicated worker"));
        }
        let writer = FileWriter::again(&file).await?;
        writer.handle.truncate_with_u32(0)?;
        Ok(writer)
    }

    /// Opens a finished file for reading; `None` where there is none.
    pub(crate) async fn open(&self, name: &str) -> Result<Option<OpenFile>, StorageError> {
        let Some(file) = self.find(name).await? else {
            return Ok(None);
        };
        // Refused where a browser has one handle per file only, and somebody else reads.
        let opened = match FileReader::open(&file).await {
            Ok(reader) => OpenFile::Handle(reader),
            Err(_) => OpenFile::File(settled(file.get_file()).await?),
        };
        Ok(Some(opened))
    }

    async fn find(&self, name: &str) -> Result<Option<FileSystemFileHandle>, StorageError> {
        match JsFuture::from(self.handle.get_file_handle(name)).await {
            Ok(file) => Ok(Some(file.unchecked_into())),
            Err(error) if is_error(&error, "NotFoundError") => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Deletes a file. One that isn't there is no error.
    pub(crate) async fn delete(&self, name: &str) -> Result<(), StorageError> {
        match JsFuture::from(self.handle.remove_entry(name)).await {
            Err(error) if !is_error(&error, "NotFoundError") => Err(error.into()),
            Ok(_) | Err(_) => Ok(()),
        }
    }

    /// The names of everything in it.
    pub(super) async fn names(&self) -> Result<Vec<String>, StorageError> {
        let entries: AsyncIterator = self.handle.keys();
        let mut names = Vec::new();
        loop {
            let next: IteratorNext = settled(entries.next()?).await?;
            if next.done() {
                return Ok(names);
            }
            names.extend(next.value().as_string());
        }
    }
}

/// A file that is being written. No other handle can be open on it meanwhile.
#[derive(Debug)]
pub(crate) struct FileWriter {
    file: FileSystemFileHandle,
    handle: FileSystemSyncAccessHandle,
}

impl FileWriter {
    /// Goes on with a file that was left.
    pub(super) async fn again(file: &FileSystemFileHandle) -> Result<Self, StorageError> {
        Ok(Self {
            file: file.clone(),
            handle: settled(file.create_sync_access_handle()).await?,
        })
    }

    /// Gives the file free, for somebody else to go on with.
    pub(super) fn leave(self) -> FileSystemFileHandle {
        self.file.clone()
    }

    pub(crate) fn write(&mut self, bytes: &Uint8Array, at: f64) -> Result<(), StorageError> {
        let options = FileSystemReadWriteOptions::new();
        options.set_at_f64(at);
        let written = self.handle.write_with_js_u8_array_and_options(bytes, &options)?;
        if written < f64::from(bytes.length()) {
            return Err(StorageError::new("written in part"));
        }
        Ok(())
    }

    pub(crate) fn finish(self) -> Result<(), StorageError> {
        self.handle.flush().map_err(StorageError::from)
    }
}

impl Drop for FileWriter {
    /// Gives the file free, finished or not.
    fn drop(&mut self) {
        self.handle.close();
    }
}

/// A file that is open for reading.
#[derive(Debug)]
pub(crate) enum OpenFile {
    Handle(FileReader),
    File(Blob),
}

/// A handle that only reads. As long as it lives the file can't be deleted.
#[derive(Debug)]
pub(crate) struct FileReader {
    handle: FileSystemSyncAccessHandle,
    /// What is only glanced at is read into this, again and again: memory that is new costs as much as the reading.
    scratch: RefCell<Uint8Array>,
}

impl FileReader {
    async fn open(file: &FileSystemFileHandle) -> Result<Self, JsValue> {
        let create: Function = field(file, "createSyncAccessHandle").dyn_into()?;
        // Older browsers take no notice of the mode, and give a handle that is the only one.
        let options = object([("mode", "read-only".into())]);
        let promise: Promise = create.call1(file, &options)?.dyn_into()?;
        Ok(Self {
            handle: JsFuture::from(promise).await?.unchecked_into(),
            scratch: RefCell::new(Uint8Array::new_with_length(0)),
        })
    }

    pub(crate) fn size(&self) -> Result<u64, StorageError> {
        Ok(whole(self.handle.get_size()?))
    }

    pub(crate) fn read(&self, offset: u64, length: u64) -> Result<Uint8Array, StorageError> {
        self.read_into(Uint8Array::new_with_length(short(length)?), offset)
    }

    /// As [`Self::read`], into memory that the next glance uses again.
    pub(crate) fn glance(&self, offset: u64, length: u64) -> Result<Uint8Array, StorageError> {
        let length = short(length)?;
        let mut scratch = self.scratch.borrow_mut();
        if scratch.length() < length {
            *scratch = Uint8Array::new_with_length(length);
        }
        self.read_into(scratch.subarray(0, length), offset)
    }

    fn read_into(&self, bytes: Uint8Array, offset: u64) -> Result<Uint8Array, StorageError> {
        let options = FileSystemReadWriteOptions::new();
        options.set_at_f64(float(offset));
        let read = self.handle.read_with_js_u8_array_and_options(&bytes, &options)?;
        if read == f64::from(bytes.length()) {
            Ok(bytes)
        } else {
            Err(ends_before())
        }
    }
}

impl Drop for FileReader {
    fn drop(&mut self) {
        self.handle.close();
    }
}

fn short(length: u64) -> Result<u32, StorageError> {
    u32::try_from(length).map_err(|_| ends_before())
}

fn ends_before() -> StorageError {
    StorageError::new("the file ends before")
}

/// Waits for a promise whose type the specification tells.
async fn settled<T: JsCast>(promise: js_sys::Promise) -> Result<T, StorageError> {
    Ok(JsFuture::from(promise).await?.unchecked_into())
}
