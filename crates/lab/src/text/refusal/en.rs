//! What a refusal says in English: what is wrong ([`headlines`]), and the way out ([`ways_out`]).

mod headlines;
mod ways_out;

pub(super) use self::headlines::headline;
pub(super) use self::ways_out::way_out;
