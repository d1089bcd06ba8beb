//! Names that are offered for new things.

/// The first of `disk1`, `disk2` … that is free.
pub(in crate::pages) fn free_name(stem: &str, taken: impl Fn(&str) -> bool) -> String {
    (1..)
        .map(|number: u32| format!("{stem}{number}"))
        .find(|name| !taken(name))
        .expect("there are more numbers than things")
}

/// Whether a name is among these, which Azure doesn't tell apart by case.
pub(in crate::pages) fn is_among<'a>(names: impl IntoIterator<Item = &'a str>, name: &str) -> bool {
    names.into_iter().any(|own| own.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_number_that_is_free_is_offered_whatever_the_case_of_the_others() {
        let taken = ["disk1", "DISK2", "disk4"];
        assert_eq!(free_name("disk", |name| is_among(taken, name)), "disk3");
        assert_eq!(free_name("vm", |name| is_among(taken, name)), "vm1");
    }
}
