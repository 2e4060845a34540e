import { m } from "$lib/paraglide/messages";

const sections: Record<string, () => string> = {
  basics: m.profile_section_basics,
  work: m.profile_section_work,
  education: m.profile_section_education,
  skills: m.profile_section_skills,
  languages: m.profile_section_languages,
  certificates: m.profile_section_certificates,
  projects: m.profile_section_projects,
  volunteer: m.profile_section_volunteer,
  awards: m.profile_section_awards,
  publications: m.profile_section_publications,
  interests: m.profile_section_interests,
  references: m.profile_section_references,
};
/** "work.name" before "name". */
const fields: Record<string, () => string> = {
  "basics.name": m.profile_field_full_name,
  "basics.label": m.profile_field_label,
  "work.name": m.profile_field_employer,
  "skills.name": m.profile_field_skill,
  "skills.level": m.profile_field_skill_level,
  name: m.profile_field_name,
  label: m.profile_field_label,
  title: m.profile_field_title,
  position: m.profile_field_position,
  email: m.profile_field_email,
  phone: m.profile_field_phone,
  url: m.profile_field_url,
  summary: m.profile_field_summary,
  description: m.profile_field_description,
  location: m.profile_field_place,
  address: m.profile_field_address,
  postalCode: m.profile_field_postcode,
  city: m.profile_field_city,
  region: m.profile_field_region,
  countryCode: m.profile_field_country,
  network: m.profile_field_network,
  username: m.profile_field_username,
  startDate: m.profile_field_start,
  endDate: m.profile_field_end,
  date: m.profile_field_date,
  releaseDate: m.profile_field_date,
  highlights: m.profile_field_highlight,
  courses: m.profile_field_course,
  keywords: m.profile_field_keyword,
  roles: m.profile_field_role,
  institution: m.profile_field_institution,
  studyType: m.profile_field_study,
  area: m.profile_field_area,
  score: m.profile_field_score,
  organization: m.profile_field_organization,
  language: m.profile_field_language,
  fluency: m.profile_field_fluency,
  issuer: m.profile_field_issuer,
  awarder: m.profile_field_issuer,
  publisher: m.profile_field_publisher,
  entity: m.profile_field_organization,
  reference: m.profile_field_reference,
};
const adds: Record<string, () => string> = {
  work: m.profile_add_work,
  education: m.profile_add_education,
  skills: m.profile_add_skill,
  languages: m.profile_add_language,
  certificates: m.profile_add_certificate,
  projects: m.profile_add_project,
};
const levels: Record<string, () => string> = {
  trainee: m.profile_level_trainee,
  junior: m.profile_level_junior,
  mid: m.profile_level_mid,
  senior: m.profile_level_senior,
  lead: m.profile_level_lead,
  manager: m.profile_level_manager,
  director: m.profile_level_director,
  executive: m.profile_level_executive,
};

function plain(name: string): string {
  const text = name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function sectionWord(section: string): string {
  return sections[section]?.() ?? plain(section);
}

/** What a field is called: "Employer" for name in work, "City" for location.city. */
export function fieldWord(section: string, name: string): string {
  const last =
    name
      .replace(/\[\d*\]/g, "")
      .split(".")
      .at(-1) ?? name;
  return (fields[`${section}.${last}`] ?? fields[last])?.() ?? plain(last);
}

export function addWord(section: string): string {
  return adds[section]?.() ?? m.profile_add_entry();
}

/** The level as the program names it, in the person's language where there is a word. */
export function levelWord(level: string): string {
  return levels[level.toLowerCase()]?.() ?? level;
}
