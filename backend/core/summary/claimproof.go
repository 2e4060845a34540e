package summary

import "strings"

// checkProofs refuses "a certificate in" before what is no certificate: a word that a cited certificate makes harmless must stand with it.
func (c *claimCheck) checkProofs() {
	for i := range c.toks {
		if !c.tongue.is("certificate", c.toks[i].norm) || len(c.found[i]) > 0 || c.free[i] {
			continue
		}
		proved, other := false, false
		for k := range c.toks {
			if c.segment[k] != c.segment[i] || len(c.found[k]) == 0 {
				continue
			}
			here := false
			for _, at := range c.found[k] {
				here = here || c.cited[at.leaf].section == "certificates" || c.cited[at.leaf].section == "education"
			}
			proved, other = proved || here, other || !here
		}
		if other && !proved {
			c.refuseToken(ClaimProof, i)
		}
	}
}

// checkCourses refuses a course of a degree that is told as its subject.
func (c *claimCheck) checkCourses() {
	for i := range c.toks {
		course := len(c.found[i]) > 0
		for _, at := range c.found[i] {
			course = course && c.cited[at.leaf].field == "courses"
		}
		if !course {
			continue
		}
		said, degree := false, false
		for k := range c.toks {
			said = said || c.gate.words.sections["courses"][c.toks[k].norm] || strings.HasPrefix(c.toks[k].norm, "includ")
			for _, at := range c.found[k] {
				degree = degree || c.cited[at.leaf].field == "studyType"
			}
		}
		if degree && !said {
			c.refuseToken(ClaimDegree, i)
		}
	}
}

// checkLimits refuses a skill without the "(basic)" that stands behind it in its own place.
func (c *claimCheck) checkLimits() {
	for k := range c.cited {
		l := &c.cited[k]
		if l.section != "skills" && l.section != "languages" || l.field == "level" || l.field == "fluency" {
			continue
		}
		for j := range l.toks {
			if c.gate.words.ranks[l.toks[j].norm] != 1 || j == 0 || !strings.Contains(l.toks[j].sep, "(") {
				continue
			}
			last, kept := -1, false
			for i := range c.toks {
				kept = kept || c.gate.words.ranks[c.toks[i].norm] == 1
				for _, at := range c.found[i] {
					if at.leaf == k && at.tok < j && len(c.found[i]) == 1 {
						last = i
					}
				}
			}
			if last >= 0 && !kept {
				c.refuseToken(ClaimLevel, last)
			}
		}
	}
}
