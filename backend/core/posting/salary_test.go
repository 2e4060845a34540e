package posting

import (
	"fmt"
	"strings"
	"testing"
)

func pay(s *Salary) string {
	if s == nil {
		return "none"
	}
	return strings.TrimSpace(fmt.Sprintf("%g-%g %s %s", s.Min, s.Max, s.Currency, s.Period))
}

// Written before the reader ran on them.
var payTexts = []struct{ text, want string }{
	{"£32,000 - £38,000 per annum", "32000-38000 GBP year"},
	{"3.200 € brutto im Monat", "3200-3200 EUR month"},
	{"$24.50/hr", "24.5-24.5 USD hour"},
	{"42.000 - 50.000 € brutos/año", "42000-50000 EUR year"},
	{"30 000 € à 34 000 €", "30000-34000 EUR year"},
	{"36-42 K€ sur 13 mois", "36000-42000 EUR year"},
	{"2 400 - 2 900 € gross per month", "2400-2900 EUR month"},
	{"CHF 8,100 – 9,400 x 13", "8100-9400 CHF month"},
	{"from EUR 4,100 gross per month (x14); actual pay by experience up to 5,000", "4100-5000 EUR month"},
	{"£24,500 to £27,000", "24500-27000 GBP year"},
	{"£52k-£60k + car", "52000-60000 GBP year"},
	{"£38-44k", "38000-44000 GBP year"},
	{"$65K-$85K (Glassdoor est.)", "65000-85000 USD year"},
	{"Employer Provided Salary:$120K-$145K", "120000-145000 USD year"},
	{"$24-$39 Per Hour(Glassdoor est.)", "24-39 USD hour"},
	{"$0.64 per mile", "none"},
	{"$0.64 per mile, $1,450/week average", "1450-1450 USD week"},
	{"$29.40 per flight hour, 75 hours a month guaranteed", "none"},
	{"$27 - $38 per flat-rate hour, 36 hr guarantee", "27-38 USD hour"},
	{"£17.10 p/h Mon-Fri, £21.00 Sat", "17.1-21 GBP hour"},
	{"MPS1-MPS6 (£32,916 - £45,352)", "32916-45352 GBP year"},
	{"135000-155000 USD per year", "135000-155000 USD year"},
	{"$110,000 base / $210,000 OTE", "110000-110000 USD year"},
	{"$45,000 base + commission ($65k-$75k first-year OTE)", "45000-45000 USD year"},
	{"£52,000 - £58,000 + car allowance £5,400", "52000-58000 GBP year"},
	{"£45,000 - £52,000 DOE + bonus", "45000-52000 GBP year"},
	{"between €78,000 and €92,000", "78000-92000 EUR year"},
	{"zwischen 58.000 und 68.000 Euro im Jahr", "58000-68000 EUR year"},
	{"19,50 bis 23,00 Euro die Stunde", "19.5-23 EUR hour"},
	{"3.500 bis 4.250 Euro brutto im Monat", "3500-4250 EUR month"},
	{"ab 4.100 € brutto/Monat", "4100-0 EUR month"},
	{"bis zu 75.000 € p. a.", "0-75000 EUR year"},
	{"up to $95,000", "0-95000 USD year"},
	{"£30k+ basic", "30000-0 GBP year"},
	{"9,20 €/hora + incentivos", "9.2-9.2 EUR hour"},
	{"24.000 € en 14 pagas", "24000-24000 EUR year"},
	{"450 € TJM", "450-450 EUR day"},
	{"Tagessatz 640 EUR", "640-640 EUR day"},
	{"£450 per day outside IR35", "450-450 GBP day"},
	{"£45,000 for a 37.5 hour week", "45000-45000 GBP year"},
	{"$74,000 CAD", "74000-74000 CAD year"},
	{"C$88,000–C$96,000 a year", "88000-96000 CAD year"},
	{"12 000 - 14 000 PLN miesięcznie", "12000-14000 PLN month"},
	{"CHF 88'000 bis 98'000 pro Jahr", "88000-98000 CHF year"},
	{"75–85 Tsd. € im Jahr", "75000-85000 EUR year"},
	{"€60.000,00 - €70.000,00 jährlich", "60000-70000 EUR year"},
	{"Competitive", "none"},
	{"Attractive, in line with experience", "none"},
	{"401(k) with 5% match", "none"},
	{"a bonus of $500 after 90 days", "none"},
	{"revenue of $12 million", "none"},
	{"", "none"},
	{"€ € € - - 5", "none"},
	{"$1 - $2", "none"},
}

func TestPayIsReadAsStated(t *testing.T) {
	wrong := 0
	for _, c := range payTexts {
		s, ok := ReadSalary(c.text)
		if ok != (s != nil) {
			t.Errorf("%q: ok is %v for %v", c.text, ok, s)
		}
		if got := pay(s); got != c.want {
			wrong++
			t.Errorf("%q: %s, want %s", c.text, got, c.want)
		}
	}
	t.Logf("%d of %d right", len(payTexts)-wrong, len(payTexts))
}

var paySentences = []struct{ text, want string }{
	{"You will manage a budget of $250,000 per year.", "none"},
	{"Our turnover is €71,000,000.", "none"},
	{"We raised $40 million last year.", "none"},
	{"The role pays $31 to $36 an hour, 40 hours, classes included.", "31-36 USD hour"},
	{"Salary £30,000 to £35,000, depending on experience.", "30000-35000 GBP year"},
	{"Wir zahlen 2.900 bis 3.300 Euro brutto im Monat.", "2900-3300 EUR month"},
	{"Rémunération fixe de 30 000 à 34 000 € brut par an selon expérience, primes d'environ 3 500 €.", "30000-34000 EUR year"},
	{"Salario de 28.000 a 32.000 € brutos anuales.", "28000-32000 EUR year"},
	{"A referral pays $1,000 per year.", "none"},
	{"Travel allowance of £200 per month.", "none"},
	{"Own a portfolio of clients paying $5,000 a month each.", "none"},
}

func TestPayIsFoundInTheTextOfAnAd(t *testing.T) {
	for _, c := range paySentences {
		quote, s := paySaid("About us\nWe make ladders.\n" + c.text + " Come by.")
		if got := pay(s); got != c.want {
			t.Errorf("%q: %s, want %s (from %q)", c.text, got, c.want, quote)
		}
	}
}

func FuzzReadSalary(f *testing.F) {
	for _, c := range payTexts {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, ok := ReadSalary(text)
		if ok != (s != nil) {
			t.Fatal("ok and the salary disagree")
		}
		if s != nil && (s.Min < 0 || s.Max < 0 || s.Max > 0 && s.Min > s.Max || s.Min == 0 && s.Max == 0 || s.Currency == "") {
			t.Fatalf("%q: %v is no salary", text, *s)
		}
	})
}
