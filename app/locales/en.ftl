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

## The answers are kept, but something around them was wrong
kept-unknown-event = We have no such event. Your answers are still here: send them again, and they count without the event.
kept-unknown-code = The code of the card has been used or withdrawn, or is mistyped. Your answers are still here. Go to the last question and press Send, and they count as an answer without a card, or ask whoever gave you the card for a new one.
kept-wrong-version = The questions have changed since you opened the page. Your answers are still here: look through them and send again.
kept-bad-request = Something was missing when you sent. Your answers are still here: send them again.
