package resume

import (
	"slices"
	"strings"
	"testing"

	"autojob/backend/core/document"
)

// licencesOf are the names of the certificates that a CV with these lines behind its head has.
func licencesOf(t *testing.T, lines string) (certificates, interests, skills []string) {
	t.Helper()
	p := Parse(document.FromText("Ada Muster\nada.muster@example.org\n\n" + lines))
	for _, c := range p.Certificates {
		certificates = append(certificates, c.Name)
	}
	for _, c := range p.Interests {
		interests = append(interests, c.Name)
	}
	for _, s := range p.Skills {
		skills = append(append(skills, s.Name), s.Keywords...)
	}
	return certificates, interests, skills
}

func TestALicenceToDriveIsACertificateWhereverItStands(t *testing.T) {
	for _, c := range []struct{ lines, want, interests, skills string }{
		{"DIVERS\nPermis B. Rugby (éducateur bénévole), cuisine bourguignonne.", "Permis B", "Rugby (éducateur bénévole)|cuisine bourguignonne", ""},
		{"LOISIRS\nPermis de conduire : B\nRugby, lecture", "Permis de conduire B", "Rugby|lecture", ""},
		{"COMPÉTENCES\nExcel, permis B, SAP", "Permis B", "", "Excel|SAP"},
		{"CENTRES D'INTÉRÊT\nTitulaire du permis B et du permis moto", "Permis B", "", ""},
		{"ADDITIONAL INFORMATION\nFull clean driving licence. Happy to work nights.", "Full clean driving licence", "", ""},
		{"INTERESTS\nFull UK driving licence, fell walking", "Full UK driving licence", "fell walking", ""},
		{"SKILLS\nWelding, CDL Class A, rigging", "CDL Class A", "", "Welding|rigging"},
		{"SKILLS\nExcel\nClass A CDL\nDispatch", "Class A CDL", "", "Excel|Dispatch"},
		{"CERTIFICATIONS\nCDL Class A, State of Ohio, 2015", "CDL Class A", "", ""},
		{"Sonstiges\nFührerschein Klasse B, C1E", "Führerschein Klasse B, C1E", "", ""},
		{"Sonstiges\nFührerschein Klasse B und BE. Freiwillige Feuerwehr, Jugendwart.", "Führerschein Klasse B und BE", "", ""},
		{"Kenntnisse\nExcel, Word\nFührerschein: Klasse B", "Führerschein Klasse B", "", "Excel|Word"},
		{"Kenntnisse\nExcel, Word, PKW-Führerschein, SAP", "PKW-Führerschein", "", "Excel|Word|SAP"},
		{"Zertifikate\nFührerschein Klasse B, C1E", "Führerschein Klasse B, C1E", "", ""},
		{"OTROS\nCarnet de conducir B y coche propio. Permiso de residencia de larga duración.", "Carnet de conducir B", "", ""},
		{"HABILIDADES\nExcel, Carné B, trato con clientes", "Carné B", "", "Excel|trato con clientes"},
		{"AFICIONES\nPermiso de conducir clase B; senderismo", "Permiso de conducir clase B", "senderismo", ""},
		{"FÜHRERSCHEIN\nKlasse B, C1E", "Führerschein Klasse B, C1E", "", ""},
		{"PERMIS DE CONDUIRE\nB, véhicule personnel", "Permis de conduire B, véhicule personnel", "", ""},
		{"DRIVING LICENCE\nCategory B", "Driving licence Category B", "", ""},
		{"Weitere Angaben\nFührerschein: B, BE | PKW vorhanden", "Führerschein B, BE", "", ""},
		{"LOISIRS\nPermis B, véhicule personnel, rugby", "Permis B", "rugby", ""},
		{"OTROS DATOS\nPermiso de conducir: B. Vehículo propio. Disponibilidad para viajar.", "Permiso de conducir B", "", ""},
		{"OTHER\nCommercial Driver's License (CDL), Class A", "Commercial Driver's License (CDL), Class A", "", ""},
		// what is none
		{"SKILLS\nClass A CDL driver training, driving licence checks", "", "", "Class A CDL driver training|driving licence checks"},
		{"COMPÉTENCES\nPermis d'exploitation, permis de construire", "", "", "Permis d'exploitation|permis de construire"},
		{"HABILIDADES\nCarné de carretillero, permiso de residencia", "", "", "Carné de carretillero|permiso de residencia"},
		{"Kenntnisse\nFührerscheinprüfung, Staplerführerschein", "", "", "Führerscheinprüfung|Staplerführerschein"},
	} {
		certificates, interests, skills := licencesOf(t, c.lines)
		if got := strings.Join(certificates, "|"); got != c.want {
			t.Errorf("%q: certificates %q, want %q", c.lines, got, c.want)
		}
		if got := strings.Join(interests, "|"); c.interests != "" && got != c.interests || strings.Contains(got, "ermis") || strings.Contains(got, "icence") {
			t.Errorf("%q: interests %q, want %q", c.lines, got, c.interests)
		}
		if got := strings.Join(skills, "|"); got != c.skills {
			t.Errorf("%q: skills %q, want %q", c.lines, got, c.skills)
		}
	}
}

func TestALicenceToDriveIsNamedOnce(t *testing.T) {
	certificates, _, _ := licencesOf(t, "Summary\nDriver with ten years on the road and a clean record in all that time.\n\nCERTIFICATIONS\nClass A CDL, 2015\n\nOTHER\nCDL Class A.\nFirst aid")
	if !slices.Equal(certificates, []string{"Class A CDL"}) {
		t.Errorf("certificates %q", certificates)
	}
}
