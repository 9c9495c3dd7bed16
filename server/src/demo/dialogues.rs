//! Made-up notes from dialogues, so that the sections and the board of a demo picture have something to show: in some themes
//! everybody says the same, in some they differ, and about some too few have said anything.

use domain::{
    dialogue::{DialogueKind, DialogueNote, Frequency, Participants},
    municipality::Municipality,
};
use jiff::civil::Date;
use rand_chacha::{
    ChaCha8Rng,
    rand_core::{Rng as _, SeedableRng as _},
};
use uuid::Builder;

/// Whose dialogue, theme, place, what was told, what is proposed, and how serious it is at least and at most.
type Told = (DialogueKind, &'static str, &'static str, &'static str, &'static str, [u8; 2]);

const STAFF: DialogueKind = DialogueKind::Staff;
const PARTNERS: DialogueKind = DialogueKind::Collaboration;

const TOLD: [Told; 21] = [
    (
        STAFF,
        "tvahjul",
        "Gångvägen vid skolan",
        "Mopeder körs fort på gångvägen efter skolan.",
        "Hastighetskontroller på eftermiddagarna",
        [4, 6],
    ),
    (STAFF, "tvahjul", "Centrum", "Elsparkcyklar står i vägen vid torget.", "", [3, 5]),
    (STAFF, "tvahjul", "", "Äldre vågar inte gå på gångvägen på kvällarna.", "Hinder vid infarten", [4, 6]),
    (PARTNERS, "tvahjul", "Skolgården", "Elever kör moped över skolgården.", "Grind vid infarten", [4, 6]),
    (PARTNERS, "tvahjul", "", "Hyresgäster klagar på buller från crossar.", "", [4, 5]),
    (PARTNERS, "tvahjul", "Parken", "Barn har fått kliva undan för mopeder.", "Vuxna på plats", [4, 6]),
    (
        STAFF,
        "narkotika",
        "Stationen",
        "Öppen försäljning vid gångtunneln.",
        "Belysning och fler ronder",
        [5, 6],
    ),
    (STAFF, "narkotika", "Gångtunnel", "Yngre ungdomar håller utkik.", "Fältassistenter på plats", [5, 6]),
    (STAFF, "narkotika", "", "Mer försäljning än i fjol.", "", [5, 6]),
    (PARTNERS, "narkotika", "", "Butikerna märker lite av det.", "", [0, 1]),
    (PARTNERS, "narkotika", "Centrum", "Föreningen ser inget på sina kvällar.", "", [0, 1]),
    (PARTNERS, "narkotika", "", "Bostadsbolaget har få klagomål.", "", [0, 1]),
    (STAFF, "morker", "Parken", "Lampor är trasiga på stigen.", "Laga lamporna före oktober", [3, 4]),
    (STAFF, "morker", "Busshållplats", "Buskarna skymmer hållplatsen.", "Röj buskarna", [2, 4]),
    (STAFF, "morker", "", "Hemtjänsten går två och två på vintern.", "", [3, 4]),
    (
        PARTNERS,
        "morker",
        "Parkering",
        "Föräldrar hämtar hellre med bil.",
        "Bättre ljus vid parkeringen",
        [2, 4],
    ),
    (PARTNERS, "morker", "", "Kvällskurser har tappat deltagare.", "", [2, 3]),
    (PARTNERS, "morker", "Gångtunnel", "Tunneln känns otrygg.", "Måla och lys upp tunneln", [3, 4]),
    (STAFF, "skadegorelse", "", "Klotter saneras inom ett dygn.", "", [1, 2]),
    (
        PARTNERS,
        "trafik_skola",
        "Skolgården",
        "Bilar vänder där barnen går.",
        "Lämningsplats en bit bort",
        [3, 5],
    ),
    (
        STAFF,
        "bedrageri",
        "",
        "Äldre får samtal från någon som säger sig vara banken.",
        "Träffar på äldreboenden",
        [4, 5],
    ),
];

const STAFF_FUNCTIONS: [&str; 4] = ["områdespolis", "fältassistent", "lärare", "hemtjänst"];
const PARTNER_FUNCTIONS: [&str; 4] = ["skola", "bostadsbolag", "idrottsförening", "butik"];

/// The notes of a year. The same seed makes the same ones.
pub(super) fn notes(municipality: &Municipality, seed: u64, year: i16) -> Vec<DialogueNote> {
    let mut dice = ChaCha8Rng::seed_from_u64(seed);
    let mut below = move |limit: usize| dice.next_u64() as usize % limit.max(1);
    let told = TOLD.into_iter().enumerate().map(|(at, told)| {
        let (kind, theme, place, observation, proposal, [least, most]) = told;
        let functions = if kind == STAFF { STAFF_FUNCTIONS } else { PARTNER_FUNCTIONS };
        let months = [2, 3, 4, 5, 9];
        let day = Date::new(year, months[below(months.len())], 1 + below(28) as i8);
        let area = municipality.areas.get(below(municipality.areas.len() + 2)).map(|area| area.id.clone());
        let frequency = [None, Some(Frequency::Monthly), Some(Frequency::Weekly), Some(Frequency::Daily)];
        let mut id = [0; 16];
        id[..8].copy_from_slice(&seed.to_be_bytes());
        id[9..11].copy_from_slice(&year.to_be_bytes());
        id[15] = at as u8;
        DialogueNote {
            id: Builder::from_custom_bytes(id).into_uuid(),
            kind,
            year,
            day: day.unwrap_or(Date::MIN),
            participants: vec![Participants {
                function: functions[below(functions.len())].to_owned(),
                number: 1 + below(4) as u16,
            }],
            theme: theme.to_owned(),
            area,
            place: place.to_owned(),
            severity: least + below(usize::from(most - least) + 1) as u8,
            frequency: frequency[below(frequency.len())],
            observation: observation.to_owned(),
            proposal: proposal.to_owned(),
            age_groups: Vec::new(),
            demo: true,
        }
    });
    told.collect()
}
