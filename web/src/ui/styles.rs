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
        include_str!("../../styles/rows.css"),
        include_str!("../../styles/back_up.css"),
        include_str!("../../styles/restore.css"),
        include_str!("../../styles/key_vault.css"),
        include_str!("../../styles/disks.css"),
        include_str!("../../styles/activity.css"),
        include_str!("../../styles/envelope.css"),
        include_str!("../../styles/rules.css"),
        include_str!("../../styles/try_it.css"),
        include_str!("../../styles/measure.css"),
    ]
    .concat()
});
