/**
 * Reads one film from its files and checks it whole: that the moving picture is one and as long as is said, and that its
 * captions can be read in every language.
 */
import { checkPicture } from '../content/check-picture.ts';
import { competencyIn, type Framework, type PackFiles, type PackMedia } from '../content/pack.ts';
import { courseLanguages } from '../content/pack-schema.ts';
import { type ContentProblem, problem } from '../content/problem.ts';
import { type LineOf, readYaml } from '../content/read-yaml.ts';
import { fastestReading, readingSpeed } from './captions.ts';
import { type Film, filmFile, posterFile } from './film.ts';
import { filmSchema } from './film-schema.ts';
import { readWebm } from './webm.ts';

const file = 'film.yaml';
/** In seconds: so much may the file be longer or shorter than is said. */
const tolerance = 0.5;
/** What every Chromium plays. */
const codecs: readonly string[] = ['V_VP8', 'V_VP9'];

/** `folder`: the name of its folder, which is its id. */
export function readFilm(
  files: PackFiles,
  media: PackMedia,
  folder: string,
  framework: Framework | null,
): { value: Film | null; problems: ContentProblem[] } {
  const source = files.get(file);
  if (source === undefined) return { value: null, problems: [problem(file, 0, 'file-missing', { file })] };
  const declared = readYaml(file, source, courseLanguages);
  if (!declared.value) return { value: null, problems: declared.problems };
  const { languages } = declared.value;
  const reading = readYaml(file, source, filmSchema(languages), {
    translations: { files, languages, areOthersTaken: false },
  });
  const problems = [...reading.problems];
  const film = reading.value;
  if (!film) return { value: null, problems };

  if (film.id !== folder) {
    problems.push(problem(file, reading.lineOf(['id']), 'schema', { field: 'id', reason: `expected ${folder}` }));
  }
  for (const [index, id] of film.competencies.entries()) {
    if (framework && !competencyIn(framework, id))
      problems.push(problem(file, reading.lineOf(['competencies', index]), 'unknown-competency', { id }));
  }
  problems.push(...checkCaptions(film, reading.lineOf), ...checkMovingPicture(media.get(filmFile), film.seconds));
  const poster = files.get(posterFile);
  if (poster === undefined) problems.push(problem(file, 0, 'picture-missing', { file: posterFile }));
  else problems.push(...checkPicture(posterFile, poster));
  return { value: problems.length === 0 ? film : null, problems };
}

function checkCaptions({ scenes, seconds }: Film, lineOf: LineOf): ContentProblem[] {
  const ids = new Set<string>();
  let end = 0;
  return scenes.flatMap(({ id, from, to, caption }, index) => {
    const line = lineOf(['scenes', index, 'id']);
    const isInOrder = from >= end && to > from && to <= seconds;
    const isKnown = ids.has(id);
    ids.add(id);
    end = Math.max(end, to);
    const tooFast = Object.entries(caption).flatMap(([language, text]) => {
      const most = fastestReading(language as keyof typeof caption);
      const speed = readingSpeed(text, to - from);
      return to > from && speed > most
        ? [problem(file, line, 'caption-fast', { id, language, speed: speed.toFixed(1), most: String(most) })]
        : [];
    });
    return [
      ...(isKnown ? [problem(file, line, 'duplicate-id', { id })] : []),
      ...(isInOrder ? [] : [problem(file, line, 'caption-order', { id })]),
      ...tooFast,
    ];
  });
}

function checkMovingPicture(bytes: Uint8Array | undefined, said: number): ContentProblem[] {
  if (!bytes) return [problem(file, 0, 'file-missing', { file: filmFile })];
  const webm = readWebm(bytes);
  const pictures = webm?.tracks.filter(({ kind }) => kind === 'video') ?? [];
  if (!webm?.isSeekable || pictures.length !== 1 || !codecs.includes(pictures[0]?.codec ?? ''))
    return [problem(filmFile, 0, 'film-broken')];
  return [
    ...(webm.tracks.length > 1 ? [problem(filmFile, 0, 'film-sound')] : []),
    ...(Math.abs(webm.seconds - said) > tolerance
      ? [problem(filmFile, 0, 'film-seconds', { said: String(said), found: webm.seconds.toFixed(1) })]
      : []),
  ];
}
