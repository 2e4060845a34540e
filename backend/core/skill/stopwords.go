package skill

import "sync"

// stopWords are words that no unknown name begins or ends with, in four languages, and words that ads put in capitals.
var stopWords = sync.OnceValue(func() map[string]bool {
	return set(`a an the and or of in on at to for from with without by as is are was were be been being has have had do does did will would can could may might must shall should not no yes if when where while who whom whose
	which what that this these those there here it its he she they them their his her our your you we us i me my mine all any each every some such other others more most much many few less least very too also only own same so than then
	about above after again against before below between both but down during further into near off once out over per through under until up upon via within across along among around because etc eg ie how why plus new one two three
	four five six seven eight nine ten first second third day days week weeks month months year years hour hours time times date today monday tuesday wednesday thursday friday saturday sunday january february march april june july
	august september october november december am pm job jobs role roles position positions work working works worker team teams company companies client clients customer customers people person candidate candidates applicant applicants
	employee employees employer employers employment opportunity opportunities equal benefits benefit salary pay bonus insurance dental vision health medical holiday holidays vacation location office remote hybrid onsite full part
	contract temporary permanent requirements required require requires requirement responsibilities responsibility responsible duties duty qualifications qualification qualified preferred preferably desired description overview
	summary about us apply application applications now please contact email e-mail phone website http https www com org net de fr es uk us usa eu inc llc ltd gmbh ag corp group ability able must-have skills skill experience experienced
	knowledge strong excellent good great best high low degree education bachelor bachelors master masters phd diploma certificate certification certifications years' minimum maximum including include includes included e.g i.e
	und oder der die das den dem des ein eine einer einem einen mit ohne für von vom zu zum zur im am auf aus bei nach über unter ist sind war wir sie ihr ihre ihrer ihren ihnen uns unser unsere unseren du dein deine es er nicht kein keine auch
	als wie sowie wenn dass sich werden wird kann können haben hat sein seine mehr sehr gute guten aufgaben profil stelle bewerbung unternehmen kenntnisse erfahrung mitarbeiter mitarbeiterinnen kunden arbeit
	le la les un une des du et ou à au aux en dans pour par avec sans sur sous entre vers chez est sont être avoir nous vous votre vos notre nos il elle ils elles ce cette ces qui que dont où plus très poste entreprise expérience
	el los las unos unas y o del al con sin sobre por para entre es son ser estar tener nosotros usted su sus nuestro nuestra este esta estos estas qué más muy puesto empresa experiencia`)
})
