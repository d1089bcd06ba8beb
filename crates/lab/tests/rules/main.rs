//! The rules of the lab, one by one, each allowed and refused; a small shell performs the effects in memory.

mod assign;
mod identity;
mod jobs;
mod journey;
mod key_vaults;
mod permissions;
mod protect;
mod restore;
mod rotation;
mod shell;
mod steps;
