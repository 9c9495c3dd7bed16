//! Builds the browser's part (crate `client`) and puts it, hashed and compressed, where the server embeds it.
//!
//! A nested `cargo build` for wasm32 runs in a target folder of its own that debug and release share, then
//! wasm-bindgen makes the JavaScript beside it, in the version that Cargo.lock holds for both. `LAGESBILD_SKIP_CLIENT=1`
//! leaves all that out, for quick check and lint loops: staff pages then work as plain links and forms.

use std::{
    env,
    fmt::Write as _,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::Command,
};

use sha2::{Digest, Sha256};

const TARGET: &str = "wasm32-unknown-unknown";

fn main() {
    println!("cargo:rerun-if-env-changed=LAGESBILD_SKIP_CLIENT");
    for path in ["../app", "../Cargo.toml", "../Cargo.lock", "build.rs"] {
        println!("cargo:rerun-if-changed={path}");
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let skip = env::var_os("LAGESBILD_SKIP_CLIENT").is_some_and(|value| value != "0" && !value.is_empty());
    let files = if skip { None } else { Some(build_client(&out)) };
    embed(&out, files.as_deref().unwrap_or_default());
}

/// Builds the client and answers its files: name, content type, bytes.
fn build_client(out: &Path) -> Vec<(String, &'static str, Vec<u8>)> {
    ensure_target();
    // OUT_DIR is <target>/<profile>/build/<package>/out.
    let target_dir = out.ancestors().nth(4).expect("OUT_DIR lies in the target folder").join("client");
    let mut cargo = Command::new(env::var_os("CARGO").expect("cargo sets CARGO"));
    cargo.current_dir("..").args([
        "build",
        "--locked",
        "-p",
        "client",
        "--profile",
        "client",
        "--target",
        TARGET,
    ]);
    cargo.arg("--target-dir").arg(&target_dir);
    // What cargo or clippy set for this build must not reach the nested one.
    for (name, _) in env::vars_os() {
        let inherited = name.to_str().is_some_and(|name| {
            name.starts_with("CARGO_FEATURE_")
                || name.starts_with("CARGO_CFG_")
                || name.starts_with("CARGO_PKG_")
                || name.starts_with("CARGO_PROFILE_")
        });
        if inherited {
            cargo.env_remove(name);
        }
    }
    for name in [
        "RUSTC_WORKSPACE_WRAPPER",
        "RUSTC_WRAPPER",
        "CARGO_ENCODED_RUSTFLAGS",
        "RUSTFLAGS",
        "CARGO_BUILD_TARGET",
        "CARGO_TARGET_DIR",
        "CARGO_MAKEFLAGS",
        "MAKEFLAGS",
        "CARGO_MANIFEST_DIR",
        "CLIPPY_ARGS",
        "TARGET",
        "PROFILE",
        "OPT_LEVEL",
        "DEBUG",
    ] {
        cargo.env_remove(name);
    }
    run(&mut cargo, "the browser's part (crate `client`) did not build; the lines above say why");

    let wasm = target_dir.join(TARGET).join("client/client.wasm");
    let bindings = out.join("bindings");
    wasm_bindgen_cli_support::Bindgen::new()
        .input_path(&wasm)
        .web(true)
        .expect("the web target is the only one asked for")
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .omit_default_module_path(true)
        .generate(&bindings)
        .unwrap_or_else(|error| panic!("wasm-bindgen failed on {}: {error:?}", wasm.display()));
    let read = |name: &str| fs::read(bindings.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    vec![
        ("client.js".to_owned(), "text/javascript; charset=utf-8", read("client.js")),
        ("client.wasm".to_owned(), "application/wasm", read("client_bg.wasm")),
    ]
}

/// Adds the wasm target through rustup where it is missing.
fn ensure_target() {
    let sysroot = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
        .args(["--print", "sysroot"])
        .output()
        .ok()
        .and_then(|output| String::from_utf8(output.stdout).ok())
        .map(|path| PathBuf::from(path.trim()));
    if sysroot.is_some_and(|path| path.join("lib/rustlib").join(TARGET).is_dir()) {
        return;
    }
    let mut rustup = Command::new("rustup");
    rustup.args(["target", "add", TARGET]);
    if let Ok(toolchain) = env::var("RUSTUP_TOOLCHAIN") {
        rustup.args(["--toolchain", &toolchain]);
    }
    run(
        &mut rustup,
        "the wasm target is missing and could not be added; run `rustup target add wasm32-unknown-unknown` \
         with a network, or set LAGESBILD_SKIP_CLIENT=1 to build without the staff pages' islands",
    );
}

fn run(command: &mut Command, otherwise: &str) {
    let done = command.status().is_ok_and(|status| status.success());
    assert!(done, "\n\n{otherwise}\n");
}

/// Writes `client_assets.rs`: name with a hash of the content, content type, bytes, and the same in Brotli.
fn embed(out: &Path, files: &[(String, &'static str, Vec<u8>)]) {
    let mut code = String::from("&[\n");
    for (name, content_type, bytes) in files {
        let hash =
            Sha256::digest(bytes).iter().take(8).fold(0, |hash: u64, byte| hash << 8 | u64::from(*byte));
        let (stem, extension) = name.rsplit_once('.').expect("every file has an extension");
        let plain = out.join(name);
        let packed = out.join(format!("{name}.br"));
        fs::write(&plain, bytes).expect("OUT_DIR can be written");
        let mut brotli = brotli::CompressorWriter::new(Vec::new(), 4096, 9, 22);
        brotli.write_all(bytes).expect("memory can be written");
        fs::write(&packed, brotli.into_inner()).expect("OUT_DIR can be written");
        let (plain, packed) =
            (plain.to_str().expect("paths are UTF-8"), packed.to_str().expect("paths are UTF-8"));
        writeln!(
            code,
            "    ClientAsset {{ name: {name:?}, hashed: \"{stem}.{hash:016x}.{extension}\", \
             content_type: {content_type:?}, bytes: include_bytes!({plain:?}), brotli: include_bytes!({packed:?}) }},"
        )
        .expect("memory can be written");
    }
    code.push_str("]\n");
    fs::write(out.join("client_assets.rs"), code).expect("OUT_DIR can be written");
}
