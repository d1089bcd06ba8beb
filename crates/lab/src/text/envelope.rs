//! The texts of the Envelope page. Left out on purpose: what refusals say (`refusal`).

texts! {
    /// What the page says.
    Envelope {
        Title: "The envelope", "De envelop";
        Lead: "The bytes of one recovery point, as they are stored.", "De bytes van één herstelpunt, zoals ze zijn opgeslagen.";
    }
}
