package extract

import (
	"context"
	"errors"
	"time"

	"autojob/backend/core/board"
	"autojob/backend/core/hidden"
	"autojob/backend/core/posting"
	"autojob/backend/core/problem"
)

// BoardArgs say what an answer of a job board is.
type BoardArgs struct {
	Board board.Board  `json:"board"`
	Steps []board.Step `json:"steps"`           // one for each answer
	Sizes []int        `json:"sizes"`           // bytes of each answer, which stand one after another
	Agent string       `json:"agent,omitempty"` // of robots.txt: the name of this program
	URL   string       `json:"url,omitempty"`   // of a company's page: where it is
}

// BoardLimits are those of one batch of answers.
func BoardLimits() Limits {
	return Limits{Time: 30 * time.Second, Memory: 1 << 30, Bytes: 64 << 20, Output: 256 << 20, Pages: 1}
}

// Board reads the answers of a job board to some steps. One answer that is none of the board's makes the error; when there are several,
// those that could be read count and the rest is named among the problems of the reading.
func (x *Extractor) Board(ctx context.Context, b board.Board, steps []board.Step, answers [][]byte) (board.Part, error) {
	var p board.Part
	a := BoardArgs{Board: b, Steps: steps}
	var data []byte
	for _, answer := range answers {
		a.Sizes = append(a.Sizes, len(answer))
		data = append(data, answer...)
	}
	err := x.boards().call(ctx, "board", data, args{Board: &a}, &p)
	return p, err
}

// Robots reads a site's robots.txt for a program of this name.
func (x *Extractor) Robots(ctx context.Context, data []byte, agent string) (board.Robots, error) {
	var r board.Robots
	if len(data) == 0 {
		return r, nil
	}
	err := x.boards().call(ctx, "robots", data, args{Board: &BoardArgs{Agent: agent}}, &r)
	return r, err
}

// Company finds the boards that a company's page names.
func (x *Extractor) Company(ctx context.Context, data []byte, url string) ([]board.Board, error) {
	var found []board.Board
	if len(data) == 0 {
		return nil, nil
	}
	err := x.boards().call(ctx, "company", data, args{Board: &BoardArgs{URL: url}}, &found)
	return found, err
}

func (x *Extractor) boards() *Extractor { return &Extractor{Child: x.Child, Limits: BoardLimits()} }

// withBoards adds what a child offers for job boards.
func withBoards(all map[string]op) map[string]op {
	all["board"] = func(_ context.Context, _ *child, data []byte, a args) (any, error) { return readBoard(data, a.Board) }
	all["robots"] = func(_ context.Context, _ *child, data []byte, a args) (any, error) {
		if a.Board == nil {
			return nil, errArgs
		}
		return board.ParseRobots(data, a.Board.Agent), nil
	}
	all["company"] = func(_ context.Context, _ *child, data []byte, a args) (any, error) {
		if a.Board == nil {
			return nil, errArgs
		}
		return board.Embedded(data, a.Board.URL), nil
	}
	return all
}

var errArgs = errors.New("a request about a board that names none")

func readBoard(data []byte, a *BoardArgs) (board.Part, error) {
	if a == nil || len(a.Steps) == 0 || len(a.Steps) != len(a.Sizes) {
		return board.Part{}, errArgs
	}
	var out board.Part
	for i, step := range a.Steps {
		n := a.Sizes[i]
		if n < 0 || n > len(data) {
			return board.Part{}, errArgs
		}
		p, err := board.Parse(a.Board, step, data[:n])
		data = data[n:]
		if err != nil {
			if len(a.Steps) == 1 {
				return board.Part{}, err
			}
			told := problem.From(err)
			out.Reading.Problems = append(out.Reading.Problems, posting.Problem{Message: told.Message, Hint: told.Hint})
			continue
		}
		out.Add(p)
	}
	out.Reading = seen(out.Reading, hidden.Findings{})
	return out, nil
}
