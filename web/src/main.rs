//! The program that Trunk builds: it defines the element and ends. Everything else is in the library.

use kluis_browser::later;

fn main() {
    later::begin("app_later.wasm");
    kluis_web::define();
}
