package egress

import (
	"net/netip"
	"time"
)

// Kind is what a request is for. The list is closed: each kind has a rule here, and nothing else leaves.
type Kind int

// AdSource reads job boards and company pages. A request carries nothing about the person: no search words, no identifier.
const AdSource Kind = 1

func (k Kind) String() string {
	if k == AdSource {
		return "ad source"
	}
	return "unknown kind"
}

// rule bounds one kind.
type rule struct {
	ports   []uint16
	allowed func(netip.Addr) bool // whether an address may be dialled
	bytes   int64                 // of an answer's body, decompressed
	time    time.Duration         // of a request with its redirects and its whole answer
}

func rules() map[Kind]rule {
	return map[Kind]rule{
		AdSource: {ports: []uint16{443}, allowed: Public, bytes: 48 << 20, time: 90 * time.Second},
	}
}

// maxRedirects is how many redirects one request follows.
const maxRedirects = 5

// UserAgent is what every request calls itself. It is the same for everyone: no version, no system.
const UserAgent = "Autojob (desktop program that reads public job boards)"
