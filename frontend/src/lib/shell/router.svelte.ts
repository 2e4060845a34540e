/** What a page was opened with. It lives in memory only: nothing about the person may stand in an address. */
export interface Params {
  /** A job. */
  id?: string;
  /** Words to look for. */
  words?: string;
  /** Files to read as soon as the page is there. */
  paths?: string[];
  /** A part of the page that stands in its place, such as "boards". */
  part?: string;
  /** Something the page should start with, such as "import" or "review". */
  start?: string;
}

export interface Place {
  page: string;
  params: Params;
}

export class Router {
  place = $state.raw<Place>({ page: "", params: {} });
  #past: Place[] = [];

  constructor(page: string) {
    this.place = { page, params: {} };
  }

  get page() {
    return this.place.page;
  }

  go(page: string, params: Params = {}) {
    if (
      page === this.place.page &&
      params.part === this.place.params.part &&
      Object.keys(params).length === 0
    )
      return;
    this.#past = [...this.#past.slice(-49), this.place];
    this.place = { page, params };
  }

  /** Changes what the page was opened with, without a step back to it. */
  replace(params: Params) {
    this.place = { page: this.place.page, params };
  }

  back(): boolean {
    const last = this.#past.pop();
    if (!last) return false;
    this.place = last;
    return true;
  }
}
