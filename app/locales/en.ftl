### Texts that all pages share, and the residents' pages. Plain words, short sentences, the verb first.

day =
    { $day } { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } { $year }
days = { $first } – { $last }

## The frame around every page

shell-who = The municipality and the police in { $name }
shell-skip = Skip to the content
shell-language = Language
shell-about = How we handle your answers
shell-open-data = Open data
shell-accessibility = Accessibility
shell-start = To the start page
shell-demo = This is a trial run: there are made-up answers here. They are removed before we ask for real.
waiting-some = Answers waiting for network: %. We send them as soon as we can.
waiting-sent = What was waiting for network has been sent.
waiting-closed = The round closed before the waiting answer could be sent, so it does not count. It has been removed from the phone.
waiting-refused = An answer that was waiting could not be taken and does not count. It has been removed from the phone. Do you want to answer? Begin again from the start page.

## The start page

start-title = How safe do you feel where you live?
start-lead = The municipality and the police in { $name } want to know. Your answers help decide the next citizen promise (medborgarlöfte): what we promise to do for safety during a year.
start-age = How old are you?
start-age-hint = Choose, and you get questions that suit you.
start-event = You are answering at
start-card = The card is good for one answer. We keep nothing that shows which card an answer came with.
start-closed = We are not taking answers right now
start-closed-text = This round has closed. Thank you to everyone who answered. Welcome back when the next round opens.
start-calendar = Meet us: see when the police and the municipality are out
start-anonymous = You are anonymous. Every question is voluntary.

## Cards with a single-use code

card-title = Enter the code from your card
card-lead = The code is on the card: sixteen letters and digits.
card-label = Code
card-hint = Upper or lower case, with or without hyphens, is all the same.
card-go = Continue
card-invalid = That is not a whole code. Enter all sixteen letters and digits from the card.
card-again = Enter the code again

## The questions

survey-title = How safe do you feel where you live?
survey-lead = The municipality and the police in { $name } are asking. Your answers help decide the next citizen promise (medborgarlöfte): what we promise to do for safety during a year.
survey-lead-child = The municipality and the police in { $name } want to know where children feel safe, so that we can make things better. There are no right or wrong answers.
survey-anonymous = You are anonymous, and you can skip any question you like.
survey-number = Question { $number } of { $total }
survey-followup = Follow-up question
survey-background = One last question about you
survey-when = Skip this question if it does not apply to you.
survey-back = Back
survey-next = Next
survey-skip = Skip
survey-clear = Remove my answer
survey-send = Send my answers
survey-sending = Sending …
survey-offline = The answers did not get through. Check that you are online and press Send again. Your answers are still here, and they are counted only once.
survey-busy = Many people are answering right now. Wait a minute and press Send again. Your answers are still here.
survey-again-title = Your answers are already saved
survey-again-next = Is someone else going to answer on the same phone? Start again, and that answer is counted by itself.
survey-kept-title = Your answers are still on the phone
survey-kept-text = The phone has no network right now. Your answers are saved on the phone, but not sent. Leave this page open and they are sent when the network is back. If you close it: open it again when you have network. You need not answer again. Once the answers have been sent they are removed from the phone.
survey-kept-ended = The answer could not be taken
survey-kept-sent = Your answers have now been sent. Thank you!

save-add = Save so that I can answer without network
save-busy = Saving …
save-done = This page is saved on this phone. Add it as a bookmark to find it without network. The start page cannot be opened without network.
save-failed = It could not be saved. Check that you are online and try again.
save-gone = The page has been removed from the phone.
save-over = The round has closed. The page has been removed from the phone.
save-remove = Remove from the phone

## Errors in the answers. Say what to do.

number-word =
    { $number ->
        [1] one
        [2] two
        [3] three
        [4] four
        [5] five
        [6] six
        [7] seven
        [8] eight
        [9] nine
        [10] ten
        [11] eleven
        [12] twelve
       *[other] { $number }
    }
error-title = Look at this first
error-nothing = You have not answered any question. Answer at least one, then send.
error-unknown-field = The page sent something that is not a question here. Send again, or begin from the start page.
error-unknown-option = Choose among the answers shown.
error-more-than-one = Choose one answer only.
error-too-many = Choose { $most } at most. You have chosen { $chosen }.
error-not-alone = “{ $option }” cannot be chosen together with anything else. Remove one of them.

## Thanks

thanks-title = Thank you for your answers!
thanks-saved = Your answers are saved.
thanks-differs-title = Your first answers count
thanks-differs = This survey had already been sent from the same page. What you changed afterwards is not included. Are you someone other than the person who sent it first? Start again with the button “Let the next person answer”.
thanks-next = What happens now?
thanks-next-picture = We put everyone’s answers together into a picture of how safe it is.
thanks-next-promise = The municipality and the police choose what matters most and write a citizen promise (medborgarlöfte).
thanks-next-result = When the round has closed and we have gone through the answers, we show the result here on this site.
thanks-no-report = This is not a police report. Emergency: 112. Report or tip off: 114 14. Under 18: Bris 116 111.
thanks-help = Have you been a victim of crime?
thanks-help-text = You can get support even if you have not reported it. Call Brottsofferjouren (Victim Support): 116 006.
thanks-help-child = Do you feel unsafe? Talk to a grown-up you trust.
thanks-someone-else = Let the next person answer

## The tablet on the table

kiosk-starting = Getting the tablet ready. It takes a few seconds.
kiosk-stopped = The tablet is not running
kiosk-stopped-text = Staff start it from the event’s page. Answers that wait for network are sent all the same: leave the tablet on until none are waiting.
kiosk-unable = The tablet could not be started
kiosk-unable-text = Check that it has network and an up-to-date browser, and start it once more from the event’s page. The address must begin with https.
kiosk-no-script = This page needs script (JavaScript). Turn it on in the browser.
kiosk-refused = The answers could not be taken. Tell the staff. You can also answer on your own phone.
kiosk-thanks = Your answers have been received.
kiosk-soon = The next person can begin in % seconds. Touch the screen if you want to read on.
kiosk-still = Are you still there?
kiosk-still-text = In % seconds the answers are removed, so that the next person can begin.
kiosk-still-yes = Yes, I am still here

## About the answers

about-title = How we handle your answers
about-lead = The municipality and the police in { $name } ask how safe people feel. We want to know what you think, not who you are.
about-kept = What we keep
about-kept-answers = your answers to the questions, and your age group
about-kept-day = the day the answer came in, but no time of day
about-kept-language = the language you answered in
about-kept-way = whether you came by an open link, with a card, at an event or answered on the staff’s tablet, and then at which event
about-not-kept = What we do not keep
about-not-kept-name = names, personal identity numbers, phone numbers or email
about-not-kept-address = your IP address, or which phone and browser you have
about-not-kept-device = cookies or anything else that follows you. Only the tab you answer in remembers the answers, until they are sent
about-not-kept-order = the order in which the answers came
about-phone = What may be on your phone for a time
about-phone-waiting = If there is no network when you send, the answers stay on your phone. They are sent when the network is back, and are removed from the phone when they have arrived.
about-phone-saved = If you press “Save so that I can answer without network”, the page with the questions is saved on the phone until you remove it, or open it when the round has closed. Otherwise we save nothing there.
about-phone-kiosk = On a tablet that staff have put out, answers that wait for network are locked. Only our server can open them.
about-remains = What is there for a short while
about-remains-address = Your IP address is in the server’s memory for a little while, so that we can slow down anyone who sends a great many answers. It is never written down.
about-remains-order = The database has a working log and numbers its changes. Someone with access to the computer itself could see there in which order answers came in, but not who sent them, until the database is tidied at night.
about-remains-card = If you answer with a card, its code is removed the moment your answer is saved. Someone with both the card and access to the computer itself could see which answer the card gave, until the database is tidied at night.
about-remains-key = The page carries a random number, so that the same answer is not counted twice. We keep only a checksum of it, apart from the answers and without a time. It is deleted 72 hours after the round has closed.
about-why = Why we ask
about-why-text = The answers are part of the picture that the municipality and the police use to prevent crime and to write the year’s citizen promise (medborgarlöfte). The municipality’s task is set out in the Swedish act (2023:196) on municipalities’ responsibility for crime prevention.
about-who = Who is responsible
about-who-text = The municipality of { $name } and { $police } are responsible together. Staff who work with the picture can read the answers, but cannot see who has answered.
about-shown = How the result is shown
about-shown-text = We show sums only. With fewer than { $base } answers nothing is shown at all. For children and for sensitive questions the limit is { $sensitive }.
about-change = Can I change or remove my answer?
about-change-text = No. We cannot find your answer, because nothing in it says that it is yours.
about-long = How long the answers are kept
about-long-text = The answers are public records. They are kept for as long as the municipality’s plan for information says, and are then removed.
about-contact = Questions?
about-contact-text = Contact the municipality of { $name }.
about-contact-email = Email: { $email }
about-contact-phone = Phone: { $phone }
about-contact-website = More about the results: { $website }

## The calendar

calendar-title = Calendar
calendar-lead = Here you can meet the municipality and the police in { $name }, and read what came of earlier meetings.
calendar-nothing = Nothing is planned just now. As soon as a meeting is decided it is here.
calendar-nothing-chosen = No meeting fits what you chose.
calendar-show-all = Show every meeting
calendar-month = Month
calendar-every-month = Every month
calendar-month-name =
    { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } { $year }
calendar-show = Show
calendar-coming = Coming
calendar-none-coming = No coming meeting is decided.
calendar-past = Earlier
calendar-earlier = Choose a month to see older meetings.
calendar-for-all = For all ages.
calendar-for = For those aged { $ages }.
calendar-who = You meet: { $who }.
calendar-outcome = What came of it
calendar-answers = About { $n } answered the questions there.
calendar-answers-few = Fewer than { $n } answered the questions there.
calendar-subscribe = Have the meetings in your own calendar
calendar-subscribe-about = Subscribe to the address below in your calendar, and new meetings are added by themselves. You can also download the file.
calendar-file-name = Meet the municipality and the police in { $name }
calendar-file = Download the calendar file

## Accessibility

accessibility-title = Accessibility statement
accessibility-lead = Everyone should be able to use this site. Here is how far we have come, and how to tell us when something does not work.
accessibility-service = The municipality of { $name } and { $police } are behind the site Lägesbild, { $address }. It is to follow the Swedish act (2018:1937) on accessibility of digital public services.
accessibility-conformity = How accessible is the site?
accessibility-full = The site conforms fully with the act, at the level called WCAG 2.1 AA.
accessibility-partial = The site conforms partly with the act, at the level called WCAG 2.1 AA. What falls short and what we have not tried is told further down.
accessibility-none = The site does not conform with the act, at the level called WCAG 2.1 AA. What falls short is told further down.
accessibility-tell = Tell us when something does not work
accessibility-tell-about = Say what is hard, or ask to have something in another way.
accessibility-reply = We reply within { $days ->
    [1] one day
   *[other] { $days } days
 }.
accessibility-other-ways = You can also reach us like this:
accessibility-supervisor = Complain to the supervisory authority
accessibility-supervisor-about = Are you not content with how we deal with what you have told us? Then you can complain:
accessibility-supervisor-link = complain to { $name }
accessibility-deficiencies = What falls short
accessibility-no-deficiencies = We know of nothing that falls short.
accessibility-reason = The reason:
accessibility-criterion = WCAG criterion { $number }.
accessibility-planned = We expect to have mended it on { $day }.
accessibility-not-planned = No day is set for mending it.
accessibility-exceptions = Exceptions
accessibility-no-exceptions = We make no exception because something would cost unreasonably much, and no content is outside the act.
accessibility-method = How we have tried it
accessibility-assessed = The latest assessment was made on { $day }.
accessibility-updated = The statement was updated on { $day }.
accessibility-tried = This was tried
accessibility-not-tried = This was not tried

matter-deficiency = Point out something that is not accessible
matter-format = Ask to have inaccessible content in another format
matter-deficiency-lead = Write what is hard to use, and we see to it that it gets better.
matter-format-lead = Write what you want and how, and we send it to you.
matter-text = What is hard?
matter-text-hint = Do tell which aid or browser you use. Write nothing of your health that we need not know.
matter-page = Which page is it about?
matter-page-hint = Its heading or address is enough.
matter-contact = How would you like our reply?
matter-contact-hint = Write an e-mail address, a telephone number or a postal address. Leave it empty if you want no reply.
matter-content = What would you like to have?
matter-content-hint = For example a page, a poster or a chart.
matter-which-format = In which way?
matter-which-format-hint = For example read aloud, in Braille, in large print, on paper or in easy Swedish.
matter-send-to = Where shall we send it?
matter-send-to-hint = Write an e-mail address, a telephone number or a postal address.
matter-more = Is there anything more you want to tell?
matter-more-hint = Write nothing of your health that we need not know.
matter-optional = { $label } (optional)
matter-send = Send
matter-data = What we do with what you write
matter-data-why = We use it only to mend what you point out or send what you ask for, and to reply to you.
matter-data-who = The municipality of { $name } is the controller of personal data. We need it for a task in the public interest that is laid down by law.
matter-data-public = What you write is a public record and may be given to whoever asks for it.
matter-data-long = We delete it { $days } days after the matter is done.
matter-data-apart = It has nothing to do with the answers to our questions on safety: nobody can see whether or what you have answered there. Your IP address is not kept.
matter-data-rights = You can ask to see, correct or erase what we keep of you. If you are not content you can complain to the Swedish Authority for Privacy Protection.
matter-receipt = Thank you, it has come through
matter-receipt-number = Your matter has the number
matter-receipt-reply = We reply by { $day }, in the way that you chose.
matter-receipt-no-contact = You did not say how we can reach you, so we cannot reply. We deal with it by { $day }. Open this page again if you want to see how far it has come.
matter-receipt-status = Status now: { $status }.
matter-receipt-ask = Do you want to ask about it?
matter-receipt-keep = Keep the number or the address of this page. Say the number when you contact us.
matter-status-new = New
matter-status-handling = Being handled
matter-status-done = Done
matter-slow-down = Very many messages have come from here in a short time. What you wrote is still here. Wait ten minutes and send it again.
matter-busy = It could not be saved just now. What you wrote is still here. Wait a few seconds and send it again.

## When something does not work

notice-not-found = There is no such page
notice-not-found-text = Check the address, or begin from the start page.
notice-unknown-event = We do not know that code
notice-unknown-event-text = Check the code on the poster. You can also answer without a code from the start page.
notice-unknown-code = This code cannot be used
notice-unknown-code-text = If you have already answered with the card, your answers are saved and there is nothing more to do. Otherwise, check the code against the card. If it is right, ask whoever gave you the card for a new one. You can also answer without a card from the start page.
notice-closed = This round has closed
notice-closed-text = We are not taking answers right now. What you filled in has not been saved. Welcome back when the next round opens.
notice-too-large = That was too much to take in
notice-too-large-text = Your answers have not been saved. They are still on the previous page: go back and send again.
notice-slow-down = Very many people are answering from here right now
notice-slow-down-text = If you sent answers, they have not been saved yet. Wait a minute, then reload this page and they are sent again. They are also on the previous page: go back and send again.
notice-busy = That does not work right now
notice-busy-text = Wait a few seconds and reload this page. If you sent answers, they are sent again and counted only once. They are also on the previous page: go back and send again.
notice-bad-request = The answers could not be read
notice-bad-request-text = Your answers have not been saved. They are still on the previous page: go back and send again. If that does not help, begin from the start page.
notice-wrong-version = The questions have changed
notice-wrong-version-text = Your answers have not been saved. They are still on the previous page if you want to look at them: go back. Then open the survey anew from the start page.

picture-not-yet = The picture for { $year } has not been published yet
picture-not-yet-text = When the round has closed, the municipality and the police go through the answers. The picture is then shown here.

## The published picture

picture-latest = Read the picture for { $year }
picture-latest-about = This is how others answered. There are short pages in plain words too.
published-name = Situation picture { $year }, version { $number }
published-short-hash = SHA-256 { $hash }…
published-parties = { $name } and { $police }
published-lead = How those answered who wanted to tell how safe they feel, and what we make of it.
published-version = Version
published-day = Published
published-not-yet = Not published
published-method = Method
published-method-link = How we did it
published-preview = Preview.
published-preview-text = This is how the page looks once it is published. Only staff can see it now.
published-old = Older version.
published-newer = There is a newer one: version { $number }, published { $day }.
published-to-newest = Read the newest version
published-changed = What has changed since version { $number }
published-reason = Because: { $reason }
published-same-figures = Every figure is the same.
published-other-figures =
    { $changed } of { $compared } figures are not what they were. { $points ->
        [0] No share has changed, only numbers of answers or what is shown.
        [1] No share differs by more than 1 percentage point.
       *[other] The share that has changed most differs by { $points } percentage points.
    }
published-other-texts = New words in sections { $sections }.
published-differences = Show the figures that have changed
published-figure = Figure
published-before = Before
published-now = Now
published-index-of = { $theme }: perceived problem index
published-about = About this version
published-frozen = This was published once and for all. If something is wrong there will be a new version, with the reason, and the old one can be read here.
published-download = Download the version as a file ({ $file })
published-check = The file is genuine if its SHA-256 is this:
published-versions = Every version
published-one = Version { $number }, { $day }
published-first = The first one.
published-nothing-written = Nothing is written in this section.
published-compared = Compared with { $year }. “Increased” and “Decreased” stand only where the difference is surely larger than chance usually gives and the same question was asked in the same way.
published-not-compared = Nothing is compared with { $year }: there is no published picture of that year to compare with.
published-how = How the figures were made
published-collected = Answers were collected from { $opens } to { $closes }.
published-hidden = A figure is shown only where at least { $base } have answered, and at least { $sensitive } for children and sensitive questions.
published-rounded = Numbers are rounded to the nearest five, shares to whole percent, and to the nearest five percent where fewer than 50 have answered.
published-attacked = Before the picture was published we tried whether anyone can work out a single person's answers. It could not be done.
published-program = Made with { $program }.
published-dialogues = Dialogues per theme
published-dialogue-count = Dialogues
published-participants = People, about
published-dialogues-note = Where fewer took part than a figure needs, no numbers are shown. The notes are not published.
published-dialogues-all-few = { $themes ->
    [one] Dialogues were held about one theme. Few took part, so
   *[other] Dialogues were held about { $themes } themes. Few took part in each, so
} no numbers are shown. The notes are not published.
published-judgements = Judgement per theme
published-judgements-about = Agreed: those who say something are within one step of each other (small, medium, large). Split: one says small and another large. Not enough to go on: residents say nothing, or nobody else does. For the dialogues it says how many took part, “too few to show” where they are. Staff may judge otherwise, and then write why.
published-judged = Judgement
published-residents-say = Residents
published-outside-says = Other sources
published-says-nothing = Says nothing
published-outside-not-judged = Figures, not judged
published-took-part = About { $people } took part
published-few-took-part = Too few to show
published-no-dialogue = No dialogue
published-score = { $score } of 100 points by the rule for priorities. Most of them come from this: { $why }.
published-moved = Moved from where its points put it: { $reason }

## The picture in plain words

plain-links = Short and simple
plain-title = What { $people } answered in { $year }
plain-answered = About { $n } { $people } in { $place } answered. This is what they said.
plain-answered-few = Few { $people } in { $place } answered. So we do not say how many.
plain-nothing = Too few { $people } answered. So we cannot show any figures here: someone might work out who answered what.
plain-hidden = Some things are not shown, so that nobody can work out who answered what.
plain-children = children
plain-the-children = the children
plain-young = teenagers
plain-the-young = the teenagers
plain-young-adults = young adults
plain-the-young-adults = the young adults
plain-adults = adults
plain-the-adults = the adults
plain-older = older people
plain-the-older = the older people
plain-tenths = { $n } out of 10 { $people }
plain-half = About half of { $people }
plain-almost-all = Almost all { $people }
plain-almost-none = Almost no { $people }
plain-felt = How it feels
plain-safe = safe
plain-unsafe = unsafe
plain-felt-late = { $who } feel { $how } out alone late in the evening.
plain-felt-day = { $who } feel { $how } outdoors in the daytime.
plain-felt-dark = { $who } feel { $how } outdoors when it is dark.
plain-felt-way = { $who } feel { $how } on the way to school.
plain-felt-school = { $who } feel { $how } at school.
plain-felt-bus = { $who } feel { $how } on the bus or the train.
plain-felt-station = { $who } feel { $how } at the station in the evening.
plain-felt-bus-evening = { $who } feel { $how } on the bus or the train in the evening.
plain-felt-centre = { $who } feel { $how } in the centre in the evening.
plain-felt-out-day = { $who } feel { $how } outdoors in the daytime.
plain-felt-out-evening = { $who } feel { $how } outdoors in the evening.
plain-felt-door = { $who } feel { $how } at home when a stranger rings the bell.
plain-felt-other = { $asked }: { $who } feel { $how }.
plain-causes = What makes children feel unsafe outdoors
plain-problems = The biggest problems
plain-problem = Those who answered think the problem is { $level }.
plain-no-problems = Nothing we asked about is a big problem, say those who answered.
plain-places = Where most people feel unsafe
plain-wishes = What most people want us to work on
plain-next-first = This is what we take on first: { $themes }.
plain-next-promise = The police and the municipality write what they promise to do.
plain-next-told = Then we tell you how it went.
plain-others = Read about other ages
plain-to-whole = Read the whole picture
## Open data

open-title = Open data
open-lead = Take the situation picture’s figures and do what you like with them: examine, compare, calculate, build something of your own.
open-nothing = Nothing has been published yet
open-nothing-text = When the municipality and the police have published a situation picture you find its figures here, in formats for spreadsheets, statistics tools and programs of your own. Until then we show no figures at all: whoever followed them day by day could work out single answers.
open-version = The situation picture { $year }, version { $number }
open-about = Published { $day }. Based on about { $answers } voluntary answers. The files hold { $figures } figures, of which { $hidden } are hidden so that nobody can be picked out. They are the same figures as on the picture’s page, rounded in the same way.
open-reason = This version takes an earlier one’s place: { $reason }
open-demo = Made-up answers: this picture was made to try the tool. Use it for nothing else.
open-older = There is a newer version for the same year.
open-older-link = Show the latest
open-picture = Read the situation picture { $year } in words and charts
open-excel = CSV for Swedish Excel
open-excel-text = Double-click the file. Semicolons between the columns and decimal commas.
open-csv = CSV for programs
open-csv-text = For R, Python, SPSS and others. Commas between the columns, decimal points, UTF-8.
open-json = JSON
open-json-text = For the web: one object for each figure. A hidden value is null.
open-px = PX
open-px-text = For PxWeb, PC-Axis and other statistics tools. Hidden values are two dots.
open-book-excel = The codebook for Swedish Excel
open-book-excel-text = The same codebook with semicolons between the columns. Double-click the file.
open-book = The codebook
open-book-text = What every column and every code means, in Swedish and English.
open-package = The data package
open-package-text = Describes the other files for programs, after Frictionless Data Package.
open-checksum = With SHA-256 you can check that a file has arrived whole and that nobody has changed it.
open-reading = How to read the figures
open-reading-row = Each row is one figure: what share of those who answered a question, in an age group and an area, chose an answer. Where andel is 37 and n_avrundat is 65, 37 percent of about 65 people chose that answer. ki_l and ki_u show how much chance can do.
open-reading-not = Those who answered chose to do so themselves. The figures show what they think, and cannot be extended to everyone who lives in the municipality. So do not compare them directly with sample surveys.
open-status = The column status says whether the figure is shown
open-ok = The figure is shown.
open-protected = The figure is hidden so that nobody can be picked out. Either it is too small itself, or another one could be worked out from it. It is not zero.
open-too-few = Too few have answered the question for anything to be shown.
open-columns = What the columns mean
open-columns-text = The codebook explains every code too. The column kommunkod is text: it often begins with a zero.
open-programs = For programmers
open-programs-text = The addresses stay. A published version never changes; if something is wrong there is a new version with a new address. The files can be fetched from other sites (CORS) and have an ETag.
open-latest = Always the latest version of a year
open-fixed = Just this version
open-others = Other years and versions
open-other = { $year }, version { $number }, published { $day }
open-other-demo = made-up answers
open-catalogue = Catalogue
open-catalogue-text = The description of all datasets for data portals, after DCAT-AP-SE:
open-licence = Licence
open-licence-text = Use the figures freely, without asking. We are glad if you say where they come from.

## The answers are kept, but something around them was wrong
kept-unknown-event = We have no such event. Your answers are still here: send them again, and they count without the event.
kept-unknown-code = The code of the card has been used or withdrawn, or is mistyped. Your answers are still here. Go to the last question and press Send, and they count as an answer without a card, or ask whoever gave you the card for a new one.
kept-wrong-version = The questions have changed since you opened the page. Your answers are still here: look through them and send again.
kept-bad-request = Something was missing when you sent. Your answers are still here: send them again.
