//! The pages that the site itself makes from many documents, a row each. The function that fills
//! each stands in `site_pages`.

use crate::content::Kind;
use crate::knowledge::Knowledge;
use crate::text::letter::Letter;

/// The place of the link to a page that stands on every page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkPlace {
    /// The main menu.
    Menu,
    /// The first column of the footer.
    AboutColumn,
    /// The second column of the footer.
    WaysColumn,
    /// None of these.
    None,
}

macro_rules! site_pages {
    ($($(#[$doc:meta])* $page:ident: $key:literal at $slug:literal in $place:ident;)+) => {
        /// A page that the site itself makes from many documents.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum SitePage {
            $($(#[$doc])* $page,)+
        }

        impl SitePage {
            /// Every such page, in the order of menus.
            pub const ALL: &'static [Self] = &[$(Self::$page),+];

            /// Returns its name in templates, classes and interface texts: `coverage`.
            pub fn key(self) -> &'static str {
                match self {
                    $(Self::$page => $key,)+
                }
            }

            /// Returns its name in the address, the same in both written forms: `dekning`.
            pub fn slug(self) -> &'static str {
                match self {
                    $(Self::$page => $slug,)+
                }
            }

            /// Returns the place of the link to it that stands on every page.
            pub fn link_place(self) -> LinkPlace {
                match self {
                    $(Self::$page => LinkPlace::$place,)+
                }
            }
        }
    };
}

site_pages! {
    /// The front page.
    Front: "home" at "" in None;
    /// All reports.
    Reports: "reports" at "erfaringer" in Menu;
    /// All solutions.
    Solutions: "solutions" at "losninger" in Menu;
    /// All municipalities, by region.
    Municipalities: "municipalities" at "kommuner" in Menu;
    /// The matrix of municipalities and solutions.
    Coverage: "coverage" at "dekning" in Menu;
    /// The needs of municipalities, by topic.
    Needs: "needs" at "behov" in Menu;
    /// All topics.
    Topics: "topics" at "temaer" in Menu;
    /// The comparison of municipalities.
    Compare: "compare" at "sammenlign" in WaysColumn;
    /// The form in which somebody tells of an experience.
    Tell: "tell" at "fortell" in AboutColumn;
    /// The form in which the statements of a document are confirmed or corrected.
    Correct: "correct" at "rett" in AboutColumn;
    /// The status of each municipality, area by area.
    Status: "status" at "status" in AboutColumn;
    /// Everything that was stopped, and why.
    Stopped: "stopped" at "stanset" in WaysColumn;
    /// The known costs of all solutions.
    Prices: "prices" at "pris" in WaysColumn;
    /// The networks side by side.
    Networks: "networks" at "samarbeid" in WaysColumn;
    /// The latest changes.
    News: "news" at "nytt" in AboutColumn;
    /// Tasks that keep the content up to date.
    Maintenance: "maintenance" at "vedlikehold" in AboutColumn;
    /// Key figures of the network.
    Numbers: "numbers" at "tall" in AboutColumn;
    /// Contracts by the date on which they end.
    Contracts: "contracts" at "avtaler" in AboutColumn;
    /// The search; without script a register of everything.
    Search: "search" at "sok" in None;
}

impl SitePage {
    /// Returns the pages of a site in the order of menus. A list of networks is made only where there
    /// are some: most sites have none.
    pub fn of(knowledge: &Knowledge) -> impl Iterator<Item = Self> {
        let has_networks = !knowledge.networks.is_empty();
        let all = Self::ALL.iter().copied();
        all.filter(move |page| *page != Self::Networks || has_networks)
    }

    /// Returns the pages of a site whose link is in `place`.
    pub fn linked_in(place: LinkPlace, knowledge: &Knowledge) -> impl Iterator<Item = Self> {
        Self::of(knowledge).filter(move |page| page.link_place() == place)
    }

    /// Returns the list of the documents of a kind; plain pages have none.
    pub fn listing(kind: Kind) -> Option<Self> {
        let mut all = Self::ALL.iter().copied();
        all.find(|page| page.slug() == kind.folder())
    }

    /// Returns the key of the interface text that links to it are named by.
    pub fn title_key(self) -> String {
        match self {
            Self::Front => "home.crumb".to_owned(),
            page => format!("{}.title", page.key()),
        }
    }
}

/// A part of a page that is too long for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// One page of a list, counted from 1, which is the page itself.
    Page(SitePage, usize),
    /// The names under a letter of the register.
    Register(Letter),
}

impl Part {
    /// Returns the page that it is a part of.
    pub fn page(self) -> SitePage {
        match self {
            Self::Page(list, _) => list,
            Self::Register(_) => SitePage::Search,
        }
    }
}
