import type { LucideIcon } from "@lucide/svelte";
import BookOpen from "@lucide/svelte/icons/book-open";
import Briefcase from "@lucide/svelte/icons/briefcase";
import Crosshair from "@lucide/svelte/icons/crosshair";
import FilePen from "@lucide/svelte/icons/file-pen";
import Send from "@lucide/svelte/icons/send";
import Shield from "@lucide/svelte/icons/shield";
import Sun from "@lucide/svelte/icons/sun";
import UserRound from "@lucide/svelte/icons/user-round";
import type { Component } from "svelte";
import JobsPage from "./features/jobs/JobsPage.svelte";
import LexiconPage from "./features/lexicon/LexiconPage.svelte";
import MatchesPage from "./features/matches/MatchesPage.svelte";
import PrivacyPage from "./features/privacy/PrivacyPage.svelte";
import ProfilePage from "./features/profile/ProfilePage.svelte";
import SharedPage from "./features/shared/SharedPage.svelte";
import SummariesPage from "./features/summaries/SummariesPage.svelte";
import TodayPage from "./features/today/TodayPage.svelte";
import { m } from "$lib/paraglide/messages";

export interface Page {
  id: string;
  title: () => string;
  icon: LucideIcon;
  component: Component;
}

/** The pages of the rail, in its order. Only what works stands here. */
export const pages: Page[] = [
  { id: "today", title: m.shell_page_today, icon: Sun, component: TodayPage },
  { id: "profile", title: m.shell_page_profile, icon: UserRound, component: ProfilePage },
  { id: "jobs", title: m.shell_page_jobs, icon: Briefcase, component: JobsPage },
  { id: "matches", title: m.shell_page_matches, icon: Crosshair, component: MatchesPage },
  { id: "summaries", title: m.summaries_page, icon: FilePen, component: SummariesPage },
  { id: "lexicon", title: m.lexicon_page, icon: BookOpen, component: LexiconPage },
  { id: "privacy", title: m.shell_page_privacy, icon: Shield, component: PrivacyPage },
  { id: "shared", title: m.shared_page, icon: Send, component: SharedPage },
];

/** Where the window opens. */
export const home = "matches";
