package egress

import "net/netip"

// reserved are the networks that are no place on the public internet, beside those that netip names. Sources: the IANA registries of
// special-purpose IPv4 and IPv6 addresses (RFC 6890 and what followed it).
var reserved = [...]netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"),       // this network
	netip.MustParsePrefix("100.64.0.0/10"),   // shared by carriers (RFC 6598)
	netip.MustParsePrefix("192.0.0.0/24"),    // protocol assignments
	netip.MustParsePrefix("192.0.2.0/24"),    // documentation
	netip.MustParsePrefix("192.88.99.0/24"),  // 6to4 relays, deprecated
	netip.MustParsePrefix("198.18.0.0/15"),   // measuring
	netip.MustParsePrefix("198.51.100.0/24"), // documentation
	netip.MustParsePrefix("203.0.113.0/24"),  // documentation
	netip.MustParsePrefix("240.0.0.0/4"),     // reserved, and broadcast
	netip.MustParsePrefix("2001::/23"),       // protocol assignments, Teredo among them
	netip.MustParsePrefix("2001:db8::/32"),   // documentation
	netip.MustParsePrefix("2002::/16"),       // 6to4: an IPv4 address in IPv6 clothes, deprecated
	netip.MustParsePrefix("3fff::/20"),       // documentation
}

var (
	global = netip.MustParsePrefix("2000::/3")     // all that is handed out of IPv6
	nat64  = netip.MustParsePrefix("64:ff9b::/96") // how networks without IPv4 reach it (RFC 6052)
)

// Public reports whether an address is a place on the public internet. An IPv4 address that is wrapped into IPv6, as by a mapped address
// or NAT64, counts as what it is.
func Public(a netip.Addr) bool {
	if !a.IsValid() || a.Zone() != "" {
		return false
	}
	a = a.Unmap()
	if nat64.Contains(a) {
		b := a.As16()
		a = netip.AddrFrom4([4]byte(b[12:]))
	}
	if a.IsLoopback() || a.IsPrivate() || a.IsUnspecified() || a.IsMulticast() || a.IsLinkLocalUnicast() || a.IsInterfaceLocalMulticast() {
		return false
	}
	if a.Is6() {
		if !global.Contains(a) {
			return false
		}
		b := a.As16()
		if b[8]&^2 == 0 && b[9] == 0 && b[10] == 0x5e && b[11] == 0xfe && !Public(netip.AddrFrom4([4]byte(b[12:]))) {
			return false // ISATAP (RFC 5214)
		}
	}
	for _, p := range reserved {
		if p.Contains(a) {
			return false
		}
	}
	return true
}
