package matchbench
import ("testing";"path/filepath";"os";"autojob/backend/core/posting";"autojob/backend/core/match";"fmt")
func TestDbg(t *testing.T){
 root:=filepath.Join("..","..","..");dir:=filepath.Join(root,"backend/testdata",os.Getenv("PANEL"))
 e:=testBackend(t).Engine(); ps,_:=panelists(dir); raw,_:=os.ReadFile(filepath.Join(dir,"ads.jsonl")); r,_:=posting.Parse(raw,"a.jsonl"); g,_:=grades(dir)
 var jobs []*match.Job
 for i:=range r.Postings{jobs=append(jobs,e.Job(&r.Postings[i]))}
 for _,p:=range ps{ if w:=os.Getenv("WHO");w!=""&&w!=p.ID{continue}
  pe:=e.Person(p.Profile,day)
  fmt.Println("==",p.ID,p.Profile.Basics.Label,"|",p.Wish)
  for i,m:=range e.Rank(pe,jobs,p.Preferences,0){ gr:=g[0][p.ID][m.Job.Posting.ID]; if i<8||gr>0{
   s:=""; for _,c:=range m.Components{ s+=fmt.Sprintf("%s %d/%d, ",c.Name[:min(6,len(c.Name))],c.Score,c.Confidence)}
   for _,c:=range m.Constraints{ if c.State!="met"&&c.State!="unknown"{s+=c.Name+":"+string(c.State)+" "}}
   fmt.Printf("%2d g%d %s %-40.40s sc%d fit%d gr%d | %s\n",i+1,gr,m.Job.Posting.ID,m.Job.Posting.Title,m.Score,m.Fit,m.Growth,s)}}
 }
}
