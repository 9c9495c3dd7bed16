//! The plug is pulled, the disk fills up, the database goes away, the clients dawdle: nothing that was acknowledged is
//! ever lost or counted twice, and the server comes back by itself.

mod away;
mod backup;
mod disk;
mod doctor;
mod kills;
mod slow;
mod stop;
mod synced;
