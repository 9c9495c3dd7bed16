//! Makes a staff page: its frame from the request, its content from a component.

use std::{convert::Infallible, sync::Arc};

use app::staff::{AccountView, Document, Frame, Hydration, NoticePage, Section, Trouble};
use axum::{
    body::Body,
    extract::{FromRequestParts, Request},
    http::{HeaderName, HeaderValue, StatusCode, header, request::Parts},
    response::Response,
};
use domain::language::Language;
use leptos::prelude::*;
use store::{Account, Role};

use super::{
    super::{headers::staff_policy, request::language},
    guard::SignedIn,
};
use crate::{
    assets::{CLIENT_SCRIPT, CLIENT_WASM, STAFF_STYLE},
    state::{Lagesbild, Shared},
};

/// What a staff page knows of the request that asks for it, as an extractor. Behind the guard there is an account.
#[derive(Clone, Debug)]
pub struct Asked {
    pub state: Shared,
    pub language: Language,
    pub account: Option<Account>,
    /// Whether made-up answers are among those that the page shows.
    demo: bool,
    path: String,
}

impl FromRequestParts<Shared> for Asked {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &Shared) -> Result<Self, Infallible> {
        Ok(Self {
            state: state.clone(),
            language: language(&parts.uri, &parts.headers),
            account: parts.extensions.get::<SignedIn>().map(|SignedIn(account)| account.clone()),
            demo: false,
            path: parts.uri.path_and_query().map_or("/personal", |path| path.as_str()).to_owned(),
        })
    }
}

impl Asked {
    /// What whoever asks may do.
    pub fn role(&self) -> Option<Role> {
        self.account.as_ref().map(|account| account.role)
    }

    /// The same, for a page that shows made-up answers, or does not.
    #[must_use]
    pub fn marked(mut self, demo: bool) -> Self {
        self.demo = demo;
        self
    }

    fn frame(&self, current: Section, title: String, islands: bool) -> Frame {
        let state: &Lagesbild = &self.state;
        let hydration = || {
            Some(Hydration { js: state.assets.href(CLIENT_SCRIPT)?, wasm: state.assets.href(CLIENT_WASM)? })
        };
        Frame {
            language: self.language,
            municipality: Arc::clone(&state.municipality),
            account: self.account.as_ref().map(|account| AccountView {
                name: account.name.clone(),
                role: account.role,
                organisation: account.organisation,
            }),
            current,
            title,
            year: state.catalogue().current_year(state.today()),
            styles: state.assets.href(STAFF_STYLE).unwrap_or_default(),
            hydration: islands.then(hydration).flatten(),
            demo: self.demo,
            path: self.path.clone(),
        }
    }

    /// A page in the workbench's frame.
    pub async fn page<V: IntoView + 'static>(
        &self,
        status: StatusCode,
        current: Section,
        title: String,
        content: impl Fn() -> V + Clone + Send + Sync + 'static,
    ) -> Response {
        self.render(status, self.frame(current, title, false), content).await
    }

    /// A page with an island on it.
    pub async fn page_with_islands<V: IntoView + 'static>(
        &self,
        status: StatusCode,
        current: Section,
        title: String,
        content: impl Fn() -> V + Clone + Send + Sync + 'static,
    ) -> Response {
        self.render(status, self.frame(current, title, true), content).await
    }

    /// Says what is the trouble and what to do.
    pub async fn trouble(&self, trouble: Trouble) -> Response {
        let status = match trouble {
            Trouble::Forbidden => StatusCode::FORBIDDEN,
            Trouble::NotFound => StatusCode::NOT_FOUND,
            Trouble::LinkUsed => StatusCode::GONE,
            Trouble::SlowDown => StatusCode::TOO_MANY_REQUESTS,
            Trouble::Failed => StatusCode::SERVICE_UNAVAILABLE,
        };
        let language = self.language;
        let signed_in = self.account.is_some();
        let content = move || view! { <NoticePage language=language trouble=trouble signed_in=signed_in /> };
        self.page(status, Section::Elsewhere, trouble.title(language), content).await
    }

    /// The database did not answer.
    pub async fn failed(&self, error: store::Error) -> Response {
        tracing::error!(%error, path = self.path, "a staff page could not be made");
        self.trouble(Trouble::Failed).await
    }

    async fn render<V: IntoView + 'static>(
        &self,
        status: StatusCode,
        frame: Frame,
        content: impl Fn() -> V + Clone + Send + Sync + 'static,
    ) -> Response {
        let app = move || {
            let (frame, content) = (frame.clone(), content.clone());
            view! { <Document frame=frame>{content()}</Document> }
        };
        self.render_document(status, app).await
    }

    /// A whole document of its own, such as a poster.
    pub async fn render_document<V: IntoView + 'static>(
        &self,
        status: StatusCode,
        document: impl Fn() -> V + Clone + Send + Sync + 'static,
    ) -> Response {
        let policy = || {
            let nonce = leptos::nonce::use_nonce().map(|nonce| nonce.to_string()).unwrap_or_default();
            if let (Some(options), Ok(policy)) =
                (use_context::<leptos_axum::ResponseOptions>(), HeaderValue::from_str(&staff_policy(&nonce)))
            {
                options.insert_header(header::CONTENT_SECURITY_POLICY, policy);
            }
        };
        let request = Request::builder().uri(&self.path).body(Body::empty()).unwrap_or_default();
        let mut response = leptos_axum::render_app_async_with_context(policy, document)(request).await;
        *response.status_mut() = status;
        let headers = response.headers_mut();
        headers.insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex"));
        response
    }
}
