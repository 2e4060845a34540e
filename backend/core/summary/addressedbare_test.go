package summary

import "testing"

func TestWhomAnAdNamesWithoutATitleIsGreeted(t *testing.T) {
	for _, c := range [][3]string{
		{"es", "Interesados, enviar el currículum a Pilar Alerce, responsable de tráfico: trafico@larch.example.com", "A la atención de Pilar Alerce"},
		{"es", "Escríbenos antes del 20 de diciembre, a la atención de Elena Pino: equipo@larch.example.com", "A la atención de Elena Pino"},
		{"es", "Manda tu currículum y unas líneas a Beatriz Abedul, jefa de Datos: talento@larch.example.com", "Estimada Beatriz Abedul"},
		{"es", "Enviar currículum a Jorge Abedul Pino, director de obra.", "Estimado Jorge Abedul Pino"},
		{"es", "Enviar currículum a Recursos Humanos, responsable de selección.", ""}, {"es", "Enviar la solicitud a Larch Hoteles, empresa de Gijón.", ""},
		{"de", "Fragen beantwortet Ihnen Friederike Lärch, Leiterin Produktdesign: jobs@larch.example.com", "Sehr geehrte Frau Lärch"},
		{"de", "Ihre Ansprechpartnerin: Kim von Espe, Telefon 0551 5550148", "Sehr geehrte Frau von Espe"}, {"de", "Fragen beantwortet Kim Espe.", "Guten Tag Kim Espe"},
		{"de", "Bewerbung bitte per Mail an Jan Espe, Bereichsleiter Montage.", "Sehr geehrter Herr Espe"}, {"de", "Bewerbung an Larch Personal, Leitung.", ""},
		{"de", "Unterlagen an Larch Maschinen, Musterweg 5.", ""}, {"de", "Ansprechpartner: Kim Espe oder Jo Lärch", ""},
		{"en", "Send your CV to Pilar Escar, traffic manager.", "Dear Pilar Escar"}, {"en", "Send your CV to Larch Hospital, 12 High Street.", ""}, {"en", "Hiring manager: Rowan Alder", "Dear Rowan Alder"},
		{"en", "Send it to Human Resources, Larch head office.", ""}, {"fr", "Candidatures à Claire Larchet, directrice des ressources humaines", "Madame"}, {"fr", "Candidatures à Claire Larchet, responsable RH", ""},
	} {
		if got := addressed(c[0], c[1]); got != c[2] {
			t.Errorf("%s: %q, not %q", c[1], got, c[2])
		}
	}
}
