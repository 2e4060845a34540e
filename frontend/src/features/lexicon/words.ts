import type { LexiconKind, LexiconRule } from "$lib/backend/lexicon";
import { m } from "$lib/paraglide/messages";

const kinds: Record<LexiconKind, () => string> = {
  skill: m.lexicon_kind_skill,
  tool: m.lexicon_kind_tool,
  method: m.lexicon_kind_method,
  knowledge: m.lexicon_kind_knowledge,
  certificate: m.lexicon_kind_certificate,
  language: m.lexicon_kind_language,
  soft: m.lexicon_kind_soft,
  occupation: m.lexicon_kind_occupation,
};

export function kindWord(kind: LexiconKind): string {
  return kinds[kind]();
}

/** When a name counts, in words. */
export function ruleWords(rule: LexiconRule): string {
  switch (rule) {
    case "always":
      return m.lexicon_always();
    case "case":
      return m.lexicon_rule_case();
    case "every":
      return m.lexicon_rule_every();
    case "weak":
      return m.lexicon_rule_weak();
    case "context":
      return m.lexicon_rule_context();
  }
}
