package backend_test

import "testing"

func makePipe(*testing.T, string) {}
