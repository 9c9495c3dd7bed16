//! The store's promises, each as a function over `Arc<dyn Store>`, run on every engine. What only one engine can be
//! asked, such as the bytes of SQLite's file or several processes on PostgreSQL, is in that engine's own file.

mod account;
mod announcement;
mod audit;
mod backup;
mod claim;
mod cluster;
mod crowd;
mod dialogue;
mod event;
mod health;
mod indicator;
mod kiosk;
mod matter;
mod postgres;
mod promise;
mod published;
mod report;
mod response;
mod round;
mod sample;
mod sign_in;
mod single_use;
mod sqlite;
mod survey;
mod tally;

/// Runs every promise on an empty store of each engine.
macro_rules! promises {
    ($($subject:ident { $($promise:ident),* $(,)? })*) => {
        mod on_sqlite {
            $(mod $subject {
                $(#[tokio::test]
                async fn $promise() {
                    let (_folder, store) = crate::sqlite::empty().await;
                    crate::$subject::$promise(store).await;
                })*
            })*
        }

        mod on_postgres {
            $(mod $subject {
                $(#[tokio::test]
                async fn $promise() {
                    let (_address, store) = crate::postgres::empty().await;
                    crate::$subject::$promise(store).await;
                })*
            })*
        }
    };
}

promises! {
    account {
        an_account_is_found_by_its_address_and_its_id,
        an_address_is_taken_once_in_a_municipality,
        only_accounts_with_a_password_are_counted,
        a_new_first_link_takes_the_place_of_the_earlier_one,
        a_first_link_makes_an_administrator_once,
        a_link_used_twice_at_the_same_time_lets_one_in,
        an_expired_link_lets_nobody_in,
        a_taken_address_leaves_the_first_link_to_be_used,
        a_link_for_an_account_sets_its_name_and_password_and_ends_its_sessions,
        a_session_lasts_until_it_expires_or_is_ended,
        a_session_begun_while_the_clock_was_ahead_lets_nobody_in,
        what_has_expired_is_forgotten_and_nothing_else,
    }
    announcement {
        what_is_said_of_an_event_comes_back_as_it_was,
        what_is_said_again_takes_its_place_and_keeps_its_public_id,
        nothing_is_said_of_an_event_that_is_not_there,
    }
    audit {
        the_latest_entries_come_first_and_no_more_than_asked_for,
        the_latest_entry_about_a_subject_is_found,
        whatever_a_stranger_typed_is_written_down,
    }
    backup {
        a_backup_is_restored_whole_on_either_engine,
        nobody_is_let_in_by_a_backup,
        a_backup_holds_one_moment_while_others_save,
        a_backup_never_replaces_a_file_and_leaves_none_that_is_half_written,
        what_was_deleted_is_not_in_a_backup,
        a_backup_does_not_tell_in_which_order_answers_came,
        a_backup_is_restored_into_an_empty_database_only,
        a_backup_that_is_not_sound_is_refused_and_nothing_of_it_is_kept,
        a_backup_of_the_first_version_is_brought_up_to_date,
        a_backup_with_wrong_counts_is_taken_and_says_so,
    }
    claim {
        a_task_is_claimed_by_one_and_once_a_day,
    }
    crowd {
        a_crowd_is_stored_and_counted_as_anything_else,
        a_key_that_waits_is_known_to_whoever_comes_next,
        a_code_is_good_for_one_answer_in_a_crowd_too,
        a_crowd_that_fails_leaves_nothing_behind,
        what_waits_goes_with_its_round_and_its_keys_when_they_are_forgotten,
        nothing_waits_after_the_night_nor_in_a_backup,
        counts_are_put_right_while_a_crowd_waits,
    }
    dialogue {
        a_note_comes_back_as_it_was,
        a_note_that_is_sent_twice_is_kept_once,
        a_note_is_replaced_and_deleted_only_where_it_is,
        the_notes_of_a_label_year_come_with_the_latest_day_first,
        an_import_adds_and_replaces_and_says_how_many_are_new,
        an_import_that_fails_leaves_nothing_behind,
        made_up_notes_go_and_the_others_stay,
    }
    event {
        an_event_comes_back_as_it_was,
        a_code_is_taken_once_in_a_municipality,
        the_latest_first_day_comes_first,
    }
    health {
        a_new_database_is_well_and_has_nothing_to_be_mended,
        wrong_counts_are_put_right_from_the_answers,
        counts_are_put_right_while_others_save,
    }
    indicator {
        an_import_adds_replaces_and_counts_what_is_new,
        indicators_come_by_theme_indicator_geography_and_year,
    }
    kiosk {
        a_kiosk_is_known_by_its_tokens_hash,
        the_kiosks_of_an_event_are_ended_together_and_no_others,
        kiosks_of_earlier_days_are_forgotten_with_their_keys,
    }
    matter {
        a_matter_comes_back_as_it_was,
        the_matter_that_is_due_first_comes_first,
        what_was_done_is_written_down_and_nothing_else_is_changed,
        only_what_was_done_long_ago_is_forgotten,
    }
    promise {
        every_piece_and_entry_comes_back_as_it_was,
        whatever_happens_afterwards_a_decided_text_never_changes,
        of_two_who_write_at_once_the_second_is_told,
        an_entry_sent_again_is_there_once_and_can_be_taken_back,
        what_both_parties_approve_is_decided_byte_for_byte,
        approvals_of_different_texts_decide_nothing,
        a_changed_text_becomes_the_next_version_and_the_first_stays,
        of_two_parties_that_approve_at_the_same_moment_one_decides,
        an_imported_promise_is_the_first_of_its_year_or_not_kept,
    }
    published {
        a_version_comes_back_as_it_was_published,
        a_version_has_the_next_number_of_its_year_or_is_not_kept,
        of_two_that_publish_at_the_same_time_one_is_told,
        years_and_municipalities_are_kept_apart,
    }
    report {
        every_kind_of_piece_comes_back_as_it_was,
        of_two_who_write_at_once_the_second_is_told_and_nothing_is_lost,
        the_same_piece_sent_again_is_kept_once,
        of_many_who_save_at_the_same_moment_one_does,
        a_piece_that_is_gone_is_written_anew,
    }
    response {
        a_saved_response_comes_back_as_it_was,
        a_repeated_key_counts_once_and_tells_whether_the_answers_differ,
        a_key_repeated_within_a_batch_counts_once,
        a_key_is_known_in_a_later_round_too,
        a_batch_that_fails_leaves_nothing_behind,
        a_stream_sees_one_moment_while_others_save,
        a_stream_is_in_the_order_of_random_ids_not_of_arrival,
        a_stream_holds_one_survey_and_year_demo_included,
        a_deleted_round_takes_everything_of_it_along,
        a_forgotten_key_is_new_again_and_its_response_stays,
        municipalities_are_kept_apart,
    }
    round {
        a_round_is_added_once,
        the_latest_round_comes_first,
        a_round_is_closed_on_a_day,
    }
    sign_in {
        so_many_at_once_and_then_one_by_one,
        a_clock_that_jumps_shuts_nobody_out,
        a_day_has_one_salt_and_a_new_day_forgets_the_old_one,
        tries_at_the_same_time_are_each_counted,
    }
    single_use {
        a_code_leads_to_its_event_until_it_is_withdrawn,
        a_code_is_good_for_one_answer,
        the_same_answer_sent_again_with_its_used_code_is_known,
        of_two_answers_with_one_code_in_a_batch_one_is_stored,
        a_code_is_good_for_its_own_event_and_municipality_only,
        a_batch_that_fails_leaves_its_codes_unused,
        a_deleted_event_takes_its_unused_codes_along_and_no_others,
    }
    survey {
        surveys_come_back_as_they_were_by_slug_and_version,
        the_texts_of_a_version_can_be_replaced,
        the_questions_of_a_version_cannot_be_replaced,
    }
    tally {
        tallies_and_daily_counts_equal_a_recount_after_random_batches,
        a_year_is_its_rounds_label_year,
        a_lost_response_is_found_by_the_recount,
    }
}
