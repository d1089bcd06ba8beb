//! The loop of the dedicated worker.

/// Listens to the page and says that it does.
pub fn start() {}
