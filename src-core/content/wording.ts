/**
 * Wordings that an item must not have, told by their pattern: T. M. Haladyna, S. M. Downing and M. C. Rodriguez, "A
 * review of multiple-choice item-writing guidelines for classroom assessment", Applied Measurement in Education 15, 2002.
 */
import type { LanguageCode } from '../locale/languages.ts';

const allAbove: Readonly<Record<LanguageCode, RegExp>> = {
  en: /\b(all|none|any|both|neither) of the (above|other (options|answers))\b|\b(all|none) the above\b/iu,
  // Only where the option begins so: 「一百米以上都……」 is a distance.
  zh: /^(以上|上述|上面)(的|所有|各项|几项|选项|答案)*(都|皆|均|全)/u,
  fr: /(^|\s)(tou(te)?s|aucune?)\s.*(ci-dessus|ces réponses|précédent)/iu,
  es: /(^|\s)(tod[ao]s|ningun[ao])\s.*(anteriores|de arriba)/iu,
  ru: /(^|\s)(вс[её]|ничего|ни одно|ни один)\s.*(перечисленн|вышеуказанн|вышеназванн)/iu,
  ar: /(كل|جميع|لا شيء|أي)\s+(مما|ما)\s+(سبق|ورد|ذكر)|(كل|جميع)\s+(الإجابات|الخيارات)/u,
};

/** "All of the above", "none of the above". */
export const saysAllAbove = (option: string, language: LanguageCode): boolean => allAbove[language].test(option.trim());

const helper = '(?:is|are|was|were|do|does|did|has|have|should|must|may|can|could|would|will)';
/** Words after which "not" belongs to the case and not to what is asked: "What do you do if he does not answer?" */
const clause = '(?:if|when|while|who|whom|whose|that|because|since|although|though|where|until|unless|as|but|and)';
const whichIsNot = new RegExp(
  `(?:^|[,:]\\s+)(?:[Oo]f [^,]+, |[Ii]n |[Tt]o )?(?:[Ww]hich|[Ww]hat|[Ww]ho)\\b(?:\\s+(?!${clause}\\b)[\\w’'-]+){0,8}?\\s+(?:${helper}(?:\\s+(?:you|one|we|they|he|she|it|(?:a|an|the|your) [\\w’'-]+))?\\s+not|(?:${helper}n|can|won)[’']t)\\b`,
);
const allExcept =
  /\b(?:[Ww]hich|[Ww]hat|[Aa]ll|[Ee]ach|[Ee]very)\b.*\bexcept(?:\s+(?:for|one|for one|which|which one))?\s*[?:…]?$/;

/** An English stem asks which one is not so, and the "not" or "except" is not in capitals. */
export function hidesNegative(stem: string): boolean {
  const sentences = stem.match(/[^.?!]+[.?!]*/g) ?? [];
  return sentences
    .map((sentence) => sentence.trim())
    .some((sentence) => !/[.!]$/.test(sentence) && (whichIsNot.test(sentence) || allExcept.test(sentence)));
}

const scripts: Partial<Record<LanguageCode, RegExp>> = {
  zh: /\p{Script=Han}/u,
  ru: /\p{Script=Cyrillic}/u,
  ar: /\p{Script=Arabic}/u,
};
/**
 * Units, abbreviations and the signal words of distress and urgency (ITU Radio Regulations, articles 32 and 33) stay as
 * they are in every language: "5 km", "VHF", "Pan-pan".
 */
const sameEverywhere = /\b(?:[A-Z]+|[Mm]ayday|[Pp]an-pan|km|cm|mm|m|kg|g|ml|l|h|min|s|kHz|MHz|GHz)\b/g;

/** `text`, said in `language`, is still the English one, or has not one letter of its own script. */
export function isUntranslated(text: string, english: string | undefined, language: LanguageCode): boolean {
  if (language === 'en') return false;
  const own = text.replace(sameEverywhere, '');
  if (text === english && (own.match(/\p{Script=Latin}+/gu) ?? []).length > 3) return true;
  const script = scripts[language];
  return script !== undefined && !script.test(own) && /\p{L}/u.test(own);
}
