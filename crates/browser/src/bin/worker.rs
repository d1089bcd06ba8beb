//! The worker's program: the library, and the named entry at which it is cut.

use futures::FutureExt;
use kluis_browser::later;
use kluis_browser::worker::{self, Rest};

fn main() {
    worker::start(|| rest().boxed_local());
}

later! {
    /// Loads all but what a first visit needs.
    fn rest() -> Rest {
        Rest::all()
    }
}
