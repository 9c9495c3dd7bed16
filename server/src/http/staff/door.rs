//! The doors: the one-time link, signing in, signing out.

use app::staff::{
    FieldErrors, FieldFault, Kept, Section, Setup, SetupPage, SignIn, SignInPage, SignInTrouble, Trouble,
};
use axum::{
    body::Body,
    extract::{ConnectInfo, State},
    http::{Extensions, HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse, Redirect, Response},
};
use leptos::prelude::*;
use std::{net::SocketAddr, time::Duration};
use store::{Account, NewAccount, Organisation, Role, SetupLink};

use super::{
    super::request::{PathPart, client_address, cookie, query_value},
    guard::{SignedIn, safe_next, session_cookie, set_session_cookie},
    posted,
    render::Asked,
};
use crate::{
    auth::{self, LONGEST_PASSWORD, SHORTEST_PASSWORD, Token},
    environment::random_id,
    limits,
    state::Shared,
};

/// A wrong password is answered a little later, so that guessing is slow for everyone and nobody is locked out.
const AFTER_WRONG_PASSWORD: Duration = Duration::from_millis(750);

pub async fn sign_in_page(asked: Asked, extensions: Extensions, uri: Uri) -> Response {
    let next = query_value(&uri, "next");
    if extensions.get::<SignedIn>().is_some() {
        return Redirect::to(safe_next(next.as_deref())).into_response();
    }
    let signed_out = query_value(&uri, "signed_out").is_some();
    show_sign_in(&asked, StatusCode::OK, String::new(), next, None, signed_out).await
}

async fn show_sign_in(
    asked: &Asked,
    status: StatusCode,
    email: String,
    next: Option<String>,
    trouble: Option<SignInTrouble>,
    signed_out: bool,
) -> Response {
    let page = SignIn { language: asked.language, email, next, trouble, signed_out };
    let title = app::texts::t(asked.language, "sign-in-button");
    asked.page(status, Section::Elsewhere, title, move || view! { <SignInPage page=page.clone() /> }).await
}

pub async fn sign_in(
    State(state): State<Shared>,
    asked: Asked,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let form = posted(body).await;
    let email = normal_email(&form.get("email"));
    let next = Some(form.get("next")).filter(|next| !next.is_empty());
    let address = client_address(&state, peer, &headers);
    let allowed = match limits::allows_sign_in(&state, address).await {
        Ok(allowed) => allowed,
        Err(error) => return asked.failed(error).await,
    };
    if !allowed {
        let trouble = Some(SignInTrouble::SlowDown { seconds: 10 });
        let mut response =
            show_sign_in(&asked, StatusCode::TOO_MANY_REQUESTS, email, next, trouble, false).await;
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("10"));
        return response;
    }
    let account = match state.store.account_by_email(state.code(), &email).await {
        Ok(account) => account,
        Err(error) => return asked.failed(error).await,
    };
    let hash = account.as_ref().and_then(|account| account.password_hash.clone());
    let password = form.get("password");
    let right = password.len() <= LONGEST_PASSWORD
        && hashing(&state, move || auth::verify_password(&password, hash.as_deref())).await;
    let Some(account) = account.filter(|_| right) else {
        tokio::time::sleep(AFTER_WRONG_PASSWORD).await;
        let trouble = Some(SignInTrouble::Wrong);
        return show_sign_in(&asked, StatusCode::UNPROCESSABLE_ENTITY, email, next, trouble, false).await;
    };
    match enter(&state, &account, "sign_in", safe_next(next.as_deref())).await {
        Ok(response) => response,
        Err(error) => asked.failed(error).await,
    }
}

/// Starts a session, writes it down, and goes on to `next`.
async fn enter(state: &Shared, account: &Account, action: &str, next: &str) -> store::Result<Response> {
    let secret = auth::start_session(
        state.store.as_ref(),
        state.code(),
        account,
        state.clock.as_ref(),
        state.random.as_ref(),
    )
    .await?;
    state.audit(Some(account), action, &account.email, "").await?;
    let mut response = Redirect::to(next).into_response();
    put_cookie(state, &mut response, &secret);
    Ok(response)
}

fn put_cookie(state: &Shared, response: &mut Response, secret: &str) {
    if let Ok(cookie) = HeaderValue::from_str(&set_session_cookie(&state.config, secret)) {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
}

pub async fn sign_out(
    State(state): State<Shared>,
    asked: Asked,
    axum::Extension(SignedIn(account)): axum::Extension<SignedIn>,
    headers: HeaderMap,
) -> Response {
    let to = Redirect::to("/personal/logga-in?signed_out=1").into_response();
    match end_session(&state, &account, &headers, to).await {
        Ok(response) => response,
        Err(error) => asked.failed(error).await,
    }
}

/// Ends the session of this browser, writes it down, and takes the cookie back with `response`.
pub async fn end_session(
    state: &Shared,
    account: &Account,
    headers: &HeaderMap,
    mut response: Response,
) -> store::Result<Response> {
    if let Some(secret) = cookie(headers, session_cookie(&state.config)) {
        state.store.end_session(state.code(), &Token::hash(secret)).await?;
    }
    state.audit(Some(account), "sign_out", &account.email, "").await?;
    put_cookie(state, &mut response, "");
    Ok(response)
}

pub async fn setup_page(State(state): State<Shared>, asked: Asked, PathPart(token): PathPart) -> Response {
    match open_link(&state, &token).await {
        Ok(Some((_, invited))) => {
            let page = setup_of(&asked, token, invited.as_ref(), Kept::default(), Vec::new());
            show_setup(&asked, StatusCode::OK, page).await
        }
        Ok(None) => asked.trouble(Trouble::LinkUsed).await,
        Err(error) => asked.failed(error).await,
    }
}

fn setup_of(
    asked: &Asked,
    token: String,
    invited: Option<&Account>,
    kept: Kept,
    errors: FieldErrors,
) -> Setup {
    Setup {
        language: asked.language,
        token,
        first: invited.is_none(),
        email: invited.map(|account| account.email.clone()).unwrap_or_default(),
        kept,
        errors,
    }
}

async fn show_setup(asked: &Asked, status: StatusCode, page: Setup) -> Response {
    let title = app::texts::t(asked.language, "setup-button");
    asked.page(status, Section::Elsewhere, title, move || view! { <SetupPage page=page.clone() /> }).await
}

/// The link behind a token, and the account it is for (none for the first start's), while it can be used.
async fn open_link(state: &Shared, token: &str) -> store::Result<Option<(SetupLink, Option<Account>)>> {
    let link = state.store.setup_link(state.code(), &Token::hash(token)).await?;
    let Some(link) = link.filter(|link| link.expires > state.clock.now()) else { return Ok(None) };
    let invited = match link.account {
        Some(id) => match state.store.account(state.code(), id).await? {
            Some(account) => Some(account),
            None => return Ok(None),
        },
        None => None,
    };
    Ok(Some((link, invited)))
}

pub async fn setup(
    State(state): State<Shared>,
    asked: Asked,
    PathPart(token): PathPart,
    body: Body,
) -> Response {
    let invited = match open_link(&state, &token).await {
        Ok(Some((_, invited))) => invited,
        Ok(None) => return asked.trouble(Trouble::LinkUsed).await,
        Err(error) => return asked.failed(error).await,
    };
    let kept = posted(body).await;
    let faults = setup_faults(&kept, invited.is_none());
    if !faults.is_empty() {
        return refuse_setup(&asked, token, invited.as_ref(), kept, &faults).await;
    }

    let (password, random) = (kept.get("password"), state.random.clone());
    let hash = hashing(&state, move || auth::hash_password(&password, random.as_ref())).await;
    let name = kept.get("name").trim().to_owned();
    let new = match &invited {
        Some(account) => NewAccount {
            id: account.id,
            email: account.email.clone(),
            name,
            role: account.role,
            organisation: account.organisation,
            password_hash: Some(hash),
        },
        None => NewAccount {
            id: random_id(state.random.as_ref()),
            email: normal_email(&kept.get("email")),
            name,
            role: Role::Admin,
            organisation: Organisation::from_id(&kept.get("organisation"))
                .unwrap_or(Organisation::Municipality),
            password_hash: Some(hash),
        },
    };
    let used = state.store.use_setup_link(state.code(), &Token::hash(&token), state.clock.now(), &new).await;
    match used {
        Ok(Some(account)) => match enter(&state, &account, "setup", "/personal").await {
            Ok(response) => response,
            Err(error) => asked.failed(error).await,
        },
        Ok(None) => match state.store.account_by_email(state.code(), &new.email).await {
            Ok(Some(_)) if invited.is_none() => {
                refuse_setup(&asked, token, None, kept, &[("email", FieldFault::EmailTaken)]).await
            }
            Ok(_) => asked.trouble(Trouble::LinkUsed).await,
            Err(error) => asked.failed(error).await,
        },
        Err(error) => asked.failed(error).await,
    }
}

async fn refuse_setup(
    asked: &Asked,
    token: String,
    invited: Option<&Account>,
    kept: Kept,
    faults: &[(&'static str, FieldFault)],
) -> Response {
    let errors =
        faults.iter().map(|(field, fault)| ((*field).to_owned(), fault.text(asked.language))).collect();
    let page = setup_of(asked, token, invited, kept, errors);
    show_setup(asked, StatusCode::UNPROCESSABLE_ENTITY, page).await
}

fn setup_faults(kept: &Kept, first: bool) -> Vec<(&'static str, FieldFault)> {
    let mut faults = Vec::new();
    if first {
        if !looks_like_email(&normal_email(&kept.get("email"))) {
            faults.push(("email", FieldFault::EmailInvalid));
        }
        if Organisation::from_id(&kept.get("organisation")).is_none() {
            faults.push(("organisation", FieldFault::Choose));
        }
    }
    let name = kept.get("name");
    if name.trim().is_empty() {
        faults.push(("name", FieldFault::Missing));
    } else if name.chars().count() > 100 {
        faults.push(("name", FieldFault::TooLong { most: 100 }));
    }
    let password = kept.get("password");
    if password.chars().count() < SHORTEST_PASSWORD {
        faults.push(("password", FieldFault::PasswordShort { least: SHORTEST_PASSWORD }));
    } else if password.len() > LONGEST_PASSWORD {
        faults.push(("password", FieldFault::TooLong { most: LONGEST_PASSWORD }));
    } else if password != kept.get("password_again") {
        faults.push(("password_again", FieldFault::PasswordsDiffer));
    }
    faults
}

/// Addresses are compared in lower case.
fn normal_email(typed: &str) -> String {
    typed.trim().to_lowercase()
}

/// Enough to catch a slip of the finger; whether it reaches anyone only a message would tell.
fn looks_like_email(email: &str) -> bool {
    let Some((local, host)) = email.split_once('@') else { return false };
    !local.is_empty()
        && host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
        && email.len() <= 254
        && !email
            .contains(|character: char| character.is_whitespace() || character == '<' || character == '>')
        && !host.contains('@')
}

/// Runs something that takes a core and 19 MiB off the request threads, only a few at a time.
async fn hashing<T: Send + 'static>(state: &Shared, work: impl FnOnce() -> T + Send + 'static) -> T {
    let _turn = state.hashing.acquire().await;
    tokio::task::spawn_blocking(work).await.expect("hashing does not panic")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_in_an_address_are_caught() {
        for email in ["anna", "anna@", "@kommun.se", "anna@kommun", "anna a@kommun.se", "a@b@kommun.se"] {
            assert!(!looks_like_email(email), "{email}");
        }
        assert!(looks_like_email(&normal_email(" Anna.Svensson@Polisen.SE ")));
    }

    #[test]
    fn every_field_of_an_empty_setup_form_is_named() {
        let faults = setup_faults(&Kept::default(), true);
        let fields: Vec<_> = faults.iter().map(|(field, _)| *field).collect();
        assert_eq!(fields, ["email", "organisation", "name", "password"]);
    }
}
