//! Disks that came of a restore: identical or not, by SHA-256, and the key that wraps each one's data key.

use kluis_lab::text::vm_restore::Outcome as Text;
use kluis_lab::view::{DiskView, JobView, Origin};
use yew::{Html, html};

use crate::lab::Lab;
use crate::route::Route;
use crate::ui::{Fact, Facts, Glyph, KidChip, Link, Mark, ShortId, Sign, Thing};

/// The disks that a job restored; none where it restored files.
pub(in crate::pages::restore) fn disks_of_job(lab: &Lab, job: &JobView) -> Vec<DiskView> {
    let is_of_job = |disk: &&DiskView| match &disk.origin {
        Origin::Restored { restored, .. } => restored.uuid() == job.id.uuid(),
        Origin::Files | Origin::Sample | Origin::Marketplace | Origin::Image(_) | Origin::Snapshot(_) => false,
    };
    lab.view.compute.disks.iter().filter(is_of_job).cloned().collect()
}

/// The disks, one below the other, as a list of this name.
pub(in crate::pages::restore) fn made_disks(lab: &Lab, disks: &[DiskView], label: String) -> Html {
    html! { <ul class="rows made" aria-label={label}>{ for disks.iter().map(|disk| one(lab, disk)) }</ul> }
}

fn one(lab: &Lab, disk: &DiskView) -> Html {
    let (sign, word) = match disk.identical {
        None => (Sign::Running, Text::Making),
        Some(true) => (Sign::Good, Text::Identical),
        Some(false) => (Sign::Changed, Text::Differs),
    };
    let name = disk.name.as_str();
    let hash = |whole: &str, what: Text<'_>| {
        let what = lab.t(what);
        let id = html! { <ShortId whole={whole.to_owned()} what={what.clone()} first=16 last=8 /> };
        Fact::new(what, id)
    };
    let of_point = match &disk.origin {
        Origin::Restored { sha256, .. } => Some(hash(sha256, Text::ShaOfPoint)),
        Origin::Files | Origin::Sample | Origin::Marketplace | Origin::Image(_) | Origin::Snapshot(_) => None,
    };
    let of_disk = disk.stored.as_ref().map(|stored| hash(&stored.sha256, Text::Sha256));
    let facts: Vec<Fact> = of_disk.into_iter().chain(of_point).collect();
    html! {
        <li key={name.to_owned()}>
            <div class="row-head">
                <b><Glyph thing={Thing::Data} />{ name.to_owned() }</b>
                <Mark {sign} word={lab.t(word)} />
                if let Some(stored) = &disk.stored {
                    <KidChip kid={stored.kid.clone()} />
                    if !lab.single {
                        <Link to={Route::Envelope(Some(stored.object))} label={lab.t(Text::EnvelopeOf(name))}>{ lab.t(Text::Envelope) }</Link>
                    }
                }
            </div>
            if disk.stored.is_some() {
                <Facts {facts} />
            }
        </li>
    }
}
