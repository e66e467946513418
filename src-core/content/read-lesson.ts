/**
 * Markdown of a lesson → blocks. What is not in the small set of shapes a lesson may have is named, with its line,
 * and never passed on: no HTML, no links, no pictures from elsewhere.
 */
import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import { directiveFromMarkdown } from 'mdast-util-directive';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { directive } from 'micromark-extension-directive';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { z } from 'zod';
import { assertNever } from '../result/result.ts';
import { type Block, type CalloutKind, calloutKinds, type Inline } from './lesson-block.ts';
import { translatedFrontSchema } from './pack-schema.ts';
import { type ContentProblem, type ProblemCode, problem } from './problem.ts';
import { readYaml } from './read-yaml.ts';

export type LessonText = { title: string; summary: string; blocks: Block[] };

/** `:word` in running text is just text; only the block forms `:::` and `::` are directives here. */
function blockDirectives() {
  const { text: _inline, ...extension } = directive();
  return extension;
}

const pictureFile = /^pictures\/([a-z0-9-]+\.svg)$/;

/** `of`: the mark of the words that it translates, where it says so. */
export type LessonReading = { value: LessonText | null; of: string | null; problems: ContentProblem[] };

export function readLesson(file: string, source: string): LessonReading {
  const { value, problems } = readText(file, source, translatedFrontSchema);
  if (!value) return { value: null, of: null, problems };
  const { of = null, ...text } = value;
  return { value: problems.length > 0 ? null : text, of, problems };
}

export type TextReading<Front> = { value: (Front & { blocks: Block[] }) | null; problems: ContentProblem[] };

/** A text with what `schema` wants to stand in front of it. */
export function readText<S extends z.ZodType<object>>(
  file: string,
  source: string,
  schema: S,
): TextReading<z.infer<S>> {
  const normal = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const front = /^---\n([\s\S]*?)\n---\n/.exec(normal);
  if (!front) return { value: null, problems: [problem(file, 1, 'markdown-front-matter')] };
  const head = readYaml(file, front[1] ?? '', schema, { firstLine: 2 });
  const problems: ContentProblem[] = [...head.problems];
  const skipped = (front[0].match(/\n/g) ?? []).length;

  const say = (node: Nodes, code: ProblemCode, params: Record<string, string> = {}) => {
    problems.push(problem(file, (node.position?.start.line ?? 1) + skipped, code, params));
  };

  const inline = (nodes: readonly PhrasingContent[]): Inline[] =>
    nodes.flatMap((node): Inline[] => {
      switch (node.type) {
        case 'text':
          if (/\*\*|__/.test(node.value)) say(node, 'markdown-emphasis', { text: node.value.slice(0, 60) });
          return [{ kind: 'text', text: joinLines(node.value) }];
        case 'strong':
        case 'emphasis':
          return [{ kind: node.type, children: inline(node.children) }];
        case 'break':
          return [{ kind: 'break' }];
        case 'html':
          say(node, 'markdown-html', { text: node.value.slice(0, 60) });
          return [];
        case 'link':
        case 'linkReference':
          say(node, 'markdown-link', { target: 'url' in node ? node.url.slice(0, 100) : '' });
          return [];
        default:
          say(node, 'markdown-unsupported', { kind: node.type });
          return [];
      }
    });

  const block = (node: RootContent): Block[] => {
    switch (node.type) {
      case 'heading':
        if (node.depth !== 2 && node.depth !== 3) {
          say(node, 'markdown-heading');
          return [];
        }
        return [{ kind: 'heading', depth: node.depth, children: inline(node.children) }];
      case 'paragraph': {
        const only = node.children[0];
        if (node.children.length === 1 && only?.type === 'image') {
          const match = pictureFile.exec(only.url);
          if (!match?.[1]) {
            say(node, 'path-escape', { path: only.url.slice(0, 100) });
            return [];
          }
          if (!only.alt?.trim()) say(node, 'translation-missing', { language: '', field: 'alt' });
          return [{ kind: 'picture', file: match[1], alt: only.alt ?? '' }];
        }
        return [{ kind: 'paragraph', children: inline(node.children) }];
      }
      case 'list':
        return [
          {
            kind: 'list',
            ordered: node.ordered === true,
            items: node.children.map((item) => item.children.flatMap(block)),
          },
        ];
      case 'blockquote':
        return [{ kind: 'quote', children: node.children.flatMap(block) }];
      case 'table': {
        const [first, ...rest] = node.children.map((row) => row.children.map((cell) => inline(cell.children)));
        return [{ kind: 'table', head: first ?? [], rows: rest }];
      }
      case 'containerDirective':
        if (!calloutKinds.includes(node.name as CalloutKind)) {
          say(node, 'markdown-unsupported', { kind: `:::${node.name}` });
          return [];
        }
        return [{ kind: 'callout', callout: node.name as CalloutKind, children: node.children.flatMap(block) }];
      case 'leafDirective': {
        const id = node.attributes?.id;
        if (node.name === 'check' && id) return [{ kind: 'check', checkId: id }];
        if (node.name === 'film' && id) return [{ kind: 'film', filmId: id }];
        if (node.name === 'exercise' && id) return [{ kind: 'exercise', exerciseId: id }];
        say(node, 'markdown-unsupported', { kind: `::${node.name}` });
        return [];
      }
      case 'html':
        say(node, 'markdown-html', { text: node.value.slice(0, 60) });
        return [];
      case 'definition':
        say(node, 'markdown-link', { target: node.url.slice(0, 100) });
        return [];
      default:
        say(node, 'markdown-unsupported', { kind: node.type });
        return [];
    }
  };

  const tree = fromMarkdown(normal.slice(front[0].length), {
    extensions: [blockDirectives(), gfmTable(), cjkFriendlyExtension()],
    mdastExtensions: [directiveFromMarkdown(), gfmTableFromMarkdown()],
  });
  const blocks = tree.children.flatMap(block);
  return { value: head.value ? { ...head.value, blocks } : null, problems };
}

/** A line break in the source is a space, but not beside a Chinese character or its punctuation. */
const joinLines = (text: string) =>
  text.replace(/(.?)\n(.?)/gsu, (_whole, before: string, after: string) =>
    wide.test(before) || wide.test(after) ? `${before}${after}` : `${before} ${after}`,
  );
const wide = /[\u3000-\u9fff\uff00-\uffef“”‘’…—]/u;

/** Every piece of running text in the blocks. */
export function textsOf(blocks: readonly Block[]): string[] {
  const ofInline = (nodes: readonly Inline[]): string =>
    nodes.map((node) => ('text' in node ? node.text : node.kind === 'break' ? ' ' : ofInline(node.children))).join('');
  return blocks.flatMap((block): string[] => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return [ofInline(block.children)];
      case 'list':
        return block.items.flatMap(textsOf);
      case 'quote':
      case 'callout':
        return textsOf(block.children);
      case 'table':
        return [...block.head, ...block.rows.flat()].map(ofInline);
      case 'picture':
        return [block.alt];
      case 'check':
      case 'film':
      case 'exercise':
        return [];
      default:
        return assertNever(block);
    }
  });
}
