//! Gives cells their look: what is locked is grey, what is asked for is white with a border.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

const INK: Color = Color::RGB(0x1c_2b_33);
const LINE: Color = Color::RGB(0xb4_c0_c7);
const QUIET: Color = Color::RGB(0xee_f2_f4);
const HEAD: Color = Color::RGB(0x12_4a_5e);
const MARKED: Color = Color::RGB(0xff_f6_da);

/// The formats of a workbook.
pub(super) struct Styles {
    pub(super) title: Format,
    pub(super) lead: Format,
    pub(super) heading: Format,
    pub(super) locked: Format,
    pub(super) open: Format,
    pub(super) open_day: Format,
    pub(super) confirm: Format,
    pub(super) label: Format,
    pub(super) step: Format,
}

impl Styles {
    pub(super) fn new() -> Self {
        let plain = || {
            Format::new()
                .set_font_color(INK)
                .set_text_wrap()
                .set_align(FormatAlign::Top)
        };
        let cell = || {
            plain()
                .set_border(FormatBorder::Thin)
                .set_border_color(LINE)
        };
        Self {
            title: Format::new()
                .set_bold()
                .set_font_size(16)
                .set_font_color(HEAD),
            lead: plain(),
            heading: cell()
                .set_bold()
                .set_font_color(Color::White)
                .set_background_color(HEAD),
            locked: cell().set_background_color(QUIET),
            open: cell().set_unlocked(),
            open_day: cell()
                .set_unlocked()
                .set_num_format("dd.mm.yyyy")
                .set_align(FormatAlign::Left),
            confirm: cell().set_unlocked().set_background_color(MARKED),
            label: cell().set_bold().set_background_color(QUIET),
            step: plain().set_font_size(12),
        }
    }
}
