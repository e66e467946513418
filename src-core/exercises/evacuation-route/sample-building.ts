/**
 * A small building for tests. Ten units are a metre, so that twelve units take a second.
 *
 *     office | hall  | yard
 *     cellar | store |
 *
 * The door from the office to the hall is shut; the one from the cellar to the store is hot; the yard is where one is safe.
 */
import type { Box } from '../places.ts';
import type { Building, Point } from './building.ts';

type Room = Building['rooms'][number];
type Door = Building['doors'][number];

export const room = (id: string, box: Box, more: Partial<Room> = {}): Room => ({ id, box, ...more });
export const door = (id: string, from: string, to: string, at: Point, more: Partial<Door> = {}): Door => ({
  id,
  between: [from, to],
  at,
  ...more,
});

export const building: Building = {
  id: 'fire',
  scale: 10,
  begin: 'office',
  limit: { seconds: 60 },
  rooms: [
    room('office', [0, 0, 120, 120]),
    room('hall', [120, 0, 120, 120], {
      meets: [
        {
          id: 'colleague',
          choices: [
            { id: 'ask', worth: 1, seconds: 10 },
            { id: 'run', worth: 0, seconds: 0 },
          ],
        },
      ],
    }),
    room('yard', [240, 0, 120, 120], { end: { worth: 1 } }),
    room('cellar', [0, 120, 120, 120]),
    room('store', [120, 120, 120, 120]),
  ],
  doors: [
    door('office-hall', 'office', 'hall', [120, 60], { closed: {} }),
    door('hall-yard', 'hall', 'yard', [240, 60], { oneWay: true, seconds: 5 }),
    door('office-cellar', 'office', 'cellar', [60, 120]),
    door('cellar-store', 'cellar', 'store', [120, 180], { closed: {}, stops: { seconds: 20 } }),
    door('store-hall', 'store', 'hall', [180, 120]),
  ],
};

export const changed = (change: Partial<Building>): Building => ({ ...building, ...change });
/** The building with one room or door in place of the one of that id. */
export const withRoom = (id: string, more: Partial<Room>): Building =>
  changed({ rooms: building.rooms.map((one) => (one.id === id ? { ...one, ...more } : one)) });
export const withDoor = (id: string, more: Partial<Door>): Building =>
  changed({ doors: building.doors.map((one) => (one.id === id ? { ...one, ...more } : one)) });
