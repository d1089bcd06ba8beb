//! How fast the core is natively, for criterion: the envelope by the RustCrypto engine, and the lab. `cargo bench` runs it; `cargo xtask
//! bench` too, and takes its samples into the report.

mod envelope;
mod journal;
mod lab;

use criterion::Criterion;

fn main() {
    let mut criterion = Criterion::default().without_plots().configure_from_args();
    envelope::measure(&mut criterion);
    lab::measure(&mut criterion);
    criterion.final_summary();
}
