//! Files that are dropped or chosen, and the list of those that were.

mod entries;
mod pile;

use std::rc::Rc;

use kluis_lab::text::back_up::BackUp as Text;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DragEvent, File};
use yew::{Callback, Html, Properties, classes, component, html, use_state_eq};

pub use self::entries::Read;
use self::entries::{chosen, dropped, read};
pub use self::pile::{Found as FoundFile, Pile};
use super::sending::Files;
use crate::lab::{Lab, use_lab};
use crate::ui::{Button, ButtonKind, FileButton, Notice, Tone, file_path, use_first_few, visible};

/// Files that came, and how many could not be read.
type Found = Rc<Read>;

/// The chosen files, and how many of the latest could not be read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChosenFiles {
    /// The files.
    pub pile: Pile<File>,
    unreadable: u64,
}

/// Something happened to the chosen files.
#[derive(Debug)]
pub enum FilesChange {
    /// More came.
    Found(Rc<Read>),
    /// Some were left out again.
    Pile(Pile<File>),
}

impl ChosenFiles {
    /// Changes them.
    pub fn take(&mut self, change: FilesChange) {
        match change {
            FilesChange::Found(read) => {
                self.unreadable = read.unreadable;
                self.pile = self.pile.with(read.found.iter().cloned());
            }
            FilesChange::Pile(pile) => self.pile = pile,
        }
    }

    /// The files, for an act that has them.
    #[must_use]
    pub fn sources(&self) -> Files {
        let pile = self.pile.clone();
        Callback::from(move |()| pile.sources())
    }
}

/// A place to drop files on, and those that were dropped or chosen.
pub fn files_field(lab: &Lab, files: &ChosenFiles, onchange: &Callback<FilesChange>) -> Html {
    let unreadable = files.unreadable;
    html! {
        <>
            <DropZone onfound={onchange.reform(FilesChange::Found)} />
            if unreadable > 0 {
                <Notice tone={Tone::Warning} alert=true>{ lab.t(Text::Unreadable(unreadable, &lab.format().number(unreadable))) }</Notice>
            }
            if !files.pile.is_empty() {
                <Chosen pile={files.pile.clone()} onchange={onchange.reform(FilesChange::Pile)} />
            }
        </>
    }
}

/// Properties of [`DropZone`].
#[derive(Clone, PartialEq, Properties)]
struct DropZoneProps {
    /// Files came.
    onfound: Callback<Found>,
}

/// A place to drop files and folders on, with two buttons that do the same.
#[component]
fn DropZone(props: &DropZoneProps) -> Html {
    let lab = use_lab();
    let over = use_state_eq(|| false);
    let reading = use_state_eq(|| false);
    let onfiles = props.onfound.reform(|files| {
        let found = chosen(files);
        Read { found, unreadable: 0 }.into()
    });
    let hover = |to: bool| {
        let over = over.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(to);
        })
    };
    let ondrop = {
        let (over, reading, onfound) = (over.clone(), reading.clone(), props.onfound.clone());
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(false);
            let Some(transfer) = event.data_transfer() else { return };
            let dropped = dropped(&transfer);
            let (reading, onfound) = (reading.clone(), onfound.clone());
            reading.set(true);
            spawn_local(async move {
                onfound.emit(read(dropped).await.into());
                reading.set(false);
            });
        })
    };
    let says = match (*reading, *over) {
        (true, _) => Text::Reading,
        (false, true) => Text::DropNow,
        (false, false) => Text::DropHere,
    };
    html! {
        <div
            class={classes!("drop-zone", over.then_some("over"))}
            ondragenter={hover(true)}
            ondragover={hover(true)}
            ondragleave={hover(false)}
            {ondrop}
        >
            <svg viewBox="0 0 40 32" width="40" height="32" aria-hidden="true">
                <path d="M3 8V5a2 2 0 0 1 2-2h10l4 5h16a2 2 0 0 1 2 2v17a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2z" /><path d="M20 13v10M15.5 18.5L20 23l4.5-4.5" />
            </svg>
            <p aria-live="polite">{ lab.t(says) }</p>
            <div class="row">
                <FileButton words={lab.t(Text::ChooseFiles)} chooses="files" multiple=true onfiles={onfiles.clone()} />
                <FileButton words={lab.t(Text::ChooseFolder)} chooses="folder" folder=true {onfiles} />
            </div>
        </div>
    }
}

/// How many files are listed until more are asked for.
const LISTED: usize = 8;
/// How many more are listed each time: a page draws some hundreds at once, not all of many thousands.
const MORE: usize = 200;

/// Properties of [`Chosen`].
#[derive(Clone, PartialEq, Properties)]
struct ChosenProps {
    /// The files.
    pile: Pile<File>,
    /// Others.
    onchange: Callback<Pile<File>>,
}

/// The chosen files with their sizes; each can be left out again.
#[component]
fn Chosen(props: &ChosenProps) -> Html {
    let lab = use_lab();
    let (pile, format) = (&props.pile, lab.format());
    let few = use_first_few(pile.len(), LISTED, MORE);
    let count = pile.len() as u64;
    let take_out = {
        let pile = pile.clone();
        props.onchange.reform(move |path: String| pile.without(&path))
    };
    let rows = pile.iter().take(few.shown).map(|file| {
        let path = file.path.clone();
        let take_out = take_out.reform(move |_| path.clone());
        html! {
            <li key={file.path.clone()}>
                { file_path(&file.path) }
                <span class="secondary size">{ format.size(file.size) }</span>
                <Button kind={ButtonKind::Quiet} label={lab.t(Text::TakeOut(&visible(&file.path)))} onclick={take_out}>{ "✕" }</Button>
            </li>
        }
    });
    let next = few.rest.min(MORE) as u64;
    html! {
        <div class="chosen">
            <div class="row-head">
                <b aria-live="polite">{ lab.t(Text::Chosen(count, &format.number(count), &format.size(pile.bytes()))) }</b>
                <Button kind={ButtonKind::Quiet} onclick={props.onchange.reform(|_| Pile::default())}>{ lab.t(Text::TakeAllOut) }</Button>
            </div>
            <ul class="file-list">{ for rows }</ul>
            if few.rest > 0 {
                <Button kind={ButtonKind::Quiet} onclick={few.more}>
                    { lab.t(Text::ShowMore(&format.number(next), &format.number(few.rest as u64))) }
                </Button>
            }
        </div>
    }
}
