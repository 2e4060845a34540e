package render

func (v *view) docx() ([]byte, error) { return nil, nil }
