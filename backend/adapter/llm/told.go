package llm

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"autojob/backend/core/problem"

	"github.com/sashabaranov/go-openai"
)

func tooMuch() *problem.Error {
	return problem.New(problem.TooLarge, "The language model answered more than Autojob takes.", "Ask for less, or choose another model.")
}

func brokeOff(cause error) *problem.Error {
	return problem.New(problem.Unavailable, "The language model's answer broke off, so nothing of it was used.", "Ask again. If it happens again, look whether the server has enough memory.").Because(cause)
}

// told says to a person what went wrong. What the server wrote is never part of it: it may hold what was asked.
func told(ctx context.Context, err error) error {
	var p *problem.Error
	if errors.As(err, &p) && p != nil {
		return p
	}
	if errors.Is(context.Cause(ctx), context.Canceled) {
		return problem.New(problem.Cancelled, "Stopped.", "What you have is as it was.").Because(context.Canceled)
	}
	status, code, words := 0, "", ""
	var api *openai.APIError
	var request *openai.RequestError
	switch {
	case errors.As(err, &api) && api != nil:
		status, code, words = api.HTTPStatusCode, fmt.Sprint(api.Code), strings.ToLower(api.Message+" "+api.Type)
	case errors.As(err, &request) && request != nil:
		status, words = request.HTTPStatusCode, strings.ToLower(string(request.Body))
	default:
		return brokeOff(errors.New("the answer does not follow the protocol"))
	}
	return ofStatus(status, code, words).Because(fmt.Errorf("status %d", status))
}

func ofStatus(status int, code, words string) *problem.Error {
	has := func(all ...string) bool {
		for _, w := range all {
			if strings.Contains(words, w) {
				return true
			}
		}
		return false
	}
	switch {
	case code == "context_length_exceeded", status == http.StatusRequestEntityTooLarge, has("context length", "context window", "maximum context", "context size", "too many tokens"):
		return problem.New(problem.TooLarge, "This is too long for the language model.", "Choose less text, or a model with more room.")
	case status == http.StatusUnauthorized, status == http.StatusForbidden, code == "invalid_api_key":
		return problem.New(problem.Invalid, "The language model's server refused the key.", "Check the key, and that it may use this model.")
	case code == "model_not_found", has("model") && has("not found", "does not exist", "unknown model", "no such model"):
		return problem.New(problem.NotFound, "The server has no such language model.", "Choose one of those that it offers.")
	case status == http.StatusNotFound, status == http.StatusMethodNotAllowed:
		return problem.New(problem.NotFound, "There is no language model at this address.", "Check the address; most end in /v1.")
	case status == http.StatusTooManyRequests, status == http.StatusPaymentRequired:
		return problem.New(problem.Unavailable, "The language model's server takes no more questions for now.", "Wait a while, or look at your account with it.")
	case status == http.StatusBadRequest && has("response_format", "json_schema", "schema", "stream_options"):
		return problem.New(problem.Invalid, "The language model's server does not know how to answer in a given form.", "Use a newer server; llama.cpp, Ollama, vLLM and LM Studio do.")
	case status < 400:
		return brokeOff(nil)
	case status >= 500:
		return problem.New(problem.Unavailable, "The language model's server failed.", "Ask again later. If it is your own, look into its log.")
	}
	return problem.New(problem.Invalid, "The language model's server did not take the question.", "Choose another model.")
}
