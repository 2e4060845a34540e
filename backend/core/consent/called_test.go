package consent

import "testing"

func TestEverythingIsCalledSomethingInEveryLanguage(t *testing.T) {
	for language, c := range names {
		for _, f := range Fields() {
			if c.fields[f] == "" {
				t.Errorf("%s: %s has no name", language, f)
			}
		}
		for _, p := range append(Purposes(), Application, Deletion) {
			if p.Called(language) == "" {
				t.Errorf("%s: %s has no name", language, p)
			}
		}
		for _, m := range []Method{SMTP, File, Clipboard, MailDraft, Form, LLM} {
			if m.Called(language) == "" {
				t.Errorf("%s: %s has no name", language, m)
			}
		}
		for _, k := range Kinds() {
			if k.Called(language) == "" {
				t.Errorf("%s: %s has no name", language, k)
			}
		}
	}
	if len(names) != 4 || Phone.Called("pl") != "Phone" || Field("").Called("de") == "" {
		t.Errorf("%d languages; a phone in another is %q", len(names), Phone.Called("pl"))
	}
}
