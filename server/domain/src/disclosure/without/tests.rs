//! The attack: whoever has both pictures writes down every table of whole numbers that fits, and looks what they share.

use std::collections::BTreeSet;

use proptest::{prelude::*, sample::select};

use super::*;

/// Every way to lay `sum` out over so many rows.
fn layouts(sum: u64, rows: usize) -> Vec<Vec<u64>> {
    if rows == 0 {
        return if sum == 0 { vec![Vec::new()] } else { Vec::new() };
    }
    if rows == 1 {
        return vec![vec![sum]];
    }
    (0..=sum)
        .flat_map(|first| {
            layouts(sum - first, rows - 1).into_iter().map(move |mut rest| {
                rest.insert(0, first);
                rest
            })
        })
        .collect()
}

/// Every choice of one layout for each part.
fn every(of_parts: &[Vec<Vec<u64>>], chosen: &mut Vec<Vec<u64>>, found: &mut impl FnMut(&[Vec<u64>])) {
    match of_parts.split_first() {
        None => found(chosen),
        Some((first, rest)) => {
            for layout in first {
                chosen.push(layout.clone());
                every(rest, chosen, found);
                chosen.pop();
            }
        }
    }
}

/// What each part may have in each hidden row: all values over every table that fits what is known, namely the sums of
/// each part over the hidden rows, of each row that the whole picture shows, and of those that it hides together.
fn possible(parts: &[Vec<u64>], hidden: &[bool], marks: &[bool]) -> Vec<Vec<BTreeSet<u64>>> {
    let rows: Vec<usize> = (0..hidden.len()).filter(|row| hidden[*row]).collect();
    let whole = |row: usize| parts.iter().map(|part| part[row]).sum::<u64>();
    let merged: u64 = rows.iter().filter(|row| marks[**row]).map(|row| whole(*row)).sum();
    let fits = |tables: &[Vec<u64>]| {
        let column = |at: usize| tables.iter().map(|part| part[at]).sum::<u64>();
        let known = rows.iter().enumerate().filter(|(_, row)| !marks[**row]);
        let in_merged = rows.iter().enumerate().filter(|(_, row)| marks[**row]);
        known.into_iter().all(|(at, row)| column(at) == whole(*row))
            && in_merged.map(|(at, _)| column(at)).sum::<u64>() == merged
    };
    let of_parts: Vec<Vec<Vec<u64>>> =
        parts.iter().map(|part| layouts(rows.iter().map(|row| part[*row]).sum(), rows.len())).collect();
    let mut possible = vec![vec![BTreeSet::new(); rows.len()]; parts.len()];
    let mut chosen: Vec<Vec<u64>> = Vec::new();
    every(&of_parts, &mut chosen, &mut |tables| {
        if fits(tables) {
            for (part, table) in possible.iter_mut().zip(tables) {
                for (values, value) in part.iter_mut().zip(table) {
                    values.insert(*value);
                }
            }
        }
    });
    possible
}

/// The masks of `parts`, and that no unsafe count of a part or of what remains without it can be told.
fn attack(parts: &[Vec<u64>], sensitive: bool, sacrifice: Option<usize>) -> Result<(), TestCaseError> {
    let rows = parts[0].len();
    let whole: Vec<u64> = (0..rows).map(|row| parts.iter().map(|part| part[row]).sum()).collect();
    let marks = mask::categories(&whole, sensitive, sacrifice);
    let with_bases: Vec<(Vec<u64>, u64)> = sides(parts)
        .into_iter()
        .map(|side| {
            let base = side.iter().sum();
            (side, base)
        })
        .filter(|(_, base)| *base > 0)
        .collect();
    let Some(hidden) = joint(&whole, &marks, &with_bases, sensitive, sacrifice) else { return Ok(()) };
    let possible = possible(parts, &hidden, &marks);
    let of_hidden: Vec<usize> = (0..rows).filter(|row| hidden[*row]).collect();
    for (part, values) in parts.iter().zip(&possible) {
        let base: u64 = part.iter().sum();
        if base == 0 {
            continue;
        }
        for row in (0..rows).filter(|row| mask::unsafe_of(part[*row], base, sensitive)) {
            prop_assert!(hidden[row], "{part:?} of {parts:?}, hidden {hidden:?}: row {row} is shown");
            let at = of_hidden.iter().position(|hidden| *hidden == row).unwrap();
            let (low, high) = (values[at].first().unwrap(), values[at].last().unwrap());
            prop_assert!(
                *high > SMALL_MOST && high - low >= WIDE,
                "{part:?} of {parts:?}, hidden {hidden:?}: row {row} is {low} to {high}"
            );
        }
    }
    Ok(())
}

fn part(rows: usize, most: u64) -> impl Strategy<Value = Vec<u64>> {
    prop::collection::vec(prop_oneof![Just(0), 0..=most], rows)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn no_unsafe_count_of_two_parts_can_be_told_from_both_pictures(
        parts in (2_usize..=4).prop_flat_map(|rows| prop::collection::vec(part(rows, 9), 2)),
        sensitive in select(vec![false, true]),
        sacrifice in select(vec![None, Some(0)]),
    ) {
        attack(&parts, sensitive, sacrifice)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn no_unsafe_count_of_three_parts_can_be_told_from_all_pictures(
        parts in (2_usize..=3).prop_flat_map(|rows| prop::collection::vec(part(rows, 8), 3)),
        sensitive in select(vec![false, true]),
        sacrifice in select(vec![None, Some(0)]),
    ) {
        attack(&parts, sensitive, sacrifice)?;
    }
}

#[test]
fn the_attack_finds_what_is_open() {
    // The whole shows 43 and 47; the first part's 3 would follow from a shown 40 without it.
    let parts = [vec![3, 40], vec![40, 7]];
    let possible = possible(&parts, &[true, true], &[false, false]);
    assert!(possible[0][0].len() > 4, "hiding both is enough");
    assert_eq!(
        joint(&[43, 47], &[false, false], &[(parts[0].clone(), 43), (parts[1].clone(), 47)], false, None),
        Some(vec![true, true])
    );
    // One shown alone gives it away.
    let alone = self::possible(&[vec![3, 0], vec![40, 0]], &[true, false], &[false, false]);
    assert_eq!(alone[0][0], BTreeSet::from([3]));
}

#[test]
fn what_is_safe_everywhere_is_shown_and_a_category_of_nobody_too() {
    let sides =
        |parts: &[Vec<u64>]| parts.iter().map(|part| (part.clone(), part.iter().sum())).collect::<Vec<_>>();
    let parts = [vec![60, 40, 0], vec![30, 25, 12]];
    assert_eq!(joint(&[90, 65, 12], &[false; 3], &sides(&parts), false, None), Some(vec![false; 3]));
    // In a sensitive question nobody is unsafe, and hiding that hides another.
    assert_eq!(joint(&[90, 65, 12], &[false; 3], &sides(&parts), true, None), Some(vec![false, true, true]));
}
