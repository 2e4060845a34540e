package backend

import (
	"context"

	"autojob/backend/adapter/extract"
)

// OnPages has f told how many pages of how many were recognised while a CV or an ad that is a scan or a photo is read under the returned
// context; that takes some seconds a page. Files with text tell nothing. f is called from another goroutine.
func OnPages(ctx context.Context, f func(done, of int)) context.Context {
	return extract.WithProgress(ctx, f)
}
