import {
  chen,
  fullTask,
  li,
  lin,
  losAngeles,
  maya,
  project,
  shenzhen,
  task,
} from '../test/golden/company.ts';
import { assignForm } from './assign-form.ts';
import { dueForm } from './due-form.ts';
import type { Card, Field } from './model.ts';
import { roomForm } from './room-settings.ts';
import { settingsForm } from './settings.ts';
import { NOBODY } from './task-fields.ts';
import { editTaskForm, newTaskForm } from './task-form.ts';

function formOf(card: Card) {
  const form = card.blocks.find((block) => block.type === 'form');
  if (!form) throw new Error('the card has no form');
  return form;
}

const field = (card: Card, name: string): Field | undefined =>
  formOf(card).fields.find((one) => one.name === name);

const creating = {
  projects: [project()],
  project: null,
  people: [lin, chen],
  zone: 'Asia/Shanghai',
  prefill: {},
};

describe('a form', () => {
  it('asks for a project only where there is a choice', () => {
    expect(formOf(newTaskForm(creating, shenzhen)).fields.map(({ name }) => name)).toEqual([
      ...['title', 'responsible', 'due', 'priority', 'every', 'start', 'helpers', 'followers', 'estimate'],
      ...['tags', 'items', 'note'],
    ]);
    const two = { ...creating, projects: [project(), project({ id: 'p2', code: 'NP27' })] };
    expect(field(newTaskForm(two, shenzhen), 'project')).toMatchObject({ type: 'select', required: true });
  });

  it('carries what it is about in its submit press', () => {
    expect(formOf(newTaskForm({ ...creating, origin: { roomId: 'r1' } }, shenzhen)).submit.press).toEqual({
      operation: 'submit.form',
      input: { form: 'task.create', zone: 'Asia/Shanghai', project: 'p1', origin: { roomId: 'r1' } },
    });
    expect(formOf(dueForm(task(), 'America/Los_Angeles', losAngeles)).submit.press.input).toEqual({
      form: 'task.due',
      task: 't8',
      zone: 'America/Los_Angeles',
    });
  });

  it('is filled with what is', () => {
    const card = editTaskForm(
      { task: fullTask(), people: [maya, chen], zone: 'America/Los_Angeles' },
      losAngeles,
    );
    expect(field(card, 'title')).toMatchObject({ value: 'Coupon setup' });
    expect(field(card, 'responsible')).toMatchObject({ value: 'maya' });
    expect(field(card, 'helpers')).toMatchObject({ value: ['chen', 'li'] });
    expect(field(card, 'due')).toMatchObject({ value: '2026-10-26T18:00', zone: 'America/Los_Angeles' });
    expect(field(card, 'estimate')).toMatchObject({ value: '2.5h' });
  });

  it('offers nobody as the person responsible, and whoever is on the task already', () => {
    const card = assignForm(fullTask({ helpers: [li] }), [maya], losAngeles);
    expect(field(card, 'responsible')).toMatchObject({
      options: [
        { value: NOBODY, label: 'Nobody yet' },
        { value: 'maya', label: 'Maya Torres' },
        { value: 'li', label: 'Li Ting' },
      ],
    });
  });

  it('comes back with what was typed and what is wrong with it', () => {
    const state = { values: { title: '', priority: 'urgent' }, errors: { title: 'Fill this in' } };
    const card = newTaskForm({ ...creating, prefill: { title: 'old' } }, losAngeles, state);
    expect(field(card, 'title')).toMatchObject({ error: 'Fill this in' });
    expect(field(card, 'title')).not.toHaveProperty('value');
    expect(field(card, 'priority')).toMatchObject({ value: 'urgent' });
  });

  it('shows a due time of another zone as the clocks of this one do', () => {
    const due = field(dueForm(task(), 'Asia/Shanghai', shenzhen), 'due');
    expect(due).toMatchObject({ value: '2026-10-31T09:00', zone: 'Asia/Shanghai' });
  });

  it('keeps a zone that is not among those usually offered', () => {
    const zone = field(settingsForm({ zone: 'Asia/Kathmandu', locale: 'en' }, losAngeles), 'zone');
    expect(zone).toMatchObject({ value: 'Asia/Kathmandu' });
    expect(zone?.type === 'select' && zone.options[0]).toEqual({
      value: 'Asia/Kathmandu',
      label: expect.any(String),
    });
  });

  it('cannot make a room of a partner’s workspace internal', () => {
    const view = {
      id: 'r3',
      name: 'R3',
      zone: 'Asia/Shanghai',
      locale: 'zh',
      audience: null,
      projects: [],
    } as const;
    expect(field(roomForm({ ...view, partner: true }, shenzhen), 'audience')).toBeUndefined();
    expect(field(roomForm({ ...view, partner: false }, shenzhen), 'audience')).toMatchObject({
      value: 'external',
    });
  });
});
