//! Playwright and Chromium: found where they are, fetched where they are not.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// Runs the specs of this crate with Playwright against running servers, told to it as environment variables.
///
/// # Panics
/// With Playwright's own report, when a spec fails or something needed cannot be had.
pub fn run_specs(variables: &[(&str, &str)]) {
    run("specs", variables);
}

/// The same for the stories: specs that tell their test what to do with the server.
pub fn run_stories(variables: &[(&str, &str)]) {
    run("stories", variables);
}

/// The same for a promise's whole year.
pub fn run_year(variables: &[(&str, &str)]) {
    run("year", variables);
}

fn run(project: &str, variables: &[(&str, &str)]) {
    install_packages(crate::folder());
    let chromium = chromium();
    let project = format!("--project={project}");
    let output = node(crate::folder(), "npx", &["playwright", "test", &project], |command| {
        command.envs(variables.iter().copied()).env("CHROMIUM_PATH", &chromium);
        // Colours and progress lines would only clutter Cargo's output.
        command.env("CI", "1").env("NO_COLOR", "1").env_remove("FORCE_COLOR");
    });
    let report = String::from_utf8_lossy(&output.stdout);
    println!("{report}");
    assert!(
        output.status.success(),
        "the browser found something wrong:\n{report}\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

/// `npm ci` in a folder, when its packages are not there or are older than the lock file.
///
/// # Panics
/// With npm's own words, when they cannot be installed.
pub fn install_packages(folder: &Path) {
    let changed = |path: &Path| fs::metadata(path).and_then(|metadata| metadata.modified()).ok();
    let lock = changed(&folder.join("package-lock.json"));
    // npm writes this file last.
    let installed = changed(&folder.join("node_modules/.package-lock.json"));
    if installed.is_some() && installed >= lock {
        return;
    }
    let output = node(folder, "npm", &["ci", "--no-audit", "--no-fund"], |_| {});
    assert!(
        output.status.success(),
        "packages cannot be installed (npm ci in {}):\n{}",
        folder.display(),
        String::from_utf8_lossy(&output.stderr)
    );
}

/// A Chromium that starts, by the first of these ways that works: `CHROMIUM_PATH`, an installed one, Playwright's own,
/// one installed now by apt, one downloaded now by Playwright.
///
/// # Panics
/// With what to do, when there is none and none can be installed.
pub fn chromium() -> PathBuf {
    if let Some(path) = env::var_os("CHROMIUM_PATH") {
        let path = PathBuf::from(path);
        assert!(starts(&path), "CHROMIUM_PATH is {}, which does not start", path.display());
        return path;
    }
    if let Some(found) = installed().or_else(playwrights_own) {
        return found;
    }
    let mut tried = Vec::new();
    for (program, arguments) in [
        ("apt-get", &["update"] as &[&str]),
        ("apt-get", &["install", "--yes", "--no-install-recommends", "chromium"]),
        ("npx", &["playwright", "install", "chromium"]),
    ] {
        eprintln!("No Chromium yet: {program} {}", arguments.join(" "));
        let mut command = Command::new(program);
        let output = command
            .args(arguments)
            .current_dir(crate::folder())
            .env("DEBIAN_FRONTEND", "noninteractive")
            .output();
        if let Some(found) = installed().or_else(playwrights_own) {
            return found;
        }
        let said = output.map_or_else(
            |error| error.to_string(),
            |output| String::from_utf8_lossy(&output.stderr).into_owned(),
        );
        tried.push(format!("{program} {}\n{said}", arguments.join(" ")));
    }
    panic!(
        "These tests need Chromium, and none could be found or installed. Install it and run them again, or say where it \
         is with CHROMIUM_PATH. This was tried:\n\n{}",
        tried.join("\n")
    );
}

fn installed() -> Option<PathBuf> {
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    let folders: Vec<_> = env::split_paths(&env::var_os("PATH").unwrap_or_default()).collect();
    let mut candidates = names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    candidates.find(|path| path.is_file() && starts(path))
}

/// The one that `npx playwright install` keeps in its own folder.
fn playwrights_own() -> Option<PathBuf> {
    let script = "import('playwright-core').then(({ chromium }) => console.log(chromium.executablePath()))";
    let output = node(crate::folder(), "node", &["--eval", script], |_| {});
    let path = PathBuf::from(String::from_utf8_lossy(&output.stdout).trim());
    (path.is_file() && starts(&path)).then_some(path)
}

fn starts(program: &Path) -> bool {
    Command::new(program).arg("--version").output().is_ok_and(|output| output.status.success())
}

/// Runs one of Node's programs in a folder.
fn node(folder: &Path, program: &str, arguments: &[&str], prepare: impl FnOnce(&mut Command)) -> Output {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(folder);
    prepare(&mut command);
    command.output().unwrap_or_else(|error| {
        panic!("{program} cannot be started ({error}). The browser tests need Node.js 20 or later; install it and run them again.")
    })
}
