import type { Outbox } from "$lib/sharing/outbox.svelte";
import { lacksServer, missing, recipientOf, untilOf, ways, type Recipient } from "$lib/sharing/ways";
import type { Problem } from "$lib/backend/backend";
import type { Approval, DraftView, Rendering } from "$lib/backend/summaries";
import { Task } from "$lib/backend/task.svelte";
import type { Shell } from "$lib/shell/shell.svelte";

/** How a summary leaves: to whom, which way, and exactly what it would be. */
export class Departure {
  /** The person's own mail server by its name; "" while none is set up. */
  server = $state("");
  /** What would leave; null until it is made. */
  shown = $state.raw<Rendering | null>(null);
  /** It was tried to approve without saying this. */
  lacking = $state<"name" | "address" | "">("");
  /** Why it was not approved. */
  refused = $state.raw<Problem | null>(null);

  readonly rendering: Task;
  /** Before there is a mail server, sending by it is one way, which sets it up. */
  readonly ways = $derived(ways.filter((w) => this.server !== "" || w.id !== "smtp-pdf"));
  readonly to = $derived.by(() => {
    const view = this.#view();
    const kept = this.#chosen?.draft === view.id ? this.#chosen.to : this.#outbox.recipients.get(view.id);
    return kept ?? recipientOf(view);
  });
  readonly ready = $derived.by(() => this.shown !== null && !this.#outbox.busy);

  /** The text is too long for a link to the mail program, and goes as a file. */
  readonly tooLong = $derived.by(
    () => this.to.way.format === "mailto" && this.rendering.problem?.code === "too_large",
  );

  readonly #shell: Shell;
  readonly #outbox: Outbox;
  readonly #view: () => DraftView;
  #chosen = $state.raw<{ draft: string; to: Recipient } | null>(null);
  #renders = 0;

  constructor(shell: Shell, outbox: Outbox, view: () => DraftView) {
    this.#shell = shell;
    this.#outbox = outbox;
    this.#view = view;
    this.rendering = new Task(shell.backend, "render");
    void shell.backend.mailServer().then(
      (name) => (this.server = name),
      () => (this.server = ""),
    );
  }

  /** Makes what would leave anew. */
  async render() {
    const approval = this.#approval();
    // A mail reads the same before there is a server that sends it.
    if (lacksServer(this.to.way, this.server)) approval.method = "mail_draft";
    const mine = ++this.#renders;
    this.shown = null;
    const answer = await this.rendering.run((task) => this.#shell.backend.renderSummary(task, approval));
    if (answer && mine === this.#renders) this.shown = answer;
  }

  /** Takes another recipient or way, and keeps it as long as the store is open. */
  put(to: Recipient) {
    const { id } = this.#view();
    this.#chosen = { draft: id, to };
    this.#outbox.recipients.set(id, to);
    this.shown = this.refused = null;
    this.lacking = "";
  }

  /** Approves exactly what is shown; false where it is not said to whom. */
  async approve(): Promise<boolean> {
    this.lacking = missing(this.to);
    if (this.lacking) return false;
    this.refused = await this.#outbox.approve(this.#approval());
    return true;
  }

  #approval(): Approval {
    const { to } = this;
    const view = this.#view();
    return {
      draft: view.id,
      format: to.way.format,
      method: to.way.method,
      recipient: { kind: view.request.recipientKind, name: to.name, address: to.address },
      purpose: to.purpose,
      until: untilOf(to, Date.now()),
    };
  }
}
