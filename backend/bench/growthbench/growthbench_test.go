package growthbench

import (
	"os"
	"path/filepath"
	"testing"

	"autojob/backend/core/embed"
	"autojob/backend/core/match"
	"autojob/backend/core/skill"
)

var root = filepath.Join("..", "..", "..")

func TestAPromotionPromisesMoreGrowthThanTheWayBack(t *testing.T) {
	l, err := Ladders(root, match.New(skill.Default(), embed.Default()))
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range []struct {
		name  string
		pairs []Pair
	}{{"all", l.Promotions}, {"seen", Half(l.Promotions, false)}, {"held", Half(l.Promotions, true)}} {
		t.Logf("%-5s %4d pairs: growth AUC %.3f, pair by pair %.3f; level AUC %.3f, pair by pair %.3f", h.name, len(h.pairs), AUC(h.pairs, Growth), Each(h.pairs, Growth), AUC(h.pairs, Levels), Each(h.pairs, Levels))
	}
	if auc := AUC(l.Promotions, Growth); auc < .80 { // a floor, below what was reached
		t.Errorf("growth AUC %.3f", auc)
	}
	var up, level []int
	for _, p := range l.Promotions {
		up = append(up, p.There.Growth)
	}
	same := 0
	for _, p := range l.Level {
		level = append(level, p.There.Growth, p.Back.Growth)
		if p.There.Levels == 0 {
			same++
		}
	}
	t.Logf("promotions above steps to the side: AUC %.3f; %d of %d pairs of one level are at one level", above(up, level), same, len(l.Level))
}

func TestALaterJobOfARealCVPromisesMoreGrowthThanTheEarlierOne(t *testing.T) {
	data := os.Getenv("AUTOJOB_DATA")
	if data == "" {
		data = filepath.Join(root, "..", "shared", "data")
	}
	if _, err := os.Stat(filepath.Join(data, "livecareer")); err != nil {
		t.Skip("the evaluation data livecareer is not here")
	}
	if testing.Short() {
		t.Skip("reads hundreds of CVs")
	}
	pairs, cvs, err := Careers(data, match.New(skill.Default(), embed.Default()), 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d steps of %d CVs: growth AUC %.3f, pair by pair %.3f; level AUC %.3f, pair by pair %.3f", len(pairs), cvs, AUC(pairs, Growth), Each(pairs, Growth), AUC(pairs, Levels), Each(pairs, Levels))
	if auc := AUC(pairs, Growth); auc < .51 { // most people change jobs at one level, and titles say little of it
		t.Errorf("growth AUC %.3f", auc)
	}
}

func TestTheMeasureSeesAWrongOrder(t *testing.T) {
	right := Pair{There: Step{Growth: 60, Levels: 1}, Back: Step{Growth: 20, Levels: -1}}
	wrong := Pair{There: right.Back, Back: right.There}
	for _, of := range []func(Step) int{Growth, Levels} {
		if a, e := AUC([]Pair{right, right}, of), Each([]Pair{right, wrong}, of); a != 1 || e != .5 {
			t.Errorf("AUC of right ones %.2f, pair by pair of a right and a wrong one %.2f", a, e)
		}
		if a := AUC([]Pair{wrong, wrong}, of); a != 0 {
			t.Errorf("AUC of wrong ones %.2f", a)
		}
	}
}
