/**
 * Words of what focal points take out, in all six languages.
 */
import type { LanguageCode } from '#core/locale/languages.ts';
import ar from '#core/locale/messages/ar/staff-export.json' with { type: 'json' };
import en from '#core/locale/messages/en/staff-export.json' with { type: 'json' };
import es from '#core/locale/messages/es/staff-export.json' with { type: 'json' };
import fr from '#core/locale/messages/fr/staff-export.json' with { type: 'json' };
import ru from '#core/locale/messages/ru/staff-export.json' with { type: 'json' };
import zh from '#core/locale/messages/zh/staff-export.json' with { type: 'json' };
import type { ExportWords } from '#core/staff/export-lines.ts';

export const exportWords: Readonly<Record<LanguageCode, ExportWords>> = { ar, en, es, fr, ru, zh };
