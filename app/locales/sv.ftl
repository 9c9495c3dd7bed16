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

## Svaren är kvar, men något omkring dem var fel
kept-unknown-event = Händelsen finns inte hos oss. Dina svar är kvar: skicka dem igen, så räknas de utan händelsen.
kept-unknown-code = Kortets kod är redan använd eller tillbakadragen, eller fel skriven. Dina svar är kvar. Gå till sista frågan och tryck på Skicka, så räknas de som ett svar utan kort, eller be den som gav dig kortet om ett nytt.
kept-wrong-version = Frågorna har ändrats sedan du öppnade sidan. Dina svar är kvar: se igenom dem och skicka igen.
kept-bad-request = Något saknades när du skickade. Dina svar är kvar: skicka dem igen.
