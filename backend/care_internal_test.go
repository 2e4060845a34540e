package backend

import (
	"testing"
	"time"

	"autojob/backend/adapter/vault"
)

func TestAnErasureIsDueAfterADeletionOrWhenMuchHasGathered(t *testing.T) {
	for _, c := range []struct {
		info vault.Info
		kept settings
		due  bool
	}{
		{vault.Info{Generation: "g", Residue: 5}, settings{}, false},
		{vault.Info{Generation: "g", Residue: 5}, settings{DeletedIn: "g"}, true},
		{vault.Info{Generation: "h", Residue: 5}, settings{DeletedIn: "g"}, false},
		{vault.Info{Generation: "g"}, settings{DeletedIn: "g"}, false},
		{vault.Info{Generation: "g", Residue: residueLimit}, settings{}, false},
		{vault.Info{Generation: "g", Residue: residueLimit + 1}, settings{}, true},
		{vault.Info{Generation: "g", Seals: sealsLimit + 1}, settings{}, true},
	} {
		if got := erasureDue(c.info, c.kept); got != c.due {
			t.Errorf("%+v %+v: %t", c.info, c.kept, got)
		}
	}
}

func TestABackupIsDueWhenTheNewestGoodOneIsADayOld(t *testing.T) {
	now := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	at := func(hours int) BackupInfo {
		return BackupInfo{Made: now.Add(-time.Duration(hours) * time.Hour), Present: true}
	}
	other, broken := at(1), at(1)
	other.Present, broken.Damaged = false, true
	for what, c := range map[string]struct {
		all  []BackupInfo
		made time.Time
		due  bool
	}{
		"none":                         {nil, time.Time{}, true},
		"of today":                     {[]BackupInfo{at(23), at(50)}, time.Time{}, false},
		"of yesterday":                 {[]BackupInfo{at(25), at(50)}, time.Time{}, true},
		"under another key":            {[]BackupInfo{other}, time.Time{}, true},
		"damaged":                      {[]BackupInfo{broken, at(30)}, time.Time{}, true},
		"from the future":              {[]BackupInfo{at(-48)}, time.Time{}, true},
		"from the future, one was now": {[]BackupInfo{at(-48)}, now.Add(-time.Hour), false},
		"made a day ago":               {nil, now.Add(-25 * time.Hour), true},
	} {
		if got := backupDue(now, c.all, c.made); got != c.due {
			t.Errorf("%s: %t", what, got)
		}
	}
}

func TestTheTimeOfTheLastErasureIsThatOfOneThatCameToItsEnd(t *testing.T) {
	c := settings{Begun: "today", BegunIn: "g", Erased: "before"}
	if got := c.lastErased("g"); got != "before" {
		t.Errorf("it did not come to its end: %q", got)
	}
	if got := c.lastErased("h"); got != "today" {
		t.Errorf("%q", got)
	}
	if got := (settings{}).lastErased("g"); got != "" {
		t.Errorf("never: %q", got)
	}
}
