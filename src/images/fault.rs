//! Lists the faults of image files, with advice.

use std::fmt;
use std::sync::Arc;

use tr::tr;

use crate::diagnostic::{Check, Diagnostic};
use crate::tr_later;

/// A fault of an image file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It cannot be read.
    Broken,
    /// Its end is missing, or bytes in it have changed.
    Damaged,
    /// It has more pixels than may be unpacked: width and height.
    Huge(u32, u32),
    /// Its colours are those of ink on paper, which every program shows differently.
    Ink,
    /// The file, which is published unchanged, gives the place where the picture was taken.
    Located,
    /// The file, which is published unchanged, is heavy: its size in bytes.
    Heavy(u64),
}

impl Fault {
    /// Returns advice.
    pub fn help(self) -> String {
        let help = match self {
            Self::Broken => {
                tr_later!("Åpne fila i et bildeprogram, og lagre den på nytt som JPEG eller PNG.")
            }
            Self::Damaged => {
                tr_later!(
                    "Hent fila på nytt der den kom fra, eller åpne den i et bildeprogram og lagre den \
                 på nytt."
                )
            }
            Self::Huge(..) => {
                tr_later!("Gjør bildet mindre i et bildeprogram; 2000 piksler i bredden er nok.")
            }
            Self::Ink => tr_later!("Lagre bildet på nytt i RGB, som JPEG eller PNG."),
            Self::Located => {
                tr_later!(
                    "Fila blir publisert som den er. Ta bort stedet først: åpne egenskapene til fila, \
                 eller lagre bildet på nytt uten stedsopplysninger."
                )
            }
            Self::Heavy(_) => {
                tr_later!(
                    "Sidene viser mindre utgaver, men fila selv blir også publisert. Gjør bildet \
                 mindre i et bildeprogram; 2000 piksler i bredden er nok."
                )
            }
        };
        tr!(help)
    }

    /// Returns the diagnostic of the image `file`.
    pub fn of(self, file: &Arc<str>) -> Diagnostic {
        Diagnostic::new(self.check(), file.clone(), None, self.to_string()).help(self.help())
    }

    /// Returns the check that reports it.
    pub fn check(self) -> Check {
        match self {
            Self::Broken | Self::Damaged | Self::Huge(..) | Self::Ink => Check::UnusableImage,
            Self::Located => Check::ImageLocation,
            Self::Heavy(_) => Check::LargeImage,
        }
    }
}

impl fmt::Display for Fault {
    /// Writes the message.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Located => out.write_str(&tr!("bildefila forteller hvor bildet er tatt (GPS)")),
            Self::Broken => out.write_str(&tr!(
                "bildefila er ødelagt, eller noe annet enn navnet sier"
            )),
            Self::Damaged => out.write_str(&tr!(
                "bildefila er skadet eller mangler slutten, så det blir ikke laget mindre utgaver"
            )),
            Self::Huge(width, height) => out.write_str(&tr!(
                "bildet er på {width} × {height} piksler, så det blir ikke laget mindre utgaver",
                width,
                height
            )),
            Self::Ink => out.write_str(&tr!(
                "bildet har farger for trykk (CMYK), som nettlesere viser ulikt, så det blir ikke \
                 laget mindre utgaver"
            )),
            Self::Heavy(bytes) => out.write_str(&tr!(
                "bildefila er på {size} MB",
                size = bytes.div_ceil(1_000_000)
            )),
        }
    }
}
