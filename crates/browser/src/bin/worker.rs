//! The worker's program. All of it is in the library.

fn main() {
    kluis_browser::worker::start();
}
