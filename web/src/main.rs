//! The program that Trunk builds: it defines the element and ends. Everything else is in the library.

fn main() {
    kluis_web::define();
}
