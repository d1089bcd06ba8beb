//! The texts of what each step is in Azure: portal paths and explanations beside the scripts.

texts! {
    /// What it says.
    Azure {
        Portal: "Portal", "Portal";
    }
}
