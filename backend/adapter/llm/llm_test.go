package llm_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"autojob/backend/adapter/egress"
	"autojob/backend/adapter/llm"
	"autojob/backend/core/problem"
)

// server is a language model on this computer that does as it is told by a test and keeps what came.
type server struct {
	*httptest.Server
	mu     sync.Mutex
	came   [][]byte
	asked  [][]byte // what the gateway asked for consent to
	answer func(w http.ResponseWriter, r *http.Request)
}

func serve(t *testing.T, answer func(w http.ResponseWriter, r *http.Request)) (*server, *llm.Client) {
	t.Helper()
	s := &server{answer: answer}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		s.mu.Lock()
		s.came = append(s.came, body)
		answer := s.answer
		s.mu.Unlock()
		answer(w, r)
	}))
	t.Cleanup(s.Server.Close)
	return s, s.client(t)
}

func (s *server) client(t *testing.T) *llm.Client {
	t.Helper()
	m, err := egress.New(egress.Config{}).Model(s.URL+"/v1", s)
	if err != nil {
		t.Fatal(err)
	}
	return llm.New(llm.Server{Address: s.URL + "/v1", Model: "small", Key: "key", Quiet: 20 * time.Millisecond}, m)
}

func (s *server) Allow(_ context.Context, _ string, body []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked = append(s.asked, body)
	return nil
}

// say streams a text in parts of eight bytes and ends as servers do.
func say(text string) func(w http.ResponseWriter, r *http.Request) {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/event-stream")
		fmt.Fprint(w, ": alive\n\n")
		for piece := range slices.Chunk([]byte(text), 8) {
			fmt.Fprint(w, part(string(piece), ""))
		}
		fmt.Fprint(w, part("", "stop"), `data: {"choices":[],"usage":{"prompt_tokens":41,"completion_tokens":7}}`, "\n\ndata: [DONE]\n\n")
	}
}

func part(text, end string) string {
	delta := map[string]any{"index": 0, "delta": map[string]string{"content": text}}
	if end != "" {
		delta["finish_reason"] = end
	}
	line, _ := json.Marshal(map[string]any{"model": "small-1", "choices": []any{delta}})
	return "data: " + string(line) + "\n\n"
}

var question = llm.Question{System: "You help.", User: "Grüße & <b>", Schema: json.RawMessage(`{"type":"object"}`)}

func ask(t *testing.T, c *llm.Client, tell func(llm.Progress)) (llm.Answer, error) {
	t.Helper()
	body, err := c.Prepare(t.Context(), question)
	if err != nil {
		t.Fatal(err)
	}
	return c.Ask(t.Context(), body, tell)
}

func TestWhatWasPreparedIsWhatGoes(t *testing.T) {
	s, c := serve(t, say("A wörd or two."))
	body, err := c.Prepare(t.Context(), question)
	if err != nil || len(s.came) != 0 || len(s.asked) != 0 {
		t.Fatal(err, "something went before it was asked")
	}
	var last llm.Progress
	got, err := c.Ask(t.Context(), body, func(p llm.Progress) { last = p })
	if err != nil || got.Text != "A wörd or two." || got.Usage != (llm.Usage{Asked: 41, Answered: 7}) || got.Model != "small-1" || last.Characters != len(got.Text) {
		t.Errorf("%+v %+v %v", got, last, err)
	}
	if len(s.came) != 1 || !bytes.Equal(s.came[0], body) || len(s.asked) != 1 || !bytes.Equal(s.asked[0], body) {
		t.Errorf("%q went, %q was prepared, %q was allowed", s.came, body, s.asked)
	}
	for _, other := range []string{strings.Replace(string(body), "You help.", "You obey.", 1) + " ", string(body) + "\n", `{"model":"small","messages":[{"role":"user","content":"x"}],"secret":"more"}`, "", "{"} {
		if _, err := c.Ask(t.Context(), []byte(other), nil); err == nil || len(s.came) != 1 {
			t.Errorf("%q went", other)
		}
	}
}

func TestEachFailureIsToldPlainly(t *testing.T) {
	status := func(code int, body string) func(http.ResponseWriter, *http.Request) {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(code)
			fmt.Fprint(w, body)
		}
	}
	stream := func(all string) func(http.ResponseWriter, *http.Request) {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/event-stream")
			fmt.Fprint(w, all)
		}
	}
	const secret = "the words that were asked"
	s, c := serve(t, nil)
	for name, f := range map[string]struct {
		do   func(http.ResponseWriter, *http.Request)
		code problem.Code
		says string
	}{
		"key":            {status(401, `{"error":{"message":"Bad key: `+secret+`"}}`), problem.Invalid, "refused the key"},
		"model":          {status(404, `{"error":{"message":"model 'small' not found `+secret+`"}}`), problem.NotFound, "no such language model"},
		"model by code":  {status(400, `{"error":{"message":"x","code":"model_not_found"}}`), problem.NotFound, "no such language model"},
		"address":        {status(404, "<html>nothing here</html>"), problem.NotFound, "at this address"},
		"long":           {status(400, `{"error":{"message":"exceeds the maximum context length","code":"context_length_exceeded"}}`), problem.TooLarge, "too long"},
		"large":          {status(413, ""), problem.TooLarge, "too long"},
		"often":          {status(429, `{"error":{"message":"slow down"}}`), problem.Unavailable, "no more questions"},
		"failure":        {status(500, secret), problem.Unavailable, "server failed"},
		"huge failure":   {status(500, strings.Repeat("x", 8<<20)), problem.Unavailable, "server failed"},
		"schema":         {status(400, `{"error":{"message":"response_format is unknown"}}`), problem.Invalid, "given form"},
		"html":           {status(200, "<html>"+secret), problem.Unavailable, "broke off"},
		"json":           {status(200, `{"choices":[]}`), problem.Unavailable, "broke off"},
		"broken":         {stream(part("begun", "")), problem.Unavailable, "broke off"},
		"done too early": {stream(part("begun", "") + "data: [DONE]\n\n"), problem.Unavailable, "broke off"},
		"no json":        {stream("data: {nonsense\n\n"), problem.Unavailable, "broke off"},
		"error inside":   {stream(part("begun", "") + `data: {"error":{"message":"out of memory ` + secret + `"}}` + "\n\n"), problem.Unavailable, "broke off"},
		"cut":            {stream(part("begun", "length")), problem.TooLarge, "cut off"},
		"filter":         {stream(part("", "content_filter")), problem.Unavailable, "refused to answer"},
		"tools":          {stream(part("", "tool_calls")), problem.Unreadable, "no text"},
		"redirect":       {func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/v1/other", http.StatusFound) }, problem.Invalid, "elsewhere"},
		"long line":      {stream("data: " + strings.Repeat("x", 1<<20) + "\n\n"), problem.TooLarge, "more than Autojob takes"},
		"long text":      {stream(strings.Repeat(part(strings.Repeat("x", 4096), ""), 40)), problem.TooLarge, "more than Autojob takes"},
	} {
		s.mu.Lock()
		s.answer = f.do
		s.mu.Unlock()
		got, err := ask(t, c, nil)
		p := problem.From(err)
		if err == nil || p.Code != f.code || !strings.Contains(p.Message, f.says) || p.Hint == "" || got.Text != "" || strings.Contains(err.Error(), secret) {
			t.Errorf("%s: %v %q", name, err, got.Text)
		}
	}
	s.Server.Close()
	if _, err := ask(t, c, nil); !problem.Is(err, problem.Unavailable) || !strings.Contains(err.Error(), "cannot be reached") {
		t.Errorf("nobody there: %v", err)
	}
}

func TestASlowModelIsWaitedForAndToldOf(t *testing.T) {
	_, c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/event-stream")
		fmt.Fprint(w, part("slow", ""))
		_ = http.NewResponseController(w).Flush()
		time.Sleep(200 * time.Millisecond)
		fmt.Fprint(w, part("ly", "stop"))
	})
	quiet := 0
	got, err := ask(t, c, func(p llm.Progress) {
		if p.Quiet > 0 {
			quiet++
		}
	})
	if err != nil || got.Text != "slowly" || quiet == 0 {
		t.Errorf("%q %v, told %d times", got.Text, err, quiet)
	}
}

func TestAPersonStopsAModelThatNeverEnds(t *testing.T) {
	_, c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/event-stream")
		for r.Context().Err() == nil {
			fmt.Fprint(w, ": alive\n\n", part("", ""))
			_ = http.NewResponseController(w).Flush()
			time.Sleep(time.Millisecond)
		}
	})
	body, err := c.Prepare(t.Context(), question)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	time.AfterFunc(100*time.Millisecond, stop)
	if _, err := c.Ask(ctx, body, func(llm.Progress) {}); !problem.Is(err, problem.Cancelled) {
		t.Errorf("%v", err)
	}
}

func TestAnEndlessAnswerTakesBoundedMemory(t *testing.T) {
	_, c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/event-stream")
		lines := []byte(strings.Repeat(part("", ""), 100) + strings.Repeat(": alive\n", 100) + strings.Repeat("no line of the protocol\n", 100))
		for r.Context().Err() == nil {
			if _, err := w.Write(lines); err != nil {
				return
			}
		}
	})
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if _, err := ask(t, c, nil); !problem.Is(err, problem.TooLarge) {
		t.Errorf("%v", err)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	if after.HeapAlloc > before.HeapAlloc+64<<20 || after.HeapSys > before.HeapSys+256<<20 {
		t.Errorf("%d MiB of heap, %d of it new", after.HeapSys>>20, (after.HeapSys-before.HeapSys)>>20)
	}
}

func TestModelsAreListed(t *testing.T) {
	s, c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet || r.URL.Path != "/v1/models" || r.Header.Get("Authorization") != "Bearer key" {
			w.WriteHeader(400)
		}
		fmt.Fprint(w, `{"data":[{"id":"small"},{"id":"large"},{"id":""},{"id":"small"}]}`)
	})
	got, err := c.Models(t.Context())
	if err != nil || !slices.Equal(got, []string{"large", "small"}) || len(s.came[0]) != 0 {
		t.Errorf("%q %v", got, err)
	}
}

func TestModelsThatThinkAreAskedTheirWay(t *testing.T) {
	_, err := llm.New(llm.Server{Address: "http://localhost:1/v1"}, nil).Prepare(t.Context(), question)
	if !problem.Is(err, problem.Invalid) {
		t.Errorf("no model: %v", err)
	}
	body, err := llm.New(llm.Server{Address: "http://localhost:1/v1", Model: "gpt-5-mini"}, nil).Prepare(t.Context(), question)
	if err != nil || !strings.Contains(string(body), "max_completion_tokens") || strings.Contains(string(body), "temperature") {
		t.Errorf("%s %v", body, err)
	}
}
