package bind_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"autojob/backend"
	"autojob/backend/adapter/vault"
	"autojob/backend/bind"
	"autojob/backend/core/posting"
	"autojob/backend/core/problem"
	"autojob/backend/core/profile"
)

// modelServer is a language model on this computer that rewords what it is asked about in the same words but the last.
func modelServer(t *testing.T) (address string, asked *atomic.Int64) {
	t.Helper()
	asked = &atomic.Int64{}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /v1/models", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `{"data":[{"id":"small"},{"id":"large"}]}`)
	})
	mux.HandleFunc("POST /v1/chat/completions", func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		body, _ := io.ReadAll(r.Body)
		var q struct {
			Messages []struct{ Content string } `json:"messages"`
		}
		_ = json.Unmarshal(body, &q)
		var data struct {
			Sentence string
			CV       []struct{ Path, Text string }
		}
		_ = json.Unmarshal([]byte(strings.Split(q.Messages[1].Content, "\n")[3]), &data)
		text, cite := data.CV[0].Text, map[string]string{"path": data.CV[0].Path, "quote": data.CV[0].Text}
		if words := strings.Fields(data.Sentence); len(words) > 2 {
			text = strings.Join(words[:len(words)-1], " ")
		}
		answer, _ := json.Marshal(map[string]any{"sentences": []any{map[string]any{"text": text, "cites": []any{cite}},
			map[string]any{"text": "Won the Nobel prize", "cites": []any{cite}}, map[string]any{"text": text, "cites": []any{map[string]string{"path": cite["path"], "quote": "not there"}}}}})
		line, _ := json.Marshal(map[string]any{"choices": []any{map[string]any{"delta": map[string]string{"content": string(answer)}, "finish_reason": "stop"}}, "usage": map[string]int{"prompt_tokens": 90, "completion_tokens": 40}})
		w.Header().Set("Content-Type", "text/event-stream")
		fmt.Fprintf(w, "data: %s\n\ndata: [DONE]\n\n", line)
	})
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s.URL + "/v1", asked
}

// drafting is the window over a store with a CV that nobody had to read, and an ad.
func drafting(t *testing.T) (p *bind.Services, job string) {
	t.Helper()
	at := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	b := backend.New(backend.Config{Dir: filepath.Join(t.TempDir(), "store"), Keychain: &vault.MemoryKeychain{}, Now: func() time.Time { return at }})
	t.Cleanup(func() {
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	})
	p = bind.New(t.Context, b, bind.Window{Emit: func(string, any) {}})
	must(p.Start.CreateVault(""))(t)
	cv := &profile.Profile{Basics: profile.Basics{Name: "Tamsin Okafor", Email: "tamsin@post.example"},
		Work: []profile.Work{{Name: "Norvik Yard", Position: "Pipe welder", StartDate: "2018-02", Highlights: []string{"Weld stainless pipe from 1 to 12 mm by TIG", "Led a shift of 12 people"}}}, Skills: []profile.Skill{{Name: "TIG welding"}}}
	if err := b.SaveResume(t.Context(), &backend.Draft{FileName: "cv.pdf", Data: []byte("cv"), Profile: cv}, nil); err != nil {
		t.Fatal(err)
	}
	must(b.KeepPostings(t.Context(), []posting.Posting{{ID: "ad", Title: "Pipe welder", Company: "Example Pipes", Language: "en", Description: "You weld pipes.\nRequirements\n- TIG welding"}}, "file", false, nil))(t)
	return p, must(p.Matches.Matches("", everything))(t).Rows[0].ID
}

func TestALanguageModelIsSetUpAskedAndForgotten(t *testing.T) {
	c := readContract(t)
	p, job := drafting(t)
	v := must(p.Model.Model("de"))(t)
	c.check(t, "ModelView", v)
	if v.Address != "" || v.Words.Language != "de" || v.Words.Leaves == "" {
		t.Fatalf("before anything: %+v", v)
	}
	address, asked := modelServer(t)
	_, err := p.Model.ModelNames("names", "")
	wantProblem(t, err, problem.NotFound)
	yes := bind.ModelYes{Name: " My own ", Address: address, Version: v.Words.Version, Language: "de"}
	elsewhere := yes
	elsewhere.Address = "https://models.example.com/v1"
	wantProblem(t, p.Model.AllowModel(elsewhere), problem.Invalid)
	elsewhere.Region, elsewhere.Policy = "Iceland", "https://models.example.com/privacy"
	plain := yes
	plain.Address = "http://models.example.com/v1"
	wantProblem(t, p.Model.AllowModel(plain), problem.Invalid)
	for _, y := range []bind.ModelYes{elsewhere, yes} {
		if err := p.Model.AllowModel(y); err != nil {
			t.Fatal(err)
		}
	}
	if names := must(p.Model.ModelNames("names", ""))(t); strings.Join(names, " ") != "large small" {
		t.Errorf("%q", names)
	}
	if err := p.Model.ChooseModel("small", " secret "); err != nil {
		t.Fatal(err)
	}
	v = must(p.Model.Model("en"))(t)
	c.check(t, "ModelView", v)
	if v.Name != "My own" || v.Address != address || !v.Local || v.Model != "small" || !v.HasKey || v.Region != "" {
		t.Errorf("%+v", v)
	}

	draft := must(p.Summaries.DraftSummary("draft", bind.DraftRequest{JobID: job, Kind: "page", Length: "usual", RecipientKind: "employer", Chosen: []string{}}))(t)
	var answer *bind.ModelAnswer
	wish := bind.ModelWish{Draft: draft.ID, Use: "shorter"}
	for _, s := range draft.Blocks {
		for _, s := range s.Sentences {
			if len(s.Cites) == 0 || strings.HasPrefix(s.Cites[0].Path, "ad.") || answer != nil && len(answer.Offers) > 0 {
				continue
			}
			wish.Sentence = s.ID
			q, err := p.Model.PreviewModel(wish)
			if problem.Is(err, problem.Invalid) {
				continue
			}
			if err != nil || q.Bytes != len(q.Body) || !strings.Contains(q.Body, "BEGIN DATA") || strings.Contains(q.Body, "secret") {
				t.Fatalf("%+v %v", q, err)
			}
			c.check(t, "ModelQuestion", q)
			before := asked.Load()
			if _, err := p.Model.AskModel("ask", wish, "other"); !problem.Is(err, problem.Invalid) || asked.Load() != before {
				t.Fatalf("what was not seen: %v", err)
			}
			answer = must(p.Model.AskModel("ask", wish, q.Digest))(t)
		}
	}
	if answer == nil || len(answer.Offers) != 1 || len(answer.Offers[0].Cites) == 0 || len(answer.Dropped) != 2 || answer.Usage.Asked != 90 || answer.Today.Answered != 40*int(asked.Load()) {
		t.Fatalf("%+v", answer)
	}
	c.check(t, "ModelAnswer", answer)
	if v = must(p.Model.Model("en"))(t); v.Today != answer.Today {
		t.Errorf("today: %+v, want %+v", v.Today, answer.Today)
	}

	ideas := bind.ModelWish{Draft: draft.ID, Use: "ideas", Requirement: "experience"}
	answer = must(p.Model.AskModel("ask", ideas, must(p.Model.PreviewModel(ideas))(t).Digest))(t)
	if len(answer.Offers) != 1 {
		t.Fatalf("%+v", answer)
	}
	next := must(p.Model.AddOffer(draft.ID, wish.Sentence, answer.Offers[0]))(t)
	c.check(t, "DraftView", next)
	if said := fmt.Sprintf("%+v", next.Blocks); !strings.Contains(said, answer.Offers[0].Text) || len(next.Refusals) > len(draft.Refusals) {
		t.Errorf("an idea with its quote is asked about: %+v", next.Refusals)
	}

	if err := p.Model.ForgetModel(); err != nil {
		t.Fatal(err)
	}
	if v = must(p.Model.Model("en"))(t); v.Address != "" || v.HasKey {
		t.Errorf("after it was forgotten: %+v", v)
	}
	if err := p.Model.ForgetModel(); err != nil {
		t.Errorf("again: %v", err)
	}
	_, err = p.Model.PreviewModel(wish)
	wantProblem(t, err, problem.NotFound)
}
