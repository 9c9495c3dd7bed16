//! The rooms of the house and who may know whom, as README.md tells it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

/// Every room, and the rooms that it may know. What is not here may not be known.
const ARROWS: [(&str, &[&str]); 7] = [
    ("domain", &[]),
    ("store", &["domain"]),
    ("store-sqlx", &["domain", "store"]),
    ("app", &["domain", "store"]),
    ("client", &["app"]),
    ("server", &["app", "domain", "store", "store-sqlx"]),
    // `server` is for the benchmarks only.
    ("end2end", &["domain", "server", "store", "store-sqlx"]),
];

/// What makes a crate async, or lets it reach the world: `domain` knows none of it, not even through others.
const RUNTIMES: [&str; 12] = [
    "tokio",
    "async-std",
    "smol",
    "futures",
    "futures-util",
    "async-trait",
    "axum",
    "hyper",
    "leptos",
    "reqwest",
    "sqlx",
    "rusqlite",
];

#[test]
fn rooms_know_each_other_only_along_the_arrows() {
    let metadata = metadata();
    let rooms = rooms(&metadata);
    let named: BTreeSet<_> = ARROWS.iter().map(|(room, _)| (*room).to_owned()).collect();
    assert_eq!(rooms.keys().cloned().collect::<BTreeSet<_>>(), named, "every room is in the table of arrows");
    for (room, may_know) in ARROWS {
        let known: Vec<_> =
            dependencies(rooms[room], |_| true).into_iter().filter(|name| named.contains(name)).collect();
        for other in known {
            assert!(may_know.contains(&other.as_str()), "{room} knows {other}, against the arrows");
        }
    }
}

#[test]
fn only_store_sqlx_knows_a_database() {
    let metadata = metadata();
    for (name, room) in rooms(&metadata) {
        let databases: Vec<_> = dependencies(room, |_| true)
            .into_iter()
            .filter(|crate_name| {
                ["sqlx", "sqlx-core", "sqlx-sqlite", "rusqlite", "libsqlite3-sys"]
                    .contains(&crate_name.as_str())
            })
            .collect();
        assert_eq!(databases.is_empty(), name != "store-sqlx", "{name} depends on {databases:?}");
    }
}

#[test]
fn the_domain_knows_no_runtime_not_even_through_others() {
    let metadata = metadata();
    let reached = reached_from(&metadata, "domain");
    for runtime in RUNTIMES {
        assert!(!reached.contains(runtime), "domain reaches {runtime}");
    }
    assert!(reached.contains("serde"), "the walk reaches what domain depends on");
}

#[test]
fn the_client_carries_no_database_and_no_texts_into_the_browser() {
    let metadata = metadata();
    let app = rooms(&metadata)["app"];
    // What `app` has beside the browser's part is optional, and `hydrate` switches none of it on. Of the domain an island
    // uses what marks names while someone types.
    for name in ["store", "fluent-bundle"] {
        let optional = app["dependencies"].as_array().unwrap().iter().filter(|one| one["name"] == name);
        assert!(optional.clone().count() > 0, "app depends on {name}");
        assert!(
            optional.clone().all(|one| one["optional"] == true || one["kind"] == "dev"),
            "{name} is optional in app"
        );
    }
    let hydrate = app["features"]["hydrate"].as_array().expect("a feature");
    assert!(
        hydrate.iter().all(|feature| feature.as_str().is_some_and(|name| name.starts_with("leptos/"))),
        "{hydrate:?}"
    );
}

#[test]
fn one_crate_is_a_cdylib_and_it_is_nothing_else() {
    let metadata = metadata();
    for (name, room) in rooms(&metadata) {
        for target in room["targets"].as_array().unwrap() {
            let kinds: Vec<_> = target["kind"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
            assert_eq!(kinds.contains(&"cdylib"), name == "client", "{name}: {kinds:?}");
            assert!(
                !kinds.contains(&"cdylib") || kinds == ["cdylib"],
                "a lib beside the cdylib makes Cargo drop LTO"
            );
        }
    }
}

#[test]
fn sql_is_written_in_store_sqlx_only() {
    let statements = ["SELECT ", "INSERT INTO", "UPDATE ", "DELETE FROM", "CREATE TABLE"];
    let quoted = |line: &str| statements.iter().any(|statement| line.contains(&format!("\"{statement}")));
    let mut found_in_store = false;
    for (path, text) in sources() {
        let inside = path.starts_with(end2end::workspace().join("server/store-sqlx"));
        for (number, line) in text.lines().enumerate().filter(|(_, line)| quoted(line)) {
            assert!(inside, "{}:{}: {line}", path.display(), number + 1);
        }
        found_in_store |= inside && statements.iter().any(|statement| text.contains(statement));
    }
    assert!(found_in_store, "the search finds SQL where it is");
}

#[test]
fn html_is_written_in_app_only() {
    // Elements of HTML, in a string or a macro. A component such as `<ExportPage>` is put into its frame by the server;
    // `svg` is a picture, which qr.rs draws.
    let signs = [
        "<!DOCTYPE",
        "<html",
        "<p>",
        "<p ",
        "<div",
        "<form",
        "<h1",
        "<a href",
        "<ul",
        "<table",
        "<main",
        "<input",
        "<button",
    ];
    let mut found_in_app = false;
    for (path, text) in sources() {
        let product = path.starts_with(end2end::workspace().join("server"));
        let inside = path.starts_with(end2end::workspace().join("app"));
        // A test may look for an element in an answer; the product may not write one.
        let is_test = path.components().any(|part| part.as_os_str() == "tests");
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in code.lines().enumerate().filter(|_| product && !is_test) {
            if line.trim_start().starts_with("//") {
                continue;
            }
            assert!(
                !signs.iter().any(|sign| line.contains(sign)),
                "{}:{}: {line}",
                path.display(),
                number + 1
            );
        }
        found_in_app |= inside && text.contains("view! {");
    }
    assert!(found_in_app, "the search finds HTML where it is");
}

#[test]
fn the_top_of_the_house_has_the_rooms_and_nothing_else() {
    let output =
        Command::new("git").args(["ls-files"]).current_dir(end2end::workspace()).output().expect("git");
    assert!(output.status.success(), "the sources are a git repository");
    let files = String::from_utf8(output.stdout).expect("paths are text");
    let top: BTreeSet<_> = files
        .lines()
        .filter_map(|path| path.split('/').next())
        .filter(|name| !name.starts_with('.'))
        .collect();
    for name in top {
        let known = ["Cargo.toml", "Cargo.lock", "LICENSE", "README.md", "app", "server", "style", "end2end"];
        let tool = ["clippy.toml", "rustfmt.toml", "rust-toolchain.toml"];
        assert!(known.contains(&name) || tool.contains(&name), "{name} has no place at the top");
    }
}

fn metadata() -> Value {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(end2end::workspace())
        .output()
        .expect("cargo can be started");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("cargo's metadata")
}

/// The packages of this workspace by name.
fn rooms(metadata: &Value) -> BTreeMap<String, &Value> {
    let members: BTreeSet<_> =
        metadata["workspace_members"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    let packages = metadata["packages"].as_array().unwrap().iter();
    let rooms = packages.filter(|package| members.contains(package["id"].as_str().unwrap()));
    rooms.map(|room| (room["name"].as_str().unwrap().to_owned(), room)).collect()
}

/// The names of what a package depends on directly.
fn dependencies(package: &Value, wanted: impl Fn(&Value) -> bool) -> BTreeSet<String> {
    let all = package["dependencies"].as_array().unwrap().iter().filter(|one| wanted(one));
    all.map(|one| one["name"].as_str().unwrap().to_owned()).collect()
}

/// The names of every package that a room depends on, directly or not, for building and running it.
fn reached_from(metadata: &Value, room: &str) -> BTreeSet<String> {
    let nodes: BTreeMap<_, _> = metadata["resolve"]["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|node| (node["id"].as_str().unwrap(), node))
        .collect();
    let names: BTreeMap<_, _> = metadata["packages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|package| (package["id"].as_str().unwrap(), package["name"].as_str().unwrap()))
        .collect();
    let mut next = vec![rooms(metadata)[room]["id"].as_str().unwrap()];
    let mut seen = BTreeSet::new();
    while let Some(id) = next.pop() {
        for edge in nodes[id]["deps"].as_array().unwrap() {
            // What only a browser's build brings along, such as its promises, is no runtime of the server's.
            let in_browsers = |kind: &Value| kind["target"].as_str().is_some_and(|on| on.contains("wasm"));
            let kinds = edge["dep_kinds"].as_array().unwrap();
            let lasting = kinds.iter().any(|kind| kind["kind"] != "dev" && !in_browsers(kind));
            let to = edge["pkg"].as_str().unwrap();
            if lasting && seen.insert(to) {
                next.push(to);
            }
        }
    }
    seen.into_iter().map(|id| names[id].to_owned()).collect()
}

/// Every Rust source of the workspace with its text.
fn sources() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
        for entry in fs::read_dir(folder).expect("a folder of sources") {
            let path = entry.expect("an entry").path();
            if path.is_dir() && !path.ends_with("node_modules") {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push((path.clone(), fs::read_to_string(&path).expect("a source")));
            }
        }
    }
    let mut found = Vec::new();
    for room in ["app", "server", "end2end/src"] {
        walk(&end2end::workspace().join(room), &mut found);
    }
    found
}
