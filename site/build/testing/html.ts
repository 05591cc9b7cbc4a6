import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;
export type Element = DefaultTreeAdapterTypes.Element;

/** Every element of a piece of HTML, as a browser reads it. */
export function elementsOf(html: string): Element[] {
  const found: Element[] = [];
  const visit = (nodes: readonly Node[]) => {
    for (const node of nodes) {
      if (!('tagName' in node)) continue;
      found.push(node);
      visit(node.childNodes);
    }
  };
  visit(parseFragment(html).childNodes);
  return found;
}

/** The text of a piece of HTML as a reader sees it. */
export function textOf(html: string): string {
  const text = (nodes: readonly Node[]): string =>
    nodes
      .map((node) => ('value' in node ? (node.value as string) : 'childNodes' in node ? text(node.childNodes) : ''))
      .join('');
  return text(parseFragment(html).childNodes);
}

export const attribute = ({ attrs }: Element, name: string): string | undefined =>
  attrs.find((one) => one.name === name)?.value;
