/**
 * What a team lacks, as a sentence each.
 */
import { useTranslation } from 'react-i18next';
import type { Gap } from '#core/crisis/readiness.ts';
import { useFormats } from '../../locale/use-formats.ts';
import type { Skills } from '../../parts/use-skills.ts';

/** `nameOf`: of a person, by id. */
export function useGapWords(skills: Skills, nameOf: (person: string) => string): (gap: Gap) => string {
  const { t } = useTranslation();
  const formats = useFormats();
  return (gap) => {
    switch (gap.kind) {
      case 'too-few':
        return t('gap.too-few', {
          programme: skills.titleOf(gap.programme),
          have: formats.number(gap.have),
          wanted: formats.number(gap.wanted),
        });
      case 'language':
        return t('gap.language', { language: formats.spoken(gap.language) });
      case 'not-certified':
        return t('gap.not-certified', { name: nameOf(gap.person) });
      case 'runs-out':
        return t('gap.runs-out', {
          programme: skills.titleOf(gap.programme),
          date: formats.day(gap.until),
          have: formats.number(gap.have),
          wanted: formats.number(gap.wanted),
        });
      case 'one-person':
        return t('gap.one-person', { programme: skills.titleOf(gap.programme), name: nameOf(gap.person) });
      case 'one-speaker':
        return t('gap.one-speaker', { language: formats.spoken(gap.language), name: nameOf(gap.person) });
    }
  };
}
