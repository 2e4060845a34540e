package bind_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"autojob/backend/bind"
	"autojob/backend/core/problem"
)

// shape is a type of backend.ts or store.ts: a name of another one or a basic type, a closed set of words, a list, a record, or an object.
type shape struct {
	name     string
	words    []string // "a" | "b"
	sets     []string // "a" | Name: of other closed sets, whose words are its own too
	list     *shape
	record   *shape
	fields   map[string]shape
	optional bool
	null     bool
}

// contract is what backend.ts and store.ts say of the values that pass between the page and these services.
type contract map[string]shape

func readContract(t *testing.T) contract {
	t.Helper()
	c := contract{}
	for name, least := range map[string]int{"backend.ts": 15, "store.ts": 9, "lexicon.ts": 5, "sources.ts": 3, "explain.ts": 8, "pictures.ts": 4, "learned.ts": 4, "summaries.ts": 12, "network.ts": 3, "consents.ts": 5, "model.ts": 8, "shared.ts": 8} {
		data, err := os.ReadFile(filepath.Join("..", "..", "frontend", "src", "lib", "backend", name))
		if err != nil {
			t.Fatal(err)
		}
		part := parseContract(t, string(data))
		if len(part) < least {
			t.Fatalf("only %d types were found in %s: it is not what this test can read", len(part), name)
		}
		maps.Copy(c, part)
	}
	return c
}

func parseContract(t *testing.T, source string) contract {
	t.Helper()
	source = regexp.MustCompile(`(?s)/\*.*?\*/|//[^\n]*`).ReplaceAllString(source, "")
	r := reader{t: t, tokens: regexp.MustCompile(`"[^"]*"|\w+|\S`).FindAllString(source, -1)}
	c := contract{}
	for len(r.tokens) > 0 {
		switch r.next() {
		case "interface":
			name := r.next()
			if strings.HasSuffix(name, "Backend") { // methods, not data
				for r.next() != "{" {
				}
				for depth := 1; depth > 0; depth += r.brace() {
				}
				continue
			}
			base := ""
			if r.peek() == "extends" {
				r.next()
				base = r.next()
			}
			one := r.shape()
			for field, of := range c[base].fields { // what it extends stands before it
				one.fields[field] = of
			}
			c[name] = one
		case "type":
			name := r.next()
			if name == "{" { // imported
				continue
			}
			r.expect("=")
			c[name] = r.shape()
		}
	}
	return c
}

type reader struct {
	t      *testing.T
	tokens []string
}

func (r *reader) peek() string {
	if len(r.tokens) == 0 {
		return ""
	}
	return r.tokens[0]
}

func (r *reader) next() string {
	if len(r.tokens) == 0 {
		r.t.Fatal("backend.ts ends too early")
	}
	tok := r.tokens[0]
	r.tokens = r.tokens[1:]
	return tok
}

func (r *reader) expect(tok string) {
	if got := r.next(); got != tok {
		r.t.Fatalf("backend.ts: %q where %q should stand, before %q", got, tok, r.tokens[:min(8, len(r.tokens))])
	}
}

func (r *reader) brace() int {
	switch r.next() {
	case "{":
		return 1
	case "}":
		return -1
	}
	return 0
}

func (r *reader) shape() shape {
	if r.peek() == "|" {
		r.next()
	}
	s := r.single()
	for r.peek() == "|" {
		r.next()
		other := r.single()
		switch {
		case other.name == "null":
			s.null = true
		case len(s.words) > 0 && len(other.words) > 0:
			s.words = append(s.words, other.words...)
		case len(s.words) > 0 && other.name != "":
			s.sets = append(s.sets, other.name)
		default:
			r.t.Fatalf("backend.ts: a union this test cannot read, before %q", r.tokens[:min(8, len(r.tokens))])
		}
	}
	return s
}

func (r *reader) single() shape {
	var s shape
	switch tok := r.next(); {
	case tok == "{":
		s.fields = map[string]shape{}
		for r.peek() != "}" {
			name, optional := r.next(), false
			if r.peek() == "?" {
				r.next()
				optional = true
			}
			r.expect(":")
			f := r.shape()
			f.optional = optional
			s.fields[name] = f
			if r.peek() == ";" {
				r.next()
			}
		}
		r.next()
	case strings.HasPrefix(tok, `"`):
		s.words = []string{strings.Trim(tok, `"`)}
	case tok == "Record":
		r.expect("<")
		r.expect("string")
		r.expect(",")
		of := r.shape()
		r.expect(">")
		s.record = &of
	default:
		s.name = tok
	}
	for r.peek() == "[" {
		r.next()
		r.expect("]")
		of := s
		s = shape{list: &of}
	}
	return s
}

// misfits says where a value that Go sends is not what the page expects.
func (c contract) misfits(at string, s shape, v any) []string {
	wrong := func(want string) []string {
		return []string{fmt.Sprintf("%s is %#v, the page expects %s", at, v, want)}
	}
	if v == nil {
		if s.null {
			return nil
		}
		return wrong("no null")
	}
	var out []string
	switch {
	case s.words != nil:
		words := slices.Clip(s.words)
		for _, name := range s.sets {
			words = append(words, c[name].words...)
		}
		if w, ok := v.(string); !ok || !slices.Contains(words, w) {
			return wrong(strings.Join(words, "|"))
		}
	case s.list != nil:
		l, ok := v.([]any)
		if !ok {
			return wrong("a list")
		}
		for i, e := range l {
			out = append(out, c.misfits(fmt.Sprintf("%s[%d]", at, i), *s.list, e)...)
		}
	case s.record != nil:
		m, ok := v.(map[string]any)
		if !ok {
			return wrong("a record")
		}
		for k, e := range m {
			out = append(out, c.misfits(at+"."+k, *s.record, e)...)
		}
	case s.fields != nil:
		m, ok := v.(map[string]any)
		if !ok {
			return wrong("an object")
		}
		for k, f := range s.fields {
			if e, ok := m[k]; ok {
				out = append(out, c.misfits(at+"."+k, f, e)...)
			} else if !f.optional {
				out = append(out, at+"."+k+" is expected by the page and not sent")
			}
		}
		for k := range m {
			if _, ok := s.fields[k]; !ok {
				out = append(out, at+"."+k+" is sent and not known to the page")
			}
		}
	default:
		ok := false
		switch s.name {
		case "string":
			_, ok = v.(string)
		case "number":
			_, ok = v.(float64)
		case "boolean":
			_, ok = v.(bool)
		default:
			return c.misfits(at, c[s.name], v)
		}
		if !ok {
			return wrong(s.name)
		}
	}
	return out
}

// check holds a value that goes to the page against the type of this name.
func (c contract) check(t *testing.T, name string, value any) {
	t.Helper()
	s, ok := c[name]
	if !ok {
		t.Fatalf("backend.ts has no type %s", name)
	}
	data, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	for _, m := range c.misfits(name, s, v) {
		t.Error(m)
	}
}

// fill gives every list, record and pointer in v one element, but for a pointer to something that v stands within.
func fill(v reflect.Value, within ...reflect.Type) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).Tag.Get("json") != "-" {
				fill(v.Field(i), append(slices.Clip(within), v.Type())...)
			}
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0), within...)
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(reflect.ValueOf("key"), reflect.New(v.Type().Elem()).Elem())
	case reflect.Pointer:
		if !slices.Contains(within, v.Type().Elem()) {
			v.Set(reflect.New(v.Type().Elem()))
			fill(v.Elem(), within...)
		}
	}
}

func TestGoAndThePageNameTheSameFields(t *testing.T) {
	c := readContract(t)
	// Words are of closed sets on the page's side; those that the services really send are checked where they are sent.
	var loose func(shape) shape
	loose = func(s shape) shape {
		if s.words != nil {
			return shape{name: "string", optional: s.optional}
		}
		for _, of := range []**shape{&s.list, &s.record} {
			if *of != nil {
				l := loose(**of)
				*of = &l
			}
		}
		for k, f := range s.fields {
			s.fields[k] = loose(f)
		}
		return s
	}
	for name, s := range c {
		c[name] = loose(s)
	}
	dtos := map[string]any{"Problem": &problem.Error{}, "Progress": &bind.Progress{}, "StartState": &bind.StartState{}, "ResumeDraft": &bind.ResumeDraft{},
		"ReviewField": &bind.ReviewField{}, "FieldEdit": &bind.FieldEdit{}, "ProfileView": &bind.ProfileView{}, "KeptCV": &bind.KeptCV{}, "Flag": &bind.Flag{}, "Appearance": &bind.Appearance{}, "JobTerm": &bind.JobTerm{}, "ImportResult": &bind.ImportResult{},
		"MatchQuery": &bind.MatchQuery{}, "MatchList": &bind.MatchList{}, "MatchRow": &bind.MatchRow{}, "MatchDetail": &bind.MatchDetail{},
		"Component": &bind.Component{}, "Constraint": &bind.Constraint{}, "Reason": &bind.Reason{}, "Said": &bind.Said{}, "SaidArg": &bind.SaidArg{}, "SkillName": &bind.SkillName{}, "Pay": &bind.Pay{}, "Growth": &bind.Growth{}, "Requirement": &bind.Requirement{}, "Preferences": &bind.Preferences{},
		"Comparison": &bind.Comparison{}, "Difference": &bind.Difference{}, "Stronger": &bind.Stronger{}, "Gap": &bind.Gap{}, "Effect": &bind.Effect{}, "PartChange": &bind.PartChange{}, "PastScore": &bind.PastScore{}, "PastPart": &bind.PastPart{},
		"DraftView": &bind.DraftView{}, "DraftLine": &bind.DraftLine{}, "DraftRequest": &bind.DraftRequest{}, "DraftBlock": &bind.DraftBlock{}, "DraftSentence": &bind.DraftSentence{},
		"WithheldField": &bind.WithheldField{}, "DraftRefusal": &bind.DraftRefusal{}, "StockPhrase": &bind.StockPhrase{}, "DraftChange": &bind.DraftChange{}, "SentenceEdit": &bind.SentenceEdit{},
		"Rendering": &bind.Rendering{}, "MailShown": &bind.MailShown{}, "FormGroup": &bind.FormGroup{}, "FormField": &bind.FormField{}, "FormView": &bind.FormView{}, "Approval": &bind.Approval{}, "GrantView": &bind.GrantView{},
		"ConsentView": &bind.ConsentView{}, "ConsentRecord": &bind.ConsentRecord{}, "ConsentRequest": &bind.ConsentRequest{}, "Withdrawn": &bind.Withdrawn{}, "DisclosureField": &bind.DisclosureField{}, "ReleaseRequest": &bind.ReleaseRequest{}, "ReleaseView": &bind.ReleaseView{},
		"ModelView": &bind.ModelView{}, "ConsentWords": &bind.ModelWords{}, "ModelYes": &bind.ModelYes{}, "ModelUsage": &bind.ModelUsage{}, "ModelWish": &bind.ModelWish{},
		"ModelQuestion": &bind.ModelQuestion{}, "ModelAnswer": &bind.ModelAnswer{}, "ModelOffer": &bind.ModelOffer{}, "ModelDropped": &bind.ModelDropped{},
		"ConsentRecipient": &bind.SharingRecipient{}, "SharingRecipient": &bind.SharingRecipient{}, "ShareRecipient": &bind.SharingRecipient{},
		"HolderLine": &bind.HolderLine{}, "ShareView": &bind.ShareView{}, "SharedField": &bind.SharedField{}, "KnownField": &bind.KnownField{}, "FieldHolder": &bind.FieldHolder{},
		"RecordLine": &bind.RecordLine{}, "RecordReport": &bind.RecordReport{}, "RecordFault": &bind.RecordFault{}, "Forgetting": &bind.Forgetting{},
		"LetterRequest": &bind.LetterRequest{}, "LetterView": &bind.LetterView{},
		"LearnedView": &bind.LearnedView{}, "LearnedWeight": &bind.LearnedWeight{}, "LearnedTag": &bind.LearnedTag{}, "ChoiceView": &bind.ChoiceView{},
		"Demand": &bind.Demand{}, "SkillDemand": &bind.SkillDemand{}, "PayPicture": &bind.PayPicture{}, "PayRange": &bind.PayRange{},
		"StoreView": &bind.StoreView{}, "Receipt": &bind.Receipt{}, "KitView": &bind.KitView{}, "BackupInfo": &bind.BackupInfo{}, "RestoreResult": &bind.RestoreResult{},
		"Damage": &bind.Damage{}, "DoctorReport": &bind.DoctorReport{}, "DoctorCheck": &bind.DoctorCheck{},
		"SourceView": &bind.SourceView{}, "RefreshResult": &bind.RefreshResult{}, "SearchView": &bind.SearchView{},
		"NetworkView": &bind.NetworkView{}, "NetworkCount": &bind.NetworkCount{}, "MailAccount": &bind.MailAccount{},
		"LexiconHit": &bind.LexiconHit{}, "LexiconEntry": &bind.LexiconEntry{}, "LexiconRef": &bind.LexiconRef{}, "LexiconName": &bind.LexiconName{}, "LexiconPack": &bind.LexiconPack{}, "UnknownPhrase": &bind.UnknownPhrase{}}
	for name, dto := range dtos {
		fill(reflect.ValueOf(dto).Elem())
		c.check(t, name, dto)
	}
	for name, s := range c {
		if dtos[name] == nil && s.fields != nil && name != "Box" {
			t.Errorf("%s of backend.ts is held against nothing", name)
		}
	}
}

// The check bites: on a name, a kind, a null, a word and a field too many.
func TestTheContractBites(t *testing.T) {
	c := contract{"Row": {fields: map[string]shape{"id": {name: "string"}, "rows": {list: &shape{name: "number"}}, "pay": {name: "number", optional: true},
		"mark": {words: []string{"", "saved"}, sets: []string{"More"}}, "problem": {name: "Row", null: true}}}, "More": {words: []string{"hidden"}}}
	for sent, misfits := range map[string]int{
		`{"id":"a","rows":[1],"mark":"saved","problem":null}`:           0,
		`{"id":"a","rows":[],"mark":"","problem":null,"pay":3}`:         0,
		`{"id":"a","rows":[],"mark":"hidden","problem":null}`:           0,
		`{"ID":"a","rows":[],"mark":"","problem":null}`:                 2,
		`{"id":1,"rows":[],"mark":"","problem":null}`:                   1,
		`{"id":"a","rows":null,"mark":"","problem":null}`:               1,
		`{"id":"a","rows":["x"],"mark":"gone","problem":null}`:          2,
		`{"id":"a","rows":[],"mark":"","problem":{"id":"b","rows":[]}}`: 2,
	} {
		var v any
		if err := json.Unmarshal([]byte(sent), &v); err != nil {
			t.Fatal(err)
		}
		if got := c.misfits("Row", c["Row"], v); len(got) != misfits {
			t.Errorf("%s: %q, want %d", sent, got, misfits)
		}
	}
}
