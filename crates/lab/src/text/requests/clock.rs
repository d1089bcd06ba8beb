//! Requests about the clock, in words.

use super::InWords;
use crate::request::{Advance, AdvanceClock};
use crate::text::{Lang, plural};
use crate::view::LabView;

impl InWords for AdvanceClock {
    fn in_words(&self, _: &LabView, lang: Lang) -> String {
        match self.by {
            Advance::Minutes(count) => say!(
                lang,
                "Move the clock forward by {count} minutes.",
                "Zet de klok {count} minuten vooruit.",
            ),
            Advance::Hours(count) => {
                let hours = plural(u64::from(count), "hour", "hours");
                say!(
                    lang,
                    "Move the clock forward by {count} {hours}.",
                    "Zet de klok {count} uur vooruit.",
                )
            }
            Advance::Days(count) => {
                let (days, dagen) = (
                    plural(u64::from(count), "day", "days"),
                    plural(u64::from(count), "dag", "dagen"),
                );
                say!(
                    lang,
                    "Move the clock forward by {count} {days}.",
                    "Zet de klok {count} {dagen} vooruit.",
                )
            }
            Advance::ToNext => say!(
                lang,
                "Move the clock to the next thing that happens by itself.",
                "Zet de klok op het volgende dat vanzelf gebeurt.",
            ),
        }
    }
}
