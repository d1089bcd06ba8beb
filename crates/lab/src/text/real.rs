//! The texts of the page What is real.

texts! {
    /// What it says.
    Real {
        Title: "What is real, what is modelled", "Wat is echt, wat is nagebootst";
        Lead:
            "Kluis does the work and models the cloud around it.",
            "Kluis doet het werk en bootst de cloud eromheen na.";
    }
}
