package egress

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/idna"
)

// local are names that lead no further than this computer or this network, or to no place at all.
var local = [...]string{"localhost", "local", "internal", "intranet", "lan", "home", "corp", "private", "arpa", "onion", "invalid"}

// checkURL says why an address may not be asked, before any name server is. It returns the address in the form in which it is asked:
// the host in lower case and ASCII, without port and fragment.
func checkURL(u *url.URL, r rule) (*url.URL, error) {
	if u == nil || u.Scheme != "https" {
		return nil, errors.New("only https is asked")
	}
	if u.User != nil || u.Opaque != "" {
		return nil, errors.New("the address holds a login")
	}
	host, err := hostName(u.Hostname())
	if err != nil {
		return nil, err
	}
	port := uint64(443)
	if p := u.Port(); p != "" {
		if port, err = strconv.ParseUint(p, 10, 16); err != nil {
			return nil, errors.New("the port is no number")
		}
	} else if strings.HasSuffix(u.Host, ":") {
		return nil, errors.New("the port is missing")
	}
	if !slices.Contains(r.ports, uint16(port)) {
		return nil, fmt.Errorf("port %d is not asked", port)
	}
	c := *u
	c.Host, c.Fragment, c.RawFragment = host, "", ""
	if port != 443 {
		c.Host = host + ":" + strconv.FormatUint(port, 10)
	}
	return &c, nil
}

// hostName is a host's name in lower case and ASCII. Numbers in any spelling (dotted, decimal, octal, hexadecimal, IPv6) are no names.
func hostName(host string) (string, error) {
	if strings.ContainsAny(host, ":%[]") {
		return "", errors.New("the host is a number")
	}
	name, err := idna.Lookup.ToASCII(strings.TrimSuffix(host, "."))
	if err != nil {
		return "", errors.New("the host is no name")
	}
	name = strings.ToLower(name)
	labels := strings.Split(name, ".")
	last := labels[len(labels)-1]
	switch {
	case len(name) > 253 || slices.Contains(labels, ""):
		return "", errors.New("the host is no name")
	case last[0] >= '0' && last[0] <= '9': // no top-level domain begins so, every number's last part does
		return "", errors.New("the host is a number")
	case len(labels) < 2 || slices.Contains(local[:], last):
		return "", errors.New("the host is of this computer or network")
	}
	return name, nil
}
