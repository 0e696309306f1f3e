import { changedItems, itemsTyped } from './checklist.ts';

const shown = [
  { id: 'i1', text: 'photos', done: true },
  { id: 'i2', text: 'labels; both sides', done: false },
  { id: 'i3', text: 'video', done: false },
];
const none = { added: [], removed: [], ticked: [], unticked: [] };

describe('a checklist that comes back from a form', () => {
  it('changes nothing where nothing was changed, by lines or in one line', () => {
    expect(changedItems('✓ photos\nlabels; both sides\nvideo', shown)).toEqual(none);
    expect(changedItems('✓ photos；labels; both sides；video', shown)).toEqual(none);
    expect(changedItems('video\n\n  ✓  photos \nlabels; both  sides', shown)).toEqual(none);
  });

  it('adds the lines that are new, and removes those that are gone', () => {
    expect(changedItems('✓ photos\nvideo\nfilm; ✓ cut', shown)).toEqual({
      ...none,
      added: [
        { text: 'film', done: false },
        { text: 'cut', done: true },
      ],
      removed: ['i2'],
    });
    expect(changedItems('', shown)).toEqual({ ...none, removed: ['i1', 'i2', 'i3'] });
  });

  it('takes a changed text for another item', () => {
    expect(changedItems('✓ photos\nlabels; one side\nvideo', shown)).toEqual({
      ...none,
      added: [
        { text: 'labels', done: false },
        { text: 'one side', done: false },
      ],
      removed: ['i2'],
    });
  });

  it('ticks and unticks by the mark in front, in any of its shapes', () => {
    expect(changedItems('photos\n√ labels; both sides\n✔video', shown)).toEqual({
      ...none,
      ticked: ['i2', 'i3'],
      unticked: ['i1'],
    });
  });

  it('tells two items of one text apart by their ticks', () => {
    const twins = [
      { id: 'a', text: 'box', done: true },
      { id: 'b', text: 'box', done: false },
    ];
    expect(changedItems('box\n✓ box', twins)).toEqual(none);
    expect(changedItems('✓ box', twins)).toEqual({ ...none, removed: ['b'] });
  });

  it('knows an item again whose own text begins with a tick', () => {
    expect(changedItems('✓ sign', [{ id: 'a', text: '✓ sign', done: false }])).toEqual(none);
  });
});

it('reads a new checklist by lines and by separators', () => {
  expect(itemsTyped(' first\n\nsecond； third;')).toEqual(['first', 'second', 'third']);
});
