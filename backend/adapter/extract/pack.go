package extract

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"time"

	"autojob/backend/core/skill"
)

// PackLimits are wider than those of a CV: ESCO's download of one language unpacks to 60 MB.
func PackLimits() Limits {
	return Limits{Time: 2 * time.Minute, Memory: 2 << 30, Bytes: 128 << 20, Output: 128 << 20, Pages: 1}
}

// Pack reads the official files of ESCO or O*NET into a pack for the lexicon: a zip as downloaded, or one of its files, whose
// name then says its language.
func (x *Extractor) Pack(ctx context.Context, data []byte, name string) (skill.Pack, error) {
	var p skill.Pack
	if len(data) > 0 && !bytes.HasPrefix(data, []byte("PK")) {
		var err error
		if data, err = asZip(data, filepath.Base(name)); err != nil {
			return p, err
		}
	}
	wide := &Extractor{Child: x.Child, CacheDir: x.CacheDir, Limits: PackLimits()}
	err := wide.call(ctx, "pack", data, args{}, &p)
	return p, err
}

func asZip(data []byte, name string) ([]byte, error) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	f, err := w.Create(name)
	if err == nil {
		_, err = f.Write(data)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		return nil, fmt.Errorf("wrapping %d bytes: %w", len(data), err)
	}
	return out.Bytes(), nil
}

func readPack(_ context.Context, _ *child, data []byte, _ args) (any, error) {
	return skill.ReadPack(data, "pack.zip")
}
