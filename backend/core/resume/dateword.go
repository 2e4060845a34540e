package resume

import "strings"

// The words of dates, accents dropped.

func months() map[string]int {
	m := map[string]int{}
	for i, words := range []string{
		"jan january januar janner jaenner janv janvier ene enero janeiro gennaio januari",
		"feb february februar feber fev fevr fevrier febrero fevereiro febr februari",
		"mar march marz maerz mrz mars marzo marco maart",
		"apr april avr avril abr abril aprile",
		"may mai mayo maio maggio mei",
		"jun june juni juin junio junho giugno",
		"jul july juli juil juillet julio julho luglio",
		"aug august aout ago agosto augustus",
		"sep sept september septembre septiembre setiembre setembro settembre set",
		"oct october okt oktober octobre octubre out outubro ottobre",
		"nov november novembre noviembre novembro",
		"dec december dez dezember decembre dic diciembre dezembro dicembre",
	} {
		for _, w := range strings.Fields(words) {
			m[w] = i + 1
		}
	}
	return m
}

var (
	monthWords    = months()
	presentWords  = set("present now today current currently ongoing onwards onward date heute jetzt aktuell laufend gegenwart andauernd dato actuel actuelle actuellement present maintenant actualidad actual actualmente presente hoy curso oggi atual hoje heden pres auj ajd act akt 至今 现在 今")
	rangeWords    = set("to until till til thru through bis a au al hasta ate zu en und")
	sinceWords    = set("since seit depuis desde dès des ab onwards")
	untilWords    = set("bis until till hasta jusqu'en")
	fromWords     = set("from von de du del le vom")
	quarterWords  = set("quartal trimestre quarter")
	seasonWords   = set("spring summer fall autumn winter fruhling fruhjahr sommer herbst printemps ete automne hiver primavera verano otono invierno ws ss wise sose wintersemester sommersemester early mid late anfang mitte ende debut fin semester class jahrgang promo promotion")
	durationWords = set("year years yr yrs month months mo mos week weeks jahr jahre jahren monat monate monaten woche wochen an ans mois semaine semaines ano anos mes meses semana semanas")
)
