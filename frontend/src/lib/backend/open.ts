import type { Backend } from "./backend";

/** The program behind the window: the real one in the desktop window, the one in memory in a browser. */
export async function openBackend(): Promise<Backend> {
  const { inDesktop } = await import("./wails");
  if (inDesktop()) {
    const { WailsBackend } = await import("./wails");
    return new WailsBackend();
  }
  const { MemoryBackend, memoryOptions } = await import("./memory");
  return new MemoryBackend(memoryOptions(window.location.search));
}
