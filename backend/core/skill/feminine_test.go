package skill

import "testing"

// Titles for women and men, and those that name both, mean the same job.
func TestATitleMeansTheSameForWomenAndMen(t *testing.T) {
	lex := Default()
	for _, pair := range [][2]string{
		{"Coordinatrice de projet", "Coordinateur de projet"}, {"Coordinateur·rice de projet", "Coordinateur de projet"}, {"Directrice commerciale", "Directeur commercial"},
		{"Éducatrice spécialisée", "Éducateur spécialisé"}, {"Vendeuse", "Vendeur"}, {"Vendeur·se", "Vendeur"}, {"Vendeur/euse", "Vendeur"}, {"Développeuse web", "Développeur web"}, {"Infirmière", "Infirmier"},
		{"Infirmier(ère)", "Infirmier"}, {"Infirmier.ère", "Infirmier"}, {"Technicienne de maintenance", "Technicien de maintenance"}, {"Technicien(ne) de maintenance", "Technicien de maintenance"},
		{"Caissière", "Caissier"}, {"Cuisinière", "Cuisinier"}, {"Coiffeuse", "Coiffeur"}, {"Serveuse", "Serveur"}, {"Électricienne", "Électricien"}, {"Rédactrice", "Rédacteur"}, {"Traductrice", "Traducteur"},
		{"Avocate", "Avocat"}, {"Ingénieure mécanique", "Ingénieur mécanique"}, {"Chargée de recrutement", "Chargé de recrutement"}, {"Chargé·e de recrutement", "Chargé de recrutement"}, {"Assistante sociale", "Assistant social"},
		{"Contrôleuse de gestion", "Contrôleur de gestion"}, {"Conductrice de travaux", "Conducteur de travaux"}, {"Pharmacienne", "Pharmacien"}, {"Boulangère", "Boulanger"},
		{"Enfermera", "Enfermero"}, {"Enfermero/a", "Enfermero"}, {"Profesora de secundaria", "Profesor de secundaria"}, {"Camarera", "Camarero"}, {"Cocinera", "Cocinero"}, {"Abogada", "Abogado"}, {"Directora comercial", "Director comercial"},
		{"Cajera", "Cajero"}, {"Ingeniera industrial", "Ingeniero industrial"}, {"Arquitecta", "Arquitecto"}, {"Técnica de mantenimiento", "Técnico de mantenimiento"}, {"Administrativa", "Administrativo"}, {"Dependienta", "Dependiente"},
		{"Trabajadora social", "Trabajador social"}, {"Limpiadora", "Limpiador"}, {"Peluquera", "Peluquero"}, {"Programadora", "Programador"}, {"Contable", "Contable"}, {"Médica", "Médico"}, {"Psicóloga", "Psicólogo"},
		{"Verkäuferin", "Verkäufer"}, {"Köchin", "Koch"}, {"Ärztin", "Arzt"}, {"Rechtsanwältin", "Rechtsanwalt"}, {"Krankenpflegerin", "Krankenpfleger"}, {"Pflegefachfrau", "Pflegefachmann"}, {"Bankkauffrau", "Bankkaufmann"},
		{"Industriekauffrau", "Industriekaufmann"}, {"Elektrikerin", "Elektriker"}, {"Lehrerin", "Lehrer"}, {"Bauleiterin", "Bauleiter"}, {"Ingenieurin Maschinenbau", "Ingenieur Maschinenbau"}, {"Erzieherin", "Erzieher"},
		{"Friseurin", "Friseur"}, {"Bäckerin", "Bäcker"}, {"Buchhalterin", "Buchhalter"}, {"Projektleiterin", "Projektleiter"}, {"Softwareentwicklerin", "Softwareentwickler"}, {"Softwareentwickler*in", "Softwareentwickler"},
		{"Sachbearbeiterin", "Sachbearbeiter"}, {"Sozialpädagogin", "Sozialpädagoge"}, {"Polizistin", "Polizist"}, {"Fachkraft für Lagerlogistik", "Fachkraft für Lagerlogistik"},
		{"Waitress", "Waiter"}, {"Saleswoman", "Salesman"}, {"Policewoman", "Policeman"},
	} {
		a, b := lex.Titles(pair[0]), lex.Titles(pair[1])
		switch {
		case len(b) == 0:
			t.Errorf("%q means nothing", pair[1])
		case len(a) == 0 || a[0].Occupation != b[0].Occupation || a[0].Level != b[0].Level || b[0].Score-a[0].Score > 0.1:
			t.Errorf("%q is %v, %q is %v", pair[0], a[:min(1, len(a))], pair[1], b[0])
		}
	}
}
