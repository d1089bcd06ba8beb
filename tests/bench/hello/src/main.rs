//! The smallest page that Yew can draw, built the way the dashboard is: `cargo xtask bench` measures how long either takes until
//! it can be used.

use yew::prelude::*;

#[component]
fn Hello() -> Html {
    html! { <h1>{ "Hello, world" }</h1> }
}

fn main() {
    yew::Renderer::<Hello>::new().render();
}
