//! Every request: what a user or a script may ask of the lab. Nothing but the list; each is defined in its feature, with what it
//! does.
//!
//! Their JSON is what journals, scenarios and the JavaScript API spell: an object with one field, the name of the request. Those about
//! disks and machines are one level deeper, as 0.1.0 wrote them.

use kluis_resource::FileFacts;
use serde::{Deserialize, Serialize};

pub use crate::access::request::*;
pub use crate::backup::request::{BackUp, BackUpNow, CreatePolicy, Protect, SignIn};
pub use crate::clock::request::*;
pub use crate::disks::request::*;
pub use crate::jobs::CancelJob;
pub use crate::key_vaults::request::*;
pub use crate::keys::request::*;
pub use crate::machines::request::*;
pub use crate::restore::request::*;
pub use crate::secrets::request::*;
pub use crate::sets::request::*;
pub use crate::setup::request::*;
use crate::turn::{Done, Take, Turn};

/// Calls a macro with the three lists of requests: `Request { … } Compute { … } Machine { … }`.
#[macro_export]
macro_rules! with_requests {
    ($call:ident) => {
        $call! {
            Request {
                CreateVault, ChooseKeyVault, EnableIdentity, CreateIdentity, UseIdentity, DisableIdentity, AssignKey,
                UseInfrastructureEncryption, UsePlatformKey, MoveVault,
                CreateKeyVault, DeleteKeyVault, RecoverKeyVault, PurgeKeyVault, MoveKeyVault, EnableSoftDelete,
                EnablePurgeProtection, DisablePurgeProtection,
                DraftPolicy, SavePolicies, DiscardPolicies, AssignRole, RemoveRole, AssignReader, RemoveReader,
                CreateKey, CreateCertificate, ImportKey, SetKeyEnabled, SetKeyDates, SetRotationPolicy, DeleteKey,
                RecoverKey, PurgeKey,
                SetSecretEnabled, DeleteSecret, RecoverSecret, PurgeSecret,
                BackUp, Restore, CancelJob, CreateStorage, Download,
                AdvanceClock,
            }
            Compute {
                CreateSet, ChangeSetKey, ShareSet, MoveSet, RenewSetIdentity,
                CreateDisk, CreateDiskFromSnapshot, WriteDisk, ReadDisk, EncryptDisk, AttachDisk, DetachDisk, DeleteDisk,
                CreateSnapshot, DeleteSnapshot, MoveToSubscription,
                CreateVm, DeleteVm, StartVm, StopVm, InstallAgent, EncryptVm, RotateBek, InstallAdeExtension,
                CreateImage, PublishImage, CreateScaleSet,
            }
            Machine {
                SignIn, CreatePolicy, Protect, BackUpNow, RestoreVm, DeployTemplate, RestoreDatabase,
            }
        }
    };
}

macro_rules! define {
    (
        Request { $($request:ident,)+ }
        Compute { $($compute:ident,)+ }
        Machine { $($machine:ident,)+ }
    ) => {
        /// What a user or a script asks.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[expect(missing_docs, reason = "each request says what it does")]
        pub enum Request {
            $($request($request),)+
            /// About disks, virtual machines and disk encryption sets.
            Compute(ComputeRequest),
            /// About the backup of virtual machines, and of databases in them.
            Machine(MachineRequest),
        }

        /// A request about disks, virtual machines and disk encryption sets.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[expect(missing_docs, reason = "each request says what it does")]
        pub enum ComputeRequest {
            $($compute($compute),)+
        }

        /// A request about the backup of virtual machines, and of databases in them.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[expect(missing_docs, reason = "each request says what it does")]
        pub enum MachineRequest {
            $($machine($machine),)+
        }

        $(
            impl From<$request> for Request {
                fn from(request: $request) -> Self {
                    Self::$request(request)
                }
            }
        )+
        $(
            impl From<$compute> for Request {
                fn from(request: $compute) -> Self {
                    Self::Compute(ComputeRequest::$compute(request))
                }
            }
        )+
        $(
            impl From<$machine> for Request {
                fn from(request: $machine) -> Self {
                    Self::Machine(MachineRequest::$machine(request))
                }
            }
        )+

        impl Take for Request {
            fn take(&self, turn: &mut Turn<'_>) -> Done {
                match self {
                    $(Self::$request(request) => request.take(turn),)+
                    $(Self::Compute(ComputeRequest::$compute(request)) => request.take(turn),)+
                    $(Self::Machine(MachineRequest::$machine(request)) => request.take(turn),)+
                }
            }
        }
    };
}
with_requests!(define);

impl Request {
    /// The files whose contents come beside the request, in their order; `None` if it has none.
    #[must_use]
    #[expect(clippy::wildcard_enum_match_arm, reason = "no other request has files")]
    pub fn files(&self) -> Option<&[FileFacts]> {
        match self {
            Self::BackUp(BackUp { files, .. })
            | Self::Compute(
                ComputeRequest::CreateDisk(CreateDisk {
                    content: Content::Files(files),
                    ..
                })
                | ComputeRequest::WriteDisk(WriteDisk {
                    content: Content::Files(files),
                    ..
                }),
            ) => Some(files),
            _ => None,
        }
    }
}
