/**
 * What is signed or asked for, by its id in the programme.
 */
import type { AskedAbout } from './carried.ts';
import type { SignOff } from './sign-off.ts';

export function aboutId({ about }: { readonly about: SignOff['about'] | AskedAbout }): string {
  switch (about.kind) {
    case 'practical':
      return about.station;
    case 'hours':
      return about.activity;
    case 'recommendation':
      return about.by;
    case 'document':
      return about.document;
  }
}
