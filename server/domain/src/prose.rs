//! What staff write in a text field, as paragraphs and lists.
//!
//! The rules are what people do anyway: an empty line begins a new paragraph, and a line that begins with `- `, `* ` or
//! `• ` is an item of a list. A line break within a paragraph stays. Nothing else means anything, so that whatever is typed
//! comes out as it was typed.

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Its lines; never empty.
    Paragraph(Vec<String>),
    /// Its items; never empty.
    List(Vec<String>),
}

const BULLETS: [&str; 3] = ["- ", "* ", "• "];

pub fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    // Whether the line before belongs to the last block.
    let mut goes_on = false;
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            goes_on = false;
            continue;
        }
        let item = BULLETS.iter().find_map(|bullet| line.strip_prefix(bullet)).map(str::trim);
        match (blocks.last_mut(), item) {
            (Some(Block::List(items)), Some(item)) if goes_on => items.push(item.to_owned()),
            (Some(Block::Paragraph(lines)), None) if goes_on => lines.push(line.to_owned()),
            (_, Some(item)) => blocks.push(Block::List(vec![item.to_owned()])),
            (_, None) => blocks.push(Block::Paragraph(vec![line.to_owned()])),
        }
        goes_on = true;
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(lines: &[&str]) -> Block {
        Block::Paragraph(lines.iter().map(|&line| line.to_owned()).collect())
    }

    fn list(items: &[&str]) -> Block {
        Block::List(items.iter().map(|&item| item.to_owned()).collect())
    }

    #[test]
    fn empty_lines_part_paragraphs_and_dashes_make_lists() {
        let text = "  Vi frågade:\r\n- unga\n* gamla\n•  alla andra\nSedan räknade vi.\nNoga.\n\n\nSlut. ";
        assert_eq!(
            blocks(text),
            [
                paragraph(&["Vi frågade:"]),
                list(&["unga", "gamla", "alla andra"]),
                paragraph(&["Sedan räknade vi.", "Noga."]),
                paragraph(&["Slut."]),
            ]
        );
        assert_eq!(blocks("- en\n\n- annan"), [list(&["en"]), list(&["annan"])]);
    }

    #[test]
    fn what_looks_like_markup_is_only_text() {
        assert_eq!(blocks("<b>-5 grader</b>\n# 1"), [paragraph(&["<b>-5 grader</b>", "# 1"])]);
        assert_eq!(blocks(" \n\n"), []);
    }
}
