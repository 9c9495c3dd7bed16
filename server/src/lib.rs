//! Lägesbild's process: what it listens to, what it keeps in memory, and its commands.

pub mod archive;
pub mod assets;
pub mod auth;
pub mod catalogue;
pub mod cli;
pub mod commands;
pub mod config;
pub mod connections;
pub mod demo;
mod dialogue_file;
pub mod environment;
pub mod export;
pub mod http;
pub mod indicators;
pub mod ingest;
pub mod limits;
pub mod open_data;
pub mod pages;
pub mod promises;
pub mod published;
mod publishing;
pub mod qr;
mod seal;
pub mod serve;
pub mod share_card;
pub mod state;
pub mod upkeep;
