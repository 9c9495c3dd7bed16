//! How many survey pages a second, against a file of the same size from the same server.

#[path = "with_server/host.rs"]
mod host;
mod support;

use std::time::Duration;

use host::Host;
use support::{
    figures::{against_goal, grouped, line, median, spread, title},
    load::as_fast_as_it_goes,
};

const CONNECTIONS: usize = 64;
const ROUNDS: usize = 9;
const TIME: Duration = Duration::from_secs(2);

fn main() {
    if host::served() {
        return;
    }
    println!("# Survey pages a second");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let host = Host::start(&format!("sqlite:{}", folder.path().join("lagesbild.db").display()));
    let size = page_size(&host);
    title(&format!("{} bytes of gzip, {CONNECTIONS} connections", grouped(size as f64)));

    let load = |path: &str| {
        let request = request(path);
        let next = move |_, into: &mut Vec<u8>| {
            into.clear();
            into.extend_from_slice(&request);
        };
        let outcome = as_fast_as_it_goes(host.address, CONNECTIONS, TIME, next);
        let others = outcome.others(200);
        assert!(others.is_empty(), "every request is answered, but there was {others}");
        assert_eq!(outcome.bytes, size as u64 * outcome.of_status(200), "{path} has the same size");
        outcome.rate(200)
    };
    let file = format!("/file/{size}");
    load("/s/vuxna");
    let (mut pages, mut files, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let (of_files, of_pages) = (load(&file), load("/s/vuxna"));
        files.push(of_files);
        pages.push(of_pages);
        ratios.push(of_pages / of_files);
    }
    line(format!("files: {} a second ({})", grouped(median(&files)), spread(&files, 0)));
    line(format!(
        "survey pages, each with a key of its own: {} a second ({})",
        grouped(median(&pages)),
        spread(&pages, 0)
    ));
    let ratio = median(&ratios);
    against_goal(
        "pages in proportion to files",
        &format!("{ratio:.2} ({})", spread(&ratios, 2)),
        "≥ 0.8",
        ratio >= 0.8,
    );
}

/// The size of the page as it is sent; the key in it never changes it.
fn page_size(host: &Host) -> usize {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let answer = runtime.block_on(async {
        let mut connection = support::wire::Connection::open(host.address).await?;
        connection.ask(&request("/s/vuxna")).await
    });
    answer.expect("the survey's page").bytes
}

fn request(path: &str) -> Vec<u8> {
    format!(
        "GET {path} HTTP/1.1\r\nHost: lagesbild.example\r\n\
         User-Agent: Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Mobile Safari/537.36\r\n\
         Accept: text/html,application/xhtml+xml,*/*;q=0.8\r\nAccept-Language: sv-SE,sv;q=0.9,en;q=0.8\r\n\
         Accept-Encoding: gzip, deflate, br, zstd\r\n\r\n"
    )
    .into_bytes()
}
