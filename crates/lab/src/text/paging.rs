//! Going through a list that is too long to be shown at once.

texts! {
    /// What stands below such a list.
    Paging<'a> {
        Of(list: &'a str): "Browse: {list}", "Bladeren: {list}";
        Shown(from: &'a str, to: &'a str, all: &'a str): "{from}–{to} of {all}", "{from}–{to} van {all}";
        Newer: "Newer", "Nieuwere";
        Older: "Older", "Oudere";
        Previous: "Previous", "Vorige";
        Next: "Next", "Volgende";
        Part: "Part", "Deel";
        OfParts(all: &'a str): "of {all}", "van {all}";
    }
}
