package posting

import "testing"

func TestTextReadInTheWrongCodeIsMended(t *testing.T) {
	for in, want := range map[string]string{
		"Youâ\u0080\u0099ll like it":          "You’ll like it",
		"Youâ€™ll like it":                    "You’ll like it",
		"FranÃ§ais et mÃ©tier":                "Français et métier",
		"ð\u009f\u0091\u008b Hi":              "👋 Hi",
		"Genève, À bientôt, Ångström, Âme":    "Genève, À bientôt, Ångström, Âme",
		"plain":                               "plain",
		"un café à 3 € et une crème brûlée â": "un café à 3 € et une crème brûlée â",
	} {
		if got := unscramble(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
