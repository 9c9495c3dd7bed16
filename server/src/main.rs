//! `lagesbild`: one binary for everything. See [`server::cli`] for what it may be asked.

use std::{fmt::Display, io::IsTerminal as _, process::ExitCode};

use clap::Parser as _;
use server::{
    cli::{Cli, Command},
    commands, serve,
};
use tracing_subscriber::EnvFilter;

fn main() -> ExitCode {
    let Cli { settings, command } = Cli::parse();
    // The log goes to standard error and never holds a request: what is not written cannot leak.
    tracing_subscriber::fmt()
        .with_env_filter(
            EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn,server=info")),
        )
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .init();
    let config = match settings.resolve() {
        Ok(config) => config,
        Err(error) => return failed(&error, ExitCode::from(2)),
    };
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return failed(&error, ExitCode::FAILURE),
    };
    runtime.block_on(async {
        match command.unwrap_or(Command::Serve) {
            Command::Serve => match serve::serve(config).await {
                Ok(()) => ExitCode::SUCCESS,
                Err(error) => failed(&error, ExitCode::FAILURE),
            },
            Command::Task(task) => match commands::run(task, config).await {
                Ok(()) => ExitCode::SUCCESS,
                Err(error) => failed(&error, error.exit_code()),
            },
        }
    })
}

fn failed(error: &dyn Display, code: ExitCode) -> ExitCode {
    eprintln!("lagesbild: {error}");
    code
}
