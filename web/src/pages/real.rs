//! The page What is real, what is modelled.

use kluis_lab::text::measure::Measure;
use kluis_lab::text::real::Real as Words;
use yew::{Html, component, html};

use crate::lab::{Lab, use_lab};
use crate::route::Page;
use crate::ui::{Card, Link, Notice, PageTitle, Tone};

/// Two lists, and what follows from them.
#[component]
pub fn RealPage() -> Html {
    let lab = use_lab();
    let real = [
        (Words::Cryptography, Words::CryptographyIs),
        (Words::Keys, Words::KeysAre),
        (Words::Storage, Words::StorageIs),
        (Words::Disks, Words::DisksAre),
        (Words::Rules, Words::RulesAre),
    ];
    let modelled = [
        (Words::ControlPlane, Words::ControlPlaneIs),
        (Words::Machines, Words::MachinesAre),
        (Words::Network, Words::NetworkIs),
        (Words::Hardware, Words::HardwareIs),
        (Words::PlatformKeys, Words::PlatformKeysAre),
    ];
    html! {
        <>
            <PageTitle title={lab.t(Words::Title)} lead={lab.t(Words::Lead)} />
            <div class="halves">
                <Card title={lab.t(Words::RealTitle)} class="real">{ terms(&lab, real) }</Card>
                <Card title={lab.t(Words::ModelledTitle)} class="modelled">{ terms(&lab, modelled) }</Card>
            </div>
            <Card title={lab.t(Words::TrustTitle)} class="trust">
                <div class="halves">
                    { points(&lab, Words::Proves, [Words::ProvesOne, Words::ProvesTwo, Words::ProvesThree]) }
                    { points(&lab, Words::CannotProve, [Words::CannotOne, Words::CannotTwo, Words::CannotThree, Words::CannotFour, Words::CannotFive]) }
                </div>
                <Notice tone={Tone::Warning} title={lab.t(Words::NotABackupTitle)}>{ lab.t(Words::NotABackup) }</Notice>
            </Card>
            if !lab.single {
                <p class="to-measure"><Link to={Page::Measure.whole()}>{ lab.t(Measure::FromReal) }</Link></p>
            }
        </>
    }
}

fn terms(lab: &Lab, terms: [(Words, Words); 5]) -> Html {
    let term =
        |(name, meaning): (Words, Words)| html! { <div><dt>{ lab.t(name) }</dt><dd>{ lab.t(meaning) }</dd></div> };
    html! { <dl class="terms">{ for terms.map(term) }</dl> }
}

fn points<const N: usize>(lab: &Lab, title: Words, points: [Words; N]) -> Html {
    html! {
        <div>
            <h3>{ lab.t(title) }</h3>
            <ul class="points">{ for points.map(|point| html! { <li>{ lab.t(point) }</li> }) }</ul>
        </div>
    }
}
