// Package ledger is the record of what left the computer, what failed to, and what was taken back: a hash chain that shows when it was
// changed. Start with New, Ledger.AppendIn and Ledger.Verify; CheckExport reads an export without a store.
//
// In the store (classes of the vault, all sealed):
//
//	ledger          pages of chain entries, by the number of their first: number, kind, time, hash of the entry before, commitment
//	ledger-opening  pages of openings with their salts, by the number of their first: to whom, for what, which bytes, which fields
//	ledger-tip      one record: the chain's random name, number and hash of the last entry
//	payload         documents: the bytes that were approved, by the id of their grant
//
// An entry's hash is SHA-256 of "autojob ledger entry 1", number, kind, time, hash before and commitment, a line each. The commitment is
// HMAC-SHA256, under the opening's 32 random bytes of salt, of the opening's JSON. The first entry's hash before is SHA-256 of "autojob
// ledger 1" and the chain's name. So an entry tells nothing of who or what, and without salt and opening nobody can try what it might
// have been.
//
// # What it promises
//
//   - Entries, openings and tip change in one transaction, with what else the caller puts into it.
//   - Verify finds every edit, removal, exchange, reordering and truncation of entries and openings. Whoever holds the store's keys can
//     write a whole new chain; it is found by a tip that is known from elsewhere (a grant, an export, something that was sent).
//   - To forget a recipient deletes openings and payloads that name it and nothing else; a further entry says which numbers have no opening
//     any more, and not whose they were. The chain verifies as before.
package ledger
