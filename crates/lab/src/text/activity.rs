//! The texts of the Activity log and jobs page. Left out on purpose: what refusals say (`refusal`).

texts! {
    /// What the page says.
    Activity {
        Title: "Activity", "Activiteit";
        Lead: "Every job of the vaults, and every operation that Azure would log.", "Elke taak van de kluizen, en elke bewerking die Azure zou vastleggen.";
    }
}
