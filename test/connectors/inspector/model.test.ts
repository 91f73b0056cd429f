import { describe, expect, it } from 'vitest';
import { introspection, inventory, newestVersion } from '../../../src/connectors/inspector/model.ts';
import { introspectionRow, nodeId } from '../../support/rows.ts';

const row = (more: Record<string, unknown>) => introspection(introspectionRow(nodeId, more));

describe('an introspection', () => {
  it('reads times as UTC and leaves the links alone', () => {
    expect(row({})).toEqual({
      uuid: nodeId,
      state: 'FINISHED',
      rawState: 'finished',
      finished: true,
      succeeded: true,
      error: null,
      startedAt: '2026-11-21T08:00:00Z',
      finishedAt: '2026-11-21T08:05:11.407000Z',
    });
  });

  it('is not finished during a reapply, whatever the flag of the run before says', () => {
    const reapplied = { state: 'reapplying', finished: true, started_at: '2026-11-21T09:00:00' };
    expect(row(reapplied)).toMatchObject({
      state: 'REAPPLYING',
      finished: false,
      succeeded: false,
      finishedAt: null,
    });
  });

  it.each([
    [
      { state: 'finished', error: 'late' },
      { finished: true, succeeded: false },
    ],
    [
      { state: 'error', error: 'Canceled by operator' },
      { finished: true, succeeded: false, error: 'Canceled by operator' },
    ],
    [
      { state: 'waiting', finished: false, finished_at: null },
      { finished: false, succeeded: false, finishedAt: null },
    ],
    [
      { state: 'aborting', finished: false, finished_at: null },
      { state: 'ABORTING', finished: false },
    ],
    [{ started_at: null }, { startedAt: null }],
  ])('%j comes to %j', (given, read) => expect(row(given)).toMatchObject(read));

  it('keeps a state that no one has seen before, as UNKNOWN with its word', () => {
    expect(row({ state: 'levitating' })).toMatchObject({
      state: 'UNKNOWN',
      rawState: 'levitating',
      finished: true,
    });
    expect(row({ state: 'levitating', finished: false })).toMatchObject({
      finished: false,
      succeeded: false,
    });
  });

  it.each([
    [{ finished: true, error: null }, 'FINISHED'],
    [{ finished: true, error: 'x' }, 'ERROR'],
    [{ finished: false }, 'UNKNOWN'],
  ])('takes the state from the flag where a server before 1.10 prints none: %j', (given, state) => {
    expect(row({ ...given, state: undefined })).toMatchObject({ state, rawState: null });
  });
});

describe('an inventory', () => {
  it('is null where there is none, and half-filled where little is known', () => {
    expect(inventory({})).toBeNull();
    expect(
      inventory({ inventory: { cpu: { frequency: '2100.0840' }, memory: { total: 2_105_864_192 } } }),
    ).toMatchObject({
      bmcAddress: null,
      disks: null,
      boot: null,
      cpu: { frequencyMhz: 2100.084, count: null, flags: null },
      memory: { totalBytes: 2_105_864_192, physicalMb: null },
    });
  });

  it.each([
    [2600, 2600],
    ['2600', 2600],
    ['', null],
    [' ', null],
    ['-', null],
    ['fast', null],
    ['Infinity', null],
    [null, null],
  ])('takes %j for %j MHz', (frequency, mhz) => {
    expect(inventory({ inventory: { cpu: { frequency } } })?.cpu?.frequencyMhz).toBe(mhz);
  });

  it.each([
    [{ disks: [{ size: 1 }, { size: '2' }] }, '.inventory.disks[1].size'],
    [{ disks: [{ size: 2 ** 53 }] }, '.inventory.disks[0].size'],
    [{ interfaces: {} }, '.inventory.interfaces'],
  ])('%j does not fit, and says where', (given, place) => {
    expect(() => inventory({ inventory: given })).toThrow(expect.objectContaining({ place }));
  });
});

it('takes the last version for the newest, none where there is none', () => {
  expect(newestVersion({ versions: [{ id: '1.0' }, { id: '1.18' }] })).toBe('1.18');
  expect(newestVersion({ versions: [] })).toBeNull();
});
