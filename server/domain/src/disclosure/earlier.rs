//! Rule 7: what a version published earlier says stays, where its base has not changed by at least 10.
//!
//! Two figures of nearly the same people tell what the few said who came or went. Of the earlier version only what it
//! published is known, bases rounded to 5: a change of 12 from the rounded base is one of at least 10.

use super::{
    Counted, Figure, PublishedPicture, Responses, Table, ThemeIndex,
    attack::{Kept, Mask},
    mask::HIDDEN_MOST,
    publish::Masking,
};
use crate::situation_picture::{Place, RawTable, RawTheme};

const CHANGED: u64 = 10;
/// How far a rounded number lies from its exact one at most.
const ROUNDED: u64 = 2;

/// Whether a number may be published anew; `hidden` is the most that it was where it is hidden.
fn anew(earlier: Figure<u64>, now: u64, hidden: Option<u64>) -> bool {
    match (earlier, hidden) {
        (Figure::Shown(0), _) => now >= CHANGED,
        (Figure::Shown(earlier), _) => now.abs_diff(earlier) >= CHANGED + ROUNDED,
        (_, Some(most)) => now >= most + CHANGED,
        (_, None) => false,
    }
}

/// What was published before, if anything.
#[derive(Clone, Copy, Debug)]
pub(super) struct Earlier<'a>(pub(super) Option<&'a PublishedPicture>);

impl<'a> Earlier<'a> {
    /// The earlier table, where it is kept.
    pub(super) fn table(self, masking: &Masking<'_>, table: &RawTable) -> Option<&'a Table> {
        let within = table.within.as_ref().map(|(place, _)| place.as_str());
        let earlier = self.0?.tables.iter().find(|earlier| {
            (&earlier.survey, &earlier.field, &earlier.area, earlier.form)
                == (&masking.group.survey, &masking.field.id, masking.place, table.form)
                && earlier.versions.iter().any(|version| masking.field.versions.contains(version))
                && earlier.within.as_ref().map(|(place, _)| place.as_str()) == within
                && earlier.rows.iter().map(|row| &row.option).eq(table.categories.iter().map(|one| &one.id))
        })?;
        let most = (earlier.base == Figure::TooFew).then(|| masking.threshold().saturating_sub(1));
        (!anew(earlier.base, table.base, most)).then_some(earlier)
    }

    pub(super) fn index(self, survey: &str, theme: &RawTheme, place: &Place) -> Option<&'a ThemeIndex> {
        let earlier = self.0?.theme_indexes.iter().find(|earlier| {
            (earlier.survey.as_str(), &earlier.theme, &earlier.area) == (survey, &theme.id, place)
                && earlier.items == theme.items
        })?;
        let now = theme.sums.get(place).map_or(0, |sums| u64::try_from(sums.n).unwrap_or_default());
        let kept = match earlier.figure {
            Figure::Shown(index) => !anew(Figure::Shown(index.n), now, None),
            // A hidden one tells nothing of its base; whether it is shown now is its items' matter.
            Figure::Protected | Figure::TooFew => false,
        };
        kept.then_some(earlier)
    }

    /// A number of those who answered: the earlier one, where it is kept.
    pub(super) fn number(
        self,
        now: u64,
        earlier: impl Fn(&'a PublishedPicture) -> Option<Figure<u64>>,
    ) -> Option<Figure<u64>> {
        let earlier = earlier(self.0?)?;
        (!anew(earlier, now, Some(HIDDEN_MOST))).then_some(earlier)
    }
}

pub(super) fn counted(list: &[Counted], id: &str) -> Option<Figure<u64>> {
    list.iter().find(|one| one.id == id).map(|one| one.n)
}

pub(super) fn responses<'a>(
    list: &'a [Responses],
    survey: Option<&str>,
    area: Option<&str>,
) -> Option<&'a Responses> {
    list.iter().find(|one| (one.survey.as_deref(), one.area.as_deref()) == (survey, area))
}

impl Kept for Earlier<'_> {
    fn mask(&self, masking: &Masking<'_>, table: &RawTable, marks: &[bool]) -> Option<Mask> {
        let earlier = self.table(masking, table)?;
        let rows: Vec<bool> = earlier.rows.iter().map(|row| !row.figure.is_shown()).collect();
        let whole = earlier.base == Figure::Protected;
        let covers = marks.iter().zip(&rows).all(|(mark, hidden)| !mark || *hidden);
        // As these counts would be published, with the same hidden?
        let now = if whole { masking.protected(table) } else { masking.table(table, &rows) };
        let same = now.base == earlier.base
            && now.rows.iter().zip(&earlier.rows).all(|(now, earlier)| now.figure == earlier.figure);
        let more = rows != marks;
        Some(Mask { more, whole, stale: !(same && (covers || earlier.base == Figure::TooFew)), rows })
    }

    fn index_is_kept(&self, survey: &str, theme: &RawTheme, place: &Place) -> bool {
        self.index(survey, theme, place).is_some()
    }
}
