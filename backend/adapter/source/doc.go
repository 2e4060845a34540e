// Package source fetches job boards and companies' pages over egress. Start with Client.Refresh, Client.Find and Client.Probe.
//
// # What it promises
//
//   - A board is fetched whole, page by page, by addresses that rest on the board alone; what the person looks for is in none of them.
//     Of ads whose texts stand at addresses of their own, all that are new or changed are fetched, in the board's order.
//   - robots.txt is read before a host is asked, once a day, and obeyed, also after a redirect. A host is asked one thing at a time with
//     a pause between (Pace), longer where robots.txt says so, and is left alone for as long as its answer 429 or 503 says.
//   - What came in is handed on page by page with the State that goes on from there: an interrupted refresh resumes.
//   - Nothing a host sends is parsed here but HTTP itself: the bytes go to a Reader, which is the confined child.
//
// A board's validators (ETag, Last-Modified) are sent back to that board only, and for a week at most, as a host could tell computers
// apart by them; what a host sees in any case is the computer's public address and which board is asked for.
package source
