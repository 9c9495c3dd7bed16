# Löftet som det skrivs, kontrolleras och beslutas.
## Ramen
nav-promise = Löfte

## Arbetsbänken
promise-title = Medborgarlöfte { $year }
promise-back = Tillbaka till löftet
promise-empty-picture = Här börjar löftet. Lägesbilden för { $year } är publicerad (version { $number }). Gör ett utkast av den: ett åtagande för varje prioritering, med problemet, siffrorna och en föreslagen insats. Sedan ändrar ni det så att det blir ert.
promise-empty-decided = Löftet är beslutat (version { $number }), men inte skrivet här. Hämta texten om ni ska ändra den.
promise-empty-nothing = Löftet för { $year } bygger på lägesbilden för { $before }. Den är inte publicerad än. Publicera den först, så görs utkastet av den.
promise-to-publishing = Publicera lägesbilden { $before }
promise-make-draft = Gör ett utkast
promise-make-version = Hämta den beslutade texten
promise-by-hand = Skriv ett åtagande för hand
promise-draft = Utkast
promise-concerns = { $number ->
    [0] Kontrollerna hittar inget att rätta.
    [1] Kontrollerna hittar en sak att rätta.
   *[other] Kontrollerna hittar { $number } saker att rätta.
 }
promise-to-follow-up = Följ upp löftet
promise-to-public = Se löftet som invånarna ser det
promise-change-after = Ändrar ni något blir det ett nytt utkast. Det som är beslutat står kvar för invånarna tills båda har godkänt den nya texten.
promise-is-decided = Beslutat { $day }: version { $number }. Både polisen och kommunen har godkänt den här texten.
promise-new-version = Ny version på väg. Version { $number } beslutades { $day } och gäller tills båda har godkänt version { $next }.
promise-changes-decided = Version { $number } av löftet är beslutad och ändras inte. Det du sparar här blir ett förslag till nästa version.
promise-to-decide = Läs igenom och besluta
promise-marks = Det här kan peka ut någon. Löftet är offentligt: skriv en funktion i stället för ett namn.
promise-rests-on = Löftet bygger på lägesbilden { $year }, version { $number }.
promise-rests-on-nothing = Löftet bygger inte på någon lägesbild här.

## Villkor
terms-title = Det som gäller för hela löftet
terms-edit = Ändra period, parter och mål
terms-period = Period
terms-starts = Från och med
terms-ends = Till och med
terms-parties = Parter
terms-parties-hint = En på varje rad.
terms-goals = Mål för året
terms-goals-hint = Skriv i några meningar vad året ska leda till.
terms-picture = Lägesbild som löftet bygger på
terms-picture-hint = Siffrorna i åtagandena hämtas härifrån.
terms-picture-version = Lägesbild { $year }, version { $number }
terms-no-picture = Ingen lägesbild
terms-newer-picture = Det finns en nyare version ({ $number }). Byt till den när du ändrar.
terms-reason = Varför ändras löftet?
terms-reason-hint = Skälet visas för alla när den nya versionen är beslutad.
terms-save = Spara villkoren

## Åtaganden
commitments-title = { $number ->
    [1] Ett åtagande
   *[other] { $number } åtaganden
 }
commitment-new = Lägg till ett åtagande
commitment-new-title = Nytt åtagande
commitment-edit = Ändra
commitment-up = Flytta upp
commitment-down = Flytta ner
commitment-remove = Ta bort
commitment-removed = Åtagandet är borttaget ur utkastet.
commitment-undo = Ångra och lägg tillbaka
commitment-save = Spara åtagandet
commitment-add = Lägg till åtagandet
commitment-choose-theme = Vad handlar åtagandet om?
commitment-themes-first = Prioriterat i lägesbilden
commitment-themes-other = Andra teman
commitment-other-theme = Byt tema
commitment-other-theme-about = Det du har skrivit men inte sparat försvinner när du byter.
commitment-deed = Insats
commitment-for = För vilka åldrar
commitment-where = Var
commitment-problem = Problemet
commitment-problem-hint = Skriv vad som är fel, med siffran och osäkerheten.
commitment-cause = Orsak
commitment-cause-hint = Varför är det så, som ni ser det?
commitment-goal = Mål
commitment-who = Vem
commitment-term = När kan det märkas?
commitment-term-short = Inom året
commitment-term-long = Efter flera år
commitment-evidence = Underlag
commitment-text = Löftet
commitment-text-hint = En mening eller två, som invånarna läser det. Börja med vem och ta med ett antal.
commitment-areas-hint = Välj inget om det gäller hela kommunen. Siffror för de områden du väljer visas när du har sparat.
commitment-places = Platser
commitment-places-hint = Till exempel: gångtunneln vid stationen
commitment-responsible = Vem ansvarar?
commitment-function = Funktion
commitment-function-hint = En funktion, till exempel områdespolis. Skriv aldrig någons namn.
commitment-easy = På lätt svenska
commitment-easy-hint = Samma löfte i korta meningar med vanliga ord.
commitment-group-what = Vad lovar ni?
commitment-group-for = För vem och var?
commitment-group-why = Varför?
commitment-group-goal = Hur märks det att det hjälpte?
commitment-group-goal-about = Välj en siffra som går att mäta igen i nästa lägesbild.
commitment-group-who = Vem gör det?
commitment-group-easy = Lätt svenska
deed-library = { $number ->
    [1] En insats som andra löften har använt
   *[other] { $number } insatser som andra löften har använt
 }
deed-library-about = Ta en, ändra den eller låt bli. Det fyller fälten nedan och sparar inget.
deed-take = Ta den här
promise-saved = Sparat. Allmänheten ser det först när löftet är beslutat.
deed-taken = Insatsen är hämtad, och löftets ord med den. Inget är sparat än.
deed-taken-alone = Insatsen är hämtad. Löftets ord är era egna och står kvar: skriv dem så att de säger samma sak som insatsen. Inget är sparat än.
deed-what = Insatsen, från verbet
deed-what-hint = Till exempel: Går fotpatruller på torget
deed-number = Minst så många
deed-number-hint = Under hela perioden
deed-unit = Av vad?
deed-unit-hint = Till exempel: fotpatruller
deed-how-often = Hur sprids de?
deed-how-often-hint = Till exempel: en varje vecka i september–maj
deed-starts = Börjar
deed-ends = Slutar
goal-baseline = Siffran i dag
goal-baseline-hint = Ur den publicerade lägesbilden, med osäkerhet och antal svar.
goal-no-baseline = Ingen siffra vald
goal-aim = Vart ska den?
goal-aim-down = Ner
goal-aim-up = Upp
goal-aim-at-most = Till högst
goal-aim-at-least = Till minst
goal-value = Gräns
goal-value-hint = Bara för ”till högst” och ”till minst”. Till exempel 25 eller 2,5.
goal-by = Senast
goal-by-hint = Lämna tomt för periodens sista dag.
evidence-residents = Det här säger invånarna
evidence-residents-hint = Kryssa för de publicerade siffror som åtagandet bygger på. Minst en.
evidence-dialogues = Det här säger medarbetare och samverkan
evidence-dialogues-hint = Dialoger om temat, som de är publicerade.
evidence-outside = Siffror utifrån
evidence-outside-hint = Andras siffror om temat.
evidence-no-picture = Löftet bygger inte på någon lägesbild. Välj en publicerad under Ändra period, parter och mål, så finns dess siffror här.
evidence-none = Lägesbilden har inget om det här temat.
evidence-dialogue = { $kind }: { $dialogues } dialoger med { $participants } deltagare
evidence-few = få
card-evidence = { $number ->
    [1] Bygger på en uppgift
   *[other] Bygger på { $number } uppgifter
 }
card-no-text = Löftet är inte skrivet än.
card-in-order = Kontrollerna hittar inget att rätta här.

## Kontroller
concerns-title = Det här kan bli bättre
concerns-number = { $number ->
    [1] En sak att rätta
   *[other] { $number } saker att rätta
 }
concerns-whole = Det här saknas i helheten
concern-empty = Här finns inget löfte än.
concern-vague = ”{ $sentence }” Ordet ”{ $vague }” går inte att räkna.
concern-no-number = ”{ $sentence }” Det står inget antal, så ingen kan se om löftet hölls.
concern-other-number = Löftet säger minst { $text }, men insatsen är minst { $deed }.
concern-no-evidence = Åtagandet bygger inte på något underlag.
concern-no-residents = Underlaget saknar invånarnas egna svar.
concern-no-baseline = Det står inte hur det är i dag, så ingen kan se om det ändrades.
concern-no-function = Ingen funktion ansvarar för åtagandet.
concern-no-period = Dagarna ligger utanför löftets period, eller slutar innan de börjar.
concern-nothing-for = Inget för { $group }. { $figure }
concern-unanswered = { $theme } är prioritering { $rank } i lägesbilden, men har varken ett åtagande eller ett skäl till varför inte.
concern-unchanged = ”{ $sentence }” Samma mening stod i löftet { $year }.
concern-under-covered = Underlaget från { $group } kommer från en grupp där få har svarat.
mend-reason = Skriv skälet
mend-empty = Skriv löftet
mend-number = Skriv ett antal
mend-other-number = Skriv samma antal
mend-evidence = Se över underlaget
mend-baseline = Välj en siffra
mend-function = Skriv en funktion
mend-period = Ändra dagarna
mend-age-groups = Ändra åldrarna
mend-unchanged = Skriv om meningen
mend-unanswered = Lägg till ett åtagande
mend-left-out = Skriv varför inte

## Bortvalt och förra året
left-out-title = Det här valde vi bort och varför
left-out-about = Teman som är viktiga i lägesbilden men inte får ett åtagande. Skälet visas för alla.
left-out-reason = Varför inte?
left-out-no-reason = Inget skäl är skrivet.
left-out-save = Spara skälet
last-title = Löftet { $year }, och hur det gick
last-not-followed-up = Inte uppföljt än.
last-done-yes = Gjort
last-done-partly = Delvis gjort
last-done-no = Inte gjort
last-seen-better = Det har blivit bättre
last-seen-same = Ingen skillnad märks
last-seen-worse = Det har blivit sämre
last-seen-not-known = Vi vet inte om det har ändrats
last-onward-continue = Fortsätt
last-onward-change = Ändra
last-onward-end = Avsluta

## Kommentarer
comments-whole = Samtal om hela löftet
comments-none = Kommentera
comments-number = { $number ->
    [1] En kommentar
   *[other] { $number } kommentarer
 }
comment-label = Skriv till { $other }
comment-hint = Bara ni som arbetar med löftet läser det här. Högst 2 000 tecken.
comment-send = Spara kommentaren

## Besluta
decide-page = Besluta löftet { $year }
decide-about = Läs hela texten. När både polisen och kommunen har godkänt samma text är löftet beslutat.
decide-text = Texten som invånarna läser den
decide-hash = Textens kontrollsumma (SHA-256)
decide-title = Ditt beslut
decide-concerns = { $number ->
    [1] En sak står kvar
   *[other] { $number } saker står kvar
 }
decide-no-concerns = Kontrollerna hittar inget att rätta.
decide-not-yours = En beslutsfattare eller administratör godkänner för sin egen organisation. Du kan läsa.
decide-what-happens = När båda har godkänt fryses texten och visas för alla. Den kan inte ändras sedan: en ändring blir en ny version med ett skäl.
decide-approve = Godkänn för { $side }
decide-withdraw = Dra tillbaka godkännandet för { $side }
decide-waits = { $side } har godkänt den här texten. Nu väntar den på den andra parten.
decide-stopped = Texten kan inte beslutas än.
decide-changed = Texten har ändrats sedan du läste den. Inget är godkänt. Läs den nya texten och godkänn igen.
decide-empty = Varje åtagande behöver en text, och löftet en period och minst ett åtagande.
decide-no-reason = Skriv under villkoren varför det beslutade löftet ändras.
approved-not = har inte godkänt än.
approved-this = har godkänt den här texten ({ $by }).
approved-another = godkände en tidigare text ({ $by }). Den har ändrats sedan dess.
differences-title = Visa vad som ändras
differences-from = Det här ändras från version { $number }
differences-before = Förut
differences-now = Nu
differences-added = Nytt åtagande
differences-removed = Åtagandet tas bort
differences-order = Åtagandena står i en annan ordning.

## Loggen
log-promise-draft = Gjorde ett utkast till löfte
log-promise-terms = Skrev löftets villkor
log-promise-commitment = Skrev ett åtagande
log-promise-left-out = Skrev varför ett tema valdes bort
log-promise-comment = Kommenterade löftet
log-promise-approve = Godkände löftets text
log-promise-withdraw = Drog tillbaka ett godkännande
log-promise-decide = Löftet blev beslutat
