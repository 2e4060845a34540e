package posting

import (
	"strconv"
	"strings"
	"sync"

	"autojob/backend/core/pattern"
)

// hoursRules read full and part time where it is said of the job and not of others ("38 part-time instructors").
var hoursRules = sync.OnceValue(func() *rules {
	return ruled([]rule{
		{"either", pattern.New(`full[- ]?time (?:or|/|and|&) part[- ]?time|part[- ]?time (?:or|/|and|&) full[- ]?time|vollzeit.{0,30}(?:oder|/|und|,).{0,5}teilzeit|teilzeit.{0,30}(?:oder|/|und|,).{0,5}vollzeit|temps plein ou (?:temps )?partiel`), nil},
		{"part_time", pattern.New(`\bpart[- _]?time\b|\bteilzeit|temps partiel|media jornada|(?:tiempo|jornada) parcial|\bhalf[- ]time|working student|werkstudent`), pattern.New(`part[- ]time (?:instructor|staff|colleague|employee|team|assistant|worker)|part[- ]time (?:possible|considered)|teilzeit möglich`)},
		{"full_time", pattern.New(`\bfull[- _]?time\b|\bvollzeit|temps (?:plein|complet)|(?:jornada|tiempo) complet[ao]`), pattern.New(`full[- ]time (?:instructor|staff of|colleague|team of|equivalent)|work here full|full[- ]time (?:employees|associates|team members|staff) (?:are|receive|who|may|will|with)`)},
	}...)
})

var weekHours = pattern.New(`(\d{1,2})(?:[.,]\d{1,2})?\s?(?:(?:-|–|to|bis|à|a|or|oder)\s?(\d{1,2})(?:[.,]\d{1,2})?)?[\s-]?(?:h|hours?|hrs?|std\.?|stunden|heures|horas)\b(.{0,12})`)
var aWeek = pattern.New(`^(?:[- ]?(?:/|per|a|an|pro|die|par|a la|por|each|in der)?\s?(?:week|wk|woche|semaine|semana)|/w)`)
var notWorked = pattern.New(`^\s?(?:of|from|notice|before|a day|per day|straight|am tag|par jour|al día|cpd|pto|ahead|paid)`)

// hoursSaid tells full or part time; both, or neither, is "".
func hoursSaid(title, text string) string {
	found := append(said(title, hoursRules()), said(text, hoursRules())...)
	full, part := false, false
	for _, says := range found {
		full = full || says != "part_time"
		part = part || says != "full_time"
	}
	if !full && !part {
		full, part = numbered(title + "\n" + text)
	}
	switch {
	case full && !part:
		return "full_time"
	case part && !full:
		return "part_time"
	}
	return ""
}

// numbered reads full and part time from hours a week.
func numbered(text string) (full, part bool) {
	low := strings.ToLower(text)
	if !strings.ContainsAny(low, "0123456789") {
		return
	}
	for _, m := range weekHours.FindAllStringSubmatch(low, 20) {
		least, _ := strconv.Atoi(m[1])
		most := least
		if n, err := strconv.Atoi(m[2]); err == nil {
			most = n
		}
		week := aWeek.MatchString(strings.TrimLeft(m[3], " "))
		switch {
		case least >= 35 && most <= 48 && (week || !notWorked.MatchString(m[3])):
			full = true
		case week && most < 30 && most >= 4:
			part = true
		}
	}
	return
}

// employment reads the words that feeds use for contract and hours.
func (p *Posting) employment(text string) {
	if text == "" {
		return
	}
	text = strings.ReplaceAll(text, "_", " ")
	p.Hours = hoursSaid(text, "")
	has := func(words ...string) bool {
		for _, w := range words {
			if strings.Contains(" "+text+" ", w) {
				return true
			}
		}
		return false
	}
	switch {
	case has(" intern ", " intern,", "internship", "praktik", "stagiaire"):
		p.Contract = "internship"
	case has("apprentic", "ausbildung", "alternance"):
		p.Contract = "apprenticeship"
	case has("freelance", "contractor", "self employed", "freiberuf"):
		p.Contract = "freelance"
	case has("unbefristet", "permanent", "festanstellung", "cdi", "indefinid", "regular"):
		p.Contract = "permanent"
	case has("fixed", "befristet", "cdd", "contract", "temporal"):
		p.Contract = "fixed_term"
	case has("temp", "seasonal", "casual", "per diem", "intérim", "zeitarbeit"):
		p.Contract = "temporary"
	}
}
