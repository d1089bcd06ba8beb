//! The first few of many, and more when they are asked for.

use yew::{Callback, MouseEvent, hook, use_state_eq};

/// How many of many are drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct FirstFew {
    /// So many are drawn.
    pub shown: usize,
    /// So many are not.
    pub rest: usize,
    /// Draws more with every click.
    pub more: Callback<MouseEvent>,
}

/// The first few of so many; with every click so many more.
#[hook]
pub fn use_first_few(total: usize, few: usize, more: usize) -> FirstFew {
    let shown = use_state_eq(|| few);
    FirstFew {
        shown: total.min(*shown),
        rest: total.saturating_sub(*shown),
        more: Callback::from(move |_| shown.set(shown.saturating_add(more))),
    }
}
