/**
 * What a film is before it is a film: a drawing for every moment. The same moment gives the same drawing.
 */

/** In pixels of the film, and units of its drawings. */
export const size = { width: 960, height: 540 } as const;
export const framesPerSecond = 15;

export type FilmScene = {
  readonly id: string;
  readonly seconds: number;
  /** In bits a second: more where the whole picture moves. */
  readonly bitrate: number;
  /** The moment that is shown before the film begins. */
  readonly poster: number;
  /** What is seen at `second`, as the inside of an SVG. No letters: one film serves every language. */
  readonly draw: (second: number) => string;
};

/** One moment as a whole picture. */
export const pictureAt = ({ draw }: FilmScene, second: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="0 0 ${size.width} ${size.height}">${draw(second)}</svg>\n`;
