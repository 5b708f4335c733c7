//! Lines that were meant to be `---`: dashes of a word processor, two or four hyphens.

use tr::tr;

/// Decides whether `line` was meant to be `---`: nothing but dashes of any kind.
pub(super) fn is_meant_as_fence(line: &str) -> bool {
    let is_dash = |letter: char| letter == '-' || "–—―‒‐‑−_".contains(letter);
    let line = line.trim();
    let count = line.chars().filter(|letter| *letter != ' ').count();
    line != "---"
        && line.chars().all(|letter| is_dash(letter) || letter == ' ')
        && (count >= 2 || line.chars().any(|letter| "–—―".contains(letter)))
}

/// Returns the message and help for the line `fence`, which was meant to be `---`.
pub(super) fn message_and_help(fence: &str) -> (String, String) {
    let fence = fence.trim();
    let help = tr!("Skriv tre bindestreker, uten noe annet på linja: `---`.");
    let message = if fence.chars().any(|letter| !"-_ ".contains(letter)) {
        tr!(
            "`{fence}` er tankestrek (fra Word), ikke tre bindestreker",
            fence
        )
    } else {
        tr!("`{fence}` er ikke tre bindestreker", fence)
    };
    (message, help)
}
