import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from './image.ts';

const unit = 'deploy/systemd/tributary.service';

/** Exposure in tenths, of 100, above which a change to the unit is refused; the unit alone and with its drop-ins are below it. */
const threshold = 15;

function analyze(...args: string[]) {
  const { status, stdout, stderr } = spawnSync('systemd-analyze', args, {
    cwd: repository,
    encoding: 'utf8',
    env: { ...process.env, SYSTEMD_PAGER: '', SYSTEMD_COLORS: '0' },
  });
  return { status, output: `${stdout}${stderr}` };
}

describe(unit, () => {
  it('is one that systemd loads, with its drop-ins', () => {
    expect(analyze('verify', unit)).toEqual({ status: 0, output: '' });
  });

  it('loses no worker for another’s want of memory or tasks, and no line for being one of many', () => {
    const text = readFileSync(join(repository, unit), 'utf8');
    const set = (name: string) => new RegExp(`^${name}=(.*)$`, 'm').exec(text)?.[1];
    expect(set('OOMPolicy')).toBe('continue');
    expect(set('LogRateLimitIntervalSec')).toBe('0');
    expect(Number(set('TasksMax'))).toBeGreaterThan((256 + 2) * 11);
  });

  it(`is exposed to no more than ${threshold / 10} of 10`, () => {
    const { status, output } = analyze('security', '--offline=true', `--threshold=${threshold}`, unit);
    expect(output).toMatch(/Overall exposure level for tributary.service: \d\.\d OK/);
    expect(status).toBe(0);
  });
});
