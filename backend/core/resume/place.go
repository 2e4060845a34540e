package resume

import (
	"strings"
	"sync"
	"unicode"
)

// countryNames are names of countries as CVs write them (English, German, French, Spanish, own language), accents
// dropped, by ISO 3166-1 code.
const countryNames = `US united states|united states of america|usa|u.s.a.|u.s.|vereinigte staaten|etats-unis|etats unis|estados unidos|ee.uu.|eeuu
GB united kingdom|uk|u.k.|great britain|england|scotland|wales|northern ireland|vereinigtes konigreich|grossbritannien|royaume-uni|reino unido|inglaterra|angleterre
DE germany|deutschland|allemagne|alemania|brd
AT austria|osterreich|oesterreich|autriche
CH switzerland|schweiz|suisse|suiza|svizzera
FR france|frankreich|francia
ES spain|spanien|espagne|espana
IT italy|italien|italie|italia
PT portugal
NL netherlands|the netherlands|niederlande|pays-bas|paises bajos|holland|nederland
BE belgium|belgien|belgique|belgica|belgie
LU luxembourg|luxemburg|luxemburgo
IE ireland|irland|irlande|irlanda
DK denmark|danemark|dinamarca|danmark
SE sweden|schweden|suede|suecia|sverige
NO norway|norwegen|norvege|noruega|norge
FI finland|finnland|finlande|finlandia|suomi
IS iceland|island|islande|islandia
PL poland|polen|pologne|polonia|polska
CZ czech republic|czechia|tschechien|republique tcheque|republica checa|cesko
SK slovakia|slowakei|slovaquie|eslovaquia
HU hungary|ungarn|hongrie|hungria
RO romania|rumanien|roumanie|rumania
BG bulgaria|bulgarien|bulgarie
GR greece|griechenland|grece|grecia
TR turkey|turkiye|turkei|turquie|turquia
HR croatia|kroatien|croatie|croacia
RS serbia|serbien|serbie
SI slovenia|slowenien|slovenie|eslovenia
UA ukraine|ucrania
RU russia|russian federation|russland|russie|rusia
BY belarus|weissrussland
EE estonia|estland
LV latvia|lettland
LT lithuania|litauen|lituanie
IN india|indien|inde
CN china|chine|p.r. china|people's republic of china
JP japan|japon
KR south korea|korea|republic of korea|sudkorea|coree du sud|corea del sur
SG singapore|singapur|singapour
HK hong kong
TW taiwan
MY malaysia|malaisie|malasia
TH thailand|thailande|tailandia
VN vietnam|viet nam
ID indonesia|indonesien|indonesie
PH philippines|philippinen|filipinas
AU australia|australien|australie
NZ new zealand|neuseeland|nouvelle-zelande|nueva zelanda
CA canada|kanada
MX mexico|mexiko|mexique
AR argentina|argentinien|argentine
CL chile|chili
CO colombia|kolumbien|colombie
PE peru|perou
VE venezuela
EC ecuador|equateur
UY uruguay
BO bolivia
BR brazil|brasil|brasilien|bresil
CR costa rica
CU cuba|kuba
DO dominican republic|republica dominicana
GT guatemala
PA panama
IL israel
AE united arab emirates|uae|u.a.e.|emirates
SA saudi arabia|saudi-arabien|arabie saoudite|arabia saudita
QA qatar|katar
KW kuwait
BH bahrain
OM oman
LB lebanon|libanon|liban|libano
EG egypt|agypten|egypte|egipto
MA morocco|marokko|maroc|marruecos
TN tunisia|tunesien|tunisie|tunez
DZ algeria|algerien|algerie|argelia
ZA south africa|sudafrika|afrique du sud|sudafrica
NG nigeria
KE kenya|kenia
GH ghana
SN senegal
CI ivory coast|cote d'ivoire
CM cameroon|cameroun|kamerun
PK pakistan
BD bangladesh
LK sri lanka
NP nepal
IR iran
IQ iraq|irak
SY syria|syrien
JO jordan|jordanie
CY cyprus|zypern
MT malta|malte
GE georgia (country)
AM armenia
KZ kazakhstan|kasachstan`

const usStates = `AL alabama|AK alaska|AZ arizona|AR arkansas|CA california|CO colorado|CT connecticut|DE delaware|FL florida|GA georgia|HI hawaii|ID idaho|IL illinois|IN indiana|IA iowa|KS kansas|KY kentucky|LA louisiana|ME maine|MD maryland|MA massachusetts|MI michigan|MN minnesota|MS mississippi|MO missouri|MT montana|NE nebraska|NV nevada|NH new hampshire|NJ new jersey|NM new mexico|NY new york|NC north carolina|ND north dakota|OH ohio|OK oklahoma|OR oregon|PA pennsylvania|RI rhode island|SC south carolina|SD south dakota|TN tennessee|TX texas|UT utah|VT vermont|VA virginia|WA washington|WV west virginia|WI wisconsin|WY wyoming|DC district of columbia|ON ontario|QC quebec|BC british columbia|AB alberta|MB manitoba|SK saskatchewan|NS nova scotia|NB new brunswick|NL newfoundland|PE prince edward island|NSW new south wales|VIC victoria|QLD queensland|TAS tasmania|ACT australian capital territory`

const otherRegions = `bavaria|bayern|hessen|hesse|nordrhein-westfalen|nrw|baden-wurttemberg|niedersachsen|sachsen|saxony|brandenburg|schleswig-holstein|thuringen|rheinland-pfalz|saarland|tirol|steiermark|karnten|ile-de-france|bretagne|normandie|occitanie|provence|alsace|rhone-alpes|auvergne-rhone-alpes|nouvelle-aquitaine|hauts-de-france|cataluna|catalunya|catalonia|andalucia|comunidad de madrid|comunidad valenciana|pais vasco|galicia|aragon|castilla y leon|karnataka|maharashtra|tamil nadu|telangana|andhra pradesh|kerala|gujarat|uttar pradesh|west bengal|haryana|punjab|rajasthan|madhya pradesh|bihar|odisha|goa|delhi ncr|bay area|silicon valley|greater london|lombardia|lombardy|veneto|piemonte|toscana|tuscany|lazio|jalisco|nuevo leon|antioquia|cundinamarca|sao paulo|zuid-holland|noord-holland|noord-brabant|utrecht|flanders|wallonia`

const cityNames = `london|manchester|birmingham|leeds|glasgow|edinburgh|liverpool|bristol|sheffield|cardiff|belfast|nottingham|leicester|newcastle|southampton|portsmouth|oxford|cambridge|reading|brighton|york|bath|coventry|aberdeen|milton keynes|exeter|norwich|swansea
berlin|hamburg|munchen|munich|muenchen|koln|cologne|koeln|frankfurt|frankfurt am main|stuttgart|dusseldorf|duesseldorf|leipzig|dortmund|essen|bremen|dresden|hannover|hanover|nurnberg|nuremberg|nuernberg|duisburg|bochum|wuppertal|bielefeld|bonn|munster|muenster|mannheim|karlsruhe|augsburg|wiesbaden|monchengladbach|gelsenkirchen|braunschweig|aachen|kiel|chemnitz|halle|magdeburg|freiburg|freiburg im breisgau|krefeld|mainz|lubeck|erfurt|oberhausen|rostock|kassel|hagen|potsdam|saarbrucken|hamm|ludwigshafen|oldenburg|osnabruck|leverkusen|heidelberg|darmstadt|paderborn|regensburg|ingolstadt|wurzburg|furth|ulm|heilbronn|pforzheim|wolfsburg|gottingen|bremerhaven|reutlingen|erlangen|koblenz|trier|jena|siegen|hildesheim|cottbus|gutersloh|konstanz|tubingen|walldorf|passau|bamberg|bayreuth|luneburg|giessen|marburg|fulda|schwerin
wien|vienna|graz|linz|salzburg|innsbruck|klagenfurt|zurich|zuerich|genf|geneva|geneve|basel|bern|lausanne|winterthur|luzern|lucerne|st. gallen|zug|lugano
paris|marseille|lyon|toulouse|nice|nantes|montpellier|strasbourg|bordeaux|lille|rennes|reims|toulon|grenoble|dijon|angers|nimes|villeurbanne|clermont-ferrand|le mans|aix-en-provence|brest|tours|amiens|limoges|annecy|perpignan|metz|besancon|orleans|rouen|mulhouse|caen|nancy|saint-denis|versailles|la defense|boulogne-billancourt|courbevoie|puteaux|nanterre|issy-les-moulineaux|sophia antipolis|poitiers|la rochelle|pau|le havre|saint-etienne|montreuil|avignon|cannes|neuilly-sur-seine|levallois-perret
madrid|barcelona|valencia|sevilla|seville|zaragoza|malaga|murcia|palma|palma de mallorca|las palmas|bilbao|alicante|cordoba|valladolid|vigo|gijon|vitoria|granada|oviedo|san sebastian|pamplona|santander|salamanca|burgos|tarragona|girona|leon|cadiz|almeria|santiago de compostela|alcala de henares|getafe|toledo|logrono|badajoz|sabadell|terrassa|elche|cartagena|la coruna|a coruna
roma|rome|milano|milan|torino|turin|napoli|naples|bologna|firenze|florence|genova|venezia|venice|verona|padova|trieste|palermo|bari|catania|pisa|modena|parma|lisbon|lisboa|porto|braga|coimbra|amsterdam|rotterdam|the hague|den haag|eindhoven|utrecht|groningen|delft|leiden|tilburg|brussels|bruxelles|brussel|antwerp|antwerpen|ghent|gent|leuven|liege|dublin|cork|galway|limerick|copenhagen|kobenhavn|aarhus|odense|stockholm|goteborg|gothenburg|malmo|uppsala|oslo|bergen|trondheim|helsinki|espoo|tampere|turku|reykjavik|warsaw|warszawa|krakow|cracow|wroclaw|poznan|gdansk|lodz|katowice|prague|praha|prag|brno|bratislava|budapest|bucharest|cluj|cluj-napoca|iasi|timisoara|sofia|athens|thessaloniki|istanbul|ankara|izmir|zagreb|belgrade|ljubljana|kyiv|kiev|lviv|kharkiv|odessa|moscow|saint petersburg|st. petersburg|minsk|tallinn|riga|vilnius
new york|new york city|nyc|brooklyn|manhattan|los angeles|chicago|houston|phoenix|philadelphia|san antonio|san diego|dallas|san jose|austin|jacksonville|fort worth|columbus|charlotte|san francisco|sf|indianapolis|seattle|denver|washington dc|washington d.c.|washington|boston|el paso|nashville|detroit|oklahoma city|portland|las vegas|memphis|louisville|baltimore|milwaukee|albuquerque|tucson|fresno|sacramento|kansas city|mesa|atlanta|omaha|colorado springs|raleigh|miami|long beach|virginia beach|oakland|minneapolis|tulsa|tampa|arlington|new orleans|wichita|cleveland|bakersfield|aurora|anaheim|honolulu|santa ana|riverside|corpus christi|lexington|stockton|st. louis|saint paul|henderson|pittsburgh|cincinnati|anchorage|greensboro|plano|newark|lincoln|orlando|irvine|toledo|jersey city|chula vista|durham|st. petersburg|laredo|buffalo|madison|lubbock|chandler|scottsdale|glendale|reno|norfolk|winston-salem|irving|chesapeake|gilbert|hialeah|garland|fremont|richmond|boise|baton rouge|des moines|spokane|san bernardino|tacoma|salt lake city|mountain view|palo alto|menlo park|sunnyvale|santa clara|cupertino|redmond|bellevue|redwood city|santa monica|berkeley|pasadena|ann arbor|princeton|new haven|ithaca|stanford|hartford|providence|rochester|syracuse|albany|boulder
toronto|montreal|vancouver|calgary|ottawa|edmonton|winnipeg|waterloo|hamilton|halifax|quebec city|mississauga|mexico city|ciudad de mexico|cdmx|guadalajara|monterrey|puebla|tijuana|queretaro|bogota|medellin|cali|barranquilla|lima|arequipa|santiago|santiago de chile|valparaiso|buenos aires|rosario|mendoza|montevideo|quito|guayaquil|caracas|la paz|sao paulo|rio de janeiro|brasilia|curitiba|belo horizonte|porto alegre
bangalore|bengaluru|mumbai|delhi|new delhi|hyderabad|chennai|kolkata|pune|ahmedabad|noida|gurgaon|gurugram|jaipur|lucknow|chandigarh|indore|coimbatore|kochi|nagpur|bhopal|visakhapatnam|thiruvananthapuram|mysore|vadodara|surat|karachi|lahore|islamabad|dhaka|colombo|kathmandu|beijing|shanghai|shenzhen|guangzhou|hangzhou|nanjing|wuhan|chengdu|tokyo|osaka|kyoto|seoul|busan|pohang|singapore|hong kong|taipei|kuala lumpur|bangkok|jakarta|manila|hanoi|ho chi minh city|sydney|melbourne|brisbane|perth|adelaide|canberra|auckland|wellington|tel aviv|jerusalem|haifa|dubai|abu dhabi|riyadh|doha|beirut|cairo|casablanca|rabat|tunis|algiers|lagos|nairobi|accra|johannesburg|cape town|pretoria|durban|dakar|abidjan|moscow|rehovot|raanana|herzliya|petah tikva`

type gazetteer struct {
	country map[string]string // name or code in capitals -> ISO code
	region  map[string]bool
	abbr    map[string]bool // "CA", "NSW"
	city    map[string]bool
}

var places = sync.OnceValue(func() gazetteer {
	g := gazetteer{map[string]string{}, map[string]bool{}, map[string]bool{}, map[string]bool{}}
	for l := range strings.SplitSeq(countryNames, "\n") {
		code, names, _ := strings.Cut(l, " ")
		for n := range strings.SplitSeq(names, "|") {
			g.country[n] = code
		}
	}
	for p := range strings.SplitSeq(usStates, "|") {
		code, name, _ := strings.Cut(p, " ")
		g.abbr[code] = true
		g.region[name] = true
	}
	for n := range strings.SplitSeq(otherRegions, "|") {
		g.region[n] = true
	}
	for n := range strings.FieldsFuncSeq(cityNames, func(c rune) bool { return c == '|' || c == '\n' }) {
		g.city[n] = true
	}
	return g
})

// placeScore says how much a short text looks like a place: 0 to 1.
func placeScore(text string) float64 {
	text = strings.Trim(strings.TrimSpace(text), "()[],.;–-| ")
	if text == "" || len(text) > 70 {
		return 0
	}
	g := places()
	f := fold(text)
	switch f {
	case "remote", "hybrid", "on-site", "onsite", "fernarbeit", "teletravail", "remoto", "teletrabajo", "homeoffice", "home office", "worldwide", "city , state", "city, state", "fully remote", "remote work", "a distance":
		return 0.9
	}
	if g.country[f] != "" {
		return 0.9
	}
	if g.city[f] {
		return 0.9
	}
	if g.region[f] {
		return 0.75
	}
	parts := strings.FieldsFunc(text, func(c rune) bool { return c == ',' || c == '/' || c == '(' || c == ')' || c == '|' || c == '–' })
	var kept []string
	for _, p := range parts {
		p = strings.TrimSpace(p)
		if p != "" {
			kept = append(kept, p)
		}
	}
	if len(kept) == 0 {
		return 0
	}
	if len(kept) == 1 {
		// "94588 Pleasantville", "1010 Wien", "Berlin 10115"
		w := strings.Fields(kept[0])
		if len(w) >= 2 && len(w) <= 4 && postal(w[0]) && startsUpper(w[1]) {
			return 0.75
		}
		if len(w) >= 2 && len(w) <= 3 && g.abbr[w[len(w)-1]] && titled(strings.Join(w[:len(w)-1], " ")) {
			return 0.6
		}
		if len(w) >= 2 && len(w) <= 4 && (g.country[fold(w[len(w)-1])] != "" && len(w[len(w)-1]) > 3 || g.city[fold(strings.Join(w[1:], " "))]) && titled(kept[0]) && !shouting(w[0]) {
			return 0.5
		}
		return 0
	}
	if len(kept) > 4 {
		return 0
	}
	score := 0.0
	first := fold(kept[0])
	for _, p := range kept[1:] {
		fp := fold(p)
		w := strings.Fields(p)
		switch {
		case g.country[fp] != "", g.region[fp]:
			score = max(score, 0.9)
		case len(w) > 0 && g.abbr[strings.Trim(w[0], ".")] && (len(w) == 1 || len(w) == 2 && postal(w[1])):
			score = max(score, 0.95)
		case g.city[fp]:
			score = max(score, 0.7)
		case fp == "remote" || fp == "hybrid" || fp == "state":
			score = max(score, 0.8)
		case len(p) == 2 && shouty2(p) && (g.city[first] || isoCode(p)):
			score = max(score, 0.7)
		}
	}
	if g.city[first] {
		score = max(score, 0.6)
	}
	if g.country[first] != "" && len(kept) == 2 && titled(kept[1]) && wordCount(kept[1]) <= 3 {
		return max(score, 0.75) // "Israel, Raanana"
	}
	if score > 0 && !g.city[first] && !(titled(kept[0]) && wordCount(kept[0]) <= 4) {
		score /= 2
	}
	if !g.city[first] && (titleScore(kept[0]) > 0.5 || orgScore(kept[0]) > 0.75) {
		score /= 3
	}
	return score
}

func isoCode(p string) bool {
	for _, c := range places().country {
		if c == p {
			return true
		}
	}
	return false
}

func shouty2(p string) bool { return p[0] >= 'A' && p[0] <= 'Z' && p[1] >= 'A' && p[1] <= 'Z' }

func postal(w string) bool {
	n := 0
	for _, c := range w {
		if c >= '0' && c <= '9' {
			n++
		} else if c != '-' && !unicode.IsUpper(c) {
			return false
		}
	}
	return n >= 4 && n <= 9 && len(w) <= 10
}

func startsUpper(w string) bool {
	for _, c := range w {
		return unicode.IsUpper(c) || unicode.Is(unicode.Lo, c)
	}
	return false
}

// titled reports whether every word of t that matters starts with a capital.
func titled(t string) bool {
	ws := strings.Fields(t)
	if len(ws) == 0 {
		return false
	}
	for _, w := range ws {
		w = strings.TrimLeft(w, "(\"'“‘")
		if w == "" || startsUpper(w) || len(w) <= 3 && particles[strings.ToLower(w)] || strings.ContainsAny(w[:1], "0123456789&-–/") {
			continue
		}
		if particles[strings.ToLower(w)] || strings.Contains(w, "'") || strings.Contains(w, "’") {
			continue
		}
		return false
	}
	return true
}

var particles = set("of the and for at in on to a an & de del la las los el y e von van der den zu zum zur am im und für fur des du et le les aux au en sur sous da do dos di della i upon with by bei mit a.d. ob la's")
