import Banknote from "@lucide/svelte/icons/banknote";
import Bookmark from "@lucide/svelte/icons/bookmark";
import ScatterChart from "@lucide/svelte/icons/chart-scatter";
import Columns2 from "@lucide/svelte/icons/columns-2";
import ExternalLink from "@lucide/svelte/icons/external-link";
import EyeOff from "@lucide/svelte/icons/eye-off";
import FilePen from "@lucide/svelte/icons/file-pen";
import GraduationCap from "@lucide/svelte/icons/graduation-cap";
import List from "@lucide/svelte/icons/list";
import ListChecks from "@lucide/svelte/icons/list-checks";
import Search from "@lucide/svelte/icons/search";
import TrendingUp from "@lucide/svelte/icons/trending-up";
import type { View } from "./matches.svelte";
import type { Mark, MatchRow } from "$lib/backend/backend";
import { m } from "$lib/paraglide/messages";
import type { Action } from "$lib/shell/actions.svelte";

/** How the page stands. */
interface Now {
  row: MatchRow | null;
  jobs: number;
  rated: boolean;
  hasCV: boolean;
  hasAd: boolean;
  /** The job stands in place of the list. */
  alone: boolean;
  view: View;
}
/** What it can be told to do. */
interface Page {
  walk: (by: number) => void;
  mark: (to: Mark) => void;
  prepare: () => void;
  compare: () => void;
  stronger: () => void;
  learned: () => void;
  openAd: () => void;
  filter: () => void;
  show: (view: View) => void;
  escape: () => void;
}

/** What can be done on the page, with its keys. */
export function matchActions(now: Now, page: Page): Action[] {
  const { row, jobs, rated, hasCV, hasAd, alone, view } = now;
  const job = m.shell_group_job();
  const group = m.shell_page_matches();
  return [
    {
      id: "matches-next",
      label: m.matches_next(),
      group: job,
      keys: ["j"],
      disabled: jobs === 0,
      run: () => page.walk(1),
    },
    {
      id: "matches-previous",
      label: m.matches_previous(),
      group: job,
      keys: ["k"],
      disabled: jobs === 0,
      run: () => page.walk(-1),
    },
    {
      id: "matches-save",
      label: row?.mark === "saved" ? m.matches_unsave() : m.matches_save_job(),
      group: job,
      icon: Bookmark,
      keys: ["s"],
      disabled: !row,
      run: () => page.mark("saved"),
    },
    {
      id: "matches-hide",
      label: row?.mark === "hidden" ? m.matches_unhide() : m.matches_hide_job(),
      group: job,
      icon: EyeOff,
      keys: ["h"],
      disabled: !row,
      run: () => page.mark("hidden"),
    },
    {
      id: "matches-prepare",
      label: m.summaries_prepare(),
      group: job,
      icon: FilePen,
      keys: ["p"],
      disabled: !row || !hasCV,
      run: page.prepare,
    },
    {
      id: "matches-compare",
      label: m.explain_compare_with(),
      group: job,
      icon: Columns2,
      keys: ["c"],
      disabled: !row || jobs < 2,
      run: page.compare,
    },
    {
      id: "matches-stronger",
      label: m.explain_stronger(),
      group: job,
      icon: TrendingUp,
      keys: ["i"],
      disabled: !row || !rated,
      run: page.stronger,
    },
    {
      id: "matches-learned",
      label: m.learned_title(),
      group,
      icon: GraduationCap,
      disabled: !rated,
      run: page.learned,
    },
    {
      id: "matches-open-ad",
      label: m.matches_open_ad(),
      group: job,
      icon: ExternalLink,
      keys: ["o"],
      disabled: !hasAd,
      run: page.openAd,
    },
    {
      id: "matches-filter",
      label: m.matches_filter(),
      group,
      icon: Search,
      keys: ["/"],
      disabled: alone,
      run: page.filter,
    },
    {
      id: "matches-list",
      label: m.matches_show_list(),
      group,
      icon: List,
      disabled: view === "list",
      run: () => page.show("list"),
    },
    {
      id: "matches-map",
      label: m.matches_show_map(),
      group,
      icon: ScatterChart,
      keys: ["m"],
      run: () => page.show(view === "map" ? "list" : "map"),
    },
    {
      id: "matches-skills",
      label: m.pictures_show_skills(),
      group,
      icon: ListChecks,
      disabled: view === "skills",
      run: () => page.show("skills"),
    },
    {
      id: "matches-pay",
      label: m.pictures_show_pay(),
      group,
      icon: Banknote,
      disabled: view === "pay",
      run: () => page.show("pay"),
    },
    { id: "matches-back", label: m.matches_back_to_list(), group, keys: ["escape"], run: page.escape },
  ];
}
