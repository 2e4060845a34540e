import type { StoreBackend } from "./store";

/** bind.Store as the window calls it, until its bindings are generated; then wails.ts imports those and this file goes. */
type Bound = { [K in Exclude<keyof StoreBackend, "onLocked"> as Capitalize<K>]: StoreBackend[K] };

export function store(): Bound {
  return (globalThis as unknown as { go: { bind: { Store: Bound } } }).go.bind.Store;
}
