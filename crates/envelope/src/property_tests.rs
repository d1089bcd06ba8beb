//! Properties: what goes in comes out, whole or in part, however it is cut into pieces; and nothing else ever comes out.

use proptest::prelude::*;

use crate::test_support::{OBJECT, Small, dek};
use crate::{BodyLayout, OpenError};

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn what_was_sealed_opens(plaintext in prop::collection::vec(any::<u8>(), 0..200), push in 1..70usize, pull in 1..70usize) {
        let object = Small::seal(&dek(1), OBJECT, &plaintext, push);
        prop_assert_eq!(object.open_as_stream(&dek(1), OBJECT, pull), Ok(plaintext.clone()));
        prop_assert_eq!(object.open(&dek(1), OBJECT), Ok(plaintext));
    }

    #[test]
    fn the_pieces_in_which_plaintext_comes_do_not_show(
        plaintext in prop::collection::vec(any::<u8>(), 0..200), one in 1..70usize, other in 1..70usize,
    ) {
        let (one, other) =
            (Small::seal(&dek(1), OBJECT, &plaintext, one), Small::seal(&dek(1), OBJECT, &plaintext, other));
        prop_assert_eq!(one.body, other.body);
        prop_assert_eq!(one.manifest, other.manifest);
    }

    #[test]
    fn any_range_opens_alone(plaintext in prop::collection::vec(any::<u8>(), 0..200), a in 0..200usize, b in 0..200usize) {
        let (from, to) = (a.min(b).min(plaintext.len()), a.max(b).min(plaintext.len()));
        let object = Small::seal(&dek(1), OBJECT, &plaintext, 64);
        let range = object.open_range(&dek(1), OBJECT, from as u64, (to - from) as u64);
        prop_assert_eq!(range.as_deref(), Ok(&plaintext[from..to]));
    }

    #[test]
    fn a_body_of_other_bytes_is_refused(
        plaintext in prop::collection::vec(any::<u8>(), 1..200), at in any::<prop::sample::Index>(),
        removed in 0..60usize, inserted in prop::collection::vec(any::<u8>(), 0..60),
    ) {
        let whole = Small::seal(&dek(1), OBJECT, &plaintext, 64);
        let mut changed = whole.clone();
        let from = at.index(whole.body.len());
        let to = whole.body.len().min(from + removed);
        changed.body.splice(from..to, inserted);
        prop_assume!(changed.body != whole.body);
        prop_assert_eq!(changed.open(&dek(1), OBJECT), Err(OpenError));
    }

    #[test]
    fn lengths_lead_back_to_themselves(plaintext_len in 0..=1u64 << 54) {
        let layout = BodyLayout::of_plaintext(plaintext_len).unwrap();
        prop_assert_eq!(BodyLayout::of_stored(layout.stored_len()), Ok(layout));
    }

    #[test]
    fn no_length_is_a_surprise(stored_len in any::<u64>()) {
        if let Ok(layout) = BodyLayout::of_stored(stored_len) {
            prop_assert_eq!(layout.stored_len(), stored_len);
        }
    }
}
