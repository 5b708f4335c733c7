//! Images in smaller sizes: what there is to say of an image file from its first bytes, the
//! variants that are made of it, and where they are kept from one run to the next.
//!
//! A variant is WebP, which every browser of today reads, the right way up, and without anything
//! that the camera noted: where and when a picture was taken is nobody's business. Its address
//! holds a hash of the file that it is made of, so it never changes. Why WebP is in
//! `docs/decisions/0008-images.md`.

mod budget;
mod exif;
mod header;
pub(crate) mod location;
mod store;
mod variant;

use std::fmt;

pub use store::Store;

use crate::content::slug::slugify;
use crate::diagnostic::Check;

/// Widths that variants are made in, in pixels: a phone, a phone with a fine screen or the column
/// of text, and that column on a fine screen.
const WIDTHS: [u32; 3] = [480, 960, 1440];
/// More pixels than this are not unpacked: a small file can hold a picture that takes all memory.
/// A camera of 24 million is better than any page needs.
const PIXEL_LIMIT: u64 = 24_500_000;
/// The most pixels of a variant, and the most on its side: what WebP takes.
const VARIANT_LIMIT: (u64, u64) = (4_000_000, 16_383);
/// Counts up when variants come out in another way, so that they get other addresses.
const VERSION: u8 = 1;
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
}

/// What is wrong with an image file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It cannot be read.
    Broken,
    /// It has more pixels than are unpacked: width and height.
    Huge(u32, u32),
    /// The file, which is published as it is, says where the picture was taken.
    Located,
}

impl Fault {
    /// What to do, in Norwegian.
    pub fn help(self) -> &'static str {
        match self {
            Self::Broken => "Åpne fila i et bildeprogram, og lagre den på nytt som JPEG eller PNG.",
            Self::Huge(..) => {
                "Gjør bildet mindre i et bildeprogram; 2000 piksler i bredden er nok."
            }
            Self::Located => {
                "Fila blir publisert som den er. Ta bort stedet først: åpne egenskapene til fila, \
                 eller lagre bildet på nytt uten stedsopplysninger."
            }
        }
    }

    /// The check that tells of it.
    pub fn check(self) -> Check {
        match self {
            Self::Broken | Self::Huge(..) => Check::UnusableImage,
            Self::Located => Check::ImageLocation,
        }
    }
}

impl fmt::Display for Fault {
    /// In Norwegian.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Located => out.write_str("bildefila forteller hvor bildet er tatt (GPS)"),
            Self::Broken => out.write_str("bildefila er ødelagt, eller noe annet enn navnet sier"),
            Self::Huge(width, height) => write!(
                out,
                "bildet er på {width} × {height} piksler, så det blir ikke laget mindre utgaver"
            ),
        }
    }
}

/// What the file `name` is as an image; `None` where its name says that it is none.
pub fn look(name: &str, bytes: &[u8]) -> Option<Image> {
    let file = name.rsplit('/').next()?;
    let (stem, extension) = file.rsplit_once('.')?;
    let kind = Kind::of(&extension.to_ascii_lowercase())?;
    let size = imagesize::blob_size(bytes).ok().and_then(|size| {
        let side = |side: usize| u32::try_from(side).ok().filter(|side| *side > 0);
        Some((side(size.width)?, side(size.height)?))
    });
    let fault = |fault| {
        Some(Image {
            dimensions: size,
            fault: Some(fault),
            ..Image::default()
        })
    };
    match (kind, size) {
        (Kind::AsItIs, dimensions) => Some(Image {
            dimensions,
            ..Image::default()
        }),
        (_, None) => fault(Fault::Broken),
        (_, Some((width, height))) if u64::from(width) * u64::from(height) > PIXEL_LIMIT => {
            fault(Fault::Huge(width, height))
        }
        (Kind::Moving, dimensions) => Some(Image {
            dimensions,
            ..Image::default()
        }),
        (Kind::Still, Some((width, height))) => match header::read(bytes) {
            None => fault(Fault::Broken),
            Some(header) => {
                let (width, height) = match header.lies_down {
                    true => (height, width),
                    false => (width, height),
                };
                let widths = if header.moves {
                    Vec::new()
                } else {
                    widths(width, height)
                };
                Some(Image {
                    dimensions: Some((width, height)),
                    variants: variants(stem, bytes, &widths),
                    fault: None,
                })
            }
        },
    }
}

/// How an image of this kind is treated.
#[derive(Clone, Copy)]
enum Kind {
    /// It is drawn anew in any size, or nothing here can read it.
    AsItIs,
    /// It may move.
    Moving,
    /// A picture of pixels.
    Still,
}

impl Kind {
    fn of(extension: &str) -> Option<Self> {
        match extension {
            "svg" | "avif" => Some(Self::AsItIs),
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

fn variants(stem: &str, bytes: &[u8], widths: &[u32]) -> Vec<Variant> {
    if widths.is_empty() {
        return Vec::new();
    }
    let mut hasher = blake3::Hasher::new();
    hasher.update(&[VERSION]).update(bytes);
    let hash = hasher.finalize().to_hex();
    let stem = slugify(stem);
    let stem = if stem.is_empty() { "bilde" } else { &stem };
    let variant = |width: &u32| Variant {
        address: format!("{FOLDER}{stem}-{}-{width}.webp", &hash[..16]),
        width: *width,
    };
    widths.iter().map(variant).collect()
}

impl Variant {
    /// Its bytes, made of those of the whole image, or taken from `store`, which then has those of
    /// `all` its variants. A file that only seems to be sound is passed on as it is: a browser
    /// shows what it can of it.
    pub fn make(&self, all: &[Self], whole: &[u8], store: &Store) -> Vec<u8> {
        if let Some(kept) = store.get(self.name()) {
            return kept;
        }
        let Some(memory) = variant::memory(whole) else {
            return whole.to_vec();
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
            return whole.to_vec();
        };
        for (variant, bytes) in wanted.iter().zip(&made) {
            store.keep(variant.name(), bytes);
        }
        let own = wanted.iter().position(|variant| variant == self);
        let own = own.and_then(|own| made.into_iter().nth(own));
        own.unwrap_or_else(|| whole.to_vec())
    }

    fn name(&self) -> &str {
        self.address.rsplit('/').next().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
