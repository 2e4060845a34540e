package main

import (
	"slices"
	"strings"

	"autojob/backend/core/skill"
)

// commodities are O*NET's groups of technology that are taken: the field and, where the lexicon has it, what the
// tools of the group are a kind of.
var commodities = map[string][2]string{
	"Analytical or scientific software":                                     {"science", ""},
	"Data base user interface and query software":                           {"data", ""},
	"Medical software":                                                      {"healthcare", ""},
	"Financial analysis software":                                           {"finance", ""},
	"Computer aided design CAD software":                                    {"manufacturing-engineering", "cad"},
	"Enterprise resource planning ERP software":                             {"infrastructure", "enterprise-resource-planning"},
	"Human resources software":                                              {"hr", ""},
	"Graphics or photo imaging software":                                    {"media-design", ""},
	"Document management software":                                          {"office-soft", "document-management-systems"},
	"Project management software":                                           {"office-soft", "project-management-software"},
	"Development environment software":                                      {"software", ""},
	"Industrial control software":                                           {"manufacturing-engineering", ""},
	"Accounting software":                                                   {"finance", "accounting-software"},
	"Customer relationship management CRM software":                         {"sales-marketing", ""},
	"Computer based training software":                                      {"education", ""},
	"Compliance software":                                                   {"law", ""},
	"Information retrieval or search software":                              {"data", ""},
	"Computer aided manufacturing CAM software":                             {"manufacturing-engineering", "cam-programming"},
	"Map creation software":                                                 {"data", "geographic-information-systems"},
	"Geographic information system":                                         {"data", "geographic-information-systems"},
	"Point of sale POS software":                                            {"retail-logistics", "point-of-sale-systems"},
	"Music or sound editing software":                                       {"media-design", "sound-engineering"},
	"Calendar and scheduling software":                                      {"office-soft", ""},
	"Inventory management software":                                         {"retail-logistics", ""},
	"Network monitoring software":                                           {"infrastructure", "computer-networking"},
	"Data base management system software":                                  {"data", "databases"},
	"Program testing software":                                              {"software", "software-testing"},
	"Web platform development software":                                     {"software", "web-development"},
	"Video creation and editing software":                                   {"media-design", "video-editing"},
	"Object or component oriented development software":                     {"software", "programming"},
	"Web page creation and editing software":                                {"software", "web-development"},
	"Facilities management software":                                        {"construction-trades", ""},
	"Operating system software":                                             {"infrastructure", "operating-systems"},
	"Data base reporting software":                                          {"data", ""},
	"Transaction security and virus protection software":                    {"security", ""},
	"Desktop publishing software":                                           {"media-design", "page-layout"},
	"Library software":                                                      {"education", ""},
	"Tax preparation software":                                              {"finance", "tax"},
	"Business intelligence and data analysis software":                      {"data", "business-intelligence"},
	"Metadata management software":                                          {"data", ""},
	"Enterprise application integration software":                           {"infrastructure", "middleware"},
	"Configuration management software":                                     {"infrastructure", "configuration-management"},
	"Data mining software":                                                  {"data", "data-mining"},
	"Backup or archival software":                                           {"infrastructure", "backup-and-recovery"},
	"Application server software":                                           {"software", ""},
	"Administration software":                                               {"infrastructure", "system-administration"},
	"Procurement software":                                                  {"finance", ""},
	"Helpdesk or call center software":                                      {"infrastructure", "it-support"},
	"Requirements analysis and system architecture software":                {"software", ""},
	"Process mapping and design software":                                   {"office-soft", "process-mapping"},
	"Cloud-based management software":                                       {"infrastructure", "cloud-computing"},
	"File versioning software":                                              {"software", "git"},
	"Clustering software":                                                   {"infrastructure", ""},
	"Materials requirements planning logistics and supply chain software":   {"retail-logistics", ""},
	"Network security or virtual private network VPN management software":   {"security", ""},
	"Object oriented data base management software":                         {"data", "databases"},
	"Sales and marketing software":                                          {"sales-marketing", ""},
	"Risk management data and analysis software":                            {"finance", "risk-management"},
	"Authentication server software":                                        {"security", ""},
	"Content workflow software":                                             {"office-soft", ""},
	"Graphical user interface development software":                         {"software", ""},
	"Video conferencing software":                                           {"office-soft", "collaboration-software"},
	"Time accounting software":                                              {"hr", ""},
	"Manufacturing execution system MES software":                           {"manufacturing-engineering", ""},
	"Computer aided design CAD and computer aided manufacturing CAM system": {"manufacturing-engineering", "cad"},
	"Flight control software":                                               {"automotive-aviation", ""},
	"Legal management software":                                             {"law", ""},
}

// makers are words of a maker's name that no ad would write before the product.
var makers = strings.Fields("software systems system technologies technology international group solutions corporation company engineering laboratories labs associates inc consulting services products research university institute")

// tools is the records of O*NET's technology that are named as ads name them: one word of their own, or a maker and
// a product of makers with several. Generic names ("email software") and words of every day are left out.
func (w *writer) tools() []string {
	first := map[string]int{}
	for _, c := range w.src.tech {
		first[strings.Fields(c.label)[0]]++
	}
	var out []string
	list := slices.Clone(w.src.tech)
	slices.SortFunc(list, func(a, b concept) int { return strings.Compare(a.label, b.label) })
	for _, c := range list {
		place, ok := commodities[c.about]
		f := strings.Fields(c.label)
		if !ok || len(f) > 3 || !w.product(f, first) {
			continue
		}
		key := normal(c.label)
		if _, taken := w.names[key]; taken {
			continue
		}
		broader, isNew := w.beside(c.label, f, first)
		if !isNew {
			continue
		}
		id, free := w.freeID(c.label)
		if !free {
			continue
		}
		if _, found := w.house.Skill(skill.ID(place[1])); broader == "" && found {
			broader = place[1]
		}
		w.names[key] = id
		var names []string
		if len(f) > 1 && first[f[0]] >= 4 { // the product without its maker, where it is a word of its own
			rest := strings.Join(f[1:], " ")
			if _, taken := w.names[normal(rest)]; !taken && len(f) == 2 && w.coined(rest) {
				w.names[normal(rest)] = id
				names = append(names, rest)
			}
		}
		var up []string
		if broader != "" {
			up = []string{broader}
		}
		out = append(out, record(id, c.label, string(skill.Tool), names, up, nil, "onet=technology; domain="+place[0]))
	}
	return out
}

// coined reports whether a word is one that nobody writes for anything else: "AutoCAD", "QuickBooks".
func (w *writer) coined(word string) bool {
	inner := false
	for i, r := range word {
		inner = inner || i > 0 && r >= 'A' && r <= 'Z'
	}
	return len(word) >= 5 && inner && word != strings.ToUpper(word) && !w.src.everyday(word)
}

func (w *writer) product(f []string, first map[string]int) bool {
	for _, x := range f {
		if x[0] >= 'a' && x[0] <= 'z' || strings.ContainsAny(x, ",;|/&:()") || slices.Contains(makers, strings.ToLower(x)) {
			return false
		}
	}
	if len(f) == 1 {
		return len(f[0]) >= 4 && proper(f[0]) && !w.src.everyday(f[0]) && (w.coined(f[0]) || len(f[0]) >= 6 || first[f[0]] > 1)
	}
	own := 0
	for _, x := range f {
		if !w.src.everyday(x) {
			own++
		}
	}
	return own > 0 && (first[f[0]] >= 3 || len(f) == 2 && own == 2 && w.coined(f[1]))
}

// beside looks at what curated tool a name contains: the same tool with its maker's name is nothing new, a
// part of a family ("Microsoft Excel Solver") is narrower.
func (w *writer) beside(label string, f []string, first map[string]int) (broader string, isNew bool) {
	runes := []rune(label)
	for _, m := range w.house.Extract(label) {
		s, _ := w.house.Skill(m.Skill)
		if s.Kind != skill.Tool || m.Confidence < 0.6 {
			continue
		}
		rest := strings.Fields(string(runes[:m.Start]) + " " + string(runes[m.End:]))
		if len(rest) == 0 || len(rest) == 1 && (first[rest[0]] >= 3 || rest[0] == "Software") {
			return "", false
		}
		if m.Confidence >= 0.9 && m.Start == 0 {
			broader = string(m.Skill)
		}
	}
	return broader, true
}
