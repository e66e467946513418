/**
 * A picture may draw and nothing else: an allow list of SVG elements and attributes.
 */
import { SaxesParser } from 'saxes';
import { type ContentProblem, problem } from './problem.ts';

const elements = new Set(
  'svg g path rect circle ellipse line polyline polygon defs clipPath mask linearGradient radialGradient stop style title desc use pattern symbol marker'.split(
    ' ',
  ),
);

export function checkPicture(file: string, source: string): ContentProblem[] {
  const problems: ContentProblem[] = [];
  const parser = new SaxesParser();
  const unsafe = (what: string) =>
    problems.push(problem(file, parser.line, 'picture-unsafe', { what: what.slice(0, 80) }));

  parser.on('error', (error) => {
    if (!problems.some((known) => known.code === 'picture-broken')) {
      problems.push(problem(file, parser.line, 'picture-broken', { reason: error.message.slice(0, 120) }));
    }
  });
  parser.on('doctype', () => unsafe('DOCTYPE'));
  parser.on('processinginstruction', (instruction) => {
    if (instruction.target !== 'xml') unsafe(`<?${instruction.target}?>`);
  });
  let inStyle = false;
  let depth = 0;
  parser.on('opentag', (tag) => {
    if (depth === 0 && tag.name !== 'svg') unsafe(`<${tag.name}>`);
    depth += 1;
    if (!elements.has(tag.name)) unsafe(`<${tag.name}>`);
    inStyle = tag.name === 'style';
    for (const [name, value] of Object.entries(tag.attributes)) {
      if (/^on/i.test(name)) unsafe(name);
      if (/href$/i.test(name) && !value.startsWith('#')) unsafe(`${name}="${value}"`);
      if (/url\(\s*['"]?(?!#)/i.test(value) || /javascript:|data:/i.test(value)) unsafe(`${name}="${value}"`);
    }
  });
  parser.on('closetag', () => {
    inStyle = false;
    depth -= 1;
  });
  parser.on('text', (text) => {
    if (inStyle && /@import|url\(\s*['"]?(?!#)|expression\(/i.test(text)) unsafe('style');
  });
  parser.write(source).close();
  return problems;
}
