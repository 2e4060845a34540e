import type { Problem } from "./backend";

/** Job boards that are watched, and searches that are kept. Part of Backend. */
export interface SourcesBackend {
  /** The watched boards, by name. */
  sources(): Promise<SourceView[]>;
  /** Looks for a company's boards by its name or any of its addresses; the boards in question are asked. */
  findBoards(task: string, what: string): Promise<SourceView[]>;
  /** Watches a board that was found. */
  addSource(kind: string, token: string, name: string): Promise<void>;
  /** With ads, its ads go too, but for the saved ones. */
  removeSource(id: string, ads: boolean): Promise<void>;
  /** Fetches one watched board, or with id "" all of them. What came before it is stopped is kept. */
  refreshSources(task: string, id: string): Promise<RefreshResult>;
  /** The kept searches, with what they find now. No board is ever asked with their words. */
  searches(): Promise<SearchView[]>;
  keepSearch(words: string): Promise<void>;
  /** Only what comes later is new. */
  lookAtSearch(id: string): Promise<void>;
  removeSearch(id: string): Promise<void>;
}

export interface SourceView {
  id: string;
  kind: string;
  token: string;
  name: string;
  /** "Greenhouse" */
  system: string;
  /** Where a person reads it. */
  address: string;
  /** Who is asked, and so sees this computer's address. */
  host: string;
  ads: number;
  /** Kept ads that it lists no more. */
  gone: number;
  /** Ads that the last refresh brought. */
  added: number;
  /** RFC 3339; "" before the first whole refresh. */
  fetched: string;
  /** The last refresh was interrupted; the next one goes on there. */
  halfway: boolean;
  watched: boolean;
  /** A few of its ads, of a board that was found. */
  titles: string[];
  /** Why the last refresh did not come to its end. */
  failed: Problem | null;
}

export interface RefreshResult {
  boards: number;
  added: number;
  updated: number;
  unchanged: number;
  gone: number;
  /** Boards that were fetched just before and not asked again. */
  fresh: number;
  problems: { file: string; where: string; message: string; hint: string }[];
}

export interface SearchView {
  id: string;
  words: string;
  found: number;
  /** Since the last look. */
  new: number;
  lookedAt: string;
}
