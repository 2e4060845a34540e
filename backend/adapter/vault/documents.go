package vault

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
)

// maxDocument is more than the largest CV file that is read (25 MB).
const maxDocument = 32 << 20

// Documents is the files of one class, such as the CVs as they were given. Each is one sealed file with a random
// name; the catalogue holds its entry. What a file is called and what kind it is belongs into a record.
type Documents struct {
	v     *Vault
	class string
}

// Documents gives the files of a class, a name as for In.
func (v *Vault) Documents(class string) *Documents { return &Documents{v: v, class: class} }

// Put stores data under id, replacing what was there.
func (d *Documents) Put(ctx context.Context, id string, data []byte) error {
	return d.v.Write(ctx, func(b *Batch) error { return d.PutIn(b, id, data) })
}

// PutIn writes the sealed file and adds its entry to a batch of Vault.Write; the file counts only once that is written.
func (d *Documents) PutIn(b *Batch, id string, data []byte) error {
	if err := checkName(d.class, id); err != nil {
		return err
	}
	if len(data) > maxDocument {
		return tooLarge("file", len(data), maxDocument)
	}
	v := d.v
	free, err := freeSpace(v.gen)
	if err != nil {
		return fromDisk("asking for free space", err)
	}
	if free < v.opt.spare()+uint64(2*len(data)) {
		return full(fmt.Errorf("%d bytes free", free))
	}
	sealed := seal(v.keys.aead(kindDocument, d.class), data,
		associated(v.keys.generation, kindDocument, d.class, id, documentVersion))
	e := &entry{kind: kindDocument, class: d.class, id: id, version: documentVersion, tag: tagOf(sealed),
		size: uint64(len(data)), file: [16]byte(randomBytes(16))}
	path := v.newDocumentPath(e)
	if err := v.opt.at("document"); err != nil {
		return fromDisk("writing a document", err)
	}
	if err := writeFile(path, sealed); err != nil {
		return fromDisk("writing a document", err)
	}
	b.files = append(b.files, path)
	b.set(kindDocument, d.class, id, e, nil)
	return nil
}

// Get reads one document; problem.NotFound when there is none.
func (d *Documents) Get(ctx context.Context, id string) ([]byte, error) {
	_, data, err := d.v.read(ctx, kindDocument, d.class, id)
	return data, err
}

// Delete removes a document; one that is not there is no error.
func (d *Documents) Delete(ctx context.Context, id string) error {
	return d.v.Write(ctx, func(b *Batch) error { return d.DeleteIn(b, id) })
}

// DeleteIn adds the removal to a batch of Vault.Write.
func (d *Documents) DeleteIn(b *Batch, id string) error { return b.remove(kindDocument, d.class, id) }

// IDs lists the ids in order.
func (d *Documents) IDs() ([]string, error) { return d.v.ids(kindDocument, d.class) }

// Count is the number of documents; 0 when the store is closed.
func (d *Documents) Count() int { return d.v.count(kindDocument, d.class) }

func (g *generation) documentPath(e *entry) string {
	return filepath.Join(g.gen, docName, hex.EncodeToString(e.file[:]))
}

// newDocumentPath is where a file stands until the transaction that names it is written.
func (g *generation) newDocumentPath(e *entry) string {
	return filepath.Join(g.gen, docName, newPrefix+hex.EncodeToString(e.file[:]))
}

func (g *generation) readDocument(e *entry) ([]byte, error) {
	const limit = maxDocument + maxDocument/8 + overhead // padding included
	sealed, err := readSmall(g.documentPath(e), limit)
	if errors.Is(err, fs.ErrNotExist) {
		sealed, err = readSmall(g.newDocumentPath(e), limit)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil, damaged(fmt.Errorf("a document of class %q is missing", e.class))
	}
	return sealed, fromDisk("reading a document", err)
}
