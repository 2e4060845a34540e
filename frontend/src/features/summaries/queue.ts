import type { DraftLine, GrantView } from "$lib/backend/summaries";

/** A row of the summaries' list: a part's head, the word that it is empty, what waits, or what has left. */
export type QueueRow =
  | { id: string; kind: "head"; part: "waiting" | "left" }
  | { id: string; kind: "none"; part: "waiting" | "left" }
  | { id: string; kind: "waiting" | "left"; grant: GrantView }
  | { id: string; kind: "draft"; draft: DraftLine };

/** What waits (approvals before drafts), then what has left, each part below its head. */
export function queueOf(grants: GrantView[], drafts: DraftLine[]): QueueRow[] {
  const waiting: QueueRow[] = [
    ...grants
      .filter((g) => g.state === "waiting")
      .map((grant): QueueRow => ({ id: grant.id, kind: "waiting", grant })),
    ...drafts.map((draft): QueueRow => ({ id: draft.id, kind: "draft", draft })),
  ];
  const left = grants
    .filter((g) => g.state !== "waiting")
    .map((grant): QueueRow => ({ id: grant.id, kind: "left", grant }));
  const part = (name: "waiting" | "left", rows: QueueRow[]): QueueRow[] => [
    { id: `head-${name}`, kind: "head", part: name },
    ...(rows.length > 0 ? rows : [{ id: `none-${name}`, kind: "none", part: name } as const]),
  ];
  return [...part("waiting", waiting), ...part("left", left)];
}

/** Whether the keyboard stops at a row. */
export const stops = (row: QueueRow) => row.kind !== "head" && row.kind !== "none";
