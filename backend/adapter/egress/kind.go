package egress

import (
	"net/netip"
	"time"
)

// Kind is what a request is for. The list is closed: each kind has a rule here, and nothing else leaves.
type Kind int

const (
	// AdSource reads job boards and company pages. A request carries nothing about the person: no search words, no identifier.
	AdSource Kind = 1
	// Mail gives one approved message to the mail server that the person named. Each carries a grant, which is spent before anything of it
	// is said.
	Mail Kind = 2
	// Model asks a language model at the https address that the person named. What is asked is shown to who gave the consent, each time.
	Model Kind = 3
	// LocalModel is the same over plain http, to this computer only.
	LocalModel Kind = 4
	// plainMail is Mail without encryption, to this computer only.
	plainMail Kind = 5
)

func (k Kind) String() string {
	switch k {
	case AdSource:
		return "ad source"
	case Mail, plainMail:
		return "mail"
	case Model, LocalModel:
		return "language model"
	}
	return "unknown kind"
}

// rule bounds one kind.
type rule struct {
	ports   []uint16              // none: the one that the person named
	allowed func(netip.Addr) bool // whether an address may be dialled
	bytes   int64                 // of an answer's body, decompressed
	time    time.Duration         // of a request with its redirects and its whole answer; 0: until who asked has enough
	first   time.Duration         // until an answer begins; 0: as long as it takes
}

func rules() map[Kind]rule {
	return map[Kind]rule{
		AdSource:   {ports: []uint16{443}, allowed: Public, bytes: 48 << 20, time: 90 * time.Second, first: 45 * time.Second},
		Mail:       {allowed: host, bytes: 1 << 20, time: 15 * time.Minute},
		plainMail:  {allowed: here, bytes: 1 << 20, time: 15 * time.Minute},
		Model:      {allowed: host, bytes: 64 << 20},
		LocalModel: {allowed: here, bytes: 64 << 20},
	}
}

// host reports whether an address is one host's, wherever: of servers that the person named themselves.
func host(a netip.Addr) bool {
	a = a.Unmap()
	return a.IsValid() && !a.IsUnspecified() && !a.IsMulticast() && a != netip.AddrFrom4([4]byte{255, 255, 255, 255})
}

// here reports whether an address is this computer's own.
func here(a netip.Addr) bool { return a.IsValid() && a.Zone() == "" && a.Unmap().IsLoopback() }

// maxRedirects is how many redirects one request follows.
const maxRedirects = 5

// UserAgent is what every request calls itself. It is the same for everyone: no version, no system.
const UserAgent = "Autojob (desktop program that reads public job boards)"
