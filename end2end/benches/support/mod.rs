//! What the benchmarks share. Each is a program of its own that prints figures beside the limit or the peer that was
//! measured in the same run; none of them asserts a time.

#![allow(dead_code, unreachable_pub)] // every benchmark uses a part of it

#[path = "../../../server/store-sqlx/tests/conformance/cluster.rs"]
pub mod cluster;
pub mod command;
pub mod figures;
pub mod fill;
pub mod load;
pub mod process;
pub mod wire;

/// The events that are answered at.
pub const EVENTS: [&str; 3] = ["ACDEFG", "HJKMNP", "QRTWXY"];

/// How many answers are many: a million, or fewer for trying a benchmark out.
pub fn many() -> u64 {
    let given = std::env::var("LAGESBILD_BENCH_ANSWERS").ok();
    given.map_or(1_000_000, |given| given.parse().expect("LAGESBILD_BENCH_ANSWERS is a number"))
}
