# The promise, as everyone sees it.

## Who
responsible-police = The police
responsible-municipality = The municipality
responsible-joint = The police and the municipality

## What those who answered said
said-index = { $people } give “{ $about }” a problem index of { $value } out of 6 ({ $interval }). About { $n } answers.
said-unsafe = { $value } of the { $people } who answered feel unsafe ({ $interval }). The question: “{ $about }”{ $end } About { $n } answers.
said-worried = { $value } of the { $people } who answered often worry ({ $interval }). The question: “{ $about }”{ $end } About { $n } answers.
said-disagree = { $value } of the { $people } who answered say that it is hardly true ({ $interval }): “{ $about }”{ $end } About { $n } answers.
said-tried = { $value } of the { $people } who answered have met attempts ({ $interval }). The question: “{ $about }”{ $end } About { $n } answers.
said-exposed = { $value } of the { $people } who answered have been exposed to some crime ({ $interval }). About { $n } answers.
said-avoided = { $value } of the { $people } who answered have kept from something because they felt unsafe ({ $interval }). About { $n } answers.
said-named = { $value } of the { $people } who answered point out “{ $about }” ({ $interval }). About { $n } answers.

## The goal, the deed and how it goes
goal-the-share = the share
goal-the-index = the index
goal-down = The goal is that { $what } has gone down by { $by }. Now { $what } is { $from }.
goal-up = The goal is that { $what } has gone up by { $by }. Now { $what } is { $from }.
goal-at-most = The goal is that { $what } is at most { $to } by { $by }. Now { $what } is { $from }.
goal-at-least = The goal is that { $what } is at least { $to } by { $by }. Now { $what } is { $from }.
deed-at-least = at least { $n } { $unit }
deed-times = times
progress-of = { $done } of at least { $promised } { $unit }
progress-done = { $done } { $unit }
effect-decreased = Now: { $now } ({ $interval }), before { $before }. It has gone down by { $step }. About { $n } answers.
effect-increased = Now: { $now } ({ $interval }), before { $before }. It has gone up by { $step }. About { $n } answers.
effect-not-sure = Now: { $now } ({ $interval }), before { $before }. No sure change: the difference can be chance. About { $n } answers.
effect-not-comparable = Cannot be compared with before: { $reason }.
step-points = { $difference } percentage points ({ $low }–{ $high })
step-index = { $difference } ({ $low }–{ $high })

## The page /lofte
told-title = Citizen promise { $year }
told-and = and
told-lead-without = { $parties } promise this for the time { $days }.
told-lead = { $parties } promise this for { $days }. The promise rests on what you and others have answered.
told-not-yet = The promise for { $year } is not decided yet
told-not-yet-text = The police and the municipality read what everyone has answered and then decide what they promise. Once the promise is decided, you can read it here.
told-old-version = This is version { $number }. The promise has been changed since.
told-to-newest = Read the latest version
told-for-you = Read what concerns you
told-simply = Easy Swedish
told-simply-link = Read the promise in easy Swedish
told-goals = What we want to reach
told-how-it-goes = How it goes ({ $day })
told-reading = The figures come from those who chose to answer. They show what those who answered think and cannot be counted up to everyone who lives here. The figures in brackets show how much chance can mean.
told-for-all = For all ages
told-for = For { $ages }
told-the-problem = This is the problem
told-you-said = You said
told-we-promise = We promise
told-we-did = We have done
told-became = What came of it
told-see-figure = See the figure in the picture
told-dialogues-staff = Staff have told of the problem too, in { $n } talks.
told-dialogues-others = Schools, associations and businesses have told of the problem too, in { $n } talks.
told-cause = Why it is so
told-answers-for = Who answers for it: { $who }.
told-nothing-done = Nothing is done yet.
told-times = { $n ->
    [one] once
   *[other] { $n } times
}
told-more-figures = { $n ->
    [1] One more figure that the promise rests on
   *[other] { $n } more figures that the promise rests on
 }
told-earlier-deeds = { $n ->
    [one] Show 1 earlier
   *[other] Show { $n } earlier
}
told-coming-here = Where we are next in the same area
told-not-known-yet = We will know when the promise has ended and we have asked you again.
told-done = Did we do it?
told-done-yes = Yes, we did what we promised
told-done-partly = We did some of what we promised
told-done-no = No, we did not do what we promised
told-seen = Has anything changed?
told-seen-better = It has become better
told-seen-same = It is about as before
told-seen-worse = It has become worse
told-seen-not-known = We do not know whether anything has changed
told-onward = What happens now?
told-onward-continue = We go on
told-onward-change = We change how we do it
told-onward-end = We end this
told-measured = What you answered in { $year }
told-to-picture = Read the picture for { $year }
told-no-cause = The figures show whether something has changed, not why.
told-left-out = What we left out, and why
told-meet = Meet us
told-meetings = Meetings where we follow the promise up
told-next-meeting = Next meeting: { $day }.
told-rests-on = The promise rests on the picture for { $year }, version { $number }
told-rests-on-none = The promise was taken over from another document and rests on no picture here.
told-about = About the promise
told-decided = Version { $number }, decided on { $day } by both parties.
told-reason = Why the promise was changed:
told-frozen = The text has not changed since it was decided. To check that: get the file, count its SHA-256 and compare.
told-file = Get the promise as a file (JSON)
told-versions = All versions
told-version = Version { $number }, { $day }
told-feed = News of the citizen promise
told-follow = Follow the promise in your news reader (Atom)
told-share = Picture to share
told-card-alt = Citizen promise { $year }, { $name }. { $count ->
    [one] One promise
   *[other] { $count } promises
} to you who live here.
told-card-begun = { $begun } of { $count } promises have begun

## The promise for an age group
told-age-title = Our promise for { $year } to you who are { $age }
told-age-title-children = The grown-ups’ promise for { $year } to you who are { $age }
told-age-lead = { $parties } promise this for { $days }.
told-age-lead-children-unasked = Grown-ups in the municipality and the police promise to do this.
told-age-lead-children = Children have told us how things are. Now grown-ups in the municipality and the police promise to do this.
told-age-none = Nothing in the promise is for your age in particular. Read the whole promise to see what we do for others.
told-last-time = Last time: { $day }.
told-more = Read more
told-to-whole = Read the whole promise
told-leaflet = Leaflet to print and put up (A4)
told-leaflet-back = Back to the page
told-leaflet-print = Print it on A4 with your browser.
told-leaflet-more = { $n ->
    [one] One more promise is on the web page.
   *[other] { $n } more promises are on the web page.
}
told-leaflet-as-of = The promise holds { $days }. What is done is counted on { $day }.
told-leaflet-scan = See how the promise goes
told-leaflet-year = Point your phone’s camera at the square, or type the address.

## In simple words
simple-title = The promise for { $year } in simple words
simple-lead = { $parties } have promised to do things so that you feel safe. The promise starts on { $starts } and ends on { $ends }.
simple-what = Many have answered questions about how safe they are. The answers helped us to choose what to do.
simple-theme = { $who } will work with this: { $theme }.
simple-deed = { $who } have promised this: { $what }.
simple-number = We will do it at least { $n } times.
simple-when = We start on { $starts }. We end on { $ends }.

## Ways to the promise
published-led-to = This led to the promise for { $year }
thanks-led-to-before = This is what earlier answers led to:
thanks-led-to = Read the citizen promise for { $year }
thanks-led-to-age = { $n ->
    [one] One promise to you for { $year }
   *[other] { $n } promises to you for { $year }
}
start-promise = Read the citizen promise for { $year }
start-promise-about = What the police and the municipality promise, and how it goes.

## The feed
feed-about = What the police and the municipality promise, do and follow up.
feed-decided = The citizen promise for { $year } is decided
feed-changed = The citizen promise for { $year } has been changed
feed-decided-about = { $count ->
    [one] One promise, for { $days }.
   *[other] { $count } promises, for { $days }.
}
feed-deeds = Done on { $day }
feed-follow-up = What came of the promise for { $year }
