//! References: texts of a scenario that stand for what only the lab at hand knows.
//!
//! | reference | stands for |
//! |---|---|
//! | `$principal:testvault` | the object id of the identity of a vault, storage account, disk encryption set or user-assigned identity |
//! | `$key:testkeyvault/testkey` | the URI of a key's newest version; `@1` at the end: of its first, `@2`: of its second … |
//! | `$point:testvault/photos` | the newest recovery point of an item; `@1` as above |
//! | `$object:testvault/photos` | the object of that recovery point |
//! | `$machine-point:testvault/vm1` | the newest recovery point of a protected machine, or of a database in one; `@1` as above |
//! | `$backup-service` | the object id of "Backup Management Service" |
//! | `$restored` | the disks that were restored together last |
//! | `$restored-disk:1` | the name of one of them; 0 is the disk with the operating system |
//! | `$disk-object:disk1` | the object of a disk |
//! | `$bek:vm1` | the secret that holds the BEK of a machine, with its version |
//! | `$copy:teststorage` | the object of the newest copy in a storage account |
//! | `$job:last` | the newest job |
//! | `$subscription`, `$subscription:testvault` | the lab's subscription, or that of a vault or key vault |
//! | `$other-subscription` | the lab's other subscription |
//! | `$tenant`, `$tenant:testvault` | the lab's directory, or that of a vault, key vault or disk encryption set |
//! | `$now`, `$now+1d`, `$now-2h`, `$now+5m` | a moment of the lab's clock |
//! | `$kept:name` | what a step before kept under this name |

use std::collections::BTreeMap;

use serde_json::Value;

use super::path::find;

/// What steps before kept.
pub(super) type Kept = BTreeMap<String, Value>;

/// Puts what references lead to in their places, everywhere in a value. Gives the reference that leads nowhere.
pub(super) fn resolve_all(value: &mut Value, view: &Value, kept: &Kept) -> Result<(), String> {
    match value {
        Value::String(text) if text.starts_with('$') => {
            *value = resolve(text, view, kept)?;
            Ok(())
        }
        Value::Array(elements) => elements
            .iter_mut()
            .try_for_each(|element| resolve_all(element, view, kept)),
        Value::Object(fields) => fields.values_mut().try_for_each(|field| resolve_all(field, view, kept)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Ok(()),
    }
}

/// What one reference leads to.
pub(super) fn resolve(reference: &str, view: &Value, kept: &Kept) -> Result<Value, String> {
    let text = reference.strip_prefix('$').unwrap_or(reference);
    let found = if let Some(shift) = text.strip_prefix("now") {
        moment(view, shift)
    } else {
        let (kind, name) = text.split_once(':').unwrap_or((text, ""));
        match kind {
            "principal" => principal(view, name).cloned(),
            "key" => version(view, name).and_then(|version| version.get("uri")).cloned(),
            "point" => point(view, name).and_then(|point| point.get("id")).cloned(),
            "object" => point(view, name).and_then(|point| point.get("object")).cloned(),
            "machine-point" => machine_point(view, name).and_then(|point| point.get("id")).cloned(),
            "backup-service" => find(view, "user.backup_service").cloned(),
            "restored" => find(view, "compute.restored.0.id").cloned(),
            "restored-disk" => find(view, &format!("compute.restored.0.disks.{name}")).cloned(),
            "disk-object" => find(view, &format!("compute.disks.{name}.stored.object")).cloned(),
            "bek" => find(view, &format!("compute.vms.{name}.ade.secret")).cloned(),
            "other-subscription" => find(view, "subscriptions.1").cloned(),
            "copy" => find(view, &format!("storages.{name}.copies.0.object")).cloned(),
            "job" if name == "last" => find(view, "jobs.0.id").cloned(),
            "subscription" | "tenant" => of_resource(view, name, kind).cloned(),
            "kept" => kept.get(name).cloned(),
            _ => None,
        }
    };
    found.ok_or_else(|| reference.to_owned())
}

/// A field of a vault, key vault or disk encryption set, or else of the lab.
fn of_resource<'a>(view: &'a Value, name: &str, field: &str) -> Option<&'a Value> {
    if name.is_empty() {
        return view.get(field);
    }
    let kinds = ["vaults", "key_vaults", "compute.sets"].into_iter();
    let resource = kinds.filter_map(|kind| find(view, &format!("{kind}.{name}"))).next()?;
    resource.get(field).or_else(|| view.get(field))
}

fn principal<'a>(view: &'a Value, name: &str) -> Option<&'a Value> {
    if let Some(identity) = find(view, &format!("vaults.{name}.identity")) {
        // Whatever kind of identity it is: the variant that has a principal.
        return identity.as_object()?.values().find_map(|kind| kind.get("principal"));
    }
    let kinds = ["storages", "identities", "compute.sets"].into_iter();
    kinds
        .filter_map(|kind| find(view, &format!("{kind}.{name}.principal")))
        .find(|principal| !principal.is_null())
}

fn version<'a>(view: &'a Value, name: &str) -> Option<&'a Value> {
    let (name, place) = split_place(name)?;
    let (key_vault, key) = name.split_once('/')?;
    pick(
        find(view, &format!("key_vaults.{key_vault}.keys.{key}.versions"))?,
        place,
    )
}

fn point<'a>(view: &'a Value, name: &str) -> Option<&'a Value> {
    let (name, place) = split_place(name)?;
    let (vault, item) = name.split_once('/')?;
    pick(
        find(view, &format!("vaults.{vault}.items.{item}.recovery_points"))?,
        place,
    )
}

fn machine_point<'a>(view: &'a Value, name: &str) -> Option<&'a Value> {
    let (name, place) = split_place(name)?;
    let (vault, item) = name.split_once('/')?;
    let machines = find(view, &format!("vaults.{vault}.machines"))?.as_array()?;
    // An item of a database has a name with parts: `vm1/mssqlserver`.
    let machine = machines
        .iter()
        .find(|machine| machine.get("item").and_then(Value::as_str) == Some(item))?;
    pick(machine.get("points")?, place)
}

/// `name@2`: the name, and the place from 1.
fn split_place(name: &str) -> Option<(&str, Option<usize>)> {
    match name.split_once('@') {
        Some((name, place)) => Some((name, Some(place.parse().ok()?))),
        None => Some((name, None)),
    }
}

/// Of a list with the newest first: the newest, or the one at this place from 1 on, counted from the oldest.
fn pick(newest_first: &Value, place: Option<usize>) -> Option<&Value> {
    let all = newest_first.as_array()?;
    match place {
        None => all.first(),
        Some(place) => all.get(all.len().checked_sub(place)?),
    }
}

/// `+1d`, `-2h`, `+5m` or nothing, from the lab's clock on.
fn moment(view: &Value, shift: &str) -> Option<Value> {
    let clock = find(view, "clock.now").or_else(|| view.get("now"))?.as_i64()?;
    if shift.is_empty() {
        return Some(clock.into());
    }
    let (number, unit) = shift.split_at_checked(shift.len().checked_sub(1)?)?;
    let millis = match unit {
        "d" => 86_400_000,
        "h" => 3_600_000,
        "m" => 60_000,
        _ => return None,
    };
    let signed = number.starts_with(['+', '-']);
    let shift = number.parse::<i64>().ok().filter(|_| signed)?.checked_mul(millis)?;
    clock.checked_add(shift).map(Value::from)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn view() -> Value {
        json!({
            "now": 1_000_000, "subscription": "s", "tenant": "t",
            "jobs": [{ "id": "j2" }, { "id": "j1" }],
            "vaults": [
                { "name": "v", "tenant": "t2", "identity": { "On": { "principal": "p" } }, "items": [
                    { "name": "photos", "recovery_points": [{ "id": "r2", "object": "o2" }, { "id": "r1", "object": "o1" }] },
                ]},
                { "name": "off", "identity": "Off", "machines": [
                    { "item": "vm1", "points": [{ "id": "m2" }, { "id": "m1" }] }, { "item": "vm1/sql", "points": [{ "id": "d1" }] },
                ]},
            ],
            "subscriptions": ["s", "s2"],
            "user": { "backup_service": "pb" },
            "compute": {
                "sets": [{ "name": "set1", "principal": "pd", "tenant": "t3" }],
                "disks": [{ "name": "disk1", "stored": { "object": "od" } }],
                "vms": [{ "name": "vm1", "ade": { "secret": "bek1" } }],
                "restored": [{ "id": "rs", "disks": ["os", "data"] }],
            },
            "storages": [{ "name": "store", "principal": "ps", "copies": [{ "object": "oc" }] }],
            "key_vaults": [{ "name": "kv", "keys": [{ "name": "k", "versions": [{ "uri": "u2" }, { "uri": "u1" }] }] }],
        })
    }

    #[test]
    fn a_reference_leads_to_what_is_in_the_lab() {
        let kept = Kept::from([("old".to_owned(), json!("p0"))]);
        for (reference, meant) in [
            ("$principal:v", json!("p")),
            ("$principal:store", json!("ps")),
            ("$key:kv/k", json!("u2")),
            ("$key:kv/k@1", json!("u1")),
            ("$key:kv/k@2", json!("u2")),
            ("$point:v/photos", json!("r2")),
            ("$point:v/photos@1", json!("r1")),
            ("$object:v/photos@1", json!("o1")),
            ("$principal:set1", json!("pd")),
            ("$tenant:set1", json!("t3")),
            ("$machine-point:off/vm1", json!("m2")),
            ("$machine-point:off/vm1@1", json!("m1")),
            ("$machine-point:off/vm1/sql", json!("d1")),
            ("$backup-service", json!("pb")),
            ("$restored", json!("rs")),
            ("$restored-disk:1", json!("data")),
            ("$disk-object:disk1", json!("od")),
            ("$bek:vm1", json!("bek1")),
            ("$other-subscription", json!("s2")),
            ("$copy:store", json!("oc")),
            ("$job:last", json!("j2")),
            ("$subscription", json!("s")),
            ("$subscription:v", json!("s")),
            ("$tenant", json!("t")),
            ("$tenant:v", json!("t2")),
            ("$now", json!(1_000_000)),
            ("$now+1d", json!(87_400_000)),
            ("$now-5m", json!(700_000)),
            ("$kept:old", json!("p0")),
        ] {
            assert_eq!(resolve(reference, &view(), &kept), Ok(meant), "{reference}");
        }
    }

    #[test]
    fn a_reference_that_leads_nowhere_is_named() {
        for reference in [
            "$principal:off",
            "$principal:nobody",
            "$key:kv/k@3",
            "$key:kv/k@0",
            "$key:kv",
            "$point:v/photos@x",
            "$machine-point:v/vm1",
            "$bek:vm2",
            "$job:first",
            "$now+1",
            "$now1d",
            "$nowadays",
            "$kept:new",
            "$",
        ] {
            let mut value = json!({ "a": [reference] });
            assert_eq!(
                resolve_all(&mut value, &view(), &Kept::new()),
                Err(reference.to_owned())
            );
        }
    }

    #[test]
    fn references_are_resolved_wherever_they_stand_and_nothing_else_is_touched() {
        let mut value = json!({ "a": [{ "b": "$job:last" }, 1, "plain"], "c": "a$b" });
        resolve_all(&mut value, &view(), &Kept::new()).unwrap();
        assert_eq!(value, json!({ "a": [{ "b": "j2" }, 1, "plain"], "c": "a$b" }));
    }
}
