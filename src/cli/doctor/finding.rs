//! One thing that was looked at, and how it is.

use tr::tr;

/// The judgement of one thing that was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum State {
    /// As it should be.
    Good,
    /// It works, and could be better.
    Advice,
    /// It does not work.
    Fault,
}

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Finding {
    pub(super) state: State,
    /// Its state, in one line.
    pub(super) said: String,
    /// The advice on it.
    pub(super) help: Option<String>,
}

impl Finding {
    pub(super) fn good(said: impl Into<String>) -> Self {
        Self {
            state: State::Good,
            said: said.into(),
            help: None,
        }
    }

    pub(super) fn advice(said: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            state: State::Advice,
            said: said.into(),
            help: Some(help.into()),
        }
    }

    pub(super) fn fault(said: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            state: State::Fault,
            ..Self::advice(said, help)
        }
    }

    /// Returns the lines that say it.
    pub(super) fn lines(&self) -> String {
        let mark = match self.state {
            State::Good => tr!("ok  "),
            State::Advice => tr!("råd "),
            State::Fault => tr!("feil"),
        };
        let help = self.help.as_ref().map(|help| format!("      → {help}\n"));
        format!("{mark}  {}\n{}", self.said, help.unwrap_or_default())
    }
}
