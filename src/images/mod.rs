//! Images in smaller sizes: what there is to say of an image file from its first bytes, the
//! variants that are made of it, and where they are kept from one run to the next.
//!
//! A variant is WebP, which every browser of today reads, the right way up, and without anything
//! that the camera noted: where and when a picture was taken is nobody's business. Its address
//! holds a hash of the file that it is made of, so it never changes. Why WebP is in
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
mod store;
mod unpack;
mod variant;

pub use fault::Fault;
pub use store::Store;

use limits::PIXEL_LIMIT;

use crate::text::slug::slugify;

/// Widths that variants are made in, in pixels: a phone, a phone with a fine screen or the column
/// of text, and that column on a fine screen.
const WIDTHS: [u32; 3] = [480, 960, 1440];
/// The most pixels of a variant, and the most on its side: what WebP takes.
const VARIANT_LIMIT: (u64, u64) = (4_000_000, 16_383);
/// Counts up when variants come out in another way, so that they get other addresses.
const VERSION: u8 = 2;
/// A heavier file than this is told of, in bytes: what a good camera makes of a large picture.
const HEAVY: u64 = 5_000_000;
/// The most of the name of a file in that of a variant: file systems take 255 bytes, with the hash
/// and the width.
const LONGEST_STEM: usize = 80;
/// Where variants are.
pub const FOLDER: &str = "/assets/bilder/";

/// What is known of an image file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Image {
    /// Width and height in pixels as it is shown, where they could be read.
    pub dimensions: Option<(u32, u32)>,
    /// Its variants, the smallest first.
    pub variants: Vec<Variant>,
    /// What is wrong with it.
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

/// Returns what the file `name` is as an image; `None` where its name says that it is none.
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

/// Returns width and height in pixels, as the file has them.
fn pixels(bytes: &[u8]) -> Option<(u32, u32)> {
    let size = imagesize::blob_size(bytes).ok()?;
    let side = |side: usize| u32::try_from(side).ok().filter(|side| *side > 0);
    Some((side(size.width)?, side(size.height)?))
}

/// Returns the sound picture of `size` in `bytes` as an image with its variants.
fn still(stem: &str, bytes: &[u8], size: (u32, u32), header: &header::Header) -> Image {
    let (width, height) = match header.lies_down {
        true => (size.1, size.0),
        false => size,
    };
    let widths = match header.moves {
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

/// How an image of this kind is treated.
#[derive(Clone, Copy)]
enum Kind {
    /// It is drawn anew in any size.
    Drawing,
    /// Nothing here can unpack it.
    Unread,
    /// It may move.
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

/// The widths that an image of `width` is made in. A small one is as good as it is.
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
        // A step that is hardly smaller than the whole is not worth its file.
        widths.retain(|smaller| *smaller * 5 <= width * 4);
        widths.push(width);
    }
    // A picture that is very tall is as large in its smallest width as others in their largest.
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
        address: format!("{FOLDER}{stem}-{}-{width}.webp", &hash[..16]),
        width: *width,
        height: variant::height_at(*width, whole),
    };
    widths.iter().map(variant).collect()
}

impl Variant {
    /// Returns its bytes, made of those of the whole image, or taken from `store`, which then has those of
    /// `all` its variants. Where a file that seemed to be sound cannot be unpacked, it is a grey area.
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
