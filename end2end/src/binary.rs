//! The program under test, built once per test run.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
    sync::OnceLock,
};

/// The path of `lagesbild`, built from the sources as they are now.
///
/// `cargo test` has built it already, for the server's own tests; a test here may run alone, though, so Cargo is asked to
/// make sure. It is asked for a *test* of the whole workspace because then it unites the same features of the same crates
/// as the run that this test belongs to: nothing is compiled a second time, and a program that is up to date costs a second.
/// A benchmark is a run of this crate alone, in the profile that users build with, and asks for the program itself.
pub fn lagesbild() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let folder = artifacts();
        let mut cargo = Command::new(env!("CARGO"));
        cargo.current_dir(crate::workspace());
        // Cargo names the folder of its `dev` and `test` profiles `debug`, that of `bench` and `release` `release`.
        let profile = folder.file_name().and_then(|name| name.to_str()).expect("a profile's folder");
        if profile == "release" {
            cargo.args(["build", "--quiet", "--release", "--package", "end2end", "--package", "server"]);
            cargo.args(["--bin", "lagesbild"]);
        } else {
            cargo.args(["test", "--quiet", "--no-run", "--test", "commands", "--profile"]);
            cargo.arg(if profile == "debug" { "test" } else { profile });
        }
        cargo.env(
            "CARGO_TARGET_DIR",
            folder.parent().expect("the profile's folder lies in the target folder"),
        );
        // What Cargo tells a test of its own package would be told to the build scripts of others, and one of them
        // (ring's) would have everything above it compiled anew, here and again at the next run.
        let told = env::vars_os().map(|(name, _)| name).filter(|name| {
            name.to_str()
                .is_some_and(|name| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_"))
        });
        for name in told {
            cargo.env_remove(name);
        }
        let output = cargo.output().expect("cargo can be started");
        assert!(
            output.status.success(),
            "lagesbild cannot be built:\n{}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
        let program = folder.join(format!("lagesbild{}", env::consts::EXE_SUFFIX));
        assert!(program.is_file(), "cargo built no {}", program.display());
        program
    })
}

/// The target folder of this run.
pub fn target() -> PathBuf {
    artifacts().parent().expect("the profile's folder lies in the target folder").to_owned()
}

/// The folder of the profile that this test was built in: the test itself lies in its `deps`.
fn artifacts() -> PathBuf {
    let test = env::current_exe().expect("a test knows where it is");
    test.ancestors().nth(2).expect("tests lie in target/PROFILE/deps").to_owned()
}
