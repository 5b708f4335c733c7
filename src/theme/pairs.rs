//! The pairs of colours that stand together in the style sheet, each by its name without
//! `--ds-color-`: a background, and the colours drawn on it. A new pair in the style sheet belongs
//! here; a test checks their contrast, and the style guide shows them.

/// Backgrounds, each with the colours drawn on it.
pub type Pairs = &'static [(&'static str, &'static [&'static str])];

/// Text on its background: at least 4.5.
pub const TEXT: Pairs = &[
    (
        "neutral-background-default",
        &[
            "neutral-text-default",
            "neutral-text-subtle",
            "accent-text-subtle",
            "brand1-text-subtle",
        ],
    ),
    (
        "neutral-surface-default",
        &["neutral-text-default", "neutral-text-subtle"],
    ),
    (
        "neutral-surface-tinted",
        &[
            "neutral-text-default",
            "neutral-text-subtle",
            "accent-text-subtle",
            "accent-text-default",
            "brand1-text-subtle",
            "neutral-border-strong",
        ],
    ),
    (
        "accent-background-tinted",
        &[
            "neutral-text-default",
            "neutral-text-subtle",
            "accent-text-subtle",
        ],
    ),
    (
        "accent-surface-tinted",
        &["accent-text-default", "accent-text-subtle"],
    ),
    (
        "accent-surface-hover",
        &["accent-text-default", "accent-text-subtle"],
    ),
    ("accent-surface-active", &["neutral-text-default"]),
    ("accent-base-default", &["accent-base-contrast-default"]),
    ("accent-base-hover", &["accent-base-contrast-default"]),
    ("accent-base-active", &["accent-base-contrast-default"]),
    (
        "brand1-background-tinted",
        &["brand1-text-default", "brand1-text-subtle"],
    ),
    ("brand1-surface-hover", &["neutral-text-default"]),
    ("map-1", &["neutral-text-default"]),
    ("map-2", &["neutral-text-default"]),
    ("map-3", &["neutral-text-default"]),
    ("map-4", &["accent-base-contrast-default"]),
    ("footer-background", &["footer-text", "footer-text-subtle"]),
];

/// Lines and symbols that carry meaning: at least 3.
pub const SYMBOLS: Pairs = &[
    (
        "neutral-background-default",
        &[
            "neutral-border-default",
            "accent-border-default",
            "accent-base-default",
            "brand1-base-default",
            "brand1-border-default",
            "status-unknown-ink",
            "focus-outer",
        ],
    ),
    ("neutral-surface-default", &["neutral-border-default"]),
    (
        "accent-background-tinted",
        &["accent-base-default", "focus-outer"],
    ),
    ("brand1-background-tinted", &["brand1-base-default"]),
    ("status-i-bruk", &["status-i-bruk-ink"]),
    ("status-innfores", &["status-innfores-ink"]),
    ("status-pilot", &["status-pilot-ink"]),
    ("status-planlagt", &["status-planlagt-ink"]),
    ("status-fases-ut", &["status-fases-ut-ink"]),
    ("status-avsluttet", &["status-avsluttet-ink"]),
    (
        "status-vurdert-ikke-valgt",
        &["status-vurdert-ikke-valgt-ink"],
    ),
    ("status-bruker-ikke", &["status-bruker-ikke-ink"]),
];
