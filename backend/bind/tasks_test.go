package bind

import "testing"

func TestTheSameTaskAgainStopsTheFirstAndIsItsOwn(t *testing.T) {
	var told []Progress
	tasks := &Tasks{ctx: t.Context, emit: func(_ string, data any) { told = append(told, data.(Progress)) }, running: map[string]*task{}}
	first, _, endFirst := tasks.begin("reading")
	second, progress, endSecond := tasks.begin("reading")
	if first.Err() == nil || second.Err() != nil {
		t.Fatalf("first %v, second %v", first.Err(), second.Err())
	}
	endFirst()
	progress.Tell("Reading", 1, 2)
	if tasks.Cancel("reading"); second.Err() == nil {
		t.Error("the second cannot be stopped once the first has ended")
	}
	endSecond()
	if len(tasks.running) != 0 {
		t.Errorf("%d tasks are still held", len(tasks.running))
	}
	if len(told) != 1 || told[0] != (Progress{"reading", "Reading", 1, 2}) {
		t.Errorf("%+v", told)
	}
}

func TestCallsWithoutANameLeaveEachOtherAlone(t *testing.T) {
	tasks := &Tasks{ctx: t.Context, emit: func(string, any) { t.Error("progress that nobody follows") }, running: map[string]*task{}}
	one, progress, endOne := tasks.begin("")
	two, _, endTwo := tasks.begin("")
	progress.Tell("Reading", 0, 0)
	tasks.Cancel("")
	if one.Err() != nil || two.Err() != nil {
		t.Errorf("%v, %v", one.Err(), two.Err())
	}
	endOne()
	endTwo()
	if one.Err() == nil || two.Err() == nil {
		t.Error("contexts are left open")
	}
}
