// Package backend is Autojob without its window: it wires the packages below into one Backend, which
// the window, the command line and the tests all use in the same way. Start with New.
//
// # The map
//
//	.                   (root) the window: options, start-up, what the page may call; alone knows Wails
//	backend             Backend: New, Unlock, Close; the wiring shared by window, command line and tests; looks after the open store
//	backend/core        pure: data in, data and reasons out; no disk, no network, no clock of its own
//	  document          text with its layout, as a reader of files hands it over
//	  profile           the candidate: JSON Resume with spans and confidence; preferences
//	  resume            document -> profile
//	  posting           a job ad: schema.org JobPosting; readers of feeds, pages, tables and pasted text
//	  board             public job boards: their addresses, what to ask for, how their answers read
//	  skill             lexicon of skills and occupations, and how close they are; finding them in text
//	  tagger            finds words that name a skill though the lexicon does not have them
//	  embed             text -> vector, by weights compiled into the program
//	  culture           what an ad's own words say about values and ways of working
//	  terms             what an ad says of the job: pay, hours, contract, benefits, visa, dates, contact
//	  evidence          aligns an ad's requirements with places in the profile; holds no numbers
//	  match             scores, constraints, reasons and ranking
//	  learn             what a person likes in a job, learned from what they save and hide
//	  consent           what the person allows: approvals of exact bytes, purposes with their words, receipts
//	  summary           drafts for one ad from a profile: choosing, wording, what stays here, editing, comparing; the gate
//	  release           the document that lets one provider check chosen parts of a profile
//	  withdrawal        the letter that takes back what was shared and asks to delete it
//	  redact            takes out of a text what points to a person, and puts it back into an answer
//	  wording           what a language model is asked about a draft, and what of its answer counts
//	  hidden            text that is there for programs and not for people: colours, characters, styles, orders to machines
//	  trace             finds the person's own identifiers in arbitrary bytes, in every usual encoding
//	  recovery          the recovery kit: its words and code, and wrapping a key for it
//	  pattern           regular expressions that are compiled when they are first used
//	  problem           the one shape of an error that a person sees
//	backend/adapter     one outside thing each
//	  extract           files -> document, in a confined child process
//	    tesseract       pictures -> words: Tesseract as WebAssembly
//	    tessdata        its program and models of languages, in the command that reads files
//	  render            draft -> PDF, DOCX, Markdown, text, JSON, mail, mailto: address, fields of a form; the record -> PDF; says nothing but what is seen
//	    pdf             text in an embedded font -> tagged PDF
//	  vault             the encrypted store and its keys
//	  source            job boards and companies' pages over egress: whole, paced, resumed
//	  ledger            the record of what left: a hash chain in the vault, and its check
//	  egress            the only way out: closed list of kinds, address rules, grants, airplane mode
//	  llm               asks a language model's server over egress: prepared bytes, streamed answers, plain errors
//	backend/cmd         programs: autojobctl, the command line over the same Backend
//	backend/sample      the fictional people and ads that the app offers to try
//	backend/bench       measures and long campaigns; writes backend/docs/proofs.md; nothing but tests imports it
//
// # Who may import whom
//
// Each rule stands with its reason in arch_rules_test.go, which reads every source file and fails on the
// first import that breaks one:
//
//   - core imports the standard library without its disk, network and processes, core, and the parsing
//     libraries that are listed for each package. Time is a parameter.
//   - an adapter imports core and never another adapter, but for the few pairs that are listed.
//   - what builds something that leaves the computer (summary, release, redact, wording, llm, render, syncproto, interview) does not
//     reach match, not even through others: a score stays here.
//   - bind imports backend and core; only the root imports bind and Wails.
//   - a command imports backend, core and what it hosts; nothing imports a command or bench.
//   - only egress (and the sync server, which is another machine's program) opens a connection.
//   - the sync server sees neither a profile nor the vault.
package backend
