//! `lagesbild`: one binary for everything. See [`server::cli`] for what it may be asked.

use std::process::ExitCode;

fn main() -> ExitCode {
    server::cli::run()
}
