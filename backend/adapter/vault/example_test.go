package vault_test

import (
	"context"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"autojob/backend/adapter/vault"
)

func Example() {
	ctx := context.Background()
	folder, err := os.MkdirTemp("", "vault")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(folder)
	dir := filepath.Join(folder, "vault")

	state, err := vault.Inspect(ctx, dir)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("before:", state.Status)

	// A program leaves Keychain out: then it is the operating system's.
	v, err := vault.Create(ctx, dir, vault.Options{Keychain: &vault.MemoryKeychain{}})
	if err != nil {
		log.Fatal(err)
	}
	defer v.Close()

	type saved struct{ Title string }
	jobs := vault.In[saved](v, "posting", 1)
	jobs.Sort = func(s saved) string { return s.Title }
	cvs := v.Documents("cv")
	err = v.Write(ctx, func(b *vault.Batch) error { // all or nothing
		if err := cvs.PutIn(b, "main", []byte("%PDF-1.7")); err != nil {
			return err
		}
		if err := jobs.PutIn(b, "1", saved{"Nurse"}); err != nil {
			return err
		}
		return jobs.PutIn(b, "2", saved{"Baker"})
	})
	if err != nil {
		log.Fatal(err)
	}
	for job, err := range jobs.All(ctx) {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(job.ID, job.Value.Title)
	}
	fmt.Println(jobs.Count(), "jobs,", cvs.Count(), "document")
	// Output:
	// before: absent
	// 2 Baker
	// 1 Nurse
	// 2 jobs, 1 document
}
