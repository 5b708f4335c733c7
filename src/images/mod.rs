//! Provides images in smaller sizes: reads the properties of an image file from its first bytes,
//! makes its variants, and caches them from one run to the next.
//!
//! A variant is WebP, which every browser of today reads, the right way up, and without the notes
//! of the camera: time and place of a picture are private. Its address holds a hash of the file
//! that it is made of, so it never changes. The choice of WebP is explained in
//! `docs/decisions/0008-images.md`.

mod budget;
mod colour;
mod drawing;
mod exif;
mod fault;
mod header;
mod integrity;
mod limits;
pub(crate) mod location;
mod pixels;
mod unpack;
mod variant;

pub use fault::Fault;

use limits::PIXEL_LIMIT;

use crate::source::Store;
use crate::text::folder::ASSETS;
use crate::text::slug::slugify;

/// The part of the cache of a site that has variants. A name in it holds a hash of the source of the
/// variant, so nothing there can be out of date.
pub const PART: &str = "bilder";

/// The widths of variants, in pixels: a phone, a phone with a fine screen or the column of text,
/// and that column on a fine screen.
const WIDTHS: [u32; 3] = [480, 960, 1440];
/// The most pixels of a variant, and the most on its longest side, which is the limit of WebP.
const VARIANT_LIMIT: (u64, u64) = (4_000_000, 16_383);
/// The version of the output: a change to how variants are made increments it, so that they get new
/// addresses.
const VERSION: u8 = 2;
/// The size in bytes above which a file is reported as heavy: that of a large picture from a good
/// camera.
const HEAVY: u64 = 5_000_000;
/// The longest part of a file's name in that of a variant, in bytes: file systems take 255, with
/// the hash and the width.
const LONGEST_STEM: usize = 80;
/// The folder of the variants, in that of the theme's files.
const FOLDER: &str = "bilder/";

/// The properties of an image file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Image {
    /// Width and height in pixels as it is shown, where they could be read.
    pub dimensions: Option<(u32, u32)>,
    /// Its variants, the smallest first.
    pub variants: Vec<Variant>,
    /// The fault of the file, if any.
    pub fault: Option<Fault>,
}

/// An image in one smaller size, or at its own as WebP.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// Its address from the root of the site, without base path.
    pub address: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    height: u32,
}

/// Returns the properties of the file `name` as an image; `None` where its name is not that of an
/// image.
pub fn look(name: &str, bytes: &[u8]) -> Option<Image> {
    let file = name.rsplit('/').next()?;
    let (stem, extension) = file.rsplit_once('.')?;
    let kind = Kind::of(&extension.to_ascii_lowercase())?;
    let dimensions = match kind {
        Kind::Drawing => drawing::size(bytes),
        _ => pixels(bytes),
    };
    let plain = |fault| Image {
        dimensions,
        variants: Vec::new(),
        fault,
    };
    Some(match (kind, dimensions) {
        (Kind::Drawing | Kind::Unread, _) => plain(None),
        (Kind::Moving | Kind::Still, None) => plain(Some(Fault::Broken)),
        (_, Some((width, height))) if u64::from(width) * u64::from(height) > PIXEL_LIMIT => {
            plain(Some(Fault::Huge(width, height)))
        }
        (Kind::Moving, _) => plain(None),
        (Kind::Still, Some(size)) => match header::read(bytes) {
            None => plain(Some(Fault::Broken)),
            Some(_) if !integrity::is_whole(bytes) => plain(Some(Fault::Damaged)),
            Some(header) if header.is_for_print => plain(Some(Fault::Ink)),
            Some(header) => still(stem, bytes, size, &header),
        },
    })
}

/// Returns width and height in pixels, before rotation.
fn pixels(bytes: &[u8]) -> Option<(u32, u32)> {
    let size = imagesize::blob_size(bytes).ok()?;
    let side = |side: usize| u32::try_from(side).ok().filter(|side| *side > 0);
    Some((side(size.width)?, side(size.height)?))
}

/// Returns the undamaged picture of `size` in `bytes` as an image with its variants.
fn still(stem: &str, bytes: &[u8], size: (u32, u32), header: &header::Header) -> Image {
    let (width, height) = match header.is_rotated {
        true => (size.1, size.0),
        false => size,
    };
    let widths = match header.is_animated {
        true => Vec::new(),
        false => widths(width, height),
    };
    let heavy = bytes.len() as u64 > HEAVY;
    Image {
        dimensions: Some((width, height)),
        variants: variants(stem, bytes, &widths, (width, height)),
        fault: heavy.then_some(Fault::Heavy(bytes.len() as u64)),
    }
}

/// The way an image is treated.
#[derive(Clone, Copy)]
enum Kind {
    /// A drawing, which browsers draw sharply in any size.
    Drawing,
    /// A format that is not unpacked here.
    Unread,
    /// A format that may be animated.
    Moving,
    /// A picture of pixels.
    Still,
}

impl Kind {
    fn of(extension: &str) -> Option<Self> {
        match extension {
            "svg" => Some(Self::Drawing),
            "avif" => Some(Self::Unread),
            "gif" => Some(Self::Moving),
            "jpg" | "jpeg" | "png" | "webp" => Some(Self::Still),
            _ => None,
        }
    }
}

/// Returns the widths of the variants of an image of this size. A small one is used as it is.
fn widths(width: u32, height: u32) -> Vec<u32> {
    let [smallest, .., largest] = WIDTHS;
    if width <= smallest {
        return Vec::new();
    }
    let mut widths: Vec<u32> = WIDTHS
        .into_iter()
        .filter(|smaller| *smaller < width)
        .collect();
    if width <= largest {
        // A step that is hardly smaller than the whole is not worth a file.
        widths.retain(|smaller| *smaller * 5 <= width * 4);
        widths.push(width);
    }
    // A very tall picture is as large in its smallest width as others in their largest.
    let (most, longest) = VARIANT_LIMIT;
    widths.retain(|variant| {
        let tall = u64::from(height) * u64::from(*variant) / u64::from(width);
        tall <= longest && tall * u64::from(*variant) <= most
    });
    widths
}

fn variants(stem: &str, bytes: &[u8], widths: &[u32], whole: (u32, u32)) -> Vec<Variant> {
    if widths.is_empty() {
        return Vec::new();
    }
    let mut hasher = blake3::Hasher::new();
    hasher.update(&[VERSION]).update(bytes);
    let hash = hasher.finalize().to_hex();
    // A slug is plain ASCII.
    let slug = slugify(stem);
    let stem = slug[..slug.len().min(LONGEST_STEM)].trim_end_matches('-');
    let stem = if stem.is_empty() { "bilde" } else { stem };
    let variant = |width: &u32| Variant {
        address: format!("{ASSETS}{FOLDER}{stem}-{}-{width}.webp", &hash[..16]),
        width: *width,
        height: variant::height_at(*width, whole),
    };
    widths.iter().map(variant).collect()
}

impl Variant {
    /// Returns its bytes, taken from `store`, or made from those of the whole image; `store` then
    /// has those of `all` its variants. Where a file that seemed undamaged cannot be unpacked, it
    /// is a grey area.
    pub fn make(&self, all: &[Self], whole: &[u8], store: &Store) -> Vec<u8> {
        if let Some(kept) = store.get(self.name()) {
            return kept;
        }
        let nothing = || variant::blank(self.width, self.height);
        let Some(memory) = unpack::memory(whole) else {
            return nothing();
        };
        let _share = budget::Share::of(memory);
        // Another thread may have made all of them meanwhile.
        if let Some(kept) = store.get(self.name()) {
            return kept;
        }
        let asked = std::slice::from_ref(self);
        let wanted = if store.keeps() { all } else { asked };
        let widths: Vec<u32> = wanted.iter().map(|variant| variant.width).collect();
        let Some(made) = variant::make(whole, &widths) else {
            return nothing();
        };
        for (variant, bytes) in wanted.iter().zip(&made) {
            store.keep(variant.name(), bytes);
        }
        let own = wanted.iter().position(|variant| variant == self);
        let own = own.and_then(|own| made.into_iter().nth(own));
        own.unwrap_or_else(nothing)
    }

    fn name(&self) -> &str {
        self.address.rsplit('/').next().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
