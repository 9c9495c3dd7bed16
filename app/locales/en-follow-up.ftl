# Following the promise up, for staff.

## Following up
follow-title = Following up the promise for { $year }
follow-lead = Here you see how it goes with what you have promised. What is done and what has changed stand by themselves.
follow-done = Done
follow-changed = Changed
follow-no-cause = What is done and what has changed are two things. We cannot know whether the one led to the other.
follow-log = Log a deed
follow-log-this = Log a deed here
follow-meetings = Meetings
follow-csv = Get the deeds (CSV)
follow-next-meeting = Next meeting: { $day }
follow-judge = Follow up the commitment
follow-judge-again = Change the follow-up
follow-back = To the follow-up
follow-no-effect-yet = We know when the next picture is published.
follow-expected = Spread evenly it would be { $n } by today.
follow-late = Behind plan
follow-on-time = On plan
follow-take-back = Remove
follow-take-back-label = Remove the deed of { $day }
follow-taken-back = The deed is removed. It stays in the log.
follow-nothing-decided = No promise is decided for { $year } yet.
follow-nothing-decided-about = When the police and the municipality have decided it, deeds are logged, meetings written down and commitments followed up here.
follow-to-draft = To the promise
follow-more = { $n } more deeds

## Logging a deed
deed-title = Log a deed
deed-not-begun = The promise begins on { $day }. From that day what is done is logged here.
deed-commitment = Which commitment?
deed-how-many = How many?
deed-place = Where?
deed-function = Who did it? (function)
deed-function-hint = For example community police officer or field worker. No names.
deed-note = Note
deed-note-hint = Only staff see it. Write nothing about individuals.
deed-save = Save
deed-save-another = Save another
deed-added = Saved: { $n } on { $day } ({ $theme }). You can log another at once.
deed-outside = The day lies outside the time that the deed is promised for: { $days }. It counts all the same.
deed-undo = Undo
deed-other-there = Nothing was saved now: a deed from the same form is there already, with other details. If this is another deed, save again. If the earlier one was to be changed, first remove it under Follow-up.
fault-next-before = The next meeting is before the meeting. Choose a later day, or leave it empty.
fault-not-all-done = Fewer deeds are logged than you promised. Log those that are missing, or choose that you did a part.
fault-not-asked-yet = Nobody has been asked since. Choose that you do not know, until the next picture is published.
fault-claims-cause = The words “{ $said }” say that one thing led to the other. Nobody knows that: write what you did and what has happened each by itself.
fault-not-yet = Choose today or an earlier day. What has not happened cannot be logged.
fault-between = Choose a day on which the promise holds: { $days }.

## Taking back a deed or a meeting
take-back-deed = Take the deed away?
take-back-meeting = Take the meeting away?
take-back-about = Residents may have seen it. The log therefore says what was taken away, by whom and why.
take-back-reason = Why is it taken away?
take-back-reason-hint = For example: written twice. No names.
take-back-now = Take away
take-back-not = Keep

## Meetings
meetings-title = Meetings that follow the promise up
meetings-lead = Write which commitments you went through, what you decided and when you meet next.
meetings-none = No meetings yet.
meeting-new = Add a meeting
meeting-forum = Forum
meeting-forum-hint = For example a joint forum or a crime prevention council.
meeting-season = Season
meeting-season-hint = For example spring.
meeting-commitments = Commitments that you went through
meeting-decisions = What you decided
meeting-decisions-hint = Functions, no names.
meeting-next = Next meeting
meeting-next-hint = Leave it empty if it is not set.
meeting-save = Save the meeting
meeting-added = The meeting is saved.
meeting-taken-back = The meeting is taken away. The log still tells of it.
meeting-take-back-label = Take the meeting of { $day } away

## Following up one commitment
judge-title = Follow-up: { $theme }
judge-done = Is it done?
judge-seen = Has it changed?
judge-onward = What happens now?
onward-continue = Go on
onward-change = Change
onward-end = End
judge-reason = Why?
judge-reason-hint = Shown to everyone on the promise’s page, and comes along to next year’s draft.
judge-told = Tell residents
judge-told-hint = Write in short what you did and what has happened. Do not claim that the one led to the other. The text is public.
judge-told-to = To { $people }
judge-easy = In easy Swedish
judge-save = Save the follow-up

## Reminders
todo-decide = The promise of { $year } waits for your decision
todo-decide-approved = { $side } have approved the text. Read and approve it, or comment on what is to change.
todo-undecided = The promise of { $year } is not decided yet
todo-undecided-about = Read the draft and comment on it. Approve it when the text is ready.
todo-to-decide = Read and decide
todo-late = Behind: { $theme }
todo-late-more = { $n } more commitments are behind
todo-to-follow-up = To the follow-up
todo-meeting = Follow-up meeting { $day }
todo-meeting-passed = The follow-up meeting of { $day } is not written
todo-meeting-about = Write which commitments you went through and what you decided.
todo-to-meetings = To the meetings
todo-unjudged = { $n ->
    [1] One commitment for { $year } is not followed up
   *[other] { $n } commitments for { $year } are not followed up
 }
todo-unjudged-about = The promise’s time is over. Decide what goes on, changes and ends, and tell residents.

## The log
log-promise-deed = Logged a deed
log-promise-deed-back = Removed a deed
log-promise-meeting-back = Took a follow-up meeting away
log-promise-meeting = Wrote a follow-up meeting
log-promise-follow-up = Followed up a commitment
log-export-deeds = Fetched the deeds
