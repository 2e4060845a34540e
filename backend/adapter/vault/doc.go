// Package vault is the encrypted store of everything Autojob knows about the person.
//
// On disk (folders 0700, files 0600, no name or key says what it holds):
//
//	<dir>/LOCK             held by the one process that has the store open
//	<dir>/CURRENT          two lines: format, id of the generation in force; replaced by rename
//	<dir>/gen-<id>/        a generation: everything under one root key
//	    HEADER, HEADER2    the same twice: where the key is, KDF parameters, wrap for the recovery kit, Badger's key registry; MACed
//	    ANCHOR             how far the store had come, MACed, written after each commit
//	    FILES, INDEX       present while the store is closed: marks of all files of db/, and the catalogue in one piece
//	    db/                Badger, AES-256
//	    doc/               one sealed file per document
//	<dir>/new-<id>/        a generation still being made; it holds nothing that was ever acknowledged
//	<dir>/gone-<id>/       one that was given up, until its key is out of the keychain
//	<dir>/backup/          sealed archives of all entries, seven at most
//
// The root key, 32 random bytes, is in the operating system's keychain under an item named after the
// generation, or sealed in HEADER under a passphrase (Argon2id), or under both together. HKDF-SHA256 with the generation id as
// salt derives every other key from it: Badger's, a seal key per class, those of index, set, header, anchor, files and backups.
//
// Badger encrypts but does not authenticate, so no promise rests on it. Every value is sealed with AES-256-GCM;
// class, id, version and generation are the associated data. A Badger key is a bare 16-byte HMAC of class and id,
// and values are padded to size steps. The catalogue, 1,024 sealed pages, lists every record with the tag of its
// seal; one transaction writes a record, its page and the sealed head, whose keyed set hash covers all pages and whose
// sequence the anchors remember outside Badger. A changed, swapped, replayed or missing record, page, document or database is
// therefore damage, never wrong or missing data in silence: the store opens, can be read as far as it passes, and takes no changes
// (Vault.Damage) until it is restored. Badger opens only files that are what it last closed; all others are read by salvage,
// which no byte can make end the process.
//
// Start with Inspect, then Create or Open; In gives a typed collection of records, Vault.Documents files such as a
// CV, and Vault.Write puts several changes into one transaction. A write that returned nil is on the disk. Vault.Renew
// erases what was deleted, and changes key and kit; Backup, Restore, Export, Import, Accept and Destroy do what they say. Every
// error is or wraps a *problem.Error, except those of a mistaken program (an odd class, a value that is no JSON). No call makes
// a root key while a generation exists, but for the next generation of the same store, copied from an open one, a backup or an export.
//
// What each promise holds against, and the windows that remain, are in backend/docs/threat-model.md.
package vault
