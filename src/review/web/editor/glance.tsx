import { useEffect, useRef } from 'preact/hooks';
import type { TextsView } from '../../api.ts';
import { directionOf, t } from '../i18n.ts';
import { Columns } from './columns.tsx';
import { useVirtual } from './virtual.ts';

/**
 * The texts of an article, to be read while its states, terms and matches are on their way: a long record takes seconds.
 *
 * @param onScroll  told the segment that stands at the top once the article was scrolled
 */
export function Glance(props: {
  readonly texts: TextsView;
  readonly unit: string | undefined;
  readonly onScroll: (unit: string) => void;
}) {
  const { sourceLocale, targetLocale, title, paragraphs } = props.texts;
  const scroller = useRef<HTMLDivElement>(null);
  const rows = paragraphs.flatMap(sentences => sentences.map((pair, index) => ({ ...pair, starts: index === 0 })));
  const virtual = useVirtual({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 64,
    getItemKey: index => rows[index]?.id ?? index,
    overscan: 8,
  });
  useEffect(() => {
    const wanted = rows.findIndex(({ id }) => id === props.unit);
    if (wanted > 0) virtual.scrollToIndex(wanted, { align: 'center' });
  }, []);
  useEffect(() => {
    const { current } = scroller;
    const tellPlace = () => {
      const top = virtual.getVirtualItems().find(({ start }) => start >= (current?.scrollTop ?? 0));
      const row = top && rows[top.index];
      if (row) props.onScroll(row.id);
    };
    // Not where the page itself scrolls.
    const deeds = ['wheel', 'keyup', 'touchend', 'mouseup'];
    for (const deed of deeds) current?.addEventListener(deed, tellPlace, { passive: true });
    return () => {
      for (const deed of deeds) current?.removeEventListener(deed, tellPlace);
    };
  }, []);
  const items = virtual.getVirtualItems();
  return (
    <main class="editor" aria-busy="true">
      <div class="bar">
        <div class="title">
          <h1 lang={sourceLocale}>{title}</h1>
        </div>
        <p role="status" class="nothing">
          {t('loading')}
        </p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys must reach it */}
      <div class="article" ref={scroller} tabIndex={0}>
        <Columns sourceLocale={sourceLocale} targetLocale={targetLocale} />
        <ul class="rows" aria-label={t('editor.segments')} style={{ height: `${virtual.getTotalSize()}px` }}>
          {items.map(item => {
            const row = rows[item.index];
            return (
              row && (
                <li
                  key={row.id}
                  class="slot"
                  data-index={item.index}
                  ref={virtual.measureElement}
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  <div class={`row ${row.starts ? 'starts' : ''}`}>
                    <div class="gutter" />
                    <div class="source" lang={sourceLocale} dir={directionOf(sourceLocale)}>
                      {row.text}
                    </div>
                    <div class="target">
                      <div class="text" lang={targetLocale} dir={directionOf(targetLocale)}>
                        {row.target || <span class="missing">{t('editor.missing')}</span>}
                      </div>
                    </div>
                  </div>
                </li>
              )
            );
          })}
        </ul>
      </div>
    </main>
  );
}
