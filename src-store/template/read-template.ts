/**
 * The template of an organisation's papers, from a folder with `template.yaml` and pictures.
 */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readYaml } from '#core/content/read-yaml.ts';
import {
  largestPicture,
  pictureSize,
  plainTemplate,
  type Template,
  templateSchema,
} from '#core/credential/template.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';

const name = 'template.yaml';
/** A printer of 600 dpi shows no more of it. */
const mostPixels = 3000;

/** A folder without the file is a plain template. What is wrong is named: nobody wants 1,000 papers without a logo. */
export async function readTemplate(folder: string): Promise<Result<Template>> {
  const text = await readFile(join(folder, name), 'utf8').catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' || error.code === 'ENOTDIR' ? null : '',
  );
  if (text === null) return ok(plainTemplate);
  const { value, problems } = readYaml(name, text, templateSchema);
  if (!value) {
    const [first] = problems;
    return failed({ ...failure('template-unfit', { file: join(folder, name), line: first?.line ?? 0 }), problems });
  }
  const unfit: string[] = [];
  const picture = async (file: string | undefined): Promise<Uint8Array | null> => {
    if (!file) return null;
    const path = join(folder, file);
    const info = await stat(path).catch(() => null);
    const bytes = info?.isFile() && info.size <= largestPicture ? await readFile(path).catch(() => null) : null;
    const size = bytes && pictureSize(bytes);
    if (!bytes || !size || size.width > mostPixels || size.height > mostPixels || size.width * size.height === 0) {
      unfit.push(file);
      return null;
    }
    return new Uint8Array(bytes);
  };
  const template = {
    logo: await picture(value.logo),
    seal: await picture(value.seal),
    signatories: await Promise.all(
      value.signatories.map(async ({ signature, ...who }) => ({ ...who, signature: await picture(signature) })),
    ),
  };
  const [missing] = unfit;
  return missing ? failed(failure('template-picture', { file: join(folder, missing) })) : ok(template);
}
