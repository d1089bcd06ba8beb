//! What the form of a machine's restore holds, and the acts that come of it: the one that would be sent, and those that only ask
//! whether another choice would be allowed.

use kluis_lab::Request;
use kluis_lab::request::{RestoreTarget, RestoreVm, RestoreWay, Selection};
use kluis_resource::{DesName, DiskName, Region, VmName};
use kluis_rulebook::{Tier, Way};

use super::place::Place;
use crate::form::free_name;
use crate::lab::Lab;
use crate::send::Forecast;

/// How many disk encryption sets are asked about at once.
const ASKED_SETS: usize = 4;

/// What the form holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Wanted {
    /// From snapshots, or from the vault.
    pub(super) tier: Tier,
    /// How.
    pub(super) way: Way,
    /// The name of the new machine.
    pub(super) vm: String,
    /// "Encrypt disk(s) using your key": with which set.
    pub(super) des: Option<DesName>,
    /// Another region than the machine's own.
    pub(super) region: Option<Region>,
    /// The disk that files are restored of; the first where none was chosen.
    pub(super) disk: Option<DiskName>,
    /// Which files.
    pub(super) selection: Selection,
    /// Where files go.
    pub(super) target: RestoreTarget,
}

impl Wanted {
    /// The disks of the recovery point, from the vault where it is there.
    pub(super) fn begin(lab: &Lab, place: &Place) -> Self {
        let tier = if place.point.in_vault {
            Tier::Vault
        } else {
            Tier::Snapshot
        };
        Self {
            tier,
            way: Way::RestoreDisks,
            vm: free_vm(lab).to_string(),
            des: None,
            region: None,
            disk: None,
            selection: Selection::All,
            target: RestoreTarget::Download,
        }
    }

    /// What the form would send; `None` while a name isn't one.
    pub(super) fn act(&self, place: &Place) -> Option<Request> {
        let way = self.way_of(place, self.way, VmName::parse(&self.vm).ok())?;
        Some(restore(place, self.tier, way, (self.des.clone(), self.region)))
    }

    fn way_of(&self, place: &Place, way: Way, name: Option<VmName>) -> Option<RestoreWay> {
        Some(match way {
            Way::CreateVm => RestoreWay::CreateVm(name?),
            Way::RestoreDisks => RestoreWay::Disks,
            Way::ReplaceExisting => RestoreWay::ReplaceExisting,
            Way::Files => RestoreWay::Files {
                disk: place.disk(self.disk.as_ref())?.disk.clone(),
                selection: self.selection.clone(),
                target: self.target.clone(),
            },
        })
    }

    /// The questions, in the order in which [`Answers`] has them: each tier, each way, each set, another region, and what is chosen.
    pub(super) fn questions(&self, lab: &Lab, place: &Place) -> Vec<Option<Request>> {
        let free = free_vm(lab);
        let ask = |tier: Tier, way: Way, choice: (Option<DesName>, Option<Region>)| {
            let way = self.way_of(place, way, Some(free.clone()))?;
            Some(restore(place, tier, way, choice))
        };
        let tiers = Tier::ALL.map(|tier| ask(tier, Way::RestoreDisks, (None, None)));
        let ways = Way::ALL.map(|way| ask(self.tier, way, (None, None)));
        let sets = sets(lab).map(|des| ask(self.tier, self.way, (Some(des), self.region)));
        let elsewhere = Region::ALL.iter().copied().find(|region| *region != place.point.region);
        let elsewhere = elsewhere.and_then(|region| ask(self.tier, self.way, (None, Some(region))));
        let mut all = vec![self.act(place), elsewhere];
        all.extend(tiers);
        all.extend(ways);
        all.extend(sets);
        all
    }
}

/// What the lab said to the questions.
pub(super) struct Answers<'a>(pub(super) &'a [Forecast]);

impl<'a> Answers<'a> {
    const TIERS: usize = 2;
    const WAYS: usize = Self::TIERS + Tier::ALL.len();
    const SETS: usize = Self::WAYS + Way::ALL.len();

    /// To what is chosen.
    pub(super) fn chosen(&self) -> Forecast {
        self.0.first().cloned().unwrap_or_default()
    }

    /// To another region.
    pub(super) fn elsewhere(&self) -> Option<&'a Forecast> {
        self.0.get(1)
    }

    /// To the tier at this place of [`Tier::ALL`].
    pub(super) fn tier(&self, index: usize) -> Option<&'a Forecast> {
        self.0.get(Self::TIERS + index)
    }

    /// To the way at this place of [`Way::ALL`].
    pub(super) fn way(&self, index: usize) -> Option<&'a Forecast> {
        self.0.get(Self::WAYS + index)
    }

    /// To the set at this place of the lab's.
    pub(super) fn set(&self, index: usize) -> Option<&'a Forecast> {
        self.0.get(Self::SETS + index)
    }

    /// The first refusal, where every one of so many sets would be refused.
    pub(super) fn all_sets(&self, count: usize) -> Option<&'a Forecast> {
        let sets = self.0.get(Self::SETS..)?;
        let refused = sets.len() == count && sets.iter().all(|forecast| forecast.refusal().is_some());
        sets.first().filter(|_| refused)
    }
}

/// The sets that are asked about.
fn sets(lab: &Lab) -> impl Iterator<Item = DesName> {
    lab.view
        .compute
        .sets
        .iter()
        .take(ASKED_SETS)
        .map(|set| set.name.clone())
}

fn restore(place: &Place, tier: Tier, way: RestoreWay, (des, region): (Option<DesName>, Option<Region>)) -> Request {
    Request::from(RestoreVm {
        vault: place.vault.name.clone(),
        item: place.machine.item.clone(),
        recovery_point: place.point.id,
        tier,
        way,
        des,
        region,
    })
}

/// A name that no machine has.
pub(super) fn free_vm(lab: &Lab) -> VmName {
    let name = free_name("restoredvm", lab.view.compute.vms.iter().map(|vm| vm.name.as_str()));
    VmName::parse(&name).expect("letters and a number make a name")
}
