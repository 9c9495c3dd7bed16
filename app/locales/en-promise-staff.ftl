# The promise as it is written, checked and decided.
## The frame
nav-promise = Promise

## The workbench
promise-title = Citizens' promise { $year }
promise-back = Back to the promise
promise-empty-picture = The promise begins here. The picture of { $year } is published (version { $number }). Make a draft of it: a commitment for each priority, with the problem, the figures and a proposed deed. Then change it until it is yours.
promise-empty-decided = The promise is decided (version { $number }), but was not written here. Fetch its text if you want to change it.
promise-empty-nothing = The promise for { $year } rests on the picture of { $before }, which is not published yet. Publish it first: the draft is made of it.
promise-to-publishing = Publish the picture of { $before }
promise-make-draft = Make a draft
promise-make-version = Fetch the decided text
promise-by-hand = Write a commitment by hand
promise-draft = Draft
promise-concerns = { $number ->
    [0] The checks find nothing to mend.
    [1] The checks find one thing to mend.
   *[other] The checks find { $number } things to mend.
 }
promise-to-follow-up = Follow the promise up
promise-to-public = See the promise as residents do
promise-change-after = A change begins a new draft. What is decided stays for residents until both have approved the new text.
promise-is-decided = Decided on { $day }: version { $number }. Both police and municipality have approved this text.
promise-new-version = A new version is on its way. Version { $number } was decided on { $day } and holds until both have approved version { $next }.
promise-changes-decided = Version { $number } of the promise is decided and does not change. What you save here becomes a proposal for the next version.
promise-to-decide = Read through and decide
promise-marks = This may point someone out. The promise is public: write a function instead of a name.
promise-rests-on = The promise rests on the picture of { $year }, version { $number }.
promise-rests-on-nothing = The promise rests on no picture here.

## Terms
terms-title = What holds for the whole promise
terms-edit = Change period, parties and goals
terms-period = Period
terms-starts = From
terms-ends = To
terms-parties = Parties
terms-parties-hint = One on each line.
terms-goals = Goals for the year
terms-goals-hint = Say in a few sentences what the year is to lead to.
terms-picture = Picture that the promise rests on
terms-picture-hint = The commitments' figures come from here.
terms-picture-version = Picture of { $year }, version { $number }
terms-no-picture = No picture
terms-newer-picture = There is a newer version ({ $number }). Change to it when you edit.
terms-reason = Why is the promise changed?
terms-reason-hint = Everyone sees the reason once the new version is decided.
terms-save = Save the terms

## Commitments
commitments-title = { $number ->
    [1] One commitment
   *[other] { $number } commitments
 }
commitment-new = Add a commitment
commitment-new-title = New commitment
commitment-edit = Change
commitment-up = Move up
commitment-down = Move down
commitment-remove = Take away
commitment-removed = The commitment is taken out of the draft.
commitment-undo = Undo and put it back
commitment-save = Save the commitment
commitment-add = Add the commitment
commitment-choose-theme = What is the commitment about?
commitment-themes-first = Put first in the picture
commitment-themes-other = Other themes
commitment-other-theme = Change theme
commitment-other-theme-about = What you have written and not saved is lost when you change.
commitment-deed = Deed
commitment-for = For which ages
commitment-where = Where
commitment-problem = The problem
commitment-problem-hint = Say what is wrong, with the figure and its uncertainty.
commitment-cause = Cause
commitment-cause-hint = Why is it so, as you see it?
commitment-goal = Goal
commitment-who = Who
commitment-term = When can it be noticed?
commitment-term-short = Within the year
commitment-term-long = After several years
commitment-evidence = Evidence
commitment-text = The promise
commitment-text-hint = A sentence or two, as residents read it. Begin with who, and say a number.
commitment-areas-hint = Choose none for the whole municipality. Figures of the areas you choose show once you have saved.
commitment-places = Places
commitment-places-hint = For example: the underpass by the station
commitment-responsible = Who answers for it?
commitment-function = Function
commitment-function-hint = A function, such as community officer. Never write anyone's name.
commitment-easy = In easy Swedish
commitment-easy-hint = The same promise in short sentences with common words.
commitment-group-what = What do you promise?
commitment-group-for = For whom and where?
commitment-group-why = Why?
commitment-group-goal = How will it be seen to have helped?
commitment-group-goal-about = Choose a figure that can be measured again in the next picture.
commitment-group-who = Who does it?
commitment-group-easy = Easy Swedish
deed-library = { $number ->
    [1] One deed that other promises have used
   *[other] { $number } deeds that other promises have used
 }
deed-library-about = Take one, change it or leave it. It fills the fields below and saves nothing.
deed-take = Take this one
promise-saved = Saved. The public sees it only when the promise is decided.
deed-taken = The deed is taken, and the words of the promise with it. Nothing is saved yet.
deed-taken-alone = The deed is taken. The words of the promise are your own and stay: write them so that they say the same as the deed. Nothing is saved yet.
deed-what = The deed, from the verb on
deed-what-hint = For example: Walks foot patrols in the square
deed-number = At least so many
deed-number-hint = Over the whole period
deed-unit = Of what?
deed-unit-hint = For example: foot patrols
deed-how-often = How are they spread?
deed-how-often-hint = For example: one each week in September–May
deed-starts = Starts
deed-ends = Ends
goal-baseline = The figure today
goal-baseline-hint = From the published picture, with its uncertainty and number of answers.
goal-no-baseline = No figure chosen
goal-aim = Where is it to go?
goal-aim-down = Down
goal-aim-up = Up
goal-aim-at-most = To at most
goal-aim-at-least = To at least
goal-value = Limit
goal-value-hint = Only for “to at most” and “to at least”. For example 25 or 2.5.
goal-by = By
goal-by-hint = Leave empty for the last day of the period.
evidence-residents = What residents say
evidence-residents-hint = Tick the published figures that the commitment rests on. At least one.
evidence-dialogues = What staff and partners say
evidence-dialogues-hint = Dialogues about the theme, as published.
evidence-outside = Figures from elsewhere
evidence-outside-hint = Others' figures about the theme.
evidence-no-picture = The promise rests on no picture. Choose a published one under Change period, parties and goals, and its figures are here.
evidence-none = The picture has nothing about this theme.
evidence-dialogue = { $kind }: { $dialogues } dialogues with { $participants } participants
evidence-few = few
card-evidence = { $number ->
    [1] Rests on one source
   *[other] Rests on { $number } sources
 }
card-no-text = The promise is not written yet.
card-in-order = The checks find nothing to mend here.

## Checks
concerns-title = What can be better
concerns-number = { $number ->
    [1] One thing to mend
   *[other] { $number } things to mend
 }
concerns-whole = What the whole lacks
concern-empty = There is no promise here yet.
concern-vague = “{ $sentence }” The word “{ $vague }” cannot be counted.
concern-no-number = “{ $sentence }” There is no number, so nobody can see whether it was kept.
concern-other-number = The promise says at least { $text }, but the deed is at least { $deed }.
concern-no-evidence = The commitment rests on no evidence.
concern-no-residents = The evidence lacks residents' own answers.
concern-no-baseline = It does not say how things are today, so nobody can see whether they changed.
concern-no-function = No function answers for the commitment.
concern-no-period = The days are outside the promise's period, or end before they begin.
concern-nothing-for = Nothing for { $group }. { $figure }
concern-unanswered = { $theme } is priority { $rank } in the picture, but has neither a commitment nor a reason why not.
concern-unchanged = “{ $sentence }” The same sentence stood in the promise of { $year }.
concern-under-covered = The evidence from { $group } comes from a group where few have answered.
mend-reason = Write the reason
mend-empty = Write the promise
mend-number = Write a number
mend-other-number = Write the same number
mend-evidence = Look over the evidence
mend-baseline = Choose a figure
mend-function = Write a function
mend-period = Change the days
mend-age-groups = Change the ages
mend-unchanged = Write the sentence anew
mend-unanswered = Add a commitment
mend-left-out = Say why not

## Left out, and last year
left-out-title = What we left out and why
left-out-about = Themes that matter in the picture and get no commitment. Everyone sees the reason.
left-out-reason = Why not?
left-out-no-reason = No reason is written.
left-out-save = Save the reason
last-title = The promise of { $year }, and how it went
last-not-followed-up = Not followed up yet.
last-done-yes = Done
last-done-partly = Partly done
last-done-no = Not done
last-seen-better = It has become better
last-seen-same = No difference is seen
last-seen-worse = It has become worse
last-seen-not-known = We do not know whether it has changed
last-onward-continue = Continue
last-onward-change = Change
last-onward-end = End

## Comments
comments-whole = About the whole promise
comments-none = Comment
comments-number = { $number ->
    [1] One comment
   *[other] { $number } comments
 }
comment-label = Write to { $other }
comment-hint = Only you who work with the promise read this. At most 2,000 characters.
comment-send = Save the comment

## Deciding
decide-page = Decide the promise of { $year }
decide-about = Read the whole text. Once both police and municipality have approved the same text the promise is decided.
decide-text = The text as residents read it
decide-hash = The text's checksum (SHA-256)
decide-title = Your decision
decide-concerns = { $number ->
    [1] One thing remains
   *[other] { $number } things remain
 }
decide-no-concerns = The checks find nothing to mend.
decide-not-yours = A signer or an administrator approves for their own organisation. You can read.
decide-what-happens = When both have approved, the text is frozen and shown to everyone. It cannot be changed afterwards: a change becomes a new version with a reason.
decide-approve = Approve for { $side }
decide-withdraw = Withdraw the approval for { $side }
decide-waits = { $side } has approved this text. It waits for the other party now.
decide-stopped = The text cannot be decided yet.
decide-changed = The text has changed since you read it. Nothing is approved. Read the new text and approve again.
decide-empty = Each commitment needs a text, and the promise a period and at least one commitment.
decide-no-reason = Say in the terms why the decided promise is changed.
approved-not = has not approved yet.
approved-this = has approved this text ({ $by }).
approved-another = approved an earlier text ({ $by }). It has changed since.
differences-title = Show what changes
differences-from = What changes from version { $number }
differences-before = Before
differences-now = Now
differences-added = New commitment
differences-removed = The commitment is taken away
differences-order = The commitments stand in another order.

## The log
log-promise-draft = Made a draft of a promise
log-promise-terms = Wrote the promise's terms
log-promise-commitment = Wrote a commitment
log-promise-left-out = Wrote why a theme was left out
log-promise-comment = Commented on the promise
log-promise-approve = Approved the promise's text
log-promise-withdraw = Withdrew an approval
log-promise-decide = The promise was decided
