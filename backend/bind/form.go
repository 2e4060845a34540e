package bind

// FormView is what a person has beside an employer's form while they fill it in.
type FormView struct {
	Grant  GrantView   `json:"grant"`
	Page   string      `json:"page"` // the ad's web address; "" where it names none that a browser opens
	Groups []FormGroup `json:"groups"`
}

// Form is what was approved for an employer's form, once the approval is used.
func (s *Summaries) Form(id string) (*FormView, error) {
	groups, err := s.backend.FormFields(s.ctx(), id)
	if err != nil {
		return nil, err
	}
	g, err := s.grant(s.ctx(), id)
	if err != nil {
		return nil, err
	}
	page, err := s.backend.AdPage(s.ctx(), g.JobID)
	if err != nil {
		return nil, err
	}
	if !browsable(page) {
		page = ""
	}
	return &FormView{*g, page, formGroups(groups)}, nil
}

// CopyFormField puts one of the approved texts on the clipboard. The page says which, never what.
func (s *Summaries) CopyFormField(id string, group, field int) error {
	text, err := s.backend.FormField(s.ctx(), id, group, field)
	if err != nil {
		return err
	}
	return s.window.Copy(text)
}
