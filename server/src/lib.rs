//! Lägesbild's process: what it listens to, what it keeps in memory, and its commands.

pub mod cli;
pub mod commands;
pub mod config;
pub mod demo;
pub mod export;
pub mod indicators;
pub mod qr;
