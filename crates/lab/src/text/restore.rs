//! The texts of the Restore page. Left out on purpose: what refusals say (`refusal`).

texts! {
    /// What the page says.
    Restore {
        Title: "Restore", "Herstellen";
        Lead: "Choose a recovery point; every byte is checked before it leaves the lab.", "Kies een herstelpunt; elke byte wordt gecontroleerd voordat die het lab verlaat.";
    }
}
