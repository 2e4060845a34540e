package posting_test

import (
	"fmt"

	"autojob/backend/core/posting"
)

func ExampleParse() {
	table := "title,company,location,salary\nPump Fitter,Pumpwerk Sample,\"Leeds, UK (hybrid)\",\"£28,000 - £31,000\"\n,Nobody,,\n"
	reading, err := posting.Parse([]byte(table), "ads.csv")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, ad := range reading.Postings {
		fmt.Println(ad.Title, ad.Locations, ad.Remote, *ad.Salary)
	}
	for _, p := range reading.Problems {
		fmt.Println(p.Where + ": " + p.Message)
	}
	// Output:
	// Pump Fitter [{Leeds  GB}] hybrid {28000 31000 GBP year}
	// row 3: This row has neither a title nor a description.
}
