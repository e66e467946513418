/**
 * The blocks of a lesson as a page. There is no raw HTML anywhere on the way from Markdown to here.
 */
import { Bookmark, BookOpenText, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Block, headOf, type Inline } from '#core/content/lesson-block.ts';
import { assertNever } from '#core/result/result.ts';
import { MarkedText } from '../../parts/marked-text.tsx';
import { TermWord } from '../../parts/term-word.tsx';

type Props = {
  readonly courseId: string;
  readonly blocks: readonly Block[];
  readonly check: (checkId: string) => ReactNode;
  readonly exercise: (exerciseId: string) => ReactNode;
  readonly film: (filmId: string) => ReactNode;
};

const icons = { remember: Bookmark, care: TriangleAlert, story: BookOpenText };

function Words({ nodes }: { nodes: readonly Inline[] }) {
  return nodes.map((node, index) => {
    const key = `${index}-${node.kind}`;
    switch (node.kind) {
      case 'text':
        return <MarkedText key={key} text={node.text} />;
      case 'strong':
        return (
          <strong key={key}>
            <Words nodes={node.children} />
          </strong>
        );
      case 'emphasis':
        return (
          <em key={key}>
            <Words nodes={node.children} />
          </em>
        );
      case 'term':
        return <TermWord key={key} termId={node.termId} text={node.text} />;
      case 'break':
        return <br key={key} />;
      default:
        return assertNever(node);
    }
  });
}

function Cell({ scope, children }: { scope: 'col' | 'row' | null; children: ReactNode }) {
  return scope ? <th scope={scope}>{children}</th> : <td>{children}</td>;
}

function Row({ head, cells }: { head: Inline[][]; cells: Inline[][] }) {
  return (
    <tr>
      {cells.map((cell, column) => {
        const key = `cell-${column}`;
        return (
          <Cell key={key} scope={headOf(head, cell, { isInHead: cells === head, column })}>
            <Words nodes={cell} />
          </Cell>
        );
      })}
    </tr>
  );
}

function Table({ head, rows }: { head: Inline[][]; rows: Inline[][][] }) {
  return (
    // A wide table scrolls inside its frame; the frame can be reached by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable
    <div className="lesson-table" tabIndex={0}>
      <table>
        <thead>
          <Row head={head} cells={head} />
        </thead>
        <tbody>
          {rows.map((cells, number) => {
            const key = `row-${number}`;
            return <Row key={key} head={head} cells={cells} />;
          })}
        </tbody>
      </table>
    </div>
  );
}

function OneBlock({ block, ...rest }: { block: Block } & Omit<Props, 'blocks'>) {
  const { t } = useTranslation('lesson');
  const { courseId, check, exercise, film } = rest;
  switch (block.kind) {
    case 'heading': {
      const Heading = block.depth === 2 ? 'h2' : 'h3';
      return (
        <Heading>
          <Words nodes={block.children} />
        </Heading>
      );
    }
    case 'paragraph':
      return (
        <p>
          <Words nodes={block.children} />
        </p>
      );
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul';
      return (
        <List>
          {block.items.map((item, index) => {
            const only = item.length === 1 && item[0]?.kind === 'paragraph' ? item[0] : null;
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
              <li key={index}>{only ? <Words nodes={only.children} /> : <LessonBlocks {...rest} blocks={item} />}</li>
            );
          })}
        </List>
      );
    }
    case 'table':
      return <Table head={block.head} rows={block.rows} />;
    case 'quote':
      return (
        <blockquote>
          <LessonBlocks {...rest} blocks={block.children} />
        </blockquote>
      );
    case 'callout': {
      const Icon = icons[block.callout];
      return (
        <aside className={`callout is-${block.callout}`}>
          <p className="callout-title">
            <Icon aria-hidden="true" />
            {t(`callout.${block.callout}`)}
          </p>
          <LessonBlocks {...rest} blocks={block.children} />
        </aside>
      );
    }
    case 'picture':
      return (
        <figure>
          <img src={`app://fieldpass/content/${courseId}/pictures/${block.file}`} alt={block.alt} />
          <figcaption aria-hidden="true">{block.alt}</figcaption>
        </figure>
      );
    case 'check':
      return check(block.checkId);
    case 'film':
      return film(block.filmId);
    case 'exercise':
      return exercise(block.exerciseId);
  }
}

export function LessonBlocks({ blocks, ...rest }: Props) {
  return blocks.map((block, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a lesson's blocks never change their places
    <OneBlock key={index} block={block} {...rest} />
  ));
}
