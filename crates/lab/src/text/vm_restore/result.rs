//! What became of a restore: new disks, their template, and a machine of them.

use crate::text::plural;

texts! {
    /// What the restored disks say.
    Outcome<'a> {
        Ready(item: &'a str): "{item} is restored", "{item} is hersteld";
        ReadyFacts(bytes: &'a str, time: &'a str): "{bytes} in {time}.", "{bytes} in {time}.";
        NewDisks(count: u64):
            { format!("{} what was backed up:", plural(*count, "The disk holds", "The disks hold")) },
            { format!("{} wat er in de back-up zat:", plural(*count, "De schijf bevat", "De schijven bevatten")) };
        Identical: "identical, bit for bit", "identiek, bit voor bit";
        Differs: "not what was backed up", "niet wat er in de back-up zat";
        Making: "being made", "wordt gemaakt";
        Sha256: "SHA-256 in the envelope", "SHA-256 in de envelop";
        ShaOfPoint: "SHA-256 in the recovery point", "SHA-256 in het herstelpunt";
        ToDisks: "See them in Disks & VMs", "Bekijk ze in Schijven & VM’s";
        EnvelopeOf(disk: &'a str): "Look inside the envelope of {disk}", "In de envelop van {disk} kijken";
        Envelope: "Envelope", "Envelop";

        Title: "Restored disks", "Herstelde schijven";
        Lead: "Disks that were restored together, and the template that makes a machine of them.", "Schijven die samen zijn hersteld, en de sjabloon die er een machine van maakt.";
        Of(item: &'a str, at: &'a str): "{item} · {at}", "{item} · {at}";
        Region(region: &'a str, os: &'a str): "{os} · {region}", "{os} · {region}";
        DeployedAs(vm: &'a str): "deployed as {vm}", "geïmplementeerd als {vm}";
        DisksOf(item: &'a str): "Disks restored from {item}", "Schijven hersteld uit {item}";
        Gone: "deleted since", "intussen verwijderd";

        Template: "ARM template", "ARM-sjabloon";
        TemplateOf(item: &'a str): "ARM template for {item}", "ARM-sjabloon voor {item}";
        Download: "Download template.json", "template.json downloaden";
        Scripts: "The same in Azure", "Hetzelfde in Azure";
        RestoreIn(shell: &'a str): "Restore the disks: {shell}", "De schijven herstellen: {shell}";
        MachineIn(shell: &'a str): "Make a machine of them: {shell}", "Er een machine van maken: {shell}";

        Deploy: "Deploy", "Implementeren";
        DeployOf(item: &'a str): "Deploy the template of {item}", "Sjabloon van {item} implementeren";
        DeployLead: "A machine of these disks. The template names them, and the secret and key of its guest where that encrypts.", "Een machine van deze schijven. De sjabloon noemt ze, en bij een versleutelende gast ook het geheim en de sleutel.";
        VmName: "Name of the machine", "Naam van de machine";
        Extension: "Install the Azure Disk Encryption extension", "De extensie Azure Disk Encryption installeren";
        ExtensionOf(vm: &'a str): "Install the Azure Disk Encryption extension on {vm}", "De extensie Azure Disk Encryption installeren op {vm}";
        ExtensionWhy(vm: &'a str): "Next step: {vm} can’t open its data disks before the extension is installed again.", "Volgende stap: {vm} kan zijn gegevensschijven pas openen als de extensie opnieuw is geïnstalleerd.";
    }
}
