/** Whose key protects a disk in storage: the platform's, or that of a disk encryption set (rules M1, M2). */
export type DiskEncryption = "Platform" | { Des: string };

/** Deterministic content for a disk: 4 KiB to 1 GiB. */
export interface Sample {
  kind: "Text" | "Sqlite" | "Random";
  bytes: number;
  seed: number;
}

/** What a disk holds. Files come beside the act: see `Lab.send`. */
export type Content = { Files: { path: string; size: number; modified: Timestamp }[] } | { Sample: Sample };

export type VmImage = "Marketplace" | { Custom: string } | "Restored";

/** The key of a disk encryption set; the newest version that may be used where none is said. */
export interface SetKey {
  key_vault: string;
  key: string;
  version?: string;
}

/** What a user can let happen to disks, machines and disk encryption sets. */
export type ComputeAct =
  | { CreateSet: { des: string; region: Region } & SetKey }
  | { ChangeSetKey: { des: string } & SetKey }
  /** Rule R4. */
  | { ShareSet: { des: string; user_may_use: boolean } }
  /** Rule M13; the lab makes the directory up. */
  | { MoveSet: { des: string } }
  | { RenewSetIdentity: { des: string } }
  | { CreateDisk: { disk: string; region: Region; managed: boolean; encryption: DiskEncryption; content: Content } }
  | { CreateDiskFromSnapshot: { disk: string; snapshot: string; encryption: DiskEncryption } }
  | { CreateVm: NewVm }
  | { WriteDisk: { disk: string; content: Content } }
  | { ReadDisk: { disk: string; selection: Selection } }
  /** Rules M2, R3. */
  | { EncryptDisk: { disk: string; encryption: DiskEncryption } }
  | { AttachDisk: { vm: string; disk: string } }
  | { DetachDisk: { disk: string } }
  | { DeleteDisk: { disk: string } }
  | { DeleteVm: { vm: string } }
  | { StartVm: { vm: string } }
  | { StopVm: { vm: string } }
  | { InstallAgent: { vm: string } }
  /** Azure Disk Encryption (rule D3). */
  | { EncryptVm: { vm: string; key_vault: string; kek?: string } }
  | { RotateBek: { vm: string } }
  | { InstallAdeExtension: { vm: string } }
  | { CreateSnapshot: { snapshot: string; disk: string; encryption?: DiskEncryption } }
  | { DeleteSnapshot: { snapshot: string } }
  | { CreateImage: { image: string; vm: string; encryption?: DiskEncryption } }
  | { PublishImage: { image: string } }
  | { CreateScaleSet: { scale_set: string; region: Region; os: Os; image: VmImage; instances: number; encryption: DiskEncryption } }
  | { MoveToSubscription: { what: { Disk: string } | { Snapshot: string } | { Image: string } } };

export type Os = "Windows" | "Linux";

export interface NewVm {
  vm: string;
  region: Region;
  os: Os;
  image: VmImage;
  managed: boolean;
  encryption: DiskEncryption;
  /** The VM agent is installed (rule D9). */
  agent: boolean;
  database?: "SqlInVm" | "HanaInVm";
  /** Its data disks; the first one is the database's, where there is one. */
  data?: Sample[];
}

/** What a user can let happen to the backup of machines. */
export type MachineAct =
  /** Rule D10. */
  | { SignIn: { guest: boolean } }
  | { CreatePolicy: { vault: string; policy: BackupPolicy } }
  | { Protect: { vault: string; vm: string; workload: "Vm" | "SqlInVm" | "HanaInVm"; policy: string; platform_key_accepted: boolean } }
  /** Rule D13. */
  | { BackUpNow: { vault: string; item: string; retain_until: Timestamp } }
  | { RestoreVm: {
      vault: string; item: string; recovery_point: Uuid; tier: "Snapshot" | "Vault"; way: RestoreWay; des?: string; region?: Region;
    } }
  /** Rule D7. */
  | { DeployTemplate: { restored: Uuid; vm: string } }
  /** Rule R7. */
  | { RestoreDatabase: {
      vault: string; item: string; recovery_point: Uuid; target: "Original" | { Other: string } | { Storage: string } | "Download";
    } };

export type RestoreWay =
  | { CreateVm: string }
  | "Disks"
  | "ReplaceExisting"
  | { Files: { disk: string; selection: Selection; target: RestoreTarget } };

export interface BackupPolicy {
  name: string;
  schedule: { Daily: { hour: number } } | { Weekly: { weekday: Weekday; hour: number } };
  retention_days: number;
  snapshot_days: number;
}

export type Weekday = "Monday" | "Tuesday" | "Wednesday" | "Thursday" | "Friday" | "Saturday" | "Sunday";

/** What would come of an act: the keys that would protect what it makes, and the rule that says so, of a restore. */
export interface Preview {
  keys: Kid[];
  because?: string;
}

export interface ComputeView {
  sets: SetView[];
  vms: VmView[];
  disks: DiskView[];
  snapshots: SnapshotView[];
  images: ImageView[];
  scale_sets: ScaleSetView[];
  /** The newest first (rule D7). */
  restored: RestoredView[];
}

export interface UserView {
  guest: boolean;
  /** "Backup Management Service" (rule D11). */
  backup_service: Uuid;
}

export interface SetView {
  name: string;
  region: Region;
  subscription: Uuid;
  tenant: Uuid;
  resource_id: string;
  key: KeyUri;
  /** A newer version, and from when on it is in use (rule N11). */
  pending?: [KeyUri, Timestamp];
  principal: Uuid;
  moved: boolean;
  user_may_use: boolean;
  reader: boolean;
  trouble?: Refusal;
  /** Until when its disks are read all the same (rule N12). */
  stops_at?: Timestamp;
  objects: number;
}

export interface StoredView {
  object: Uuid;
  kid: Kid;
  plaintext_bytes: number;
  stored_bytes: number;
  regions: number;
  /** Of the plaintext in the envelope; under Azure Disk Encryption that is the guest's ciphertext. */
  sha256: string;
  /** Of what the guest reads. */
  content_sha256: string;
  /** Why its DEK can't be unwrapped now. */
  unwrap_blocked?: Refusal;
}

/** AES-256-XTS with keys derived from a BEK (rule D3). */
export interface Volume {
  secret: string;
  salt: Uuid;
}

export type Origin =
  | "Files" | "Sample" | "Marketplace" | { Image: string } | { Snapshot: string }
  | { Restored: { restored: Uuid; item: string; point: Uuid; sha256: string } };

export interface DiskView {
  name: string;
  region: Region;
  subscription: Uuid;
  role: "Os" | "Data";
  os?: Os;
  managed: boolean;
  encryption: DiskEncryption;
  origin: Origin;
  vm?: string;
  volume?: Volume;
  /** Until the extension is installed again (rule D14). */
  locked: boolean;
  files: { path: string; size: number; modified: Timestamp }[];
  stored?: StoredView;
  /** It holds what lay in its recovery point, bit for bit. */
  identical?: boolean;
  read_blocked?: Refusal;
}

export interface VmView {
  name: string;
  region: Region;
  subscription: Uuid;
  os: Os;
  image: VmImage;
  agent: boolean;
  database?: Workload;
  disks: string[];
  power: "Making" | "Running" | "Stopped" | "StoppedByKey";
  ade?: AdeView;
  protected_by?: string;
}

export interface AdeView {
  secret: string;
  kek?: KeyUri;
  trouble?: Refusal;
  backup_access?: Refusal;
}

export interface SnapshotView {
  name: string;
  disk: string;
  region: Region;
  encryption: DiskEncryption;
  of_backup: boolean;
  volume?: Volume;
  files: { path: string; size: number; modified: Timestamp }[];
  stored?: StoredView;
}

export interface ImageView {
  name: string;
  disk: string;
  region: Region;
  os: Os;
  encryption: DiskEncryption;
  published: boolean;
  files: { path: string; size: number; modified: Timestamp }[];
  stored?: StoredView;
}

export interface ScaleSetView {
  name: string;
  region: Region;
  os: Os;
  image: VmImage;
  encryption: DiskEncryption;
  stored: StoredView[];
}

export interface RestoredView {
  id: Uuid;
  vault: string;
  item: string;
  point: Uuid;
  at: Timestamp;
  region: Region;
  os: Os;
  disks: string[];
  ade?: AdeView;
  vm?: string;
}

export interface MachineView {
  item: string;
  vm: string;
  workload: Workload;
  policy: string;
  next: Timestamp;
  access: "NotNeeded" | "Ok" | { Warning: Refusal };
  backup_blocked?: Refusal;
  /** The newest first. */
  points: MachinePointView[];
}

export interface MachinePointView {
  id: Uuid;
  at: Timestamp;
  retain_until: Timestamp;
  snapshot_until?: Timestamp;
  in_vault: boolean;
  region: Region;
  os: Os;
  managed: boolean;
  secret?: string;
  kek?: KeyUri;
  /** The vault's own copy of the BEK. */
  bek?: Uuid;
  disks: DiskPointView[];
}

export interface DiskPointView {
  disk: string;
  role: "Os" | "Data";
  des?: string;
  files: { path: string; size: number; modified: Timestamp }[];
  bytes: number;
  sha256: string;
  content_sha256: string;
  volume?: Volume;
  snapshot?: string;
  snapshot_object?: [Uuid, Kid];
  vault_object?: [Uuid, Kid];
  /** Why the DEK of the object in the vault can't be unwrapped now. */
  vault_blocked?: Refusal;
}
