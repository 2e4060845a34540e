// Package egress is the only way out: nothing else in the program opens a connection, asks a name server or builds an HTTP
// client (a test of the whole tree sees to it). Start with New and Gateway.Do.
//
// # What it promises
//
//   - What may leave is a closed list of kinds (Kind); a request of no kind is refused. Each kind has its own rule for addresses,
//     methods and sizes, in kind.go. This version has one: ad sources, whose requests carry nothing about the person.
//   - https only, on port 443, to a host with a name. The host's addresses are looked up once for each connection, and the very address
//     that is dialled is checked right before: no private, local, shared, multicast or reserved network, in whatever form of IPv6 it is
//     wrapped. One such address among a host's answers refuses the host.
//   - Each round trip is gated, not only the dial: a connection that was kept alive does not pass a closed gate.
//   - Airplane mode refuses every request, stops those under way and closes their connections.
//   - No cookies, no referrer, no proxy from the environment, one fixed User-Agent that names neither version nor system. A redirect is a
//     request of its own, checked like the first, five at most.
//   - An answer has limits of time and size; the size is that after decompression, and what is over it is cut off, not kept.
//   - Requests are counted by host, in memory (Counts).
//
// What a host and the network in between learn is said to the person by who asks: the host sees the computer's public address and which
// page was asked for; the network sees the host's name.
//
// Grants and the ledger come between admit and the round trip, in gate.go, when the first kind carries something about the person.
package egress
