package render

import "autojob/backend/core/summary"

func (v *view) json(d *summary.Draft) ([]byte, error) { return nil, nil }
