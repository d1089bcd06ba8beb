/** The whole lab as a user sees it. */
export interface LabView {
  revision: number;
  now: Timestamp;
  clock: ClockView;
  edition: Edition;
  tenant: Uuid;
  subscription: Uuid;
  /** That one, and another. */
  subscriptions: Uuid[];
  resource_group: string;
  vaults: VaultView[];
  key_vaults: KeyVaultView[];
  /** User-assigned (rule N3). */
  identities: UserIdentityView[];
  deleted_key_vaults: DeletedKeyVaultView[];
  storages: StorageView[];
  compute: ComputeView;
  user: UserView;
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
  kind: "RoleInForce" | "KeyBegins" | "KeyExpires" | "KeyRotates" | "KeyGone" | "SecretGone" | "KeyVaultGone" | "KeyInForce"
    | "SetKeyInForce" | "SetStops" | "Backup" | "SnapshotsExpire" | "PointExpires";
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
  /** Of files. */
  items: ItemView[];
  policies: BackupPolicy[];
  machines: MachineView[];
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
  secrets: SecretView[];
  deleted_secrets: DeletedSecretView[];
  /** Who has the role "Reader" on it as a resource (rule M2). */
  readers: ReaderView[];
  /** The newest first. */
  audit: AuditEntry[];
  /** How many operations that are: what Azure would charge. */
  operations: number;
}

export interface PolicyView {
  principal: Uuid;
  holder?: string;
  permissions: KeyPermission[];
  secrets: SecretPermission[];
}

export interface ReaderView {
  principal: Uuid;
  holder?: string;
}

export interface RoleView {
  principal: Uuid;
  holder?: string;
  role: KeyVaultRole;
  /** From when on it is in force. */
  at: Timestamp;
  in_force: boolean;
}

export type KeyVaultRole = "CryptoServiceEncryptionUser" | "CryptoUser" | "Reader" | "Administrator" | "SecretsUser";

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
  /** The key of a certificate (rule D5). */
  certificate: boolean;
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

export interface SecretView {
  name: string;
  /** The newest first. */
  versions: SecretVersionView[];
}

/** Nothing in it is the secret itself. */
export interface SecretVersionView {
  version: string;
  uri: SecretUri;
  created: Timestamp;
  enabled: boolean;
  making: boolean;
  /** The KEK, or the platform's key (rule D3). */
  wrapped_by: Kid;
  content_type: "BEK" | "Wrapped BEK";
}

export interface DeletedSecretView {
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
  operation: KeyPermission | "SecretGet" | "SecretSet" | "SecretBackup";
  count: number;
  /** What it was done on. */
  key: KeyUri | SecretUri;
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
  kind: "UpdateEncryptionKey" | "RotateKey" | "Backup" | "Restore" | "Download"
    | "CreateDisks" | "WriteDisk" | "EncryptDisks" | "Snapshot" | "Image" | "ScaleSet";
  resource: string;
  subject: string;
  state: "InProgress" | "Completed" | { Failed: JobFailure };
  started: Timestamp;
  ended?: Timestamp;
  bytes: number;
  /** The rule that was against it, where it failed for one. */
  refused?: Refusal;
  /** Done, and in all: for a rotation. */
  objects?: [number, number];
}

export type JobFailure =
  | "Cancelled" | "Interrupted" | "SourceUnreadable" | "Storage" | "Damaged" | "KeyLost" | "KeyUnproven" | "KeyRefused" | "Differs"
  | "NotAllowed" | "Engine";

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
  /** What is inside, where `inspect` was told that it is a disk under Azure Disk Encryption (rule D3). */
  guest?: GuestView;
}

/** How the sectors of a disk are encrypted in the guest (rule D3). */
export interface Volume {
  /** `https://<key vault>.vault.azure.net/secrets/<secret>/<version>` */
  secret: string;
  salt: Uuid;
}

/** The encryption of the guest inside an envelope: the envelope's plaintext is its ciphertext. */
export interface GuestView {
  /** The secret that holds the BEK. */
  secret: string;
  /** The key that wraps the BEK; none where the secret is gone. */
  kid?: Kid;
  cipher: "AES-256-XTS";
  /** The number of the first sector of the region that was asked for. */
  sector: number;
  /** The first 64 bytes of that region's plaintext; none where the envelope may not be opened, or doesn't open. */
  ciphertext_head?: string;
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
