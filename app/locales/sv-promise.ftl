# Medborgarlöftet, som alla ser det.

## Vem
responsible-police = Polisen
responsible-municipality = Kommunen
responsible-joint = Polisen och kommunen

## Vad de som svarade sa
said-index = { $people } ger ”{ $about }” problemindex { $value } av 6 ({ $interval }). Cirka { $n } svar.
said-unsafe = { $value } av de { $people } som svarade känner sig otrygga ({ $interval }). Frågan: ”{ $about }”{ $end } Cirka { $n } svar.
said-worried = { $value } av de { $people } som svarade oroar sig ofta ({ $interval }). Frågan: ”{ $about }”{ $end } Cirka { $n } svar.
said-disagree = { $value } av de { $people } som svarade tycker att det stämmer dåligt ({ $interval }): ”{ $about }”{ $end } Cirka { $n } svar.
said-tried = { $value } av de { $people } som svarade har varit med om försök ({ $interval }). Frågan: ”{ $about }”{ $end } Cirka { $n } svar.
said-exposed = { $value } av de { $people } som svarade har varit utsatta för något brott ({ $interval }). Cirka { $n } svar.
said-avoided = { $value } av de { $people } som svarade har låtit bli något för att de varit otrygga ({ $interval }). Cirka { $n } svar.
said-named = { $value } av de { $people } som svarade pekar ut ”{ $about }” ({ $interval }). Cirka { $n } svar.

## Målet, insatsen och hur det går
goal-the-share = andelen
goal-the-index = indexet
goal-down = Målet är att { $what } ska ha minskat den { $by }. Nu är { $what } { $from }.
goal-up = Målet är att { $what } ska ha ökat den { $by }. Nu är { $what } { $from }.
goal-at-most = Målet är att { $what } är högst { $to } den { $by }. Nu är { $what } { $from }.
goal-at-least = Målet är att { $what } är minst { $to } den { $by }. Nu är { $what } { $from }.
deed-at-least = minst { $n } { $unit }
deed-times = gånger
progress-of = { $done } av minst { $promised } { $unit }
progress-done = { $done } { $unit }
effect-decreased = Nu: { $now } ({ $interval }), förut { $before }. Det har minskat med { $step }. Cirka { $n } svar.
effect-increased = Nu: { $now } ({ $interval }), förut { $before }. Det har ökat med { $step }. Cirka { $n } svar.
effect-not-sure = Nu: { $now } ({ $interval }), förut { $before }. Ingen säker förändring: skillnaden kan bero på slumpen. Cirka { $n } svar.
effect-not-comparable = Går inte att jämföra med förut: { $reason }.
step-points = { $difference } procentenheter ({ $low }–{ $high })
step-index = { $difference } ({ $low }–{ $high })

## Sidan /lofte
told-title = Medborgarlöfte { $year }
told-and = och
told-lead-without = { $parties } lovar det här för tiden { $days }.
told-lead = { $parties } lovar det här för tiden { $days }. Löftet bygger på vad du och andra har svarat.
told-not-yet = Löftet för { $year } är inte beslutat än
told-not-yet-text = Polisen och kommunen läser vad alla har svarat och bestämmer sedan vad de lovar. När löftet är beslutat kan du läsa det här.
told-old-version = Det här är version { $number }. Löftet har ändrats sedan dess.
told-to-newest = Läs den senaste versionen
told-for-you = Läs det som gäller dig
told-simply = Lätt svenska
told-simply-link = Läs löftet på lätt svenska
told-goals = Det här vill vi nå
told-how-it-goes = Så här går det ({ $day })
told-reading = Siffrorna kommer från dem som valde att svara. De visar vad de som svarade tycker och kan inte räknas om till alla som bor här. Siffrorna inom parentes visar hur mycket slumpen kan betyda.
told-for-all = För alla åldrar
told-for = För { $ages }
told-the-problem = Det här är problemet
told-you-said = Du sa
told-we-promise = Vi lovar
told-we-did = Vi har gjort
told-became = Så blev det
told-see-figure = Se siffran i lägesbilden
told-dialogues-staff = Även personal har berättat om problemet, i { $n } samtal.
told-dialogues-others = Även skolor, föreningar och företag har berättat om problemet, i { $n } samtal.
told-cause = Därför är det så här
told-answers-for = Ansvarar: { $who }.
told-nothing-done = Inget är gjort än.
told-times = { $n ->
    [one] 1 gång
   *[other] { $n } gånger
}
told-more-figures = { $n ->
    [1] En siffra till som löftet bygger på
   *[other] { $n } siffror till som löftet bygger på
 }
told-earlier-deeds = { $n ->
    [one] Visa 1 tidigare
   *[other] Visa { $n } tidigare
}
told-coming-here = Här är vi ute härnäst i samma område
told-not-known-yet = Det vet vi när löftet är slut och vi har frågat dig igen.
told-done = Gjorde vi det?
told-done-yes = Ja, vi gjorde det vi lovade
told-done-partly = Vi gjorde en del av det vi lovade
told-done-no = Nej, vi gjorde inte det vi lovade
told-seen = Blev det annorlunda?
told-seen-better = Det har blivit bättre
told-seen-same = Det är ungefär som förut
told-seen-worse = Det har blivit sämre
told-seen-not-known = Vi vet inte om det har blivit annorlunda
told-onward = Vad händer nu?
told-onward-continue = Vi fortsätter
told-onward-change = Vi ändrar hur vi gör
told-onward-end = Vi slutar med det här
told-measured = Vad ni svarade { $year }
told-to-picture = Läs lägesbilden för { $year }
told-no-cause = Siffrorna visar om något har ändrats, inte varför.
told-left-out = Det här valde vi bort, och varför
told-meet = Träffa oss
told-meetings = Möten där vi följer upp löftet
told-next-meeting = Nästa möte: { $day }.
told-rests-on = Löftet bygger på lägesbilden för { $year }, version { $number }
told-rests-on-none = Löftet har förts in från ett annat dokument och bygger inte på någon lägesbild här.
told-about = Om löftet
told-decided = Version { $number }, beslutad { $day } av båda parter.
told-reason = Därför ändrades löftet:
told-frozen = Texten har inte ändrats sedan den beslutades. Vill du kontrollera det: hämta filen, räkna ut dess SHA-256 och jämför.
told-file = Hämta löftet som fil (JSON)
told-versions = Alla versioner
told-version = Version { $number }, { $day }
told-feed = Nytt om medborgarlöftet
told-follow = Följ löftet i din nyhetsläsare (Atom)
told-share = Bild att dela
told-card-alt = Medborgarlöfte { $year }, { $name }. { $count ->
    [one] Ett löfte
   *[other] { $count } löften
} till dig som bor här.
told-card-begun = { $begun } av { $count } löften har börjat

## Löftet för en åldersgrupp
told-age-title = Vårt löfte { $year } till dig som är { $age }
told-age-title-children = Vuxnas löfte { $year } till dig som är { $age }
told-age-lead = { $parties } lovar det här för tiden { $days }.
told-age-lead-children-unasked = Det här lovar vuxna i kommunen och polisen att göra.
told-age-lead-children = Barn har berättat hur de har det. Nu lovar vuxna i kommunen och polisen att göra så här.
told-age-none = Inget i löftet gäller just din ålder. Läs hela löftet, så ser du vad vi gör för andra.
told-last-time = Senast: { $day }.
told-more = Läs mer
told-to-whole = Läs hela löftet
told-leaflet = Blad att skriva ut och sätta upp (A4)
told-leaflet-back = Tillbaka till sidan
told-leaflet-print = Skriv ut på A4 med webbläsarens utskrift.
told-leaflet-more = { $n ->
    [one] Ett löfte till finns på webbsidan.
   *[other] { $n } löften till finns på webbsidan.
}
told-leaflet-as-of = Löftet gäller { $days }. Det som är gjort är räknat den { $day }.
told-leaflet-scan = Se hur det går med löftet
told-leaflet-year = Peka med telefonens kamera på rutan, eller skriv adressen.

## Lätt svenska
simple-title = Löftet för { $year } på lätt svenska
simple-lead = { $parties } har lovat att göra saker för att du ska känna dig trygg. Löftet börjar { $starts } och slutar { $ends }.
simple-what = Många har svarat på frågor om hur trygga de är. Svaren hjälpte oss att välja vad vi ska göra.
simple-theme = { $who } ska arbeta med det här: { $theme }.
simple-deed = { $who } har lovat det här: { $what }.
simple-number = Vi ska göra det minst { $n } gånger.
simple-when = Vi börjar { $starts }. Vi slutar { $ends }.

## Vägar till löftet
published-led-to = Det här ledde till löftet för { $year }
thanks-led-to-before = Det här ledde tidigare svar till:
thanks-led-to = Läs medborgarlöftet för { $year }
thanks-led-to-age = { $n ->
    [one] Ett löfte till dig för { $year }
   *[other] { $n } löften till dig för { $year }
}
start-promise = Läs medborgarlöftet för { $year }
start-promise-about = Vad polisen och kommunen lovar, och hur det går.

## Flödet
feed-about = Vad polisen och kommunen lovar, gör och följer upp.
feed-decided = Medborgarlöftet för { $year } är beslutat
feed-changed = Medborgarlöftet för { $year } har ändrats
feed-decided-about = { $count ->
    [one] Ett löfte, för tiden { $days }.
   *[other] { $count } löften, för tiden { $days }.
}
feed-deeds = Gjort { $day }
feed-follow-up = Så blev det med löftet för { $year }
