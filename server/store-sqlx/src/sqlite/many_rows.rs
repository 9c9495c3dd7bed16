//! Statements that write many rows at once. A call into SQLite costs more than a row does, so a batch of answers goes in
//! by the handful.

use std::sync::Arc;

/// Few sizes, so that each is prepared once per connection; the last is 1, so that every number of rows is a sum.
const SIZES: [usize; 5] = [64, 8, 4, 2, 1];

/// One `INSERT … VALUES` in several sizes. The first columns are the same for every row.
///
/// A row's own parameters are bare `?`, bound first and row by row; the shared ones are numbered after them and bound
/// last. SQLite looks a numbered parameter up by walking a list of all of them, which for hundreds of parameters cost
/// more than the rows; bare ones are not in the list.
pub(super) struct ManyRows([Arc<str>; SIZES.len()]);

impl ManyRows {
    /// `insert` is what stands before the rows and `after` what stands behind; a row is `shared` columns and then
    /// `own` of its own.
    pub(super) fn new(insert: &str, shared: usize, own: usize, after: &str) -> Self {
        Self(SIZES.map(|rows| {
            let shared: Vec<_> = (1..=shared).map(|place| format!("${}, ", rows * own + place)).collect();
            let shared = shared.concat();
            let own = vec!["?"; own].join(", ");
            let rows = vec![format!("({own})"); rows].join(", ");
            // `WHERE true` keeps SQLite from reading ON CONFLICT as the condition of a join.
            format!("{insert} SELECT {shared}own.* FROM (VALUES {rows}) AS own WHERE true {after}").into()
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
    fn a_rows_own_parameters_come_first_and_the_shared_ones_are_numbered_after_them() {
        let statements = ManyRows::new("INSERT INTO t (a, b, c, d)", 2, 2, "ON CONFLICT DO NOTHING");
        assert_eq!(
            &*statements.0[4],
            "INSERT INTO t (a, b, c, d) SELECT $3, $4, own.* FROM (VALUES (?, ?)) AS own WHERE true \
             ON CONFLICT DO NOTHING"
        );
        assert!(statements.0[1].contains("SELECT $17, $18, own.* FROM (VALUES (?, ?), (?, ?), "));
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
