import { fieldWord } from "$lib/consent/fields";
import type { FormGroup } from "$lib/backend/summaries";
import { m } from "$lib/paraglide/messages";

const keys: Record<string, () => string> = {
  name: m.summaries_form_name,
  given: m.summaries_form_given,
  family: m.summaries_form_family,
  label: m.summaries_form_label,
  email: m.summaries_form_email,
  phone: m.summaries_form_phone,
  address: m.summaries_form_address,
  postal_code: m.summaries_form_postal_code,
  city: m.summaries_form_city,
  region: m.summaries_form_region,
  country: m.summaries_form_country,
  link: m.summaries_form_link,
  position: m.summaries_form_position,
  employer: m.summaries_form_employer,
  place: m.summaries_form_place,
  from: m.summaries_form_from,
  to: m.summaries_form_to,
  dates: m.summaries_form_dates,
  text: m.summaries_form_description,
  degree: m.summaries_form_degree,
  area: m.summaries_form_area,
  school: m.summaries_form_school,
  all: m.summaries_form_all,
  item: m.summaries_form_item,
  language: m.summaries_form_language,
  level: m.summaries_form_level,
  subject: m.summaries_form_subject,
  letter: m.summaries_form_letter,
  title: m.summaries_form_heading,
};

/** "Job title", of a field of a form. */
export function formFieldWord(key: string): string {
  return (keys[key] ?? m.summaries_field_other)();
}

/** "Experience", of a part of a form: as the summary says it, else by its section. */
export function formGroupWord({ section, title }: FormGroup): string {
  if (section === "person") return m.summaries_form_person();
  if (section === "letter") return m.summaries_form_letter();
  return title || fieldWord(section === "profile" ? "summary" : section);
}

/** What tells a job or school from the next one; "" of parts that are there once. */
export function formGroupMore(group: FormGroup, all: FormGroup[]): string {
  const alike = all.filter((g) => g.section === group.section);
  return alike.length > 1 ? (group.fields[0]?.text ?? "") : "";
}
