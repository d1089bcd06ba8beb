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

/** As `Sealed`, in memory. `Engine.open` takes it too, with `body: new Blob([body])`. */
export interface SealedBytes extends Omit<Sealed, "body"> {
  body: Uint8Array;
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
export type Workload = "Files" | "SqlInVm" | "HanaInVm" | "MarsAgent" | "ClassicVm" | "Vm";

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
export type KeyPermission = "Get" | "List" | "Backup" | "UnwrapKey" | "WrapKey";
export type SecretPermission = "Get" | "List" | "Backup";
/** `https://<key vault>.vault.azure.net/secrets/<secret>/<version>` */
export type SecretUri = string;

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
  /** Without any permission, the policy is removed. */
  | {
      DraftPolicy: {
        key_vault: string; principal: Uuid; permissions: KeyPermission[]; secret_permissions?: SecretPermission[];
      };
    }
  | { SavePolicies: { key_vault: string } }
  | { DiscardPolicies: { key_vault: string } }
  /** On a key vault with roles (rule N4); in force ten minutes later on the lab's clock. */
  | { AssignRole: { key_vault: string; principal: Uuid; role: KeyVaultRole } }
  | { RemoveRole: { key_vault: string; principal: Uuid; role: KeyVaultRole } }
  /** The role "Reader" on the key vault as a resource, at once (rule M2). */
  | { AssignReader: { key_vault: string; principal: Uuid } }
  | { RemoveReader: { key_vault: string; principal: Uuid } }
  /** A key that is part of a certificate (rule D5). */
  | { CreateCertificate: { key_vault: string; key: string; bits: 2048 | 3072 | 4096 } }
  | { CreateKey: { key_vault: string; key: string; bits: 2048 | 3072 | 4096 } }
  | { SetKeyEnabled: { key: KeyUri; enabled: boolean } }
  | { DeleteKey: { key_vault: string; key: string } }
  | { RecoverKey: { key_vault: string; key: string } }
  | { PurgeKey: { key_vault: string; key: string } }
  | { SetSecretEnabled: { secret: SecretUri; enabled: boolean } }
  | { DeleteSecret: { key_vault: string; secret: string } }
  | { RecoverSecret: { key_vault: string; secret: string } }
  | { PurgeSecret: { key_vault: string; secret: string } }
  /** Before the first date and from the last one on, the version unwraps and doesn't wrap (rule N7). */
  | { SetKeyDates: { key: KeyUri; not_before?: Timestamp; expires?: Timestamp } }
  | { SetRotationPolicy: { key_vault: string; key: string; policy?: RotationPolicy } }
  /** Disks, virtual machines, disk encryption sets. */
  | { Compute: ComputeAct }
  /** The backup of virtual machines, and of databases in them. */
  | { Machine: MachineAct }
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
  /** One of the lab's; its first where none is said. */
  subscription?: Uuid;
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
