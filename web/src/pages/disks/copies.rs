//! What is made of disks: snapshots, images, scale sets (rules M6, M8, M9, M10, M12).

mod scale_set;
mod snapshot;

use kluis_lab::request::{DeleteSnapshot, Movable, PublishImage};
use kluis_lab::text::disks_page::{Copies as Text, DisksPage, Fields};
use kluis_lab::view::{ImageView, ScaleSetView, SnapshotView, StoredView};
use kluis_lab::{Request, VmImage};
use kluis_rulebook::Rule;
use yew::{Html, Properties, component, html};

use self::scale_set::NewScaleSetForm;
use self::snapshot::new_disk_from;
use super::disk::move_button;
use super::fields::delete_dialog;
use super::section::Section;
use crate::lab::{Lab, use_lab};
use crate::route::{DisksPart, Route};
use crate::send::use_send;
use crate::ui::{
    Answer, Button, ButtonKind, Glyph, KidChip, Link, Mark, Order, PagedList, Rows, RuleChip, Sign, Thing,
};

/// The three lists.
#[component]
pub(super) fn Copies() -> Html {
    let lab = use_lab();
    let compute = &lab.view.compute;
    let own = lab.clone();
    let snapshots = Rows::of(
        &compute.snapshots,
        |own| html! { <Snapshot key={own.name.to_string()} snapshot={own.clone()} /> },
    );
    let images = Rows::of(
        &compute.images,
        |own| html! { <Image key={own.name.to_string()} image={own.clone()} /> },
    );
    let scale_sets = Rows::new(compute.scale_sets.len(), move |index| {
        scale_set(&own, &own.view.compute.scale_sets[index])
    });
    let list = |title: Text<'static>, none: Text<'static>, rows: Rows| {
        html! {
            <>
                <h3>{ lab.t(title.clone()) }</h3>
                if rows.is_empty() {
                    <p class="secondary">{ lab.t(none) }</p>
                } else {
                    <PagedList label={lab.t(title)} {rows} order={Order::Other} />
                }
            </>
        }
    };
    html! {
        <Section part={DisksPart::Copies} title={lab.t(DisksPage::PartCopies)} lead={lab.t(Text::Lead)}>
            <div class="card">{ list(Text::Snapshots, Text::NoSnapshots, snapshots) }</div>
            <div class="card">{ list(Text::Images, Text::NoImages, images) }</div>
            <div class="card">
                { list(Text::ScaleSets, Text::NoScaleSets, scale_sets) }
                <details class="new-thing">
                    <summary>{ lab.t(Text::NewScaleSet) }</summary>
                    <p class="secondary">{ lab.t(Text::ScaleSetLead) }</p>
                    <NewScaleSetForm />
                </details>
            </div>
        </Section>
    }
}

/// Its name, whether it is made, and the key that wraps its data key.
fn head(lab: &Lab, name: &str, stored: Option<&StoredView>) -> Html {
    html! {
        <>
            <span><Glyph thing={Thing::Data} />{ name.to_owned() }</span>
            if let Some(stored) = stored {
                <KidChip kid={stored.kid.clone()} />
            } else {
                <Mark sign={Sign::Running} word={lab.t(Fields::BeingMade)} />
            }
        </>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct SnapshotProps {
    snapshot: SnapshotView,
}

#[component]
fn Snapshot(props: &SnapshotProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let snapshot = &props.snapshot;
    let name = snapshot.name.as_str();
    let mut facts = vec![
        lab.t(Text::OfDisk(snapshot.disk.as_str())),
        snapshot.region.display_name().to_owned(),
    ];
    facts.extend(
        snapshot
            .stored
            .as_ref()
            .map(|stored| lab.format().size(stored.plaintext_bytes)),
    );
    if snapshot.of_backup {
        facts.push(lab.t(Text::OfBackup));
    }
    let what = Movable::Snapshot(snapshot.name.clone());
    html! {
        <li>
            <div class="row-head">{ head(&lab, name, snapshot.stored.as_ref()) }</div>
            <p class="secondary">{ facts.join(" · ") }</p>
            if snapshot.stored.is_some() {
                <div class="row actions">
                    { new_disk_from(&lab, snapshot) }
                    { move_button(&lab, (name, what), &snapshot.encryption, &sender) }
                    if snapshot.of_backup {
                        <Button kind={ButtonKind::Quiet} label={lab.t(Fields::DeleteOf(name))} disabled=true reason={lab.t(Text::GoesWithPoint)}>
                            { lab.t(Fields::Delete) }
                        </Button>
                    } else {
                        { delete_dialog(&lab, (name, Fields::DeleteForGood), DeleteSnapshot { snapshot: snapshot.name.clone() }, Html::default()) }
                    }
                </div>
            }
            <Answer of={sender.clone()} />
        </li>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ImageProps {
    image: ImageView,
}

#[component]
fn Image(props: &ImageProps) -> Html {
    let lab = use_lab();
    let sender = use_send();
    let image = &props.image;
    let name = image.name.as_str();
    let facts = [
        lab.t(image.os),
        lab.t(Text::OfDisk(image.disk.as_str())),
        image.region.display_name().to_owned(),
    ];
    let publish = sender.on_click(Request::from(PublishImage {
        image: image.name.clone(),
    }));
    let des = image.encryption.des();
    let reason = des.map(|des| lab.t(Text::NotInGallery(des.as_str())));
    let what = Movable::Image(image.name.clone());
    html! {
        <li>
            <div class="row-head">
                { head(&lab, name, image.stored.as_ref()) }
                if image.published {
                    <Mark sign={Sign::Told} word={lab.t(Text::Published)} />
                }
            </div>
            <p class="secondary">{ facts.join(" · ") }</p>
            if image.stored.is_some() {
                <div class="row actions">
                    <Link to={Route::Disks(Some(DisksPart::Machines))} label={lab.t(Text::MachineFromOf(name))}>{ lab.t(Text::MachineFrom) }</Link>
                    if !image.published {
                        <span class="barred">
                            <Button kind={ButtonKind::Quiet} label={lab.t(Text::PublishOf(name))} busy={sender.busy()}
                                disabled={des.is_some()} {reason} onclick={publish}>{ lab.t(Text::Publish) }</Button>
                            if des.is_some() {
                                <RuleChip rule={Rule::M10} />
                            }
                        </span>
                    }
                    { move_button(&lab, (name, what), &image.encryption, &sender) }
                </div>
            }
            <Answer of={sender.clone()} />
        </li>
    }
}

fn scale_set(lab: &Lab, set: &ScaleSetView) -> Html {
    let image = match &set.image {
        VmImage::Custom(image) => lab.t(Text::From(image.as_str())),
        VmImage::Marketplace | VmImage::Restored => lab.t(Fields::Marketplace),
    };
    let count = set.stored.len() as u64;
    let mut facts = vec![lab.t(set.os), set.region.display_name().to_owned(), image];
    if count > 0 {
        facts.insert(0, lab.t(Text::InstanceCount(count)));
    }
    html! {
        <li key={set.name.to_string()}>
            <div class="row-head">{ head(lab, set.name.as_str(), set.stored.first()) }</div>
            <p class="secondary">{ facts.join(" · ") }</p>
        </li>
    }
}
