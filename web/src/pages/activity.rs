//! The Activity page: jobs and the activity log, filtered and paged. Left out on purpose: how a row looks (`jobs`, `log`).

mod entry;
mod jobs;
mod log;

use kluis_lab::text::activity::Activity as Text;
use yew::{Callback, Html, component, html, use_state_eq};

use crate::form::Field;
use crate::lab::{Lab, use_lab};
use crate::route::{ActivityPart, Route};
use crate::ui::{Button, Card, Empty, PageTitle, Pager, Tabs, rows_of};

/// The page.
#[component]
pub fn ActivityPage() -> Html {
    let lab = use_lab();
    let filter = use_state_eq(String::new);
    let page = use_state_eq(|| 0_usize);
    let log = lab.route == Route::Activity(ActivityPart::Log);
    let onselect = {
        let (go, page) = (lab.go.clone(), page.clone());
        Callback::from(move |tab| {
            page.set(0);
            go.emit(Route::Activity(if tab == 0 {
                ActivityPart::Jobs
            } else {
                ActivityPart::Log
            }));
        })
    };
    let on_filter = {
        let (filter, page) = (filter.clone(), page.clone());
        Callback::from(move |words| {
            filter.set(words);
            page.set(0);
        })
    };
    let (total, rows) = rows(&lab, log, &filter, *page);
    html! {
        <div class="page activity-page">
            <PageTitle title={lab.t(Text::Title)} lead={lab.t(Text::Lead)} />
            <Card>
                <Tabs
                    label={lab.t(Text::Title)}
                    names={vec![lab.t(Text::Jobs).into(), lab.t(Text::Log).into()]}
                    selected={usize::from(log)}
                    {onselect}
                >
                    if nothing(&lab, log) {
                        { nothing_yet(&lab, log) }
                    } else {
                        <Field label={lab.t(Text::Filter)} value={(*filter).clone()} hint={lab.t(Text::FilterHint)} oninput={on_filter.clone()} />
                        if total == 0 {
                            { no_match(&lab, &filter, &on_filter) }
                        } else {
                            <ul class="rows">{ rows }</ul>
                            <Pager of={lab.t(if log { Text::Log } else { Text::Jobs })} total={total} page={*page} onpage={Callback::from(move |next| page.set(next))} />
                        }
                    }
                </Tabs>
            </Card>
        </div>
    }
}

/// How many rows match the filter, and those of the page.
fn rows(lab: &Lab, log: bool, filter: &str, page: usize) -> (usize, Html) {
    if log {
        let matching = log::matching(lab, filter);
        let shown = matching[rows_of(page, matching.len())]
            .iter()
            .map(|entry| log::row(lab, entry));
        (matching.len(), shown.collect())
    } else {
        let matching = jobs::matching(lab, filter);
        let shown = matching[rows_of(page, matching.len())]
            .iter()
            .map(|job| jobs::row(lab, job));
        (matching.len(), shown.collect())
    }
}

fn nothing(lab: &Lab, log: bool) -> bool {
    if log {
        lab.view.log.is_empty()
    } else {
        lab.view.jobs.is_empty()
    }
}

fn nothing_yet(lab: &Lab, log: bool) -> Html {
    if log {
        html! { <Empty title={lab.t(Text::NoLog)} /> }
    } else {
        html! { <Empty title={lab.t(Text::NoJobs)}>{ lab.t(Text::NoJobsWhy) }</Empty> }
    }
}

fn no_match(lab: &Lab, filter: &str, on_filter: &Callback<String>) -> Html {
    let clear = on_filter.reform(|_| String::new());
    html! {
        <div class="row no-match">
            <p>{ lab.t(Text::NoMatch(filter)) }</p>
            <Button onclick={clear}>{ lab.t(Text::ClearFilter) }</Button>
        </div>
    }
}
