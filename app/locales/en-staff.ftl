### The staff pages: the workbench, the situation picture, the poster.

## The frame
staff-product = Lägesbild { $municipality }
staff-skip = Skip to the content
staff-account = Account
staff-sign-out = Sign out
staff-role-at = { $role }, { $organisation }
nav-label = Pages
nav-overview = Overview
nav-events = Events
nav-picture = Picture
nav-export = Export
nav-log = Log
round-label = The round of { $year }
round-collect = Collect
round-picture = Situation picture
round-promise = Promise
round-follow-up = Follow up
role-admin = Administrator
role-editor = Editor
role-analyst = Analyst
role-signer = Decision-maker
organisation-police = The police
organisation-municipality = The municipality
organiser-joint = The police and the municipality together
municipality-long = { $municipality } municipality
demo-mark = DEMO DATA.
demo-explained = The answers are made up, for trying out the tool. No figure on this page may be used for real.

## Forms
form-errors = Something needs to be put right
field-email = Email address
field-password = Password
field-new-password = Choose a password
field-password-again = Write the password once more
field-name = Name
field-organisation = Where do you work?
field-year = Year
field-age-group = Age group
field-area = Area
field-areas = Areas
field-areas-hint = Choose none if the event is for the whole municipality.
field-channel = Way in
field-language = Language
field-dialect = File format
field-event = Event
field-day = Day
field-place = Place
field-place-hint = For example: Jakobsbergs centrum, by the library
field-kind = What kind of event is it?
field-title = Title
field-title-hint = What stands on the poster. For example: Meet us in the square
field-first-day = First day
field-last-day = Last day
field-last-day-hint = Leave empty for a single day.
field-organiser = Who invites?
field-code = Code
field-answers = Answers
field-answers-today = Answers today

## Signing in and the first time
sign-in-for-staff = For you who work with the resident dialogue at the police or the municipality.
sign-in-button = Sign in
sign-in-wrong = The email address and the password do not belong together. Check both and try again.
sign-in-slow-down = There were too many tries. Wait { $seconds } seconds and then try again.
sign-in-signed-out = You are signed out.
sign-in-help = Forgotten the password? Ask the administrator for a new one-time link.
setup-first = Welcome! You are the first one here and become the administrator. The link works once.
setup-invited = Welcome! The account is for { $email }. Choose a name and a password. The link works once.
setup-email-hint = You sign in with this address.
setup-name-hint = Shown to your colleagues in the log. Never to residents.
setup-password-hint = At least 12 characters. A sentence that only you would think of is easy to remember and hard to guess.
setup-button = Create the account

## Notices
trouble-forbidden = You may not do that
trouble-forbidden-advice = Your role does not cover this page, or the form came from another website. If you need the page in your work: ask the administrator to change your role.
trouble-not-found = There is no such page
trouble-not-found-advice = The address may be misspelt, or the event or the year is no longer there. Start again from the overview.
trouble-link-used = The link cannot be used
trouble-link-used-advice = A one-time link works once and for at most seven days. Ask the administrator for a new one. If you have already chosen a password: sign in.
trouble-slow-down = That is too fast
trouble-slow-down-advice = Many requests came in a short time. Wait a minute and then try again.
trouble-failed = Something went wrong on our side
trouble-failed-advice = Nothing you did is wrong, and no answers are lost. Try again in a while. If it goes on: tell the person who runs the service to look in the log.
trouble-to-overview = To the overview

## The overview
overview-todo = To do
overview-answers = Answers
overview-today = Today
overview-total = In total
overview-coverage = Coverage
overview-per-survey = Answers per age group
overview-per-event = Answers per event
overview-round-open = The collection opened on { $opens } and is open until further notice.
overview-round = The collection runs from { $opens } to { $closes }.
todo-nothing = Nothing is waiting right now. Well done.
todo-no-round = No collection is going on
todo-no-round-about = No answers are taken today. A new round opens on the day that has been decided.
todo-no-answers = No answers yet
todo-no-answers-about = First step: add an event, print its poster and put it where people pass by. Then the answers come here.
todo-to-events = Add an event
todo-event = { $days ->
    [0] Today: { $title }
    [1] Tomorrow: { $title }
   *[other] In { $days } days: { $title }
 }
todo-event-about = The poster is ready. Print it in good time and try the QR code with a phone.
todo-to-poster = Open the poster
todo-burst = Unusually many answers: { $channel }, { $day }
todo-burst-about = About { $n } answers came that day. On the days before there were usually { $usual }. There may be a good reason, such as an article or a school. Otherwise someone may have sent many answers: compare the picture with and without them.
todo-to-picture = Open the picture
todo-to-picture-without = Open the picture without { $channel }
todo-under = Underrepresented: { $groups }
todo-under-about = These age groups have answered less than half as often as their part of the inhabitants. Meet them where they are: a school, a meeting, a square.
todo-population = Population figures are missing
todo-population-about = So coverage cannot be computed: whether those who answered are like those who live here. Add the number of inhabitants per area and age group to the configuration file.
todo-population-example = How to write it (the numbers are made up)
todo-demo = Demo data is included
todo-demo-about = The answers are made up. Remove them with the command: lagesbild demo --remove
coverage-ratio = { $value } (1 is the right part)
coverage-under = { $value }, underrepresented
coverage-unknown = Population figures are missing
coverage-unknown-long = Coverage is not shown: population per area and age group is missing in the configuration.
coverage-not-shown = No answers or too few
coverage-explained = Coverage is the group’s part of the answers over its part of the inhabitants. 1 is the right part, below 0.5 is underrepresented.

## Events
events-none = No events yet.
events-first-step = No events yet. Add the first one: it gets a short code, a QR code and a poster to print.
events-new = Add an event
events-all = All events
events-when-where = When and where
events-print = Print
events-poster = Poster
events-create = Create the event
areas-all = The whole municipality
kind-dialogue = Resident dialogue
kind-theme-meeting = Theme meeting
kind-safety-walk = Safety walk
kind-school = School
kind-other = Other
event-made = The event is made. Now there is a code, a QR code and a poster.
event-way = The way to the survey
event-qr-label = QR code that leads to the survey
event-open-poster = Open the poster
event-qr-svg = Download QR as SVG
event-qr-png = Download QR as PNG
event-to-all = To all events

## The tablet on the table
kiosk-card = Tablet on the table
kiosk-about = Let people answer on a tablet where you stand. Start it while it has network: then it manages a whole day without. It is for today, at this event.
kiosk-start = Start the tablet
kiosk-start-other = Show a link for another tablet
kiosk-signs-out = “Start the tablet” means the screen in front of you. You are signed out, so that nobody else gets in here.
kiosk-running = { $number ->
    [0] No tablet has been started today.
    [1] One tablet has been started today. A link counts once it is shown.
   *[other] { $number } tablets have been started today. A link counts once it is shown.
 }
kiosk-end = { $number ->
    [1] End the tablet
   *[other] End all { $number } tablets
 }
kiosk-end-about = Answers that wait for network are taken for three more days.
kiosk-lost = Has a tablet gone missing?
kiosk-lost-about = Switch off all tablets of the event. Nothing more is then taken from any of them, not even answers that wait for network. After that, start those that you still have anew.
kiosk-lose = Switch off the event’s tablets
kiosk-to-handbook = Handbook: how to lock the tablet
kiosk-link-about = Point the tablet’s camera at the square, or open the address on it. The link is for today.
kiosk-link-qr = QR code that starts the tablet
kiosk-link-care = The link is shown only now. Whoever has it can answer as from your tablet: show it to nobody else. If you need one more tablet, make a new link.

## The handbook
handbook = Handbook: a tablet on the table
handbook-about = The page shows the questions to one person at a time and empties itself between them. It cannot lock the device itself: you do that like this.
handbook-before = Before you leave
handbook-before-charge = Charge the tablet and bring a charger. Turn off notifications and automatic updates for the day.
handbook-before-window = Use an ordinary browser window, not a private or incognito one. Otherwise answers that wait for network are lost when the window is closed.
handbook-before-start = Start the tablet from the event’s page while it has network, and wait until you see the question “How old are you?”.
handbook-before-try = Try it without network: turn on flight mode, open a survey and tap the municipality’s name at the top to get to the beginning. Do not use the browser’s back button. Then turn flight mode off.
handbook-lock = Lock the device
handbook-lock-about = Lock it after the page has been started, so that nobody can leave it.
handbook-ipad = iPad
handbook-ipad-how = Settings, Accessibility, Guided Access: turn it on and choose a passcode. Open the page in Safari, press the side or home button three times and choose Start. End it the same way, with the passcode.
handbook-android = Android
handbook-android-how = Settings, Security, App pinning: turn it on, and ask for the PIN before unpinning. Open the page, show recent apps, tap the browser’s icon and choose Pin. A tablet that the IT department manages can be locked to a single app instead.
handbook-windows = Windows
handbook-windows-how = Windows’ kiosk mode has a sign-in with a memory of its own, and Edge is often private there: answers that wait are then lost. Use it only where the network is certain, and open there the link that “Show a link for another tablet” gives.
handbook-chromeos = ChromeOS
handbook-chromeos-how = Kiosk mode has a memory of its own. Ask the IT department to add the link that “Show a link for another tablet” gives, the same day, and try it without network before you go.
handbook-linux = Linux and computers
handbook-linux-how = Start the tablet in the browser first. Close it, then open it in full screen with one of these commands:
handbook-during = During the day
handbook-during-waiting = Without network it says at the top how many answers are waiting. They are sent by themselves when the network is back. Do not turn the tablet off without need.
handbook-during-quiet = After a minute without a touch the page asks whether anyone is there, and half a minute later it removes what was filled in.
handbook-during-help = Do read the questions aloud to those who want it, but look away while they answer.
handbook-after = When you are done
handbook-after-wait = Give the tablet network and wait until it no longer says that answers are waiting.
handbook-after-end = End the tablet on the event’s page. Otherwise it stops by itself at midnight. Answers that wait are taken for three more days.
handbook-after-unlock = Unlock the device again, and do not clear the browser until no answers are waiting.
handbook-lost = If the tablet disappears
handbook-lost-about = Switch it off on the event’s page, under “Has a tablet gone missing?”. Otherwise whoever finds it can send answers from it for three days. The answers waiting on it are locked to our server and cannot be read by whoever finds it. They are lost if it gets no network within three days.

## The poster
poster-document = Poster: { $title }
poster-back = Back to the event
poster-print = Print on A4, without margins and at actual size. Try the QR code with a phone before you put the poster up.
poster-loopback = The address works only on this computer.
poster-loopback-advice = The poster will not print until the person who runs the service has set --public-url to the address that residents reach.
poster-title = How safe do you feel here?
poster-why = Answer anonymously. Police and municipality promise from the answers.
poster-how = Point the camera at the square. Or type:

## Cards with a single-use code
cards-title = Cards for a closed group
cards-about = A card has a code that is good for one answer. Hand cards out when only a certain group is to answer, such as a class or a stairwell. We keep nothing that shows which card an answer came with.
cards-unused = { $n ->
    [0] No unused cards.
    [1] 1 unused card.
   *[other] { $shown } unused cards.
 }
cards-number = How many cards?
cards-number-hint = 1–{ $most }. Ten fit on a sheet.
cards-make = Make cards to print
cards-loopback = The address works on this computer only. Wait with the cards: they cannot be printed until --public-url is set.
cards-withdraw = Withdraw
cards-withdraw-about = { $n ->
    [1] The unused card is no longer good, even if it has been handed out. This cannot be undone. Answers that have come in stay as they are.
   *[other] All { $shown } unused cards of this event are no longer good, those handed out too. This cannot be undone. Answers that have come in stay as they are.
 }
cards-withdraw-now = Withdraw all unused cards
cards-withdrawn = The unused cards have been withdrawn.
cards-made-before = Those cards have been made, and the codes are shown only once. Did you not get them printed? Make new cards, and hand out the new ones only.
cards-document = Cards: { $title }
cards-heading = Cards to print: { $n }
cards-once = The codes are shown only now.
cards-print = Print before you leave this page: on A4, without margins and at actual size. Cut along the dashed lines. Do not try the cards out, each code is good only once.
cards-loopback-advice = The cards are not printed until whoever runs the server has set --public-url to the address that residents reach. Withdraw these cards and make new ones then.
card-how = Point the camera at the square. Or enter the address and the code:
card-once = The card is good for one anonymous answer.

## Export
export-empty = There are no answers to download yet.
export-demo = The year’s files hold demo data. The file name says so.
export-choose = Show files
export-dialect-excel = For Swedish Excel (semicolon, decimal comma)
export-dialect-standard = Standard CSV (comma, decimal point)
export-responses = The answers, one per row
export-responses-about = One row per answer: survey, version, day, area, event, channel and language, and then a column per question. Those who did not answer have an empty cell.
export-responses-care = Small groups may be recognised. Do not pass the file on, and do not keep it longer than the work needs.
export-picture = The figures of the situation picture
export-picture-about = One row per figure in the picture: age group, area, question, answer, share, interval and index. Protected figures are empty, just as on the page.
export-codebook = The codebook
export-codebook-about = What every column and code means, in Swedish and English. Keep it beside the answers.
export-download = Download CSV
export-manifest = Check figures (number of rows and SHA-256)
export-role = Your role does not cover the answers one by one. If you need them: ask the administrator.
export-open = How to open the file
export-open-excel = Choose “For Swedish Excel” and double-click the file: columns and Swedish letters come out right. Text that looks like a formula has an apostrophe in front, so that Excel does not compute it.
export-open-standard = Choose “Standard CSV” for R, Python, SPSS and other statistics programs. The file is UTF-8 with commas between the columns.
export-public = Public record
export-public-about = The answers may be requested as a public record (allmän handling). The authority then examines whether anything prevents it. Every download is written in the log.

## Log
log-about = What staff and the program have done, the latest first. The log can only be added to, never changed.
log-table = Audit log
log-empty = Nothing has been done yet.
log-cut = The latest { $most } are shown here.
log-when = When
log-who = Who
log-what = What
log-subject = About
log-detail = More
log-the-program = The program
log-former-account = An account that is no longer there
log-sign-in = Signed in
log-sign-out = Signed out
log-account-add = Added an account
log-account-setup = Set a name and a password
log-setup-link = Made a one-time link
log-event-add = Added an event
log-kiosk-start = Started a tablet
log-kiosk-end = Ended tablets
log-kiosk-lose = Switched off tablets, one was missing
log-backup = Made a backup
log-restore = Restored a backup
log-mend = Mended the database
log-code-make = Made cards with single-use codes (number)
log-code-withdraw = Withdrew unused cards (number)
log-export-responses = Downloaded the answers
log-export-picture = Downloaded the figures of the picture
log-export-codebook = Downloaded the codebook
log-import-indicators = Imported outside figures
log-demo-add = Added demo data
log-demo-remove = Removed demo data

## Charts
chart-show-table = Show as a table
chart-value = Value
chart-interval = 95% interval
chart-level = Level
chart-base = Base
chart-base-about = About { $n } answers
chart-all-rows = All rows
chart-dont-know = Don’t know (outside the base): { $parts }.
figure-protected = Protected
change-since = Since { $year }
change-increased = Increased
change-decreased = Decreased
change-step = { $difference } ({ $low } to { $high })
change-not-sure = No certain change ({ $low } to { $high })
change-not-comparable = Cannot be compared: { $reason }
change-not-asked = the question was not asked then
change-asked-otherwise = the question or its answers were worded differently
change-hidden = one of the figures is not shown
change-too-few = fewer than 30 answers
change-recruited-otherwise = answers came in by other ways
change-none-sure = No certain change since { $year }. The table shows every comparison.
change-nothing-earlier = There are no answers from { $year } to compare with.
figure-too-few = Too few answers

## The situation picture
picture-title = Situation picture { $year }
picture-loading = Fetching the situation picture
picture-empty = No answers for this year yet. The picture grows when the first answers come in.
picture-label = Based on about { $n } voluntary answers ({ $channels }). Shows what those who answered think and cannot be generalised to everyone who lives in the municipality.
picture-label-few = Based on so few voluntary answers ({ $channels }) that their number is not shown. Shows what those who answered think and cannot be generalised to everyone who lives in the municipality.
picture-without = without { $channel }
picture-label-without = Based on about { $n } voluntary answers ({ $channels }), without { $without }. Answers from other municipalities are included in that number. Shows what those who answered think, and cannot be extended to everyone who lives in the municipality.
picture-label-without-group = Based on voluntary answers ({ $channels }), without { $without }. Each figure states its own number. Shows what those who answered think, and cannot be extended to everyone who lives in the municipality.
picture-without-not = { $channel } cannot be left out here.
picture-without-area = By area, answers are counted for all ways in together only. Choose the whole municipality to leave a way in out.
picture-without-few = There are too few answers: the difference between the picture with and without them could single someone out. Whoever may take out the answers one by one can leave them out there.
picture-draft = Draft for staff. Not published.
picture-contents = Contents
picture-how-to-read = How to read the figures
picture-read-choice = Those who answered chose to. People who are engaged or worried answer more often. So compare areas, groups and years rather than with the whole population.
picture-read-interval = The line over the light band is a 95% interval. It shows random uncertainty only, not that some groups answer less often.
picture-read-hidden = “Too few answers” and “Protected” mean that a figure could point someone out. It is hidden, not zero.
picture-read-index = The perceived problem index runs from 0 (no problem) to 6 (a very big problem). Below 1 is negligible, below 2 small, below 3 noticeable, below 4 large, otherwise very large.
picture-read-weights = The answers are not weighted. Age groups are never merged into one figure.
picture-read-change = “Increased” and “Decreased” stand only where the difference from the year before is larger than chance usually gives, with all comparisons taken together, and where the same question was asked in the same way.
picture-section-empty = There is no table in this section for this selection. By area there are only safe or unsafe, problem or not, single options and the index.
choice-label = Choose year, age group and area
choice-all-groups = All
choice-whole = The whole municipality
choice-all-channels = All answers
choice-without = Without { $channel }
choice-without-about = Do you suspect that someone has sent many answers? Leave that way in out and compare. It works for the whole municipality only, because the ways in are not counted apart by area.
label-link = open link
label-event = meetings
label-code = cards
label-kiosk = tablet
label-paper = paper
channel-link = Open link
channel-event = An event’s link or QR
channel-code = Single-use code
channel-kiosk = Tablet
channel-paper = Paper
section-respondents = Who answered
section-safety = Safety per age group
section-problems = Problems per theme
section-places = Places and times
section-exposure = Exposure to crime
section-trust = Trust and awareness
level-negligible = negligible
level-small = small
level-noticeable = noticeable
level-large = large
level-very-large = very large
level-uncertain = { $level }, uncertain
unit-answers = Number of answers, rounded to the nearest five
unit-answers-coverage = Number of answers, rounded to the nearest five (coverage)
unit-unsafe = Share who feel unsafe among those who answered the question, per cent
unit-problem = Share who say a fairly or very big problem, per cent
unit-index = Perceived problem index, 0 (no problem) to 6 (a very big problem)
unit-several = Share of those who answered, per cent. Several can be chosen.
unit-one = Share of those who answered, per cent.
unit-asked = “{ $question }” { $unit }
row-situation = Situation
row-problem = Problem
row-theme = Theme
row-option = Answer
row-item = Part of the question
row-place = Place
finding-unsafe = Most feel unsafe: { $row }, { $value }
finding-problem = Most see problems: { $row }, { $value }
finding-index = Largest perceived problem: { $row }, { $value } of 6 ({ $level })
finding-most = { $topic } Most common: { $row }, { $value }
finding-most-answers = Most answers: { $name }, { $n }
finding-hidden = No figure can be shown
note-interval = Line and light band: 95% interval, random uncertainty only.
note-index = Line and light band: 95% interval, random uncertainty only. The index is our own and cannot be compared with that of the police.
note-sensitive = Sensitive question: more answers are required, and 0 and 100 per cent are not shown.
respondents-received = Answers received: { $n }.
respondents-outside = Of which from people who do not live in the municipality: { $n }. They are counted here only.
respondents-area-unknown = Answers without a known area: { $n }.
respondents-burst = Unusually many answers: { $channel }, { $day }, about { $n }. On the days before there were usually { $usual }.
respondents-matrix = Answers per age group and area
short-trygg-kvall = Out alone late in the evening
short-b-dag = Outdoors in the daytime
short-b-kvall = Outdoors when it is dark
short-b-skolvag = On the way to and from school
short-b-skola = At school
outside-title = Beside: published figures from others
outside-about = Other questions, another sample and often another area. Read them as context, not as a comparison per cent for per cent.
outside-figure = Figure
outside-geography = Area
outside-source = Source
outside-base-survey = Those who answered the source’s survey
outside-base-persons = Number of persons

## Faults in forms
fault-missing = Write something here.
fault-choose = Choose one of the options.
fault-too-long = Write { $most } characters at most.
fault-email = Write a whole email address, such as name@kommun.se.
fault-email-taken = The address already has an account. Sign in instead, or use another address.
fault-password-short = Choose a longer password: at least { $least } characters.
fault-passwords-differ = The two passwords differ. Write the same password both times.
fault-day = Choose a day that exists, written like 2026-09-03.
fault-days-reversed = The last day cannot be before the first. Change one of them.
fault-number = Enter a whole number from { $least } to { $most }.
