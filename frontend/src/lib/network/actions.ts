import Plane from "@lucide/svelte/icons/plane";
import ShieldCheck from "@lucide/svelte/icons/shield-check";
import { m } from "$lib/paraglide/messages";
import type { Action } from "$lib/shell/actions.svelte";
import type { Shell } from "$lib/shell/shell.svelte";
import { Network } from "./network.svelte";

/** What can be done about the way out, on every page. */
export function networkActions(shell: Shell): Action[] {
  const network = Network.of(shell);
  const on = network.view?.airplane ?? false;
  const group = m.shell_group_window();
  return [
    {
      id: "shield",
      label: m.network_shield(),
      group,
      icon: ShieldCheck,
      keys: ["mod+i"],
      run: () => (network.open = !network.open),
    },
    {
      id: "airplane",
      label: on ? m.network_airplane_off() : m.network_airplane_on(),
      group,
      icon: Plane,
      keys: ["mod+shift+a"],
      run: () => void network.setAirplane(!on),
    },
  ];
}
