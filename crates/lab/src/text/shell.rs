//! The texts of the frame around the pages.

texts! {
    /// What it says.
    Shell {
        Brand: "customer-managed keys, for real, in this page", "eigen sleutels, echt, in deze pagina";
    }
}
