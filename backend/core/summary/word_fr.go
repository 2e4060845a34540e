package summary

import "strings"

// frenchParticiples are participles of verbs of CVs, as a bullet begins with them: "Piloté la migration".
var frenchParticiples = wordSet(`accompagné accueilli acheté administré adapté amélioré analysé animé assisté assuré audité augmenté automatisé bâti calculé chiffré classé collecté conçu conclu conduit conseillé consolidé construit contrôlé coordonné corrigé créé
	défini déployé développé digitalisé dirigé diminué documenté doublé écrit élaboré élargi encadré enseigné établi étudié évalué exécuté fabriqué facilité fidélisé fini formé fourni géré identifié implémenté installé instauré intégré lancé livré
	maintenu mené mis modernisé monté négocié obtenu optimisé ordonnancé organisé participé piloté planifié préparé présenté produit programmé proposé publié réalisé recruté rédigé réduit refondu remplacé remporté renforcé renouvelé réorganisé réparé représenté
	résolu restauré restructuré réussi revu simplifié soigné standardisé suivi supervisé testé traduit traité transformé transmis triplé vendu vérifié`)

var frenchInfinitives = wordSet("accompagner accueillir administrer analyser animer assister assurer calculer conseiller concevoir conduire contrôler coordonner créer définir développer diriger élaborer encadrer enseigner établir évaluer former gérer installer intégrer maintenir mener négocier optimiser organiser participer piloter planifier préparer présenter produire programmer proposer réaliser recruter rédiger réparer suivre superviser tester traduire traiter vendre vérifier")

// alsoNouns are participles that are as often nouns: "Suivi des devis".
var alsoNouns = wordSet("suivi produit relevé écrit")

// ownFrench words a clause of a CV as what follows "j’ai". "Suivi de 27 mesures" is a noun and no participle.
func ownFrench(c string, _ bool) (string, bool) {
	word := strings.ToLower(firstWord(c))
	rest := strings.TrimSpace(c[len(firstWord(c)):])
	next := strings.ToLower(firstWord(rest))
	if !frenchParticiples[word] || next == "" || next == "de" || next == "d" || next == "du" || next == "par" || next == "des" && alsoNouns[word] || strings.HasPrefix(rest, ",") || strings.Contains(c, ": ") {
		return "", false
	}
	return lowered(c), true
}

// taskFrench words a clause that begins with an infinitive as what follows "mon travail consiste à".
func taskFrench(c string) (string, bool) {
	if !frenchInfinitives[strings.ToLower(firstWord(c))] {
		return "", false
	}
	return lowered(c), true
}

// whoFrench reports whether a sentence says who somebody is: "Éducatrice spécialisée depuis neuf ans".
func whoFrench(s string, isTitle func(string) bool) bool {
	s = bare(s)
	for _, cut := range []string{" depuis ", " avec ", " chez ", " dans "} {
		if i := strings.Index(s, cut); i > 0 && !strings.Contains(s[:i], ",") && countWords(s[:i]) <= 5 && isTitle(s[:i]) {
			return true
		}
	}
	return false
}
