package skill

import (
	"fmt"
	"testing"
)

// found is "label@text" of each mention at or above the confidence.
func found(text string, least float64) []string {
	runes := []rune(text)
	var out []string
	for _, m := range Default().Extract(text) {
		if m.Confidence >= least {
			out = append(out, m.Label+"@"+string(runes[m.Start:m.End]))
		}
	}
	return out
}

func TestMentionsAreFoundHoweverTheyAreWritten(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"We use node.js, C++ and C# on .NET.", "[Node.js@node.js C++@C++ C#@C# .NET@.NET]"},
		{"front end / frontend / Front-End", "[Front-end development@front end Front-end development@frontend Front-end development@Front-End]"},
		{"HTML/CSS/JS", "[HTML@HTML CSS@CSS JavaScript@JS]"},
		{"Erfahrung mit PYTHON3 und java-script", "[Python@PYTHON3 JavaScript@java-script]"},
		{"développement logiciel à Zürich, Git", "[Programming@développement logiciel Git@Git]"},
		{"NodeJS;VueJS;React.js", "[Node.js@NodeJS Vue.js@VueJS React@React.js]"},
		{"Java 8, Python 3 years, C++11", "[Java@Java 8 Python@Python C++@C++]"},
		{"Danish companies look for Danish speakers", "[Danish@Danish]"},
		{"Erfahrung mit . NET und C#", "[.NET@. NET C#@C#]"},
		{"ASP.NET Core", "[.NET@ASP.NET Core]"},
	} {
		if got := fmt.Sprint(found(c.text, 0.5)); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}
