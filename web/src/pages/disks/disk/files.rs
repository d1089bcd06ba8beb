//! The files on a disk, each of which can be read by itself (rule M2).

use kluis_lab::Request;
use kluis_lab::request::{ReadDisk, Selection};
use kluis_lab::text::disks_page::Disk as Text;
use yew::{Html, component, html};

use super::DiskProps;
use crate::lab::use_lab;
use crate::send::use_send;
use crate::ui::{Answer, Button, ButtonKind, file_path, use_first_few, visible};

/// How many are listed until more are asked for, and how many more then.
const LISTED: usize = 6;
const MORE: usize = 200;

/// The list.
#[component]
pub(super) fn FilesOf(props: &DiskProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let disk = &props.disk;
    let few = use_first_few(disk.files.len(), LISTED, MORE);
    let blocked = disk.read_blocked.is_some();
    let rows = disk.files.iter().take(few.shown).map(|file| {
        let act = Request::from(ReadDisk {
            disk: disk.name.clone(),
            selection: Selection::File(file.path.clone()),
        });
        html! {
            <li key={file.path.clone()}>
                { file_path(&file.path) }
                <span class="secondary size">{ lab.format().size(file.size) }</span>
                <Button
                    kind={ButtonKind::Quiet}
                    label={lab.t(Text::ReadFile(&visible(&file.path)))}
                    busy={sender.busy()}
                    disabled={blocked}
                    onclick={sender.on_click(act)}
                >{ lab.t(Text::ReadOne) }</Button>
            </li>
        }
    });
    html! {
        <>
            <ul class="file-list" aria-label={lab.t(Text::Files(disk.name.as_str()))}>{ for rows }</ul>
            if few.rest > 0 {
                <Button kind={ButtonKind::Quiet} onclick={few.more}>{ lab.t(Text::ShowMore(&lab.format().number(few.rest as u64))) }</Button>
            }
            <Answer of={sender.clone()} />
        </>
    }
}
