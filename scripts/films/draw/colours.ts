/**
 * The colours of the pictures in the lessons, by day.
 */
export const colours = {
  paper: '#FAF8F4',
  raised: '#FFFFFF',
  shade: '#ECE5D8',
  wash: '#D5E4E0',
  haze: '#E6EEEB',
  ink: '#1B2430',
  quiet: '#8B8577',
  deep: '#33414E',
  accent: '#0B6E6E',
  care: '#B7791F',
  danger: '#B4412E',
  done: '#2F7D4F',
  road: '#C9C4B8',
  skin: ['#EBC7A6', '#BD8658', '#7C5239'],
} as const;

/** The line around things. */
export const edge = { stroke: colours.ink, strokeWidth: 3, strokeLinejoin: 'round', strokeLinecap: 'round' } as const;
export const fine = {
  stroke: colours.ink,
  strokeWidth: 2,
  strokeOpacity: 0.5,
  fill: 'none',
  strokeLinecap: 'round',
} as const;
