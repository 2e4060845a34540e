import "@fontsource-variable/inter/wght.css";
import "$lib/ui/tokens.css";
import "$lib/ui/base.css";
import { mount } from "svelte";
import App from "./App.svelte";
import { openBackend } from "$lib/backend/open";

document.documentElement.dataset.theme = window.matchMedia("(prefers-color-scheme: dark)").matches
  ? "dark"
  : "light";

const target = document.getElementById("app");
if (target) {
  const backend = await openBackend();
  mount(App, { target, props: { backend } });
}
