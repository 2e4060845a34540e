import { expect, test } from "vitest";
import type { MailAccount } from "$lib/backend/network";
import { isAddress, providerOf, sameLogin } from "./providers";

test("a well-known provider is known by the address, whatever its case", () => {
  expect(providerOf(" Jo@GMail.com ")).toMatchObject({ host: "smtp.gmail.com", port: 465, wants: "app" });
  expect(providerOf("jo@gmx.at")).toMatchObject({ name: "GMX", wants: "allow" });
});
test("no other domain is guessed, one that only looks alike neither", () => {
  for (const address of ["jo@example.org", "jo@mail.gmail.com", "jo@gmail.com.example.org", "gmail.com", ""])
    expect(providerOf(address)).toBeNull();
});
test("an address is bare", () => {
  expect(["jo@example.org", "j.o+x@mail.example.org"].every(isAddress)).toBe(true);
  expect(["jo", "Jo <jo@example.org>", "jo@example", "jo @example.org", ""].some(isAddress)).toBe(false);
});
test("the kept password is for the same server and login only", () => {
  const a: MailAccount = {
    host: "mail.example.org",
    port: 465,
    security: "tls",
    user: "jo",
    from: "jo@example.org",
    name: "",
  };
  expect(sameLogin(a, { ...a, host: "Mail.example.org", name: "Jo" })).toBe(true);
  for (const other of [
    { host: "mail.example.com" },
    { port: 587 },
    { security: "starttls" as const },
    { user: "al" },
  ])
    expect(sameLogin(a, { ...a, ...other })).toBe(false);
});
