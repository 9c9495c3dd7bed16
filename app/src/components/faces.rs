//! Five faces for children, drawn as lines: calm, content, unsure, uneasy, afraid. Mouth, brows and eyes all change, so
//! that each is told from the next without colour. The words always stand beside them.

use leptos::prelude::*;

/// The drawings, once per page; [`face`] points at them.
pub(crate) fn face_drawings() -> impl IntoView {
    const FACES: [(&str, &str); 5] = [
        ("f1", "M12 17q2.5-3 5 0M23 17q2.5-3 5 0M11 24q9 10 18 0z"),
        ("f2", "M14.5 16v1M25.5 16v1M13 25q7 5 14 0"),
        ("f3", "M14.5 16v1M25.5 16v1M13 27h14"),
        ("f4", "M11 14l6-2M29 14l-6-2M14.5 17v1M25.5 17v1M13 29q7-6 14 0"),
        ("f5", "M10 13l6-3M30 13l-6-3M14.5 16v3M25.5 16v3M12 30q2-5 4-2.5t4 0 4 0 4 2.5"),
    ];
    view! {
        <svg hidden aria-hidden="true">
            {FACES
                .into_iter()
                .map(|(id, lines)| {
                    view! {
                        <symbol id=id viewBox="0 0 40 40">
                            <circle cx="20" cy="20" r="18" />
                            <path d=lines />
                        </symbol>
                    }
                })
                .collect_view()}
        </svg>
    }
}

/// One of the faces, 1 (calm) to 5 (afraid).
pub(crate) fn face(number: u8) -> impl IntoView {
    view! {
        <svg class="face" aria-hidden="true">
            <use href=format!("#f{number}") />
        </svg>
    }
}
