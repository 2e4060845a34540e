package posting

import (
	"encoding/base64"
	"strings"
	"testing"
)

const adText = `Orchard Keeper
Company: Old Mill Estate
Location: Hereford, UK

You look after four hundred apple trees with two colleagues, through the year and in all weathers. You prune in winter, graft in
spring, thin in summer and pick in autumn, and you teach our visitors which pear keeps until March.

What we ask
- Two winters of pruning behind you
- A driving licence

What we offer
- £27,000 to £29,500 a year, a cottage by the river, and all the cider that is good for you
`

const adPage = `<!doctype html><html><head><title>Orchard Keeper | Mill Jobs</title></head><body><nav><a href="/">Home</a></nav><div class="cookie">We use cookies to make this page better.</div>
<main><h1>Orchard Keeper</h1><div class="job-description"><p>You look after four hundred apple trees with two colleagues, through the year and in all weathers. You prune in winter, graft in spring, thin in summer and pick in autumn, and you teach our visitors which pear keeps until March. The estate has belonged to one family since 1790 and still sells its cider from the yard.</p>
<ul><li>Two winters of pruning behind you and a steady hand on a ladder of fourteen rungs</li><li>A driving licence, since the far orchard is nine miles away</li></ul><p>We pay £27,000 to £29,500 a year, with a cottage by the river and all the cider that is good for you, and two weeks off when the picking is done.</p></div></main>
<h2>Similar jobs</h2><ul><li>Beekeeper</li><li>Shepherd</li></ul><script>alert("x")</script></body></html>`

func letterOf(body string) string {
	return "From: \"A Friend\" <friend@example.org>\r\nTo: me@example.org\r\nSubject: Fwd: =?utf-8?q?Orchard_Keeper_=E2=80=93_Old_Mill?=\r\nDate: Mon, 2 Nov 2026 10:00:00 +0000\r\nMIME-Version: 1.0\r\n" + body
}

func crlf(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }

func TestSavedMessagesAreRead(t *testing.T) {
	encoded := base64.StdEncoding.EncodeToString([]byte(adPage))
	for _, c := range []struct {
		name, data string
		ads, files int
	}{
		{"plain text", letterOf("Content-Type: text/plain; charset=utf-8\r\n\r\n" + crlf(adText)), 1, 0},
		{"quoted", letterOf("Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + crlf(strings.ReplaceAll(adText, "£", "=A3"))), 1, 0},
		{"both forms", letterOf("Content-Type: multipart/alternative; boundary=b1\r\n\r\n--b1\r\nContent-Type: text/plain\r\n\r\nSee the other part.\r\n--b1\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" + encoded + "\r\n--b1--\r\n"), 1, 0},
		{"an attached page", letterOf("Content-Type: multipart/mixed; boundary=b1\r\n\r\n--b1\r\nContent-Type: text/plain\r\n\r\nIs this for you?\r\n--b1\r\nContent-Type: text/html; name=\"ad.html\"\r\nContent-Disposition: attachment; filename=\"ad.html\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + encoded + "\r\n--b1--\r\n"), 1, 0},
		{"an attached PDF", letterOf("Content-Type: multipart/mixed; boundary=b1\r\n\r\n--b1\r\nContent-Type: text/plain\r\n\r\nIs this for you?\r\n--b1\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=\"../../ad.pdf\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.StdEncoding.EncodeToString([]byte("%PDF-1.7 and so on")) + "\r\n--b1--\r\n"), 0, 1},
		{"a message in a message", letterOf("Content-Type: multipart/mixed; boundary=b1\r\n\r\n--b1\r\nContent-Type: message/rfc822\r\n\r\n" + letterOf("Content-Type: text/plain\r\n\r\n"+crlf(adText)) + "\r\n--b1--\r\n"), 1, 0},
		{"a web page archive", "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://mill.example/jobs/7\r\nSubject: Orchard Keeper\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"b1\"\r\n\r\n--b1\r\nContent-Type: text/html\r\nContent-Location: https://mill.example/jobs/7\r\nContent-Transfer-Encoding: base64\r\n\r\n" + encoded + "\r\n--b1\r\nContent-Type: text/css\r\n\r\np{}\r\n--b1--\r\n", 1, 0},
	} {
		if !IsMail([]byte(c.data)) {
			t.Errorf("%s is not recognised", c.name)
		}
		r, files, err := ParseMail([]byte(c.data), nil)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if len(r.Postings) != c.ads || len(files) != c.files {
			t.Errorf("%s: %d ads and %d files, want %d and %d", c.name, len(r.Postings), len(files), c.ads, c.files)
			continue
		}
		for _, p := range r.Postings {
			if !strings.HasPrefix(p.Title, "Orchard Keeper") || !strings.Contains(p.Description, "apple trees") || p.Salary == nil || p.Salary.Min != 27_000 {
				t.Errorf("%s: title %q, pay %+v, text %q", c.name, p.Title, p.Salary, p.Description)
			}
			if strings.Contains(p.Description, "Beekeeper") || strings.Contains(p.Description, "cookies") || strings.Contains(p.Description, "alert(") {
				t.Errorf("%s: the text holds what frames the ad: %q", c.name, p.Description)
			}
		}
		for _, f := range files {
			if f.Name != "ad.pdf" {
				t.Errorf("the attachment is called %q", f.Name)
			}
		}
		if c.name == "a web page archive" && r.Postings[0].URL != "https://mill.example/jobs/7" {
			t.Errorf("the archive's page is %q", r.Postings[0].URL)
		}
	}
}

func TestWhatIsNoMessageIsNotTakenForOne(t *testing.T) {
	for _, text := range []string{adText, "Subject: an ad\n\n" + adText, `{"title":"x"}`, "title,company\na,b\n", adPage, "From: here to there\nnothing more"} {
		if IsMail([]byte(text)) {
			t.Errorf("%.40q is no message", text)
		}
	}
}

func TestABrokenMessageSaysSo(t *testing.T) {
	for _, body := range []string{"Content-Type: multipart/mixed; boundary=b1\r\n\r\n--b1\r\nContent-Type: text/plain\r\n\r\nHi", "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n####"} {
		if r, _, err := ParseMail([]byte(letterOf(body)), nil); err == nil {
			t.Errorf("%q gives %+v", body, r)
		}
	}
	nested := adText
	for range 40 {
		nested = letterOf("Content-Type: message/rfc822\r\n\r\n" + nested)
	}
	if _, _, err := ParseMail([]byte(nested), nil); err == nil {
		t.Error("a message in forty messages is not read, and that is told")
	}
}

func TestMicrodataIsRead(t *testing.T) {
	page := `<html><body><div itemscope itemtype="https://schema.org/JobPosting"><h1 itemprop="title">Beekeeper</h1>
<span itemprop="hiringOrganization" itemscope itemtype="https://schema.org/Organization"><b itemprop="name">Larch Apiaries</b></span>
<div itemprop="jobLocation" itemscope itemtype="https://schema.org/Place"><div itemprop="address" itemscope itemtype="https://schema.org/PostalAddress"><span itemprop="addressLocality">Ghent</span><meta itemprop="addressCountry" content="BE"></div></div>
<time itemprop="datePosted" datetime="2026-11-02">last week</time><meta itemprop="employmentType" content="PART_TIME"><a itemprop="url" href="javascript:alert(1)">x</a>
<div itemprop="description"><p>Ninety hives on <b>eleven roofs</b>.</p><ul><li>Calm hands</li></ul></div></div></body></html>`
	r, err := Parse([]byte(page), "bees.html")
	if err != nil {
		t.Fatal(err)
	}
	p := r.Postings[0]
	if p.Title != "Beekeeper" || p.Company != "Larch Apiaries" || len(p.Locations) != 1 || p.Locations[0] != (Place{City: "Ghent", Country: "BE"}) || p.Posted != "2026-11-02" || p.Hours != "part_time" {
		t.Errorf("read %+v", p)
	}
	if p.Description != "Ninety hives on eleven roofs.\n- Calm hands" && p.Description != "Ninety hives on eleven roofs.\n\n- Calm hands" {
		t.Errorf("the text is %q", p.Description)
	}
	if p.URL != "" {
		t.Errorf("an address that runs is kept: %q", p.URL)
	}
}

func TestOfASavedPageTheAdIsKept(t *testing.T) {
	r, err := Parse([]byte(adPage), "page.html")
	if err != nil {
		t.Fatal(err)
	}
	if p := r.Postings[0]; p.Title != "Orchard Keeper" || strings.Contains(p.Description, "Beekeeper") || strings.Contains(p.Description, "<") || !strings.Contains(p.Description, "pear keeps") {
		t.Errorf("read %q: %q", p.Title, p.Description)
	}
}

func FuzzParseMail(f *testing.F) {
	f.Add([]byte(letterOf("Content-Type: text/plain\r\n\r\n" + adText)))
	f.Add([]byte(letterOf("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPGgxPng8L2gxPg==\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: x\r\nFrom: y\r\n\r\nz\r\n--b--")))
	f.Add([]byte("From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n" + adPage + "\r\n--b--"))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, files, err := ParseMail(data, nil)
		if err == nil && len(r.Postings) == 0 && len(files) == 0 {
			t.Error("nothing was read, and nothing said so")
		}
		for _, p := range r.Postings {
			if p.URL != webAddress(p.URL) {
				t.Errorf("the address %q", p.URL)
			}
		}
	})
}

func FuzzMicrodata(f *testing.F) {
	f.Add(`<div itemscope itemtype="https://schema.org/JobPosting"><h1 itemprop="title">A</h1><p itemprop="description">B<p>C</div>`)
	f.Add(`<b itemscope itemtype=x/JobPosting itemprop="title title"><i itemprop=title>`)
	f.Fuzz(func(_ *testing.T, page string) {
		microdata(page)
		mainPart(page)
	})
}
