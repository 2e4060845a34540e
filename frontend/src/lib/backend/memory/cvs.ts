import type { FieldEdit, Problem, ProfileView, ResumeDraft, ReviewField } from "../backend";
import { addedField, draft, keptCV, pageImage, profile, type MemoryCV } from "./resume";

/** What the CVs need of the program around them. */
export interface CVsHost {
  call(name: string): Promise<void>;
  work(task: string, steps: string[]): Promise<void>;
  /** Rejects where the store can only be read. */
  writable(): void;
  /** So many entries left the store. */
  left(count: number): void;
}

/** The CVs of the memory backend. Whatever the file, the same fictional CV is read from it. */
export class MemoryCVs {
  readonly #host: CVsHost;
  /** The newest first. */
  list: MemoryCV[];
  #draft: ResumeDraft | null = null;
  #next = 1;

  constructor(host: CVsHost, list: MemoryCV[]) {
    this.#host = host;
    this.list = list;
  }

  async chooseResume(): Promise<string> {
    await this.#host.call("chooseResume");
    return "/home/mara/Documents/mara-lindqvist.pdf";
  }

  async readResume(task: string, path: string): Promise<ResumeDraft> {
    await this.#host.call("readResume");
    await this.#host.work(task, [
      "Opening the file",
      "Reading page 1",
      "Finding sections",
      "Finding dates",
      "Checking",
    ]);
    const name = path.split(/[/\\]/).at(-1) ?? path;
    if (/broken|empty/i.test(name)) {
      throw {
        code: "unreadable",
        message: `${name} could not be read.`,
        hint: "Nothing was saved. Open it in another program to see whether it is whole, or save it as PDF again.",
      } satisfies Problem;
    }
    this.#draft = draft(`draft-${this.#next++}`, name, this.list.find((cv) => cv.fileName === name)?.id);
    return structuredClone(this.#draft);
  }

  async pageImage(_draft: string, _page: number, _width: number): Promise<string> {
    await this.#host.call("pageImage");
    return this.#draft?.pages.length ? pageImage() : "";
  }

  async saveResume(id: string, place: string, edits: FieldEdit[]): Promise<ProfileView> {
    await this.#host.call("saveResume");
    this.#host.writable();
    const open = this.#draft;
    if (!open || open.id !== id) throw notFound("This draft is no longer open.");
    const list: ReviewField[] = open.fields
      .filter((f) => !edits.some((e) => e.removed && (e.path === f.path || e.path === f.entry)))
      .map((f) => {
        const edit = edits.find((e) => e.path === f.path && !e.removed);
        return edit
          ? { ...f, value: edit.value, edited: true, check: false, confidence: 1 }
          : { ...f, check: false };
      });
    for (const { path, value } of edits.filter(
      (e) => !e.removed && !open.fields.some((f) => f.path === e.path),
    )) {
      list.push(addedField(path, value));
    }
    const stay = this.list.filter((cv) => cv.id !== place && !cv.sample);
    if (stay.length < this.list.length) this.#host.left(1);
    this.list = [
      keptCV(place || `cv-new-${this.#next++}`, open.fileName, new Date().toISOString(), false, list),
      ...stay,
    ];
    this.#draft = null;
    return profile(this.list)!;
  }

  async discardResume(id: string): Promise<void> {
    await this.#host.call("discardResume");
    if (this.#draft?.id === id) this.#draft = null;
  }

  async profile(): Promise<ProfileView | null> {
    await this.#host.call("profile");
    return structuredClone(profile(this.list));
  }

  async reviewProfile(task: string, cv: string): Promise<ResumeDraft> {
    await this.#host.call("reviewProfile");
    return this.#reopen(task, "Opening your CV", cv);
  }

  async readAgain(task: string, cv: string): Promise<ResumeDraft> {
    await this.#host.call("readAgain");
    return this.#reopen(task, "Reading your CV again", cv);
  }

  async #reopen(task: string, step: string, id: string): Promise<ResumeDraft> {
    await this.#host.work(task, [step]);
    const cv = this.list.find((cv) => id === "" || cv.id === id);
    if (!cv) throw notFound("There is no CV yet.");
    this.#draft = {
      ...draft(`draft-${this.#next++}`, cv.fileName, cv.id),
      fields: structuredClone(cv.fields),
    };
    return structuredClone(this.#draft);
  }

  async removeCV(cv: string): Promise<ProfileView | null> {
    await this.#host.call("removeCV");
    this.#host.writable();
    this.#host.left(2);
    this.list = this.list.filter((kept) => kept.id !== cv);
    return structuredClone(profile(this.list));
  }

  async removeProfile(): Promise<void> {
    await this.#host.call("removeProfile");
    this.#host.writable();
    if (this.list.length > 0) this.#host.left(2);
    this.list = [];
  }

  clear() {
    this.list = [];
    this.#draft = null;
  }
}

function notFound(message: string): Problem {
  return { code: "not_found", message, hint: "Go back to the list and choose again." };
}
