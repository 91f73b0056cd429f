import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Copy, DockerfileParser, Env, From } from 'dockerfile-ast';
import type { Instruction } from 'dockerfile-ast';

export const repository = fileURLToPath(new URL('../../', import.meta.url));
export const dockerfile = readFileSync(join(repository, 'deploy/Dockerfile'), 'utf8');

/** What a Dockerfile's steps leave behind, in folders of this machine instead of layers. */
export class Image {
  readonly #folder: string;
  readonly #stages: string[] = [];
  readonly #names = new Map<string, string>();
  readonly env: Record<string, string> = {};
  user = '';
  workdir = '/';
  entrypoint: readonly string[] = [];
  health: readonly string[] = [];

  constructor(folder: string) {
    this.#folder = folder;
  }

  get root(): string {
    return this.#stages.at(-1) ?? this.#folder;
  }

  /** Carries out each step in the folder of its stage; the base image is this machine. */
  build(): void {
    for (const step of DockerfileParser.parse(dockerfile).getInstructions()) this.#take(step);
  }

  /** Runs a command as the image's user, who may write nowhere in it. */
  run([command = '', ...args]: readonly string[], env: Record<string, string>): ChildProcess {
    const [uid = NaN, gid = NaN] = this.user.split(':').map(Number);
    const asRoot = process.getuid?.() === 0;
    return spawn(command, args, {
      cwd: join(this.root, this.workdir),
      env: { PATH: process.env['PATH'] ?? '', ...this.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(asRoot && { uid, gid }),
    });
  }

  #take(step: Instruction): void {
    if (step instanceof From) this.#from(step.getBuildStage() ?? String(this.#stages.length));
    else if (step instanceof Copy) this.#copy(step);
    else if (step instanceof Env)
      for (const property of step.getProperties()) this.env[property.getName()] = property.getValue() ?? '';
    else this.#other(step.getKeyword(), step.getArgumentsContent() ?? '');
  }

  #other(keyword: string, content: string): void {
    if (keyword === 'USER') this.user = content;
    else if (keyword === 'ENTRYPOINT') this.entrypoint = strings(content);
    else if (keyword === 'HEALTHCHECK') this.health = strings(content);
    else if (keyword === 'WORKDIR') {
      this.workdir = content;
      mkdirSync(join(this.root, content), { recursive: true });
    } else if (keyword === 'RUN') {
      const cwd = join(this.root, this.workdir);
      const env = { ...process.env, npm_config_prefer_offline: 'true' };
      const { status, stdout, stderr } = spawnSync('sh', ['-c', content], { cwd, env, encoding: 'utf8' });
      if (status !== 0) throw new Error(`RUN ${content}: ${stdout}${stderr}`);
    } else if (!['ARG', 'LABEL', 'EXPOSE'].includes(keyword)) throw new Error(`${keyword} is not known here`);
  }

  #from(name: string): void {
    const stage = join(this.#folder, name);
    mkdirSync(stage, { recursive: true });
    this.#stages.push(stage);
    this.#names.set(name, stage);
  }

  #copy(step: Copy): void {
    const from =
      step
        .getFlags()
        .find((flag) => flag.getName() === 'from')
        ?.getValue() ?? null;
    const places = step.getArguments().map((argument) => argument.getValue());
    const target = places.pop() ?? '';
    for (const source of places) {
      const origin = from === null ? repository : (this.#names.get(from) ?? 'no such stage');
      const to = target.startsWith('/') ? target : join(this.workdir, target);
      const into = target.endsWith('/') ? join(to, basename(source)) : to;
      cpSync(join(origin, source), join(this.root, into), { recursive: true, verbatimSymlinks: true });
    }
  }
}

/** The exec form of a command, which needs no shell. */
function strings(content: string | null): string[] {
  const list: unknown = JSON.parse(/\[[^]*\]/.exec(content ?? '')?.[0] ?? 'null');
  if (!Array.isArray(list)) throw new Error(`not in exec form: ${content}`);
  return list.map(String);
}

/** Files of the repository that the steps copy. */
export function sources(): string[] {
  return DockerfileParser.parse(dockerfile)
    .getInstructions()
    .filter((step) => step instanceof Copy)
    .filter((step) => step.getFlags().length === 0)
    .flatMap((step) =>
      step
        .getArguments()
        .map((argument) => argument.getValue())
        .slice(0, -1),
    );
}
