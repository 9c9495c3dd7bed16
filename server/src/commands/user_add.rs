//! `lagesbild user add`: an account, and the one-time link for its password.

use store::{Account, NewAccount, SetupLink};

use super::{CommandError, Context};
use crate::{
    auth::{SETUP_LINK_LASTS, Token},
    cli::UserAdd,
    environment::random_id,
};

pub(super) async fn run(context: &Context, wish: UserAdd) -> Result<(), CommandError> {
    let email = email(&wish.email)?;
    let (store, code) = (&context.store, context.code());
    let name = wish.name.as_deref().map(str::trim).filter(|name| !name.is_empty());
    let new = NewAccount {
        id: random_id(context.random.as_ref()),
        name: name.unwrap_or_else(|| email.split('@').next().unwrap_or_default()).to_owned(),
        email,
        role: wish.role,
        organisation: wish.organisation,
        password_hash: None,
    };
    let (account, action) = if store.add_account(code, &new).await? {
        (new.id, "user.add")
    } else {
        // A lost link or a forgotten password: whoever may run this command may give a new one.
        let there = store.account_by_email(code, &new.email).await?;
        (same(there, &new)?, "user.link")
    };

    let token = Token::new(context.random.as_ref());
    let link = SetupLink { account: Some(account), expires: context.clock.now() + SETUP_LINK_LASTS };
    store.add_setup_link(code, &token.hash, &link).await?;
    let detail = format!("{} {}", new.role.id(), new.organisation.id());
    context.audit(action, &new.email, &detail).await?;

    println!("{} ({}, {})", new.email, new.role.id(), new.organisation.id());
    println!("One-time link, 7 days:");
    println!("{}/personal/start/{}", context.config.public_url.as_str(), token.secret);
    Ok(())
}

/// Lower case and without spaces around it, as the store keeps it.
fn email(given: &str) -> Result<String, CommandError> {
    let email = given.trim().to_lowercase();
    let valid = email.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !host.starts_with('.') && !host.ends_with('.')
    }) && email.matches('@').count() == 1
        && email.len() <= 254
        && !email.contains(|character: char| character.is_whitespace() || character.is_control());
    if valid {
        Ok(email)
    } else {
        Err(CommandError::Usage(format!(
            "{given:?} is no e-mail address; write it as name@municipality.example"
        )))
    }
}

fn same(there: Option<Account>, wish: &NewAccount) -> Result<store::AccountId, CommandError> {
    match there {
        Some(account) if (account.role, account.organisation) == (wish.role, wish.organisation) => {
            Ok(account.id)
        }
        Some(account) => Err(CommandError::Refused(format!(
            "{} has an account already, as {} for {}; with those flags it gets a new link",
            account.email,
            account.role.id(),
            account.organisation.id()
        ))),
        None => {
            Err(CommandError::Refused(format!("the account {} was changed meanwhile; try again", wish.email)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::email;

    #[test]
    fn an_address_is_kept_in_lower_case() {
        assert_eq!(email(" Eva.Ek@Jarfalla.se ").unwrap(), "eva.ek@jarfalla.se");
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for given in ["", "eva", "eva@", "@jarfalla.se", "a b@c.se", "a@b@c.se", "a@localhost", "a@.se"] {
            assert!(email(given).is_err(), "{given}");
        }
    }
}
