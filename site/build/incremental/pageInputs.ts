import type { FluxTable } from '@nereid/catalogue';
import type { ConstraintResult } from '../constraintResult.js';
import type { SiteData, SiteRecord } from '../siteData.js';
import type { SiteSnapshot } from '../snapshotPages.js';
import { hashOf } from './buildCache.js';
import { namesIn } from './namesIn.js';
import { narrowData, type PageView } from './pageView.js';
import type { SiteInputs } from './siteInputs.js';

/** What a page is made from beside the programs and its address, where that is less than everything. */
export interface PageInputs {
  readonly inputs: readonly unknown[];
  readonly view: PageView;
}

/** Pages that name the commit and the date of the build; the others do not change with them. */
export const isStamped = (component: string): boolean => component === 'pages/records/[id].astro';

type Props = Readonly<Record<string, unknown>>;

/**
 * Inputs of pages that need not be made again when something else changes, by the files that make them. A page without an
 * entry depends on everything, and so does one that looks at more than it says here: `makeSeeing` notices.
 */
export class NarrowInputs {
  private readonly ofRecords = new Map<SiteRecord['record'], PageInputs>();
  private readonly recordIds: string;

  constructor(
    private readonly data: SiteData,
    private readonly site: SiteInputs,
  ) {
    this.recordIds = hashOf(data.recordIds);
  }

  /** @returns undefined for a page that depends on everything */
  of(component: string, props: Props): PageInputs | undefined {
    if (component.startsWith('pages/docs/')) {
      return { inputs: [this.site.documents, this.site.declarations], view: { documents: true } };
    }
    switch (component) {
      case 'pages/records/[id].astro':
        return props.entry === undefined ? undefined : this.ofRecordPage((props.entry as SiteRecord).record);
      case 'pages/records/[id]/[file].ts':
        return this.ofRecord(props.record as SiteRecord['record']);
      case 'pages/records/[id]/exclusion-[variant].svg.ts':
      case 'pages/records/[id]/exclusion.pdf.ts':
      case 'pages/records/[id]/limits.csv.ts':
        return alone(constraintInputs(props.constraint as ConstraintResult));
      case 'pages/snapshots/[id].astro':
        return this.ofSnapshot(props.entry as SiteSnapshot);
      case 'pages/experiments/flux/[table]-[theme].svg.ts':
        return alone([props.table as FluxTable]);
      case 'pages/gallery/[file].ts':
        return alone([props.spec, props.text]);
      case 'pages/home/[variant].svg.ts':
        return alone([props.spec]);
      case 'pages/404.astro':
      case 'pages/methodology.astro':
      case 'pages/explorer/scans/index.astro':
        return alone([]);
      default:
        return undefined;
    }
  }

  /** The page of a record says when its anchors were found. */
  private ofRecordPage(record: SiteRecord['record']): PageInputs {
    const { inputs, view } = this.ofRecord(record);
    return { inputs: [...inputs, this.site.stamp], view };
  }

  /** A record with what its text names. */
  private ofRecord(record: SiteRecord['record']): PageInputs {
    const known = this.ofRecords.get(record);
    if (known !== undefined) return known;
    const entry = this.data.records.find((one) => one.record === record) as SiteRecord;
    const { anchors, coverage, constraint } = entry;
    const named = this.named(record);
    const computed = [anchors, coverage, constraint && constraintInputs(constraint)];
    // one text for the page and all its downloads
    const inputs = { inputs: [hashOf(this.recordIds, record, computed, named.inputs)], view: named.view };
    this.ofRecords.set(record, inputs);
    return inputs;
  }

  /** A snapshot with the records that stand in it. */
  private ofSnapshot(entry: SiteSnapshot): PageInputs {
    const named = this.named([entry.snapshot, entry.anchored]);
    return { inputs: [this.recordIds, entry, ...named.inputs], view: named.view };
  }

  /** References and snapshots whose names stand anywhere in some data, and the references of those snapshots. */
  private named(data: unknown): PageInputs {
    const words = namesIn(data);
    const { snapshots, catalogue } = this.data;
    const shownSnapshots = [...words].flatMap((word) => snapshots.get(word) ?? []);
    for (const { reference } of shownSnapshots) words.add(reference);
    const references = [...words].flatMap((word) => catalogue.references.get(word) ?? []);
    const view = narrowData(
      this.data,
      new Set(references.map(({ key }) => key)),
      new Set(shownSnapshots.map(({ id }) => id)),
    );
    return { inputs: [references, shownSnapshots], view: { data: view } };
  }
}

/** A page that is made from its properties alone. */
const alone = (inputs: readonly unknown[]): PageInputs => ({ inputs, view: {} });

const constraintInputs = ({ figure, ...rest }: ConstraintResult): readonly unknown[] => [rest, figure('light')];
