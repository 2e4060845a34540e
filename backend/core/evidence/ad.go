package evidence

import (
	"slices"
	"strings"
	"unicode"

	"autojob/backend/core/document"
	"autojob/backend/core/pattern"
	"autojob/backend/core/posting"
	"autojob/backend/core/skill"
)

// Ad is a job ad as read for matching: what it asks, what the job is, and its sentences by section.
type Ad struct {
	Requirements []Requirement
	Occupations  []skill.Candidate // what the title means, best first
	Level        int               // of the title
	LevelSaid    bool
	Segments     []Segment
}

// ReadAd reads a posting. Requirements come in the order of the text, what the title names first; each skill is asked once,
// with the strongest need seen.
func ReadAd(lex *skill.Lexicon, p *posting.Posting) *Ad {
	ad := &Ad{Segments: Segments(p.Description)}
	ad.Occupations, ad.Level, ad.LevelSaid = lex.ReadTitle(p.Title)
	if !ad.LevelSaid && len(ad.Occupations) > 0 {
		ad.Level = ad.Occupations[0].Level
	}
	r := reader{lex: lex, ad: ad, seen: map[skill.ID]int{}, degree: -1, langs: map[string]int{}, permits: map[string]int{}}
	r.title(p.Title)
	r.company = firstName(p.Company)
	for i := range ad.Segments {
		ad.Segments[i].Section = reclaim(ad.Segments[i], r.company)
		r.segment(ad.Segments[i])
	}
	for _, s := range p.Skills {
		r.listed(s)
	}
	return ad
}

type reader struct {
	lex    *skill.Lexicon
	ad     *Ad
	seen   map[skill.ID]int // skill -> index of its requirement
	langs  map[string]int
	degree int // index of the degree requirement, -1 before one is seen
	years  bool

	permits map[string]int // licence -> index of its requirement

	company string // how the firm's name begins
}

func (r *reader) title(title string) {
	for _, m := range r.lex.Extract(title) {
		if k, ok := r.lex.Skill(m.Skill); !ok || k.Kind == skill.Soft || k.Kind == skill.Language || k.Kind == skill.Certificate || m.Confidence < 0.5 {
			continue
		}
		r.add(Requirement{Kind: SkillKind, Label: m.Label, Need: Must, Options: []skill.ID{m.Skill},
			Quote: Quote{Text: title, Span: document.Span{End: len([]rune(title))}, Field: "title"}})
	}
}

func (r *reader) listed(text string) {
	for _, m := range r.lex.Extract(text) {
		if m.Confidence >= 0.5 {
			r.skill([]skill.Mention{m}, Implied, Quote{Text: text, Span: document.Span{End: len([]rune(text))}, Field: "skills"})
		}
	}
}

// need of a segment: what its words say, else what its section says.
func need(s Segment) Need {
	s.Text = wishAside.ReplaceAllString(s.Text, " ")
	wished, asked := niceCue.MatchString(s.Text), mustCue.MatchString(s.Text)
	if wished && asked { // "preferred, but not required", "at least a year is preferred"
		asked = mustCue.MatchString(weakMust.ReplaceAllString(unasked.ReplaceAllString(s.Text, " "), " "))
	}
	switch {
	case wished && !asked, s.Section == NiceToHave && !asked:
		return Nice
	case asked, s.Section == MustHave:
		return Must
	}
	return Implied
}

// needAt is the need of what stands at a place of a segment. A wish in the middle of a sentence ("some ERP, ideally Sage") holds
// for what follows it only.
func needAt(s Segment, n Need, start int) Need {
	if n != Nice || s.Section == NiceToHave {
		return n
	}
	i := idealCue.FindStringIndex(s.Text)
	if i == nil || start >= len([]rune(s.Text[:i[0]])) {
		return n
	}
	if s.Section == MustHave {
		return Must
	}
	return Implied
}

// yearsNeed is the need of the years that a segment asks for: "5 years, ideally in retail" are no wish.
func yearsNeed(s Segment, n Need) Need {
	m := yearsPattern.FindStringIndex(s.Text)
	if m == nil {
		return n
	}
	return needAt(s, n, len([]rune(s.Text[:m[0]])))
}

func (r *reader) segment(s Segment) {
	if s.Section == Apply && !demands.MatchString(s.Text) {
		return
	}
	mentions := r.unnamed(s.Text, r.lex.Extract(s.Text))
	n := need(s)
	quiet := (s.Section == About || s.Section == Benefits) && !demands.MatchString(s.Text) // what a firm says of itself asks nothing
	quote := func(start, end int) Quote { return clip(s, start, end) }
	whole := quote(0, min(len([]rune(s.Text)), 160))
	if y, most := yearsBetween(s.Text, s.Section == MustHave); y > 0 && !quiet && yearsNeed(s, n) != Nice && !r.years {
		r.years = true
		r.add(Requirement{Kind: YearsKind, Label: yearsLabel(y), Need: yearsNeed(s, n), Years: y, Most: most, Quote: whole})
	}
	if d := degreeAsked(s.Text); d != NoDegree && !quiet && (s.Section != Tasks || n == Must || degreeWord.MatchString(s.Text)) {
		r.degreeAsked(d, degreeNeed(s, n), replaceable(s.Text, d), whole)
	}
	r.languages(s, mentions, n, quiet, quote)
	if quiet {
		return
	}
	r.licences(s, n, func(start, end int) bool {
		return slices.ContainsFunc(mentions, func(m skill.Mention) bool {
			k, _ := r.lex.Skill(m.Skill)
			return k.Kind == skill.Certificate && m.Confidence >= 0.4 && m.Start < end && start < m.End
		})
	})
	for i := 0; i < len(mentions); {
		j := i + 1
		for j < len(mentions) && r.paper(mentions[j-1]) == r.paper(mentions[j]) && joined(s.Text, mentions[j-1].End, mentions[j].Start) {
			j++
		}
		r.chain(s, mentions[i:j], needAt(s, n, mentions[i].Start), quote)
		i = j
	}
}

// chain handles mentions that stand in one list. A list with "or" (or after "such as") asks for any one of them.
func (r *reader) chain(s Segment, ms []skill.Mention, n Need, quote func(int, int) Quote) {
	var asked []skill.Mention
	for _, m := range ms {
		k, ok := r.lex.Skill(m.Skill)
		if k.Kind == skill.Certificate && !asksPaper(s, m) {
			continue
		}
		degree := k.Kind == skill.Certificate && degreeHeld(k.Label) != NoDegree // asked as a degree
		if ok && k.Kind != skill.Language && !degree && m.Confidence >= 0.4 {
			asked = append(asked, m)
		}
	}
	if len(asked) == 0 {
		return
	}
	from, to := asked[0].Start, asked[len(asked)-1].End
	runes := []rune(s.Text)
	before := string(runes[max(0, from-24):from])
	either := len(asked) > 1 && (orBetween(runes, asked) || eitherListCue.MatchString(before))
	if either {
		r.skill(asked, n, quote(from, to))
		return
	}
	for _, m := range asked {
		r.skill([]skill.Mention{m}, n, quote(m.Start, m.End))
	}
}

// paper reports whether a mention is of a certificate: these are asked apart from the skills beside them.
func (r *reader) paper(m skill.Mention) bool {
	k, _ := r.lex.Skill(m.Skill)
	return k.Kind == skill.Certificate
}

// unnamed drops mentions that are part of the firm's own name: Forge & Fern forges nothing.
func (r *reader) unnamed(text string, ms []skill.Mention) []skill.Mention {
	if r.company == "" || !strings.Contains(text, r.company) {
		return ms
	}
	i := strings.Index(text, r.company)
	start := len([]rune(text[:i]))
	end := start + len([]rune(r.company))
	return slices.DeleteFunc(ms, func(m skill.Mention) bool { return m.Start < end && m.End > start })
}

func orBetween(runes []rune, ms []skill.Mention) bool {
	for i := 1; i < len(ms); i++ {
		if gap := string(runes[min(ms[i-1].End, ms[i].Start):ms[i].Start]); gap != "/" && orCue.MatchString(gap) {
			return true
		}
	}
	return false
}

// joined reports whether only list glue stands between two mentions.
func joined(text string, end, start int) bool {
	runes := []rune(text)
	if start < end || start > len(runes) {
		return false
	}
	gap := strings.ToLower(string(runes[end:start]))
	if len(gap) > 24 {
		return false
	}
	for w := range strings.FieldsFuncSeq(gap, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",/()&+;", r) }) {
		switch w {
		case "and", "or", "und", "oder", "et", "ou", "y", "o", "and/or", "sowie", "as", "well":
		default:
			return false
		}
	}
	return true
}

// skill adds or strengthens a requirement that any of the mentions answers.
func (r *reader) skill(ms []skill.Mention, n Need, q Quote) {
	req := Requirement{Kind: SkillKind, Need: n, Quote: q}
	var labels []string
	for _, m := range ms {
		if r.paper(m) {
			req.Kind = CertificateKind
		}
		if i, ok := r.seen[m.Skill]; ok {
			if old := &r.ad.Requirements[i]; stronger(n, old.Need) && len(ms) == 1 {
				old.Need, old.Quote = n, q // the words that make it so
				if len(old.Options) > 1 {  // asked again by itself
					old.Options, old.Label = []skill.ID{m.Skill}, m.Label
				}
			}
			continue
		}
		req.Options = append(req.Options, m.Skill)
		labels = append(labels, m.Label)
	}
	if len(req.Options) > 0 {
		req.Label = strings.Join(labels, " or ")
		r.add(req)
	}
}

func (r *reader) add(req Requirement) {
	for _, id := range req.Options {
		if _, ok := r.seen[id]; !ok {
			r.seen[id] = len(r.ad.Requirements)
		}
	}
	r.ad.Requirements = append(r.ad.Requirements, req)
}

// degreeWord is a degree by name, which even a list of duties asks for.
var degreeWord = pattern.New(`(?i)(?:bachelor|master)(?:'s|’s|s)? (?:degree|of)|\bB\.?S\.? degree|degree (?:in|or|required)|high school diploma|diploma or|abgeschlossen`)

// degreeAsked keeps one degree requirement: the lowest that the ad accepts as a must.
func (r *reader) degreeAsked(d Degree, n Need, orElse bool, q Quote) {
	if r.degree >= 0 {
		old := &r.ad.Requirements[r.degree]
		old.OrElse = old.OrElse || orElse && d == old.Degree // "experience may be substituted for a bachelor's degree"
		if stronger(n, old.Need) || n == old.Need && d < old.Degree {
			old.Need, old.Degree, old.Label, old.OrElse, old.Quote = n, d, d.String(), orElse, q
		}
		return
	}
	r.degree = len(r.ad.Requirements)
	r.add(Requirement{Kind: DegreeKind, Label: d.String(), Need: n, Degree: d, OrElse: orElse, Quote: q})
}

func (r *reader) languages(s Segment, ms []skill.Mention, n Need, quiet bool, quote func(int, int) Quote) {
	spoken := func(m skill.Mention) bool { k, _ := r.lex.Skill(m.Skill); return k.Kind == skill.Language }
	if quiet || !slices.ContainsFunc(ms, spoken) {
		return
	}
	asks := languageCue.MatchString(s.Text) || (s.Section == MustHave || s.Section == NiceToHave) && (n == Nice || len(strings.Fields(s.Text)) < 6)
	if !asks {
		return
	}
	runes := []rune(s.Text)
	for i, m := range ms {
		k, ok := r.lex.Skill(m.Skill)
		if !ok || k.Kind != skill.Language || k.Code == "" {
			continue
		}
		// The level stands right after the language, or before it; not beyond the neighbouring language.
		from, to := 0, len(runes)
		for j := i - 1; j >= 0; j-- {
			if o, _ := r.lex.Skill(ms[j].Skill); o.Kind == skill.Language {
				from = ms[j].End
				break
			}
		}
		for j := i + 1; j < len(ms); j++ {
			if o, _ := r.lex.Skill(ms[j].Skill); o.Kind == skill.Language {
				to = max(m.End, ms[j].Start)
				break
			}
		}
		level := fluencyOf(string(runes[m.End:to]))
		if level == "" {
			before := string(runes[min(from, m.Start):m.Start])
			level = fluencyOf(before[strings.LastIndexAny(before, ",;)")+1:])
		}
		if level == "" {
			level = fluencyOf(s.Text)
		}
		need := n
		if need == Implied {
			need = Must // a sentence about speaking a language asks for it
		}
		if niceCue.MatchString(string(runes[min(from, m.Start):to])) {
			need = Nice
		}
		req := Requirement{Kind: LanguageKind, Label: strings.TrimSpace(m.Label + " " + level), Need: need, Lang: k.Code, Level: level, Quote: quote(m.Start, m.End)}
		if at, ok := r.langs[k.Code]; ok {
			if old := r.ad.Requirements[at]; stronger(need, old.Need) || old.Level == "" && level != "" {
				r.ad.Requirements[at] = req
			}
			continue
		}
		r.langs[k.Code] = len(r.ad.Requirements)
		r.add(req)
	}
}

func stronger(a, b Need) bool {
	rank := map[Need]int{Nice: 0, Implied: 1, Must: 2}
	return rank[a] > rank[b]
}

func yearsLabel(n int) string {
	if n == 1 {
		return "1 year of experience"
	}
	return itoa(n) + " years of experience"
}

// clip cuts a quote of at most about 160 characters around [start,end) of a segment, at word boundaries.
func clip(s Segment, start, end int) Quote {
	runes := []rune(s.Text)
	a, b := window(runes, start, end, 160)
	return Quote{Text: string(runes[a:b]), Span: document.Span{Start: s.Span.Start + a, End: s.Span.Start + b}, Field: "description"}
}

// window widens [start,end) to at most size characters of runes without cutting words.
func window(runes []rune, start, end, size int) (int, int) {
	if len(runes) <= size {
		return 0, len(runes)
	}
	start, end = max(0, min(start, len(runes))), max(0, min(end, len(runes)))
	room := max(0, size-(end-start)) / 2
	a, b := max(0, start-room), min(len(runes), end+room)
	if a == 0 {
		b = min(len(runes), max(b, size))
	}
	if b == len(runes) {
		a = max(0, min(a, len(runes)-size))
	}
	for a > 0 && a < start && !unicode.IsSpace(runes[a-1]) {
		a++
	}
	for b < len(runes) && b > end && !unicode.IsSpace(runes[b]) {
		b--
	}
	for a < start && (unicode.IsSpace(runes[a]) || strings.ContainsRune(",;)-", runes[a])) {
		a++
	}
	for b > end && (unicode.IsSpace(runes[b-1]) || strings.ContainsRune(",;(-", runes[b-1])) {
		b--
	}
	return a, b
}
