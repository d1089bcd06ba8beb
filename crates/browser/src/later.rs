//! Code that is lazy-loaded: a release build keeps what only a named entry reaches in a file of its own (`crates/split`).
//!
//! An entry is an `async fn` that [`later!`](crate::later) declares. It loads that file and returns pointers to functions of it, so
//! nothing of the later part can be called before it is there. Every other build (debug, tests, the npm package) is whole, and an
//! entry returns at once.

use std::pin::Pin;

use gloo_timers::future::TimeoutFuture;
use thiserror::Error;

/// How long a page may take to draw what it draws first, in milliseconds. What nobody waits for comes after that.
pub const SOON_MILLIS: u32 = 600;

/// How long to wait before each further attempt, in milliseconds.
const RETRY_MILLIS: [u32; 2] = [500, 2_000];

/// The later part did not load.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a part of the program did not load")]
pub struct NotLoaded;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for NotLoaded {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// A named entry: it loads the later part and returns what that has for the caller.
pub type Entry<T> = fn() -> Pin<Box<dyn Future<Output = Result<T, NotLoaded>>>>;

/// Loads by a named entry, and retries twice.
///
/// # Errors
/// [`NotLoaded`] if no attempt succeeded. A later call tries again.
pub async fn load<T>(entry: Entry<T>) -> Result<T, NotLoaded> {
    for millis in RETRY_MILLIS {
        if let Ok(part) = entry().await {
            return Ok(part);
        }
        TimeoutFuture::new(millis).await;
    }
    entry().await
}

/// Declares a named entry: an `async fn` that loads the later part and returns what the body makes there.
///
/// The crate needs a feature `split` that turns on `wasm_split_helpers` and this crate's `split`.
#[macro_export]
macro_rules! later {
    ($(#[$attribute:meta])* $visibility:vis fn $name:ident() -> $part:ty $body:block) => {
        $(#[$attribute])*
        #[cfg(all(feature = "split", not(debug_assertions)))]
        #[wasm_split_helpers::wasm_split(later, fallible)]
        $visibility fn $name() -> Result<$part, $crate::later::NotLoaded> {
            Ok($body)
        }

        $(#[$attribute])*
        #[cfg(not(all(feature = "split", not(debug_assertions))))]
        #[expect(clippy::unused_async, reason = "an uncut program has nothing to load")]
        $visibility async fn $name() -> Result<$part, $crate::later::NotLoaded> {
            Ok($body)
        }
    };
}
