//! The texts of the page What is real.

texts! {
    /// What it says.
    Real {
        Title: "What is real, what is modelled", "Wat is echt, wat is nagebootst";
    }
}
