//! The codebook of a published picture: every code that its figures use, in the words that they were published with.

use std::collections::BTreeSet;

use super::{AnswerCodes, CodebookRow, PICTURE, STATUSES, aggregate_column, coarse_note, code, column};
use crate::{
    aggregates,
    disclosure::{PublishedPicture, Table, TableForm},
    language::{Language, Text},
    survey::themes,
    tally::CROSS,
};

/// The columns of the aggregates, each followed by its codes. Made of the picture alone, so that a picture that was
/// published years ago is explained as it was then.
pub fn published_rows(picture: &PublishedPicture) -> Vec<CodebookRow> {
    let mut rows = Vec::new();
    for name in aggregates::HEADER {
        let (kind, swedish, english, note) = aggregate_column(name);
        let row = CodebookRow { file: PICTURE, ..column(name, kind, swedish, english, note) };
        rows.push(row.clone());
        match name {
            "omrade" => {
                rows.extend(
                    picture.areas.iter().map(|area| code(&row, &area.id, &area.name, &area.name, "")),
                );
            }
            "aldersgrupp" => rows
                .extend(picture.groups.iter().map(|group| worded(&row, &group.survey, &[&group.name], ""))),
            "fraga_id" => rows.extend(field_codes(&row, picture)),
            "tema" => rows.extend(theme_codes(&row, picture)),
            "svar" => rows.extend(answer_codes(&row, picture)),
            "status" => rows.extend(STATUSES.map(|(id, sv, en, note)| code(&row, id, sv, en, note))),
            _ => {}
        }
    }
    rows
}

/// A code with the words of its parts.
fn worded(of: &CodebookRow, id: &str, parts: &[&Text], note: &str) -> CodebookRow {
    let words = |language| parts.iter().map(|text| text.get(language)).collect::<Vec<_>>().join(" – ");
    code(of, id, &words(Language::Swedish), &words(Language::English), note)
}

fn field_codes(of: &CodebookRow, picture: &PublishedPicture) -> Vec<CodebookRow> {
    let mut codes: Vec<CodebookRow> = Vec::new();
    for table in &picture.tables {
        let parts: Vec<&Text> = [Some(&table.text), table.item_text.as_ref()].into_iter().flatten().collect();
        let crossed =
            table.within.is_some().then_some("Bland dem som valt ett visst svar på den första frågan");
        let row = CodebookRow {
            theme: table.theme.clone().unwrap_or_default(),
            sensitive: if table.sensitive { "ja" } else { "" },
            ..worded(of, &table.field, &parts, crossed.unwrap_or_default())
        };
        if !codes.contains(&row) {
            codes.push(row);
        }
    }
    for index in &picture.theme_indexes {
        let id = index.items.join("+");
        let name = index.theme_name.get(Language::Swedish);
        if let [item] = &*index.items {
            let same = codes.iter_mut().filter(|row| row.code == *item);
            same.for_each(|row| row.note = format!("På indexrader: upplevt problemindex, {name}"));
            continue;
        }
        let row = CodebookRow {
            theme: index.theme.clone(),
            ..code(
                of,
                &id,
                &format!("Upplevt problemindex – {name}"),
                &format!("Perceived problem index – {}", index.theme_name.get(Language::English)),
                &format!("Bara på indexrader; indexets delfrågor är {}", index.items.join(", ")),
            )
        };
        if !codes.contains(&row) {
            codes.push(row);
        }
    }
    codes
}

fn theme_codes(of: &CodebookRow, picture: &PublishedPicture) -> Vec<CodebookRow> {
    let of_tables = picture
        .tables
        .iter()
        .flat_map(|table| table.theme.iter().chain(table.rows.iter().filter_map(|row| row.theme.as_ref())));
    let of_indexes = picture.theme_indexes.iter().map(|index| &index.theme);
    let used: BTreeSet<&str> = of_tables.chain(of_indexes).map(String::as_str).collect();
    let themes = themes();
    let used = themes.iter().filter(|theme| used.contains(theme.id.as_str()));
    used.map(|theme| worded(of, &theme.id, &[&theme.name], "")).collect()
}

fn answer_codes(of: &CodebookRow, picture: &PublishedPicture) -> Vec<CodebookRow> {
    let mut codes = AnswerCodes::default();
    for table in &picture.tables {
        for row in table_codes(of, table) {
            codes.add(row, &table.field);
        }
    }
    codes.noted()
}

fn table_codes(of: &CodebookRow, table: &Table) -> Vec<CodebookRow> {
    let coarse = matches!(table.form, TableForm::SafeUnsafe | TableForm::ProblemOrNot);
    let mut codes = Vec::new();
    for row in &table.rows {
        let note = if coarse { coarse_note(&row.option) } else { "" };
        let told = match &table.within {
            Some((place, words)) => {
                worded(of, &format!("{place}{CROSS}{}", row.option), &[words, &row.text], note)
            }
            None => worded(of, &row.option, &[&row.text], note),
        };
        codes.push(CodebookRow { theme: row.theme.clone().unwrap_or_default(), ..told });
    }
    if table.dont_know.is_some() {
        let note = "Står utanför andelarnas bas; här är basen alla som svarat";
        codes.push(code(of, "vet_inte", "Vet inte", "Don’t know", note));
    }
    codes
}
