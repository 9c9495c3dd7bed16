//! `README.txt`: what everything in the package is, for whoever opens it in fifty years.

use std::fmt::Write as _;

use domain::municipality::Municipality;

use super::gather::Content;

pub(super) fn write(content: &Content, municipality: &Municipality) -> String {
    let Content { year, .. } = content;
    let mut text = format!("ARKIVPAKET: MEDBORGARLÖFTE OCH LÄGESBILD {year}\n{}\n\n", municipality.name);
    if content.demo() {
        text.push_str("OBS: innehåller påhittade demosvar. Det är inget verkligt underlag.\n\n");
    }
    text.push_str(
        "Paketet innehåller det som är beslutat eller publicerat: löftet, lägesbilden som det bygger på, metoden,\n\
         formulären och uppföljningen. Enskilda svar, utkast, interna kommentarer och anteckningar från dialoger\n\
         ingår inte. Alla textfiler är i UTF-8. CSV följer RFC 4180: komma mellan fält, punkt som decimaltecken.\n\
         Samma innehåll ger alltid samma bytes.\n\n\
         KONTROLLERA FILERNA\n\
         Packa upp, gå till mappen och kör: sha256sum -c SHA256SUMS\n\n",
    );
    pictures(&mut text, content);
    promises(&mut text, content);
    text.push_str("SCHEMA\n");
    text.push_str(
        "schema/lagesbild.schema.json    beskriver lagesbild/*/lagesbild-*.json\n\
         schema/lofte.schema.json        beskriver lofte/*/lofte-*.json\n\
         schema/bedomningar.schema.json  beskriver uppfoljning/bedomningar.json\n\
         schema/formular.schema.json     beskriver formular/*.json\n\
         Scheman är JSON Schema, version 2020-12.\n",
    );
    text
}

fn pictures(text: &mut String, content: &Content) {
    text.push_str("LÄGESBILD\n");
    if content.pictures.is_empty() {
        text.push_str("Ingen lägesbild är publicerad för året, och löftet hänvisar inte till någon.\n\n");
        return;
    }
    for picture in &content.pictures {
        let about = picture.frozen.about();
        let (year, number, day) = (about.year, about.number, about.day);
        let _ = writeln!(text, "lagesbild/{year}-v{number}/: version {number}, publicerad {day}.");
        let _ = writeln!(text, "  SHA-256 {}", picture.frozen.sha256());
    }
    text.push_str(
        "I varje mapp:\n\
         \x20 lagesbild-ÅR-NUMMER.json  lägesbilden så som den publicerades, byte för byte, med metod och underlag\n\
         \x20 lagesbild.html            samma sak som sida att läsa, i en enda fil\n\
         \x20 lagesbild.csv             siffrorna i lång form; tal som kan peka ut någon är dolda\n\
         \x20 kodbok.csv                vad kolumner och koder betyder\n\
         Metoden står i avsnitt 2 på sidan. Lägesbilden bygger på frivilliga svar: den visar vad de som svarade\n\
         tycker och kan inte räknas om till alla som bor i kommunen.\n\
         formular/NAMN-vVERSION.json är formulären som svaren bygger på.\n\n",
    );
}

fn promises(text: &mut String, content: &Content) {
    text.push_str("LÖFTE\n");
    if content.promises.is_empty() {
        let _ = writeln!(text, "Inget löfte är beslutat för {}.\n", content.year);
        return;
    }
    for promise in &content.promises {
        let (number, day) = (promise.number, promise.day);
        let _ = writeln!(text, "lofte/v{number}/: version {number}, gäller från beslut {day}.");
        let _ = writeln!(text, "  SHA-256 {}", promise.sha256());
        match &promise.text().terms.picture {
            Some(cited) => {
                let _ = writeln!(text, "  Bygger på lägesbild {}, version {}.", cited.year, cited.number);
            }
            None => text.push_str("  Hänvisar inte till någon lägesbild här: beslutat på annat håll.\n"),
        }
    }
    text.push_str(
        "I varje mapp:\n\
         \x20 lofte-ÅR-NUMMER.json  löftet så som det beslutades, byte för byte\n\
         \x20 lofte.html            samma sak som sida att läsa, med vad som har gjorts\n\
         \x20 ataganden.csv         löftets åtaganden, ett per rad\n\n\
         UPPFÖLJNING\n\
         uppfoljning/insatser.csv      vad som har gjorts, med dag, antal och plats\n\
         uppfoljning/moten.csv         uppföljningsmöten, med vad som beslutades\n\
         uppfoljning/bedomningar.json  vad det blev av varje åtagande, så som polis och kommun bedömer det\n\
         Kolumnen atagande är åtagandets id, samma som i ataganden.csv och i löftet.\n\
         Att något är gjort och att något har ändrats är två olika saker: inget här säger att det ena orsakade det\n\
         andra.\n\n",
    );
}
