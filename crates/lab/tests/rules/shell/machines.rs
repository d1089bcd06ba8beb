//! Acts about disks and machines in few words, and what tests ask about them.
