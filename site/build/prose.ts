import { type FullRecord, formatValue, type References, readableNumber, renderReferences } from '@nereid/catalogue';
import { referenceLabel, requireReference } from './citations.js';
import { renderInline, renderMarkdown } from './markdown.js';

/**
 * Turns a text of a record into HTML. Numbers become links to the value they come from, citations links to the list of
 * references; neither can drift from the values, for they are not written in the text.
 */
export class RecordProse {
  constructor(
    private readonly record: FullRecord,
    private readonly references: References,
    /** Page of the record, where the text stands on another one. */
    private readonly page = '',
  ) {}

  block(text: string): string {
    return renderMarkdown(this.bound(text));
  }

  inline(text: string): string {
    return renderInline(this.bound(text));
  }

  /** The text with values and citations written out as Markdown links. */
  private bound(text: string): string {
    return renderReferences(text, {
      value: (id) => `[${formatValue(requireValue(this.record, id))}](${this.page}#${id})`,
      number: (id) => `[${readableNumber(requireValue(this.record, id).number)}](${this.page}#${id})`,
      citation: (keys) => `(${keys.map((key) => this.cite(key)).join('; ')})`,
    });
  }

  private cite(key: string): string {
    return `[${referenceLabel(requireReference(this.references, key))}](${this.page}#ref-${key})`;
  }
}

/** The value of an id that the catalogue has checked. */
export function requireValue(record: FullRecord, id: string): FullRecord['values'][number] {
  const value = record.values.find((one) => one.id === id);
  if (value === undefined) throw new Error(`${record.id} has no value "${id}", though it was checked.`);
  return value;
}
