//! Virtual machines: making them, their layers of encryption, and Azure Disk Encryption.

texts! {
    /// What the list of machines says.
    Machine<'a> {
        Lead: "Their disks hold real bytes. The storage service encrypts whatever the operating system; Azure Disk Encryption does it in the guest.", "Hun schijven bevatten echte bytes. De opslagdienst versleutelt bij elk besturingssysteem; Azure Disk Encryption doet het in de gast.";
        None: "No virtual machine yet", "Nog geen virtuele machine";
        NoneWhy: "Create one below. It is ready to back up at once.", "Maak er hieronder een. Je kunt hem meteen back-uppen.";
        StoppedWhy: "It stopped because the key of its disks can’t be used. Make the key usable again, then start it.", "Hij is gestopt omdat de sleutel van de schijven niet te gebruiken is. Maak de sleutel weer bruikbaar en start hem.";
        AgentOn: "VM agent", "VM-agent";
        AgentOff: "no VM agent", "geen VM-agent";
        AgentWhy: "Azure Backup needs the VM agent.", "Azure Backup heeft de VM-agent nodig.";
        FromImage(image: &'a str): "from image {image}", "van image {image}";
        Restored: "from restored disks", "van herstelde schijven";
        ProtectedBy(vault: &'a str): "protected by {vault}", "beveiligd door {vault}";
        NotProtected: "not backed up", "geen back-up";

        Layers(vm: &'a str): "Layers of encryption of {vm}", "Lagen van versleuteling van {vm}";
        LayersWhy: "Each key opens one layer only. The disk and the vault carry keys of their own.", "Elke sleutel opent één laag. De schijf en de kluis hebben elk een eigen sleutel.";
        ColumnDisk: "Disk", "Schijf";
        ColumnGuest: "In the guest (ADE)", "In de gast (ADE)";
        ColumnStorage: "In storage (SSE)", "In de opslag (SSE)";
        ColumnVault: "In the vault", "In de kluis";
        GuestNone: "not encrypted", "niet versleuteld";
        GuestXts: "AES-256-XTS", "AES-256-XTS";
        GuestBek(secret: &'a str, version: &'a str): "BEK {secret} {version}", "BEK {secret} {version}";
        GuestNoKek: "no KEK", "geen KEK";
        GuestLocked: "locked", "vergrendeld";
        StorageBy(des: &'a str): "by {des}", "via {des}";
        VaultNone: "no copy", "geen kopie";
        VaultOf(vault: &'a str): "of {vault}", "van {vault}";
        SecretName: "secret URI", "geheim-URI";
        AccessOf: "Azure Backup’s access", "Toegang van Azure Backup";

        Start: "Start", "Starten";
        StartOf(vm: &'a str): "Start {vm}", "{vm} starten";
        Stop: "Stop", "Stoppen";
        StopOf(vm: &'a str): "Stop {vm}", "{vm} stoppen";
        InstallAgent: "Install the VM agent", "VM-agent installeren";
        InstallAgentOf(vm: &'a str): "Install the VM agent on {vm}", "VM-agent installeren op {vm}";
        InstallExtension: "Install the ADE extension", "ADE-extensie installeren";
        InstallExtensionOf(vm: &'a str): "Install the ADE extension on {vm}", "ADE-extensie installeren op {vm}";
        ExtensionWhy: "A restored Linux machine opens its data disks only once the extension is installed again.", "Een herstelde Linux-machine opent zijn gegevensschijven pas als de extensie opnieuw is geïnstalleerd.";
        Image: "Create an image", "Image maken";
        ImageOf(vm: &'a str): "Create an image of {vm}", "Image maken: {vm}";
        ImageLead: "A copy of the disk with the operating system, from which machines and scale sets are made.", "Een kopie van de schijf met het besturingssysteem, waarvan je machines en schaalsets maakt.";
        Attach: "Attach a disk", "Schijf koppelen";
        AttachOf(vm: &'a str): "Attach a disk to {vm}", "Schijf koppelen: {vm}";
        AttachNone: "There is no data disk that is free. Create one below.", "Er is geen vrije gegevensschijf. Maak er hieronder een.";
        AttachWhich: "Disk", "Schijf";
        AttachGo: "Attach", "Koppelen";
        DeleteMeans: "Its disks stay, attached to nothing.", "De schijven blijven, aan niets gekoppeld.";
        BackUp: "Back up", "Back-up maken";
        BackUpOf(vm: &'a str): "Back up {vm}", "Back-up maken: {vm}";
        Restore: "Restore", "Herstellen";
        RestoreOf(vm: &'a str): "Restore {vm}", "{vm} herstellen";
    }
}

texts! {
    /// Turning Azure Disk Encryption on (rules D3, N14, N16).
    Ade<'a> {
        TurnOn: "Turn on Azure Disk Encryption", "Azure Disk Encryption aanzetten";
        TurnOnOf(vm: &'a str): "Turn on Azure Disk Encryption for {vm}", "Azure Disk Encryption aanzetten voor {vm}";
        Lead: "The guest encrypts every disk with keys of a BEK: AES-256-XTS, by BitLocker or dm-crypt. The BEK is kept as a secret of a key vault.", "De gast versleutelt elke schijf met sleutels van een BEK: AES-256-XTS, met BitLocker of dm-crypt. De BEK wordt bewaard als geheim van een key vault.";
        Kek: "Key that wraps the BEK (KEK)", "Sleutel die de BEK inpakt (KEK)";
        NoKek: "none: the BEK alone", "geen: alleen de BEK";
        Go: "Encrypt the disks", "Schijven versleutelen";
        Rotate: "Rotate the BEK", "BEK roteren";
        RotateOf(vm: &'a str): "Rotate the BEK of {vm}", "BEK roteren: {vm}";
        RotateLead: "A new BEK, and every disk is encrypted with it anew. Snapshots from before may restore no more; the vault’s copies do.", "Een nieuwe BEK, en elke schijf wordt daarmee opnieuw versleuteld. Momentopnamen van ervoor zijn misschien niet meer te herstellen; de kopieën van de kluis wel.";
        RotateGo: "Rotate", "Roteren";
        Retires: "Azure Disk Encryption retires on 15 September 2028.", "Azure Disk Encryption verdwijnt op 15 september 2028.";
        NotWithSet(disk: &'a str, des: &'a str): "Not together with a disk encryption set: {disk} is under {des}.", "Niet samen met een schijfversleutelingsset: {disk} valt onder {des}.";
    }
}

texts! {
    /// A new machine.
    NewMachine<'a> {
        Title: "New virtual machine", "Nieuwe virtuele machine";
        Lead: "With a disk for the operating system, and as many data disks as you like. What they hold is made on this device.", "Met een schijf voor het besturingssysteem, en zoveel gegevensschijven als je wilt. De inhoud wordt op dit apparaat gemaakt.";
        Agent: "The VM agent is installed", "De VM-agent is geïnstalleerd";
        AgentHint: "Machines of marketplace images have it. Azure Backup asks for it.", "Machines uit Marketplace hebben hem. Azure Backup vraagt erom.";
        Database: "Database", "Database";
        NoDatabase: "none", "geen";
        DatabaseHint: "It takes the first data disk.", "Die krijgt de eerste gegevensschijf.";
        Data: "Data disks", "Gegevensschijven";
        DataDisk(number: u64): "Data disk {number}", "Gegevensschijf {number}";
        AddData: "Add a data disk", "Gegevensschijf toevoegen";
        RemoveData(number: u64): "Remove data disk {number}", "Gegevensschijf {number} weghalen";
        Remove: "Remove", "Weghalen";
        Create(vm: &'a str): "Create {vm}", "{vm} maken";
    }
}
