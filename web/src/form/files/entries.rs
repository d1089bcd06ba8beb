//! Files out of the browser: from file inputs, and from what was dropped, folders with all that is in them.

use js_sys::{Array, Function, Promise};
use kluis_resource::Timestamp;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DataTransfer, File, FileSystemDirectoryEntry, FileSystemDirectoryReader, FileSystemEntry, FileSystemFileEntry,
};

use super::pile::Found;

/// What was dropped, taken hold of while the browser still shows it.
#[derive(Debug, Default)]
pub(super) struct Dropped {
    entries: Vec<FileSystemEntry>,
    files: Vec<File>,
}

/// Files, and how many could not be read.
#[derive(Debug, Default)]
pub struct Read {
    /// The files.
    pub found: Vec<Found<File>>,
    /// How many could not be read.
    pub unreadable: u64,
}

/// Takes hold of what was dropped; only possible while the drop event is handled.
pub(super) fn dropped(transfer: &DataTransfer) -> Dropped {
    let mut dropped = Dropped::default();
    let items = transfer.items();
    for item in (0..items.length())
        .filter_map(|index| items.get(index))
        .filter(|item| item.kind() == "file")
    {
        match item.webkit_get_as_entry() {
            Ok(Some(entry)) => dropped.entries.push(entry),
            Ok(None) | Err(_) => dropped.files.extend(item.get_as_file().ok().flatten()),
        }
    }
    dropped
}

/// Reads the names and sizes of everything that was dropped. No content is read yet.
pub(super) async fn read(dropped: Dropped) -> Read {
    let mut read = Read {
        found: dropped.files.into_iter().map(found).collect(),
        unreadable: 0,
    };
    let mut open = dropped.entries;
    while let Some(entry) = open.pop() {
        // Some browsers know these interfaces by older names, so that an entry is asked instead of its class.
        if entry.is_directory() {
            match entries_of(entry.unchecked_ref()).await {
                Some(entries) => open.extend(entries),
                None => read.unreadable += 1,
            }
        } else {
            match file_of(entry.unchecked_ref()).await {
                Some(file) => read.found.push(Found {
                    path: entry.full_path(),
                    ..found(file)
                }),
                None => read.unreadable += 1,
            }
        }
    }
    read
}

/// The files of an input. Those of a chosen folder come with their path within it.
pub(super) fn chosen(files: Vec<File>) -> Vec<Found<File>> {
    files
        .into_iter()
        .map(|file| {
            let relative = js_sys::Reflect::get(&file, &"webkitRelativePath".into())
                .ok()
                .and_then(|path| path.as_string());
            let path = relative.filter(|path| !path.is_empty()).unwrap_or_else(|| file.name());
            Found { path, ..found(file) }
        })
        .collect()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sizes and moments are whole and below 2⁵³"
)]
fn found(file: File) -> Found<File> {
    Found {
        path: file.name(),
        size: file.size() as u64,
        modified: Timestamp::from_unix_millis(file.last_modified() as i64),
        content: file,
    }
}

/// Everything directly in a folder. The browser gives it in portions, and an empty one at the end.
async fn entries_of(directory: &FileSystemDirectoryEntry) -> Option<Vec<FileSystemEntry>> {
    let reader: FileSystemDirectoryReader = directory.create_reader();
    let mut entries = Vec::new();
    loop {
        let portion =
            called_back(|resolve, reject| reader.read_entries_with_callback_and_callback(resolve, reject).is_ok());
        let portion: Array = portion.await?.dyn_into().ok()?;
        if portion.length() == 0 {
            return Some(entries);
        }
        entries.extend(portion.iter().map(JsCast::unchecked_into));
    }
}

async fn file_of(entry: &FileSystemFileEntry) -> Option<File> {
    let file = called_back(|resolve, reject| {
        entry.file_with_callback_and_callback(resolve, reject);
        true
    });
    file.await?.dyn_into().ok()
}

/// What a function with two callbacks gives to the first of them.
async fn called_back(mut call: impl FnMut(&Function, &Function) -> bool) -> Option<JsValue> {
    let promise = Promise::new(&mut |resolve, reject| {
        if !call(&resolve, &reject) {
            // A promise's own function takes any call.
            let _ = reject.call0(&JsValue::UNDEFINED);
        }
    });
    JsFuture::from(promise).await.ok()
}
