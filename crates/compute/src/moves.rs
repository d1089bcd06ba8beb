//! What can't be done with what has a customer's key: snapshots of another key, galleries, other subscriptions (rules M9, M10,
//! M12).

use kluis_resource::SubscriptionId;
use kluis_rulebook::{Detail, Refusal, Rule};

use crate::{Compute, Disk, DiskEncryption, Image, Snapshot};

impl Disk {
    /// Whose key protects a snapshot or an image of it, where it is asked for or not (rule M9).
    ///
    /// # Errors
    /// M9: another one than the disk's, which is a customer's.
    pub fn encryption_of_snapshot(&self, asked: Option<&DiskEncryption>) -> Result<DiskEncryption, Refusal> {
        let wanted = asked.unwrap_or(&self.encryption);
        if *wanted == self.encryption || self.encryption == DiskEncryption::Platform {
            return Ok(wanted.clone());
        }
        let (disk, des) = (self.name.to_string(), self.encryption.des().map(ToString::to_string));
        Err(Refusal::of(Rule::M9, Detail::SnapshotKeepsKey { disk, des }))
    }

    /// Comes to another subscription.
    ///
    /// # Errors
    /// M12: it has a customer's key; or it is attached to a machine.
    pub fn move_to_subscription(&mut self, subscription: SubscriptionId) -> Result<(), Refusal> {
        may_move(self.name.as_str(), &self.encryption)?;
        if let Some(vm) = &self.vm {
            let (disk, vm) = (self.name.to_string(), vm.to_string());
            return Err(Refusal::without_rule(Detail::DiskAttached { disk, vm }));
        }
        self.subscription = subscription;
        Ok(())
    }
}

impl Snapshot {
    /// Comes to another subscription.
    ///
    /// # Errors
    /// M12: it has a customer's key.
    pub fn move_to_subscription(&mut self, subscription: SubscriptionId) -> Result<(), Refusal> {
        may_move(self.name.as_str(), &self.encryption)?;
        self.subscription = subscription;
        Ok(())
    }
}

impl Image {
    /// Comes to another subscription.
    ///
    /// # Errors
    /// M12: it has a customer's key.
    pub fn move_to_subscription(&mut self, subscription: SubscriptionId) -> Result<(), Refusal> {
        may_move(self.name.as_str(), &self.encryption)?;
        self.subscription = subscription;
        Ok(())
    }

    /// Goes into the shared image gallery.
    ///
    /// # Errors
    /// M10: it has a customer's key; or it is there already.
    pub fn publish(&mut self) -> Result<(), Refusal> {
        if let Some(des) = self.encryption.des() {
            let (image, des) = (self.name.to_string(), des.to_string());
            return Err(Refusal::of(Rule::M10, Detail::NotInGallery { image, des }));
        }
        if self.published {
            let name = self.name.to_string();
            return Err(Refusal::without_rule(Detail::AlreadySo { name }));
        }
        self.published = true;
        Ok(())
    }
}

impl Compute {
    /// Checks that no disk of a machine has a set: the guest's encryption does not go with one (rule N11).
    ///
    /// # Errors
    /// The first disk that has one.
    pub fn check_ade(&self, vm: &crate::Vm) -> Result<(), Refusal> {
        let mut disks = self.disks_of(vm);
        let found = disks.find_map(|disk| Some((disk, disk.encryption.des()?)));
        let Some((disk, des)) = found else { return Ok(()) };
        Err(Refusal::of(
            Rule::N11,
            Detail::AdeOnDesDisk {
                vm: vm.name.to_string(),
                disk: disk.name.to_string(),
                des: des.to_string(),
            },
        ))
    }
}

fn may_move(name: &str, encryption: &DiskEncryption) -> Result<(), Refusal> {
    let Some(des) = encryption.des() else { return Ok(()) };
    let (name, des) = (name.to_owned(), des.to_string());
    Err(Refusal::of(Rule::M12, Detail::DiskMayNotMove { name, des }))
}
