//! Notes from dialogues: forms keep what was written, readers are offered nothing to write, and a file is only offered to be
//! read in when all of it is sound.

use std::sync::Arc;

use domain::{
    dialogue::{DialogueKind, DialogueNote, Fault, Participants},
    dialogue_rows::{Column, RowFault, RowMark, RowProblem},
    language::Language,
    suspicion::Suspicion,
};
use jiff::civil::date;
use leptos::prelude::*;

use super::{
    super::{
        DeleteDialogue, DeleteDialoguePage, DeletedDialogue, DeletedDialoguePage, DialogueDetails,
        DialogueForm, DialogueFormPage, DialogueImport, DialogueImportPage, DialoguePage, Dialogues,
        DialoguesDone, DialoguesPage, Fate, FileTrouble, Kept, Mark, Preview, Section,
    },
    made,
};

fn page<V: IntoView + 'static>(language: Language, content: impl FnOnce() -> V + Send + 'static) -> String {
    let municipality = made::municipality(false);
    let frame = made::frame(language, &municipality, Section::Dialogues, "Dialoger".to_owned());
    made::document(frame, content)
}

fn note(number: u8, kind: DialogueKind) -> DialogueNote {
    DialogueNote {
        id: uuid::Uuid::from_bytes([number; 16]),
        kind,
        year: 2026,
        day: date(2026, 9, 3),
        participants: vec![Participants { function: "fältassistent & väktare".to_owned(), number: 2 }],
        theme: "morker".to_owned(),
        area: Some("viksjo".to_owned()),
        place: "Parken".to_owned(),
        severity: number,
        frequency: None,
        observation: "Lampor <b>saknas</b>.".to_owned(),
        proposal: String::new(),
        age_groups: vec!["barn".to_owned()],
        demo: false,
    }
}

fn list(language: Language, may_edit: bool, notes: Vec<DialogueNote>) -> String {
    let props = Dialogues {
        language,
        municipality: Arc::new(made::municipality(false)),
        year: 2026,
        years: vec![2026, 2025],
        none_at_all: notes.is_empty(),
        notes,
        kind: None,
        theme: None,
        may_edit,
        done: Some(DialoguesDone::Imported { new: 2, replaced: 1, same: 0 }),
    };
    page(language, move || view! { <DialoguesPage page=props /> })
}

fn one(language: Language, may_edit: bool) -> String {
    let props = DialogueDetails {
        language,
        municipality: Arc::new(made::municipality(false)),
        age_groups: made::ages(),
        note: note(4, DialogueKind::Staff),
        may_edit,
        saved: may_edit,
    };
    page(language, move || view! { <DialoguePage page=props /> })
}

fn form(language: Language, fields: &[(&str, &str)], errors: &[&str], marks: Vec<Mark>) -> String {
    let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    let props = DialogueForm {
        language,
        municipality: Arc::new(made::municipality(false)),
        age_groups: made::ages(),
        action: "/personal/dialoger/ny".to_owned(),
        kept: Kept(fields.iter().map(own).collect()),
        errors: errors.iter().map(|name| ((*name).to_owned(), "Fel.".to_owned())).collect(),
        marks,
        confirms: "ab12".to_owned(),
        edits: false,
    };
    page(language, move || view! { <DialogueFormPage page=props /> })
}

const WRITTEN: [(&str, &str); 8] = [
    ("id", "0c"),
    ("kind", "collaboration"),
    ("theme", "morker"),
    ("severity", "5"),
    ("observation", "\nRad <b> & Anna Svensson"),
    ("function", "lärare \"A\""),
    ("number", "3"),
    ("age_groups", "barn"),
];

fn marked(language: Language) -> String {
    let mark = ("observation".to_owned(), Suspicion::Name, "Anna Svensson".to_owned());
    form(language, &WRITTEN, &[], vec![mark])
}

fn import(language: Language, trouble: Option<FileTrouble>, preview: Option<Preview>) -> String {
    let props = DialogueImport { language, trouble, preview };
    page(language, move || view! { <DialogueImportPage page=props /> })
}

fn sound(marks: Vec<RowMark>) -> Preview {
    let fates = [Fate::New, Fate::Replaces, Fate::Same];
    let notes = fates.into_iter().zip(1..);
    let notes = notes.map(|(fate, at)| (u64::from(at) + 1, note(at, DialogueKind::Staff), fate));
    Preview { notes: notes.collect(), marks, text: "dialog;\"dag\"".to_owned(), ..Preview::default() }
}

fn name_in_row() -> RowMark {
    let (column, piece) = (Column::Observation, "Anna Svensson".to_owned());
    RowMark { line: 3, column, what: Suspicion::Name, piece }
}

fn faulty() -> Preview {
    let fault =
        |line, column, problem| RowFault { line, column: Some(column), problem: RowProblem::Cell(problem) };
    let cells = RowFault { line: 5, column: None, problem: RowProblem::Cells { found: 2, wanted: 7 } };
    let faults = vec![
        fault(4, Column::Theme, Fault::Unknown("mörka".to_owned())),
        fault(4, Column::Severity, Fault::Missing),
        cells,
    ];
    Preview { faults, ..sound(Vec::new()) }
}

/// Every page about dialogues once, by name.
pub(super) fn every_page(language: Language) -> Vec<(&'static str, String)> {
    let municipality = Arc::new(made::municipality(false));
    let staff = || note(4, DialogueKind::Staff);
    let delete = DeleteDialogue {
        language,
        municipality: Arc::clone(&municipality),
        age_groups: made::ages(),
        note: staff(),
    };
    let deleted = DeletedDialogue { language, kept: Kept(Vec::new()), note: staff() };
    vec![
        ("dialoger", list(language, true, vec![staff(), note(1, DialogueKind::Collaboration)])),
        ("dialoger-inga", list(language, true, Vec::new())),
        ("dialog", one(language, true)),
        ("dialog-ny", form(language, &[], &[], Vec::new())),
        ("dialog-fel", form(language, &WRITTEN, &["theme", "function-1"], Vec::new())),
        ("dialog-markt", marked(language)),
        ("dialog-ta-bort", page(language, move || view! { <DeleteDialoguePage page=delete /> })),
        ("dialog-borta", page(language, move || view! { <DeletedDialoguePage page=deleted /> })),
        ("dialog-las-in", import(language, None, None)),
        ("dialog-las-in-gick-inte", import(language, Some(FileTrouble::Broken { line: 7 }), None)),
        ("dialog-las-in-fel", import(language, None, Some(faulty()))),
        ("dialog-las-in-plan", import(language, None, Some(sound(vec![name_in_row()])))),
    ]
}

/// The tag that holds this text.
fn tag<'h>(html: &'h str, part: &str) -> &'h str {
    html.split('<').find(|tag| tag.contains(part)).unwrap_or_else(|| panic!("no {part}"))
}

#[test]
fn what_was_written_in_a_note_comes_back_as_it_was_typed() {
    let html = form(Language::Swedish, &WRITTEN, &["theme", "function-1"], Vec::new());
    // The first line break is the parser's, the second is the writer's.
    assert!(html.contains(">\n\nRad &lt;b&gt; &amp; Anna Svensson</textarea>"));
    for part in ["value=\"collaboration\"", "name=\"severity\" id=\"severity-5\"", "value=\"barn\""] {
        assert!(tag(&html, part).contains("checked"), "{part}");
    }
    assert!(tag(&html, "value=\"morker\"").contains("selected"));
    assert!(html.contains("value=\"lärare &quot;A&quot;\"") && html.contains("value=\"0c\""));
    assert!(html.contains("href=\"#theme\"") && html.contains("href=\"#function-1\""));
    assert_eq!(html.matches(" checked").count(), 3, "and nothing else is chosen");
}

#[test]
fn what_may_point_someone_out_is_told_with_two_ways_on() {
    let html = marked(Language::Swedish);
    let told =
        html.split("role=\"alert\"").nth(1).expect("it is told on top").split("</div>").next().unwrap();
    assert!(told.contains("href=\"#observation\"") && told.contains("<q>Anna Svensson</q>"));
    let buttons = html.split("class=\"dialogue-save\"").nth(1).unwrap().split("</form>").next().unwrap();
    assert_eq!(buttons.matches("type=\"submit\"").count(), 2, "save what was changed, or as it stands");
    assert!(buttons.contains("name=\"confirmed\" value=\"ab12\""));
    assert!(!form(Language::Swedish, &WRITTEN, &[], Vec::new()).contains("name=\"confirmed\""));
}

#[test]
fn whoever_may_not_write_notes_reads_them_and_is_offered_no_way_to() {
    let notes = vec![note(4, DialogueKind::Staff)];
    let list = list(Language::Swedish, false, notes);
    let one = one(Language::Swedish, false);
    for html in [&list, &one] {
        assert!(html.contains("Lampor &lt;b&gt;saknas&lt;/b&gt;."), "the writer's own text, and no markup");
        for way in ["/dialoger/ny", "/las-in", "/andra", "/ta-bort"] {
            assert!(!html.contains(way), "{way}");
        }
    }
    assert!(one.contains("fältassistent &amp; väktare"));
}

#[test]
fn a_file_with_a_faulty_row_names_it_and_offers_nothing_but_another_try() {
    let html = import(Language::Swedish, None, Some(faulty()));
    for words in ["<code>tema</code>", "<code>allvar</code>", ">5</th>"] {
        assert!(html.contains(words), "{words}");
    }
    assert!(!html.contains("/las-in/klart"), "nothing can be confirmed");
}

#[test]
fn a_sound_file_is_confirmed_with_its_text_and_its_marks_are_asked_about() {
    let plain = import(Language::Swedish, None, Some(sound(Vec::new())));
    assert!(
        plain.contains("action=\"/personal/dialoger/las-in/klart\"")
            && plain.contains("Läs in 2 anteckningar")
    );
    assert!(tag(&plain, "name=\"text\"").contains("dialog;&quot;dag&quot;"));
    assert!(!plain.contains("name=\"reviewed\""));
    let named = import(Language::Swedish, None, Some(sound(vec![name_in_row()])));
    assert!(named.contains("<q>Anna Svensson</q>") && named.contains("name=\"reviewed\""));
}
