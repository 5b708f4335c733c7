//! Signals that ask a build to stop. It does so between two files, removes what it has made and
//! ends with 128 and the number of the signal. A second SIGINT ends it at once; the next build
//! removes what that leaves.

#[cfg(unix)]
pub(super) use unix::Signals;

#[cfg(unix)]
mod unix {
    use std::ffi::c_int;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::flag;

    /// The signals that are caught, and the one that was received.
    pub(crate) struct Signals(Arc<AtomicUsize>);

    impl Signals {
        /// Catches signals from now on, for the rest of the process.
        pub(crate) fn catch() -> Self {
            let caught = Arc::new(AtomicUsize::new(0));
            let again = Arc::new(AtomicBool::new(false));
            let ignored = ignored();
            for signal in [SIGHUP, SIGINT, SIGTERM] {
                if ignored >> (signal - 1) & 1 == 1 {
                    // As by `nohup`.
                    continue;
                }
                // A signal that cannot be caught ends the build at once, which does no harm.
                if signal == SIGINT {
                    let _ =
                        flag::register_conditional_shutdown(signal, 128 + signal, again.clone());
                    let _ = flag::register(signal, again.clone());
                }
                let _ = flag::register_usize(signal, caught.clone(), number(signal));
            }
            Self(caught)
        }

        /// Returns the number of the signal that was received.
        pub(crate) fn caught(&self) -> Option<u8> {
            match self.0.load(Ordering::Relaxed) {
                0 => None,
                signal => u8::try_from(signal).ok(),
            }
        }
    }

    fn number(signal: c_int) -> usize {
        usize::try_from(signal).unwrap_or_default()
    }

    /// Returns the signals that the process was started to ignore, a bit each, where the system
    /// tells.
    fn ignored() -> u64 {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        status
            .lines()
            .find_map(|line| line.strip_prefix("SigIgn:"))
            .and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok())
            .unwrap_or_default()
    }
}

/// An empty type: elsewhere the system ends the program at once, and the next build removes what
/// that leaves.
#[cfg(not(unix))]
pub(super) struct Signals;

#[cfg(not(unix))]
impl Signals {
    pub(super) fn catch() -> Self {
        Self
    }

    pub(super) fn caught(&self) -> Option<u8> {
        None
    }
}
