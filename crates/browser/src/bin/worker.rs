//! The worker's program: the library, and the named entry at which it is cut.

use kluis_browser::later;
use kluis_browser::worker::{self, Rest};

fn main() {
    worker::start(|| Box::pin(rest()));
}

later! {
    /// Loads all but what a first visit needs.
    fn rest() -> Rest {
        Rest::all()
    }
}
