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
nav-picture = Lägesbild
nav-export = Export
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
todo-no-round-about = Inga svar tas emot i dag. En ny omgång öppnar på den dag som är bestämd.
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

## Export
export-empty = Det finns inga svar att hämta än.
export-demo = Årets filer innehåller demodata. Det står i filnamnet.
export-choose = Visa filer
export-dialect-excel = För Excel (semikolon, decimalkomma)
export-dialect-standard = Standard-CSV (komma, decimalpunkt)
export-responses = Svaren, ett per rad
export-responses-about = En rad per svar: enkät, version, dag, område, händelse, väg in och språk, och sedan en kolumn per fråga. Den som inte svarade har en tom ruta.
export-responses-care = Små grupper kan gå att känna igen. Dela inte filen vidare, och spara den inte längre än arbetet kräver.
export-picture = Lägesbildens siffror
export-picture-about = En rad per siffra i lägesbilden: åldersgrupp, område, fråga, svar, andel, intervall och index. Skyddade siffror är tomma, precis som på sidan.
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
log-kiosk-start = Startade en surfplatta
log-kiosk-end = Avslutade surfplattor
log-kiosk-lose = Stängde av surfplattor, en var borta
log-backup = Gjorde en säkerhetskopia
log-restore = Läste tillbaka en säkerhetskopia
log-mend = Lagade databasen
log-code-make = Gjorde kort med engångskod (antal)
log-code-withdraw = Drog tillbaka oanvända kort (antal)
log-export-responses = Hämtade svaren
log-export-picture = Hämtade lägesbildens siffror
log-export-codebook = Hämtade kodboken
log-import-indicators = Läste in siffror utifrån
log-demo-add = Lade in demodata
log-demo-remove = Tog bort demodata

## Diagram
chart-show-table = Visa som tabell
chart-value = Värde
chart-interval = 95 %-intervall
chart-level = Nivå
chart-base = Bas
chart-base-about = Cirka { $n } svar
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
change-none-sure = Ingen säker förändring sedan { $year }. Tabellen visar varje jämförelse.
change-nothing-earlier = Det finns inga svar från { $year } att jämföra med.
figure-too-few = För få svar

## Lägesbilden
picture-title = Lägesbild { $year }
picture-loading = Hämtar lägesbilden
picture-empty = Inga svar för det här året än. Lägesbilden växer fram när de första svaren kommer in.
picture-label = Bygger på cirka { $n } frivilliga svar ({ $channels }). Visar vad de som svarade tycker och kan inte räknas om till alla som bor i kommunen.
picture-label-few = Bygger på så få frivilliga svar ({ $channels }) att antalet inte visas. Visar vad de som svarade tycker och kan inte räknas om till alla som bor i kommunen.
picture-without = utan { $channel }
picture-label-without = Bygger på cirka { $n } frivilliga svar ({ $channels }), utan { $without }. Svar från andra kommuner ingår i antalet. Visar vad de som svarade tycker och kan inte räknas om till alla som bor i kommunen.
picture-label-without-group = Bygger på frivilliga svar ({ $channels }), utan { $without }. Varje figur anger sitt eget antal. Visar vad de som svarade tycker och kan inte räknas om till alla som bor i kommunen.
picture-without-not = Det går inte att räkna bort { $channel } här.
picture-without-area = Per område räknas svaren bara för alla vägar in tillsammans. Välj hela kommunen för att räkna bort en väg in.
picture-without-few = Det är för få svar: skillnaden mellan bilden med och utan dem skulle kunna peka ut någon. Den som får hämta svaren ett och ett kan räkna bort dem där.
picture-draft = Utkast för personal. Inte publicerad.
picture-contents = Innehåll
picture-how-to-read = Så läser du siffrorna
picture-read-choice = De som svarat har själva valt det. Den som är engagerad eller orolig svarar oftare. Jämför därför hellre mellan områden, grupper och år än med hela befolkningen.
picture-read-interval = Strecket över det ljusa bandet är ett 95 %-intervall. Det visar bara slumpens osäkerhet, inte att vissa grupper svarar mer sällan.
picture-read-hidden = ”För få svar” och ”Skyddad” betyder att en siffra skulle kunna peka ut någon. Den är dold, inte noll.
picture-read-index = Upplevt problemindex går från 0 (inget problem) till 6 (mycket stort problem). Under 1 är obetydligt, under 2 litet, under 3 märkbart, under 4 stort, annars mycket stort.
picture-read-weights = Svaren är inte viktade. Åldersgrupperna slås aldrig ihop till en siffra.
picture-read-change = ”Ökat” och ”Minskat” står bara där skillnaden mot året innan är större än slumpen brukar ge, när alla jämförelser vägs ihop, och där samma fråga har ställts på samma sätt.
picture-section-empty = För det här urvalet finns ingen tabell i avsnittet. Per område visas bara trygg eller otrygg, problem eller inte, enskilda svarsalternativ och index.
choice-label = Välj år, åldersgrupp och område
choice-all-groups = Alla
choice-whole = Hela kommunen
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
level-negligible = obetydligt
level-small = litet
level-noticeable = märkbart
level-large = stort
level-very-large = mycket stort
level-uncertain = { $level }, osäkert
unit-answers = Antal svar, avrundat till närmaste femtal
unit-answers-coverage = Antal svar, avrundat till närmaste femtal (täckning)
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
finding-most-answers = Flest svar: { $name }, { $n }
finding-hidden = Ingen siffra kan visas
note-interval = Streck och ljust band: 95 %-intervall, bara slumpens osäkerhet.
note-index = Streck och ljust band: 95 %-intervall, bara slumpens osäkerhet. Indexet är vårt eget och går inte att jämföra med polisens.
note-sensitive = Känslig fråga: högre krav på antal svar, och 0 och 100 procent visas inte.
respondents-received = Inkomna svar: { $n }.
respondents-outside = Varav från personer som inte bor i kommunen: { $n }. De räknas bara här.
respondents-area-unknown = Svar utan känt område: { $n }.
respondents-burst = Ovanligt många svar: { $channel }, { $day }, cirka { $n }. Dagarna före var det vanligen { $usual }.
respondents-matrix = Svar per åldersgrupp och område
short-trygg-kvall = Ute ensam sent på kvällen
short-b-dag = Ute på dagen
short-b-kvall = Ute när det är mörkt
short-b-skolvag = På väg till och från skolan
short-b-skola = I skolan
outside-title = Bredvid: publicerade siffror från andra
outside-about = Andra frågor, annat urval och ofta ett annat område. Läs dem som sammanhang, inte som en jämförelse procent mot procent.
outside-figure = Uppgift
outside-geography = Område
outside-source = Källa
outside-base-survey = De svarande i källans undersökning
outside-base-persons = Antal personer

## Fel i formulär
fault-missing = Skriv något här.
fault-choose = Välj ett av alternativen.
fault-too-long = Skriv högst { $most } tecken.
fault-email = Skriv en hel e-postadress, till exempel namn@kommun.se.
fault-email-taken = Adressen har redan ett konto. Logga in i stället, eller använd en annan adress.
fault-password-short = Välj ett längre lösenord: minst { $least } tecken.
fault-passwords-differ = De två lösenorden är olika. Skriv samma lösenord båda gångerna.
fault-day = Välj en dag som finns, skriven som 2026-09-03.
fault-days-reversed = Sista dagen kan inte vara före den första. Byt en av dem.
fault-number = Skriv ett heltal från { $least } till { $most }.
