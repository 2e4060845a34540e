import Keyboard from "@lucide/svelte/icons/keyboard";
import Languages from "@lucide/svelte/icons/languages";
import Moon from "@lucide/svelte/icons/moon";
import Search from "@lucide/svelte/icons/search";
import Sun from "@lucide/svelte/icons/sun";
import SunMoon from "@lucide/svelte/icons/sun-moon";
import Trash2 from "@lucide/svelte/icons/trash-2";
import Type from "@lucide/svelte/icons/type";
import Undo2 from "@lucide/svelte/icons/undo-2";
import type { LucideIcon } from "@lucide/svelte";
import { asProblem } from "$lib/backend/problem";
import { m } from "$lib/paraglide/messages";
import { locales, type Locale } from "$lib/paraglide/runtime";
import type { Action } from "./actions.svelte";
import type { Shell } from "./shell.svelte";

interface Window {
  locale: Locale;
  speak: (locale: Locale) => void;
  pages: { id: string; title: () => string; icon: LucideIcon }[];
}

const languages: Record<Locale, string> = { en: "English", de: "Deutsch", fr: "Français", es: "Español" };

/** What can be done on every page. */
export function commonActions(shell: Shell, { locale, speak, pages }: Window): Action[] {
  const go: Action[] = pages.map((page, i) => ({
    id: `go-${page.id}`,
    label: m.shell_go_to({ page: page.title() }),
    name: page.title(),
    group: m.shell_group_go(),
    icon: page.icon,
    keys: [`mod+${i + 1}`],
    run: () => shell.router.go(page.id),
  }));
  const group = m.shell_group_window();
  return [
    ...go,
    {
      id: "palette",
      label: m.shell_palette_open(),
      group,
      icon: Search,
      keys: ["mod+k"],
      run: () => (shell.palette = !shell.palette),
    },
    {
      id: "keys",
      label: m.shell_keys_show(),
      group,
      icon: Keyboard,
      keys: ["?"],
      run: () => (shell.keys = true),
    },
    {
      id: "undo",
      label: m.shell_undo(),
      group,
      icon: Undo2,
      keys: ["mod+z"],
      run: () => shell.toasts.undoLast(),
    },
    {
      id: "back",
      label: m.shell_back(),
      group,
      keys: ["escape"],
      run: () => void shell.router.back(),
    },
    {
      id: "larger",
      label: m.shell_text_larger(),
      group,
      icon: Type,
      keys: ["mod+plus", "mod+="],
      run: () => shell.layout.resize(shell.layout.scale + 0.1),
    },
    {
      id: "smaller",
      label: m.shell_text_smaller(),
      group,
      icon: Type,
      keys: ["mod+-"],
      run: () => shell.layout.resize(shell.layout.scale - 0.1),
    },
    {
      id: "normal",
      label: m.shell_text_normal(),
      group,
      icon: Type,
      keys: ["mod+0"],
      run: () => shell.layout.resize(1),
    },
    {
      id: "light",
      label: m.shell_theme_light(),
      group,
      icon: Sun,
      run: () => (shell.theme.choice = "light"),
    },
    { id: "dark", label: m.shell_theme_dark(), group, icon: Moon, run: () => (shell.theme.choice = "dark") },
    {
      id: "system",
      label: m.shell_theme_system(),
      group,
      icon: SunMoon,
      run: () => (shell.theme.choice = "system"),
    },
    ...locales
      .filter((l) => l !== locale)
      .map((l) => ({
        id: `speak-${l}`,
        label: m.shell_language({ name: languages[l] }),
        group,
        icon: Languages,
        run: () => speak(l),
      })),
    {
      id: "remove-sample",
      label: m.shell_sample_remove(),
      group,
      icon: Trash2,
      disabled: !shell.program.state?.sample,
      run: () => void removeSample(shell),
    },
  ];
}

export async function removeSample(shell: Shell) {
  try {
    shell.program.set(await shell.backend.removeSample());
    shell.toasts.show({ text: m.shell_sample_removed() });
  } catch (error) {
    shell.toasts.problem(asProblem(error));
  }
}
