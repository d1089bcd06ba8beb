//! Debian's packages, where the machine is a Debian.

use super::doing;
use crate::process::Run;
use crate::trouble::Outcome;

/// Whether `apt-get` brings the packages by the names that we know.
pub(super) fn is_debian() -> bool {
    std::fs::read_to_string("/etc/os-release").is_ok_and(|release| names_debian(&release))
}

/// Installs packages, with `sudo` unless we are root already.
pub(super) fn install(names: &[&str]) -> Outcome {
    doing(&format!("apt-get install {} (one or two minutes)", names.join(" ")));
    let is_root = Run::new("id").arg("-u").read().as_deref() == Some("0");
    let order = || {
        if is_root {
            Run::new("apt-get")
        } else {
            Run::new("sudo").arg("apt-get")
        }
    };
    let advice = format!(
        "As root, run `apt-get update && apt-get install {}`, then this again.",
        names.join(" ")
    );
    order()
        .args(["update", "-qq"])
        .go()
        .map_err(|trouble| trouble.and(&advice))?;
    order()
        .args(["install", "--yes", "-qq", "--no-install-recommends"])
        .args(names)
        .env("DEBIAN_FRONTEND", "noninteractive")
        .go()
        .map_err(|trouble| trouble.and(&advice))
}

/// Ubuntu's Chromium is a snap, which chromedriver and a headless session can't rely on: it doesn't count.
fn names_debian(release: &str) -> bool {
    release.lines().any(|line| line.trim() == "ID=debian")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_debian_itself_counts() {
        assert!(names_debian("PRETTY_NAME=\"Debian GNU/Linux 12\"\nID=debian\n"));
        assert!(!names_debian("ID=ubuntu\nID_LIKE=debian\n"));
    }
}
