//! Numbers, sizes, moments and durations, written as the user's language writes them, by the browser's `Intl`.

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use kluis_lab::text::words::Words;
use kluis_lab::text::{Lang, Say};
use kluis_resource::{KeyUri, PrincipalId, Timestamp};
use wasm_bindgen::JsValue;

/// Formats for one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Format {
    lang: Lang,
}

const SIZES: [(&str, f64); 5] = [
    ("byte", 1.0),
    ("kilobyte", 1e3),
    ("megabyte", 1e6),
    ("gigabyte", 1e9),
    ("terabyte", 1e12),
];

impl Format {
    /// The formats of a language.
    #[must_use]
    pub const fn new(lang: Lang) -> Self {
        Self { lang }
    }

    /// `27,472,896`
    #[must_use]
    pub fn number(self, number: u64) -> String {
        self.numeric(precise(number), &[])
    }

    /// `26.2 MB`, in steps of a thousand.
    #[must_use]
    pub fn size(self, bytes: u64) -> String {
        self.size_of(precise(bytes))
    }

    /// `310 MB/s` as far as the number goes; the catalogue adds "a second".
    #[must_use]
    pub fn size_of(self, bytes: f64) -> String {
        let (unit, scale) = SIZES
            .into_iter()
            .rev()
            .find(|(_, scale)| bytes >= *scale)
            .unwrap_or(SIZES[0]);
        let digits = if scale > 1.0 && bytes / scale < 100.0 { 1.0 } else { 0.0 };
        if scale > 1.0 {
            return self.unit(bytes / scale, unit, digits);
        }
        // Of this unit browsers know no short name, and no Dutch plural: the catalogue does.
        let number = self.numeric(bytes, &[("maximumFractionDigits", 0.into())]);
        let one = (bytes - 1.0).abs() < 0.5;
        Words::Bytes(if one { 1 } else { 2 }, &number).say(self.lang)
    }

    /// `42%`
    #[must_use]
    pub fn percent(self, part: f64) -> String {
        self.numeric(
            part,
            &[("style", "percent".into()), ("maximumFractionDigits", 0.into())],
        )
    }

    /// `14 Mar 2026, 02:00`
    #[must_use]
    pub fn moment(self, at: Timestamp) -> String {
        self.date(at, &[("dateStyle", "medium"), ("timeStyle", "short")])
    }

    /// `14 Mar 2026, 02:00:07`
    #[must_use]
    pub fn exact_moment(self, at: Timestamp) -> String {
        self.date(at, &[("dateStyle", "medium"), ("timeStyle", "medium")])
    }

    /// `4.6 ms`, `1.2 sec`, `3 min`: whichever unit fits.
    #[must_use]
    pub fn duration(self, seconds: f64) -> String {
        let seconds = seconds.max(0.0);
        if seconds < 0.001 {
            self.unit(seconds * 1e6, "microsecond", 0.0)
        } else if seconds < 1.0 {
            self.unit(seconds * 1e3, "millisecond", if seconds < 0.1 { 1.0 } else { 0.0 })
        } else if seconds < 90.0 {
            self.unit(seconds, "second", if seconds < 10.0 { 1.0 } else { 0.0 })
        } else if seconds < 5400.0 {
            self.unit(seconds / 60.0, "minute", 0.0)
        } else {
            self.unit(seconds / 3600.0, "hour", 1.0)
        }
    }

    /// A duration in microseconds, such as those of [`kluis_lab::Timings`].
    #[must_use]
    pub fn micros(self, micros: u64) -> String {
        self.duration(precise(micros) / 1e6)
    }

    fn unit(self, value: f64, unit: &str, digits: f64) -> String {
        self.numeric(
            value,
            &[
                ("style", "unit".into()),
                ("unit", unit.into()),
                ("unitDisplay", "short".into()),
                ("maximumFractionDigits", digits.into()),
            ],
        )
    }

    fn numeric(self, value: f64, settings: &[(&str, JsValue)]) -> String {
        let format = Intl::NumberFormat::new(&self.locales(), &options(settings)).format();
        text_of(&format, &value.into())
    }

    fn date(self, at: Timestamp, settings: &[(&str, &str)]) -> String {
        let settings: Vec<_> = settings
            .iter()
            .map(|(name, value)| (*name, JsValue::from(*value)))
            .collect();
        let format = Intl::DateTimeFormat::new(&self.locales(), &options(&settings)).format();
        text_of(&format, &Date::new(&JsValue::from(precise_signed(at.unix_millis()))))
    }

    fn locales(self) -> Array {
        Array::of1(&self.lang.locale().into())
    }
}

/// A long id as people compare it: its first and last characters, `9c41…07` for `shorten(id, 4, 2)`.
#[must_use]
pub fn shorten(whole: &str, first: usize, last: usize) -> String {
    let length = whole.chars().count();
    if length <= first + last + 1 {
        return whole.to_owned();
    }
    let head: String = whole.chars().take(first).collect();
    let tail: String = whole.chars().skip(length - last).collect();
    format!("{head}…{tail}")
}

/// `testkey/9c41…07` of a key's address, `7f3c…e2` of an id; `None` where it is neither.
#[must_use]
pub fn short_subject(subject: &str) -> Option<String> {
    if let Ok(uri) = subject.parse::<KeyUri>() {
        return Some(match uri.version {
            Some(version) => format!("{}/{}", uri.key, shorten(&version.to_string(), 4, 2)),
            None => uri.key.to_string(),
        });
    }
    subject.parse::<PrincipalId>().ok().map(|_| shorten(subject, 4, 2))
}

fn options(settings: &[(&str, JsValue)]) -> Object {
    let options = Object::new();
    for (name, value) in settings {
        Reflect::set(&options, &(*name).into(), value).expect("a plain object takes any property");
    }
    options
}

fn text_of(format: &Function, value: &JsValue) -> String {
    format
        .call1(&JsValue::NULL, value)
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}

/// Up to 2⁵³ this is exact; beyond it a user reads no difference.
fn precise(number: u64) -> f64 {
    number as f64
}

/// Milliseconds of any year that a user meets are far below 2⁵³.
fn precise_signed(number: i64) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_id_keeps_its_ends_and_a_short_one_stays_whole() {
        assert_eq!(shorten("7f3c0000-0000-4000-8000-0000000000e2", 4, 2), "7f3c…e2");
        assert_eq!(shorten("naïve – 日本語.txt", 3, 4), "naï….txt");
        assert_eq!(shorten("testkey", 4, 2), "testkey");
    }

    #[test]
    fn addresses_and_ids_are_shortened_and_names_are_not() {
        let uri = "https://testkeyvault.vault.azure.net/keys/testkey/9c410000000000000000000000000007";
        assert_eq!(short_subject(uri).as_deref(), Some("testkey/9c41…07"));
        assert_eq!(
            short_subject("https://testkeyvault.vault.azure.net/keys/testkey").as_deref(),
            Some("testkey")
        );
        assert_eq!(
            short_subject("7f3c0000-0000-4000-8000-0000000000e2").as_deref(),
            Some("7f3c…e2")
        );
        assert_eq!(short_subject("holiday photos"), None);
        assert_eq!(short_subject(""), None);
    }
}
