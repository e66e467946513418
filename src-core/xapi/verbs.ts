/**
 * The verbs of the cmi5 profile that are used here (section 9.3), each in the languages of courses.
 */
import type { LocalText } from '../locale/languages.ts';

const adl = 'http://adlnet.gov/expapi/verbs/';

export const verbs = {
  initialized: {
    id: `${adl}initialized`,
    display: { en: 'initialized', zh: '已开始', ar: 'بدأ', fr: 'commencé', ru: 'начато', es: 'iniciado' },
  },
  completed: {
    id: `${adl}completed`,
    display: { en: 'completed', zh: '已完成', ar: 'أكمل', fr: 'terminé', ru: 'завершено', es: 'completado' },
  },
  passed: {
    id: `${adl}passed`,
    display: { en: 'passed', zh: '已通过', ar: 'اجتاز', fr: 'réussi', ru: 'сдано', es: 'aprobado' },
  },
  failed: {
    id: `${adl}failed`,
    display: { en: 'failed', zh: '未通过', ar: 'لم يجتز', fr: 'échoué', ru: 'не сдано', es: 'no aprobado' },
  },
  terminated: {
    id: `${adl}terminated`,
    display: { en: 'terminated', zh: '已结束', ar: 'انتهى', fr: 'clos', ru: 'окончено', es: 'finalizado' },
  },
  satisfied: {
    id: 'https://w3id.org/xapi/adl/verbs/satisfied',
    display: { en: 'satisfied', zh: '已达标', ar: 'استوفى', fr: 'satisfait', ru: 'выполнено', es: 'cumplido' },
  },
} as const satisfies Record<string, { id: string; display: LocalText }>;
export type Verb = keyof typeof verbs;
