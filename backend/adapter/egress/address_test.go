package egress

import (
	"net/netip"
	"net/url"
	"testing"
)

func TestOnlyPublicAddressesAreDialled(t *testing.T) {
	for _, c := range []struct {
		address string
		public  bool
	}{
		{"9.9.9.9", true}, {"172.15.255.255", true}, {"100.63.255.255", true}, {"2606:4700::1111", true}, {"::ffff:9.9.9.9", true}, {"64:ff9b::909:909", true},
		{"127.0.0.1", false}, {"127.255.255.254", false}, {"0.0.0.0", false}, {"0.1.2.3", false}, {"10.0.0.1", false}, {"172.16.0.1", false},
		{"192.168.1.1", false}, {"169.254.169.254", false}, {"100.64.0.1", false}, {"100.127.255.255", false}, {"192.0.0.8", false},
		{"192.0.2.1", false}, {"192.88.99.1", false}, {"198.18.0.1", false}, {"198.51.100.7", false}, {"203.0.113.9", false}, {"224.0.0.1", false},
		{"239.255.255.250", false}, {"240.0.0.1", false}, {"255.255.255.255", false},
		{"::", false}, {"::1", false}, {"::7f00:1", false}, {"::909:909", false}, // the last two are IPv4-compatible
		{"::ffff:127.0.0.1", false}, {"::ffff:10.0.0.1", false}, {"::ffff:100.64.0.1", false}, {"::ffff:0:127.0.0.1", false},
		{"64:ff9b::7f00:1", false}, {"64:ff9b::a00:1", false}, {"64:ff9b::a9fe:a9fe", false}, {"64:ff9b:1::909:909", false},
		{"2002:7f00:1::", false}, {"2002:909:909::1", false}, {"2001:0:909:909::1", false}, {"2001:db8::1", false}, {"3fff::1", false},
		{"fe80::1", false}, {"fe80::1%eth0", false}, {"2606:4700::1111%eth0", false}, {"fec0::1", false}, {"fc00::1", false}, {"fd12::1", false}, {"ff02::1", false},
		{"2606:4700::5efe:192.168.1.1", false}, {"2606:4700::200:5efe:10.0.0.1", false}, {"4000::1", false},
	} {
		if got := Public(netip.MustParseAddr(c.address)); got != c.public {
			t.Errorf("%s is public: %v, want %v", c.address, got, c.public)
		}
	}
	if Public(netip.Addr{}) {
		t.Error("no address at all is public")
	}
}

func TestHostsAreNamesOnAPublicNetwork(t *testing.T) {
	r := rules()[AdSource]
	for _, c := range []struct{ given, asked string }{
		{"https://jobs.example.com/a?b=c#d", "https://jobs.example.com/a?b=c"},
		{"https://Jobs.EXAMPLE.com.:443/", "https://jobs.example.com/"},
		{"https://bücher.example.com/", "https://xn--bcher-kva.example.com/"},
		{"https://3d.example.com/", "https://3d.example.com/"},
	} {
		u, err := url.Parse(c.given)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := checkURL(u, r); err != nil || got.String() != c.asked {
			t.Errorf("%s is asked as %v, %v", c.given, got, err)
		}
	}
	for _, bad := range []string{
		"http://jobs.example.com/", "ftp://jobs.example.com/", "file:///etc/passwd", "//jobs.example.com/", "https:jobs.example.com",
		"https://person@jobs.example.com/", "https://person:word@jobs.example.com/",
		"https://jobs.example.com:8443/", "https://jobs.example.com:80/", "https://jobs.example.com:0/", "https://jobs.example.com:/", "https://jobs.example.com:65979/",
		"https://localhost/", "https://LOCALHOST./", "https://printer.local/", "https://router.lan/", "https://metadata.google.internal/", "https://intranet/", "https://x.home.arpa/", "https://x.onion/",
		"https://127.0.0.1/", "https://9.9.9.9/", "https://2130706433/", "https://0x7f000001/", "https://0x7f.1/", "https://017700000001/", "https://0177.0.0.1/", "https://127.1/", "https://127.0.0.0x1/",
		"https://①②⑦.0.0.1/", "https://127。0。0。1/", "https://[::1]/", "https://[::ffff:127.0.0.1]/", "https://[fe80::1%25eth0]/", "https://[2606:4700::1111]/", "https://1.2.3.4./",
		"https://a..example.com/", "https:///path", "https://exa mple.com/",
	} {
		u, err := url.Parse(bad)
		if err != nil {
			continue
		}
		if got, err := checkURL(u, r); err == nil {
			t.Errorf("%s is asked as %v", bad, got)
		}
	}
}
