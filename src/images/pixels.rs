//! Defines pictures in memory: eight bits to a channel.

/// The channels of each pixel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Channels {
    /// Red, green, blue.
    Rgb,
    /// Red, green, blue, and opacity.
    Rgba,
}

/// Pixels, row by row from the top, without gaps.
#[derive(Clone, Debug)]
pub(super) struct Pixels {
    pub(super) bytes: Vec<u8>,
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) channels: Channels,
}
