import { countryName } from "$lib/format";

const codes =
  "AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK UA US CA AU NZ IN MX BR AR CL CO JP SG ZA TR".split(
    " ",
  );

/** Countries to choose from by name, with what is already chosen; `any` names the choice of none. */
export function countryOptions(any: string, chosen: string[] = []): { value: string; label: string }[] {
  const all = [...new Set([...codes, ...chosen.filter(Boolean)])];
  return [
    { value: "", label: any },
    ...all
      .map((code) => ({ value: code, label: countryName(code) }))
      .sort((a, b) => a.label.localeCompare(b.label)),
  ];
}

export const currencies = "EUR GBP CHF USD SEK NOK DKK PLN CZK HUF RON CAD AUD NZD INR MXN BRL".split(" ");
