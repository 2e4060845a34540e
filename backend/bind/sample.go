package bind

import (
	"context"

	"autojob/backend"
)

// Sample is the made-up data to try the program with.
type Sample struct {
	ctx     func() context.Context
	backend *backend.Backend
	tasks   *Tasks
}

// AddSample puts a sample CV (if there is none of the person's own) and the sample ads into the store.
func (s *Sample) AddSample(task string) error {
	ctx, progress, end := s.tasks.begin(task)
	defer end()
	return s.backend.AddSample(ctx, progress)
}

// RemoveSample takes all of it out again and nothing else.
func (s *Sample) RemoveSample() error { return s.backend.RemoveSample(s.ctx()) }
