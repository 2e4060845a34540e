import type { ConsentPurpose, ConsentView, ConsentWords } from "../consents";

type Words = ConsentWords & Pick<ConsentView, "title">;

/** What a person reads before they choose; in English where there are no others. */
export function wordsOf(purpose: ConsentPurpose, language: string): Words {
  const known = consentWords[language] ? language : "en";
  const [title, what, leaves, stop] = consentWords[known]![purpose];
  return { version: versions[purpose], language: known, title, what, leaves, stop };
}

/** Of the words below, as core/consent counts them. */
const versions: Record<ConsentPurpose, number> = {
  matching: 1,
  learning: 1,
  board_profile: 1,
  scheduling: 2,
  background_check: 1,
  language_model: 2,
  analytics: 2,
};

/** The words of core/consent, by language: title, what is done, what leaves, how it ends. */
const consentWords: Record<string, Record<ConsentPurpose, [string, string, string, string]>> = {
  en: {
    matching: [
      "Compare my CV with job ads",
      "Autojob compares what your CVs and wishes say with job ads and shows how well they fit.",
      "Nothing leaves this computer. Scores are never sent to anybody.",
      "You can end it at any time; jobs are then listed without scores.",
    ],
    learning: [
      "Learn from what I save and hide",
      "Autojob learns what you like in a job from what you save, hide and apply to.",
      "Nothing leaves this computer.",
      "You can end it at any time; what was learned then counts no more and can be deleted.",
    ],
    board_profile: [
      "Give a job board a basic profile",
      "You make a basic profile for a job board and approve each one before it goes.",
      "Only the profile that you approved goes to the board that you chose.",
      "You can end it at any time. What a board has received stays with it; ask it to delete that.",
    ],
    scheduling: [
      "Agree on interview times with an employer's system",
      "Free times would be offered to the system with which an employer arranges interviews. This version does not do that yet.",
      "Only free times go there, never what fills your calendar.",
      "You can end it at any time. Times that were sent stay with who received them.",
    ],
    background_check: [
      "Release facts for a background check",
      "You release chosen facts to one named provider, for one check, until a day that you choose.",
      "Only what you chose and approved goes to that provider.",
      "You can withdraw it at any time, and nothing more is sent. What the provider has stays with it; ask it to delete that.",
    ],
    language_model: [
      "Use a language model",
      "Text of your CV, with your identifiers taken out, and parts of the ad are sent to a language model: a chosen sentence for wording and translation, or all that may travel for ideas what else answers an ad. You see it before.",
      "Only the text that is shown goes to the address that you name. Who runs that address may forward it.",
      "You can end it at any time; everything else goes on working. What was sent stays with who received it.",
    ],
    analytics: [
      "Send counts that help to improve Autojob",
      "Autojob would count how often its parts are used, without content. This version counts nothing.",
      "Only counts would leave this computer. This version sends none.",
      "You can end it at any time.",
    ],
  },
  de: {
    matching: [
      "Meinen Lebenslauf mit Stellenanzeigen vergleichen",
      "Autojob vergleicht, was deine Lebensläufe und Wünsche sagen, mit Stellenanzeigen und zeigt, wie gut sie passen.",
      "Nichts verlässt diesen Computer. Bewertungen werden nie gesendet.",
      "Du kannst es jederzeit beenden; Stellen werden dann ohne Bewertung aufgelistet.",
    ],
    learning: [
      "Aus dem lernen, was ich merke und ausblende",
      "Autojob lernt, was dir an einer Stelle gefällt, aus dem, was du merkst, ausblendest und worauf du dich bewirbst.",
      "Nichts verlässt diesen Computer.",
      "Du kannst es jederzeit beenden; das Gelernte zählt dann nicht mehr und kann gelöscht werden.",
    ],
    board_profile: [
      "Einer Jobbörse ein Kurzprofil geben",
      "Du erstellst ein Kurzprofil für eine Jobbörse und gibst jedes frei, bevor es hinausgeht.",
      "Nur das freigegebene Profil geht an die Jobbörse, die du gewählt hast.",
      "Du kannst es jederzeit beenden. Was eine Jobbörse erhalten hat, bleibt dort; bitte sie um Löschung.",
    ],
    scheduling: [
      "Gesprächstermine mit dem System eines Arbeitgebers vereinbaren",
      "Freie Zeiten würden dem System angeboten, mit dem ein Arbeitgeber Gespräche vereinbart. Diese Version tut das noch nicht.",
      "Nur freie Zeiten gehen dorthin, nie das, was in deinem Kalender steht.",
      "Du kannst es jederzeit beenden. Gesendete Zeiten bleiben beim Empfänger.",
    ],
    background_check: [
      "Angaben für eine Überprüfung freigeben",
      "Du gibst ausgewählte Angaben an einen genannten Anbieter frei, für eine Überprüfung, bis zu einem Tag, den du wählst.",
      "Nur was du ausgewählt und freigegeben hast, geht an diesen Anbieter.",
      "Du kannst es jederzeit widerrufen, dann wird nichts mehr gesendet. Was der Anbieter hat, bleibt dort; bitte ihn um Löschung.",
    ],
    language_model: [
      "Ein Sprachmodell verwenden",
      "Text deines Lebenslaufs, ohne deine Kennzeichen, und Teile der Anzeige werden an ein Sprachmodell gesendet: ein ausgewählter Satz zum Formulieren und Übersetzen, oder alles, was hinausdarf, für Ideen, was der Anzeige noch antwortet. Du siehst es vorher.",
      "Nur der gezeigte Text geht an die Adresse, die du nennst. Wer sie betreibt, kann ihn weiterleiten.",
      "Du kannst es jederzeit beenden; alles andere funktioniert weiter. Gesendetes bleibt beim Empfänger.",
    ],
    analytics: [
      "Zählungen senden, die Autojob verbessern helfen",
      "Autojob würde zählen, wie oft seine Teile benutzt werden, ohne Inhalte. Diese Version zählt nichts.",
      "Nur Zählungen würden diesen Computer verlassen. Diese Version sendet keine.",
      "Du kannst es jederzeit beenden.",
    ],
  },
};
