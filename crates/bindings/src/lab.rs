//! A lab in memory: acts in, views out.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use futures::channel::oneshot;
use js_sys::{Array, Date, Function, Reflect, Uint8Array};
use kluis_browser::SecretText;
use kluis_browser::engine::Engine as Inner;
use kluis_browser::host::Host;
use kluis_browser::place::open_in_memory;
use kluis_browser::protocol::Push;
use kluis_lab::request::{BackUp, Content, CreateDisk, WriteDisk};
use kluis_lab::view::{JobState, JobView, LabView};
use kluis_lab::{ComputeRequest, FileFacts, Request, Volume};
use kluis_resource::{JobId, KeyVaultName, ObjectId, Timestamp};
use kluis_rulebook::Edition;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

use crate::engine::Engine;
use crate::error::{invalid, of_lab, to_js};

/// A whole cloud in memory: key vaults, Recovery Services vaults, storage accounts, and the rules between them.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Lab {
    host: Host,
    shared: Rc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    listener: Option<Function>,
    restored: RefCell<HashMap<JobId, Blob>>,
    waiting: RefCell<Vec<(JobId, oneshot::Sender<JobView>)>>,
}

impl Shared {
    fn hear(&self, push: &Push, blob: Option<Blob>) {
        if let (Push::Restored { job, .. }, Some(blob)) = (push, blob) {
            self.restored.borrow_mut().insert(*job, blob);
        }
        if let Push::View(view) = push {
            self.wake(view);
        }
        if let Some(listener) = &self.listener {
            // What a listener throws is the listener's.
            drop(listener.call1(&JsValue::UNDEFINED, &to_js(push)));
        }
    }

    fn wake(&self, view: &LabView) {
        let waiting = self.waiting.take();
        for (job, sender) in waiting {
            match ended(view, job) {
                // Whoever waited may have gone.
                Some(job) => drop(sender.send(job)),
                None => self.waiting.borrow_mut().push((job, sender)),
            }
        }
    }
}

#[wasm_bindgen]
impl Lab {
    /// Opens a new lab, with `testvault`, `testkeyvault` and `teststorage` in it. `listener` hears everything that happens in it.
    pub async fn open(
        engine: &Engine,
        #[wasm_bindgen(unchecked_optional_param_type = "(push: Push) => void")] listener: Option<Function>,
    ) -> Self {
        let shared = Rc::new(Shared {
            listener,
            ..Shared::default()
        });
        let hearing = shared.clone();
        // A lab takes its engine for itself; it costs nothing to have another of the same kind.
        let engine = match &*engine.0 {
            Inner::WebCrypto(engine) => Inner::WebCrypto(engine.clone()),
            Inner::RustCrypto(_) => Inner::rust_crypto(),
        };
        let host = open_in_memory(engine, move |push, blob| hearing.hear(&push, blob)).await;
        Self { host, shared }
    }

    /// The lab as it is now.
    ///
    /// # Errors
    /// Never in practice: a lab in memory is always open.
    #[wasm_bindgen(unchecked_return_type = "LabView")]
    pub fn view(&self) -> Result<JsValue, JsValue> {
        let view = self.host.view().ok_or_else(|| invalid("the lab did not open"))?;
        Ok(to_js(&view))
    }

    /// How the lab works here.
    #[wasm_bindgen(unchecked_return_type = "HostStatus")]
    #[must_use]
    pub fn status(&self) -> JsValue {
        to_js(&self.host.status())
    }

    /// Lets an act happen. Gives the id of the job that it started, if it started one. Files, where they are given, are what a
    /// disk is to hold: `CreateDisk` and `WriteDisk` take them as their content.
    ///
    /// # Errors
    /// `Refused`, with the refusal: the lab is then what it was. `Invalid` where this is no act, or one that takes no files.
    #[wasm_bindgen(unchecked_return_type = "string | undefined")]
    pub async fn send(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Act")] act: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "SourceFile[]")] files: Option<Array>,
    ) -> Result<JsValue, JsValue> {
        let mut act = parsed(act)?;
        let blobs = match files {
            Some(files) => {
                let (facts, blobs) = sources_of(&files)?;
                let content = content_of(&mut act).ok_or_else(|| invalid("this act takes no files"))?;
                *content = Content::Files(facts);
                blobs
            }
            None => Vec::new(),
        };
        let job = self.host.send(act, blobs).await;
        Ok(id_of(job.map_err(|error| of_lab(&error))?))
    }

    /// What would come of an act, which does not happen.
    ///
    /// # Errors
    /// `Refused`, with the refusal that the act would get. `Invalid` where this is no act.
    #[wasm_bindgen(unchecked_return_type = "Preview")]
    pub fn preview(&self, #[wasm_bindgen(unchecked_param_type = "Act")] act: JsValue) -> Result<JsValue, JsValue> {
        let preview = self.host.preview(&parsed(act)?);
        Ok(to_js(&preview.map_err(|error| of_lab(&error))?))
    }

    /// Backs files up as a recovery point of an item. Gives the id of the job.
    ///
    /// # Errors
    /// As `send`.
    #[wasm_bindgen(js_name = backUp, unchecked_return_type = "string")]
    pub async fn back_up(
        &self,
        #[wasm_bindgen(unchecked_param_type = "BackUp")] what: JsValue,
        #[wasm_bindgen(unchecked_param_type = "SourceFile[]")] files: Array,
    ) -> Result<JsValue, JsValue> {
        let (facts, blobs) = sources_of(&files)?;
        let act = Request::from(BackUp {
            vault: parsed(Reflect::get(&what, &"vault".into())?)?,
            item: parsed(Reflect::get(&what, &"item".into())?)?,
            platform_key_accepted: Reflect::get(&what, &"platform_key_accepted".into())?.is_truthy(),
            files: facts,
            workload: said(Reflect::get(&what, &"workload".into())?)?,
        });
        let job = self.host.send(act, blobs).await;
        Ok(id_of(job.map_err(|error| of_lab(&error))?))
    }

    /// Imports a private RSA key of 2048, 3072 or 4096 bits: PKCS #8 or PKCS #1 as PEM, or a JSON Web Key. From then on it can wrap
    /// and unwrap, and nothing gets it out again. The array is wiped; a string can't be.
    ///
    /// # Errors
    /// `Refused`, with rule K3 and what is wrong with the text, or as creating a key of that name would be: nothing of the key is
    /// kept then.
    #[wasm_bindgen(js_name = importKey)]
    pub async fn import_key(
        &self,
        #[wasm_bindgen(unchecked_param_type = "ImportKey")] what: JsValue,
        #[wasm_bindgen(unchecked_param_type = "string | Uint8Array")] text: JsValue,
    ) -> Result<(), JsValue> {
        let secret = match text.dyn_ref::<Uint8Array>() {
            Some(bytes) => SecretText::take(bytes),
            None => SecretText::new(
                text.as_string()
                    .ok_or_else(|| invalid("the key must be text or bytes"))?,
            ),
        };
        let key_vault = parsed(Reflect::get(&what, &"key_vault".into())?)?;
        let key = parsed(Reflect::get(&what, &"key".into())?)?;
        let imported = self.host.import_key(key_vault, key, secret).await;
        imported.map_err(|error| of_lab(&error))
    }

    /// Waits until a job has ended, well or not.
    ///
    /// # Errors
    /// `Invalid` where there is no such job.
    #[wasm_bindgen(unchecked_return_type = "JobView")]
    pub async fn ended(&self, job: String) -> Result<JsValue, JsValue> {
        let job: JobId = job.parse().map_err(invalid)?;
        let known = self
            .host
            .view()
            .filter(|view| view.jobs.iter().any(|other| other.id == job));
        let view = known.ok_or_else(|| invalid("there is no such job"))?;
        if let Some(job) = ended(&view, job) {
            return Ok(to_js(&job));
        }
        let (sender, receiver) = oneshot::channel();
        self.shared.waiting.borrow_mut().push((job, sender));
        let job = receiver.await.map_err(|_| invalid("the lab started over"))?;
        Ok(to_js(&job))
    }

    /// The bytes that a restore to the user gave, once.
    #[wasm_bindgen(js_name = takeRestored)]
    #[must_use]
    pub fn take_restored(&self, job: &str) -> Option<Blob> {
        self.shared.restored.borrow_mut().remove(&job.parse().ok()?)
    }

    /// The real bytes of a stored object: region, wrapped key, manifest; and of a disk under Azure Disk Encryption, the
    /// ciphertext of its guest.
    ///
    /// # Errors
    /// `Damaged` where there is no such object or region.
    #[wasm_bindgen(unchecked_return_type = "EnvelopeView")]
    pub async fn inspect(
        &self,
        object: String,
        region: Option<u32>,
        #[wasm_bindgen(unchecked_optional_param_type = "Volume")] volume: JsValue,
    ) -> Result<JsValue, JsValue> {
        let object: ObjectId = object.parse().map_err(invalid)?;
        let volume: Option<Volume> = said(volume)?;
        let region = u64::from(region.unwrap_or(0));
        let view = self.host.inspect_disk(object, region, volume.as_ref()).await;
        Ok(to_js(&view.map_err(|error| of_lab(&error))?))
    }

    /// Tampers with a copy of a stored object, and tells which of two readings notices.
    ///
    /// # Errors
    /// `Damaged` where there is no such object or region.
    #[wasm_bindgen(unchecked_return_type = "TamperOutcome")]
    pub async fn tamper(
        &self,
        object: String,
        #[wasm_bindgen(unchecked_param_type = "Tamper")] how: JsValue,
    ) -> Result<JsValue, JsValue> {
        let object: ObjectId = object.parse().map_err(invalid)?;
        let outcome = self.host.tamper(object, parsed(how)?).await;
        Ok(to_js(&outcome.map_err(|error| of_lab(&error))?))
    }

    /// The audit log of a key vault as a file: every entry carries the SHA-256 of the one before, and the end that of the last.
    ///
    /// # Errors
    /// `Refused` where there is no such key vault; `Invalid` where the form is neither of the two.
    #[wasm_bindgen(js_name = exportAudit)]
    pub fn export_audit(
        &self,
        key_vault: String,
        #[wasm_bindgen(unchecked_param_type = "\"Csv\" | \"Json\"")] form: JsValue,
    ) -> Result<String, JsValue> {
        let (key_vault, form) = (KeyVaultName::parse(&key_vault).map_err(invalid)?, parsed(form)?);
        let text = self.host.export_audit(&key_vault, form);
        text.map_err(|error| of_lab(&error))
    }

    /// Checks the audit log of a key vault or, where one is given, an exported copy of it against it.
    ///
    /// # Errors
    /// `Refused` where there is no such key vault.
    #[wasm_bindgen(js_name = checkAudit, unchecked_return_type = "AuditCheck")]
    pub fn check_audit(&self, key_vault: String, copy: Option<String>) -> Result<JsValue, JsValue> {
        let key_vault = KeyVaultName::parse(&key_vault).map_err(invalid)?;
        let check = self.host.check_audit(&key_vault, copy.as_deref());
        Ok(to_js(&check.map_err(|error| of_lab(&error))?))
    }

    /// Throws everything away and opens a new lab, in this edition of the rules, or the source documents' where none is said.
    ///
    /// # Errors
    /// `Invalid` where there is no such edition. Otherwise never in practice: memory can always be emptied.
    #[wasm_bindgen(js_name = startOver)]
    pub async fn start_over(
        &self,
        #[wasm_bindgen(unchecked_optional_param_type = "Edition")] edition: JsValue,
    ) -> Result<(), JsValue> {
        let edition: Edition = said(edition)?;
        self.host.start_over(edition).await.map_err(|error| of_lab(&error))?;
        self.shared.waiting.borrow_mut().clear();
        Ok(())
    }
}

/// A job, once it has ended.
fn ended(view: &LabView, job: JobId) -> Option<JobView> {
    let mut jobs = view.jobs.iter();
    jobs.find(|other| other.id == job && other.state != JobState::InProgress)
        .cloned()
}

fn parsed<T: DeserializeOwned>(value: JsValue) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(value).map_err(invalid)
}

/// What is said, or the default where nothing is.
fn said<T: DeserializeOwned + Default>(value: JsValue) -> Result<T, JsValue> {
    if value.is_undefined() {
        Ok(T::default())
    } else {
        parsed(value)
    }
}

fn id_of(job: Option<JobId>) -> JsValue {
    job.map_or(JsValue::UNDEFINED, |job| job.to_string().into())
}

/// `SourceFile`s of the declarations.
fn sources_of(files: &Array) -> Result<(Vec<FileFacts>, Vec<Blob>), JsValue> {
    let sources = files.iter().map(|file| source_of(&file));
    Ok(sources.collect::<Result<Vec<_>, _>>()?.into_iter().unzip())
}

/// What an act says that a disk is to hold.
#[expect(clippy::wildcard_enum_match_arm, reason = "all others take no files")]
const fn content_of(act: &mut Request) -> Option<&mut Content> {
    match act {
        Request::Compute(
            ComputeRequest::CreateDisk(CreateDisk { content, .. })
            | ComputeRequest::WriteDisk(WriteDisk { content, .. }),
        ) => Some(content),
        _ => None,
    }
}

/// A `SourceFile` of the declarations.
fn source_of(file: &JsValue) -> Result<(FileFacts, Blob), JsValue> {
    let path = Reflect::get(file, &"path".into())?;
    let blob = Reflect::get(file, &"blob".into())?.dyn_into::<Blob>();
    let blob = blob.map_err(|_| invalid("blob must be a Blob"))?;
    let modified = Reflect::get(file, &"modified".into())?.as_f64();
    let facts = FileFacts {
        path: path.as_string().ok_or_else(|| invalid("path must be a string"))?,
        size: rounded(blob.size()).unsigned_abs(),
        modified: Timestamp::from_unix_millis(rounded(modified.unwrap_or_else(Date::now))),
    };
    Ok((facts, blob))
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the cast saturates; sizes and moments are far from that"
)]
const fn rounded(number: f64) -> i64 {
    number as i64
}
