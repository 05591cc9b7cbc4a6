import type { Constraint } from '@nereid/analysis';
import type { TridentModel } from '@nereid/physics';

type Prediction = ReturnType<Constraint['predict']>;
type Remembered = Map<number, Remembered | Prediction>;

/**
 * Constraints that remember what they predicted at each point of one model, so that another test of the same points, or other bounds
 * beside them, need no new calculation. What a kernel predicts is quicker than remembering it.
 */
export class RememberedPredictions {
  private readonly known: Map<Constraint, Remembered> = new Map();
  private of = '';

  /** Forgets everything where these points are others than before. */
  use(points: string): void {
    if (points === this.of) return;
    this.of = points;
    this.known.clear();
  }

  remembering(constraint: Constraint): Constraint {
    if ('kernel' in constraint) return constraint;
    return {
      ...constraint,
      predict: (model) => {
        let map = this.mapOf(constraint);
        for (const value of mixingOf(model)) map = branch(map, value);
        const values = Object.values(model.parameters);
        const last = values.length - 1;
        for (let i = 0; i < last; i++) map = branch(map, values[i]);
        const found = map.get(values[last]) as Prediction | undefined;
        if (found !== undefined) return found;
        const prediction = constraint.predict(model);
        map.set(values[last], prediction);
        return prediction;
      },
    };
  }

  private mapOf(constraint: Constraint): Remembered {
    const found = this.known.get(constraint);
    if (found) return found;
    const made: Remembered = new Map();
    this.known.set(constraint, made);
    return made;
  }
}

/** A point is asked about with its mixing taken away, too: the parameters are then those of the point as it is. */
const mixingOf = ({ bosons }: TridentModel): number[] =>
  (bosons?.vectors ?? []).flatMap(({ charges: { mixing = 0, loops } }) => [
    mixing,
    loops === undefined ? 2 : Number(loops),
  ]);

function branch(map: Remembered, value: number): Remembered {
  const found = map.get(value) as Remembered | undefined;
  if (found) return found;
  const made: Remembered = new Map();
  map.set(value, made);
  return made;
}
