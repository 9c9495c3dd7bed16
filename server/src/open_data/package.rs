//! `datapackage.json`: what the files hold, column by column, for programs (Frictionless Data Package 1.0, Table Schema).

use domain::{codebook, language::Language, survey::SLUGS};
use serde_json::{Value, json};

use super::{File, LICENCE, Publisher, Version, Which};
use crate::export::{Dialect, Format};

/// The description of these files, which lie beside it.
pub(super) fn write(version: &Version, files: &[File], publisher: &Publisher) -> Vec<u8> {
    let Version { year, number, day, municipality_code, .. } = version;
    let demo = if version.demo { "-demo" } else { "" };
    let document = json!({
        "profile": "data-package",
        "name": format!("lagesbild-{municipality_code}-{year}{demo}"),
        "id": version.sha256.to_string(),
        "title": version.title(Language::Swedish),
        "description": version.note(),
        "version": format!("{number}.0.0"),
        "created": format!("{day}T00:00:00Z"),
        "homepage": format!("{}/{year}/v{number}", publisher.page()),
        "keywords": ["trygghet", "lägesbild", "medborgardialog", "medborgarlöfte"],
        "licenses": [{ "name": "CC0-1.0", "path": LICENCE, "title": "Creative Commons Zero v1.0 Universal" }],
        "contributors": [{ "title": version.municipality_name, "role": "publisher" }],
        "resources": files.iter().map(resource).collect::<Vec<_>>(),
    });
    let mut bytes = serde_json::to_vec_pretty(&document).expect("plain data");
    bytes.push(b'\n');
    bytes
}

fn resource(file: &File) -> Value {
    let name = file.which.name();
    let mut resource = json!({
        "name": name.replace('.', "-"),
        "path": name,
        "title": title(file.which),
        "format": file.which.format().extension(),
        "mediatype": file.which.format().content_type().split(';').next(),
        "bytes": file.bytes.len(),
        "hash": format!("sha256:{}", file.sha256),
    });
    if file.which.format() == Format::Csv {
        let excel = file.which.dialect() == Some(Dialect::Excel);
        resource["profile"] = json!("tabular-data-resource");
        resource["encoding"] = json!(if excel { "utf-8-sig" } else { "utf-8" });
        resource["dialect"] = json!({ "delimiter": if excel { ";" } else { "," }, "lineTerminator": "\r\n" });
        resource["schema"] = match file.which {
            which if which.is_codebook() => book_schema(),
            _ => figures_schema(excel),
        };
    } else {
        resource["profile"] = json!("data-resource");
        resource["encoding"] = json!("utf-8");
    }
    resource
}

fn title(which: Which) -> &'static str {
    match which {
        Which::Excel => "Siffrorna, CSV för svensk Excel",
        Which::Csv => "Siffrorna, CSV enligt RFC 4180",
        Which::Json => "Siffrorna, JSON",
        Which::Px => "Siffrorna, PC-Axis",
        Which::CodebookExcel => "Kodboken, CSV för svensk Excel",
        Which::Codebook => "Kodboken, CSV enligt RFC 4180",
        Which::Package => "Datapaketet",
    }
}

/// The columns of the figures, each with what it may hold.
fn figures_schema(decimal_comma: bool) -> Value {
    let fields = codebook::aggregate_columns_in_words().map(|(name, swedish, _)| {
        let (kind, constraints) = match name {
            "ar" => ("year", json!({ "required": true })),
            "kommunkod" => ("string", json!({ "required": true, "pattern": "[0-9]{4}" })),
            "aldersgrupp" => ("string", json!({ "required": true, "enum": SLUGS })),
            "fraga_id" => ("string", json!({ "required": true })),
            "fraga_version" => ("integer", json!({ "minimum": 1 })),
            "n_avrundat" => ("integer", json!({ "minimum": 0 })),
            "andel" | "ki_l" | "ki_u" => ("integer", json!({ "minimum": 0, "maximum": 100 })),
            "index" => ("number", json!({ "minimum": 0, "maximum": 6 })),
            "status" => ("string", json!({ "required": true, "enum": ["ok", "skyddad", "for_fa_svar"] })),
            _ => ("string", json!({})),
        };
        let mut field = json!({ "name": name, "type": kind, "title": swedish, "constraints": constraints });
        if kind == "number" && decimal_comma {
            field["decimalChar"] = json!(",");
        }
        field
    });
    json!({ "fields": fields.collect::<Vec<_>>(), "missingValues": [""] })
}

fn book_schema() -> Value {
    let fields = codebook::HEADER.map(|name| json!({ "name": name, "type": "string" }));
    json!({ "fields": fields, "missingValues": [""] })
}
