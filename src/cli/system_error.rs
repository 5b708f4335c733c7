//! Translation of the system's errors into messages that help.

use std::io::{Error, ErrorKind};

use tr::tr;

/// Returns why the system refused, in the language of messages where it is one of the usual reasons.
pub(super) fn in_words(error: &Error) -> String {
    match error.kind() {
        ErrorKind::PermissionDenied => tr!("ingen tilgang"),
        ErrorKind::StorageFull => tr!("disken er full"),
        ErrorKind::QuotaExceeded => tr!("kvoten på disken er brukt opp"),
        ErrorKind::ReadOnlyFilesystem => tr!("filsystemet er skrivebeskyttet"),
        ErrorKind::NotFound => tr!("fila eller mappa finnes ikke"),
        ErrorKind::CrossesDevices => tr!("det ligger i et annet filsystem"),
        ErrorKind::InvalidFilename => tr!("navnet er for langt for filsystemet"),
        ErrorKind::FileTooLarge => tr!("fila er for stor for filsystemet"),
        ErrorKind::NotADirectory => tr!("noe på veien er ikke ei mappe"),
        ErrorKind::IsADirectory => tr!("det er ei mappe der"),
        ErrorKind::DirectoryNotEmpty => tr!("mappa er ikke tom"),
        ErrorKind::AlreadyExists => tr!("det finnes noe der fra før"),
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => tr!("det er i bruk"),
        ErrorKind::TooManyLinks => tr!("fila har for mange lenker"),
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn the_usual_reasons_are_given_in_norwegian() {
        let words = |number| in_words(&Error::from_raw_os_error(number));
        // The same numbers on Linux and macOS.
        assert_eq!(words(13), "ingen tilgang");
        assert_eq!(words(28), "disken er full");
        assert_eq!(words(30), "filsystemet er skrivebeskyttet");
        assert_eq!(words(2), "fila eller mappa finnes ikke");
        assert_eq!(words(18), "det ligger i et annet filsystem");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_name_that_is_too_long_is_reported() {
        let error = Error::from_raw_os_error(36);
        assert_eq!(in_words(&error), "navnet er for langt for filsystemet");
    }
}
