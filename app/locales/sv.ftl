### Texter som alla sidor delar, och invånarnas sidor. Du-tilltal, korta meningar, verbet först.

day =
    { $day } { $month ->
        [1] januari
        [2] februari
        [3] mars
        [4] april
        [5] maj
        [6] juni
        [7] juli
        [8] augusti
        [9] september
        [10] oktober
        [11] november
       *[12] december
    } { $year }
days = { $first } – { $last }

## Ramen runt varje sida

shell-who = Kommunen och polisen i { $name }
shell-skip = Hoppa till innehållet
shell-language = Språk
shell-about = Så hanterar vi dina svar
shell-open-data = Öppna data
shell-accessibility = Tillgänglighet
shell-start = Till startsidan
shell-demo = Det här är en provkörning: här finns påhittade svar. De tas bort innan vi frågar på riktigt.
waiting-some = % svar väntar på nät. Vi skickar så snart det går.
waiting-sent = Det som väntade på nät är skickat.
waiting-closed = Insamlingen hann stänga, så svaret som väntade räknas inte. Det är borttaget från telefonen.
waiting-refused = Ett svar som väntade kunde inte tas emot och räknas inte. Det är borttaget från telefonen. Vill du svara? Börja om från startsidan.

## Startsidan

start-title = Hur trygg är du där du bor?
start-lead = Kommunen och polisen i { $name } vill veta. Svaren är underlag för nästa medborgarlöfte: det vi lovar att göra för tryggheten under ett år.
start-age = Hur gammal är du?
start-age-hint = Välj, så får du frågor som passar dig.
start-event = Du svarar vid
start-card = Kortet gäller för ett svar. Vi sparar inget som visar vilket kort ett svar kom med.
start-closed = Just nu tar vi inte emot svar
start-closed-text = Omgången är stängd. Tack till alla som har svarat. Välkommen tillbaka när nästa omgång öppnar.
start-calendar = Träffa oss: se när polisen och kommunen är ute
start-anonymous = Du är anonym. Alla frågor är frivilliga.

## Kort med engångskod

card-title = Skriv koden från ditt kort
card-lead = Koden står på kortet: sexton bokstäver och siffror.
card-label = Kod
card-hint = Stora eller små bokstäver, med eller utan streck, går lika bra.
card-go = Fortsätt
card-invalid = Det där är inte en hel kod. Skriv alla sexton bokstäver och siffror från kortet.
card-again = Skriv koden igen

## Frågorna

survey-title = Hur trygg är du där du bor?
survey-lead = Kommunen och polisen i { $name } frågar. Svaren är underlag för nästa medborgarlöfte: det vi lovar att göra för tryggheten under ett år.
survey-lead-child = Kommunen och polisen i { $name } vill veta var barn känner sig trygga, så att vi kan göra det bättre. Det finns inga rätt eller fel svar.
survey-anonymous = Du är anonym, och du kan hoppa över vilken fråga du vill.
survey-number = Fråga { $number } av { $total }
survey-followup = Följdfråga
survey-background = En sista fråga om dig
survey-when = Hoppa över den här frågan om den inte gäller dig.
survey-back = Tillbaka
survey-next = Nästa
survey-skip = Hoppa över
survey-clear = Ta bort mitt svar
survey-send = Skicka mina svar
survey-sending = Skickar …
survey-offline = Svaren kom inte fram. Kontrollera att du har nät och tryck på Skicka igen. Dina svar är kvar, och de räknas bara en gång.
survey-busy = Just nu är det många som svarar. Vänta en minut och tryck på Skicka igen. Dina svar är kvar.
survey-again-title = Dina svar är redan sparade
survey-again-next = Ska någon annan svara på samma telefon? Börja om, så räknas det svaret för sig.
survey-kept-title = Dina svar ligger kvar i telefonen
survey-kept-text = Telefonen har inget nät just nu. Dina svar är sparade i telefonen, men inte skickade. Låt sidan vara öppen, så skickas de när nätet är tillbaka. Stänger du den: öppna den igen när du har nät. Du behöver inte svara en gång till. När svaren är skickade tas de bort från telefonen.
survey-kept-ended = Svaret kunde inte tas emot
survey-kept-sent = Nu är dina svar skickade. Tack!

save-add = Spara så att jag kan svara utan nät
save-busy = Sparar …
save-done = Sidan är sparad i den här telefonen. Lägg till den som bokmärke, så hittar du den utan nät. Startsidan går inte att öppna utan nät.
save-failed = Det gick inte att spara. Kontrollera att du har nät och försök igen.
save-gone = Sidan är borttagen från telefonen.
save-over = Insamlingen är stängd. Sidan är borttagen från telefonen.
save-remove = Ta bort från telefonen

## Fel i svaren. Säg vad som ska göras.

number-word =
    { $number ->
        [1] en
        [2] två
        [3] tre
        [4] fyra
        [5] fem
        [6] sex
        [7] sju
        [8] åtta
        [9] nio
        [10] tio
        [11] elva
        [12] tolv
       *[other] { $number }
    }
error-title = Titta på det här först
error-nothing = Du har inte svarat på någon fråga. Svara på minst en och skicka sedan.
error-unknown-field = Sidan skickade med något som inte är en fråga här. Skicka igen, eller börja om från startsidan.
error-unknown-option = Välj bland svaren som visas.
error-more-than-one = Välj bara ett svar.
error-too-many = Välj högst { $most }. Du har valt { $chosen }.
error-not-alone = ”{ $option }” går inte att välja tillsammans med något annat. Ta bort det ena.

## Tack

thanks-title = Tack för dina svar!
thanks-saved = Dina svar är sparade.
thanks-differs-title = Dina första svar räknas
thanks-differs = Den här enkäten var redan skickad från samma sida. Det du ändrade efteråt är inte med. Är du någon annan än den som skickade först? Börja om med knappen ”Låt nästa person svara”.
thanks-next = Vad händer nu?
thanks-next-picture = Vi lägger ihop allas svar till en lägesbild av tryggheten.
thanks-next-promise = Kommunen och polisen väljer vad som är viktigast och skriver ett medborgarlöfte.
thanks-next-result = När insamlingen har stängt och vi har gått igenom svaren visar vi resultatet här på webbplatsen.
thanks-no-report = Det här är ingen polisanmälan. Akut: 112. Anmäl eller tipsa: 114 14. Under 18: Bris 116 111.
thanks-help = Har du blivit utsatt för brott?
thanks-help-text = Du kan få stöd även om du inte har anmält. Ring Brottsofferjouren: 116 006.
thanks-help-child = Känner du dig otrygg? Prata med en vuxen som du litar på.
thanks-someone-else = Låt nästa person svara

## Surfplattan på bordet

kiosk-starting = Gör i ordning surfplattan. Det tar några sekunder.
kiosk-stopped = Surfplattan är inte i gång
kiosk-stopped-text = Personalen startar den från händelsens sida. Svar som väntar på nät skickas ändå: låt surfplattan vara på tills inga väntar.
kiosk-unable = Surfplattan kunde inte startas
kiosk-unable-text = Kontrollera att den har nät och en aktuell webbläsare, och starta den en gång till från händelsens sida. Adressen måste börja med https.
kiosk-no-script = Den här sidan behöver skript (Javascript). Slå på det i webbläsaren.
kiosk-refused = Svaren gick inte att ta emot. Säg till personalen. Du kan också svara i din egen telefon.
kiosk-thanks = Dina svar är mottagna.
kiosk-soon = Nästa person kan börja om % sekunder. Rör skärmen om du vill läsa klart.
kiosk-still = Är du kvar?
kiosk-still-text = Om % sekunder tas svaren bort, så att nästa person kan börja.
kiosk-still-yes = Ja, jag är kvar

## Om svaren

about-title = Så hanterar vi dina svar
about-lead = Kommunen och polisen i { $name } frågar hur trygga människor är. Vi vill veta vad du tycker, inte vem du är.
about-kept = Det här sparar vi
about-kept-answers = dina svar på frågorna, och din åldersgrupp
about-kept-day = vilken dag svaret kom, men inget klockslag
about-kept-language = vilket språk du svarade på
about-kept-way = om du kom via en öppen länk, med ett kort, vid ett evenemang eller svarade på personalens surfplatta, och i så fall vilket evenemang
about-not-kept = Det här sparar vi inte
about-not-kept-name = namn, personnummer, telefonnummer eller e-post
about-not-kept-address = din ip-adress eller vilken telefon och webbläsare du har
about-not-kept-device = kakor eller annat som följer dig. Bara fliken som du svarar i minns svaren, tills de är skickade
about-not-kept-order = i vilken ordning svaren kom
about-phone = Det här kan ligga i telefonen en tid
about-phone-waiting = Finns det inget nät när du skickar, ligger svaren kvar i din telefon. De skickas när nätet är tillbaka och tas bort från telefonen när de har kommit fram.
about-phone-saved = Trycker du på ”Spara så att jag kan svara utan nät” sparas sidan med frågorna i telefonen, tills du tar bort den eller öppnar den när insamlingen är stängd. Annars sparar vi inget där.
about-phone-kiosk = På en surfplatta som personalen har ställt fram är svar som väntar på nät låsta. Bara vår server kan öppna dem.
about-remains = Det här finns kvar en kort stund
about-remains-address = Din ip-adress finns i serverns minne en liten stund, så att vi kan bromsa den som skickar väldigt många svar. Den skrivs aldrig ned.
about-remains-order = Databasen har en arbetslogg och numrerar sina ändringar. Den som har tillgång till själva datorn kan där se i vilken ordning svar kom in, men inte vem som skickade dem, tills databasen städas på natten.
about-remains-card = Svarar du med ett kort tas kortets kod bort i samma stund som svaret sparas. Den som har både kortet och tillgång till själva datorn kan se vilket svar kortet gav, tills databasen städas på natten.
about-remains-key = Sidan bär ett slumpat nummer, så att samma svar inte räknas två gånger. Vi sparar bara en kontrollsumma av det, skild från svaren och utan tid. Den tas bort 72 timmar efter att insamlingen har stängt.
about-why = Varför vi frågar
about-why-text = Svaren är en del av lägesbilden som kommunen och polisen använder för att förebygga brott och skriva årets medborgarlöfte. Kommunens uppdrag står i lag (2023:196) om kommuners ansvar för brottsförebyggande arbete.
about-who = Vem som ansvarar
about-who-text = Kommunen i { $name } och { $police } ansvarar tillsammans. Personal som arbetar med lägesbilden kan läsa svaren, men ser inte vem som har svarat.
about-shown = Hur resultatet visas
about-shown-text = Vi visar bara sammanräknade siffror. Är det färre än { $base } svar visas inget alls. För barn och för känsliga frågor är gränsen { $sensitive }.
about-change = Kan jag ändra eller ta bort mitt svar?
about-change-text = Nej. Vi kan inte hitta just ditt svar, eftersom inget i det säger att det är ditt.
about-long = Hur länge svaren sparas
about-long-text = Svaren är allmänna handlingar. De sparas så länge som kommunens plan för information säger, och tas sedan bort.
about-contact = Frågor?
about-contact-text = Kontakta kommunen i { $name }.
about-contact-email = E-post: { $email }
about-contact-phone = Telefon: { $phone }
about-contact-website = Mer om resultatet: { $website }

## Kalendern

calendar-title = Kalender
calendar-lead = Här kan du träffa kommunen och polisen i { $name }, och läsa vad som kom ut av tidigare träffar.
calendar-nothing = Inget är inlagt just nu. Så snart en träff är bestämd står den här.
calendar-nothing-chosen = Ingen träff stämmer med det du valde.
calendar-show-all = Visa alla träffar
calendar-month = Månad
calendar-every-month = Alla månader
calendar-month-name =
    { $month ->
        [1] Januari
        [2] Februari
        [3] Mars
        [4] April
        [5] Maj
        [6] Juni
        [7] Juli
        [8] Augusti
        [9] September
        [10] Oktober
        [11] November
       *[12] December
    } { $year }
calendar-show = Visa
calendar-coming = Kommande
calendar-none-coming = Ingen kommande träff är bestämd.
calendar-past = Tidigare
calendar-earlier = Välj en månad för att se äldre träffar.
calendar-for-all = För alla åldrar.
calendar-for = För dig som är { $ages }.
calendar-who = Du träffar: { $who }.
calendar-outcome = Så blev det
calendar-answers = Cirka { $n } svarade på frågorna där.
calendar-answers-few = Färre än { $n } svarade på frågorna där.
calendar-subscribe = Få träffarna i din egen kalender
calendar-subscribe-about = Prenumerera på adressen här under i din kalender, så kommer nya träffar med av sig själva. Du kan också hämta filen.
calendar-file-name = Träffa kommunen och polisen i { $name }
calendar-file = Hämta kalenderfilen

## Tillgänglighet

accessibility-title = Tillgänglighets­redogörelse
accessibility-lead = Alla ska kunna använda den här webbplatsen. Här står hur långt vi har kommit, och hur du säger till när något inte går.
accessibility-service = Kommunen i { $name } och { $police } står bakom webbplatsen Lägesbild, { $address }. Den ska följa lagen (2018:1937) om tillgänglighet till digital offentlig service.
accessibility-conformity = Hur tillgänglig är webbplatsen?
accessibility-full = Webbplatsen är helt förenlig med lagens krav, på den nivå som kallas WCAG 2.1 AA.
accessibility-partial = Webbplatsen är delvis förenlig med lagens krav, på den nivå som kallas WCAG 2.1 AA. Längre ned står vad som brister och vad vi inte har prövat.
accessibility-none = Webbplatsen är inte förenlig med lagens krav, på den nivå som kallas WCAG 2.1 AA. Längre ned står vad som brister.
accessibility-tell = Säg till när något inte går
accessibility-tell-about = Tala om vad som är svårt, eller be att få något på ett annat sätt.
accessibility-reply = Vi svarar inom { $days ->
    [1] en dag
   *[other] { $days } dagar
 }.
accessibility-other-ways = Du kan också nå oss så här:
accessibility-supervisor = Anmäl till tillsynsmyndigheten
accessibility-supervisor-about = Är du inte nöjd med hur vi tar hand om det du har påtalat? Då kan du anmäla det:
accessibility-supervisor-link = anmäl till { $name }
accessibility-deficiencies = Det här brister
accessibility-no-deficiencies = Vi känner inte till några brister.
accessibility-reason = Därför:
accessibility-criterion = WCAG-krav { $number }.
accessibility-planned = Vi räknar med att ha rättat det { $day }.
accessibility-not-planned = Ingen dag är bestämd för att rätta det.
accessibility-exceptions = Undantag
accessibility-no-exceptions = Vi gör inget undantag för att en anpassning skulle vara oskäligt betungande, och inget innehåll ligger utanför lagen.
accessibility-method = Så har vi prövat
accessibility-assessed = Senaste bedömningen gjordes { $day }.
accessibility-updated = Redogörelsen uppdaterades { $day }.
accessibility-tried = Det här är prövat
accessibility-not-tried = Det här är inte prövat

matter-deficiency = Påtala bristande tillgänglighet
matter-format = Begär att få otillgängligt innehåll levererat i alternativt format
matter-deficiency-lead = Skriv vad som är svårt att använda, så ser vi till att det blir bättre.
matter-format-lead = Skriv vad du vill ha och hur, så skickar vi det till dig.
matter-text = Vad är svårt?
matter-text-hint = Berätta gärna vilket hjälpmedel eller vilken webbläsare du använder. Skriv inget om din hälsa som vi inte behöver veta.
matter-page = Vilken sida gäller det?
matter-page-hint = Rubriken eller adressen räcker.
matter-contact = Hur vill du ha svar?
matter-contact-hint = Skriv e-post, telefon eller postadress. Lämna tomt om du inte vill ha svar.
matter-content = Vad vill du ha?
matter-content-hint = Till exempel en sida, en affisch eller ett diagram.
matter-which-format = På vilket sätt?
matter-which-format-hint = Till exempel uppläst, i punktskrift, med stor stil, på papper eller på lätt svenska.
matter-send-to = Vart ska vi skicka det?
matter-send-to-hint = Skriv e-post, telefon eller postadress.
matter-more = Vill du berätta något mer?
matter-more-hint = Skriv inget om din hälsa som vi inte behöver veta.
matter-optional = { $label } (frivilligt)
matter-send = Skicka
matter-data = Så hanterar vi det du skriver
matter-data-why = Vi använder det bara för att rätta det du påtalar eller skicka det du ber om, och för att svara dig.
matter-data-who = Kommunen i { $name } är personuppgiftsansvarig. Vi behöver uppgifterna för en uppgift av allmänt intresse som står i lag.
matter-data-public = Det du skriver är en allmän handling och kan lämnas ut till den som begär det.
matter-data-long = Vi tar bort det { $days } dagar efter att ärendet är klart.
matter-data-apart = Det har inget samband med svaren på våra frågor om trygghet: ingen kan se om eller vad du har svarat där. Din ip-adress sparas inte.
matter-data-rights = Du kan be att få se, rätta eller radera dina uppgifter. Är du inte nöjd kan du klaga hos Integritetsskydds­myndigheten.
matter-receipt = Tack, det har kommit fram
matter-receipt-number = Ditt ärende har numret
matter-receipt-reply = Vi svarar senast { $day }, på det sätt som du angav.
matter-receipt-no-contact = Du skrev inte hur vi når dig, så vi kan inte svara dig. Vi tar hand om det senast { $day }. Öppna den här sidan igen om du vill se hur långt det har kommit.
matter-receipt-status = Läget nu: { $status }.
matter-receipt-ask = Vill du fråga om ärendet?
matter-receipt-keep = Spara numret eller adressen till den här sidan. Säg numret när du hör av dig.
matter-status-new = Nytt
matter-status-handling = Under arbete
matter-status-done = Klart
matter-slow-down = Det har kommit väldigt många meddelanden härifrån på kort tid. Det du skrev är kvar här. Vänta tio minuter och skicka det igen.
matter-busy = Det gick inte att spara just nu. Det du skrev är kvar här. Vänta några sekunder och skicka det igen.

## När något inte går

notice-not-found = Sidan finns inte
notice-not-found-text = Kontrollera adressen, eller börja från startsidan.
notice-unknown-event = Vi känner inte igen koden
notice-unknown-event-text = Kontrollera koden på affischen. Du kan också svara utan kod från startsidan.
notice-unknown-code = Koden går inte att använda
notice-unknown-code-text = Har du redan svarat med kortet är dina svar sparade, och du behöver inte göra något mer. Annars: kontrollera koden mot kortet. Stämmer den, be den som gav dig kortet om ett nytt. Du kan också svara utan kort från startsidan.
notice-closed = Insamlingen är stängd
notice-closed-text = Just nu tar vi inte emot svar. Det du fyllde i är inte sparat. Välkommen tillbaka när nästa omgång öppnar.
notice-too-large = Det blev för mycket att ta emot
notice-too-large-text = Dina svar är inte sparade. De finns kvar på förra sidan: gå tillbaka och skicka igen.
notice-slow-down = Väldigt många svarar härifrån just nu
notice-slow-down-text = Har du skickat svar är de inte sparade än. Vänta en minut och ladda sedan om den här sidan, så skickas de igen. Svaren finns också på förra sidan: gå tillbaka och skicka igen.
notice-busy = Det går inte just nu
notice-busy-text = Vänta några sekunder och ladda om sidan. Har du skickat svar skickas de då igen och räknas bara en gång. Svaren finns också på förra sidan: gå tillbaka och skicka igen.
notice-bad-request = Svaren gick inte att läsa
notice-bad-request-text = Dina svar är inte sparade. De finns kvar på förra sidan: gå tillbaka och skicka igen. Går det inte ändå, börja från startsidan.
notice-wrong-version = Frågorna har ändrats
notice-wrong-version-text = Dina svar är inte sparade. De finns kvar på förra sidan om du vill titta på dem: gå tillbaka. Öppna sedan enkäten på nytt från startsidan.

picture-not-yet = Lägesbilden för { $year } är inte publicerad än
picture-not-yet-text = När insamlingen har stängt går kommunen och polisen igenom svaren. Sedan visas lägesbilden här.

## Den publicerade lägesbilden

picture-latest = Läs lägesbilden för { $year }
picture-latest-about = Så svarade andra. Där finns också korta sidor på enkelt språk.
published-name = Lägesbild { $year }, version { $number }
published-short-hash = SHA-256 { $hash }…
published-parties = { $name } och { $police }
published-lead = Så svarade de som ville berätta hur trygga de är, och det här gör vi av svaren.
published-version = Version
published-day = Publicerad
published-not-yet = Inte publicerad
published-method = Metod
published-method-link = Så har vi gjort
published-preview = Förhandsvisning.
published-preview-text = Så här ser sidan ut när den är publicerad. Bara personal ser den nu.
published-old = Äldre version.
published-newer = Det finns en nyare: version { $number }, publicerad { $day }.
published-to-newest = Läs den nyaste versionen
published-changed = Det här är ändrat sedan version { $number }
published-reason = Därför: { $reason }
published-same-figures = Alla siffror är desamma.
published-other-figures =
    { $changed } av { $compared } siffror är andra än förut. { $points ->
        [0] Ingen andel har ändrats, bara antal svar eller vad som visas.
        [1] Ingen andel skiljer mer än 1 procentenhet.
       *[other] Den andel som har ändrats mest skiljer { $points } procentenheter.
    }
published-other-texts = Nya ord i avsnitt { $sections }.
published-differences = Visa siffrorna som är ändrade
published-figure = Siffra
published-before = Förut
published-now = Nu
published-index-of = { $theme }: upplevt problemindex
published-about = Om den här versionen
published-frozen = Det här är publicerat en gång för alla. Blir något fel kommer en ny version, med skälet, och den gamla går att läsa här.
published-download = Hämta versionen som fil ({ $file })
published-check = Filen är äkta om dess SHA-256 är den här:
published-versions = Alla versioner
published-one = Version { $number }, { $day }
published-first = Den första.
published-nothing-written = Inget är skrivet i det här avsnittet.
published-compared = Jämfört med { $year }. ”Ökat” och ”Minskat” står bara där skillnaden är säkert större än slumpen brukar ge och samma fråga ställdes på samma sätt.
published-not-compared = Ingen jämförelse görs med { $year }: det finns ingen publicerad lägesbild för det året att jämföra med.
published-how = Så är siffrorna gjorda
published-collected = Svaren samlades in från { $opens } till { $closes }.
published-hidden = En siffra visas bara när minst { $base } har svarat, och minst { $sensitive } när det gäller barn och känsliga frågor.
published-rounded = Antal är avrundade till närmaste femtal, andelar till hela procent och till närmaste fem procent där färre än 50 har svarat.
published-attacked = Innan lägesbilden publicerades prövade vi om någon kan räkna sig fram till en enskild människas svar. Det gick inte.
published-program = Räknat med { $program }.
published-dialogues = Dialoger per tema
published-dialogue-count = Dialoger
published-participants = Deltagare, cirka
published-dialogues-note = Där färre än så många deltog som en siffra kräver visas inga antal. Anteckningarna publiceras inte.
published-dialogues-all-few = { $themes ->
    [one] Dialoger har hållits om ett tema. Få deltog, så
   *[other] Dialoger har hållits om { $themes } teman. Få deltog i var och en, så
} inga antal visas. Anteckningarna publiceras inte.
published-judgements = Bedömning per tema
published-judgements-about = Samstämmig: de som säger något ligger högst ett steg från varandra (litet, medelstort, stort). Skild bild: någon säger litet och någon stort. Underlag saknas: boende säger inget, eller ingen annan gör det. För dialogerna står hur många som deltog, ”för få för att visas” där det är så. Personalen kan bedöma annorlunda, och skriver då varför.
published-judged = Bedömning
published-residents-say = Boende
published-outside-says = Andra källor
published-says-nothing = Säger inget
published-outside-not-judged = Siffror finns, inte bedömda
published-took-part = Cirka { $people } deltog
published-few-took-part = För få för att visas
published-no-dialogue = Ingen dialog
published-score = { $score } av 100 poäng enligt regeln för prioritering. Mest poäng ger det här: { $why }.
published-moved = Flyttad från sin plats enligt poängen: { $reason }

## Lägesbilden på enkelt språk

plain-links = Kort och enkelt
plain-title = Så svarade { $people } { $year }
plain-answered = Ungefär { $n } { $people } i { $place } svarade. Så här sa de.
plain-answered-few = Få { $people } i { $place } svarade. Därför säger vi inte hur många.
plain-nothing = För få { $people } svarade. Därför kan vi inte visa några siffror här: någon skulle kunna lista ut vem som svarade vad.
plain-hidden = En del visar vi inte, så att ingen ska kunna lista ut vem som svarade vad.
plain-children = barn
plain-the-children = barnen
plain-young = ungdomar
plain-the-young = ungdomarna
plain-young-adults = unga vuxna
plain-the-young-adults = de unga vuxna
plain-adults = vuxna
plain-the-adults = de vuxna
plain-older = äldre
plain-the-older = de äldre
plain-tenths = { $n } av 10 { $people }
plain-half = Ungefär hälften av { $people }
plain-almost-all = Nästan alla { $people }
plain-almost-none = Nästan inga { $people }
plain-felt = Så känns det
plain-safe = trygga
plain-unsafe = otrygga
plain-felt-late = { $who } känner sig { $how } ute ensamma sent på kvällen.
plain-felt-day = { $who } känner sig { $how } ute på dagen.
plain-felt-dark = { $who } känner sig { $how } ute när det är mörkt.
plain-felt-way = { $who } känner sig { $how } på väg till skolan.
plain-felt-school = { $who } känner sig { $how } i skolan.
plain-felt-bus = { $who } känner sig { $how } på bussen eller pendeln.
plain-felt-station = { $who } känner sig { $how } vid stationen på kvällen.
plain-felt-bus-evening = { $who } känner sig { $how } på buss eller pendel på kvällen.
plain-felt-centre = { $who } känner sig { $how } i centrum på kvällen.
plain-felt-out-day = { $who } känner sig { $how } ute på dagen.
plain-felt-out-evening = { $who } känner sig { $how } ute på kvällen.
plain-felt-door = { $who } känner sig { $how } hemma när någon okänd ringer på.
plain-felt-other = { $asked }: { $who } känner sig { $how }.
plain-causes = Det här gör barn otrygga ute
plain-problems = Det här är störst problem
plain-problem = De som svarade tycker att det är ett { $level } problem.
plain-no-problems = Inget av det vi frågade om är ett stort problem, tycker de som svarade.
plain-places = Här känner sig flest otrygga
plain-wishes = Det här vill flest att vi arbetar med
plain-next-first = Det här tar vi tag i först: { $themes }.
plain-next-promise = Polisen och kommunen skriver vad de lovar att göra. Det heter medborgarlöfte.
plain-next-told = Sedan berättar vi hur det gick.
plain-others = Läs om andra åldrar
plain-to-whole = Läs hela lägesbilden
## Öppna data

open-title = Öppna data
open-lead = Hämta lägesbildens siffror och gör vad du vill med dem: granska, jämför, räkna vidare, bygg något eget.
open-nothing = Inget är publicerat än
open-nothing-text = När kommunen och polisen har publicerat en lägesbild hittar du siffrorna här, i format för kalkylprogram, statistikverktyg och egna program. Innan dess visar vi inga siffror alls: den som följde dem dag för dag skulle kunna räkna ut enskilda svar.
open-version = Lägesbilden { $year }, version { $number }
open-about = Publicerad { $day }. Bygger på cirka { $answers } frivilliga svar. Filerna har { $figures } siffror, varav { $hidden } är dolda så att ingen kan pekas ut. Det är samma siffror som på lägesbildens sida, med samma avrundning.
open-reason = Den här versionen ersätter en tidigare: { $reason }
open-demo = Påhittade svar: den här lägesbilden är gjord för att prova verktyget. Använd den inte till något annat.
open-older = Det finns en nyare version för samma år.
open-older-link = Visa den senaste
open-picture = Läs lägesbilden { $year } i ord och bild
open-excel = CSV för svensk Excel
open-excel-text = Dubbelklicka på filen. Semikolon mellan kolumnerna och decimalkomma.
open-csv = CSV för program
open-csv-text = För R, Python, SPSS och andra. Komma mellan kolumnerna, decimalpunkt, UTF-8.
open-json = JSON
open-json-text = För webben: ett objekt för varje siffra. Ett dolt värde är null.
open-px = PX
open-px-text = För PxWeb, PC-Axis och andra statistikverktyg. Dolda värden är två punkter.
open-book-excel = Kodboken för svensk Excel
open-book-excel-text = Samma kodbok med semikolon mellan kolumnerna. Dubbelklicka på filen.
open-book = Kodboken
open-book-text = Vad varje kolumn och varje kod betyder, på svenska och engelska.
open-package = Datapaketet
open-package-text = Beskriver de andra filerna för program, enligt Frictionless Data Package.
open-checksum = Med SHA-256 kan du kontrollera att en fil har kommit fram hel och att ingen har ändrat i den.
open-reading = Så läser du siffrorna
open-reading-row = Varje rad är en siffra: hur stor andel av dem som svarade på en fråga, i en åldersgrupp och ett område, som valde ett svar. Står det 37 i kolumnen andel och 65 i n_avrundat valde 37 procent av ungefär 65 svarande det svaret. ki_l och ki_u visar hur mycket slumpen kan påverka.
open-reading-not = De som svarade valde själva att göra det. Siffrorna visar vad de tycker, och kan inte räknas om till alla som bor i kommunen. Jämför därför inte med urvalsundersökningar rakt av.
open-status = Kolumnen status säger om siffran visas
open-ok = Siffran visas.
open-protected = Siffran är dold, för att ingen ska kunna pekas ut. Antingen är den själv för liten, eller så skulle en annan gå att räkna ut med hjälp av den. Den är inte noll.
open-too-few = För få har svarat på frågan för att något ska visas.
open-columns = Vad kolumnerna betyder
open-columns-text = Kodboken förklarar också varje kod. Kolumnen kommunkod är text: den börjar ofta med en nolla.
open-programs = För dig som programmerar
open-programs-text = Adresserna ligger kvar. En publicerad version ändras aldrig; blir något fel kommer en ny version med en ny adress. Filerna kan hämtas från andra webbplatser (CORS) och har ETag.
open-latest = Alltid den senaste versionen av ett år
open-fixed = Just den här versionen
open-others = Andra år och versioner
open-other = { $year }, version { $number }, publicerad { $day }
open-other-demo = påhittade svar
open-catalogue = Katalog
open-catalogue-text = Beskrivningen av alla datamängder för dataportaler, enligt DCAT-AP-SE:
open-licence = Licens
open-licence-text = Använd siffrorna fritt, utan att fråga. Vi ser gärna att du skriver var de kommer ifrån.

## Svaren är kvar, men något omkring dem var fel
kept-unknown-event = Händelsen finns inte hos oss. Dina svar är kvar: skicka dem igen, så räknas de utan händelsen.
kept-unknown-code = Kortets kod är redan använd eller tillbakadragen, eller fel skriven. Dina svar är kvar. Gå till sista frågan och tryck på Skicka, så räknas de som ett svar utan kort, eller be den som gav dig kortet om ett nytt.
kept-wrong-version = Frågorna har ändrats sedan du öppnade sidan. Dina svar är kvar: se igenom dem och skicka igen.
kept-bad-request = Något saknades när du skickade. Dina svar är kvar: skicka dem igen.
