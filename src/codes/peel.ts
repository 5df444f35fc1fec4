import { hasMarkers, type Marker, markersIn } from './markers.ts';

/** A text without the codes at its very ends, and those. */
export interface Peeled {
  readonly before: string;
  readonly inner: string;
  readonly after: string;
}

/**
 * Takes the codes off a text's very ends: spans round all of it, halves of spans that go on, and what stands alone. Their
 * places in a translation are certain.
 */
export function peeled(text: string): Peeled {
  if (!hasMarkers(text)) return { before: '', inner: text, after: '' };
  const markers = markersIn(text);
  let [first, last] = [0, markers.length - 1];
  let [start, end] = [0, text.length];
  const isHalf = ({ number }: Marker) => markers.filter(each => each.number === number).length === 1;
  for (;;) {
    const head = first <= last && markers[first]?.start === start ? markers[first] : undefined;
    const tail = first <= last && markers[last]?.end === end ? markers[last] : undefined;
    if (head && isHalf(head)) [first, start] = [first + 1, head.end];
    else if (tail && isHalf(tail)) [last, end] = [last - 1, tail.start];
    else if (head && tail && head.number === tail.number && head !== tail) {
      [first, start] = [first + 1, head.end];
      [last, end] = [last - 1, tail.start];
    } else break;
  }
  return { before: text.slice(0, start), inner: text.slice(start, end), after: text.slice(end) };
}
