//! Reading by protocol 2.0 as it is, without a manifest, through one layer or through two.

use futures::stream::{self, LocalBoxStream, StreamExt, TryStreamExt};
use kluis_envelope::{BareBody, Dek, Engine as _, Nonce};
use kluis_lab::JobFailure;

use super::source::{BodySource, split};
use crate::engine::{Engine, JsBytes};
use crate::failure::engine_failed;
use crate::regions::in_stored_regions;

type Plaintext<'a> = LocalBoxStream<'a, Result<JsBytes, JobFailure>>;
type Stored<'a> = LocalBoxStream<'a, Result<(Nonce, JsBytes), JobFailure>>;

/// The plaintext of a body, given the content key of each of its layers, the outermost first: each region by itself, in order, to
/// the end of what is there. Nothing tells whether that is the end of what was sealed.
pub(crate) fn bare_plaintext<'a>(engine: &'a Engine, deks: &'a [&'a Dek], source: &'a BodySource<'a>) -> Plaintext<'a> {
    let mut stored_len = source.size();
    let mut plaintext: Option<Plaintext<'a>> = None;
    for dek in deks {
        let Ok(bare) = BareBody::of_stored(stored_len) else {
            return stream::once(std::future::ready(Err(JobFailure::Damaged))).boxed_local();
        };
        let stored = match plaintext {
            None => stored_regions(&bare, source),
            Some(plaintext) => split(in_stored_regions(plaintext)),
        };
        stored_len = bare.layout().plaintext_len();
        plaintext = Some(opened(engine, dek, bare, stored));
    }
    plaintext.unwrap_or_else(|| stream::empty().boxed_local())
}

fn stored_regions<'a>(bare: &BareBody, source: &'a BodySource<'a>) -> Stored<'a> {
    stream::iter(bare.layout().regions())
        .then(async move |region| source.read_region(&region).await)
        .boxed_local()
}

fn opened<'a>(engine: &'a Engine, dek: &'a Dek, bare: BareBody, stored: Stored<'a>) -> Plaintext<'a> {
    let begun = async move {
        let key = engine.import_content_key(dek).await.map_err(engine_failed)?;
        let regions = bare.layout().regions();
        Ok(stream::try_unfold(
            (bare, key, regions, stored),
            async move |(mut bare, key, mut regions, mut stored)| {
                let Some(region) = regions.next() else {
                    return Ok(None);
                };
                let (nonce, sealed) = stored.next().await.ok_or(JobFailure::Damaged)??;
                let plaintext = bare
                    .open_region(engine, &key, region.index, &nonce, sealed)
                    .await
                    .map_err(|_| JobFailure::Damaged)?;
                Ok(Some((plaintext, (bare, key, regions, stored))))
            },
        ))
    };
    stream::once(begun).try_flatten().boxed_local()
}
