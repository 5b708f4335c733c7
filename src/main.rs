//! The `digitv` command: hands the arguments to [`digitv::cli`] and exits with its status.

use std::process::ExitCode;

/// Building a site is many small strings on several threads: mimalloc halves that cost.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    digitv::cli::run()
}
