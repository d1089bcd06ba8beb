//! The stylesheet of the shadow root, in the order in which its parts build on each other.

use std::sync::LazyLock;

/// All styles of the element. Adopted into its shadow root: nothing leaks out of it, nothing leaks in.
pub static STYLES: LazyLock<String> = LazyLock::new(|| {
    [
        include_str!("../../styles/tokens.css"),
        include_str!("../../styles/base.css"),
        include_str!("../../styles/controls.css"),
        include_str!("../../styles/parts.css"),
        include_str!("../../styles/chain.css"),
        include_str!("../../styles/shell.css"),
        include_str!("../../styles/setup.css"),
        include_str!("../../styles/pages.css"),
    ]
    .concat()
});
