package posting

import "strings"

// countryCode is the ISO 3166-1 code of a country's name or code, "" where it is none.
func countryCode(s string) string {
	s = strings.ToLower(strings.Trim(strings.TrimSpace(s), "."))
	if s == "" {
		return ""
	}
	if c, ok := countryNames[s]; ok {
		return c
	}
	if len(s) == 2 && isoCodes[strings.ToUpper(s)] {
		return strings.ToUpper(s)
	}
	return ""
}

// countryNames in the four languages of the program and the short forms that ads use.
var countryNames = map[string]string{
	"germany": "DE", "deutschland": "DE", "allemagne": "DE", "alemania": "DE", "deu": "DE",
	"united kingdom": "GB", "uk": "GB", "u.k": "GB", "great britain": "GB", "england": "GB", "scotland": "GB", "wales": "GB", "northern ireland": "GB", "gbr": "GB", "vereinigtes königreich": "GB", "großbritannien": "GB", "royaume-uni": "GB", "reino unido": "GB",
	"united states": "US", "united states of america": "US", "usa": "US", "us": "US", "u.s": "US", "u.s.a": "US", "vereinigte staaten": "US", "états-unis": "US", "estados unidos": "US",
	"france": "FR", "frankreich": "FR", "francia": "FR", "spain": "ES", "españa": "ES", "spanien": "ES", "espagne": "ES", "austria": "AT", "österreich": "AT", "autriche": "AT",
	"switzerland": "CH", "schweiz": "CH", "suisse": "CH", "suiza": "CH", "netherlands": "NL", "the netherlands": "NL", "niederlande": "NL", "pays-bas": "NL", "países bajos": "NL", "belgium": "BE", "belgien": "BE", "belgique": "BE", "bélgica": "BE",
	"ireland": "IE", "irland": "IE", "irlande": "IE", "irlanda": "IE", "italy": "IT", "italien": "IT", "italie": "IT", "italia": "IT", "portugal": "PT", "poland": "PL", "polen": "PL", "pologne": "PL", "polonia": "PL",
	"sweden": "SE", "schweden": "SE", "suède": "SE", "norway": "NO", "norwegen": "NO", "denmark": "DK", "dänemark": "DK", "danemark": "DK", "finland": "FI", "finnland": "FI", "luxembourg": "LU", "luxemburg": "LU",
	"canada": "CA", "kanada": "CA", "canadá": "CA", "australia": "AU", "australien": "AU", "australie": "AU", "new zealand": "NZ", "india": "IN", "indien": "IN", "inde": "IN", "japan": "JP", "japon": "JP", "china": "CN", "singapore": "SG", "singapur": "SG",
	"mexico": "MX", "méxico": "MX", "brazil": "BR", "brasil": "BR", "argentina": "AR", "colombia": "CO", "chile": "CL", "south africa": "ZA", "israel": "IL", "united arab emirates": "AE", "uae": "AE", "czech republic": "CZ", "czechia": "CZ", "hungary": "HU", "romania": "RO", "greece": "GR", "bulgaria": "BG", "ukraine": "UA", "turkey": "TR", "philippines": "PH", "malaysia": "MY", "estonia": "EE", "lithuania": "LT", "latvia": "LV", "croatia": "HR", "slovakia": "SK", "slovenia": "SI", "serbia": "RS",
	"south korea": "KR", "korea": "KR", "republic of korea": "KR", "taiwan": "TW", "hong kong": "HK", "hongkong": "HK", "vietnam": "VN", "indonesia": "ID", "thailand": "TH", "iceland": "IS", "malta": "MT", "cyprus": "CY", "egypt": "EG", "nigeria": "NG", "kenya": "KE", "ghana": "GH", "morocco": "MA", "maroc": "MA", "marruecos": "MA", "marokko": "MA", "tunisia": "TN", "saudi arabia": "SA", "qatar": "QA", "pakistan": "PK", "bangladesh": "BD", "sri lanka": "LK", "peru": "PE", "perú": "PE", "uruguay": "UY", "ecuador": "EC", "costa rica": "CR", "panama": "PA", "panamá": "PA", "cambodia": "KH", "liechtenstein": "LI", "türkei": "TR", "türkiye": "TR", "griechenland": "GR", "tschechien": "CZ", "ungarn": "HU", "rumänien": "RO", "kroatien": "HR", "albania": "AL", "kazakhstan": "KZ", "russia": "RU",
}

var isoCodes = set("BD CR CY EC EG GH KE KH KZ LI LK MA NG PK QA RU SA TN TW UY AD AE AR AT AU BE BG BR CA CH CL CN CO CZ DE DK EE ES FI FR GB GR HK HR HU ID IE IL IN IS IT JP KR LT LU LV MT MX MY NL NO NZ PE PH PL PT RO RS SE SG SI SK TH TR UA US VN ZA")

var states = set("AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC")

var stateNames = lower("alabama,alaska,arizona,arkansas,california,colorado,connecticut,delaware,florida,georgia,hawaii,idaho,illinois,indiana,iowa,kansas,kentucky,louisiana,maine,maryland,massachusetts,michigan,minnesota,mississippi,missouri,montana,nebraska,nevada,new hampshire,new jersey,new mexico,new york,north carolina,north dakota,ohio,oklahoma,oregon,pennsylvania,rhode island,south carolina,south dakota,tennessee,texas,utah,vermont,virginia,west virginia,wisconsin,wyoming")

func set(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}
