### Personalens sidor: arbetsbänken, lägesbilden, affischen.

## Ramen
staff-product = Lägesbild { $municipality }
staff-skip = Hoppa till innehållet
staff-account = Konto
staff-sign-out = Logga ut
staff-role-at = { $role }, { $organisation }
nav-label = Sidor
nav-overview = Översikt
nav-events = Händelser
nav-dialogues = Dialoger
nav-picture = Lägesbild
nav-export = Export
nav-inbox = Inkorg
nav-log = Logg
round-label = Årets omgång { $year }
round-collect = Samla in
round-picture = Lägesbild
round-promise = Löfte
round-follow-up = Följ upp
role-admin = Administratör
role-editor = Redaktör
role-analyst = Analytiker
role-signer = Beslutsfattare
organisation-police = Polisen
organisation-municipality = Kommunen
organiser-joint = Polisen och kommunen tillsammans
municipality-long = { $municipality } kommun
demo-mark = DEMODATA.
demo-explained = Svaren är påhittade, för att pröva verktyget. Inga siffror på den här sidan får användas på riktigt.

## Formulär
form-errors = Något behöver rättas
field-email = E-postadress
field-password = Lösenord
field-new-password = Välj ett lösenord
field-password-again = Skriv lösenordet en gång till
field-name = Namn
field-organisation = Var arbetar du?
field-year = År
field-age-group = Åldersgrupp
field-area = Område
field-areas = Områden
field-areas-hint = Välj inget om händelsen gäller hela kommunen.
field-channel = Väg in
field-language = Språk
field-gender = Kön
field-detail = Svarens detalj
field-dialect = Filformat
field-event = Händelse
field-day = Dag
field-place = Plats
field-place-hint = Till exempel: Jakobsbergs centrum, vid biblioteket
field-kind = Vad är det för händelse?
field-title = Rubrik
field-title-hint = Det som står på affischen. Till exempel: Möt oss på torget
field-first-day = Första dagen
field-last-day = Sista dagen
field-last-day-hint = Lämna tomt om det är en enda dag.
field-organiser = Vem bjuder in?
field-announced = Ska händelsen stå i den öppna kalendern?
field-announced-hint = Visa aldrig en händelse för en sluten grupp, till exempel en klass. Gör du kort för händelsen tas den bort ur kalendern.
field-ages = För vilka åldrar?
field-ages-hint = Välj inget om händelsen är för alla.
field-outcome = Vad blev det av den?
field-outcome-hint = Skriv några meningar efteråt: vad ni hörde och vad ni gör åt det. Högst 600 tecken. Skriv inget om enskilda. Alla kan läsa det i kalendern.
field-code = Kod
field-answers = Svar
field-answers-today = Svar i dag

## Logga in och första gången
sign-in-for-staff = För dig som arbetar med medborgardialogen hos polisen eller kommunen.
sign-in-button = Logga in
sign-in-wrong = E-postadressen och lösenordet hör inte ihop. Kontrollera båda och försök igen.
sign-in-slow-down = Det blev för många försök. Vänta { $seconds } sekunder och försök sedan igen.
sign-in-signed-out = Du är utloggad.
sign-in-help = Har du glömt lösenordet? Be administratören om en ny engångslänk.
setup-first = Välkommen! Du är först här och blir administratör. Länken fungerar en gång.
setup-invited = Välkommen! Kontot är för { $email }. Välj namn och lösenord. Länken fungerar en gång.
setup-email-hint = Den här adressen loggar du in med.
setup-name-hint = Visas för dina kollegor i loggen. Aldrig för invånarna.
setup-password-hint = Minst 12 tecken. En mening som bara du kommer på är lätt att minnas och svår att gissa.
setup-button = Skapa konto

## Besked
trouble-forbidden = Det får du inte göra
trouble-forbidden-advice = Din roll omfattar inte den här sidan, eller så kom formuläret från en annan webbplats. Behöver du sidan i ditt arbete: be administratören ändra din roll.
trouble-not-found = Sidan finns inte
trouble-not-found-advice = Adressen kan vara felskriven, eller så finns händelsen eller året inte längre. Börja om från översikten.
trouble-link-used = Länken går inte att använda
trouble-link-used-advice = En engångslänk fungerar en gång och i högst sju dagar. Be administratören om en ny. Har du redan valt ett lösenord: logga in.
trouble-slow-down = Det går för fort
trouble-slow-down-advice = Det kom många anrop på kort tid. Vänta en minut och försök sedan igen.
trouble-failed = Något gick fel hos oss
trouble-failed-advice = Inget du har gjort är fel, och inga svar har gått förlorade. Försök igen om en stund. Fortsätter det: säg till den som sköter driften att titta i loggen.
trouble-to-overview = Till översikten

## Omgångar
nav-rounds = Omgångar
rounds-about = En omgång är de dagar då invånarna kan svara. Året är det som lägesbilden heter, även när omgången går över nyår.
rounds-year = Lägesbildens år
rounds-state = Läge
rounds-open = Pågår
rounds-to-come = Kommer
rounds-over = Avslutad
rounds-demo = Påhittade svar
rounds-no-last-day = Inte bestämd
rounds-last-day-where = Sista dagen bestämmer du på sidan där årets lägesbild publiceras: tryck på året.
rounds-new = Öppna en ny omgång
rounds-year-hint = Till exempel { "2027" }.
rounds-opens-hint = Första dagen som svar tas emot: i dag eller senare.
rounds-closes-hint = Lämna tomt om du vill bestämma den senare.
rounds-add = Lägg till omgången
rounds-added = Omgången för { $year } är tillagd. Den öppnar { $opens }.
round-fault-year = Välj det år då omgången öppnar, året före eller året efter.
round-fault-passed = Välj i dag eller en senare dag. Svar kan inte tas emot bakåt i tiden.
round-fault-overlaps = En annan omgång tar emot svar { $days }. Välj dagar som inte går in i varandra.
round-fault-open-ended = Omgången som öppnade { $opens } har ingen sista dag. Bestäm den först.

## Översikten
overview-todo = Att göra
overview-answers = Svar
overview-today = I dag
overview-total = Totalt
overview-coverage = Täckning
overview-per-survey = Svar per åldersgrupp
overview-per-event = Svar per händelse
overview-round-open = Insamlingen öppnade { $opens } och är öppen tills vidare.
overview-round = Insamlingen pågår från { $opens } till { $closes }.
todo-nothing = Inget väntar just nu. Bra jobbat.
todo-no-round = Ingen insamling pågår
todo-no-round-about = Inga svar tas emot i dag. Öppna en omgång, eller vänta till den dag som är bestämd.
todo-to-rounds = Se omgångarna
todo-no-answers = Inga svar än
todo-no-answers-about = Första steget: lägg in en händelse, skriv ut affischen och ställ den där folk går förbi. Sedan kommer svaren hit.
todo-to-events = Lägg in en händelse
todo-event = { $days ->
    [0] I dag: { $title }
    [1] I morgon: { $title }
   *[other] Om { $days } dagar: { $title }
 }
todo-event-about = Affischen är klar. Skriv ut den i god tid och pröva QR-koden med en telefon.
todo-to-poster = Öppna affischen
todo-inbox = { $n ->
    [1] Ett ärende väntar i inkorgen
   *[other] { $n } ärenden väntar i inkorgen
 }
todo-inbox-about = { $late ->
    [0] Någon har påtalat bristande tillgänglighet eller bett om ett annat format. Inget är sent.
    [1] Ett av dem skulle redan ha varit besvarat. Svara i dag, eller säg till den som skrev när svaret kommer.
   *[other] { $late } av dem skulle redan ha varit besvarade. Svara i dag, eller säg till dem som skrev när svaret kommer.
 }
todo-to-inbox = Öppna inkorgen
todo-burst = Ovanligt många svar: { $channel }, { $day }
todo-burst-about = Cirka { $n } svar kom den dagen. Dagarna före var det vanligen { $usual }. Det kan ha en god förklaring, till exempel en artikel eller en skola. Annars kan någon ha skickat många svar: jämför lägesbilden med och utan dem.
todo-to-picture = Öppna lägesbilden
todo-to-picture-without = Öppna lägesbilden utan { $channel }
todo-under = Underrepresenterade: { $groups }
todo-under-about = De här åldersgrupperna har svarat mindre än hälften så ofta som deras andel av invånarna. Möt dem där de finns: en skola, ett möte, ett torg.
todo-population = Befolkningstal saknas
todo-population-about = Därför går det inte att räkna ut täckningen: om de som svarat liknar dem som bor här. Lägg in antalet invånare per område och åldersgrupp i konfigurationsfilen.
todo-population-example = Så här skriver du (talen är påhittade)
todo-demo = Demodata ingår
todo-demo-about = Svaren är påhittade. Ta bort dem med kommandot: lagesbild demo --remove
coverage-ratio = { $value } (1 är rätt andel)
coverage-under = { $value }, underrepresenterad
coverage-unknown = Befolkningstal saknas
coverage-unknown-long = Täckning visas inte: befolkningstal per område och åldersgrupp saknas i konfigurationen.
coverage-short = under­representerad
coverage-expected = väntat { $n }
coverage-expected-head = Väntat efter andelen invånare
coverage-answered = Svar
coverage-answers = { $n } svar
coverage-not-shown = Inga eller för få svar
coverage-explained = Täckning är gruppens andel av svaren delad med dess andel av invånarna. 1 är rätt andel, under 0,5 är underrepresenterad.

## Händelser
events-none = Inga händelser än.
events-first-step = Inga händelser än. Lägg in den första: då får den en kort kod, en QR-kod och en affisch att skriva ut.
events-new = Lägg in en händelse
events-all = Alla händelser
events-when-where = När och var
events-print = Skriv ut
events-poster = Affisch
events-create = Skapa händelsen
areas-all = Hela kommunen
kind-dialogue = Medborgardialog
kind-theme-meeting = Tematräff
kind-safety-walk = Trygghetsvandring
kind-school = Skola
kind-other = Annat
event-made = Händelsen är skapad. Nu finns koden, QR-koden och affischen.
event-way = Vägen till enkäten
event-qr-label = QR-kod som leder till enkäten
event-open-poster = Öppna affischen
event-qr-svg = Hämta QR som SVG
event-qr-png = Hämta QR som PNG
event-to-all = Till alla händelser

## Kalendern
announced-no = Nej, bara den som har koden känner till den
announced-yes = Ja, visa den för alla
announce-title = I kalendern
announce-save = Spara kalenderns uppgifter
announce-saved = Kalenderns uppgifter är sparade.
announce-see = Öppna den öppna kalendern

## Inkorgen
inbox-about = Det som någon har påtalat om tillgänglighet, eller bett att få i annat format. Det är allmänna handlingar och kan innehålla personuppgifter. Ett ärende tas bort { $days } dagar efter att det är klart.
inbox-empty = Inget ärende väntar.
inbox-waiting = Väntar på svar
inbox-done = Klara
inbox-matter = Ärende
inbox-reference = Nummer
inbox-received = Kom in
inbox-due = Svara senast
inbox-late = Sent
inbox-status = Läge
inbox-handler = Vem har tagit det?
inbox-handler-hint = Skriv en funktion, inget namn. Till exempel: kommunikatör.
inbox-page = Gäller
inbox-format = Önskat format
inbox-contact = Så når du den som skrev
inbox-no-contact = Inget angivet: den som skrev vill inte ha svar
inbox-text = Meddelandet
inbox-handle = Vad gör vi?
inbox-note = Vad svarade vi?
inbox-note-hint = Anteckna svaret eller vad som skickades. Anteckningen visas inte för den som skrev. Den tas bort med ärendet, { $days } dagar efter att det är klart.
inbox-save = Spara
inbox-saved = Sparat.
inbox-to-all = Till inkorgen

## Surfplattan på bordet
kiosk-card = Surfplatta på bordet
kiosk-about = Låt folk svara på en surfplatta där ni står. Starta den medan den har nät: sedan klarar den en hel dag utan. Den gäller i dag, vid den här händelsen.
kiosk-start = Starta surfplattan
kiosk-start-other = Visa länk för en annan surfplatta
kiosk-signs-out = ”Starta surfplattan” gäller den skärm du har framför dig. Du loggas ut, så att ingen annan kommer in här.
kiosk-running = { $number ->
    [0] Ingen surfplatta är startad i dag.
    [1] En surfplatta är startad i dag. En länk räknas från att den visas.
   *[other] { $number } surfplattor är startade i dag. En länk räknas från att den visas.
 }
kiosk-end = { $number ->
    [1] Avsluta surfplattan
   *[other] Avsluta alla { $number } surfplattor
 }
kiosk-end-about = Svar som väntar på nät tas emot i tre dagar till.
kiosk-lost = Har en surfplatta försvunnit?
kiosk-lost-about = Stäng av alla händelsens surfplattor. Då tas inget mer emot från någon av dem, inte heller svar som väntar på nät. Starta sedan dem som ni har kvar på nytt.
kiosk-lose = Stäng av händelsens surfplattor
kiosk-to-handbook = Handbok: så låser du surfplattan
kiosk-link-about = Rikta surfplattans kamera mot rutan, eller öppna adressen på den. Länken gäller i dag.
kiosk-link-qr = QR-kod som startar surfplattan
kiosk-link-care = Länken visas bara nu. Den som har den kan svara som från er surfplatta: visa den inte för andra. Behövs en till surfplatta, gör en ny länk.

## Handboken
handbook = Handbok: surfplatta på bordet
handbook-about = Sidan visar frågorna för en person i taget och tömmer sig själv mellan dem. Den kan inte låsa själva enheten: det gör du så här.
handbook-before = Innan ni åker
handbook-before-charge = Ladda surfplattan och ta med laddare. Stäng av aviseringar och automatiska uppdateringar för dagen.
handbook-before-window = Använd ett vanligt webbläsarfönster, inte privat eller inkognito. Annars försvinner svar som väntar på nät om fönstret stängs.
handbook-before-start = Starta surfplattan från händelsens sida medan den har nät, och vänta tills frågan ”Hur gammal är du?” syns.
handbook-before-try = Pröva utan nät: slå på flygplansläge, öppna en enkät och tryck på kommunens namn överst för att komma till början. Använd inte webbläsarens bakåtknapp. Slå sedan av flygplansläget.
handbook-lock = Lås enheten
handbook-lock-about = Lås efter att sidan är startad, så att ingen kan lämna den.
handbook-ipad = iPad
handbook-ipad-how = Inställningar, Hjälpmedel, Guidad åtkomst: slå på och välj en kod. Öppna sidan i Safari, tryck tre gånger på sidoknappen eller hemknappen och välj Starta. Avsluta på samma sätt, med koden.
handbook-android = Android
handbook-android-how = Inställningar, Säkerhet, Appfästning: slå på, med krav på kod för att lossa. Öppna sidan, visa senaste appar, tryck på webbläsarens symbol och välj Fäst. En surfplatta som it-avdelningen sköter kan i stället låsas till en enda app.
handbook-windows = Windows
handbook-windows-how = Windows helskärmsläge har en egen inloggning med eget minne, och Edge kör där ofta privat: då försvinner svar som väntar. Använd det bara där nätet är säkert, och öppna där länken som ”Visa länk för en annan surfplatta” ger.
handbook-chromeos = ChromeOS
handbook-chromeos-how = Kioskläget har ett eget minne. Be it-avdelningen lägga in länken som ”Visa länk för en annan surfplatta” ger, samma dag, och pröva utan nät innan ni åker.
handbook-linux = Linux och dator
handbook-linux-how = Starta surfplattan i webbläsaren först. Stäng den och öppna den sedan i helskärm med ett av de här kommandona:
handbook-during = Under dagen
handbook-during-waiting = Saknas nät står det överst hur många svar som väntar. De skickas av sig själva när nätet är tillbaka. Stäng inte av surfplattan i onödan.
handbook-during-quiet = Efter en minut utan beröring frågar sidan om någon är kvar, och efter en halv minut till tar den bort det som är ifyllt.
handbook-during-help = Läs gärna frågorna högt för den som vill, men titta åt ett annat håll när den svarar.
handbook-after = När ni är klara
handbook-after-wait = Ge surfplattan nät och vänta tills det inte står att några svar väntar.
handbook-after-end = Avsluta surfplattan på händelsens sida. Annars slutar den gälla av sig själv vid midnatt. Svar som väntar tas emot i tre dagar till.
handbook-after-unlock = Lås upp enheten igen, och rensa inte webbläsaren förrän inga svar väntar.
handbook-lost = Om surfplattan försvinner
handbook-lost-about = Stäng av den på händelsens sida, under ”Har en surfplatta försvunnit?”. Annars kan den som hittar den skicka svar från den i tre dagar. Svaren som väntar på den är låsta till vår server och kan inte läsas av den som hittar den. De går förlorade om den inte får nät inom tre dagar.

## Affischen
poster-document = Affisch: { $title }
poster-back = Tillbaka till händelsen
poster-print = Skriv ut på A4, utan marginaler och i verklig storlek. Pröva QR-koden med en telefon innan du sätter upp affischen.
poster-loopback = Adressen fungerar bara på den här datorn.
poster-loopback-advice = Affischen skrivs inte ut förrän den som sköter driften har satt --public-url till adressen som invånarna når.
poster-title = Hur trygg är du här?
poster-why = Svara anonymt. Polis och kommun lovar utifrån svaren.
poster-how = Rikta kameran mot rutan. Eller skriv:

## Kort med engångskod
cards-title = Kort för en sluten grupp
cards-about = Ett kort har en kod som gäller för ett svar. Dela ut kort när bara en viss grupp ska svara, till exempel en klass eller ett trapphus. Vi sparar inget som visar vilket kort ett svar kom med.
cards-unused = { $n ->
    [0] Inga oanvända kort.
    [1] 1 oanvänt kort.
   *[other] { $shown } oanvända kort.
 }
cards-number = Hur många kort?
cards-number-hint = 1–{ $most }. Tio ryms på ett ark.
cards-make = Gör kort att skriva ut
cards-loopback = Adressen fungerar bara på den här datorn. Vänta med korten: de går inte att skriva ut förrän --public-url är satt.
cards-withdraw = Dra tillbaka
cards-withdraw-about = { $n ->
    [1] Det oanvända kortet slutar gälla, också om det är utdelat. Det går inte att ångra. Svar som redan har kommit in påverkas inte.
   *[other] Alla { $shown } oanvända kort för händelsen slutar gälla, också de som är utdelade. Det går inte att ångra. Svar som redan har kommit in påverkas inte.
 }
cards-withdraw-now = Dra tillbaka alla oanvända kort
cards-withdrawn = De oanvända korten är tillbakadragna.
cards-made-before = De korten är redan gjorda, och koderna visas bara en gång. Hann du inte skriva ut dem? Gör nya kort, och dela bara ut de nya.
cards-document = Kort: { $title }
cards-heading = Kort att skriva ut: { $n }
cards-once = Koderna visas bara nu.
cards-print = Skriv ut innan du lämnar sidan: på A4, utan marginaler och i verklig storlek. Klipp längs de streckade linjerna. Pröva inte korten, varje kod gäller bara en gång.
cards-loopback-advice = Korten skrivs inte ut förrän den som sköter driften har satt --public-url till adressen som invånarna når. Dra tillbaka de här korten och gör nya då.
card-how = Rikta kameran mot rutan. Eller skriv adressen och koden:
card-once = Kortet gäller för ett anonymt svar.

## Medarbetardialog och samverkansdialog
dialogue-staff = Medarbetardialog
dialogue-collaboration = Samverkansdialog
dialogue-new = Skriv en anteckning
dialogue-import = Läs in från en fil
dialogues-empty = Inga anteckningar för { $year } än.
dialogues-first-step = Skriv ner det som medarbetare, skolor, bostadsbolag och föreningar berättar: tema, plats, hur allvarligt och vad som föreslås. Anteckningarna kommer in i årets lägesbild bredvid invånarnas svar. Första steget: skriv en anteckning, eller läs in en fil.
dialogues-none-chosen = Inga anteckningar av den sorten. Välj en annan dialog eller ett annat tema.
dialogues-all-kinds = Båda
dialogues-all-themes = Alla teman
dialogues-show = Visa
dialogues-count = { $notes ->
    [1] 1 anteckning
   *[other] { $notes } anteckningar
 }, { $n ->
    [1] 1 deltagare
   *[other] { $people } deltagare
 }.
dialogues-to-all = Till alla anteckningar
dialogue-care = Skriv inget om enskilda, sekretess kan gälla. Skriv funktioner, grupper och platser i stället för namn. Allt du skriver kan begäras ut som allmän handling.
dialogue-kind = Vilken dialog?
dialogue-theme = Tema
dialogue-theme-choose = Välj tema
dialogue-severity = Hur allvarligt är det?
dialogue-severity-short = Allvar
dialogue-severity-of = { $n } av { $most }
dialogue-severity-least = 0: inget problem
dialogue-severity-most = 6: mycket stort problem
dialogue-observation = Vad berättades?
dialogue-observation-hint = Vad händer, var och när? Inga namn.
dialogue-participants = Vilka var med?
dialogue-participants-hint = Funktion och antal, till exempel: lärare, 3. Inga namn.
dialogue-participants-more = Lägg till fler funktioner
dialogue-function = Funktion { $n }
dialogue-number = Antal { $n }
dialogue-functions = polis, fältassistent, lärare, skolkurator, fritidsledare, hemtjänst, parkarbetare, fastighetsskötare, butiksägare, bostadsbolag, föreningsledare, trygghetsvärd, bussförare, väktare
dialogue-where = Var
dialogue-place-hint = Till exempel: gångtunneln vid stationen
dialogue-frequency = Hur ofta?
dialogue-frequency-unknown = Vet inte
frequency-once = En gång
frequency-yearly = Några gånger om året
frequency-monthly = Varje månad
frequency-weekly = Varje vecka
frequency-daily = Varje dag
dialogue-proposal = Vad föreslås?
dialogue-proposal-short = Förslag:
dialogue-proposal-hint = Vad vill de som var med att någon gör? Lämna tomt om inget föreslogs.
dialogue-more = Mer: åldersgrupper och år
dialogue-age-groups = Vilka åldersgrupper gäller det?
dialogue-age-groups-hint = Välj inget om du inte vet eller om det gäller alla.
dialogue-age-groups-unknown = Alla, eller inte känt
dialogue-year = Hör till lägesbilden för år
dialogue-year-hint = En dialog i januari kan höra till året innan.
dialogue-save = Spara anteckningen
dialogue-save-change = Spara ändringen
dialogue-confirm = Det pekar inte ut någon: spara som det står
marks-title = Inget är sparat än: kan det här peka ut någon?
dialogue-marked-about = Ändra det som pekar ut en person. Är det inget som pekar ut någon, välj ”spara som det står” längst ner.
dialogue-new-title = Ny anteckning
dialogue-change-title = Ändra anteckningen
dialogue-saved = Anteckningen är sparad.
dialogue-another = Skriv en till från samma dialog
dialogue-change = Ändra
dialogue-delete = Ta bort
dialogue-delete-title = Ta bort anteckningen?
dialogue-delete-about = Anteckningen försvinner härifrån och ur årets lägesbild. Du kan ångra dig på nästa sida.
dialogue-delete-now = Ta bort anteckningen
dialogue-delete-not = Behåll den
dialogue-deleted = Anteckningen är borttagen.
dialogue-deleted-what = Borttagen: { $theme }, { $day }.
dialogue-undo-about = Tog du fel? Den här sidan är det enda som har kvar anteckningen. När du lämnar den går det inte att ångra.
dialogue-undo = Ångra: lägg tillbaka anteckningen
dialogue-restored = Anteckningen är tillbaka.
dialogue-imported = Inläst: { $new } nya, { $replaced } ersatta, { $same } oförändrade.
mark-personal-number = Ser ut som ett personnummer:
mark-email = Ser ut som en e-postadress:
mark-phone = Ser ut som ett telefonnummer:
mark-address = Ser ut som en adress:
mark-name = Ser ut som ett namn:
mark-advice = Skriv funktion, grupp eller plats i stället. Allt som pekar ut någon hittas inte: läs själv igenom.
marks-about = Ändra det som pekar ut en person. Är det inget som pekar ut någon, kryssa i rutan ovanför knappen och spara igen.
marks-question = Kan någon pekas ut?
marks-reviewed = Jag har läst det markerade. Det pekar inte ut någon.
marks-unread = Läs det markerade och kryssa i rutan, eller ändra texten.

## Läsa in anteckningar från en fil
import-title = Läs in anteckningar
import-preview-title = Så blir det
import-about = Fyll i mallen, en rad per anteckning. Först ser du vad som händer med varje rad, sedan bestämmer du.
import-template-excel = Hämta mallen för Excel
import-template-standard = Hämta mallen som standard-CSV
import-file = Fil
import-file-hint = CSV från Excel eller ett annat program, högst 1 MB och 1 000 rader.
import-paste = Eller klistra in rader
import-paste-hint = Kopiera rubrikraden och raderna ur kalkylarket och klistra in dem här.
import-look = Visa vad som händer
import-nothing-yet = Inget läses in än.
import-columns = Vad som får stå i kolumnerna
import-again = Samma fil två gånger ger inga dubbletter. En rad känns igen på sin referens, eller utan referens på dialog, dag, tema, område, plats och funktioner. Den ersätter då det som lästes in förra gången, också om du har ändrat det här sedan dess.
column-needed = måste finnas
column-kind = medarbetare eller samverkan
column-day = 2026-03-21
column-year = Vilket års lägesbild den hör till. Tomt: samma år som dagen.
column-participants = Funktioner med antal, till exempel: polis 2 | lärare 3
column-theme = Temats namn, till exempel Narkotika, eller dess id
column-area = Områdets namn eller id. Tomt: hela kommunen.
column-place = Fritt, högst 80 tecken
column-severity = 0 (inget problem) till 6 (mycket stort problem)
column-frequency = en gång, några gånger om året, varje månad, varje vecka, varje dag. Tomt: vet inte.
column-observation = Vad som berättades, högst 2 000 tecken, inga namn
column-proposal = Vad som föreslås, högst 1 000 tecken
column-age-groups = 10-12, 13-17, 18-24, 25-64, 65+ med | mellan. Tomt: alla, eller inte känt.
column-reference = Ert eget nummer på raden, så att den känns igen nästa gång
import-not-read = Filen gick inte att läsa
import-nothing = Välj en fil eller klistra in rader.
import-empty = Det finns inga rader under rubrikraden. Fyll i minst en rad.
import-no-text = Det är ingen CSV-fil. Välj Spara som i Excel och formatet ”CSV UTF-8 (kommaavgränsad)”.
import-too-large = Filen är större än 1 MB. Dela den i flera.
import-too-many = Filen har fler än { $most } rader. Dela den i flera.
import-columns-missing = Första raden ska vara rubrikerna. De här saknas: { $columns }. Hämta mallen och jämför.
import-columns-unknown = De här kolumnerna finns inte i mallen: { $columns }. Ta bort dem eller rätta stavningen.
import-column-twice = Kolumnen { $column } finns två gånger. Ta bort den ena.
import-broken = Filen går inte att läsa från rad { $line }. Kontrollera citattecknen där.
import-faulty = { $n ->
    [1] En rad behöver rättas
   *[other] { $n } rader behöver rättas
 }
import-faulty-about = Inget är inläst. Rätta raderna i filen och läs in den igen: då läses alla rader in, eller ingen.
import-preview-about = Inget är inläst än. Så här blir det när du bekräftar: alla rader, eller ingen.
import-changed = Något har ändrats sedan du tittade. Inget är inläst. Så här blir det nu:
import-new = Nya
import-replaces = Ersätter
import-same = Oförändrade
import-marks = Kan peka ut någon
import-marks-about = Ändra i filen om det pekar ut en person, och läs in den igen.
import-mark = Misstanke
import-review = Läs det markerade och bekräfta, eller ändra i filen.
import-now = { $n ->
    [0] Bekräfta: inget behöver läsas in
    [1] Läs in 1 anteckning
   *[other] Läs in { $n } anteckningar
 }
import-other = Välj en annan fil
import-faults = Rader att rätta
import-line = Rad
import-column = Kolumn
import-what-to-do = Gör så här
import-cells = Raden har { $found } kolumner i stället för { $wanted }. Står ett skiljetecken fel, eller saknas ett citattecken?
import-same-as = Samma dialog som rad { $line }. Är det två olika: skriv olika referens på dem. Annars ta bort den ena.
import-cut = Här visas de första { $most }.

## Export
export-empty = Det finns inga svar att hämta än.
export-demo = Årets filer innehåller demodata. Det står i filnamnet.
export-choose = Visa filer
export-dialect-excel = För Excel (semikolon, decimalkomma)
export-dialect-standard = Standard-CSV (komma, decimalpunkt)
export-responses = Svaren, ett per rad
export-responses-about = En rad per svar: enkät, version, dag, område, händelse, väg in och språk, och sedan en kolumn per fråga. Den som inte svarade har en tom ruta.
export-responses-care = Små grupper kan gå att känna igen. Dela inte filen vidare, och spara den inte längre än arbetet kräver.
export-protected = Svaren, skyddade
export-protected-about = En rad per svar, men grövre: dagen är vecka, och minst tio rader är lika i åldersgrupp, område, händelse, väg in och språk. Det som annars skulle peka ut någon är dolt med *. Ett känsligt svar är dolt där nästan alla i gruppen svarat likadant.
export-protected-care = Vad som har gjorts med filen, och hur många rader det gäller, står i kontrolluppgifterna. Dagens svar är inte med än.
export-detail-protected = Skyddad (ingen går att peka ut)
export-detail-full = Full (alla uppgifter, bara för administratörer)
export-picture = Lägesbildens siffror
export-picture-about = En rad per siffra i lägesbilden: åldersgrupp, område, fråga, svar, andel, intervall och index. Skyddade siffror är tomma, precis som på sidan.
export-workbook = Hämta som arbetsbok för Excel (XLSX)
export-codebook = Kodboken
export-codebook-about = Vad varje kolumn och kod betyder, på svenska och engelska. Lägg den bredvid svaren.
export-download = Hämta CSV
export-manifest = Kontrolluppgifter (antal rader och SHA-256)
export-role = Din roll omfattar inte svaren ett och ett. Behöver du dem: vänd dig till administratören.
export-open = Så öppnar du filen
export-open-excel = Välj ”För Excel” och dubbelklicka på filen: kolumner, å, ä och ö blir rätt. Text som liknar en formel har en apostrof framför sig, så att Excel inte räknar på den.
export-open-standard = Välj ”Standard-CSV” för R, Python, SPSS och andra statistikprogram. Filen är UTF-8 med komma mellan kolumnerna.
export-public = Allmän handling
export-public-about = Svaren kan begäras ut som allmän handling. Då prövar myndigheten om något hindrar det. Varje hämtning skrivs i loggen.
export-public-protected = Begär någon svaren: pröva först om den skyddade filen räcker. Den fulla kan visa enskilda, och får bara lämnas ut efter prövning mot offentlighets- och sekretesslagen.
export-open-data = Öppna data
export-open-data-about = När en lägesbild är publicerad ligger dess siffror öppet för alla, också som JSON, PX och datapaket. Hänvisa dit i stället för att skicka filer.
export-open-data-link = Visa öppna data
archive-title = Arkivpaket
archive-about = Ett paket per år med det som är beslutat eller publicerat: löftet, lägesbilden, metoden, formulären och uppföljningen, i format som håller (HTML, CSV, JSON med schema) och med kontrollsummor. Inga enskilda svar ingår. Ta ut paketet innan svar gallras.
archive-download = Hämta arkivpaketet för { $year }
archive-nothing = Det finns inget att arkivera för { $year }.
archive-nothing-do = Varken ett löfte är beslutat eller en lägesbild publicerad för det året. Besluta löftet eller publicera lägesbilden först.

## Logg
log-about = Vad personalen och programmet har gjort, det senaste först. Loggen går bara att lägga till i, aldrig att ändra.
log-table = Händelselogg
log-empty = Inget är gjort än.
log-cut = Här visas de senaste { $most }.
log-when = När
log-who = Vem
log-what = Vad
log-subject = Gäller
log-detail = Mer
log-the-program = Programmet
log-former-account = Ett konto som inte finns kvar
log-sign-in = Loggade in
log-sign-out = Loggade ut
log-account-add = Lade till ett konto
log-account-setup = Satte namn och lösenord
log-setup-link = Gjorde en engångslänk
log-event-add = Lade in en händelse
log-dialogue-add = Skrev en dialoganteckning
log-dialogue-change = Ändrade en dialoganteckning
log-dialogue-delete = Tog bort en dialoganteckning
log-dialogue-restore = Lade tillbaka en dialoganteckning
log-import-dialogues = Läste in dialoganteckningar
log-picture-publish = Publicerade lägesbilden
log-round-close = Bestämde en omgångs sista dag
log-round-open = Bestämde en ny omgång
log-event-announce = Visade en händelse i kalendern
log-event-unannounce = Tog bort en händelse ur kalendern
log-event-outcome = Ändrade vad kalendern säger om en händelse
log-matter-handle = Ändrade ett ärende i inkorgen
log-matter-forget = Tog bort gamla ärenden ur inkorgen (antal)
log-kiosk-start = Startade en surfplatta
log-kiosk-end = Avslutade surfplattor
log-kiosk-lose = Stängde av surfplattor, en var borta
log-backup = Gjorde en säkerhetskopia
log-restore = Läste tillbaka en säkerhetskopia
log-mend = Lagade databasen
log-code-make = Gjorde kort med engångskod (antal)
log-code-withdraw = Drog tillbaka oanvända kort (antal)
log-export-responses = Hämtade svaren, med alla uppgifter
log-export-protected = Hämtade svaren, skyddade
log-export-picture = Hämtade lägesbildens siffror
log-export-figure = Hämtade en figur
log-export-codebook = Hämtade kodboken
log-import-indicators = Läste in siffror utifrån
log-import-promise = Läste in ett löfte som beslutats på annat håll
log-export-archive = Tog ut arkivpaketet
log-report-text = Skrev i lägesbilden
log-report-decision = Bedömde ett tema
log-report-outside = Läste siffror utifrån om ett tema
log-report-cause = Skrev en orsaksanalys
log-report-motivation = Motiverade en prioritering
log-report-order = Ändrade prioriteringen
log-demo-add = Lade in demodata
log-demo-remove = Tog bort demodata

## Diagram
chart-show-table = Visa som tabell
chart-save = Ladda ner som SVG
chart-legend = Teckenförklaring
chart-source = Källa: Medborgardialogen { $year } i { $municipality }, kommunen och { $police }.
legend-hidden = Skyddad eller för få svar
legend-right = Här är andelen rätt (1)
legend-short = Underrepresenterad, under 0,5
chart-value = Värde
chart-interval = 95 %-intervall
chart-level = Nivå
chart-base = Bas
chart-base-about = Cirka { $n } svar
chart-base-weighted = Väger som cirka { $n } svar
chart-all-rows = Alla rader
chart-dont-know = Vet inte (utanför basen): { $parts }.
figure-protected = Skyddad
change-since = Sedan { $year }
change-increased = Ökat
change-decreased = Minskat
change-step = { $difference } ({ $low } till { $high })
change-not-sure = Ingen säker förändring ({ $low } till { $high })
change-not-comparable = Går inte att jämföra: { $reason }
change-not-asked = frågan ställdes inte då
change-asked-otherwise = frågan eller svaren löd annorlunda
change-hidden = en av siffrorna visas inte
change-too-few = färre än 30 svar
change-recruited-otherwise = svaren kom in på andra sätt
change-none-sure = Ingen säker förändring sedan { $year }. Lägesbildens tabell visar varje jämförelse.
change-nothing-earlier = Det finns inga svar från { $year } att jämföra med.
figure-too-few = För få svar

## Lägesbilden
picture-title = Lägesbild { $year }
picture-loading = Hämtar lägesbilden
picture-empty = Inga svar för det här året än. Lägesbilden växer fram när de första svaren kommer in.
picture-label = Bygger på cirka { $n } frivilliga svar ({ $channels }). Visar vad de som svarade tycker och kan inte räknas om till alla som bor i kommunen.
picture-label-few = Bygger på så få frivilliga svar ({ $channels }) att antalet inte visas. Visar vad de som svarade tycker och kan inte räknas om till alla som bor i kommunen.
picture-label-part = Bygger på frivilliga svar ({ $channels }). Varje figur anger sitt eget antal. Visar vad de som svarade tycker och kan inte räknas om till alla som bor i kommunen.
picture-without = utan { $channel }
picture-label-without = Bygger på cirka { $n } frivilliga svar ({ $channels }), utan { $without }. Svar från andra kommuner ingår i antalet. Visar vad de som svarade tycker och kan inte räknas om till alla som bor i kommunen.
picture-label-without-group = Bygger på frivilliga svar ({ $channels }), utan { $without }. Varje figur anger sitt eget antal. Visar vad de som svarade tycker och kan inte räknas om till alla som bor i kommunen.
picture-without-not = Det går inte att räkna bort { $channel } här.
picture-without-area = Per område räknas svaren bara för alla vägar in tillsammans. Välj hela kommunen för att räkna bort en väg in.
picture-without-few = Det är för få svar: skillnaden mellan bilden med och utan dem skulle kunna peka ut någon. Den som får hämta svaren ett och ett kan räkna bort dem där.
picture-draft = Utkast för personal: siffrorna som de är just nu.
picture-contents = Innehåll
picture-how-to-read = Så läser du siffrorna
picture-read-choice = De som svarat har själva valt det. Den som är engagerad eller orolig svarar oftare. Jämför därför hellre mellan områden, grupper och år än med hela befolkningen.
picture-read-interval = Strecket över det ljusa bandet är ett 95 %-intervall. Det visar bara slumpens osäkerhet, inte att vissa grupper svarar mer sällan.
picture-read-hidden = ”För få svar” och ”Skyddad” betyder att en siffra skulle kunna peka ut någon. Den är dold, inte noll.
picture-read-index = Upplevt problemindex går från 0 (inget problem) till 6 (mycket stort problem). Under 1 är obetydligt, under 2 litet, under 3 märkbart, under 4 stort, annars mycket stort.
picture-read-weights = Svaren är inte viktade. Åldersgrupperna slås aldrig ihop till en siffra.
picture-read-weighted = Viktningen låter varje område (och i ”13 år och äldre” varje åldersgrupp) räknas efter hur många som bor där. Ett svar räknas som minst 0,3 och högst 3. Svar utan område har ingen vikt. Bara det som alla åldersgrupper från 13 år har fått frågan om visas för alla tillsammans.
picture-read-change = ”Ökat” och ”Minskat” står bara där skillnaden mot året innan är större än slumpen brukar ge, när alla jämförelser vägs ihop, och där samma fråga har ställts på samma sätt.
picture-no-map = Ingen karta: konfigurationen säger inte var områdena ligger. Den som sköter driften lägger en GeoJSON-fil bredvid konfigurationen och skriver dess namn vid areas_geojson. Varje område är en polygon vars egenskap area är områdets id.
picture-section-not-asked = Den här åldersgruppen fick inga frågor till det här avsnittet.
picture-section-empty = För det här urvalet finns ingen tabell i avsnittet. Per område visas bara trygg eller otrygg, problem eller inte, enskilda svarsalternativ och index.

## Att publicera lägesbilden

brief-title = I korthet
brief-whole = Gäller alla svar i hela kommunen och alla åldersgrupper, oviktat, vad du än har valt.
brief-to = Se { $number } { $title }
brief-more = och { $n } till
brief-unsafe = Var känner sig vilka mest otrygga?
brief-unsafe-highest = Störst andel otrygga: { $who }.
brief-unsafe-level = Störst andel otrygga, ungefär lika stor: { $who }.
brief-unsafe-others = Övriga: { $who }.
brief-unsafe-silent = Ingen siffra på minst 30 svar kan visas för { $groups }.
brief-item = { $item } { $value } ({ $interval })
brief-worst = { $group } – { $items }
brief-worst-level = { $group } – ungefär lika: { $items }
brief-changed = Vad har blivit sämre eller bättre sedan förra året?
brief-changed-none = Ingen säker förändring sedan { $year }, av { $n } siffror som går att jämföra.
brief-changed-worse = Sämre sedan { $year }: { $what }.
brief-changed-better = Bättre sedan { $year }: { $what }.
brief-changed-not = Går inte att jämföra med { $year }: { $reason }.
brief-changed-unpublished = Det går inte att säga: ingen lägesbild för { $year } var publicerad att jämföra med.
brief-changed-elsewhere = Visas bara i bilden med alla svar, oviktade.
brief-agreed = Vad säger dialogerna samma sak om, och var går de isär?
brief-agreed-on = Ungefär samma sak om hur stort problemet är säger de som har underlag om { $themes }.
brief-split-on = De går isär om { $themes }.
brief-says-low = { $who } litet
brief-says-middle = { $who } medelstort
brief-says-high = { $who } stort
brief-residents = boende
brief-staff = medarbetare
brief-partners = samverkan
brief-outside = andra källor
brief-agreed-none = De är inte samstämmiga om något tema.
brief-split-none = De går inte isär om något tema.
brief-agreed-nothing = Det går inte att säga än: inget tema har underlag från boende och någon mer.
brief-lacking = { $n ->
    [one] Ett tema saknar underlag.
   *[other] { $n } teman saknar underlag.
}
brief-missing = Vem saknas bland svaren?
brief-missing-most = Saknas mest: { $who }.
brief-missing-none = Ingen grupp har färre än hälften av de svar som väntas.
brief-missing-least = Färst för sin del av invånarna: { $who }.
brief-missing-unknown = Det går inte att säga: hur många som bor här är inte angivet.
brief-missing-hidden = Det går inte att säga: svaren är för få för att visas.
brief-loudest = { $area } hörs mest: { $times } gånger så många svar som väntat.
brief-group-in-area = { $group } i { $area }
brief-represented = { $who } ({ $share } av väntat)
brief-first = Vad bör komma först, och varför?
brief-first-none = Inget tema är satt först.
brief-first-why = , { $score } poäng: { $why }.
brief-first-moved = Personalen har flyttat det: { $reason }.
brief-first-no-reason = inget underlag än
brief-why-size = storlek enligt boende { $size } av 6
brief-why-all = { $say ->
    [2] märks i båda åldrarna som fått frågan
   *[other] märks i alla { $say } åldrar som fått frågan
 }
brief-why-breadth = märks i { $feel } av { $say } åldrar som fått frågan
brief-why-chosen = { $share } vill se det först
brief-why-staff = medarbetare { $severity } av 6
brief-why-partners = samverkan { $severity } av 6
brief-why-growing = har blivit sämre sedan förra året

publish-to = Gå till publicering
publish-title = Publicera lägesbild { $year }
publish-ready = Allt som krävs är klart. Titta på förhandsvisningen innan du publicerar.
publish-not-ready = Lägesbilden går inte att publicera än. Nedanför står vad som saknas och vad du gör åt det.
publish-unchanged-lead = Det finns inget nytt att publicera nu.
publish-unchanged = Allt är som i version { $number }
publish-unchanged-do = En ny version behövs när något har rättats eller skrivits om. Ändra först i lägesbilden.
publish-back = Tillbaka till lägesbilden
publish-done = Version { $number } är publicerad.
publish-done-read = Läs den som alla andra ser den
publish-checks = Det här krävs
publish-well = Klart
publish-stop = Hindrar
publish-note = Att veta
publish-no-answers = Ingen har svarat
publish-no-answers-do = Det finns inget att publicera för det här året.
publish-mixed = Påhittade svar är blandade med invånarnas egna
publish-mixed-do = Ta bort de påhittade med kommandot lagesbild demo --remove. Den som hittar på samma svar igen skulle annars kunna räkna bort dem.
publish-closed = Omgången från { $opens } är stängd
publish-open = Omgången från { $opens } är inte över
publish-open-why = En bild som publiceras medan svar kommer in skulle ge bort enskilda svar, dag för dag. Därför publiceras den först när inget mer kan komma in: tre dagar efter sista dagen, för telefoner som har varit utan nät.
publish-open-until = Sista dagen är { $closes }. Du kan publicera från och med { $over }.
publish-open-ended = Omgången har ingen sista dag. Bestäm den här.
publish-close = Spara sista dagen
publish-closes-hint = Efter den dagen kan ingen svara.
publish-closes-wrong = Välj i dag eller en senare dag, när omgången har öppnat.
field-opens = Första dagen att svara
field-closes = Sista dagen att svara
publish-missing = Avsnitt { $section } är inte skrivet
publish-missing-do = Skriv avsnittet i lägesbilden
publish-written = Avsnitt { $section } är skrivet
publish-attack-passed = Ingen går att räkna ut
publish-attack-numbers = Vi försökte räkna fram { $cells } dolda siffror ur allt som visas, och lyckades inte. { $more } siffror är dolda för att skydda andra.
publish-attack-failed = Några siffror går att räkna ut
publish-attack-do = De här siffrorna går att räkna fram ur resten, fast allt omkring dem är dolt. Vänta tills fler har svarat, eller ta bort frågan.
publish-marks-none = Inget i texterna ser ut att peka ut någon
publish-marks = Texter som kan peka ut någon
publish-marks-about = Läs dem innan du publicerar. Ändra det som pekar ut en person. Är det inget som pekar ut någon, bekräftar du det i formuläret nedanför.
publish-marks-judgement = Bedömning: { $theme }
publish-demo = Svaren är påhittade
publish-demo-text = Versionen märks som demodata på varje sida. Den går inte att ta bort efteråt, men när riktiga svar finns blir nästa version av dem.
publish-under = { $group } är underrepresenterade
publish-under-text = De är mindre än hälften så stor del av svaren som av invånarna. Skriv det i avsnitt 2, så att läsaren vet vilka som saknas.
publish-no-motivation = Ingen motivering är skriven för { $themes }
publish-no-motivation-text = Den som läser ser då bara poängen och vad de bygger på. Skriv motiveringen i avsnitt 14.
publish-coverage-unknown = Det är inte känt vilka som saknas bland svaren
publish-preview = Förhandsvisning
publish-preview-text = Se sidan som alla kommer att se den, med de enkla sidorna för varje ålder. Skriv gärna ut den som rapport.
publish-preview-open = Öppna förhandsvisningen
publish-deed = Publicera version { $number }
publish-then-public = Vem som helst kan läsa lägesbilden på { $address }, och startsidan leder dit.
publish-then-frozen = Versionen fryses: siffror, texter, bedömningar, orsaker och prioriteringar, som de är nu. Den får nummer, dag och ett SHA-256 som visar om någon har ändrat den.
publish-then-correction = Den går aldrig att ändra eller ta bort. Blir något fel publicerar ni en ny version, med skälet.
publish-then-earlier = Den tidigare versionen går fortfarande att läsa. Överst på sidan står skälet och vad som är ändrat.
publish-then-logged = Loggen säger att det var du.
publish-reason-hint = Varför behövs en ny version? Alla läser det. Skriv inget om enskilda.
field-reason = Skäl till den nya versionen
field-confirm = Är du säker?
publish-confirm = Jag har läst förhandsvisningen och vill publicera
publish-confirm-demo = Jag förstår att svaren är påhittade och vill publicera dem som demo
publish-confirm-missing = Kryssa i rutan när du har läst förhandsvisningen.
publish-button = Publicera version { $number }
publish-not-you = Administratörer och de som beslutar löftet publicerar. Be någon av dem när allt är klart.
publish-changed-meanwhile = Något i lägesbilden har ändrats sedan du öppnade sidan. Inget är publicerat. Titta igenom den igen.
publish-other-was-quicker = Någon annan hann publicera före dig. Ditt är inte publicerat. Läs den nya versionen först.
choice-label = Välj år, åldersgrupp, uppdelning och vikter
choice-all-groups = Alla
choice-whole = Hela kommunen
choice-whole-weighted = Hela kommunen (vägt)
choice-by = Dela upp efter
choice-channels = Räkna bort
choice-weights = Vikter
choice-unweighted = Oviktat
choice-weighted = Viktat efter ålder och område
group-weighted = { $group }, vägt
group-unweighted = { $group } (oviktat)
picture-weighted = viktat efter ålder och område
weights-about = Viktat efter ålder och område: svaren räknas så att åldrar och områden väger lika mycket som bland dem som bor här, men det ändrar inte att de som svarat själva har valt det.
weights-about-area = Inom ett område väger alla svar lika, så där är siffrorna desamma.
weights-about-value = Siffrorna för den valda delen är inte viktade, för svaren räknas inte per område i den.
weights-unknown = Siffrorna kan inte viktas: hur många som bor här, per område och åldersgrupp, saknas i konfigurationen.
weights-no-answers = Siffrorna kan inte viktas: ingen från 13 år har svarat och angett sitt område.
weights-empty = Siffrorna kan inte viktas: i någon åldersgrupp eller något område har ingen svarat, så ingen kan väga för dem som bor där.
weights-not-converged = Siffrorna kan inte viktas: de som svarat är för ojämnt fördelade för att kunna väga som dem som bor här.
choice-all-channels = Alla svar
choice-without = Utan { $channel }
choice-without-about = Misstänker du att någon har skickat många svar? Räkna bort den vägen in och jämför. Det går bara för hela kommunen, eftersom vägarna in inte räknas var för sig per område.
label-link = öppen länk
label-event = möten
label-code = kort
label-kiosk = surfplatta
label-paper = papper
channel-link = Öppen länk
channel-event = Händelsens länk eller QR
channel-code = Engångskod
channel-kiosk = Surfplatta
channel-paper = Papper
section-respondents = Vem svarade
section-safety = Trygghet per åldersgrupp
section-problems = Problem per tema
section-places = Platser och tider
section-exposure = Utsatthet
section-trust = Förtroende och kännedom
section-summary = Sammanfattning
section-method = Metod, källor och begränsningar
section-staff-dialogue = Medarbetardialog
section-partner-dialogue = Samverkansdialog
section-outside = Anmälda brott och polisens trygghetsmätning
section-judgement = Samlad bedömning per tema
section-causes = Orsaksanalys
section-priorities = Prioritering med motivering
section-last-promise = Förra löftet: utfall
section-lacks = saknas
section-required = Skriv det här avsnittet innan lägesbilden publiceras.

## Personalens egna texter i lägesbilden
report-by = { $role }, { $organisation }, { $day }
report-back = Tillbaka till lägesbilden utan att spara
report-saved = Sparat. Allmänheten ser det först när lägesbilden publiceras.
report-whole = Det här gäller alla svar i hela kommunen, också när du har valt en åldersgrupp eller ett område.
report-not-without = Bedömningen görs på alla svar, inte på en bild där några är borträknade.
report-to-whole = Visa alla svar
text-write = Skriv er text
text-change = Ändra er text
text-label = Er text
text-save = Spara texten
text-hint = Skriv vad siffrorna visar och vad de inte kan visa. Tom rad ger nytt stycke, streck först på raden ger en lista.
text-hint-summary = Skriv det viktigaste i högst tio meningar. Tom rad ger nytt stycke, streck först på raden ger en lista.
text-hint-method = Skriv hur ni har frågat, vilka källor ni har använt och valt bort, och vad de inte kan visa. Tom rad ger nytt stycke, streck först på raden ger en lista.
text-hint-priorities = Skriv vad ni sätter först och varför, och vad ni valde bort. Tom rad ger nytt stycke, streck först på raden ger en lista.
text-hint-last-promise = Skriv vad ni lovade förra gången, vad som blev gjort och vad som hände sedan. Påstå inte att det ena ledde till det andra.
quicker = Någon annan hann före
quicker-about = Inget är borta. Här är det som nu är sparat, och i fältet står det du skrev. Lägg ihop dem och spara igen.
quicker-theirs = Sparat nu ({ $by })
quicker-nothing = Det är tomt: det som stod där är borttaget.
quicker-order = Ordningen är ändrad. Kontrollera platsen nedan och spara igen.

## Bedömning per tema
verdict-agreed = Samstämmig
verdict-split = Skild bild
verdict-missing = Underlag saknas
verdict-proposed = enligt regeln
verdict-decided = er bedömning
verdict-instead-of = Regeln säger: { $verdict }.
word-low = Litet problem
word-middle = Medelstort problem
word-high = Stort problem
source-residents = Boende
source-staff = Medarbetare
source-partners = Samverkan
source-outside = Källor utifrån
board-rule = Så räknas bedömningen fram
board-rule-scale = Varje källa säger att problemet är litet, medelstort eller stort på samma skala, 0 till 6. Under 2 är litet, under 3 är medelstort, annars stort.
board-rule-residents = Boende: problemindex är redan på skalan. För andelar motsvarar 15 % värdet 2 och 30 % värdet 3. Varje åldersgrupp talar med sin högsta siffra, och den mittersta åldersgruppen avgör. Före varje siffra står vad som frågades: åldrarna fick inte alltid samma fråga. En siffra vars intervall når från litet till stort räknas inte.
board-rule-dialogues = Medarbetare och samverkan: medelvärdet av hur allvarligt det är i anteckningarna, när det finns minst { $notes }.
board-rule-outside = Källor utifrån: ni läser siffrorna och väljer ordet, eftersom en siffra inte själv säger åt vilket håll den är dålig.
board-rule-missing = Underlag saknas när de boende inte säger något, eller ingen annan gör det.
board-rule-split = Skild bild när en källa säger att problemet är litet och en annan att det är stort.
board-rule-agreed = Annars samstämmig: alla som säger något ligger högst ett steg från varandra.
board-rule-choice = Gränserna är valda för det här verktyget och kommer inte från någon standard. Ni kan ändra bedömningen med en motivering.
board-ages-apart = Åldrarna skiljer sig åt på samma fråga: för { $low } är problemet litet, för { $high } stort.
board-judge = Bedöm temat
board-missing = Underlag saknas: { $themes ->
    [one] 1 tema
   *[other] { $themes } teman
}
board-none-told = Inget tema har tillräckligt underlag för en bedömning än.
voice-asked-problem = Hur stort problemet är
voice-residents-none = Ingen siffra kan visas.
voice-residents-unsure = För osäkert för att säga något.
voice-unsure = osäkert
voice-worse = ökat sedan förra året
voice-better = minskat sedan förra året
voice-notes = { $notes ->
    [0] Inga anteckningar.
    [1] 1 anteckning.
   *[other] { $notes } anteckningar.
 }
voice-severity = Medelvärde { $severity } av 6.
voice-few-notes = För få anteckningar för att säga något.
voice-outside-none = Inte bedömt.
measure-index = Problemindex { $value } ({ $interval })
measure-unsafe = { $value } otrygga ({ $interval })
measure-worried = { $value } oroar sig ofta ({ $interval })
measure-disagree = { $value } säger att det stämmer dåligt ({ $interval })
measure-tried = { $value } har utsatts för försök ({ $interval })
measure-exposed = { $value } har utsatts för något brott ({ $interval })
measure-avoided = { $value } har låtit bli något av otrygghet ({ $interval })
measure-named = { $value } pekar ut det ({ $interval })
decide = Er bedömning
decide-verdict = Säger källorna samma sak?
decide-proposed = Regeln säger: { $verdict }.
decide-reason = Varför bedömer ni så?
decide-reason-hint = Motiveringen står i lägesbilden med din roll och dagens datum, och i loggen. Skriv inget om enskilda.
decide-save = Spara bedömningen
decide-undo = Ta tillbaka, låt regeln avgöra
outside-read = Källor utifrån
outside-word = Vad säger källorna utifrån om temat?
outside-word-hint = Jämför med andra orter, med riket och med tidigare år.
outside-note = Vilka siffror bygger det på?
outside-note-hint = Nämn källa, år och område.
outside-save = Spara läsningen
outside-undo = Ta bort läsningen
outside-none = Inga siffror är inlästa än.
outside-none-theme = Inga inlästa siffror gäller temat.
outside-elsewhere = Siffror från andra om det här står i avsnitt { $section }.

## Prioritering
priority-title = Prioritering: { $theme }
priority-number = { $count ->
    [1] Ett tema prioriteras.
   *[other] { $count } teman prioriteras.
 }
priority-how-many = Hur många teman ska prioriteras?
priority-set-number = Ändra antalet
priority-edit = Motivera eller flytta
priority-move = Flytta
priority-no-motivation = Ingen motivering än.
priority-moved = Flyttad från plats { $place }
priority-stands = Temat står på plats { $place }. Poängen { $points } av 100 ger plats { $score-place }.
priority-motivate = Motivering
priority-motivation = Varför ska det här prioriteras?
priority-motivation-hint = Hänvisa till siffror och dialoger. Skriv så att den som har svarat känner igen sig.
priority-motivation-save = Spara motiveringen
priority-move-title = Flytta temat
priority-move-place = Ny plats
priority-move-reason = Varför flyttar ni temat?
priority-move-reason-hint = Motiveringen står i lägesbilden med din roll och dagens datum, och i loggen.
priority-move-save = Flytta temat
priority-move-undo = Ta tillbaka, låt poängen avgöra
score-table = Alla teman med poäng
score-rule = Så räknas poängen
score-rule-size = Storlek, högst 40: värdet 0 till 6 för den mittersta åldersgruppen, delat med 6.
score-rule-breadth = Bredd, högst 20: hur stor del av de åldersgrupper som fick frågor om temat som säger medelstort eller stort. En grupp som fick frågan räknas med också när den är för liten eller för osäker för att säga något. Vid varje tema står i hur många av alla åldersgrupper det är mätt: är det bara en kan bredden bli full, och då säger den lite.
score-rule-chosen = Valt, högst 20: hur många som valde temat när vi frågade vad polisen och kommunen ska arbeta med, medelvärdet av åldersgrupperna. 50 % eller mer ger full poäng.
score-rule-dialogues = Dialoger, högst 15: medelvärdet av hur allvarligt medarbetare och samverkan säger att det är, delat med 6.
score-rule-growing = Ökar, 5 poäng: någon siffra har säkert blivit sämre sedan förra året och ingen bättre.
score-rule-missing = Det som inte är mätt ger inga poäng och visas med ett streck. Vet ni mer än siffrorna: flytta temat, med en motivering.
score-rule-choice = Bara siffror som får visas räknas. Vikterna är valda för det här verktyget: de boende först.
score-place = Plats
score-total = Poäng
score-most = av { $most }
score-of = { $points } av 100 poäng
score-size = Storlek
score-breadth = Bredd
score-chosen = Valt
score-dialogues = Dialoger
score-growing = Ökar
score-not-measured = Inte mätt
score-measured = Mätt i { $measured } av { $all } åldersgrupper.

## Orsaksanalys
cause-title = Orsaksanalys: { $theme }
cause-about = Varför finns problemet just här? Skriv det ni vet, och vad ni inte vet. Skriv inget om enskilda.
cause-none = Ingen orsaksanalys än.
cause-not-first = Temat är inte längre bland de prioriterade.
cause-write = Skriv orsaksanalys
cause-change = Ändra orsaksanalysen
cause-save = Spara orsaksanalysen
cause-why = Varför finns problemet?
cause-why-hint = Omständigheter som gör det möjligt eller håller det vid liv. Vad är belagt och vad är antaget?
cause-places = Var?
cause-places-hint = Platser och områden där det är störst.
cause-times = När?
cause-times-hint = Tider på dygnet, veckodagar, delar av året.
cause-affected = Vilka drabbas?
cause-affected-hint = Grupper, aldrig enskilda personer.
cause-sources-used = Vilka källor har ni använt?
cause-sources-used-hint = Frågor i enkäten, dialoger, siffror utifrån, forskning.
cause-sources-rejected = Vilka källor har ni valt bort, och varför?
cause-sources-rejected-hint = Till exempel för få svar, för gammalt eller fel område.
cause-uncertainty = Vad är osäkert?
cause-uncertainty-hint = Det som källorna inte kan visa, och vad som skulle ändra er slutsats.

## Siffror utifrån, från en fil
indicators-title = Läs in siffror utifrån
indicators-import = Läs in siffror från en fil
indicators-file = Välj fil
indicators-about = Du får se vad som händer innan något sparas. Är en rad fel läses inget in.
indicators-choose = CSV-fil
indicators-preview = Förhandsvisa
indicators-paste = Klistra in i stället, eller rätta här
indicators-csv = Filens innehåll
indicators-csv-hint = Kolumnerna skilda med komma, eller med semikolon och decimalkomma som i svenska Excel.
indicators-format = Så ser filen ut
indicators-columns = Första raden är kolumnernas namn. geography är området, theme ett temas id.
indicators-units = unit är percent (andel), persons (antal invånare), reports (antal anmälda brott) eller per_100000 (anmälda brott per 100 000 invånare).
indicators-whole-file = Hela filen
indicators-line = Rad { $line }
indicators-faulty = { $count ->
    [1] Ett fel: inget är inläst
   *[other] { $count } rader med fel: inget är inläst
 }
indicators-faulty-about = Rätta filen och välj den igen, eller rätta i rutan nedan.
indicators-unreadable = Filen är inte text i UTF-8, är för stor eller kom inte fram hel. Spara den som CSV i UTF-8.
indicators-header = Första raden ska vara source,url,year,geography,indicator,theme,unit,value. Den är: { $found }
indicators-empty = Det finns ingen rad under kolumnernas namn.
indicators-plan = Det här händer
indicators-plan-count = { $count ->
    [1] En siffra: { $new } ny, { $replaced } ersätter en som finns. Inget är sparat än.
   *[other] { $count } siffror: { $new } nya, { $replaced } ersätter sådana som finns. Inget är sparat än.
 }
indicators-what = Vad som händer
indicators-new = Ny
indicators-same = Finns redan, oförändrad
indicators-replaces = Ersätter { $value }
indicators-confirm = { $count ->
    [1] Läs in siffran
   *[other] Läs in { $count } siffror
 }
row-not-text = Den är inte text i UTF-8.
row-columns = Den har { $found } kolumner i stället för 8.
row-empty = { $found } är tom. Fyll i den.
row-url = url ”{ $found }” är ingen adress som börjar med https:// eller http://. Lämna rutan tom om det inte finns någon.
row-year = År ”{ $found }” är inget år mellan 1990 och 2100.
row-theme-unknown = Temat ”{ $found }” finns inte. Välj ett av: { $known }.
row-unit = Enheten ”{ $found }” finns inte. Välj en av: { $known }.
row-no-number = Värdet ”{ $found }” är inget tal. Skriv till exempel 25.5, eller 25,5 där kolumnerna skiljs åt med semikolon.
row-percent = Värdet { $found } är ingen procent mellan 0 och 100.
row-count = Värdet { $found } är inget heltal från 0 och uppåt.
row-rate = Värdet { $found } är inget tal från 0 och uppåt.
row-repeated = Källa, år, område och uppgift är samma som i en tidigare rad.

## Nivåer och enheter
picture-dialogues-none = Inga anteckningar för året än. Det betyder inte att inget har hänt, bara att inget är nedskrivet.
picture-dialogues-none-chosen = Inga anteckningar om det som är valt.
picture-dialogues-chosen = Här räknas anteckningar om det valda, och de som gäller hela kommunen eller alla åldrar.
picture-dialogues-label = { $notes ->
    [1] Bygger på 1 anteckning
   *[other] Bygger på { $notes } anteckningar
 } från dialoger med { $n ->
    [1] 1 deltagare
   *[other] { $people } deltagare
 }. Visar vad de berättade, inte hur vanligt det är.
picture-dialogues-table = { $kind } per tema. Allvar 0–{ $most }, lägsta och högsta.
picture-dialogues-notes = Dialoger
picture-dialogues-people = Deltagare
picture-dialogues-proposals = Förslag
picture-dialogues-said = Vad som berättades
picture-dialogues-open = Öppna anteckningen
level-negligible = obetydligt
level-small = litet
level-noticeable = märkbart
level-large = stort
level-very-large = mycket stort
level-uncertain = { $level }, osäkert
unit-answers = Antal svar, avrundat till närmaste femtal
unit-answers-expected = Antal svar, och hur många det hade varit om alla åldersgrupper svarat lika ofta
unit-coverage = Täckning: gruppens andel av svaren delad med dess andel av invånarna
unit-unsafe = Andel otrygga av dem som svarade på frågan, procent
unit-problem = Andel som säger ganska eller mycket stort problem, procent
unit-index = Upplevt problemindex, 0 (inget problem) till 6 (mycket stort problem)
unit-several = Andel av dem som svarade, procent. Flera svar kan väljas.
unit-one = Andel av dem som svarade, procent.
unit-asked = ”{ $question }” { $unit }
row-situation = Situation
row-problem = Problem
row-theme = Tema
row-option = Svar
row-item = Del av frågan
row-place = Plats
finding-unsafe = Flest otrygga: { $row }, { $value }
finding-problem = Flest ser problem: { $row }, { $value }
finding-index = Störst upplevt problem: { $row }, { $value } av 6 ({ $level })
finding-most = { $topic } Vanligast: { $row }, { $value }
finding-level = { $title }. Ungefär lika: { $row }, { $value }
finding-level-more = { $title }. Ungefär lika: { $row }, { $value }, och { $more } till
finding-some-hidden = Allt kan inte visas
finding-most-answers = Flest svar: { $name }, { $n }
finding-missing = Saknas mest: { $row }. Svaren är { $value } av vad andelen av invånarna borde ge
finding-none-missing = I hela kommunen har ingen åldersgrupp färre än hälften av de svar som väntas
finding-none-missing-area = Ingen åldersgrupp är underrepresenterad i något område
finding-change = { $n } av { $compared } har säkert ändrats sedan { $year }
finding-no-change = Ingen säker förändring sedan { $year }
finding-hidden = Ingen siffra kan visas
note-interval = Streck och ljust band: 95 %-intervall, bara slumpens osäkerhet.
note-weighted = Viktat: basen är hur många lika tunga svar de viktade svaren motsvarar.
note-unweighted = Inte viktat.
note-index = Streck och ljust band: 95 %-intervall, bara slumpens osäkerhet. Indexet är vårt eget och går inte att jämföra med polisens.
note-heat = Läs talet och ordet i varje ruta; starkare ton är större problem. En randad ruta är skyddad eller har för få svar, den är inte noll. Intervall och antal svar står i lägesbildens tabell.
note-map = Läs talet i varje område; tätare streck är högre tal. Snedstreck betyder skyddat eller för få svar, inte noll. Intervall och antal svar står i lägesbildens tabell. Kartan är förenklad och visar bara ungefär var gränserna går.
note-map-empty = Inget område kan visas för: { $names }.
note-change = Ringen är året innan, punkten är året som visas. ”Ökat” eller ”Minskat” står bara där skillnaden är större än slumpen brukar ge.
note-change-left-out = { $n ->
    [1] En rad går inte att jämföra och visas inte här. Varför står i tabellen till staplarna.
   *[other] { $n } rader går inte att jämföra och visas inte här. Varför står i tabellen till staplarna.
 }
note-sensitive = Känslig fråga: högre krav på antal svar, och 0 och 100 procent visas inte.
respondents-received = Inkomna svar: { $n }.
respondents-outside = Varav från personer som inte bor i kommunen: { $n }. De räknas bara här.
respondents-area-unknown = Svar utan känt område: { $n }.
respondents-burst = Ovanligt många svar: { $channel }, { $day }, cirka { $n }. Dagarna före var det vanligen { $usual }.
respondents-all-groups = Alla åldersgrupper
respondents-matrix = Svar per åldersgrupp och område
short-trygg-kvall = Ute ensam sent på kvällen
short-b-dag = Ute på dagen
short-b-kvall = Ute när det är mörkt
short-b-skolvag = På väg till och från skolan
short-b-skola = I skolan
short-y-station = Vid stationen på kvällen
short-y-buss = På buss eller pendel på kvällen
short-y-centrum = I centrum på kvällen
outside-about = Andra frågor, annat urval och ofta ett annat område. Läs dem som sammanhang, inte som en jämförelse procent mot procent.
outside-figure = Uppgift
outside-geography = Område
outside-source = Källa
outside-base-survey = De svarande i källans undersökning
outside-base-persons = Antal personer
outside-base-reports = Antal anmälda brott
outside-base-rate = Anmälda brott per 100 000 invånare

## Fel i formulär
fault-missing = Skriv något här.
fault-choose-some = Välj minst ett alternativ.
fault-choose = Välj ett av alternativen.
fault-too-long = Skriv högst { $most } tecken.
fault-email = Skriv en hel e-postadress, till exempel namn@kommun.se.
fault-email-taken = Adressen har redan ett konto. Logga in i stället, eller använd en annan adress.
fault-password-short = Välj ett längre lösenord: minst { $least } tecken.
fault-passwords-differ = De två lösenorden är olika. Skriv samma lösenord båda gångerna.
fault-day = Välj en dag som finns, skriven som 2026-09-03.
fault-days-reversed = Sista dagen kan inte vara före den första. Byt en av dem.
fault-closed-group = Händelsen har kort för en sluten grupp. Välj nej. Har ingen svarat med ett kort kan du dra tillbaka korten först.
fault-number = Skriv ett heltal från { $least } till { $most }.
fault-unknown = ”{ $typed }” finns inte att välja. Skriv ett av de värden som finns.
fault-participants = Skriv minst en funktion och hur många de var.
fault-function = Skriv vilken funktion de hade, till exempel lärare.
fault-function-number = Skriv hur många ”{ $function }” var, från 1 till { $most }.
fault-function-twice = ”{ $function }” står två gånger. Lägg ihop antalen.
fault-functions = Skriv högst { $most } funktioner. Slå ihop några.
fault-day-future = { $day } har inte varit än. Skriv dagen då dialogen var.
fault-year = Skriv året med fyra siffror, till exempel 2026.
fault-year-far = Dagen ligger mer än ett år från { $year }. Rätta dagen eller året.
