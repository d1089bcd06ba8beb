//! The rules of the lab, one by one, each allowed and refused; a small shell performs the effects in memory.

mod journey;
mod shell;
