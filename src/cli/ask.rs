//! A question before something is written.

use std::io::{self, BufRead, IsTerminal, Write};

use tr::tr;

use super::output::Failure;

/// Asks `question`, and returns whether the answer is yes. Where nobody can be asked, that is told
/// with the option that answers.
pub(super) fn confirmed(question: &str) -> Result<bool, Failure> {
    if !io::stdin().is_terminal() {
        return Err(Failure::Environment(
            tr!("kan ikke spørre her, for dette er ingen terminal"),
            Some(tr!(
                "Gjør endringene uten spørsmål med --ja. Ingenting er skrevet."
            )),
        ));
    }
    let mut out = io::stderr().lock();
    let _ = write!(out, "{} ", tr!("{question} [j/N]", question));
    let _ = out.flush();
    let mut answer = String::new();
    let _ = io::stdin().lock().read_line(&mut answer);
    // Without an answer, as after Ctrl-D, the next line of output would continue this one.
    if !answer.ends_with('\n') {
        let _ = writeln!(out);
    }
    Ok(matches!(
        answer.trim().to_lowercase().as_str(),
        "j" | "ja" | "y" | "yes"
    ))
}
