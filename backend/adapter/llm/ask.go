package llm

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"

	"autojob/backend/core/problem"

	"github.com/sashabaranov/go-openai"
)

const (
	maxStream = 8 << 20   // bytes of one answer as it streams
	maxLine   = 256 << 10 // of one of its lines
	maxText   = 64 << 10  // of the answer's text
	maxError  = 64 << 10
)

// Progress is how far an answer is.
type Progress struct {
	Characters int           // of the answer so far
	Thinking   bool          // the model said something that is not yet the answer
	Quiet      time.Duration // how long nothing has come; 0: just now
}

// Usage is what a question took, in tokens, as the server counts; 0 where it does not say.
type Usage struct {
	Asked    int `json:"asked"`
	Answered int `json:"answered"`
}

// Answer is a whole answer.
type Answer struct {
	Text  string
	Model string // as the server names it
	Usage Usage
}

// Ask sends prepared bytes and waits for the whole answer, however long it takes: ctx ends it. tell may be nil; it is called by one goroutine at
// a time. A part of an answer is never given.
func (c *Client) Ask(ctx context.Context, prepared []byte, tell func(Progress)) (Answer, error) {
	request, err := c.request(ctx, prepared)
	if err != nil {
		return Answer{}, err
	}
	w := watch(c.server.Quiet, tell)
	defer w.end()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	stream, err := c.open(bounded{c.doer, prepared}).CreateChatCompletionStream(ctx, request)
	if err != nil {
		return Answer{}, told(ctx, err)
	}
	defer stream.Close()
	return collect(ctx, stream, w)
}

func collect(ctx context.Context, stream *openai.ChatCompletionStream, w *watcher) (Answer, error) {
	var out Answer
	var text strings.Builder
	ended := openai.FinishReason("")
	for {
		part, err := stream.Recv()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return Answer{}, told(ctx, err)
		}
		if u := part.Usage; u != nil {
			out.Usage = Usage{max(0, u.PromptTokens), max(0, u.CompletionTokens)}
		}
		if out.Model == "" && len(part.Model) <= 200 {
			out.Model = part.Model
		}
		said := false
		for _, choice := range part.Choices {
			if choice.Index != 0 {
				continue
			}
			said = said || choice.Delta.ReasoningContent != ""
			text.WriteString(choice.Delta.Content)
			if choice.FinishReason != "" {
				ended = choice.FinishReason
			}
		}
		if text.Len() > maxText {
			return Answer{}, tooMuch()
		}
		w.heard(text.Len(), said && text.Len() == 0)
	}
	switch ended {
	case openai.FinishReasonStop:
		out.Text = text.String()
		return out, nil
	case openai.FinishReasonLength:
		return Answer{}, problem.New(problem.TooLarge, "The language model's answer was cut off, since it ran out of room.", "Ask for less, or choose a model with more room.")
	case openai.FinishReasonContentFilter:
		return Answer{}, problem.New(problem.Unavailable, "The language model's server refused to answer this.", "Go on without it, or choose another model.")
	case "":
		return Answer{}, brokeOff(errors.New("the stream ended without an end"))
	}
	return Answer{}, problem.New(problem.Unreadable, "The language model gave no text as its answer.", "Choose another model.")
}

// watcher tells how far an answer is.
type watcher struct {
	mu    sync.Mutex
	tell  func(Progress)
	last  time.Time
	so    Progress
	stop  chan struct{}
	ended sync.WaitGroup
}

func watch(quiet time.Duration, tell func(Progress)) *watcher {
	w := &watcher{tell: tell, last: time.Now(), stop: make(chan struct{})}
	if tell == nil {
		return w
	}
	w.ended.Go(func() {
		tick := time.NewTicker(quiet)
		defer tick.Stop()
		for {
			select {
			case <-w.stop:
				return
			case <-tick.C:
			}
			w.mu.Lock()
			if since := time.Since(w.last); since >= quiet {
				p := w.so
				p.Quiet = since
				w.tell(p)
			}
			w.mu.Unlock()
		}
	})
	return w
}

func (w *watcher) heard(characters int, thinking bool) {
	if w.tell == nil {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.last, w.so = time.Now(), Progress{Characters: characters, Thinking: thinking}
	w.tell(w.so)
}

func (w *watcher) end() {
	close(w.stop)
	w.ended.Wait()
}

// bounded passes exactly one body and bounds the answer.
type bounded struct {
	to   Doer
	body []byte
}

func (b bounded) Do(req *http.Request) (*http.Response, error) {
	if req.Body != nil {
		body, err := io.ReadAll(req.Body)
		if err != nil || !bytes.Equal(body, b.body) {
			return nil, problem.New(problem.Invalid, "This is not the question that was prepared, so it was not sent.", "Look at the question again and send that one.")
		}
		req.Body = io.NopCloser(bytes.NewReader(body))
	}
	res, err := b.to.Do(req)
	if err != nil {
		return nil, err
	}
	l := &limited{ReadCloser: res.Body, left: maxStream, lines: true}
	if res.StatusCode >= 400 {
		l.left, l.lines, l.silent = maxError, false, true
	} else if !strings.HasPrefix(res.Header.Get("Content-Type"), "text/event-stream") {
		l.left = 1 << 20
		l.lines = false
	}
	res.Body = l
	return res, nil
}

// limited reads no more than it may; where it is silent, the rest is left out, else it is an error.
type limited struct {
	io.ReadCloser
	left, line int
	lines      bool
	silent     bool
}

func (l *limited) Read(p []byte) (int, error) {
	if l.left <= 0 {
		if l.silent {
			return 0, io.EOF
		}
		return 0, tooMuch()
	}
	n, err := l.ReadCloser.Read(p[:min(len(p), l.left)])
	l.left -= n
	if at := bytes.LastIndexByte(p[:n], '\n'); at >= 0 {
		l.line = n - at - 1
	} else {
		l.line += n
	}
	if l.lines && l.line > maxLine {
		return n, tooMuch()
	}
	return n, err
}
