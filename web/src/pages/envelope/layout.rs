//! Where the parts of the picture stand: side by side where there is room, from top to bottom on a phone.

/// A box in the picture's own units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rect {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) w: f64,
    pub(super) h: f64,
}

impl Rect {
    const fn new(x: f64, y: f64, w: f64, h: f64) -> Self {
        Self { x, y, w, h }
    }

    /// The middle from left to right.
    pub(super) fn mid_x(self) -> f64 {
        self.x + self.w / 2.0
    }

    /// The middle from top to bottom.
    pub(super) fn mid_y(self) -> f64 {
        self.y + self.h / 2.0
    }

    /// The least box that holds both.
    pub(super) fn with(self, other: Self) -> Self {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        let (right, bottom) = (self.right().max(other.right()), self.bottom().max(other.bottom()));
        Self {
            x,
            y,
            w: right - x,
            h: bottom - y,
        }
    }

    /// The right edge.
    pub(super) fn right(self) -> f64 {
        self.x + self.w
    }

    /// The lower edge.
    pub(super) fn bottom(self) -> f64 {
        self.y + self.h
    }
}

/// The way of an arrow, as the points of an SVG path, and where its label stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Arrow {
    /// The line.
    pub(super) line: &'static str,
    /// The head.
    pub(super) head: &'static str,
    /// Where its label stands; short ones have none.
    pub(super) label: Option<Spot>,
    /// Where the time stands that it took; without, it follows the label.
    pub(super) time: Option<Spot>,
}

/// Where a text stands with respect to its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

impl Anchor {
    /// As SVG calls it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

/// Where a text stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spot {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) anchor: Anchor,
}

const fn spot(x: f64, y: f64, anchor: Anchor) -> Option<Spot> {
    Some(Spot { x, y, anchor })
}

/// One arrangement of the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Layout {
    /// Its name, as a class of the `svg`.
    pub(super) class: &'static str,
    /// Width and height.
    pub(super) size: (f64, f64),
    pub(super) files: Rect,
    pub(super) tar: Rect,
    pub(super) body: Rect,
    pub(super) manifest: Rect,
    pub(super) dek: Rect,
    pub(super) wrapped: Rect,
    pub(super) kek: Rect,
    pub(super) before: Rect,
    pub(super) second_layer: Rect,
    /// Body to second layer.
    pub(super) sealed_again: Arrow,
    /// Files to tar, tar to body, body to manifest, DEK to body, DEK to wrapped DEK, KEK to wrapped DEK.
    pub(super) arrows: [Arrow; 6],
    /// How many regions or gaps fit into the row.
    pub(super) places: u64,
}

/// Side by side.
pub(super) const WIDE: Layout = Layout {
    class: "wide",
    size: (1000.0, 352.0),
    files: Rect::new(1.0, 28.0, 158.0, 98.0),
    tar: Rect::new(190.0, 45.0, 56.0, 64.0),
    body: Rect::new(277.0, 45.0, 330.0, 64.0),
    manifest: Rect::new(660.0, 33.0, 339.0, 88.0),
    dek: Rect::new(360.0, 194.0, 164.0, 54.0),
    wrapped: Rect::new(616.0, 187.0, 164.0, 68.0),
    kek: Rect::new(829.0, 180.0, 170.0, 82.0),
    before: Rect::new(847.0, 272.0, 134.0, 36.0),
    second_layer: Rect::new(277.0, 290.0, 330.0, 50.0),
    sealed_again: Arrow {
        line: "M300 138v147",
        head: "M295 279l5 6 5-6",
        label: spot(310.0, 277.0, Anchor::Start),
        time: None,
    },
    arrows: [
        Arrow {
            line: "M163 77h22",
            head: "M180 72l6 5-6 5",
            label: spot(218.0, 127.0, Anchor::Middle),
            time: None,
        },
        Arrow {
            line: "M250 77h22",
            head: "M267 72l6 5-6 5",
            label: None,
            time: None,
        },
        Arrow {
            line: "M611 77h44",
            head: "M650 72l6 5-6 5",
            label: spot(633.0, 69.0, Anchor::Middle),
            time: None,
        },
        Arrow {
            line: "M442 190v-44",
            head: "M437 152l5-6 5 6",
            label: spot(454.0, 172.0, Anchor::Start),
            time: None,
        },
        Arrow {
            line: "M528 221h83",
            head: "M606 216l6 5-6 5",
            label: spot(569.0, 213.0, Anchor::Middle),
            time: spot(569.0, 239.0, Anchor::Middle),
        },
        Arrow {
            line: "M825 221h-40",
            head: "M790 216l-6 5 6 5",
            label: spot(805.0, 213.0, Anchor::Middle),
            time: None,
        },
    ],
    places: 8,
};

/// From top to bottom.
pub(super) const TALL: Layout = Layout {
    class: "tall",
    size: (304.0, 872.0),
    files: Rect::new(1.0, 24.0, 302.0, 98.0),
    tar: Rect::new(1.0, 150.0, 302.0, 34.0),
    body: Rect::new(1.0, 236.0, 302.0, 54.0),
    manifest: Rect::new(40.0, 338.0, 263.0, 88.0),
    dek: Rect::new(70.0, 458.0, 164.0, 54.0),
    wrapped: Rect::new(70.0, 542.0, 164.0, 68.0),
    kek: Rect::new(67.0, 658.0, 170.0, 82.0),
    before: Rect::new(85.0, 748.0, 134.0, 36.0),
    second_layer: Rect::new(1.0, 820.0, 302.0, 50.0),
    sealed_again: Arrow {
        line: "M7 320v494",
        head: "M2 808l5 6 5-6",
        label: spot(16.0, 531.0, Anchor::Start),
        time: None,
    },
    arrows: [
        Arrow {
            line: "M152 125v20",
            head: "M147 140l5 6 5-6",
            label: spot(164.0, 140.0, Anchor::Start),
            time: None,
        },
        Arrow {
            line: "M152 187v20",
            head: "M147 202l5 6 5-6",
            label: None,
            time: None,
        },
        Arrow {
            line: "M172 313v20",
            head: "M167 328l5 6 5-6",
            label: spot(182.0, 328.0, Anchor::Start),
            time: None,
        },
        Arrow {
            line: "M66 485H18V314",
            head: "M13 320l5-6 5 6",
            label: spot(28.0, 447.0, Anchor::Start),
            time: None,
        },
        Arrow {
            line: "M152 515v22",
            head: "M147 532l5 6 5-6",
            label: spot(164.0, 531.0, Anchor::Start),
            time: None,
        },
        Arrow {
            line: "M152 654v-22",
            head: "M147 637l5-6 5 6",
            label: spot(164.0, 650.0, Anchor::Start),
            time: None,
        },
    ],
    places: 6,
};

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(layout: &Layout) -> [Rect; 9] {
        let Layout {
            files,
            tar,
            body,
            manifest,
            dek,
            wrapped,
            kek,
            before,
            second_layer,
            ..
        } = *layout;
        [files, tar, body, manifest, dek, wrapped, kek, before, second_layer]
    }

    fn overlap(a: Rect, b: Rect) -> bool {
        a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom()
    }

    #[test]
    fn every_part_is_inside_the_picture_and_on_no_other() {
        for layout in [WIDE, TALL] {
            let parts = parts(&layout);
            for (index, part) in parts.iter().enumerate() {
                assert!(part.x >= 0.0 && part.y >= 0.0, "{} {part:?}", layout.class);
                assert!(
                    part.right() <= layout.size.0 && part.bottom() <= layout.size.1,
                    "{} {part:?}",
                    layout.class
                );
                for other in &parts[index + 1..] {
                    assert!(!overlap(*part, *other), "{} {part:?} {other:?}", layout.class);
                }
            }
        }
    }

    #[test]
    fn every_place_of_the_row_is_wide_enough_for_a_number() {
        for layout in [WIDE, TALL] {
            let places = f64::from(u32::try_from(layout.places).unwrap());
            assert!(layout.body.w / places >= 40.0);
        }
    }
}
