package summary

import (
	"testing"

	"autojob/backend/core/posting"
	"autojob/backend/core/profile"
)

func TestALetterTellsTheOldPostThatIsTheAdsTrade(t *testing.T) {
	p := profile.Profile{Basics: profile.Basics{Name: "Ada Example"}, Work: []profile.Work{
		{Name: "Larch Dental", Position: "Dental Hygienist", StartDate: "2019-03", Highlights: []string{"Started a sealant program for two elementary schools", "Digital X-rays, scaling, root planing"}},
		{Name: "Elm Dental", Position: "Dental Hygienist", StartDate: "2016-08", EndDate: "2019-02", Highlights: []string{"Maintenance visits for 300 periodontal patients"}},
		{Name: "Birch Dental", Position: "Dental Assistant", StartDate: "2009-05", EndDate: "2012-07", Highlights: []string{"Chairside assisting and sterilization"}},
	}, Education: []profile.Education{{StudyType: "Juris Doctor", Area: "Law", Institution: "Larch School", EndDate: "2020"}, {StudyType: "Dental Assisting Diploma", Institution: "Larch Institute", EndDate: "2009"}}}
	ad := posting.Posting{Title: "Dental Assistant", Description: "We need an experienced dental assistant."}
	wants(t, written(t, "en", p, ad), []string{"Earlier, from May 2009 to July 2012, I worked at Birch Dental as Dental Assistant: chairside assisting and sterilization.", "I hold a Juris Doctor (Larch School, 2020).", "a Dental Assisting Diploma (Larch Institute, 2009)"}, nil)
	ad.Title, ad.Description = "Dental Hygienist", "We need a dental hygienist."
	wants(t, written(t, "en", p, ad), []string{"Elm Dental"}, []string{"Birch"})
}

func TestWhatTheAdSaysWordForWordIsKeptAndAPauseIsNotSaid(t *testing.T) {
	p := profile.Profile{Basics: profile.Basics{Name: "Ada Exemple", Label: "Comptable", Summary: "Comptable rigoureuse, quinze ans d’expérience en cabinet. Je clôture à J+5. Un congé parental de trois ans."}, Work: []profile.Work{
		{Name: "Larch SAS", Position: "Comptable générale", StartDate: "2016-01", Highlights: []string{"Passage à la facture électronique en 2025"}},
	}}
	ad := posting.Posting{Title: "Contrôleur de gestion", Company: "Larch", Description: "Votre mission\n\n- clôture à J+5, budget, inventaires\n"}
	wants(t, written(t, "fr", p, ad), []string{"facture électronique en 2025. Je clôture à J+5."}, nil)
	wants(t, readable(Make(Input{Profile: &p, Kind: Short, Day: today, Posting: &ad})), []string{"Je clôture à J+5."}, []string{"congé"})
	p = profile.Profile{Basics: profile.Basics{Name: "Ana Ejemplo", Summary: "Administrativa con doce años de experiencia y una pausa de tres para cuidar de mi padre."}, Work: []profile.Work{{Name: "Larch", Position: "Administrativa", StartDate: "2022-09", Highlights: []string{"Archivo digital"}}}}
	wants(t, written(t, "es", p, posting.Posting{Title: "Administrativa", Company: "Larch", Description: "Buscamos una administrativa con experiencia."}), []string{"Soy administrativa con doce años de experiencia. Desde septiembre de 2022"}, []string{"pausa", "padre"})
}

func TestWhatAJobBeginsWithIsSaidFirst(t *testing.T) {
	p := profile.Profile{Basics: profile.Basics{Name: "Ada Example"}, Work: []profile.Work{
		{Name: "Larch Studio", Position: "Senior Designer", StartDate: "2021-05", Highlights: []string{"Rebranded three regional museums, from signage to web", "Art direction for a quarterly food magazine"}},
	}}
	ad := posting.Posting{Title: "Web Designer", Description: "Design for the web."}
	wants(t, written(t, "en", p, ad), []string{"as a senior designer.", "There I rebranded three regional museums, from signage to web. My work there includes art direction for a quarterly food magazine."}, nil)
	p.Work[0].Highlights[0], p.Work[0].Highlights[1] = p.Work[0].Highlights[1], p.Work[0].Highlights[0]
	wants(t, written(t, "en", p, ad), []string{"as a senior designer: art direction for a quarterly food magazine."}, []string{"includes"})
}

func TestALineOfAnEarlierPostAtThePresentEmployerIsMarkedWithThePost(t *testing.T) {
	p := profile.Profile{Basics: profile.Basics{Name: "Ada Example"}, Work: []profile.Work{
		{Name: "Larch LLP", Position: "Senior Associate", StartDate: "2019", Highlights: []string{"Drafted the model lease"}},
		{Name: "Larch LLP", Position: "Associate", StartDate: "2014", EndDate: "2019", Highlights: []string{"Acted for lenders on acquisitions up to £62m"}},
		{Name: "Elm LLP", Position: "Trainee", StartDate: "2012", EndDate: "2014", Highlights: []string{"Closed files of 40 leases"}},
	}}
	wants(t, readable(Make(Input{Profile: &p, Kind: Short, Day: today, Posting: &posting.Posting{Title: "Solicitor", Language: "en", Description: "Leases and acquisitions."}})),
		[]string{"up to £62m (Associate, 2014 – 2019)", "40 leases (Trainee, Elm LLP)"}, []string{"(Larch LLP)"})
}

func TestTwoSkillsThatAreNearToTheAdStandForAListInAShortText(t *testing.T) {
	p := profile.Profile{Basics: profile.Basics{Name: "Ada Example"}, Work: []profile.Work{{Name: "Larch", Position: "Site Manager", StartDate: "2019", Highlights: []string{"Supervise three trainees"}}},
		Skills: []profile.Skill{{Name: "Site", Keywords: []string{"Groundworks", "RAMS", "Subcontractor coordination", "Snagging and handover"}}}}
	in := Input{Profile: &p, Kind: Short, Day: today, Posting: &posting.Posting{Title: "Site Manager", Language: "en", Description: "Requirements\n- managing subcontractors\n- health and safety, risk assessments and method statements\n- foundations and drainage"}}
	wants(t, readable(Make(in)), []string{"Skills: Groundworks, RAMS, Subcontractor coordination, Snagging and handover"}, nil)
	p.Skills[0].Keywords = []string{"Groundworks", "Subcontractor coordination"}
	in.Posting.Description = "Requirements\n- managing subcontractors\n"
	wants(t, readable(Make(in)), nil, []string{"Skills:"})
}
