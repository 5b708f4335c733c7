//! Questions to the program `git` about the repository that a site is in. Nothing is changed there.

use std::io::{self, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

/// Returns a command of git, run in the folder `root`.
fn command(root: &Path) -> Command {
    let mut command = Command::new("git");
    command
        .arg("-C")
        .arg(root)
        // A name is a name, whatever signs are in it.
        .env("GIT_LITERAL_PATHSPECS", "1")
        // Nobody is there to answer, and nothing is to be fetched.
        .env("GIT_TERMINAL_PROMPT", "0")
        .env("GIT_NO_LAZY_FETCH", "1");
    command
}

/// Returns what git answers, without white space around; `None` where it fails or is not there.
pub(super) fn asked(root: &Path, arguments: &[&str]) -> Option<String> {
    let answer = answered(root, arguments)?;
    Some(String::from_utf8_lossy(&answer).trim().to_owned())
}

/// Returns the bytes that git answers; `None` where it fails or is not there.
pub(super) fn answered(root: &Path, arguments: &[&str]) -> Option<Vec<u8>> {
    let answer = command(root).args(arguments).output().ok()?;
    answer.status.success().then_some(answer.stdout)
}

/// Returns the content of the objects with these names, in their order; `None` where one is not
/// there.
///
/// # Errors
/// Returns the error of the system where git cannot be talked to.
pub(super) fn objects(root: &Path, names: &[String]) -> io::Result<Option<Vec<Vec<u8>>>> {
    let mut process = command(root)
        .args(["cat-file", "--batch"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let questions: String = names.iter().map(|name| format!("{name}\n")).collect();
    let pipe = process.stdin.take();
    // Git answers while it is asked: who only asks would wait for ever.
    let asking = std::thread::spawn(move || {
        if let Some(mut pipe) = pipe {
            // A git that has ended does not read.
            let _ = pipe.write_all(questions.as_bytes());
        }
    });
    let answer = process.wait_with_output()?;
    let _ = asking.join();
    Ok(taken_apart(&answer.stdout, names.len()))
}

/// Takes an answer of `cat-file --batch` apart: for each object `name kind length`, and its bytes.
fn taken_apart(mut answer: &[u8], count: usize) -> Option<Vec<Vec<u8>>> {
    let mut found = Vec::with_capacity(count);
    for _ in 0..count {
        let end = answer.iter().position(|byte| *byte == b'\n')?;
        let header = std::str::from_utf8(&answer[..end]).ok()?;
        let length: usize = header.rsplit(' ').next()?.parse().ok()?;
        let bytes = answer.get(end + 1..end + 1 + length)?;
        found.push(bytes.to_vec());
        answer = answer.get(end + 2 + length..)?;
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_with_several_objects_is_taken_apart() {
        let answer = b"1a blob 3\na\nb\n2b blob 0\n\n";
        let found = taken_apart(answer, 2).unwrap();
        assert_eq!(found, [b"a\nb".to_vec(), Vec::new()]);
        assert_eq!(taken_apart(b"1a missing\n", 1), None);
        assert_eq!(taken_apart(b"1a blob 9\nabc\n", 1), None);
    }
}
