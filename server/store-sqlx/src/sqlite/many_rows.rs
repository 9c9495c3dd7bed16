//! Statements that write many rows at once. A call into SQLite costs more than a row does, so a batch of answers and
//! its few thousand tally cells go in by the handful.

use std::{fmt::Write as _, sync::Arc};

/// Few sizes, so that each is prepared once per connection; the last is 1, so that every number of rows is a sum.
const SIZES: [usize; 3] = [64, 8, 1];

/// One `INSERT … VALUES` in several sizes. The first parameters are the same for every row.
pub(super) struct ManyRows([Arc<str>; SIZES.len()]);

impl ManyRows {
    /// `insert` is what stands before the rows and `after` what stands behind; a row is `shared` parameters and then
    /// `own` of its own.
    pub(super) fn new(insert: &str, shared: usize, own: usize, after: &str) -> Self {
        Self(SIZES.map(|rows| {
            let mut sql = format!("{insert} VALUES ");
            for row in 0..rows {
                sql.push_str(if row == 0 { "(" } else { ", (" });
                let first_own = shared + row * own;
                for (place, parameter) in (1..=shared).chain(first_own + 1..=first_own + own).enumerate() {
                    let comma = if place == 0 { "" } else { ", " };
                    let _ = write!(sql, "{comma}${parameter}");
                }
                sql.push(')');
            }
            sql.push(' ');
            sql.push_str(after);
            sql.into()
        }))
    }

    /// `rows` in pieces, each with the statement of its size.
    pub(super) fn pieces<'r, T>(&self, mut rows: &'r [T]) -> impl Iterator<Item = (Arc<str>, &'r [T])> {
        std::iter::from_fn(move || {
            let size = SIZES.iter().position(|size| *size <= rows.len())?;
            let (piece, rest) = rows.split_at(SIZES[size]);
            rows = rest;
            Some((Arc::clone(&self.0[size]), piece))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_share_their_first_parameters_and_count_their_own_on() {
        let statements = ManyRows::new("INSERT INTO t (a, b, c)", 1, 2, "ON CONFLICT DO NOTHING");
        assert_eq!(&*statements.0[2], "INSERT INTO t (a, b, c) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING");
        assert!(statements.0[1].contains("($1, $2, $3), ($1, $4, $5), ($1, $6, $7)"));
    }

    #[test]
    fn every_row_is_in_exactly_one_piece() {
        let statements = ManyRows::new("INSERT INTO t (a)", 0, 1, "");
        for count in [0, 1, 7, 8, 9, 63, 64, 65, 200] {
            let rows: Vec<usize> = (0..count).collect();
            let pieces: Vec<_> = statements.pieces(&rows).flat_map(|(_, piece)| piece).copied().collect();
            assert_eq!(pieces, rows);
        }
    }
}
