import { describe, expect, test } from "vitest";
import type { Backend } from "$lib/backend/backend";
import type { ReleaseRequest } from "$lib/backend/consents";
import type { LetterRequest } from "$lib/backend/shared";
import type { Approval, GrantView } from "$lib/backend/summaries";
import { rejected } from "./contract";

/**
 * What every Backend does about what a person allows and what leaves: `open` gives one as backendContract has it, with the two
 * purposes that stay here said yes to, and `wait` lets time go by.
 */
export function sharingContract(
  name: string,
  open: () => Promise<Backend>,
  wait: (seconds: number) => Promise<void>,
) {
  const all = { text: "", show: "all", sort: "balanced", balance: 0.3 } as const;
  const days = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString().replace(/\.\d+/, "");
  const nobody = { kind: "", name: "", address: "" };

  async function consent(b: Backend, purpose: string, language = "en") {
    return (await b.consents(language)).find((c) => c.purpose === purpose)!;
  }
  async function give(b: Backend, purpose: "board_profile" | "analytics", by = 0) {
    const { version, language } = await consent(b, purpose);
    return b.giveConsent({
      purpose,
      version: version + by,
      language,
      recipient: nobody,
      until: "",
      region: "",
      policy: "",
    });
  }

  /** Approves a summary of the first job for a recipient. */
  async function approve(b: Backend, to: string): Promise<GrantView> {
    const jobId = (await b.matches(all)).rows[0]!.id;
    const { id } = await b.draftSummary("draft", {
      jobId,
      kind: "page",
      language: "en",
      length: "usual",
      recipientKind: "employer",
      cv: "",
      chosen: [],
    });
    const approval: Approval = {
      draft: id,
      format: "text",
      method: "clipboard",
      recipient: { kind: "employer", name: to, address: "" },
      purpose: "application",
      until: days(30),
    };
    expect((await b.renderSummary("render", approval)).text).not.toBe("");
    return b.approveSummary("approve", approval);
  }
  async function leave(b: Backend, to: string): Promise<GrantView> {
    const grant = await approve(b, to);
    await wait(11);
    return b.useGrant("use", grant.id);
  }
  const grantOf = async (b: Backend, id: string) => (await b.grants()).find((g) => g.id === id)!;

  describe(`${name} about what a person allows`, () => {
    test("tells every purpose in the language asked for, else in English, and what stays here apart", async () => {
      const b = await open();
      const list = await b.consents("de");
      expect(list.map((c) => c.purpose)).toEqual([
        "matching",
        "learning",
        "board_profile",
        "scheduling",
        "background_check",
        "language_model",
        "analytics",
      ]);
      expect(list.filter((c) => c.here).map((c) => c.purpose)).toEqual(["matching", "learning"]);
      expect(list.filter((c) => c.nothing).map((c) => c.purpose)).toEqual(["analytics"]);
      for (const c of list) {
        expect([c.language, c.version > 0], c.purpose).toEqual(["de", true]);
        for (const words of [c.title, c.what, c.leaves, c.stop]) expect(words, c.purpose).not.toBe("");
      }
      expect((await b.consents("xx")).every((c) => c.language === "en")).toBe(true);
    });
    test("takes a yes to the words that were read and to no others, and takes it back once", async () => {
      const b = await open();
      expect((await rejected(give(b, "board_profile", 1))).code).toBe("invalid");
      expect((await rejected(give(b, "analytics"))).code).toBe("invalid");
      expect(await consent(b, "board_profile")).toMatchObject({ on: false, inForce: [], past: [] });
      await give(b, "board_profile");
      const [yes] = (await consent(b, "board_profile")).inForce;
      expect(JSON.parse(await b.consentReceipt(yes!.id))).toMatchObject({ consent_record: {} });
      expect(await b.withdrawConsent(yes!.id)).toEqual({ consents: 1, cancelled: 0 });
      const after = await consent(b, "board_profile");
      expect([after.on, after.inForce.length, after.past.map((c) => c.id)]).toEqual([false, 0, [yes!.id]]);
      expect(after.past[0]!.withdrawnAt).not.toBe("");
      expect((await rejected(b.withdrawConsent(yes!.id))).code).toBe("not_found");
    });
    test("lets a field be kept back further and never go further", async () => {
      const b = await open();
      const rule = async (field: string) => (await b.disclosure()).find((f) => f.field === field)!;
      for (const f of await b.disclosure()) expect([f.class, f.kinds], f.field).toEqual([f.loosest, {}]);
      expect(await rule("past_pay")).toMatchObject({ loosest: "never" });
      await b.setDisclosure("work", "", "ask");
      await b.setDisclosure("work", "board", "never");
      expect(await rule("work")).toMatchObject({
        loosest: "approval",
        class: "ask",
        kinds: { board: "never" },
      });
      await b.setDisclosure("work", "board", "");
      expect((await rule("work")).kinds).toEqual({});
    });
    test("releases for a check exactly what was looked at, and takes it back with its yes", async () => {
      const b = await open();
      const [first] = await b.releaseItems();
      const request: ReleaseRequest = {
        provider: "Checkers Ltd",
        address: "",
        for: "Gardener",
        items: [],
        until: days(30),
        language: "en",
        method: "file",
      };
      expect((await rejected(b.planRelease("release", request))).code).toBe("invalid");
      request.items = [first!];
      const shown = await b.planRelease("release", request);
      expect(shown.text).toContain("Checkers Ltd");
      expect((await rejected(b.giveRelease(request, "0".repeat(64), shown.version))).code).toBe("invalid");
      expect(await b.grants()).toEqual([]);
      const id = await b.giveRelease(request, shown.digest, shown.version);
      expect(await grantOf(b, id)).toMatchObject({ state: "waiting", purpose: "background_check" });
      const [yes] = (await consent(b, "background_check")).inForce;
      expect(yes).toMatchObject({ recipient: { kind: "provider", name: "Checkers Ltd" } });
      expect(await b.withdrawConsent(yes!.id)).toEqual({ consents: 1, cancelled: 1 });
      expect((await grantOf(b, id)).state).toBe("cancelled");
    });
    test("asks a language model by a yes that names it, until that is taken back", async () => {
      const b = await open();
      const none = await b.model("de");
      expect(none).toMatchObject({ address: "", model: "", words: { language: "de" } });
      const { version, language } = none.words;
      const yes = { name: "Own", address: "http://localhost:11434/v1", region: "", policy: "" };
      expect((await rejected(b.chooseModel("m", ""))).code).toBe("not_found");
      const far = { ...yes, address: "https://models.example.com/v1", version, language };
      expect((await rejected(b.allowModel(far))).code).toBe("invalid");
      expect((await rejected(b.allowModel({ ...yes, version: version + 1, language }))).code).toBe("invalid");
      await b.allowModel({ ...yes, version, language });
      await b.chooseModel("m", "secret");
      expect(await b.model("en")).toMatchObject({ name: "Own", local: true, model: "m", hasKey: true });
      await b.allowModel({
        ...far,
        name: "Far",
        region: "Iceland",
        policy: "https://models.example.com/privacy",
      });
      // One at another address takes its place, without its model and key.
      expect(await b.model("en")).toMatchObject({ name: "Far", local: false, model: "", hasKey: false });
      const { inForce, past } = await consent(b, "language_model");
      expect([inForce.map((c) => c.recipient.name), past.map((c) => c.recipient.name)]).toEqual([
        ["Far"],
        ["Own"],
      ]);
      await b.withdrawConsent("language_model");
      expect(await b.model("en")).toMatchObject({ address: "", model: "" });
      await b.forgetModel();
    });
  });

  describe(`${name} about what leaves`, () => {
    test("lets an approval leave once its time to be taken back is over, and then only once", async () => {
      const b = await open();
      const grant = await approve(b, "Nordlicht");
      expect(grant).toMatchObject({ state: "waiting", leftAt: "" });
      await rejected(b.useGrant("use", grant.id));
      expect(await b.holders()).toEqual([]);
      await wait(11);
      expect(await b.useGrant("use", grant.id)).toMatchObject({ state: "spent", failed: "" });
      await rejected(b.useGrant("use", grant.id));
      await rejected(b.cancelGrant(grant.id));
      const other = await approve(b, "Nordlicht");
      await b.cancelGrant(other.id);
      await wait(11);
      await rejected(b.useGrant("use", other.id));
      expect((await b.holders()).map((h) => [h.name, h.shares])).toEqual([["Nordlicht", 1]]);
    });
    test("tells who has what, field by field and entry by entry, and that the record is whole", async () => {
      const b = await open();
      const grant = await leave(b, "Nordlicht");
      const [share] = await b.sharesWith("Nordlicht");
      expect(share).toMatchObject({
        id: grant.id,
        arrived: true,
        withdrawnAt: "",
        askedAt: "",
        letter: false,
      });
      expect(share!.fields.length).toBeGreaterThan(0);
      const fields = await b.knownFields();
      expect(fields.every((f) => f.holders.some((h) => h.name === "Nordlicht"))).toBe(true);
      const [newest] = await b.record(0, 1);
      expect(newest).toMatchObject({ kind: "handed_over", recipient: { name: "Nordlicht" } });
      expect(await b.record(newest!.number, 50)).toHaveLength(newest!.number - 1);
      const report = await b.checkRecord("check");
      expect(report).toMatchObject({ entries: newest!.number, faults: [] });
      await b.withdrawGrant(grant.id);
      expect((await b.holders())[0]).toMatchObject({ shares: 1, withdrawn: 1 });
    });
    test("asks a recipient to delete by a letter that leaves like anything else", async () => {
      const b = await open();
      const { id } = await leave(b, "Nordlicht");
      const request: LetterRequest = {
        grants: [id],
        language: "de",
        address: "",
        format: "text",
        method: "clipboard",
        until: days(30),
      };
      const letter = await b.showLetter("letter", request);
      expect(letter.language).toBe("de");
      expect(letter.rendering.text).toContain("Nordlicht");
      const grant = await b.approveLetter("approve", request);
      expect((await b.sharesWith("Nordlicht")).find((s) => s.id === id)!.askedAt).toBe("");
      await wait(11);
      await b.useGrant("use", grant.id);
      const shares = await b.sharesWith("Nordlicht");
      expect(shares.find((s) => s.id === id)!.askedAt).not.toBe("");
      expect(shares.find((s) => s.id === grant.id)!.letter).toBe(true);
      expect((await b.holders())[0]).toMatchObject({ shares: 1, withdrawn: 1 });
    });
    test("forgets a recipient, not the others, and the record stays whole", async () => {
      const b = await open();
      await leave(b, "Nordlicht");
      await leave(b, "Kranich");
      const { entries, grants } = await b.forgetRecipient("Nordlicht");
      expect([entries > 0, grants]).toEqual([true, 1]);
      expect((await b.holders()).map((h) => h.name)).toEqual(["Kranich"]);
      expect(await b.checkRecord("check")).toMatchObject({ forgotten: entries, faults: [] });
      expect((await rejected(b.forgetRecipient("Nordlicht"))).code).toBe("not_found");
      // What leaves later is known again.
      await leave(b, "Nordlicht");
      expect((await b.holders()).map((h) => h.name).sort()).toEqual(["Kranich", "Nordlicht"]);
    });
    test("keeps a mail account without telling its password, and lets nothing out in airplane mode", async () => {
      const b = await open();
      expect([await b.mailAccount(), await b.mailServer()]).toEqual([null, ""]);
      const account = {
        host: "mail.example.org",
        port: 465,
        security: "tls" as const,
        user: "jo",
        from: "jo@example.org",
        name: "",
      };
      await b.setMailAccount(account, "secret");
      expect(await b.mailAccount()).toEqual(account);
      expect(await b.mailServer()).toBe("mail.example.org");
      expect((await b.setAirplane(true)).airplane).toBe(true);
      await rejected(b.tryMailAccount("try", account, ""));
      expect((await b.setAirplane(false)).airplane).toBe(false);
      await b.removeMailAccount();
      expect([await b.mailAccount(), await b.mailServer()]).toEqual([null, ""]);
    });
  });
}
