import { crc32, zipOf } from './zip.ts';

const text = new TextEncoder().encode('123456789');

it('computes the checksum of the known vector', () => {
  expect(crc32(text).toString(16)).toBe('cbf43926');
});

it('holds one file whose directory points back at it', () => {
  const zip = Buffer.from(zipOf('任务.csv', text));
  const end = zip.indexOf('PK\u0005\u0006', 0, 'latin1');
  const central = zip.readUInt32LE(end + 16);
  expect(zip.subarray(central, central + 4).toString('latin1')).toBe('PK\u0001\u0002');
  expect(zip.readUInt32LE(end + 12)).toBe(end - central);
  expect(zip.readUInt32LE(central + 16)).toBe(crc32(text));
  expect(zip.readUInt32LE(central + 42)).toBe(0);
  const nameLength = zip.readUInt16LE(26);
  expect(zip.subarray(30, 30 + nameLength).toString()).toBe('任务.csv');
  expect(zip.subarray(30 + nameLength, central)).toEqual(Buffer.from(text));
  expect(end + 22).toBe(zip.length);
});
