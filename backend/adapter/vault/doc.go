// Package vault is the encrypted store of everything Autojob knows about the person.
//
// On disk (folders 0700, files 0600, no name or key says what it holds):
//
//	<dir>/LOCK             held by the one process that has the store open
//	<dir>/CURRENT          two lines: format, id of the generation in force; replaced by rename
//	<dir>/gen-<id>/        a generation: everything under one root key
//	    HEADER             format, where the key is, KDF parameters, copy of Badger's key registry; MACed
//	    DIRTY              present while the store is open: found at start, the last close was unclean
//	    db/                Badger, AES-256
//	    doc/               one sealed file per document
//	<dir>/new-<id>/        a generation still being made; it holds nothing that was ever acknowledged
//
// The root key, 32 random bytes, is in the operating system's keychain under an item named after the
// generation, or sealed in HEADER under a passphrase (Argon2id). HKDF-SHA256 with the generation id as salt
// derives every other key from it: Badger's, a seal key per class, those of index, set and header.
//
// Badger encrypts but does not authenticate, so no promise rests on it. Every value is sealed with AES-256-GCM;
// class, id, version and generation are the associated data. A Badger key is a bare 16-byte HMAC of class and id,
// and values are padded to size steps. The catalogue, 1,024 sealed pages, lists every record with the tag of its
// seal; one transaction writes a record, its page and the sealed head, whose keyed set hash covers all pages.
// A changed, swapped, replayed or missing record, page or document is therefore problem.Damaged, never wrong or
// missing data in silence, with one exception: an earlier state of the whole database is consistent in itself and
// opens, whether an old copy was put back or a damaged write-ahead log or manifest cut the newest writes off. The anchor
// outside Badger that tells comes next, with erasure, backups and the recovery kit, on the same layout.
//
// Start with Inspect, then Create or Open; In gives a typed collection of records, Vault.Documents files such as a
// CV, and Vault.Write puts several changes into one transaction. A write that returned nil is on the disk. Every
// error is or wraps a *problem.Error, except those of a mistaken program (an odd class, a value that is no JSON). No call ever makes a root key while a generation exists.
package vault
