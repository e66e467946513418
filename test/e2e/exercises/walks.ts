/**
 * Which walk goes through which kind of exercise.
 */
import type { ExerciseView } from '#core/exercises/kinds.ts';
import { bleedingOrder } from './bleeding-order.ts';
import { breathing } from './breathing.ts';
import { conversation } from './conversation.ts';
import { convoy } from './convoy.ts';
import { evacuationRoute } from './evacuation-route.ts';
import { incidentReport } from './incident-report.ts';
import { packing } from './packing.ts';
import { radioDrill } from './radio-drill.ts';
import { riskMatrix } from './risk-matrix.ts';
import { securityLevel } from './security-level.ts';
import { spotHazards } from './spot-hazards.ts';
import { stoppingDistance } from './stopping-distance.ts';
import type { Walk } from './walk.ts';

export const walks: { readonly [Kind in ExerciseView['kind']]: Walk<Kind> } = {
  'bleeding-order': bleedingOrder,
  breathing,
  conversation,
  convoy,
  'incident-report': incidentReport,
  'evacuation-route': evacuationRoute,
  packing,
  'radio-drill': radioDrill,
  'risk-matrix': riskMatrix,
  'spot-hazards': spotHazards,
  'security-level': securityLevel,
  'stopping-distance': stoppingDistance,
};
