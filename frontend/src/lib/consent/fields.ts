import { m } from "$lib/paraglide/messages";

type Word = (inputs?: object, options?: { locale?: "en" }) => string;
const fields: Record<string, Word> = {
  name: m.summaries_field_name,
  label: m.summaries_field_label,
  summary: m.summaries_field_summary,
  basics: m.summaries_field_summary,
  place: m.summaries_field_place,
  address: m.summaries_field_address,
  phone: m.summaries_field_phone,
  email: m.summaries_field_email,
  links: m.summaries_field_links,
  work: m.summaries_field_work,
  volunteer: m.summaries_field_volunteer,
  education: m.summaries_field_education,
  skills: m.summaries_field_skills,
  languages: m.summaries_field_languages,
  certificates: m.summaries_field_certificates,
  projects: m.summaries_field_projects,
  awards: m.summaries_field_awards,
  publications: m.summaries_field_publications,
  interests: m.summaries_field_interests,
  references: m.summaries_field_references,
  pay: m.summaries_field_pay,
  past_pay: m.summaries_field_past_pay,
  birth_date: m.summaries_field_birth_date,
  photo: m.summaries_field_photo,
  nationality: m.summaries_field_nationality,
  marital_status: m.summaries_field_marital_status,
  health: m.summaries_field_health,
  preferences: m.summaries_field_preferences,
};
/** "Phone", of a field; what is not known is "Other". */
export function fieldWord(field: string): string {
  return (fields[field] ?? m.summaries_field_other)();
}
/** The same of a field's id or its English name; what is neither stays as it is. */
export function fieldCalled(text: string): string {
  const found = fields[text] ?? Object.values(fields).find((word) => word({}, { locale: "en" }) === text);
  return found?.() ?? text;
}
