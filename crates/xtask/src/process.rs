//! Runs other programs. A program that is missing or fails becomes a sentence; its own output stays visible above it.

use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::trouble::{Outcome, Trouble};

/// A program about to run.
#[derive(Debug)]
pub(crate) struct Run {
    program: OsString,
    command: Command,
}

impl Run {
    /// Names the program: a path, or a name to look up in `PATH`.
    pub(crate) fn new(program: impl AsRef<OsStr>) -> Self {
        Self {
            program: program.as_ref().to_owned(),
            command: Command::new(program),
        }
    }

    /// The cargo that runs us, so that a toolchain override holds for the children too.
    pub(crate) fn cargo() -> Self {
        Self::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
    }

    /// Adds an argument.
    pub(crate) fn arg(mut self, argument: impl AsRef<OsStr>) -> Self {
        self.command.arg(argument);
        self
    }

    /// Adds arguments.
    pub(crate) fn args<S: AsRef<OsStr>>(mut self, arguments: impl IntoIterator<Item = S>) -> Self {
        self.command.args(arguments);
        self
    }

    /// Sets a variable of its environment.
    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Sets the directory it runs in.
    pub(crate) fn within(mut self, directory: &Path) -> Self {
        self.command.current_dir(directory);
        self
    }

    /// Runs it, its output for all to see.
    pub(crate) fn go(mut self) -> Outcome {
        let status = self.command.status().map_err(|error| self.not_started(&error))?;
        if status.success() {
            Ok(())
        } else {
            Err(Trouble::new(format!(
                "`{}` failed ({status}); its output above says why.",
                self.line()
            )))
        }
    }

    /// Runs it and gives what it prints to its standard output. `None` where it can't be run or fails.
    pub(crate) fn read(mut self) -> Option<String> {
        let output = self.command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
        output
            .status
            .success()
            .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// Runs it, its errors for all to see, and gives what it prints to its standard output.
    pub(crate) fn read_or_fail(mut self) -> Outcome<String> {
        let output = self
            .command
            .stderr(Stdio::inherit())
            .output()
            .map_err(|error| self.not_started(&error))?;
        if output.status.success() {
            Ok(String::from_utf8_lossy(&output.stdout).into_owned())
        } else {
            Err(Trouble::new(format!(
                "`{}` failed ({}); its output above says why.",
                self.line(),
                output.status
            )))
        }
    }

    fn not_started(&self, error: &std::io::Error) -> Trouble {
        Trouble::new(format!(
            "`{}` could not be started: {error}.",
            self.program.to_string_lossy()
        ))
    }

    /// The command line as a person would type it, the program without its directory.
    fn line(&self) -> String {
        let program = Path::new(&self.program)
            .file_name()
            .unwrap_or(&self.program)
            .to_string_lossy();
        let mut line = program.into_owned();
        for argument in self.command.get_args() {
            line.push(' ');
            line.push_str(&argument.to_string_lossy());
        }
        line
    }
}

/// Where a program of this name is in these directories.
pub(crate) fn find(name: &str, path: &OsStr) -> Option<std::path::PathBuf> {
    std::env::split_paths(path)
        .flat_map(|directory| [directory.join(name), directory.join(format!("{name}.exe"))])
        .find(|candidate| candidate.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_is_missing_becomes_a_sentence() {
        let trouble = Run::new("kluis-no-such-program").arg("x").go().unwrap_err();
        assert!(
            trouble
                .to_string()
                .starts_with("`kluis-no-such-program` could not be started"),
            "{trouble}"
        );
    }

    #[test]
    fn a_program_that_fails_is_named_with_its_arguments() {
        let trouble = Run::cargo().arg("no-such-subcommand-of-kluis").go().unwrap_err();
        assert!(
            trouble.to_string().contains("cargo no-such-subcommand-of-kluis"),
            "{trouble}"
        );
        assert_eq!(Run::cargo().arg("no-such-subcommand-of-kluis").read(), None);
    }
}
