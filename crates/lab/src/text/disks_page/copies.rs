//! Snapshots, images and scale sets (rules M6, M8, M9, M10, M12).

use crate::text::plural;

texts! {
    /// What the last part of the page says.
    Copies<'a> {
        Lead: "All that is made of a disk is encrypted too. Under your key it keeps that key, and stays in its subscription.", "Alles wat van een schijf gemaakt wordt, is ook versleuteld. Onder jouw sleutel houdt het die sleutel, en blijft het in zijn abonnement.";
        Snapshots: "Snapshots", "Momentopnamen";
        NoSnapshots: "None yet. Take one of a disk above.", "Nog geen. Maak er een van een schijf hierboven.";
        OfDisk(disk: &'a str): "of {disk}", "van {disk}";
        OfBackup: "made by Azure Backup", "gemaakt door Azure Backup";
        GoesWithPoint: "It goes with its recovery point.", "Hij gaat met zijn herstelpunt mee.";
        NewDisk: "Create a disk", "Schijf maken";
        NewDiskOf(snapshot: &'a str): "Create a disk from {snapshot}", "Schijf maken: {snapshot}";
        NewDiskLead: "A managed disk with what the snapshot holds.", "Een beheerde schijf met wat de momentopname bevat.";

        Images: "Images", "Images";
        NoImages: "None yet. Create one of a machine above.", "Nog geen. Maak er een van een machine hierboven.";
        Published: "in the gallery", "in de galerie";
        Publish: "Publish to the gallery", "In de galerie zetten";
        PublishOf(image: &'a str): "Publish to the gallery: {image}", "{image} in de galerie zetten";
        NotInGallery(des: &'a str): "Not for the gallery: it is under {des}.", "Niet voor de galerie: valt onder {des}.";
        MachineFrom: "Create a machine from it", "Machine ervan maken";
        MachineFromOf(image: &'a str): "Create a machine from it: {image}", "Machine ervan maken: {image}";

        ScaleSets: "Scale sets", "Schaalsets";
        NoScaleSets: "None yet.", "Nog geen.";
        NewScaleSet: "New scale set", "Nieuwe schaalset";
        ScaleSetLead: "Instances of one image, each with its own disk.", "Exemplaren van één image, elk met een eigen schijf.";
        Instances: "Instances", "Exemplaren";
        InstanceCount(count: u64):
            { format!("{count} {}", plural(*count, "instance", "instances")) },
            { format!("{count} {}", plural(*count, "exemplaar", "exemplaren")) };
        CreateScaleSet(name: &'a str): "Create {name}", "{name} maken";
        From(image: &'a str): "of {image}", "van {image}";
    }
}
