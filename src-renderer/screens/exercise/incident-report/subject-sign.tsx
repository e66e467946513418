/**
 * The sign of a part of the report.
 */
import {
  CircleQuestionMark,
  Clock,
  Footprints,
  HeartPulse,
  LifeBuoy,
  LockKeyhole,
  type LucideIcon,
  MapPin,
  Radio,
  Scale,
  Zap,
} from 'lucide-react';
import type { ViewOf } from '#core/exercises/kinds.ts';

type Subject = ViewOf<'incident-report'>['fields'][number]['subject'];

const signs: Readonly<Record<Subject, LucideIcon>> = {
  who: Radio,
  what: Zap,
  where: MapPin,
  when: Clock,
  people: HeartPulse,
  done: Footprints,
  need: LifeBuoy,
  unknown: CircleQuestionMark,
  apart: Scale,
  discreet: LockKeyhole,
};

export function SubjectSign({ subject }: { readonly subject: Subject }) {
  const Sign = signs[subject];
  return <Sign className="report-sign" aria-hidden="true" />;
}
