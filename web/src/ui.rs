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
mod file_button;
mod file_name;
mod first_few;
mod focus;
mod glyph;
mod id;
mod in_azure;
mod in_the_way;
mod job_news;
mod kid_chip;
mod layout;
mod link;
mod mark;
mod paging;
mod progress;
mod refusal_box;
mod saving;
mod small_chain;
mod steps;
mod styles;
mod table;
mod tabs;
mod throughput;
mod way_there;

pub use answer::{Answer, AnswerProps};
pub use button::{Button, ButtonKind, ButtonProps};
pub use bytes::{Bytes, BytesKind, BytesProps};
pub use chain::{Chain, ChainProps};
pub use code::{Code, CodeProps, CopyButton, CopyButtonProps, Printed, PrintedProps};
pub use dialog::{Dialog, DialogProps};
pub use facts::{Fact, Facts, FactsProps};
pub use file_button::{FileButton, FileButtonProps};
pub use file_name::{file_path, visible};
pub use first_few::{FirstFew, use_first_few};
pub use focus::use_focus_on_change;
pub use glyph::{Chip, ChipProps, Glyph, GlyphProps, Thing};
pub use id::{ShortId, ShortIdProps, use_id};
pub use in_azure::{in_azure, portal_way, script_way, step_tabs};
pub use in_the_way::{InTheWay, InTheWayProps};
pub use job_news::{RecentJobs, job_failure, job_news, job_time, use_recent_jobs};
pub use kid_chip::{KidChip, KidChipProps, key_name, key_words, uri_words};
pub use layout::{Card, CardProps, Empty, EmptyProps, Notice, NoticeProps, PageTitle, PageTitleProps, Tone};
pub use link::{Link, LinkProps};
pub use mark::{Mark, MarkProps, Sign};
pub use paging::{Order, PER_PAGE, PagedList, PagedListProps, PagedParts, Pager, PagerProps, Rows, matches, rows_of};
pub use progress::{ProgressBar, ProgressBarProps, ProgressUnit};
pub use refusal_box::{RefusalBox, RefusalBoxProps, RuleChip, RuleChipProps};
pub use saving::{Saver, saved};
pub use small_chain::{SmallChain, SmallChainProps, on_platform_keys};
pub use steps::{StepLine, StepStands, Stepper, StepperProps, locked, way_on};
pub use styles::STYLES;
pub use table::{Table, TableProps};
pub use tabs::{Tabs, TabsProps};
pub use throughput::{Throughput, ThroughputProps};
pub use way_there::{WayThere, WayThereProps};
