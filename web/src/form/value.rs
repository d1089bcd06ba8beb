//! The values that a field offers, and what each is called in the page's own attributes.

use kluis_lab::{AuditedOperation, DiskEncryption, SampleKind, VmImage, Weekday};
use kluis_resource::{
    DesName, DiskName, IdentityName, ItemName, KeyName, KeyUri, KeyVaultName, KeyVersion, ObjectId, PolicyName,
    PrincipalId, RecoveryPointId, Region, SubscriptionId, TenantId, VaultName,
};
use kluis_rulebook::{Document, Edition, Group, KeyVaultRole, Os, Workload};
use yew::AttrValue;

/// Something that can be chosen.
pub trait Value: Clone + PartialEq + 'static {
    /// What an option of this value is called in the page. Nothing reads it back: what is chosen is the value itself.
    fn attribute(&self) -> AttrValue;
}

/// "None", "any" and the like.
impl<T: Value> Value for Option<T> {
    fn attribute(&self) -> AttrValue {
        self.as_ref().map(Value::attribute).unwrap_or_default()
    }
}

/// Values by a text of their own.
macro_rules! values {
    ($($value:ty => $text:expr;)*) => {$(
        impl Value for $value {
            fn attribute(&self) -> AttrValue {
                let text: fn(&Self) -> String = $text;
                text(self).into()
            }
        }
    )*};
}

values! {
    DesName => ToString::to_string;
    DiskName => ToString::to_string;
    IdentityName => ToString::to_string;
    ItemName => ToString::to_string;
    KeyName => ToString::to_string;
    KeyVaultName => ToString::to_string;
    PolicyName => ToString::to_string;
    VaultName => ToString::to_string;
    KeyUri => ToString::to_string;
    KeyVersion => ToString::to_string;
    ObjectId => ToString::to_string;
    PrincipalId => ToString::to_string;
    RecoveryPointId => ToString::to_string;
    SubscriptionId => ToString::to_string;
    TenantId => ToString::to_string;
    String => Clone::clone;
    bool => ToString::to_string;
    u8 => ToString::to_string;
    u16 => ToString::to_string;
    u64 => ToString::to_string;
    Region => |region| region.code().to_owned();
    KeyVaultRole => |role| role.azure_name().to_owned();
    AuditedOperation => |operation| operation.code().to_owned();
    Edition => |edition| edition.year().to_owned();
    Document => |document| document.number().to_owned();
    Group => |group| format!("{group:?}");
    Os => |os| format!("{os:?}");
    SampleKind => |kind| format!("{kind:?}");
    Weekday => |day| format!("{day:?}");
    Workload => |workload| format!("{workload:?}");
    DiskEncryption => |own| own.des().map(ToString::to_string).unwrap_or_default();
    VmImage => |image| match image {
        VmImage::Custom(name) => name.to_string(),
        VmImage::Marketplace | VmImage::Restored => String::new(),
    };
}
