//! The texts of the backup of virtual machines on the Back up page. Left out on purpose: words that machines have everywhere
//! (`machines`), what refusals say (`refusal`), and Azure's own ways (`azure`).

use crate::text::plural;

texts! {
    /// What stands around the machines.
    VmBackup {
        Title: "Azure virtual machines", "Virtuele Azure-machines";
        Lead: "A backup of a machine first takes snapshots of its disks, under the keys of these, and then brings them into the vault, under the key of the vault.", "Een back-up van een machine maakt eerst momentopnamen van de schijven, onder de sleutels van die schijven, en brengt ze dan naar de kluis, onder de sleutel van de kluis.";
        NoMachines: "There are no virtual machines yet.", "Er zijn nog geen virtuele machines.";
        ToMachines: "Create one on Disks & VMs", "Maak er een bij Schijven & VM’s";

        WhoWorks: "Who works here", "Wie werkt hier";
        Member: "a member of the directory", "een lid van de directory";
        Guest: "a guest in the directory", "een gast in de directory";
        MemberMeans: "Where a member enables backup, Azure Backup gets its access to keys and secrets by itself.", "Schakelt een lid back-up in, dan krijgt Azure Backup vanzelf toegang tot sleutels en geheimen.";
        GuestMeans: "Where a guest enables backup, somebody has to give Azure Backup its access to keys and secrets.", "Schakelt een gast back-up in, dan moet iemand Azure Backup zelf toegang geven tot sleutels en geheimen.";
    }
}

texts! {
    /// Enabling backup.
    Enable<'a> {
        Open: "+ Backup", "+ Back-up";
        Where: "Where is your workload running?", "Waar wordt je workload uitgevoerd?";
        Azure: "Azure", "Azure";
        What: "What do you want to back up?", "Waarvan wil je een back-up maken?";
        Vm: "Virtual machine", "Virtuele machine";
        Sql: "SQL Server in Azure VM", "SQL Server in Azure-VM";
        Hana: "SAP HANA in Azure VM", "SAP HANA in Azure-VM";
        DatabaseMeans: "The database alone, as one recovery point in the vault. Everything else is as for a machine.", "Alleen de database, als één herstelpunt in de kluis. De rest gaat net als bij een machine.";

        Policy: "Backup policy", "Back-upbeleid";
        PolicyWords(name: &'a str, schedule: &'a str): "{name} · {schedule}", "{name} · {schedule}";
        NewPolicy: "New policy", "Nieuw beleid";
        Keeps(days: u64, formatted: &'a str, snapshots: u64):
            { format!("Recovery points stay for {formatted} {}, snapshots for {snapshots} {}.", plural(*days, "day", "days"), plural(*snapshots, "day", "days")) },
            { format!("Herstelpunten blijven {formatted} {}, momentopnamen {snapshots} {}.", plural(*days, "dag", "dagen"), plural(*snapshots, "dag", "dagen")) };
        PolicyName: "Name of the policy", "Naam van het beleid";
        Frequency: "Frequency", "Frequentie";
        Daily: "Daily", "Dagelijks";
        Weekly: "Weekly", "Wekelijks";
        Weekday: "Day", "Dag";
        Hour: "Time (UTC)", "Tijd (UTC)";
        HourWords(hour: u8): "{hour:02}:00", "{hour:02}.00 uur";
        Retention: "Keep recovery points, in days", "Herstelpunten bewaren, in dagen";
        Snapshots: "Keep snapshots for instant restore, in days", "Momentopnamen voor direct herstel bewaren, in dagen";
        NotANumber: "A whole number of days.", "Een heel aantal dagen.";

        Machines: "Virtual machines", "Virtuele machines";
        Databases: "Databases", "Databases";
        NoDatabases: "No machine has such a database.", "Geen machine heeft zo’n database.";
        In(region: &'a str, os: &'a str): "{os} · {region}", "{os} · {region}";
        Already(vault: &'a str): "protected by {vault}", "beveiligd door {vault}";
        ToMachine(vm: &'a str): "To {vm} on Disks & VMs", "Naar {vm} bij Schijven & VM’s";
        ToAgent: "Install the agent on Disks & VMs", "Installeer de agent bij Schijven & VM’s";
        Go: "Enable backup", "Back-up inschakelen";
        GoOf(vm: &'a str): "In Azure: enable backup of {vm}", "In Azure: back-up inschakelen voor {vm}";
        NeedsMachine: "Choose a machine first.", "Kies eerst een machine.";
        NeedsDatabase: "Choose a database first.", "Kies eerst een database.";
    }
}

texts! {
    /// What is protected.
    Protected<'a> {
        Title: "Protected machines and databases", "Beveiligde machines en databases";
        What: "What", "Wat";
        None(vault: &'a str): "No machine is protected by {vault} yet.", "Er is nog geen machine beveiligd door {vault}.";
        Of(what: &'a str, vm: &'a str): "{what} {vm}", "{what} {vm}";
        Policy: "Policy", "Beleid";
        Next: "Next backup", "Volgende back-up";
        Access: "Azure Backup’s access", "Toegang van Azure Backup";
        ChangePolicy: "Change policy", "Beleid wijzigen";
        ChangePolicyOf(item: &'a str): "Change policy: {item}", "Beleid wijzigen: {item}";
        ChangePolicyMeans: "From the next backup on. Recovery points that are there keep their dates.", "Vanaf de volgende back-up. Herstelpunten die er zijn, houden hun datum.";
        BackUpNow: "Back up now", "Nu back-up maken";
        BackUpNowOf(item: &'a str): "Back up now: {item}", "Nu back-up maken: {item}";
        RetainUntil: "Retain backup till", "Back-up bewaren tot";
        RetainHint: "By this lab’s clock; the policy doesn’t count for it.", "Op de klok van dit lab; het beleid telt hier niet mee.";
        Waiting: "The first backup comes with the schedule, or now if you ask for it.", "De eerste back-up komt volgens schema, of nu als je erom vraagt.";
        FailedAt(at: &'a str): "The backup of {at} failed", "De back-up van {at} is mislukt";

        GiveAgain: "Enable backup again", "Back-up opnieuw inschakelen";
        GiveAgainOf(item: &'a str): "Enable backup again: {item}", "Back-up opnieuw inschakelen: {item}";
        GiveAgainMeans: "Then Azure Backup gets its access anew.", "Dan krijgt Azure Backup opnieuw toegang.";
        ToKeyVault(key_vault: &'a str): "Give access in {key_vault}: the template Azure Backup fills it in", "Geef toegang in {key_vault}: de sjabloon Azure Backup vult die in";
        AccessTo(key_vault: &'a str): "In Azure: give Azure Backup access to {key_vault}", "In Azure: Azure Backup toegang geven tot {key_vault}";

        PointsOf(item: &'a str): "Recovery points of {item}", "Herstelpunten van {item}";
        Restore: "Restore", "Herstellen";
        RestoreOf(item: &'a str, at: &'a str): "Restore: {item}, {at}", "Herstellen: {item}, {at}";
        KeptUntil(at: &'a str): "kept until {at}", "bewaard tot {at}";
        SnapshotUntil(at: &'a str): "Snapshot until {at}", "Momentopname tot {at}";
        Vault: "Vault", "Kluis";
        OnItsWay: "On its way to the vault", "Onderweg naar de kluis";
        Disks(count: u64, formatted: &'a str, bytes: &'a str):
            { format!("{formatted} {} · {bytes}", plural(*count, "disk", "disks")) },
            { format!("{formatted} {} · {bytes}", plural(*count, "schijf", "schijven")) };
        DisksAndKeys: "Disks and keys", "Schijven en sleutels";
        DisksOf(item: &'a str, at: &'a str): "Disks and keys: {item}, {at}", "Schijven en sleutels: {item}, {at}";
        InSnapshot: "snapshot", "momentopname";
        InVault: "vault", "kluis";
        EnvelopeOf(disk: &'a str, tier: &'a str): "Envelope: {disk}, {tier}", "Envelop: {disk}, {tier}";
        Envelope: "Envelope", "Envelop";
        OlderOf(item: &'a str, formatted: &'a str): "{formatted} older of {item}", "{formatted} oudere van {item}";
        TakenBoth: "Its snapshots are there for instant restore, and it is in the vault.", "De momentopnamen zijn er voor direct herstel, en het staat in de kluis.";
        TakenVault: "It is in the vault.", "Het staat in de kluis.";
    }
}
