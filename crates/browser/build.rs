//! Has the linker leave its relocations in the worker's program, which `crates/split` reads.

fn main() {
    let of = |name| std::env::var(name).unwrap_or_default();
    if of("CARGO_CFG_TARGET_FAMILY") == "wasm" && of("PROFILE") == "release" {
        println!("cargo:rustc-link-arg-bins=--emit-relocs");
    }
    println!("cargo:rerun-if-changed=build.rs");
}
