//! Large restores that leave while they are opened. The tests are whoever saves: they ask, turn down, and stop asking.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Uint8Array;
use kluis_browser::download::{Offer, STREAMED_FROM};
use kluis_browser::engine::Engine;
use kluis_browser::host::Host;
use kluis_browser::place::MEMORY_LIMIT;
use kluis_browser::protocol::Push;
use kluis_lab::request::{CancelJob, Restore, RestoreTarget, Selection};
use kluis_lab::view::{JobState, JobView};
use kluis_lab::{JobFailure, Request};
use kluis_resource::JobId;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{MessageEvent, MessagePort};

use crate::failures::damage;
use crate::fixture::{
    Heard, Source, back_up, bytes_of, ended, in_memory, item, pause, point, random, restore, set_up, vault,
};

const MIB: usize = 1024 * 1024;
/// Just so large that it isn't collected.
const LARGE: usize = 64 * MIB + 1;

/// What came, and how it ended: `None` as long as it hasn't, and then whether the file is whole.
#[derive(Default)]
struct Saved {
    bytes: Vec<u8>,
    whole: Option<bool>,
}

/// Whoever saves: asks for as many pieces as it likes, and for one more whenever one has come.
struct Saver {
    offer: RefCell<Option<Offer>>,
    saved: RefCell<Saved>,
}

impl Saver {
    /// Saves what a host offers; asks for `ahead` pieces at once, and after `pieces` of them not any more.
    fn of(host: &Host, ahead: usize, pieces: usize) -> Rc<Self> {
        let saver = Rc::new(Self {
            offer: RefCell::default(),
            saved: RefCell::default(),
        });
        let own = saver.clone();
        host.leave_by(move |offer| {
            let left = RefCell::new(pieces);
            let (own, port) = (own.clone(), offer.port.clone());
            own.offer.replace(Some(offer.clone()));
            let ask = move |port: &MessagePort| {
                let mut left = left.borrow_mut();
                if *left > 0 {
                    *left -= 1;
                    port.post_message(&JsValue::TRUE).unwrap();
                }
            };
            for _ in 0..ahead {
                ask(&port);
            }
            let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
                let mut saved = own.saved.borrow_mut();
                match event.data().dyn_into::<Uint8Array>() {
                    Ok(piece) => {
                        saved.bytes.extend(piece.to_vec());
                        ask(&port);
                    }
                    Err(end) => saved.whole = Some(end.is_null()),
                }
            });
            offer.port.set_onmessage(Some(hear.as_ref().unchecked_ref()));
            hear.forget();
        });
        saver
    }

    fn say(&self, what: bool) {
        let offer = self.offer.borrow();
        offer.as_ref().unwrap().port.post_message(&what.into()).unwrap();
    }

    async fn end(&self) -> bool {
        for _ in 0..1000 {
            let whole = self.saved.borrow().whole;
            if let Some(whole) = whole {
                return whole;
            }
            pause(10).await;
        }
        panic!("nobody says how it ended");
    }
}

async fn with_a_large_backup(heard: &Heard) -> (Host, Source) {
    let host = in_memory(MEMORY_LIMIT, Engine::best(), heard).await;
    set_up(&host).await;
    let source = Source::random("a.bin", LARGE);
    let backup = back_up(&host, std::slice::from_ref(&source)).await;
    assert_eq!(ended(&host, backup).await.state, JobState::Completed);
    (host, source)
}

async fn begin_restore(host: &Host, path: &str) -> JobId {
    let act = Request::from(Restore {
        vault: vault(),
        item: item(),
        recovery_point: point(host).id,
        selection: Selection::File(path.into()),
        target: RestoreTarget::Download,
    });
    host.send(act, Vec::new()).await.unwrap().unwrap()
}

async fn restored_file(host: &Host, path: &str) -> JobView {
    restore(host, Selection::File(path.into()), RestoreTarget::Download).await
}

fn says_restored(heard: &Heard, wanted: JobId) -> bool {
    heard.any(|push| matches!(push, Push::Restored { job, .. } if *job == wanted))
}

#[wasm_bindgen_test]
async fn a_large_restore_is_saved_while_it_is_opened_and_nothing_of_it_is_kept() {
    let heard = Heard::default();
    let (host, source) = with_a_large_backup(&heard).await;
    assert_eq!(LARGE as u64, STREAMED_FROM);
    let saver = Saver::of(&host, 4, usize::MAX);
    let job = restored_file(&host, "a.bin").await;
    assert_eq!(job.state, JobState::Completed);
    assert!(saver.end().await, "the file is whole");
    let offer = saver.offer.borrow().clone().unwrap();
    assert_eq!((offer.job, offer.bytes), (job.id, LARGE as u64));
    assert!(offer.file_name.ends_with("a.bin"));
    assert!(saver.saved.borrow().bytes == source.bytes);
    assert!(says_restored(&heard, job.id) && heard.restored(job.id).is_none());
}

#[wasm_bindgen_test]
async fn what_is_smaller_is_collected_and_so_is_what_nobody_wants_to_save() {
    let heard = Heard::default();
    let (host, source) = with_a_large_backup(&heard).await;
    let turned_down = Rc::new(RefCell::new(0));
    let count = turned_down.clone();
    host.leave_by(move |offer| {
        *count.borrow_mut() += 1;
        offer.port.post_message(&JsValue::FALSE).unwrap();
    });
    let job = restored_file(&host, "a.bin").await;
    assert_eq!(*turned_down.borrow(), 1);
    assert!(bytes_of(&heard.restored(job.id).unwrap()).await == source.bytes);

    let small = Source::random("b.bin", 1000);
    let backup = back_up(&host, std::slice::from_ref(&small)).await;
    ended(&host, backup).await;
    let job = restored_file(&host, "b.bin").await;
    assert_eq!(*turned_down.borrow(), 1, "it isn't even offered");
    assert!(bytes_of(&heard.restored(job.id).unwrap()).await == small.bytes);
}

#[wasm_bindgen_test]
async fn it_has_happened_only_when_all_of_it_was_taken() {
    let heard = Heard::default();
    let (host, _) = with_a_large_backup(&heard).await;
    // As many as there are: whoever asks for no more hasn't read on.
    let pieces = LARGE.div_ceil(4 * MIB) + 1;
    let saver = Saver::of(&host, 1, pieces);
    let job = begin_restore(&host, "a.bin").await;
    while saver.saved.borrow().bytes.len() < LARGE {
        pause(1).await;
    }
    pause(100).await;
    let still = host
        .view()
        .unwrap()
        .jobs
        .iter()
        .any(|own| own.id == job && own.state == JobState::InProgress);
    assert!(still && saver.saved.borrow().whole.is_none() && !says_restored(&heard, job));
    for _ in 0..4 {
        saver.say(true);
    }
    assert_eq!(ended(&host, job).await.state, JobState::Completed);
    assert!(saver.end().await);
}

#[wasm_bindgen_test]
async fn a_download_that_is_cancelled_on_either_side_is_no_whole_file() {
    let heard = Heard::default();
    let (host, _) = with_a_large_backup(&heard).await;
    for by_the_browser in [true, false] {
        let saver = Saver::of(&host, 2, 4);
        let job = begin_restore(&host, "a.bin").await;
        while saver.saved.borrow().bytes.is_empty() {
            pause(1).await;
        }
        if by_the_browser {
            saver.say(false);
        } else {
            host.send(Request::from(CancelJob { job }), Vec::new()).await.unwrap();
        }
        assert_eq!(ended(&host, job).await.state, JobState::Failed(JobFailure::Cancelled));
        assert!(!saver.end().await && !says_restored(&heard, job));
    }
}

#[wasm_bindgen_test]
async fn a_region_that_does_not_open_ends_the_download() {
    let heard = Heard::default();
    let (host, source) = with_a_large_backup(&heard).await;
    // A byte of a late region: its tag is as the manifest says, so it is found only there.
    let object = point(&host).object;
    damage(&host, object, |bytes| bytes[48 * MIB] ^= 1).await;
    let saver = Saver::of(&host, 4, usize::MAX);
    let job = restored_file(&host, "a.bin").await;
    assert_eq!(job.state, JobState::Failed(JobFailure::Damaged));
    assert!(!saver.end().await && !says_restored(&heard, job.id));
    let saved = std::mem::take(&mut saver.saved.borrow_mut().bytes);
    assert!(
        !saved.is_empty() && saved == source.bytes[..saved.len()],
        "what came is right"
    );
    assert!(saved.len() < 48 * MIB);

    // A tag that is another is found before anything comes.
    damage(&host, object, |bytes| *bytes = random(bytes.len())).await;
    let saver = Saver::of(&host, 4, usize::MAX);
    let job = restored_file(&host, "a.bin").await;
    assert_eq!(job.state, JobState::Failed(JobFailure::Damaged));
    assert!(saver.offer.borrow().is_none(), "nothing is offered");
}
