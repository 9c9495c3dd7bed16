use super::{
    super::{Bar, Figure, GridLook, Mark, Panel, Scale, Shading},
    sheet::{Write, broken, escaped, width},
    *,
};

#[test]
fn a_text_is_broken_between_words_and_none_is_lost() {
    let write = Write { size: 14.0, bold: false, ink: INK };
    let text =
        "Bygger på cirka 1\u{a0}234 frivilliga svar (öppen länk, kort). Visar vad de som svarade tycker.";
    let lines = broken(text, 220.0, write);
    assert!(lines.len() > 2);
    assert_eq!(lines.join(" "), text);
    assert!(lines.iter().all(|line| width(line, 14.0) <= 220.0), "{lines:?}");
    assert!(lines.iter().any(|line| line.contains("1\u{a0}234")), "a number stays on its line");
    assert!(broken("", 100.0, write).is_empty());
    assert_eq!(
        broken("Trafiksäkerhetsproblem", 20.0, write),
        ["Trafiksäkerhetsproblem"],
        "a long word stays whole"
    );
}

#[test]
fn a_grid_of_many_columns_makes_the_sheet_wider_so_that_no_word_lies_on_another() {
    let bar = |column: usize| Bar {
        label: format!("Område {column}"),
        mark: Mark::Shown {
            value: 0.21,
            interval: None,
            text: "0,21".to_owned(),
            interval_text: String::new(),
            word: "underrepresenterad".to_owned(),
            base: "1\u{a0}235 svar".to_owned(),
        },
        change: None,
        aside: false,
    };
    let picture = |columns: usize| Picture {
        figure: Figure {
            id: "tackning".to_owned(),
            title: "Saknas mest".to_owned(),
            unit: "Täckning".to_owned(),
            row_head: "Område".to_owned(),
            panel_head: "Åldersgrupp".to_owned(),
            word_head: "Täckning".to_owned(),
            change_head: String::new(),
            scale: Scale { max: 2.0, ticks: ["0", "1", "2"].map(str::to_owned) },
            panels: vec![Panel {
                name: "13–17 år".to_owned(),
                base: String::new(),
                bars: (0..columns).map(bar).collect(),
            }],
            notes: Vec::new(),
        },
        look: Look::Grid(GridLook {
            columns: (0..columns).map(|column| format!("Område {column}")).collect(),
            shading: Shading::Filled {
                right: 1.0,
                marked: "Under".to_owned(),
                right_name: "Rätt".to_owned(),
                hidden: "Skyddad".to_owned(),
            },
        }),
        source: "Källa".to_owned(),
    };
    let attribute = |text: &str, name: &str| -> f64 {
        let (_, rest) = text.split_once(&format!("{name}=\"")).expect("the attribute");
        rest.split('"').next().and_then(|value| value.parse().ok()).expect("a number")
    };
    for columns in [3, 7, 24] {
        let svg = svg_file(Language::Swedish, &picture(columns));
        let starts: Vec<f64> = svg
            .lines()
            .filter(|line| line.contains(">underrepresenterad<"))
            .map(|line| attribute(line, "x"))
            .collect();
        assert_eq!(starts.len(), columns);
        let needed = width("underrepresenterad", 11.5);
        assert!(starts.windows(2).all(|pair| pair[1] - pair[0] > needed), "{columns}: {starts:?}");
        let sheet = attribute(&svg, " width");
        assert!(starts[columns - 1] + needed < sheet, "{columns}: inside the sheet");
        assert_eq!(sheet > 960.0, columns > 5, "{columns}: {sheet}");
    }
}

#[test]
fn what_xml_cannot_hold_is_not_in_the_file() {
    assert_eq!(escaped("5 < 6 & \"så\"\u{0}\u{b}"), "5 &lt; 6 &amp; &quot;så&quot;");
}
