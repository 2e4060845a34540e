package summary

import "strings"

// spanishOwn are verbs in the first person, past and present, as a bullet begins with them: "Gestioné", "sustituyo".
var spanishOwn = wordSet(`abrí administré amplié analicé apoyé aprendí asesoré asumí atendí aumenté automaticé ayudé cerré colaboré comencé conseguí construí contraté controlé coordiné creé cubrí definí desarrollé diseñé dirigí di dupliqué ejecuté elaboré
	enseñé entrené escribí establecí evalué formé fundé ganamos gané gestioné hice impartí implanté implementé impulsé incrementé inicié instalé integré introduje investigué lancé lideré llevé logré mantuve mejoré migré negocié obtuve organicé
	participé planifiqué preparé presenté programé propuse publiqué puse realicé recibí redacté reduje reestructuré renegocié reparé representé resolví revisé seleccioné simplifiqué supervisé sustituí terminé trabajé traduje tramité transformé vendí
	administro analizo apoyo asesoro acompaño atiendo ayudo colaboro conduzco controlo coordino cuido dirijo doy elaboro enseño evalúo formo gestiono hago imparto limpio llevo mantengo organizo participo planifico preparo presento realizo redacto resuelvo reviso superviso sirvo soluciono sustituyo tramito transporto vendo velo`)

var spanishInfinitives = wordSet("administrar analizar apoyar asesorar atender ayudar colaborar controlar coordinar crear desarrollar diseñar dirigir elaborar enseñar evaluar formar gestionar hacer impartir implantar instalar llevar mantener negociar organizar participar planificar preparar presentar realizar redactar reparar resolver revisar supervisar tramitar vender")

// ownSpanish words a clause of a CV that has its verb in the first person.
func ownSpanish(c string, _ bool) (string, bool) {
	if !spanishOwn[strings.ToLower(firstWord(c))] || countWords(c) < 3 {
		return "", false
	}
	return lowered(c), true
}

func taskSpanish(c string) (string, bool) {
	if !spanishInfinitives[strings.ToLower(firstWord(c))] {
		return "", false
	}
	return lowered(c), true
}

// whoSpanish reports whether a sentence says who somebody is: "Enfermera con diez años de experiencia".
func whoSpanish(s string, isTitle func(string) bool) bool {
	s = bare(s)
	for _, cut := range []string{" con ", " desde ", " especializada ", " especializado "} {
		if i := strings.Index(s, cut); i > 0 && !strings.Contains(s[:i], ",") && countWords(s[:i]) <= 5 && isTitle(s[:i]) {
			return true
		}
	}
	return false
}
