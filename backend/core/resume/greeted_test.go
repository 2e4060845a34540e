package resume

import "testing"

func TestProseUnderAnyHeadingAtTheTopIsTheSummary(t *testing.T) {
	for _, head := range []string{"Hello", "Hallo", "Good to meet you", "Moi en bref", "Wer ich bin", "Quién soy", "Aus meiner Werkstatt"} {
		for text, want := range map[[2]string]string{
			{"I mend clocks for people who would rather not throw one away:", "museums, churches, aunts. Ten years at one bench."}: "I mend clocks for people who would rather not throw one away: museums, churches, aunts. Ten years at one bench.",
			{"Clocks, watches, music boxes, barometers", "Lathe, file, patience, tea, biscuits, radio, more tea"}:                  "",
		} {
			s := newSheet()
			s.put(50, "#*Ada Example")
			s.put(50, "ada@example.com")
			s.gap()
			s.put(50, "^*"+head)
			s.put(50, text[0])
			s.put(50, text[1])
			s.gap()
			s.put(50, "^*Experience")
			s.put(50, "*Clockmaker")
			s.put(50, "Sample Clocks Ltd")
			s.put(50, "March 2021 – present | Leeds")
			s.put(60, "• Mended a turret clock")
			s.gap()
			s.put(50, "^*Skills")
			s.put(50, "Lathe, escapements")
			s.gap()
			s.put(50, "^*Languages")
			s.put(50, "English: native")
			p := Parse(&s.d)
			if known, _ := headingKind(head); known == summary && want == "" {
				continue
			}
			if p.Basics.Summary != want {
				t.Errorf("%s: the summary is %q, want %q", head, p.Basics.Summary, want)
			}
		}
	}
}
