/**
 * Sentences that go into what is brought in: in the language of the items, and in that of the person.
 */

import type { LanguageCode } from '#core/locale/languages.ts';
import enExchange from '#core/locale/messages/en/exchange.json' with { type: 'json' };
import enProblem from '#core/locale/messages/en/problem.json' with { type: 'json' };
import zhExchange from '#core/locale/messages/zh/exchange.json' with { type: 'json' };
import zhProblem from '#core/locale/messages/zh/problem.json' with { type: 'json' };

const rationales: Partial<Record<LanguageCode, string>> = {
  en: enExchange.import.rationale,
  zh: zhExchange.import.rationale,
};
const unknown: Partial<Record<LanguageCode, string>> = {
  en: enProblem['unknown-competency'],
  zh: zhProblem['unknown-competency'],
};

/** `items`: the language of texts that name none; `person`: of what is told about it. */
export function wordsOfImport(
  items: LanguageCode,
  person: LanguageCode,
): { rationale: string; competencyUnknown: (id: string) => string } {
  const sentence = unknown[person] ?? enProblem['unknown-competency'];
  return {
    rationale: rationales[items] ?? enExchange.import.rationale,
    competencyUnknown: (id) => sentence.replace('{{id}}', id),
  };
}
