//! The texts of the Set-up page.

texts! {
    /// What it says.
    Setup {
        Title: "Your key, in four steps", "Jouw sleutel, in vier stappen";
    }
}
