package skill

import "testing"

// Sentences in which an everyday word is a skill, and in which it is not. Written before the rules ran.
func TestContextDecidesWhatAnEverydayWordMeans(t *testing.T) {
	for _, c := range []struct {
		id   ID
		yes  []string
		none []string
	}{
		{"go", []string{"Backend services in Go and Python", "You write Go code every day", "Languages: Java, Go, Rust", "python, go, sql"},
			[]string{"Go above and beyond for our guests", "You are ready to go", "Go to market strategy", "Let's go!", "We Go Further Together"}},
		{"r", []string{"Statistical analysis in R and Python", "Python, R, SQL", "R programming"}, []string{"Contact: R. Miller", "R&D department", "Type R engine"}},
		{"c", []string{"Embedded firmware in C and C++", "C, C++, Java", "programming in C"}, []string{"Hepatitis C patients", "vitamin C", "C-level executives", "Terminal C"}},
		{"microsoft-excel", []string{"Word, Excel and PowerPoint", "Very good knowledge of Excel", "EXCEL, WORD, OUTLOOK", "build reports in Excel"},
			[]string{"You excel at teamwork", "to excel in this role", "Excel in a fast-paced environment"}},
		{"microsoft-access", []string{"Microsoft Access databases", "Excel, Access and Word"}, []string{"Access to great benefits", "access control systems", "You have access to the market"}},
		{"swift", []string{"iOS apps in Swift and Objective-C", "Swift, Kotlin"}, []string{"a swift response to customers", "Swift action is needed"}},
		{"rust", []string{"systems programming in Rust", "C++, Rust"}, []string{"remove rust from steel parts", "Rust protection for cars"}},
		{"ruby", []string{"Ruby on Rails developer with Ruby skills", "Python, Ruby, PHP"}, []string{"Ruby Miller, HR manager", "ruby red lipstick"}},
		{"apache-spark", []string{"Spark and Hadoop clusters", "Kafka, Spark, Hive"}, []string{"spark curiosity in children", "Spark joy in our customers"}},
		{"oracle-database", []string{"Oracle and SQL Server databases", "Oracle DBA experience"}, []string{"an oracle of wisdom"}},
		{"unity", []string{"3D games with Unity and C#"}, []string{"unity of the team", "Unity Hospital is a caring place"}},
		{"react", []string{"React, Redux and TypeScript", "Experience with React"}, []string{"You react quickly to changes", "ability to react calmly"}},
		{"information-technology", []string{"IT department", "solid IT knowledge"}, []string{"it is easy", "we love it"}},
		{"registered-nurse-licence", []string{"RN with BSN, ICU experience", "RN license required"}, []string{"order RN 4471 from the depot"}},
		{"physical-therapy", []string{"PT for orthopedic patients in rehab"}, []string{"job type: PT or FT"}},
		{"lean-manufacturing", []string{"Lean and Six Sigma projects in manufacturing"}, []string{"lean on your colleagues", "lean meat"}},
		{"sketch", []string{"Figma, Sketch and InVision"}, []string{"sketch plans by hand"}},
		{"chef-tool", []string{"Puppet, Chef, Ansible"}, []string{"Chef in our restaurant", "pastry chef", "ten years of experience as Executive Chef and Sous Chef"}},
		{"polish", []string{"Fluent Polish and German"}, []string{"nail polish", "polish and wax floors"}},
		{"extreme-programming", []string{"Scrum, XP and TDD"}, []string{"Windows XP and Windows 7"}},
		{"tableau", []string{"dashboards in Tableau"}, nil},
		{"java", []string{"Java developer"}, []string{"trip to the island of Java"}},
		{"large-language-models", []string{"fine-tune an LLM with LangChain"}, []string{"LLM from a law school"}},
	} {
		if _, ok := Default().Skill(c.id); !ok {
			t.Errorf("no skill %s", c.id)
			continue
		}
		has := func(text string) bool {
			for _, m := range Default().Extract(text) {
				if m.Skill == c.id && m.Confidence >= 0.5 {
					return true
				}
			}
			return false
		}
		for _, s := range c.yes {
			if !has(s) {
				t.Errorf("%s is not found in %q: %v", c.id, s, found(s, 0))
			}
		}
		for _, s := range c.none {
			if has(s) {
				t.Errorf("%s is read into %q", c.id, s)
			}
		}
	}
}
