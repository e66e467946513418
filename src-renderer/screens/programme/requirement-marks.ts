/**
 * The marks of requirements: of what kind each is, and how it stands.
 */
import {
  BadgeCheck,
  BookOpen,
  Check,
  CircleSlash2,
  Clock,
  Eye,
  FileSignature,
  Hourglass,
  ListChecks,
  type LucideIcon,
  Minus,
  PencilLine,
  Ruler,
  UserRoundCheck,
} from 'lucide-react';
import type { RequirementWay } from '#core/contract/programme-calls.ts';
import type { LeafState } from '#core/programme/way-on.ts';

export const kindMarks: Readonly<Record<RequirementWay['kind'], LucideIcon>> = {
  course: BookOpen,
  exam: PencilLine,
  practical: Eye,
  hours: Clock,
  count: ListChecks,
  recommendation: UserRoundCheck,
  document: FileSignature,
  credential: BadgeCheck,
};

/** Null: an empty place. */
export const stateMarks: Readonly<Record<LeafState, LucideIcon | null>> = {
  met: Check,
  waived: CircleSlash2,
  spare: Minus,
  waits: Hourglass,
  begun: Ruler,
  open: null,
};
