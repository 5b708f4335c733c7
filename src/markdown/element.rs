//! Lists the HTML elements that a text may hold, with their allowed parents and content.

/// An element that is allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Element {
    Abbr,
    Code,
    Em,
    Kbd,
    Link,
    Mark,
    Strong,
    Sub,
    Sup,
    Details,
    Summary,
    Paragraph,
    Table,
    Caption,
    Head,
    Body,
    Foot,
    Row,
    HeadCell,
    Cell,
    Unordered,
    Ordered,
    Item,
    Terms,
    Term,
    Meaning,
}

/// The content that an element may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// Words, and markup that holds words.
    Words,
    /// Anything.
    Blocks,
    /// Only its parts.
    Parts,
}

impl Element {
    pub(super) fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "abbr" => Self::Abbr,
            "code" => Self::Code,
            "em" | "i" => Self::Em,
            "kbd" => Self::Kbd,
            "a" => Self::Link,
            "mark" => Self::Mark,
            "strong" | "b" => Self::Strong,
            "sub" => Self::Sub,
            "sup" => Self::Sup,
            "details" => Self::Details,
            "summary" => Self::Summary,
            "p" => Self::Paragraph,
            "table" => Self::Table,
            "caption" => Self::Caption,
            "thead" => Self::Head,
            "tbody" => Self::Body,
            "tfoot" => Self::Foot,
            "tr" => Self::Row,
            "th" => Self::HeadCell,
            "td" => Self::Cell,
            "ul" => Self::Unordered,
            "ol" => Self::Ordered,
            "li" => Self::Item,
            "dl" => Self::Terms,
            "dt" => Self::Term,
            "dd" => Self::Meaning,
            _ => return None,
        })
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Abbr => "abbr",
            Self::Code => "code",
            Self::Em => "em",
            Self::Kbd => "kbd",
            Self::Link => "a",
            Self::Mark => "mark",
            Self::Strong => "strong",
            Self::Sub => "sub",
            Self::Sup => "sup",
            Self::Details => "details",
            Self::Summary => "summary",
            Self::Paragraph => "p",
            Self::Table => "table",
            Self::Caption => "caption",
            Self::Head => "thead",
            Self::Body => "tbody",
            Self::Foot => "tfoot",
            Self::Row => "tr",
            Self::HeadCell => "th",
            Self::Cell => "td",
            Self::Unordered => "ul",
            Self::Ordered => "ol",
            Self::Item => "li",
            Self::Terms => "dl",
            Self::Term => "dt",
            Self::Meaning => "dd",
        }
    }

    pub(super) fn holds(self) -> Holds {
        match self {
            Self::Details | Self::HeadCell | Self::Cell | Self::Item | Self::Meaning => {
                Holds::Blocks
            }
            _ if self.is_part_of_list_or_table() || self.is_list_or_table() => match self {
                Self::Caption | Self::Term => Holds::Words,
                _ => Holds::Parts,
            },
            _ => Holds::Words,
        }
    }

    /// Returns whether it is a block made of parts.
    pub(super) fn is_list_or_table(self) -> bool {
        matches!(
            self,
            Self::Table | Self::Unordered | Self::Ordered | Self::Terms
        )
    }

    /// Returns whether it is a part of such a block.
    pub(super) fn is_part_of_list_or_table(self) -> bool {
        !self.parents().is_empty()
    }

    /// Returns the elements that a part can be a part of.
    pub(super) fn parents(self) -> &'static [Self] {
        match self {
            Self::Caption | Self::Head | Self::Body | Self::Foot => &[Self::Table],
            Self::Row => &[Self::Table, Self::Head, Self::Body, Self::Foot],
            Self::HeadCell | Self::Cell => &[Self::Row],
            Self::Item => &[Self::Unordered, Self::Ordered],
            Self::Term | Self::Meaning => &[Self::Terms],
            _ => &[],
        }
    }

    /// Returns the part that must wrap words which stand directly in this element.
    pub(super) fn part_for_words(self) -> Option<Self> {
        match self {
            Self::Table | Self::Head | Self::Body | Self::Foot => Some(Self::Row),
            Self::Row => Some(Self::Cell),
            Self::Unordered | Self::Ordered => Some(Self::Item),
            Self::Terms => Some(Self::Meaning),
            _ => None,
        }
    }

    /// Returns whether HTML allows its end tag to be omitted.
    pub(super) fn may_stay_open(self) -> bool {
        self == Self::Paragraph || self.is_part_of_list_or_table() && self != Self::Caption
    }

    /// Returns whether the text after it is on a line of its own, separate in the search too.
    pub(super) fn is_block(self) -> bool {
        matches!(self, Self::Details | Self::Summary | Self::Paragraph)
            || self.is_list_or_table()
            || self.is_part_of_list_or_table()
    }

    /// Returns whether it is allowed only where Markdown is not read: within a block of HTML.
    pub(super) fn is_for_blocks(self) -> bool {
        matches!(
            self,
            Self::Code | Self::Em | Self::Link | Self::Strong | Self::Paragraph
        )
    }

    /// Returns the attribute that it may have.
    pub(super) fn attribute(self) -> Option<&'static str> {
        match self {
            Self::Abbr => Some("title"),
            Self::Details => Some("open"),
            Self::Link => Some("href"),
            Self::Ordered => Some("start"),
            _ => None,
        }
    }

    /// Returns whether an attribute of it is ignored without a finding: one for its appearance,
    /// which the theme decides.
    pub(super) fn passes_over(self, attribute: &str) -> bool {
        const LOOKS: &str = "\
            align bgcolor border cellpadding cellspacing class colspan dir frame height id lang name \
            nowrap rel role rowspan rules scope style summary target title type valign value width";
        let is_plain =
            self.is_list_or_table() || self.is_part_of_list_or_table() || self.is_for_blocks();
        is_plain
            && LOOKS
                .split_ascii_whitespace()
                .any(|known| attribute.eq_ignore_ascii_case(known))
    }
}
