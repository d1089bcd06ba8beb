//! The texts of the Back up page. Left out on purpose: what refusals say (`refusal`).

texts! {
    /// What the page says.
    BackUp {
        Title: "Back up", "Back-up maken";
        Lead: "Files of your own, encrypted in this page with a key that only your key opens.", "Eigen bestanden, in deze pagina versleuteld met een sleutel die alleen met jouw sleutel opengaat.";
    }
}
