import {
  type CatalogueRecord,
  type FullRecord,
  formatPath,
  formatValue,
  type References,
  readableNumber,
  renderReferences,
  stringsIn,
} from '@nereid/catalogue';
import { referenceLabel, requireReference } from './citations.js';
import { MarkupError, renderInline, renderMarkdown } from './markdown.js';

/** Formulas, code, links and references to values, or else the id of a record. */
const UNTOUCHED_OR_RECORD =
  /\$[^$]*\$|`[^`]*`|\[[^[\]]*\](?:\([^)]*\))?|\{[^{}]*\}|(?<![\w/])([A-Z]{1,3}\d{3})(?![\w/])/g;

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
    /** Records that a text may name, `N009`: each mention becomes a link. */
    private readonly records: ReadonlySet<string> = new Set(),
  ) {}

  /** @throws MarkupError that names the record and the field */
  block(text: string): string {
    return inRecord(this.record, text, () => renderMarkdown(this.bound(text)));
  }

  /** @throws MarkupError that names the record and the field */
  inline(text: string): string {
    return inRecord(this.record, text, () => renderInline(this.bound(text)));
  }

  /** The title, which stands in links on other pages. @throws MarkupError, also where it holds a link itself */
  title(): string {
    const html = this.inline(this.record.title);
    if (html.includes('<a '))
      throw new MarkupError(this.record.title, 'A link in a title.', `${this.record.id}: title`);
    return html;
  }

  /** The text with values and citations written out as Markdown links. */
  private bound(text: string): string {
    return renderReferences(this.withRecordLinks(text), {
      value: (id) => `[${formatValue(requireValue(this.record, id))}](${this.page}#${id})`,
      number: (id) => `[${readableNumber(requireValue(this.record, id).number)}](${this.page}#${id})`,
      citation: (keys) => `(${keys.map((key) => this.cite(key)).join('; ')})`,
    });
  }

  /** Mentions in formulas, code and links stay as they are, and so does the record itself. */
  private withRecordLinks(text: string): string {
    const folder = this.page === '' ? '../' : this.page.replace(/[^/]+\/$/, '');
    return text.replace(UNTOUCHED_OR_RECORD, (match, id: string | undefined) =>
      id !== undefined && id !== this.record.id && this.records.has(id) ? `[${id}](${folder}${id}/)` : match,
    );
  }

  private cite(key: string): string {
    // A name is no Markdown, whatever characters it has.
    const label = referenceLabel(requireReference(this.references, key)).replace(/[\\`*_[\]<>$&!]/g, '\\$&');
    return `[${label}](${this.page}#ref-${key})`;
  }
}

/** The note of a record that moved or was split. @throws MarkupError that names the record */
export function forwardingNote(record: CatalogueRecord & { readonly note: string }): string {
  return inRecord(record, record.note, () => renderInline(record.note));
}

/** What `render` makes of a text of the record; an error says where in the record the text stands. */
function inRecord(record: CatalogueRecord, text: string, render: () => string): string {
  try {
    return render();
  } catch (error) {
    if (!(error instanceof MarkupError)) throw error;
    const path = stringsIn(record).find(([, string]) => string === text)?.[0];
    throw new MarkupError(text, error.reason, path === undefined ? record.id : `${record.id}: ${formatPath(path)}`);
  }
}

/** The value of an id that the catalogue has checked. */
export function requireValue(record: FullRecord, id: string): FullRecord['values'][number] {
  const value = record.values.find((one) => one.id === id);
  if (value === undefined) throw new Error(`${record.id} has no value "${id}", though it was checked.`);
  return value;
}
