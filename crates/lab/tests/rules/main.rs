//! The rules of the lab, one by one, each allowed and refused; a small shell performs the effects in memory.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::wildcard_enum_match_arm,
    reason = "a test that can't go on stops, and matches what it is about"
)]

mod access_roles;
mod ade;
mod assign;
mod audit;
mod compute_moves;
mod disks;
mod identity;
mod import;
mod infrastructure;
mod jobs;
mod journal;
mod journal_layers;
mod journal_machines;
mod journey;
mod key_vaults;
mod machines;
mod moves;
mod names;
mod permissions;
mod protect;
mod random;
mod readers_and_secrets;
mod restore;
mod restore_choices;
mod restores;
mod retention;
mod rotation;
mod rotation_at_scale;
mod rotation_held_up;
mod scenarios;
mod sets;
mod shell;
mod states;
mod steps;
mod time_and_deletion;
mod told;
