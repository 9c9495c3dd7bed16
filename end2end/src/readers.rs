//! Other people's programs that read our files: Python with the packages of `readers/requirements.txt`, and R. Found where
//! they are, fetched where they are not.

use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::OnceLock,
};

/// Runs a script of the folder `readers` in Python.
///
/// # Panics
/// With the script's own words when it finds something wrong, or with what to do when Python cannot be had.
pub fn python(script: &str, arguments: &[&Path]) {
    run(environment(), script, arguments);
}

/// Runs a script of the folder `readers` in R.
///
/// # Panics
/// As [`python`].
pub fn r(script: &str, arguments: &[&Path]) {
    run(rscript(), script, arguments);
}

fn run(program: &Path, script: &str, arguments: &[&Path]) {
    let script = crate::folder().join("readers").join(script);
    let output = Command::new(program).arg(&script).args(arguments).output().expect("it starts");
    assert!(output.status.success(), "{} found something wrong:\n{}", script.display(), said(&output));
    println!("{}: {}", script.display(), said(&output).trim());
}

fn said(output: &Output) -> String {
    [&output.stdout[..], &output.stderr[..]].map(|text| String::from_utf8_lossy(text).into_owned()).concat()
}

/// The Python of a virtual environment in the target folder, made at the first time and whenever the requirements change.
fn environment() -> &'static Path {
    static PYTHON: OnceLock<PathBuf> = OnceLock::new();
    PYTHON.get_or_init(|| {
        let requirements = crate::folder().join("readers/requirements.txt");
        let wanted = fs::read_to_string(&requirements).expect("the requirements");
        let folder = crate::binary::target().join("readers-python");
        let (python, installed) = (folder.join("bin/python"), folder.join("installed.txt"));
        if fs::read_to_string(&installed).is_ok_and(|had| had == wanted) {
            return python;
        }
        let step = |program: &Path, arguments: &[&OsStr]| {
            let output = Command::new(program).args(arguments).output();
            let trouble = match output {
                Ok(output) if output.status.success() => return,
                Ok(output) => said(&output),
                Err(error) => error.to_string(),
            };
            panic!(
                "These tests read our files with other people's programs. They need Python 3.10 or later with venv (on \
                 Debian: apt-get install python3-venv) and, the first time, a way to fetch packages with pip. \
                 {} {arguments:?} said:\n{trouble}",
                program.display()
            );
        };
        let words = ["-m", "venv", "--clear"].map(OsStr::new);
        step(Path::new("python3"), &[&words[..], &[folder.as_os_str()]].concat());
        let words = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"].map(OsStr::new);
        step(&python, &[&words[..], &[requirements.as_os_str()]].concat());
        fs::write(&installed, wanted).expect("the environment's folder can be written in");
        python
    })
}

/// An R that starts: the installed one, else one installed now by apt.
fn rscript() -> &'static Path {
    static RSCRIPT: OnceLock<PathBuf> = OnceLock::new();
    RSCRIPT.get_or_init(|| {
        let program = PathBuf::from("Rscript");
        let starts = || Command::new(&program).arg("--version").output().is_ok_and(|output| output.status.success());
        let mut tried = String::new();
        for arguments in [&["update"] as &[&str], &["install", "--yes", "--no-install-recommends", "r-base-core"]] {
            if starts() {
                return program;
            }
            eprintln!("No R yet: apt-get {}", arguments.join(" "));
            let output = Command::new("apt-get").args(arguments).env("DEBIAN_FRONTEND", "noninteractive").output();
            tried += &output.map_or_else(|error| error.to_string(), |output| said(&output));
        }
        assert!(
            starts(),
            "These tests read our files with R, and none could be found or installed. Install it (on Debian: apt-get \
             install r-base-core) and run them again. This was tried:\n{tried}"
        );
        program
    })
}
