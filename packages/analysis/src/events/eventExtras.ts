import { parseSpill, parseVertexVolume } from '@nereid/physics/events';
import { smearedResolution } from '../kernels/smearing.js';
import type { EventRun } from './formats/eventRun.js';

/** What events carry beside their momenta, by the words of the command line. */
export interface EventExtrasChoice {
  /** `box:x=7,y=3,z=5`, `cylinder:radius=2.6,length=5` (m). */
  readonly vertices?: string | undefined;
  /** `duration=9.6us`. */
  readonly spill?: string | undefined;
  /** Resolutions by name (`smearNames`). */
  readonly smear?: Readonly<Record<string, number>> | undefined;
}

/** The same as a run has it, and in words. */
export interface EventExtras {
  readonly run: Pick<EventRun, 'placement' | 'resolution'>;
  readonly provenance: Readonly<Record<string, string>>;
}

/** Nothing for what is not asked for: files are then what they are without. @throws InputError for names and numbers that cannot be used */
export function eventExtras({ vertices, spill, smear = {} }: EventExtrasChoice): EventExtras {
  const resolutions = Object.entries(smear).map(([name, value]) => `${name}=${value}`);
  const isPlaced = vertices !== undefined || spill !== undefined;
  const placement = {
    ...(vertices !== undefined && { volume: parseVertexVolume(vertices) }),
    ...(spill !== undefined && { spill: parseSpill(spill) }),
  };
  return {
    run: {
      ...(isPlaced && { placement }),
      ...(resolutions.length > 0 && { resolution: smearedResolution(smear) }),
    },
    provenance: {
      ...(vertices !== undefined && { vertices }),
      ...(spill !== undefined && { spill }),
      ...(resolutions.length > 0 && { smear: resolutions.join(' ') }),
    },
  };
}
