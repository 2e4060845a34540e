package posting

import (
	"slices"
	"strings"
	"testing"
	"time"
)

var flagDay = time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)

func kinds(fs []Flag) []FlagKind {
	var out []FlagKind
	for _, f := range fs {
		if !slices.Contains(out, f.Kind) {
			out = append(out, f.Kind)
		}
	}
	return out
}

func TestFlagsSayWhatIsOdd(t *testing.T) {
	for _, c := range []struct {
		name string
		ad   Posting
		seen []Seen
		want []FlagKind
	}{
		{"old", Posting{Posted: "2026-09-01"}, nil, []FlagKind{Stale}},
		{"very old and open", Posting{Posted: "2026-05-01"}, nil, []FlagKind{Stale, Ghost}},
		{"closed", Posting{Posted: "2026-11-01", Closes: "2026-11-20"}, nil, []FlagKind{Closed}},
		{"published twice", Posting{Posted: "2026-11-20"}, []Seen{{Posted: "2026-10-01"}}, []FlagKind{Reposted}},
		{"published four times", Posting{Posted: "2026-11-20"}, []Seen{{Posted: "2026-10-01"}, {Posted: "2026-08-01"}, {Posted: "2026-06-01"}}, []FlagKind{Reposted, Ghost}},
		{"pool", Posting{Posted: "2026-11-20", Description: "Join our talent pool and we will come back to you."}, nil, []FlagKind{Ghost}},
		{"pool in German", Posting{Title: "Initiativbewerbung (m/w/d)", Posted: "2026-11-20"}, nil, []FlagKind{Ghost}},
		{"a fee", Posting{Description: "To begin you send us a refundable registration fee of $45 for your training kit."}, nil, []FlagKind{Scam}},
		{"a cheque", Posting{Description: "We will send you a check to deposit for your office equipment."}, nil, []FlagKind{Scam}},
		{"money", Posting{Description: "You receive payments from our customers in your own bank account and keep 8% as commission."}, nil, []FlagKind{Scam}},
		{"parcels", Posting{Description: "Als Paketagent nehmen Sie Pakete zu Hause an und leiten sie weiter."}, nil, []FlagKind{Scam}},
		{"papers", Posting{Description: "Please send a copy of your passport and your bank details with the application."}, nil, []FlagKind{Scam}},
		{"papers in German", Posting{Description: "Schicken Sie uns vorab ein Foto Ihres Ausweises und Ihre Kontodaten."}, nil, []FlagKind{Scam}},
		{"messenger", Posting{Description: "No interview. Contact our manager on WhatsApp +1 202 555 0147 to start today."}, nil, []FlagKind{Scam}},
		{"free mail of a large firm", Posting{Company: "Northwind Holding AG", Description: "Apply to northwind.jobs@gmail.com today."}, nil, []FlagKind{Scam}},
		{"absurd pay", Posting{Title: "Data entry from home", Description: "No experience needed, work from home, simple tasks. Pay: $3,500 per week.", Salary: &Salary{Min: 3500, Max: 3500, Currency: "USD", Period: "week"}, SalaryText: "Pay: $3,500 per week."}, nil, []FlagKind{Scam}},
	} {
		got := Flags(&c.ad, c.seen, flagDay)
		if !slices.Equal(kinds(got), c.want) {
			t.Errorf("%s: %+v, want %v", c.name, got, c.want)
		}
		for _, f := range got {
			counted := slices.Contains([]FlagSign{PublishedAgo, PublishedTimes, NeverFilled, OpenLong}, f.Sign)
			if f.Quote == "" || f.Sign == "" && f.Kind != Closed || counted != (f.Count > 1) {
				t.Errorf("%s: a flag without its quote, its sign or its count: %+v", c.name, f)
			}
			if f.Kind == Scam && !strings.Contains(c.ad.Title+c.ad.Description+c.ad.SalaryText, f.Quote) {
				t.Errorf("%s: %q is no part of the ad", c.name, f.Quote)
			}
		}
	}
}

func TestHonestAdsStayClean(t *testing.T) {
	for _, text := range []string{
		"We never ask for a fee or for your bank details. Beware of fraud: real offers come from our own domain only.",
		"After you are hired, you submit a copy of your driver's license and your bank account details for direct deposit.",
		"You process payments from customers and reconcile the bank account of the clinic each evening.",
		"A valid driver's license is required. Background check and drug test before the first day.",
		"You receive parcels at the warehouse, check them and store them. Fork lift certificate is a plus.",
		"Wir prüfen eingehende Zahlungen, buchen sie auf das richtige Konto und schreiben die Mahnungen.",
		"You build a talent pool for our clients and keep a pipeline of candidates for future openings.",
		"Contact Mara Quill at mara@littlebakery.example or by WhatsApp for questions.",
		"Senior surgeon, €16,000 a month, no experience in research needed; you work at two sites.",
		"There is room for growth and future opportunities for advancement within the team.",
		"You pay suppliers on time and check the deposit of each invoice.",
	} {
		p := Posting{Title: "Clerk", Company: "Little Bakery", Description: text, Posted: "2026-11-10"}
		complete(&p)
		if got := Flags(&p, nil, flagDay); len(got) > 0 {
			t.Errorf("%q: %+v", text, got)
		}
	}
	if got := Flags(&Posting{Title: "Clerk", Company: "Little Bakery", Description: "Write to littlebakery@gmail.com"}, nil, flagDay); len(got) > 0 {
		t.Errorf("a small firm may use any mail: %+v", got)
	}
	if got := Flags(&Posting{Posted: "2026-11-20"}, []Seen{{Posted: "2026-11-21", Origin: "another board"}, {Posted: "2026-11-19"}}, flagDay); len(got) > 0 {
		t.Errorf("several boards in the same days are one publication: %+v", got)
	}
}

func TestAnAdThatItsBoardListsNoMoreIsFlaggedWithTheDay(t *testing.T) {
	if got := GoneFlag("2026-11-20T09:30:00Z"); got != (Flag{Kind: Gone, Sign: NotListed, Quote: "2026-11-20"}) {
		t.Errorf("%+v", got)
	}
}
