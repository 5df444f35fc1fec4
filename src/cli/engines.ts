import type { Engine } from '../engine/engine.ts';
import { AppError } from '../errors.ts';
import type { World } from './world.ts';

export interface ChosenEngine {
  readonly asked: { readonly engine?: Engine };
  /** The engine's id; absent where there is none. */
  readonly id?: string;
  /** Why this one, or why none. */
  readonly why: string;
}

export async function chooseEngine(name: string, world: World): Promise<ChosenEngine> {
  if (name === 'none') return { asked: {}, why: 'none was asked for' };
  if (name === 'pseudo') {
    const engine = (await import('../engine/pseudo.ts')).pseudoEngine();
    return { asked: { engine }, id: engine.id, why: 'asked for' };
  }
  if (name === 'auto') return { asked: {}, why: 'no key is set' };
  throw new AppError('usage', `no engine ${name}`, `${world.cwd}`);
}
