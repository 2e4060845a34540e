package bind

import (
	"os"
	"strings"
	"testing"

	"autojob/backend/core/posting"
)

func TestEverySignOfAFlagHasWordsOnThePageInEveryLanguage(t *testing.T) {
	for _, lang := range []string{"en", "de", "fr", "es"} {
		data, err := os.ReadFile("../../frontend/messages/matches/" + lang + ".json")
		if err != nil {
			t.Fatal(err)
		}
		for _, sign := range []posting.FlagSign{posting.PublishedAgo, posting.PublishedTimes, posting.NeverFilled, posting.OpenLong, posting.Pool, posting.NotListed, posting.Fee,
			posting.Cheque, posting.Mover, posting.Papers, posting.Messenger, posting.PrivateMail, posting.HighPay} {
			if !strings.Contains(string(data), `"matches_flag_said_`+string(sign)+`"`) {
				t.Errorf("%s has no words for the sign %q", lang, sign)
			}
		}
	}
}

func TestAnAdThatItsBoardListsNoMoreIsFlaggedFirst(t *testing.T) {
	all := flagsOf([]posting.Flag{{Kind: posting.Stale, Sign: posting.PublishedAgo, Count: 61, Quote: "2026-09-20"}}, "2026-11-20T09:30:00Z")
	if len(all) != 2 || all[0] != (Flag{"gone", "gone", 0, "2026-11-20"}) || all[1] != (Flag{"stale", "published_ago", 61, "2026-09-20"}) {
		t.Errorf("%+v", all)
	}
	if all := flagsOf(nil, ""); all == nil || len(all) != 0 {
		t.Errorf("%+v", all)
	}
}
