//! The parts that pages are made of, and the styles that they share.
//!
//! Every part is usable by keyboard, has its words from the catalogue or from its properties, and shows light and dark. Left
//! out on purpose: anything that knows one page.

mod answer;
mod button;
mod bytes;
mod chain;
mod code;
mod dialog;
mod facts;
mod fields;
mod file_name;
mod focus;
mod glyph;
mod id;
mod layout;
mod link;
mod mark;
mod moment_field;
mod paging;
mod pass_on;
mod progress;
mod recent_jobs;
mod refusal_box;
mod small_chain;
mod styles;
mod tabs;
mod text_area;
mod throughput;
mod way_there;

pub use answer::{Answer, AnswerProps};
pub use button::{Button, ButtonKind, ButtonProps};
pub use bytes::{Bytes, BytesKind, BytesProps};
pub use chain::{Chain, ChainProps};
pub use code::{Code, CodeProps, CopyButton, CopyButtonProps, Printed, PrintedProps};
pub use dialog::{Dialog, DialogProps};
pub use facts::{Fact, Facts, FactsProps};
pub use fields::{
    Check, CheckProps, Choice, ChoiceOption, ChoiceProps, Field, FieldProps, Select, SelectProps, name_error,
};
pub use file_name::{file_path, visible};
pub use focus::use_focus_on_change;
pub use glyph::{Chip, ChipProps, Glyph, GlyphProps, Thing};
pub use id::{ShortId, ShortIdProps, use_id};
pub use layout::{Card, CardProps, Empty, EmptyProps, Notice, NoticeProps, PageTitle, PageTitleProps, Tone};
pub use link::{Link, LinkProps};
pub use mark::{Mark, MarkProps, Sign};
pub use moment_field::{MomentField, MomentFieldProps, moment_of, moment_text};
pub use paging::{
    Order, PagedList, PagedListProps, PagedParts, PagedSelect, PagedSelectProps, Pager, PagerProps, matches, rows_of,
};
pub use pass_on::pass_on;
pub use progress::{ProgressBar, ProgressBarProps, ProgressUnit};
pub use recent_jobs::{RecentJobs, use_recent_jobs};
pub use refusal_box::{Headline, HeadlineProps, RefusalBox, RefusalBoxProps, RuleChip, RuleChipProps};
pub use small_chain::{SmallChain, SmallChainProps, on_platform_keys};
pub use styles::STYLES;
pub use tabs::{Tabs, TabsProps};
pub use text_area::{SecretArea, SecretAreaProps};
pub use throughput::{Throughput, ThroughputProps};
pub use way_there::{WayThere, WayThereProps};
