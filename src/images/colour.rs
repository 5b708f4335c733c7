//! Converts the colours of a picture to sRGB, which browsers assume for a picture without a
//! profile.
//!
//! A PNG can declare its colours in three ways, of which browsers use the first present: `cICP`, a
//! profile in `iCCP`, and `gAMA` with `cHRM` (PNG, third edition, section 4.3).

use std::io::Cursor;
use std::sync::Arc;

use moxcms::{
    Chromaticity, CicpProfile, ColorPrimaries, ColorProfile, DataColorSpace, Layout,
    MatrixCoefficients, ToneReprCurve, Transform8BitExecutor, TransformOptions, XyY,
};

use super::limits::PROFILE_LIMIT;
use super::pixels::{Channels, Pixels};

/// The conversion from the colours of a picture to sRGB.
pub(super) struct ToSrgb {
    /// The conversion from red, green and blue to red, green and blue.
    transform: Arc<Transform8BitExecutor>,
    /// `true` where the picture is grey: the profile has one channel, and the pixels repeat it
    /// three times.
    is_grey: bool,
}

/// Returns whether `profile` is of colours for screens, mixed of light and not of ink.
pub(super) fn is_for_screens(profile: &[u8]) -> bool {
    // The data colour space in the head of a profile (ICC.1:2022, 7.2.8).
    profile.get(16..20).is_none_or(|space| space != b"CMYK")
}

impl ToSrgb {
    /// Reads an ICC profile; `None` where it is sRGB itself, or one that cannot be used, which
    /// browsers ignore too.
    pub(super) fn from_profile(profile: &[u8]) -> Option<Self> {
        Self::from(&ColorProfile::new_from_slice(profile).ok()?)
    }

    /// Reads the colours that the PNG in `bytes` declares outside a profile; `None` where they are
    /// sRGB or not declared.
    pub(super) fn from_png(bytes: &[u8]) -> Option<Self> {
        let limits = png::Limits {
            bytes: usize::try_from(PROFILE_LIMIT).ok()?,
        };
        let mut decoder = png::Decoder::new_with_limits(Cursor::new(bytes), limits);
        decoder.set_ignore_text_chunk(true);
        let reader = decoder.read_info().ok()?;
        let info = reader.info();
        if let Some(points) = info.coding_independent_code_points {
            return Self::from(&ColorProfile::new_from_cicp(CicpProfile {
                color_primaries: points.color_primaries.try_into().ok()?,
                transfer_characteristics: points.transfer_function.try_into().ok()?,
                matrix_coefficients: MatrixCoefficients::Identity,
                full_range: points.is_video_full_range_image,
            }));
        }
        if info.srgb.is_some() {
            return None;
        }
        let gamma = info.gama_chunk?.into_value();
        let mut profile = ColorProfile::new_srgb();
        profile.cicp = None;
        if let Some(points) = info.chrm_chunk {
            let point = |(x, y): (png::ScaledFloat, png::ScaledFloat)| Chromaticity {
                x: x.into_value(),
                y: y.into_value(),
            };
            let white = point(points.white);
            let primaries = ColorPrimaries {
                red: point(points.red),
                green: point(points.green),
                blue: point(points.blue),
            };
            let white = XyY::new(f64::from(white.x), f64::from(white.y), 1.0);
            profile.update_rgb_colorimetry(white, primaries);
        }
        // `gAMA` is the exponent from light to numbers; a curve goes the other way.
        let curve = (gamma > 0.0).then(|| ToneReprCurve::Parametric(vec![1.0 / gamma]))?;
        profile.red_trc = Some(curve.clone());
        profile.green_trc = Some(curve.clone());
        profile.blue_trc = Some(curve);
        Self::from(&profile)
    }

    fn from(profile: &ColorProfile) -> Option<Self> {
        let is_grey = match profile.color_space {
            DataColorSpace::Rgb => false,
            DataColorSpace::Gray => true,
            _ => return None,
        };
        let from = if is_grey { Layout::Gray } else { Layout::Rgb };
        let options = TransformOptions::default();
        let srgb = ColorProfile::new_srgb();
        let transform = profile
            .create_transform_8bit(from, &srgb, Layout::Rgb, options)
            .ok()?;
        let way = Self { transform, is_grey };
        way.changes_anything().then_some(way)
    }

    /// Returns whether any colour changes visibly. Profiles of sRGB differ in their last digits.
    fn changes_anything(&self) -> bool {
        const STEPS: [u8; 6] = [0, 51, 102, 153, 204, 255];
        let colours = STEPS.into_iter().flat_map(|red| {
            let green_blue = STEPS.into_iter().flat_map(move |green| {
                STEPS.into_iter().map(move |blue| match self.is_grey {
                    true => [red; 3],
                    false => [red, green, blue],
                })
            });
            green_blue.collect::<Vec<_>>()
        });
        let before: Vec<u8> = colours.flatten().collect();
        let mut after = before.clone();
        self.convert(&mut after);
        before.iter().zip(&after).any(|(a, b)| a.abs_diff(*b) > 2)
    }

    /// Converts the colours of `pixels` to sRGB.
    pub(super) fn apply(&self, pixels: &mut Pixels) {
        match pixels.channels {
            Channels::Rgb => self.convert(&mut pixels.bytes),
            Channels::Rgba => {
                let mut colours: Vec<u8> = pixels
                    .bytes
                    .chunks_exact(4)
                    .flat_map(|pixel| [pixel[0], pixel[1], pixel[2]])
                    .collect();
                self.convert(&mut colours);
                let converted = colours.chunks_exact(3);
                for (pixel, colour) in pixels.bytes.chunks_exact_mut(4).zip(converted) {
                    pixel[..3].copy_from_slice(colour);
                }
            }
        }
    }

    /// Converts triples of red, green and blue.
    fn convert(&self, triples: &mut [u8]) {
        let source: Vec<u8> = match self.is_grey {
            true => triples.iter().step_by(3).copied().collect(),
            false => triples.to_vec(),
        };
        // It fails only where the lengths do not match.
        let _ = self.transform.transform(&source, triples);
    }
}
