//! The custom element `<kluis-lab>`: its attributes, and the app's coming and going with it.

use js_sys::{Array, Function};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};
use yew::{AppHandle, Renderer};

use kluis_browser::protocol::LabKind;
use kluis_lab::text::Lang;

use crate::app::{App, AppProps};
use crate::route::Page;
use crate::ui::STYLES;

#[wasm_bindgen(raw_module = "./kluis-host.js?v=0.1.0")]
extern "C" {
    #[wasm_bindgen(js_name = defineElement)]
    fn define_element(name: &str, attributes: &Array, css: &str, mount: &Function);
}

const ATTRIBUTES: [&str; 4] = ["view", "step", "lang", "storage"];

/// Defines `<kluis-lab view="setup" step="2" lang="nl" storage="persist">`; elements that are in the page already come to life.
pub fn define() {
    let mount = Closure::<dyn Fn(HtmlElement, Element) -> JsValue>::new(|host: HtmlElement, root: Element| {
        Mounted::new(host, root).into()
    });
    let attributes = ATTRIBUTES.iter().copied().map(JsValue::from).collect::<Array>();
    define_element("kluis-lab", &attributes, &STYLES, mount.as_ref().unchecked_ref());
    // The class lives as long as the page does, and calls this with every new element.
    mount.forget();
}

/// The app of one element, for as long as that element is in the page.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Mounted {
    host: HtmlElement,
    app: AppHandle<App>,
}

#[wasm_bindgen]
impl Mounted {
    /// An attribute changed.
    pub fn changed(&mut self) {
        self.app.update(properties(&self.host));
    }

    /// The element left the page.
    pub fn unmount(self) {
        self.app.destroy();
    }
}

impl Mounted {
    fn new(host: HtmlElement, root: Element) -> Self {
        let app = Renderer::<App>::with_root_and_props(root, properties(&host)).render();
        Self { host, app }
    }
}

/// Reads the attributes; what isn't known counts as not given, but a page that isn't known is the first one: whoever wrote
/// `view` wanted one page.
fn properties(host: &HtmlElement) -> AppProps {
    let attribute = |name| host.get_attribute(name);
    AppProps {
        view: attribute("view").map(|view| Page::from_name(&view).unwrap_or_default()),
        step: attribute("step").and_then(|step| step.trim().parse().ok()),
        lang: attribute("lang").and_then(|tag| Lang::from_tag(&tag)),
        kind: match attribute("storage").as_deref().map(str::trim) {
            Some("persist") => LabKind::Persist,
            _ => LabKind::Memory,
        },
    }
}
