# Uppföljningen av löftet, för personal.

## Uppföljningen
follow-title = Uppföljning av löftet { $year }
follow-lead = Här ser ni hur det går med det ni har lovat. Det som är gjort och det som har förändrats står var för sig.
follow-done = Gjort
follow-changed = Förändrat
follow-no-cause = Det som är gjort och det som har förändrats är två saker. Vi kan inte veta om det ena ledde till det andra.
follow-log = Logga en insats
follow-log-this = Logga en insats här
follow-meetings = Möten
follow-csv = Hämta insatserna (CSV)
follow-next-meeting = Nästa möte: { $day }
follow-judge = Följ upp åtagandet
follow-judge-again = Ändra uppföljningen
follow-back = Till uppföljningen
follow-no-effect-yet = Det vet vi när nästa lägesbild är publicerad.
follow-expected = Jämnt fördelat skulle det vara { $n } till i dag.
follow-late = Försenat
follow-on-time = Enligt plan
follow-take-back = Ta bort
follow-take-back-label = Ta bort insatsen { $day }
follow-taken-back = Insatsen är borttagen. Den står kvar i loggen.
follow-nothing-decided = Det finns inget beslutat löfte för { $year } än.
follow-nothing-decided-about = När polisen och kommunen har beslutat om löftet loggar ni insatser, skriver möten och följer upp här.
follow-to-draft = Till löftet
follow-more = { $n } insatser till

## Logga en insats
deed-title = Logga en insats
deed-not-begun = Löftet börjar gälla { $day }. Från den dagen loggar ni det som görs.
deed-commitment = Vilket åtagande?
deed-how-many = Hur många?
deed-place = Var?
deed-function = Vem gjorde det? (funktion)
deed-function-hint = Till exempel områdespolis eller fältassistent. Inga namn.
deed-note = Anteckning
deed-note-hint = Syns bara för personal. Skriv inget om enskilda.
deed-save = Spara
deed-save-another = Spara en till
deed-added = Sparat: { $n } den { $day } ({ $theme }). Du kan logga en till direkt.
deed-outside = Dagen ligger utanför den tid som insatsen är lovad: { $days }. Den räknas ändå.
deed-undo = Ångra
deed-other-there = Inget sparades nu: en insats från samma formulär finns redan, med andra uppgifter. Är det här en insats till, spara igen. Skulle den förra ändras, ta först bort den under Uppföljning.
fault-next-before = Nästa möte är före mötet. Välj en senare dag, eller lämna tomt.
fault-not-all-done = Färre insatser är loggade än vad ni har lovat. Logga dem som saknas, eller välj att ni gjorde en del.
fault-not-asked-yet = Ingen har fått frågan sedan dess. Välj att ni inte vet, tills nästa lägesbild är publicerad.
fault-claims-cause = Orden ”{ $said }” säger att det ena ledde till det andra. Det vet ingen: skriv vad ni gjorde och vad som har hänt var för sig.
fault-not-yet = Välj i dag eller en tidigare dag. Det som inte har hänt kan inte loggas.
fault-between = Välj en dag som löftet gäller: { $days }.

## Ta bort en insats eller ett möte
take-back-deed = Ta bort insatsen?
take-back-meeting = Ta bort mötet?
take-back-about = Invånarna kan redan ha läst det. Därför står det i loggen vad som togs bort, av vem och varför.
take-back-reason = Varför ska det bort?
take-back-reason-hint = Till exempel: skrevs två gånger. Inga namn.
take-back-now = Ta bort
take-back-not = Behåll

## Möten
meetings-title = Möten där löftet följs upp
meetings-lead = Skriv vilka åtaganden ni gick igenom, vad ni bestämde och när ni ses nästa gång.
meetings-none = Inga möten än.
meeting-new = Lägg till ett möte
meeting-forum = Forum
meeting-forum-hint = Till exempel samverkansforum eller BRÅ.
meeting-season = Säsong
meeting-season-hint = Till exempel våren.
meeting-commitments = Åtaganden som ni gick igenom
meeting-decisions = Vad ni bestämde
meeting-decisions-hint = Funktioner, inga namn.
meeting-next = Nästa möte
meeting-next-hint = Lämna tomt om det inte är bestämt.
meeting-save = Spara mötet
meeting-added = Mötet är sparat.
meeting-taken-back = Mötet är borttaget. Det står kvar i loggen.
meeting-take-back-label = Ta bort mötet { $day }

## Följa upp ett åtagande
judge-title = Uppföljning: { $theme }
judge-done = Är det gjort?
judge-seen = Har det förändrats?
judge-onward = Vad händer nu?
onward-continue = Fortsätt
onward-change = Ändra
onward-end = Avsluta
judge-reason = Varför?
judge-reason-hint = Visas för alla på löftets sida och följer med till nästa års utkast.
judge-told = Berätta för invånarna
judge-told-hint = Skriv kort vad ni gjorde och vad som har hänt. Påstå inte att det ena ledde till det andra. Texten är offentlig.
judge-told-to = Till { $people }
judge-easy = På lätt svenska
judge-save = Spara uppföljningen

## Påminnelser
todo-decide = Löftet { $year } väntar på ert beslut
todo-decide-approved = { $side } har godkänt texten. Läs den och godkänn, eller kommentera det som ska ändras.
todo-undecided = Löftet { $year } är inte beslutat än
todo-undecided-about = Läs utkastet och kommentera. Godkänn när texten är klar.
todo-to-decide = Läs och besluta
todo-late = Försenat: { $theme }
todo-late-more = { $n } åtaganden till är försenade
todo-to-follow-up = Till uppföljningen
todo-meeting = Uppföljningsmöte { $day }
todo-meeting-passed = Uppföljningsmötet { $day } är inte skrivet
todo-meeting-about = Skriv vilka åtaganden ni gick igenom och vad ni bestämde.
todo-to-meetings = Till mötena
todo-unjudged = { $n ->
    [1] Ett åtagande för { $year } är inte uppföljt
   *[other] { $n } åtaganden för { $year } är inte uppföljda
 }
todo-unjudged-about = Löftets tid är slut. Bestäm vad som fortsätter, ändras och avslutas, och berätta för invånarna.

## Loggen
log-promise-deed = Loggade en insats
log-promise-deed-back = Tog bort en insats
log-promise-meeting-back = Tog bort ett uppföljningsmöte
log-promise-meeting = Skrev ett uppföljningsmöte
log-promise-follow-up = Följde upp ett åtagande
log-export-deeds = Hämtade insatserna
