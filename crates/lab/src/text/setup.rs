//! The texts of the Set-up page.

texts! {
    /// What the page says.
    Setup {
        Title: "Your key, in four steps", "Jouw sleutel, in vier stappen";
        Lead:
            "Each step closes one link between the vault and your key. They only work in this order, and in Azure the last one can’t be undone.",
            "Elke stap sluit één schakel tussen de kluis en jouw sleutel. Ze werken alleen in deze volgorde, en de laatste kun je in Azure niet terugdraaien.";
    }
}
