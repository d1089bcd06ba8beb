//! What the Envelope page says of objects that hold the same disk, each under a key of its own (rule E2).

texts! {
    /// The objects that hold the same disk.
    Relatives<'a> {
        Title: "The same disk, under other keys", "Dezelfde schijf, onder andere sleutels";
        Why: "Source, snapshot and vault each have a key of their own; a restore chooses one anew.", "Bron, momentopname en kluis hebben elk een eigen sleutel; een herstel kiest er opnieuw een.";
        DiskNow(disk: &'a str): "{disk}, as it is now", "{disk}, zoals hij nu is";
        Snapshot: "its snapshot", "de momentopname";
        InVault(vault: &'a str): "its copy in {vault}", "de kopie in {vault}";
        Restored(disk: &'a str): "restored: {disk}", "hersteld: {disk}";
        Same: "identical, bit for bit", "identiek, bit voor bit";
        Differs: "changed since", "sindsdien veranderd";
    }
}
