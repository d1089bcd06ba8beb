/** Which engine: `"auto"` takes WebCrypto where it is there. */
export type EngineName = "auto" | "webcrypto" | "rustcrypto";

/** A sealed object: Azure Storage client-side encryption 2.0, and a manifest beside it. */
export interface Sealed {
  /** Its id, which the manifest bears. Without it, the manifest's own is taken. */
  object?: string;
  /** Regions of nonce, ciphertext and tag. */
  body: Blob;
  /** Who can unwrap its key: JSON, as Azure Storage keeps it beside a blob. */
  encryptionData: string;
  /** What the body is: JSON. */
  manifest: string;
}

/** What this package throws. */
export interface KluisError extends Error {
  name: "KluisError";
  kind:
    | "Invalid" | "Refused" | "ReadOnly" | "Storage" | "Worker" | "Damaged" | "Unreadable" | "DoesNotOpen" | "Key" | "Engine";
  /** With `kind: "Refused"`. */
  refusal?: Refusal;
}

/** A file to back up. */
export interface SourceFile {
  /** Its path within the item, parts separated by `/`. */
  path: string;
  blob: Blob;
  /** When it was last changed, in milliseconds since 1970; now, where it isn't given. */
  modified?: number;
}

/** What `Lab.importKey` imports a key as: a new key, or a new version where the name is there (rule K3). */
export interface ImportKey {
  key_vault: string;
  key: string;
}

/** What `Lab.backUp` backs up to. */
export interface BackUp {
  vault: string;
  item: string;
  /** "Protect with platform-managed keys", chosen knowingly (rule V10). */
  platform_key_accepted?: boolean;
  /** What it is (rules V3, V13); files, where nothing is said. */
  workload?: Workload;
}

/** What is backed up. */
export type Workload = "Files" | "SqlInVm" | "HanaInVm" | "MarsAgent" | "ClassicVm";

/** Milliseconds since 1970. */
export type Timestamp = number;
export type Uuid = string;
/** `https://<key vault>.vault.azure.net/keys/<key>[/<version>]` */
export type KeyUri = string;
/** A `KeyUri` with a version, or `kluis-platform:<resource>/<version>`. */
export type Kid = string;
export type Region =
  | "westeurope" | "northeurope" | "eastus" | "westus2" | "southcentralus" | "westcentralus" | "usgovarizona" | "usgovvirginia";
export type SetupStep = "Identity" | "Permissions" | "Protection" | "Key";
export type Check = "VaultCreated" | "IdentityOn" | "PermissionsGranted" | "ProtectionOn" | "KeyAssigned";
export type KeyPermission = "Get" | "List" | "UnwrapKey" | "WrapKey";

/** What a user can let happen. */
export type Act =
  | { CreateVault: { vault: string; region: Region } }
  | { ChooseKeyVault: { vault: string; key_vault: string } }
  | { EnableIdentity: { vault: string } }
  | { DisableIdentity: { vault: string; accept_inconsistency: boolean } }
  /** A user-assigned identity (rule N3); of the lab's first tenant where none is said. */
  | { CreateIdentity: { identity: string; tenant?: Uuid } }
  | { UseIdentity: { vault: string; identity: string } }
  /** Rules V6 and V7; the lab makes the other subscription or tenant up. */
  | { MoveVault: { vault: string; to: { ResourceGroup: string } | "Subscription" | "Tenant" } }
  /** `infrastructure_encryption` adds a second layer under the platform's key, with the first key or never (rule E5). */
  | { AssignKey: { vault: string; source: KeySource; infrastructure_encryption?: boolean } }
  /** Always refused, with the reason: it comes with the first key. */
  | { UseInfrastructureEncryption: { vault: string } }
  | { UsePlatformKey: { vault: string } }
  | { Restore: { vault: string; item: string; recovery_point: Uuid; selection: Selection; target: RestoreTarget } }
  | { CancelJob: { job: Uuid } }
  | { CreateStorage: { storage: string; region: Region; key?: KeyUri } }
  | { Download: { storage: string; object: Uuid } }
  | { CreateKeyVault: NewKeyVault }
  | { DeleteKeyVault: { key_vault: string } }
  | { RecoverKeyVault: { key_vault: string } }
  | { PurgeKeyVault: { key_vault: string } }
  | { MoveKeyVault: { key_vault: string; tenant: Uuid } }
  | { EnableSoftDelete: { key_vault: string } }
  | { EnablePurgeProtection: { key_vault: string } }
  | { DisablePurgeProtection: { key_vault: string } }
  | { DraftPolicy: { key_vault: string; principal: Uuid; permissions: KeyPermission[] } }
  | { SavePolicies: { key_vault: string } }
  | { DiscardPolicies: { key_vault: string } }
  /** On a key vault with roles (rule N4); in force ten minutes later on the lab's clock. */
  | { AssignRole: { key_vault: string; principal: Uuid; role: KeyVaultRole } }
  | { RemoveRole: { key_vault: string; principal: Uuid; role: KeyVaultRole } }
  | { CreateKey: { key_vault: string; key: string; bits: 2048 | 3072 | 4096 } }
  | { SetKeyEnabled: { key: KeyUri; enabled: boolean } }
  | { DeleteKey: { key_vault: string; key: string } }
  | { RecoverKey: { key_vault: string; key: string } }
  | { PurgeKey: { key_vault: string; key: string } }
  /** Before the first date and from the last one on, the version unwraps and doesn't wrap (rule N7). */
  | { SetKeyDates: { key: KeyUri; not_before?: Timestamp; expires?: Timestamp } }
  | { SetRotationPolicy: { key_vault: string; key: string; policy?: RotationPolicy } }
  /** Moves the lab's clock forward; what is due meanwhile happens in order. */
  | { AdvanceClock: { by: { Minutes: number } | { Hours: number } | { Days: number } | "ToNext" } };

/** A key vault to create. */
export interface NewKeyVault {
  key_vault: string;
  region: Region;
  soft_delete: boolean;
  purge_protection: boolean;
  /** 7 to 90 (rule N5); 90 where nothing is said. */
  retention_days?: number;
  /** Roles instead of access policies (rule N4). */
  rbac?: boolean;
  /** The lab's first tenant where none is said. */
  tenant?: Uuid;
}

/** How a key is given: by URI it doesn't rotate by itself, picked it does (rule A3). */
export type KeySource = { Uri: { uri: string; subscription: string } } | { Picker: { key_vault: string; key: string } };
export type Selection = "All" | { File: string };
export type RestoreTarget = "Download" | { Storage: string };

/** Why something was refused. The lab is then exactly what it was. */
export interface Refusal {
  /** The rule of the rulebook, such as `"V9"`. */
  rule?: string;
  /** What is wrong, with the names of this lab. */
  detail: string | Record<string, Record<string, unknown>>;
  /** Azure's own error code. */
  azure_code?: string;
}

/** What a lab tells without being asked. */
export type Push =
  | { View: LabView }
  | { Status: HostStatus }
  | { Progress: Progress }
  | { Restored: { job: Uuid; file_name: string; bytes: number } }
  | { Trouble: "JournalUnreadable" | "StorageUnavailable" | "WorkerStopped" };

export interface HostStatus {
  storage: "Persisted" | "Memory" | "MemoryInsecureContext" | "MemoryNoStorage";
  engine: "WebCrypto" | "RustCrypto";
  keys_non_extractable: boolean;
  read_only: boolean;
}

export interface Progress {
  job: Uuid;
  done: number;
  total: number;
  /** Per second. */
  rate: number;
  seconds_left?: number;
}

/** The whole lab as a user sees it. */
export interface LabView {
  revision: number;
  now: Timestamp;
  clock: ClockView;
  edition: Edition;
  tenant: Uuid;
  subscription: Uuid;
  resource_group: string;
  vaults: VaultView[];
  key_vaults: KeyVaultView[];
  /** User-assigned (rule N3). */
  identities: UserIdentityView[];
  deleted_key_vaults: DeletedKeyVaultView[];
  storages: StorageView[];
  /** The newest first. */
  jobs: JobView[];
  /** The newest first. */
  log: LogEntry[];
}

/** Which rules hold: those of the source documents of 2020 and 2021, or those of 2026. */
export type Edition = "Seeds" | "Current";

/** The lab's clock: it goes with the real one, and can be moved ahead of it. */
export interface ClockView {
  now: Timestamp;
  ahead_millis: number;
  /** What happens by itself next. */
  next?: DueView;
}

export interface DueView {
  at: Timestamp;
  kind: "RoleInForce" | "KeyBegins" | "KeyExpires" | "KeyRotates" | "KeyGone" | "KeyVaultGone" | "KeyInForce";
  subject: string;
}

export interface UserIdentityView {
  name: string;
  principal: Uuid;
  tenant: Uuid;
}

export interface VaultView {
  name: string;
  region: Region;
  tenant: Uuid;
  subscription: Uuid;
  resource_group: string;
  resource_id: string;
  identity: "Off" | { On: { principal: Uuid; tenant: Uuid; inconsistent: boolean } }
    | { User: { principal: Uuid; tenant: Uuid } } | "SwitchedOff";
  key_vault?: string;
  steps: StepView[];
  checklist: CheckView[];
  encryption: EncryptionProperties;
  key?: VaultKeyView;
  /** A change of key that takes effect later (rule N6). */
  pending_key?: { uri: KeyUri; at: Timestamp };
  /** Why infrastructure encryption would be refused together with the first key (rule E5). */
  infrastructure_blocked?: Refusal;
  first_attempt?: string;
  backup_blocked?: Refusal;
  /** The same for a new item, which asks for the whole checklist (V10). */
  new_item_blocked?: Refusal;
  items: ItemView[];
}

export interface StepView {
  step: SetupStep;
  state: "Done" | { Current: Refusal | undefined } | { Locked: { missing: SetupStep[] } } | { Broken: Refusal };
}

export interface CheckView {
  check: Check;
  holds: boolean;
}

/** What `Get-AzRecoveryServicesVaultProperty` prints (rule A5). */
export interface EncryptionProperties {
  encryption_at_rest_type: string;
  key_uri?: KeyUri;
  subscription_id?: Uuid;
  last_update_status?: string;
  infrastructure_encryption_state: string;
}

export interface VaultKeyView {
  uri: KeyUri;
  rotates: boolean;
  bits: number;
  trouble?: Refusal;
}

export interface ItemView {
  name: string;
  workload: Workload;
  /** The newest first. */
  recovery_points: RecoveryPointView[];
}

export interface RecoveryPointView {
  id: Uuid;
  object: Uuid;
  at: Timestamp;
  files: FileView[];
  file_bytes: number;
  plaintext_bytes: number;
  stored_bytes: number;
  regions: number;
  kid: Kid;
  /** The platform's key of the second layer, where there is one; `stored_bytes` are then that layer's. */
  infrastructure?: Kid;
  timings: Timings;
  restore_blocked?: Refusal;
}

export interface FileView {
  path: string;
  size: number;
  modified: Timestamp;
}

/** Microseconds. They overlap; they don't add up. */
export interface Timings {
  read_micros: number;
  seal_micros: number;
  write_micros: number;
  wrap_micros: number;
  total_micros: number;
}

export interface StorageView {
  name: string;
  region: Region;
  kid: Kid;
  /** Whose identity uses the customer's key, where there is one. */
  principal?: Uuid;
  blocked?: Refusal;
  copies: CopyView[];
}

export interface CopyView {
  object: Uuid;
  file_name: string;
  item: string;
  at: Timestamp;
  bytes: number;
  kid: Kid;
}

export interface KeyVaultView {
  name: string;
  region: Region;
  subscription: Uuid;
  tenant: Uuid;
  soft_delete: boolean;
  purge_protection: boolean;
  retention_days: number;
  /** Roles, no access policies (rule N4). */
  rbac: boolean;
  roles: RoleView[];
  policies: PolicyView[];
  draft?: PolicyView[];
  keys: KeyView[];
  deleted_keys: DeletedKeyView[];
  /** The newest first. */
  audit: AuditEntry[];
  /** How many operations that are: what Azure would charge. */
  operations: number;
}

export interface PolicyView {
  principal: Uuid;
  holder?: string;
  permissions: KeyPermission[];
}

export interface RoleView {
  principal: Uuid;
  holder?: string;
  role: KeyVaultRole;
  /** From when on it is in force. */
  at: Timestamp;
  in_force: boolean;
}

export type KeyVaultRole = "CryptoServiceEncryptionUser" | "CryptoUser" | "Reader";

export interface DeletedKeyVaultView {
  name: string;
  region: Region;
  deleted: Timestamp;
  purge: Timestamp;
  purge_protection: boolean;
  keys: number;
}

export interface KeyView {
  name: string;
  /** The newest first. */
  versions: KeyVersionView[];
  rotation_policy?: RotationPolicy;
  rotates_at?: Timestamp;
}

/** When a key gets a new version by itself (rule N8). */
export interface RotationPolicy {
  rotate: { AfterCreation: { days: number } } | { BeforeExpiry: { days: number } };
  expires_after_days?: number;
}

export interface KeyVersionView {
  version: string;
  uri: KeyUri;
  bits: number;
  created: Timestamp;
  making: boolean;
  enabled: boolean;
  not_before?: Timestamp;
  expires?: Timestamp;
  can_wrap: boolean;
  /** Big-endian, hexadecimal. */
  modulus: string;
  wraps: number;
}

export interface DeletedKeyView {
  name: string;
  deleted: Timestamp;
  purge: Timestamp;
  versions: number;
}

export interface AuditEntry {
  /** From 1. */
  number: number;
  at: Timestamp;
  principal: Uuid;
  holder?: string;
  operation: KeyPermission;
  count: number;
  key: KeyUri;
  /** SHA-256 of the entry before, in hexadecimal. */
  before: string;
  /** Its own. */
  hash: string;
}

/** Whether an audit log or a copy of it is whole: for how many entries, or where it breaks. */
export type AuditCheck = { Intact: number } | { Broken: AuditBreak };

export interface AuditBreak {
  /** From 1; 0 is the line before the first, and one more than there are the end. */
  entry: number;
  fault: AuditFault;
  /** What stands there, column by column; empty where nothing is. */
  found: string[];
  /** What the key vault's own log has there. */
  expected: string[];
}

export type AuditColumn = "Number" | "At" | "Principal" | "Operation" | "Count" | "Key" | "Before" | "Hash";

export type AuditFault =
  | { Unreadable: { column?: AuditColumn } }
  | { Order: { found: number } }
  | { Before: { expected: string; found: string } }
  | { Content: { expected: string; found: string } }
  | { Head: { expected: string; found: string } }
  | { Rewritten: { expected: string; found: string } }
  | "Added" | "NoEnd" | "AfterEnd" | "OtherKeyVault" | "Unknown";

export interface JobView {
  id: Uuid;
  kind: "UpdateEncryptionKey" | "RotateKey" | "Backup" | "Restore" | "Download";
  resource: string;
  subject: string;
  state: "InProgress" | "Completed" | { Failed: JobFailure };
  started: Timestamp;
  ended?: Timestamp;
  bytes: number;
  /** Done, and in all: for a rotation. */
  objects?: [number, number];
}

export type JobFailure =
  | "Cancelled" | "Interrupted" | "SourceUnreadable" | "Storage" | "Damaged" | "KeyLost" | "KeyUnproven" | "KeyRefused"
  | "Engine";

export interface LogEntry {
  at: Timestamp;
  operation: string;
  resource: string;
  subject: string;
  status: "Started" | "Succeeded" | "Failed";
  job?: Uuid;
}

/** The real bytes of an object, hexadecimal. */
export interface EnvelopeView {
  object: Uuid;
  plaintext_bytes: number;
  stored_bytes: number;
  regions: number;
  region?: RegionView;
  encryption_data: string;
  kid: Kid;
  wrapped_key: string;
  /** Key and wrapped key before the latest rotation. */
  before?: [Kid, string];
  manifest: string;
  tags_digest: string;
  commitment: string;
  mac: string;
  engine: "WebCrypto" | "RustCrypto";
  /** The second layer, where there is one: what is above is its plaintext, and it is what lies in storage (rule E5). */
  infrastructure?: LayerView;
}

/** A second layer around an envelope: the body above, sealed once more under the platform's key. */
export interface LayerView {
  plaintext_bytes: number;
  stored_bytes: number;
  regions: number;
  /** The one in which the region above begins. */
  region?: RegionView;
  encryption_data: string;
  kid: Kid;
  wrapped_key: string;
  manifest: string;
  tags_digest: string;
  commitment: string;
  mac: string;
}

export interface RegionView {
  index: number;
  offset: number;
  plaintext_bytes: number;
  nonce: string;
  /** The first 64 bytes. */
  ciphertext_head: string;
  tag: string;
}

export type Tamper = { FlipBit: { region: number } } | { CutAfter: { region: number } } | { Swap: { region: number } };

export interface TamperOutcome {
  /** Our reader, which requires the manifest, refused. */
  refused: boolean;
  /** The reading of protocol 2.0 alone refused. */
  refused_without_manifest: boolean;
}
