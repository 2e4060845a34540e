// Package llm asks a language model: any server that speaks OpenAI's protocol, reached only through the Doer that it is given, which is package
// egress's. What is asked is made first (Prepare) and sent as exactly these bytes, or not at all (Ask). Answers stream; there is no time limit,
// a model that falls silent is told of and left to the person, and what an answer may take of memory is bounded.
//
// Start with New. It knows nothing about the person: see packages wording and redact for what is asked.
package llm

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"net/http"
	"slices"
	"strings"
	"time"

	"autojob/backend/core/problem"

	"github.com/sashabaranov/go-openai"
)

// Doer sends one request and gives the answer as soon as it begins.
type Doer interface {
	Do(req *http.Request) (*http.Response, error)
}

// Server is a language model at an address.
type Server struct {
	Address string // the base of its protocol, "http://localhost:11434/v1"
	Model   string
	Key     string // where it wants one
	// Quiet is after how long without a word Progress says so again and again: 10 seconds.
	Quiet time.Duration
}

// Client asks one Server.
type Client struct {
	server Server
	doer   Doer
}

// New makes a Client. Nothing is connected to.
func New(s Server, d Doer) *Client {
	if s.Quiet <= 0 {
		s.Quiet = 10 * time.Second
	}
	return &Client{s, d}
}

// Question is what is asked, and the JSON schema that the answer must follow. Servers may ignore a schema; whoever reads the answer does not.
type Question struct {
	System string
	User   string
	Schema json.RawMessage
	Most   int // tokens of the answer: 1500
}

// open gives the library's client over a doer.
func (c *Client) open(d openai.HTTPDoer) *openai.Client {
	cfg := openai.DefaultConfig(c.server.Key)
	cfg.BaseURL, cfg.HTTPClient = strings.TrimRight(c.server.Address, "/"), d
	cfg.EmptyMessagesLimit = math.MaxInt32 // a slow server says that it lives; how much it says is bounded by bytes
	return openai.NewClientWithConfig(cfg)
}

// Models are the names of the server's models, in order. Nothing about the person is sent.
func (c *Client) Models(ctx context.Context) ([]string, error) {
	list, err := c.open(bounded{c.doer, nil}).ListModels(ctx)
	if err != nil {
		return nil, told(ctx, err)
	}
	var out []string
	for _, m := range list.Models {
		if m.ID != "" && len(m.ID) <= 200 && len(out) < 1000 {
			out = append(out, m.ID)
		}
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// errPrepared ends a request before it goes.
var errPrepared = errors.New("prepared")

// taker takes what would be sent, and sends nothing.
type taker struct{ body []byte }

func (t *taker) Do(req *http.Request) (*http.Response, error) {
	if req.Body != nil {
		var err error
		if t.body, err = io.ReadAll(req.Body); err != nil {
			return nil, err
		}
	}
	return nil, errPrepared
}

// Prepare makes the bytes of a question, exactly as Ask will send them. Nothing is sent.
func (c *Client) Prepare(ctx context.Context, q Question) ([]byte, error) {
	if c.server.Model == "" {
		return nil, problem.New(problem.Invalid, "No language model is chosen.", "Choose one of those that the server offers.")
	}
	most := q.Most
	if most <= 0 {
		most = 1500
	}
	r := openai.ChatCompletionRequest{
		Model:         c.server.Model,
		Messages:      []openai.ChatCompletionMessage{{Role: openai.ChatMessageRoleSystem, Content: q.System}, {Role: openai.ChatMessageRoleUser, Content: q.User}},
		StreamOptions: &openai.StreamOptions{IncludeUsage: true},
	}
	if thinks(c.server.Model) {
		r.MaxCompletionTokens = 4 * most // what it thinks counts, too
	} else {
		r.MaxTokens, r.Temperature = most, 0.2
	}
	if len(q.Schema) > 0 {
		r.ResponseFormat = &openai.ChatCompletionResponseFormat{Type: openai.ChatCompletionResponseFormatTypeJSONSchema,
			JSONSchema: &openai.ChatCompletionResponseFormatJSONSchema{Name: "answer", Schema: q.Schema, Strict: true}}
	}
	return c.bytesOf(ctx, r)
}

func (c *Client) bytesOf(ctx context.Context, r openai.ChatCompletionRequest) ([]byte, error) {
	var t taker
	if _, err := c.open(&t).CreateChatCompletionStream(ctx, r); !errors.Is(err, errPrepared) {
		return nil, problem.New(problem.Invalid, "This language model cannot be asked such a question.", "Choose another model.").Because(fmt.Errorf("preparing: %w", err))
	}
	return t.body, nil
}

// thinks reports models that want other settings, as go-openai knows them.
func thinks(model string) bool {
	return slices.ContainsFunc([]string{"o1", "o3", "o4", "gpt-5"}, func(p string) bool { return strings.HasPrefix(model, p) })
}

// request reads prepared bytes back. It fails where the library would send others.
func (c *Client) request(ctx context.Context, prepared []byte) (openai.ChatCompletionRequest, error) {
	var r struct {
		openai.ChatCompletionRequest
		ResponseFormat *struct {
			Type       openai.ChatCompletionResponseFormatType `json:"type"`
			JSONSchema *struct {
				Name   string          `json:"name"`
				Schema json.RawMessage `json:"schema"`
				Strict bool            `json:"strict"`
			} `json:"json_schema"`
		} `json:"response_format,omitempty"`
	}
	if err := json.Unmarshal(prepared, &r); err != nil {
		return r.ChatCompletionRequest, fmt.Errorf("reading the prepared question: %w", err)
	}
	if f := r.ResponseFormat; f != nil && f.JSONSchema != nil {
		r.ChatCompletionRequest.ResponseFormat = &openai.ChatCompletionResponseFormat{Type: f.Type,
			JSONSchema: &openai.ChatCompletionResponseFormatJSONSchema{Name: f.JSONSchema.Name, Schema: f.JSONSchema.Schema, Strict: f.JSONSchema.Strict}}
	}
	again, err := c.bytesOf(ctx, r.ChatCompletionRequest)
	if err == nil && !bytes.Equal(again, prepared) {
		err = problem.New(problem.Invalid, "This is not the question that was prepared, so it was not sent.", "Look at the question again and send that one.")
	}
	return r.ChatCompletionRequest, err
}
