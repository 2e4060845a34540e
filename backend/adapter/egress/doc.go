// Package egress is the only way out: nothing else in the program opens a connection, asks a name server or builds an HTTP
// client (a test of the whole tree sees to it). Start with New, then Gateway.Do for job ads, Gateway.Send for an approved mail and
// Gateway.Model for a language model.
//
// # What it promises
//
//   - What may leave is a closed list of kinds (Kind); a request of no kind is refused. Each kind has its own rule for addresses,
//     methods and sizes, in kind.go. The sync server's and the calendar server's are to come.
//   - Each round trip is gated, not only the dial: a connection that was kept alive does not pass a closed gate.
//   - Airplane mode refuses every request, stops those under way and closes their connections.
//   - No cookies, no referrer, no proxy from the environment, no name of this computer.
//   - An answer has limits of size, and of time but for a language model's; what is over them is cut off, not kept.
//   - Requests are counted by kind and host, in memory (Meter), and State says what a shield shows.
//
// Ad sources carry nothing about the person: https only, on port 443, to a host with a name. The host's addresses are looked up once for
// each connection, and the very address that is dialled is checked right before: no private, local, shared, multicast or reserved network,
// in whatever form of IPv6 it is wrapped. One such address among a host's answers refuses the host. A redirect is a request of its own,
// checked like the first, five at most.
//
// Mail carries one approved message to the server that the person named, in a private network, too. The line is encrypted from the first
// byte or by STARTTLS before anything is said, with a certificate that passes; plain only to this computer, and then without a login. The
// grant is spent (Grants) after the login and before sender, recipient or message are said; what goes then is the copy whose digest the
// grant was asked for, byte for byte (SMTP doubles a dot at the beginning of a line, the server takes it away again).
//
// A language model is asked at the address that the person named, https or this computer; Consents is asked about each question's bytes,
// no redirect is followed, and a question that broke off is not repeated.
//
// What a host and the network in between learn is said to the person by who asks: the host sees the computer's public address and which
// page was asked for; the network sees the host's name.
package egress
