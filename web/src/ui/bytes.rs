//! Real bytes, in hexadecimal.

use yew::{AttrValue, Html, Properties, classes, component, html};

/// What the bytes are; it colours them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BytesKind {
    /// No kind of thing: a nonce, a digest.
    #[default]
    Plain,
    /// Encrypted data.
    Ciphertext,
    /// A GCM tag.
    Tag,
    /// A wrapped DEK.
    Wrapped,
    /// A public modulus.
    Kek,
}

/// Properties of [`Bytes`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct BytesProps {
    /// The bytes, as hexadecimal digits.
    pub hex: AttrValue,
    /// What they are.
    #[prop_or_default]
    pub kind: BytesKind,
    /// How many are shown; an ellipsis stands for the others.
    #[prop_or(16)]
    pub show: usize,
    /// There are more than `hex` holds.
    #[prop_or_default]
    pub more: bool,
    /// What they are, in words, behind them.
    #[prop_or_default]
    pub label: Option<AttrValue>,
}

/// A row of bytes.
#[component]
pub fn Bytes(props: &BytesProps) -> Html {
    let (shown, cut) = pairs(&props.hex, props.show);
    let kind = match props.kind {
        BytesKind::Plain => "plain",
        BytesKind::Ciphertext => "ciphertext",
        BytesKind::Tag => "tag",
        BytesKind::Wrapped => "wrapped",
        BytesKind::Kek => "modulus",
    };
    html! {
        <span class="bytes">
            <code class={classes!("hex", kind)}>{ shown }{ if cut || props.more { " …" } else { "" } }</code>
            if let Some(label) = &props.label {
                <span class="bytes-label">{ label.clone() }</span>
            }
        </span>
    }
}

/// The first bytes as pairs of digits, and whether any were left out.
fn pairs(hex: &str, show: usize) -> (String, bool) {
    let digits: Vec<char> = hex.chars().collect();
    let shown = digits
        .chunks(2)
        .take(show)
        .map(|pair| pair.iter().collect::<String>())
        .collect::<Vec<_>>()
        .join(" ");
    (shown, digits.len().div_ceil(2) > show)
}

#[cfg(test)]
mod tests {
    use super::pairs;

    #[test]
    fn bytes_are_shown_in_pairs_and_what_is_left_out_is_said() {
        assert_eq!(pairs("5e0a91", 16), ("5e 0a 91".to_owned(), false));
        assert_eq!(pairs("5e0a91", 2), ("5e 0a".to_owned(), true));
        assert_eq!(pairs("", 2), (String::new(), false));
    }
}
