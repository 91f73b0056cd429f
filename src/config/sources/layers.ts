import type { Fault } from '../faults.ts';
import { defaultOf } from '../declaration.ts';
import type { Defaulted, Found, Origin, Reader, Setting } from '../declaration.ts';

/** One source of settings. */
export interface Layer {
  /** The setting as given here; more than one only when it is given in two ways. */
  find(setting: Setting): readonly Found[];
}

/** Reads settings from layers, the strongest first, and gathers what is wrong with them. */
export class LayeredReader implements Reader {
  readonly faults: Fault[] = [];
  readonly #layers: (setting: Setting) => readonly Layer[];

  constructor(layers: (setting: Setting) => readonly Layer[]) {
    this.#layers = layers;
  }

  get<T>(setting: Defaulted<T>): T {
    return this.find(setting) ?? defaultOf(setting);
  }

  find<T>(setting: Setting<T>): T | null {
    const found = this.#locate(setting);
    if (found === null) return null;
    if (found.other !== undefined) this.fault(givenTwice(found.place, found.other));
    const value = setting.kind.parse(found);
    if (value === undefined) this.fault(misfit(setting, found));
    return value ?? null;
  }

  origin(setting: Setting): Origin | null {
    return this.#locate(setting);
  }

  fault(fault: Fault): void {
    const known = this.faults.some(({ place, wrong }) => place === fault.place && wrong === fault.wrong);
    if (!known) this.faults.push(fault);
  }

  #locate(setting: Setting): (Found & Origin & { other?: string }) | null {
    for (const [rank, layer] of this.#layers(setting).entries()) {
      const [found, ...others] = layer.find(setting);
      if (found === undefined) continue;
      const other = others.find(({ inFile }) => inFile !== found.inFile)?.place;
      return { ...found, rank, other };
    }
    return null;
  }
}

function givenTwice(place: string, other: string): Fault {
  return { place, wrong: `${other} sets the same`, remedy: 'take one of them away' };
}

function misfit({ kind, or }: Setting, { raw, inFile, place }: Found): Fault {
  if (inFile)
    return { place, wrong: 'names a file that cannot be read or is empty', remedy: 'see that it is there' };
  const value = typeof raw === 'string' ? raw : JSON.stringify(raw);
  // A value with an @ may be an address with a password in it.
  const shown = kind.secret || value.includes('@') ? 'the value' : JSON.stringify(value.slice(0, 60));
  const example = or || kind.example;
  const remedy = example === '' ? 'write one' : `write for example ${example}`;
  return { place, wrong: `${shown} is not ${kind.expects}`, remedy };
}
