/**
 * An article in a list: its title, and in one sentence what is in it.
 */
import type { ArticleCard } from '#core/contract/article-card.ts';
import { directionOf } from '#core/locale/languages.ts';
import { Button } from '../../parts/button.tsx';

type Props = { readonly article: ArticleCard; readonly onOpen: () => void };

export function ArticleRow({ article: { title, summary, language }, onOpen }: Props) {
  return (
    <li>
      <Button className="article-row" lang={language} dir={directionOf(language)} onPress={onOpen}>
        <span className="article-row-title">{title}</span>
        <span className="quiet-line">{summary}</span>
      </Button>
    </li>
  );
}
