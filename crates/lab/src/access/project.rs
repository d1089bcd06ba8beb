//! Makes the views of who may use a key vault.

use kluis_keyvault::{Policy, RoleAssignment};
use kluis_resource::PrincipalId;

use crate::model::Lab;
use crate::view::{PolicyView, ReaderView, RoleView};

pub(crate) fn policy(lab: &Lab, policy: &Policy) -> PolicyView {
    PolicyView {
        principal: policy.principal,
        holder: lab.holder(policy.principal),
        permissions: policy.permissions.iter().copied().collect(),
        secrets: policy.secrets.iter().copied().collect(),
    }
}

pub(crate) fn reader(lab: &Lab, principal: PrincipalId) -> ReaderView {
    ReaderView {
        principal,
        holder: lab.holder(principal),
    }
}

pub(crate) fn role(lab: &Lab, role: &RoleAssignment) -> RoleView {
    RoleView {
        principal: role.principal,
        holder: lab.holder(role.principal),
        role: role.role,
        at: role.from,
        in_force: role.in_force(lab.now),
    }
}
