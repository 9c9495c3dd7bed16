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
nav-dialogues = Dialogues
nav-picture = Picture
nav-export = Export
nav-inbox = Inbox
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
field-gender = Gender
field-detail = Detail of the answers
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
field-announced = Shall the event be in the public calendar?
field-announced-hint = Never show an event for a closed group, such as a class. If you make cards for the event, it is taken out of the calendar.
field-ages = For which ages?
field-ages-hint = Choose none if the event is for everyone.
field-outcome = What came of it?
field-outcome-hint = Write a few sentences afterwards: what you heard and what you do about it. At most 600 characters. Write nothing about individuals. Everyone can read it in the calendar.
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

## Rounds
nav-rounds = Rounds
rounds-about = A round is the days on which residents can answer. The year is what the picture is called, also when the round goes on over New Year.
rounds-year = The picture’s year
rounds-state = State
rounds-open = Open
rounds-to-come = To come
rounds-over = Over
rounds-demo = Made-up answers
rounds-no-last-day = Not set
rounds-last-day-where = The last day is set on the page where the year’s picture is published: press the year.
rounds-new = Open a new round
rounds-year-hint = For example { "2027" }.
rounds-opens-hint = The first day on which answers are taken: today or later.
rounds-closes-hint = Leave it empty to set it later.
rounds-add = Add the round
rounds-added = The round for { $year } is added. It opens { $opens }.
round-fault-year = Choose the year in which the round opens, the one before or the one after.
round-fault-passed = Choose today or a later day. Answers cannot be taken back in time.
round-fault-overlaps = Another round takes answers { $days }. Choose days that do not run into each other.
round-fault-open-ended = The round that opened { $opens } has no last day. Set that first.

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
todo-no-round-about = No answers are taken today. Open a round, or wait for the day that is set.
todo-to-rounds = See the rounds
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
todo-inbox = { $n ->
    [1] One matter waits in the inbox
   *[other] { $n } matters wait in the inbox
 }
todo-inbox-about = { $late ->
    [0] Someone has pointed out something that is not accessible, or asked for another format. Nothing is late.
    [1] One of them should have been answered already. Reply today, or tell whoever wrote when the reply will come.
   *[other] { $late } of them should have been answered already. Reply today, or tell those who wrote when the reply will come.
 }
todo-to-inbox = Open the inbox
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
coverage-short = under­represented
coverage-expected = expected { $n }
coverage-expected-head = Expected from the share of inhabitants
coverage-answered = Answers
coverage-answers = { $n } answers
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

## The calendar
announced-no = No, only those who have the code know of it
announced-yes = Yes, show it to everyone
announce-title = In the calendar
announce-save = Save what the calendar says
announce-saved = What the calendar says is saved.
announce-see = Open the public calendar

## The inbox
inbox-about = What someone has pointed out about accessibility, or asked to have in another format. These are public records and may hold personal data. A matter is deleted { $days } days after it was done.
inbox-empty = No matter waits.
inbox-waiting = Waiting for a reply
inbox-done = Done
inbox-matter = Matter
inbox-reference = Number
inbox-received = Came in
inbox-due = Reply by
inbox-late = Late
inbox-status = Status
inbox-handler = Who has taken it?
inbox-handler-hint = Write a function, no name. For example: communications officer.
inbox-page = About
inbox-format = Format asked for
inbox-contact = How to reach whoever wrote
inbox-no-contact = Nothing given: whoever wrote wants no reply
inbox-text = The message
inbox-handle = What do we do?
inbox-note = What did we reply?
inbox-note-hint = Note the reply or what was sent. The note is not shown to whoever wrote. It is deleted with the matter, { $days } days after it was done.
inbox-save = Save
inbox-saved = Saved.
inbox-to-all = To the inbox

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

## Dialogues with staff and with partners
dialogue-staff = Staff dialogue
dialogue-collaboration = Partner dialogue
dialogue-new = Write a note
dialogue-import = Read in a file
dialogues-empty = No notes for { $year } yet.
dialogues-first-step = Write down what staff, schools, housing companies and associations tell: theme, place, how serious, and what is proposed. The notes become part of the year’s picture beside the residents’ answers. First step: write a note, or read in a file.
dialogues-none-chosen = No notes of that kind. Choose another dialogue or another theme.
dialogues-all-kinds = Both
dialogues-all-themes = All themes
dialogues-show = Show
dialogues-count = { $notes ->
    [1] 1 note
   *[other] { $notes } notes
 }, { $n ->
    [1] 1 participant
   *[other] { $people } participants
 }.
dialogues-to-all = To all notes
dialogue-care = Write nothing about individuals: secrecy may apply. Write functions, groups and places instead of names. All that you write can be requested as a public record.
dialogue-kind = Which dialogue?
dialogue-theme = Theme
dialogue-theme-choose = Choose a theme
dialogue-severity = How serious is it?
dialogue-severity-short = Severity
dialogue-severity-of = { $n } of { $most }
dialogue-severity-least = 0: no problem
dialogue-severity-most = 6: a very big problem
dialogue-observation = What was told?
dialogue-observation-hint = What happens, where and when? No names.
dialogue-participants = Who took part?
dialogue-participants-hint = Function and number, such as: teacher, 3. No names.
dialogue-participants-more = Add more functions
dialogue-function = Function { $n }
dialogue-number = Number { $n }
dialogue-functions = police officer, field worker, teacher, school counsellor, youth worker, home care, park worker, caretaker, shop owner, housing company, association leader, safety host, bus driver, guard
dialogue-where = Where
dialogue-place-hint = Such as: the underpass by the station
dialogue-frequency = How often?
dialogue-frequency-unknown = Don’t know
frequency-once = Once
frequency-yearly = A few times a year
frequency-monthly = Every month
frequency-weekly = Every week
frequency-daily = Every day
dialogue-proposal = What is proposed?
dialogue-proposal-short = Proposal:
dialogue-proposal-hint = What do those who took part want someone to do? Leave it empty if nothing was proposed.
dialogue-more = More: age groups and year
dialogue-age-groups = Which age groups is it about?
dialogue-age-groups-hint = Choose none if you do not know or if it is about everyone.
dialogue-age-groups-unknown = Everyone, or not known
dialogue-year = Belongs to the picture of the year
dialogue-year-hint = A dialogue in January can belong to the year before.
dialogue-save = Save the note
dialogue-save-change = Save the change
dialogue-confirm = It points nobody out: save it as it stands
marks-title = Nothing is saved yet: can this point someone out?
dialogue-marked-about = Change what points a person out. If nothing does, choose “save it as it stands” at the bottom.
dialogue-new-title = New note
dialogue-change-title = Change the note
dialogue-saved = The note is saved.
dialogue-another = Write another from the same dialogue
dialogue-change = Change
dialogue-delete = Delete
dialogue-delete-title = Delete the note?
dialogue-delete-about = The note goes from here and from the year’s picture. You can undo it on the next page.
dialogue-delete-now = Delete the note
dialogue-delete-not = Keep it
dialogue-deleted = The note is deleted.
dialogue-deleted-what = Deleted: { $theme }, { $day }.
dialogue-undo-about = The wrong one? This page is all that still holds the note. Once you leave it, it cannot be undone.
dialogue-undo = Undo: put the note back
dialogue-restored = The note is back.
dialogue-imported = Read in: { $new } new, { $replaced } replaced, { $same } unchanged.
mark-personal-number = Looks like a personal identity number:
mark-email = Looks like an e-mail address:
mark-phone = Looks like a telephone number:
mark-address = Looks like an address:
mark-name = Looks like a name:
mark-advice = Write a function, a group or a place instead. Not everything that points someone out is found: read it through yourself.
marks-about = Change what points a person out. If nothing does, tick the box above the button and save again.
marks-question = Can anyone be pointed out?
marks-reviewed = I have read what is marked. It points nobody out.
marks-unread = Read what is marked and tick the box, or change the text.

## Reading in notes from a file
import-title = Read in notes
import-preview-title = What will happen
import-about = Fill in the template, a row for each note. First you see what happens to each row, then you decide.
import-template-excel = Get the template for Excel
import-template-standard = Get the template as standard CSV
import-file = File
import-file-hint = CSV from Excel or another program, at most 1 MB and 1,000 rows.
import-paste = Or paste rows
import-paste-hint = Copy the heading and the rows from the spreadsheet and paste them here.
import-look = Show what will happen
import-nothing-yet = Nothing is read in yet.
import-columns = What the columns may hold
import-again = The same file twice makes no doubles. A row is known by its reference, or without one by dialogue, day, theme, area, place and functions. It then replaces what was read in the last time, also where you have changed that here since.
column-needed = must be there
column-kind = medarbetare (staff) or samverkan (partners)
column-day = 2026-03-21
column-year = Which year’s picture it belongs to. Empty: the year of the day.
column-participants = Functions with numbers, such as: polis 2 | lärare 3
column-theme = The theme’s name, such as Narkotika, or its id
column-area = The area’s name or id. Empty: the whole municipality.
column-place = Free, at most 80 characters
column-severity = 0 (no problem) to 6 (a very big problem)
column-frequency = once, yearly, monthly, weekly, daily, or the Swedish words. Empty: not known.
column-observation = What was told, at most 2,000 characters, no names
column-proposal = What is proposed, at most 1,000 characters
column-age-groups = 10-12, 13-17, 18-24, 25-64, 65+ with | between. Empty: everyone, or not known.
column-reference = Your own number for the row, so that it is known the next time
import-not-read = The file could not be read
import-nothing = Choose a file or paste rows.
import-empty = There are no rows below the heading. Fill in at least one.
import-no-text = It is no CSV file. Choose Save as in Excel and the format “CSV UTF-8 (Comma delimited)”.
import-too-large = The file is larger than 1 MB. Divide it.
import-too-many = The file has more than { $most } rows. Divide it.
import-columns-missing = The first row has to be the heading. These are missing: { $columns }. Get the template and compare.
import-columns-unknown = These columns are not in the template: { $columns }. Take them out or correct the spelling.
import-column-twice = The column { $column } is there twice. Take one out.
import-broken = The file cannot be read from line { $line } on. Check the quotation marks there.
import-faulty = { $n ->
    [1] One row has to be corrected
   *[other] { $n } rows have to be corrected
 }
import-faulty-about = Nothing is read in. Correct the rows in the file and read it in again: then all rows are read in, or none.
import-preview-about = Nothing is read in yet. This is what happens when you confirm: all rows, or none.
import-changed = Something has changed since you looked. Nothing is read in. This is what would happen now:
import-new = New
import-replaces = Replace
import-same = Unchanged
import-marks = May point someone out
import-marks-about = Change the file if it points a person out, and read it in again.
import-mark = Suspicion
import-review = Read what is marked and confirm, or change the file.
import-now = { $n ->
    [0] Confirm: nothing has to be read in
    [1] Read in 1 note
   *[other] Read in { $n } notes
 }
import-other = Choose another file
import-faults = Rows to correct
import-line = Line
import-column = Column
import-what-to-do = What to do
import-cells = The row has { $found } columns instead of { $wanted }. Is a separator out of place, or a quotation mark missing?
import-same-as = The same dialogue as line { $line }. If they are two, give them different references. Otherwise take one out.
import-cut = The first { $most } are shown.

## Export
export-empty = There are no answers to download yet.
export-demo = The year’s files hold demo data. The file name says so.
export-choose = Show files
export-dialect-excel = For Swedish Excel (semicolon, decimal comma)
export-dialect-standard = Standard CSV (comma, decimal point)
export-responses = The answers, one per row
export-responses-about = One row per answer: survey, version, day, area, event, channel and language, and then a column per question. Those who did not answer have an empty cell.
export-responses-care = Small groups may be recognised. Do not pass the file on, and do not keep it longer than the work needs.
export-protected = The answers, protected
export-protected-about = One row per answer, but coarser: the day is a week, and at least ten rows are alike in age group, area, event, channel and language. What would otherwise point someone out is hidden with *. A sensitive answer is hidden where nearly all in the group answered alike.
export-protected-care = What was done to the file, and to how many rows, is in the check figures. Today’s answers are not in it yet.
export-detail-protected = Protected (nobody can be picked out)
export-detail-full = Full (everything, for administrators only)
export-picture = The figures of the situation picture
export-picture-about = One row per figure in the picture: age group, area, question, answer, share, interval and index. Protected figures are empty, just as on the page.
export-workbook = Download as a workbook for Excel (XLSX)
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
export-public-protected = If someone requests the answers: see first whether the protected file will do. The full one may show individuals, and may only be handed out after an examination under the Public Access to Information and Secrecy Act.
export-open-data = Open data
export-open-data-about = When a situation picture is published its figures are open to everyone, also as JSON, PX and a data package. Refer people there instead of sending files.
export-open-data-link = Show open data
archive-title = Archive package
archive-about = One package per year with what is decided or published: the promise, the picture, the method, the forms and the follow-up, in formats that last (HTML, CSV, JSON with schema) and with checksums. No single answers are in it. Take the package out before answers are deleted.
archive-download = Download the archive package for { $year }
archive-nothing = There is nothing to archive for { $year }.
archive-nothing-do = No promise is decided and no picture is published for that year. Decide the promise or publish the picture first.

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
log-dialogue-add = Wrote a dialogue note
log-dialogue-change = Changed a dialogue note
log-dialogue-delete = Deleted a dialogue note
log-dialogue-restore = Put a dialogue note back
log-import-dialogues = Read in dialogue notes
log-picture-publish = Published the picture
log-round-close = Set the last day of a round
log-round-open = Set a new round
log-event-announce = Showed an event in the calendar
log-event-unannounce = Took an event out of the calendar
log-event-outcome = Changed what the calendar says of an event
log-matter-handle = Changed a matter in the inbox
log-matter-forget = Deleted old matters from the inbox (number)
log-kiosk-start = Started a tablet
log-kiosk-end = Ended tablets
log-kiosk-lose = Switched off tablets, one was missing
log-backup = Made a backup
log-restore = Restored a backup
log-mend = Mended the database
log-code-make = Made cards with single-use codes (number)
log-code-withdraw = Withdrew unused cards (number)
log-export-responses = Downloaded the answers in full
log-export-protected = Downloaded the answers, protected
log-export-picture = Downloaded the figures of the picture
log-export-figure = Downloaded a figure
log-export-codebook = Downloaded the codebook
log-import-indicators = Imported outside figures
log-import-promise = Imported a promise that was decided elsewhere
log-export-archive = Took out the archive package
log-report-text = Wrote in the picture
log-report-decision = Judged a theme
log-report-outside = Read figures from elsewhere about a theme
log-report-cause = Wrote a cause analysis
log-report-motivation = Gave reasons for a priority
log-report-order = Changed the priorities
log-demo-add = Added demo data
log-demo-remove = Removed demo data

## Charts
chart-save = Download as SVG
chart-legend = Key
chart-source = Source: Resident dialogue { $year } in { $municipality }, the municipality and { $police }.
legend-hidden = Protected, or too few answers
legend-right = Here the share is right (1)
legend-short = Underrepresented, below 0.5
chart-show-table = Show as a table
chart-value = Value
chart-interval = 95% interval
chart-level = Level
chart-base = Base
chart-base-about = About { $n } answers
chart-base-weighted = Weighs as about { $n } answers
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
change-none-sure = No certain change since { $year }. The picture's table shows every comparison.
change-nothing-earlier = There are no answers from { $year } to compare with.
figure-too-few = Too few answers

## The situation picture
picture-title = Situation picture { $year }
picture-loading = Fetching the situation picture
picture-empty = No answers for this year yet. The picture grows when the first answers come in.
picture-label = Based on about { $n } voluntary answers ({ $channels }). Shows what those who answered think and cannot be generalised to everyone who lives in the municipality.
picture-label-few = Based on so few voluntary answers ({ $channels }) that their number is not shown. Shows what those who answered think and cannot be generalised to everyone who lives in the municipality.
picture-label-part = Based on voluntary answers ({ $channels }). Each figure states its own number. Shows what those who answered think and cannot be generalised to everyone who lives in the municipality.
picture-without = without { $channel }
picture-label-without = Based on about { $n } voluntary answers ({ $channels }), without { $without }. Answers from other municipalities are included in that number. Shows what those who answered think, and cannot be extended to everyone who lives in the municipality.
picture-label-without-group = Based on voluntary answers ({ $channels }), without { $without }. Each figure states its own number. Shows what those who answered think, and cannot be extended to everyone who lives in the municipality.
picture-without-not = { $channel } cannot be left out here.
picture-without-area = By area, answers are counted for all ways in together only. Choose the whole municipality to leave a way in out.
picture-without-few = There are too few answers: the difference between the picture with and without them could single someone out. Whoever may take out the answers one by one can leave them out there.
picture-draft = Draft for staff: the figures as they are now.
picture-contents = Contents
picture-how-to-read = How to read the figures
picture-read-choice = Those who answered chose to. People who are engaged or worried answer more often. So compare areas, groups and years rather than with the whole population.
picture-read-interval = The line over the light band is a 95% interval. It shows random uncertainty only, not that some groups answer less often.
picture-read-hidden = “Too few answers” and “Protected” mean that a figure could point someone out. It is hidden, not zero.
picture-read-index = The perceived problem index runs from 0 (no problem) to 6 (a very big problem). Below 1 is negligible, below 2 small, below 3 noticeable, below 4 large, otherwise very large.
picture-read-weights = The answers are not weighted. Age groups are never merged into one figure.
picture-read-weighted = Weighting lets each area (and in “13 and older” each age group) count by how many live there. An answer counts as at least 0.3 and at most 3. Answers without an area have no weight. Only what every age group from 13 was asked is shown for all together.
picture-read-change = “Increased” and “Decreased” stand only where the difference from the year before is larger than chance usually gives, with all comparisons taken together, and where the same question was asked in the same way.
picture-no-map = No map: the configuration does not say where the areas lie. Whoever runs Lägesbild puts a GeoJSON file beside the configuration and writes its name at areas_geojson. Each area is a polygon whose property area is the area's id.
picture-section-not-asked = This age group was asked nothing for this section.
picture-section-empty = There is no table in this section for this selection. By area there are only safe or unsafe, problem or not, single options and the index.

## Publishing the picture

brief-title = In brief
brief-whole = About all answers in the whole municipality and every age group, unweighted, whatever you have chosen.
brief-to = See { $number } { $title }
brief-more = and { $n } more
brief-unsafe = Who feels most unsafe, and where?
brief-unsafe-highest = Largest share unsafe: { $who }.
brief-unsafe-level = Largest share unsafe, about the same: { $who }.
brief-unsafe-others = Others: { $who }.
brief-unsafe-silent = No figure on at least 30 answers can be shown for { $groups }.
brief-item = { $item } { $value } ({ $interval })
brief-worst = { $group } – { $items }
brief-worst-level = { $group } – about the same: { $items }
brief-changed = What has become worse or better since last year?
brief-changed-none = No certain change since { $year }, among { $n } figures that can be compared.
brief-changed-worse = Worse since { $year }: { $what }.
brief-changed-better = Better since { $year }: { $what }.
brief-changed-not = Cannot be compared with { $year }: { $reason }.
brief-changed-unpublished = It cannot be said: no picture of { $year } was published to compare with.
brief-changed-elsewhere = Shown only in the picture with every answer, unweighted.
brief-agreed = What do the dialogues say alike, and where do they differ?
brief-agreed-on = Those with something to go on say about the same of how large the problem is: { $themes }.
brief-split-on = They differ about { $themes }.
brief-says-low = { $who } small
brief-says-middle = { $who } medium
brief-says-high = { $who } large
brief-residents = residents
brief-staff = staff
brief-partners = partners
brief-outside = other sources
brief-agreed-none = They agree about no theme.
brief-split-none = They differ about no theme.
brief-agreed-nothing = It cannot be said yet: about no theme do residents and someone else have something to go on.
brief-lacking = { $n ->
    [one] One theme lacks evidence.
   *[other] { $n } themes lack evidence.
}
brief-missing = Who is missing among the answers?
brief-missing-most = Missing most: { $who }.
brief-missing-none = No group has fewer than half the answers expected.
brief-missing-least = Fewest for its part of the inhabitants: { $who }.
brief-missing-unknown = It cannot be said: how many live here is not configured.
brief-missing-hidden = It cannot be said: the answers are too few to be shown.
brief-loudest = { $area } is heard most: { $times } times as many answers as expected.
brief-group-in-area = { $group } in { $area }
brief-represented = { $who } ({ $share } of expected)
brief-first = What should come first, and why?
brief-first-none = No theme is put first.
brief-first-why = , { $score } points: { $why }.
brief-first-moved = Staff have moved it: { $reason }.
brief-first-no-reason = nothing to go on yet
brief-why-size = size according to residents { $size } of 6
brief-why-all = { $say ->
    [2] felt in both age groups that were asked
   *[other] felt in all { $say } age groups that were asked
 }
brief-why-breadth = felt in { $feel } of { $say } age groups that were asked
brief-why-chosen = { $share } want it first
brief-why-staff = staff { $severity } of 6
brief-why-partners = partners { $severity } of 6
brief-why-growing = has become worse since last year

publish-to = Go to publishing
publish-title = Publish the picture for { $year }
publish-ready = Everything that is needed is there. Look at the preview before you publish.
publish-not-ready = The picture cannot be published yet. Below is what is missing and what to do about it.
publish-unchanged-lead = There is nothing new to publish now.
publish-unchanged = Everything is as in version { $number }
publish-unchanged-do = A new version is for what has been corrected or rewritten. Change it in the picture first.
publish-back = Back to the picture
publish-done = Version { $number } is published.
publish-done-read = Read it as everyone else sees it
publish-checks = What is needed
publish-well = Done
publish-stop = In the way
publish-note = Good to know
publish-no-answers = Nobody has answered
publish-no-answers-do = There is nothing to publish for this year.
publish-mixed = Made-up answers are mixed with the residents' own
publish-mixed-do = Remove the made-up ones with the command lagesbild demo --remove. Otherwise whoever makes the same answers up could take them out again.
publish-closed = The round from { $opens } is closed
publish-open = The round from { $opens } is not over
publish-open-why = A picture published while answers come in would give single answers away, day by day. So it is published only when nothing more can come in: three days after the last day, for phones that were without network.
publish-open-until = The last day is { $closes }. You can publish from { $over } on.
publish-open-ended = The round has no last day. Set it here.
publish-close = Save the last day
publish-closes-hint = After that day nobody can answer.
publish-closes-wrong = Choose today or a later day, when the round has opened.
field-opens = First day to answer
field-closes = Last day to answer
publish-missing = Section { $section } is not written
publish-missing-do = Write the section in the picture
publish-written = Section { $section } is written
publish-attack-passed = Nobody can be worked out
publish-attack-numbers = We tried to work out { $cells } hidden figures from everything that is shown, and could not. { $more } figures are hidden to protect others.
publish-attack-failed = Some figures can be worked out
publish-attack-do = These figures can be worked out from the others, although everything around them is hidden. Wait until more have answered, or leave the question out.
publish-marks-none = Nothing in the texts looks as if it points anyone out
publish-marks = Texts that may point someone out
publish-marks-about = Read them before you publish. Change what points a person out. If nothing does, confirm it in the form below.
publish-marks-judgement = Judgement: { $theme }
publish-demo = The answers are made up
publish-demo-text = The version is marked as demo data on every page. It cannot be removed afterwards, but once there are real answers the next version is made of those.
publish-under = { $group } are underrepresented
publish-under-text = Their part of the answers is less than half their part of the inhabitants. Write so in section 2, so that the reader knows who is missing.
publish-no-motivation = No motivation is written for { $themes }
publish-no-motivation-text = Whoever reads sees only the points and what they rest on. Write the motivation in section 14.
publish-coverage-unknown = It is not known who is missing among the answers
publish-preview = Preview
publish-preview-text = See the page as everyone will see it, with the simple pages for each age. You can print it as a report.
publish-preview-open = Open the preview
publish-deed = Publish version { $number }
publish-then-public = Anyone can read the picture at { $address }, and the start page leads there.
publish-then-frozen = The version is frozen: figures, texts, judgements, causes and priorities, as they are now. It gets a number, a day and a SHA-256 that shows whether anyone has changed it.
publish-then-correction = It can never be changed or removed. If something is wrong, publish a new version, with the reason.
publish-then-earlier = The earlier version can still be read. On top of the page stands the reason and what has changed.
publish-then-logged = The log says that it was you.
publish-reason-hint = Why is a new version needed? Everyone reads it. Write nothing about single people.
field-reason = Reason for the new version
field-confirm = Are you sure?
publish-confirm = I have read the preview and want to publish
publish-confirm-demo = I understand that the answers are made up and want to publish them as a demo
publish-confirm-missing = Tick the box when you have read the preview.
publish-button = Publish version { $number }
publish-not-you = Administrators and those who decide the promise publish. Ask one of them when everything is ready.
publish-changed-meanwhile = Something in the picture has changed since you opened the page. Nothing is published. Look through it again.
publish-other-was-quicker = Somebody else published before you. Yours is not published. Read the new version first.
choice-label = Choose year, age group, split and weights
choice-all-groups = All
choice-whole = The whole municipality
choice-whole-weighted = The whole municipality (weighted)
choice-by = Split by
choice-channels = Leave out
choice-weights = Weights
choice-unweighted = Unweighted
choice-weighted = Weighted by age and area
group-weighted = { $group }, weighted
group-unweighted = { $group } (unweighted)
picture-weighted = weighted by age and area
weights-about = Weighted by age and area: answers count so that ages and areas weigh as much as among those who live here, but that does not change that those who answered chose to.
weights-about-area = Within an area all answers weigh the same, so the figures there are as before.
weights-about-value = The figures of the chosen part are not weighted, because answers are not counted by area within it.
weights-unknown = Figures cannot be weighted: how many live here, by area and age group, is missing in the configuration.
weights-no-answers = Figures cannot be weighted: nobody aged 13 or older has answered and told their area.
weights-empty = Figures cannot be weighted: in some age group or some area nobody has answered, so nobody can weigh for those who live there.
weights-not-converged = Figures cannot be weighted: those who answered are spread too unevenly to weigh as those who live here.
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
section-summary = Summary
section-method = Method, sources and limits
section-staff-dialogue = Dialogue with staff
section-partner-dialogue = Dialogue with partners
section-outside = Reported crime and the police’s own survey
section-judgement = Joint judgement per theme
section-causes = Cause analysis
section-priorities = Priorities with reasons
section-last-promise = The last promise: what became of it
section-lacks = missing
section-required = Write this section before the picture is published.

## What staff write in the picture themselves
report-by = { $role }, { $organisation }, { $day }
report-back = Back to the picture without saving
report-saved = Saved. The public sees it only when the picture is published.
report-whole = This is about all answers in the whole municipality, also when you have chosen an age group or an area.
report-not-without = The judgement is made on all answers, not on a picture where some are left out.
report-to-whole = Show all answers
text-write = Write your text
text-change = Change your text
text-label = Your text
text-save = Save the text
text-hint = Write what the figures show and what they cannot show. An empty line makes a new paragraph, a dash first on the line makes a list.
text-hint-summary = Write what matters most in ten sentences at most. An empty line makes a new paragraph, a dash first on the line makes a list.
text-hint-method = Write how you have asked, which sources you have used and left out, and what they cannot show. An empty line makes a new paragraph, a dash first on the line makes a list.
text-hint-priorities = Write what you put first and why, and what you left out. An empty line makes a new paragraph, a dash first on the line makes a list.
text-hint-last-promise = Write what you promised last time, what was done and what happened then. Do not claim that one led to the other.
quicker = Somebody else was quicker
quicker-about = Nothing is lost. Here is what is saved now, and in the field is what you wrote. Put them together and save again.
quicker-theirs = Saved now ({ $by })
quicker-nothing = It is empty: what was there has been taken away.
quicker-order = The order has changed. Check the place below and save again.

## Judgement per theme
verdict-agreed = They agree
verdict-split = They differ
verdict-missing = Too little to go on
verdict-proposed = by the rule
verdict-decided = your judgement
verdict-instead-of = The rule says: { $verdict }.
word-low = Small problem
word-middle = Medium problem
word-high = Large problem
source-residents = Residents
source-staff = Staff
source-partners = Partners
source-outside = Elsewhere
board-rule = How the judgement is worked out
board-rule-scale = Each source says that the problem is small, medium or large on one scale, 0 to 6. Below 2 is small, below 3 is medium, otherwise large.
board-rule-residents = Residents: the problem index is on the scale already. For shares, 15% is 2 and 30% is 3. Each age group speaks with its highest figure, and the middle age group decides. Before each figure stands what was asked: the ages were not always asked the same. A figure whose interval reaches from small to large does not count.
board-rule-dialogues = Staff and partners: the mean of how serious it is in the notes, when there are at least { $notes }.
board-rule-outside = Sources from elsewhere: you read the figures and choose the word, since a figure does not itself say which way is bad.
board-rule-missing = Too little to go on when residents say nothing, or nobody else does.
board-rule-split = They differ when one source says that the problem is small and another that it is large.
board-rule-agreed = Otherwise they agree: all who say something are within one step of each other.
board-rule-choice = The limits were chosen for this tool and come from no standard. You can change the judgement with a reason.
board-ages-apart = The ages differ on the same question: for { $low } the problem is small, for { $high } it is large.
board-judge = Judge the theme
board-missing = Too little to go on: { $themes ->
    [one] 1 theme
   *[other] { $themes } themes
}
board-none-told = No theme has enough to go on for a judgement yet.
voice-asked-problem = How big the problem is
voice-residents-none = No figure can be shown.
voice-residents-unsure = Too uncertain to say anything.
voice-unsure = uncertain
voice-worse = increased since last year
voice-better = decreased since last year
voice-notes = { $notes ->
    [0] No notes.
    [1] 1 note.
   *[other] { $notes } notes.
 }
voice-severity = Mean { $severity } of 6.
voice-few-notes = Too few notes to say anything.
voice-outside-none = Not judged.
measure-index = Problem index { $value } ({ $interval })
measure-unsafe = { $value } feel unsafe ({ $interval })
measure-worried = { $value } often worry ({ $interval })
measure-disagree = { $value } say that it is not true ({ $interval })
measure-tried = { $value } have met attempts ({ $interval })
measure-exposed = { $value } have been exposed to a crime ({ $interval })
measure-avoided = { $value } have avoided something out of fear ({ $interval })
measure-named = { $value } name it ({ $interval })
decide = Your judgement
decide-verdict = Do the sources say the same?
decide-proposed = The rule says: { $verdict }.
decide-reason = Why do you judge so?
decide-reason-hint = The reason stands in the picture with your role and today’s date, and in the log. Write nothing about individuals.
decide-save = Save the judgement
decide-undo = Take it back, let the rule decide
outside-read = Sources from elsewhere
outside-word = What do sources from elsewhere say about the theme?
outside-word-hint = Compare with other places, with the country and with earlier years.
outside-note = Which figures does it rest on?
outside-note-hint = Name source, year and area.
outside-save = Save the reading
outside-undo = Take the reading away
outside-none = No figures have been read in yet.
outside-none-theme = No figures that were read in are about the theme.
outside-elsewhere = Figures from others about this are in section { $section }.

## Priorities
priority-title = Priority: { $theme }
priority-number = { $count ->
    [1] One theme is put first.
   *[other] { $count } themes are put first.
 }
priority-how-many = How many themes are to be put first?
priority-set-number = Change the number
priority-edit = Give reasons or move
priority-move = Move
priority-no-motivation = No reasons yet.
priority-moved = Moved from place { $place }
priority-stands = The theme is at place { $place }. Its score of { $points } out of 100 gives place { $score-place }.
priority-motivate = Reasons
priority-motivation = Why is this to be put first?
priority-motivation-hint = Refer to figures and dialogues. Write so that those who answered recognise it.
priority-motivation-save = Save the reasons
priority-move-title = Move the theme
priority-move-place = New place
priority-move-reason = Why do you move the theme?
priority-move-reason-hint = The reason stands in the picture with your role and today’s date, and in the log.
priority-move-save = Move the theme
priority-move-undo = Take it back, let the score decide
score-table = All themes with their scores
score-rule = How the score is worked out
score-rule-size = Size, at most 40: the middle age group’s value on 0 to 6, over 6.
score-rule-breadth = Breadth, at most 20: of the age groups that were asked about the theme, the part that says medium or large. A group that was asked counts also when it is too small or too unsure to say anything. Beside each theme stands in how many of all age groups it is measured: with only one, breadth can be full, and then it says little.
score-rule-chosen = Chosen, at most 20: how many chose the theme when asked what the police and the municipality are to work on, the mean of the age groups. 50% or more gives every point.
score-rule-dialogues = Dialogues, at most 15: the mean of how serious staff and partners say it is, over 6.
score-rule-growing = Growing, 5 points: some figure has surely become worse since last year and none better.
score-rule-missing = What is not measured gives no points and is shown as a dash. If you know more than the figures: move the theme, with a reason.
score-rule-choice = Only figures that may be shown are counted. The weights were chosen for this tool: residents first.
score-place = Place
score-total = Score
score-most = of { $most }
score-of = { $points } out of 100
score-size = Size
score-breadth = Breadth
score-chosen = Chosen
score-dialogues = Dialogues
score-growing = Growing
score-not-measured = Not measured
score-measured = Measured in { $measured } of { $all } age groups.

## Cause analysis
cause-title = Cause analysis: { $theme }
cause-about = Why is the problem just here? Write what you know, and what you do not. Write nothing about individuals.
cause-none = No cause analysis yet.
cause-not-first = The theme is no longer among those put first.
cause-write = Write a cause analysis
cause-change = Change the cause analysis
cause-save = Save the cause analysis
cause-why = Why is there a problem?
cause-why-hint = Circumstances that make it possible or keep it alive. What is shown and what is assumed?
cause-places = Where?
cause-places-hint = Places and areas where it is largest.
cause-times = When?
cause-times-hint = Times of the day, days of the week, parts of the year.
cause-affected = Who is affected?
cause-affected-hint = Groups, never individuals.
cause-sources-used = Which sources have you used?
cause-sources-used-hint = Questions of the survey, dialogues, figures from elsewhere, research.
cause-sources-rejected = Which sources have you left out, and why?
cause-sources-rejected-hint = For example too few answers, too old or the wrong area.
cause-uncertainty = What is uncertain?
cause-uncertainty-hint = What the sources cannot show, and what would change your conclusion.

## Figures from elsewhere, from a file
indicators-title = Read in figures from elsewhere
indicators-import = Read in figures from a file
indicators-file = Choose a file
indicators-about = You see what will happen before anything is saved. If a row is wrong, nothing is read in.
indicators-choose = CSV file
indicators-preview = Preview
indicators-paste = Paste instead, or correct here
indicators-csv = The file’s contents
indicators-csv-hint = Columns parted by commas, or by semicolons with a decimal comma as in Swedish Excel.
indicators-format = What the file looks like
indicators-columns = The first row is the names of the columns. geography is the area, theme a theme’s id.
indicators-units = unit is percent (a share), persons (inhabitants), reports (reported crimes) or per_100000 (reported crimes for each 100,000 inhabitants).
indicators-whole-file = The whole file
indicators-line = Line { $line }
indicators-faulty = { $count ->
    [1] One fault: nothing was read in
   *[other] { $count } faulty rows: nothing was read in
 }
indicators-faulty-about = Correct the file and choose it again, or correct it in the field below.
indicators-unreadable = The file is no text in UTF-8, is too large or did not arrive whole. Save it as CSV in UTF-8.
indicators-header = The first row must be source,url,year,geography,indicator,theme,unit,value. It is: { $found }
indicators-empty = There is no row below the names of the columns.
indicators-plan = This will happen
indicators-plan-count = { $count ->
    [1] One figure: { $new } new, { $replaced } in place of one that is there. Nothing is saved yet.
   *[other] { $count } figures: { $new } new, { $replaced } in place of those that are there. Nothing is saved yet.
 }
indicators-what = What happens
indicators-new = New
indicators-same = There already, unchanged
indicators-replaces = Replaces { $value }
indicators-confirm = { $count ->
    [1] Read in the figure
   *[other] Read in { $count } figures
 }
row-not-text = It is not text in UTF-8.
row-columns = It has { $found } columns instead of 8.
row-empty = { $found } is empty. Fill it in.
row-url = url “{ $found }” is no address that begins with https:// or http://. Leave it empty if there is none.
row-year = Year “{ $found }” is no year between 1990 and 2100.
row-theme-unknown = The theme “{ $found }” is not there. Choose one of: { $known }.
row-unit = The unit “{ $found }” is not there. Choose one of: { $known }.
row-no-number = The value “{ $found }” is no number. Write 25.5, or 25,5 where semicolons part the columns.
row-percent = The value { $found } is no percentage between 0 and 100.
row-count = The value { $found } is no whole number from 0 on.
row-rate = The value { $found } is no number from 0 on.
row-repeated = Source, year, area and figure are the same as in an earlier row.

## Levels and units
picture-dialogues-none = No notes for the year yet. That does not mean that nothing has happened, only that nothing is written down.
picture-dialogues-none-chosen = No notes about what is chosen.
picture-dialogues-chosen = Notes about what is chosen are counted here, and those about the whole municipality or all ages.
picture-dialogues-label = { $notes ->
    [1] Based on 1 note
   *[other] Based on { $notes } notes
 } from dialogues with { $n ->
    [1] 1 participant
   *[other] { $people } participants
 }. Shows what they told, not how common it is.
picture-dialogues-table = { $kind } by theme. Severity 0–{ $most }, least and most.
picture-dialogues-notes = Dialogues
picture-dialogues-people = Participants
picture-dialogues-proposals = Proposals
picture-dialogues-said = What was told
picture-dialogues-open = Open the note
level-negligible = negligible
level-small = small
level-noticeable = noticeable
level-large = large
level-very-large = very large
level-uncertain = { $level }, uncertain
unit-answers = Number of answers, rounded to the nearest five
unit-answers-expected = Number of answers, and how many it would have been if every age group had answered as often
unit-coverage = Coverage: the group's share of the answers divided by its share of the inhabitants
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
finding-level = { $title }. About the same: { $row }, { $value }
finding-level-more = { $title }. About the same: { $row }, { $value }, and { $more } more
finding-some-hidden = Not everything can be shown
finding-most-answers = Most answers: { $name }, { $n }
finding-missing = Missing most: { $row }. Its answers are { $value } of what its share of the inhabitants would give
finding-none-missing = In the whole municipality no age group has fewer than half the answers expected
finding-none-missing-area = No age group is underrepresented in any area
finding-change = { $n } of { $compared } have certainly changed since { $year }
finding-no-change = No certain change since { $year }
finding-hidden = No figure can be shown
note-interval = Line and light band: 95% interval, random uncertainty only.
note-weighted = Weighted: the base is how many equally heavy answers the weighted answers are worth.
note-unweighted = Not weighted.
note-index = Line and light band: 95% interval, random uncertainty only. The index is our own and cannot be compared with that of the police.
note-heat = Read the figure and the word in each box; a stronger tone is a bigger problem. A hatched box is protected or has too few answers, it is not zero. Intervals and numbers of answers are in the picture's table.
note-map = Read the figure in each area; closer lines are higher figures. Slanting lines mean protected or too few answers, not zero. Intervals and numbers of answers are in the picture's table. The map is simplified and shows only roughly where the borders run.
note-map-empty = No area can be shown for: { $names }.
note-change = The ring is the year before, the dot is the year shown. "Increased" or "Decreased" is there only where the difference is larger than chance usually makes.
note-change-left-out = { $n ->
    [1] One row cannot be compared and is not shown here. The table with the bars says why.
   *[other] { $n } rows cannot be compared and are not shown here. The table with the bars says why.
 }
note-sensitive = Sensitive question: more answers are required, and 0 and 100 per cent are not shown.
respondents-received = Answers received: { $n }.
respondents-outside = Of which from people who do not live in the municipality: { $n }. They are counted here only.
respondents-area-unknown = Answers without a known area: { $n }.
respondents-burst = Unusually many answers: { $channel }, { $day }, about { $n }. On the days before there were usually { $usual }.
respondents-all-groups = All age groups
respondents-matrix = Answers per age group and area
short-trygg-kvall = Out alone late in the evening
short-b-dag = Outdoors in the daytime
short-b-kvall = Outdoors when it is dark
short-b-skolvag = On the way to and from school
short-b-skola = At school
short-y-station = At the station in the evening
short-y-buss = On the bus or train in the evening
short-y-centrum = In the centre in the evening
outside-about = Other questions, another sample and often another area. Read them as context, not as a comparison per cent for per cent.
outside-figure = Figure
outside-geography = Area
outside-source = Source
outside-base-survey = Those who answered the source’s survey
outside-base-persons = Number of persons
outside-base-reports = Reported crimes
outside-base-rate = Reported crimes for each 100,000 inhabitants

## Faults in forms
fault-missing = Write something here.
fault-choose-some = Choose at least one.
fault-choose = Choose one of the options.
fault-too-long = Write { $most } characters at most.
fault-email = Write a whole email address, such as name@kommun.se.
fault-email-taken = The address already has an account. Sign in instead, or use another address.
fault-password-short = Choose a longer password: at least { $least } characters.
fault-passwords-differ = The two passwords differ. Write the same password both times.
fault-day = Choose a day that exists, written like 2026-09-03.
fault-days-reversed = The last day cannot be before the first. Change one of them.
fault-closed-group = The event has cards for a closed group. Choose no. If nobody has answered with a card you can withdraw the cards first.
fault-number = Enter a whole number from { $least } to { $most }.
fault-unknown = “{ $typed }” cannot be chosen. Write one of the values that can.
fault-participants = Write at least one function and how many they were.
fault-function = Write which function they had, such as teacher.
fault-function-number = Write how many “{ $function }” were, from 1 to { $most }.
fault-function-twice = “{ $function }” is there twice. Add the numbers up.
fault-functions = Write at most { $most } functions. Put some of them together.
fault-day-future = { $day } has not been yet. Write the day of the dialogue.
fault-year = Write the year with four digits, such as 2026.
fault-year-far = The day is more than a year from { $year }. Correct the day or the year.
