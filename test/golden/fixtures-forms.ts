import {
  assignForm,
  blockForm,
  dueForm,
  editTaskForm,
  formTemplateCard,
  linkForm,
  newTaskForm,
  noteForm,
  projectForm,
  roomForm,
  settingsForm,
} from '../../cards/index.ts';
import type { Reader } from '../../cards/views.ts';
import { texts } from '../../src/text/index.ts';
import { chen, fullTask, HOSTILE, lin, maya, project, task } from './company.ts';
import { alone, type Fixtures, form } from './fixture.ts';

/** States of these cards. */
export function formFixtures(reader: Reader): Fixtures {
  const people = [lin, chen, maya];
  const t = texts(reader.locale);
  const wrong = {
    values: { title: '', due: '2026-10-01T18:00' },
    errors: { title: t.forms.wrong.required, due: t.forms.wrong.past },
  };
  const projects = [project(), project({ id: 'p2', code: 'NP27', name: 'NP27' })];
  const creating = {
    projects,
    project: 'p1',
    people,
    zone: reader.zone,
    prefill: { title: 'SKU', due: '2026-10-30T18:00:00' },
  };
  return {
    'task-form': {
      create: form(newTaskForm(creating, reader)),
      createAll: form(newTaskForm({ ...creating, all: true }, reader)),
      wrong: form(newTaskForm(creating, reader, wrong)),
      oneProject: form(newTaskForm({ ...creating, projects: [project()] }, reader)),
      edit: form(editTaskForm({ task: fullTask(), people, zone: 'America/Los_Angeles' }, reader)),
    },
    'form-template': {
      edit: alone(
        formTemplateCard(
          editTaskForm({ task: fullTask(), people, zone: 'America/Los_Angeles' }, reader),
          { head: reader.locale === 'zh' ? '填表 编辑 BF26-8' : 'form edit BF26-8' },
          reader,
        ),
      ),
      wrong: alone(
        formTemplateCard(
          newTaskForm(creating, reader, wrong),
          {
            head: reader.locale === 'zh' ? '填表 新建' : 'form new',
            problems: [t.forms.wrong.unknownField('SKU')],
          },
          reader,
        ),
      ),
    },
    'due-form': {
      dated: form(dueForm(task(), 'America/Los_Angeles', reader)),
      undated: form(dueForm(task({ due: null }), reader.zone, reader)),
    },
    'assign-form': { some: form(assignForm(fullTask(), people, reader)) },
    'block-form': {
      empty: form(blockForm(task(), reader)),
      wrong: form(blockForm(task(), reader, { errors: { reason: t.forms.wrong.required } })),
    },
    'note-form': { empty: form(noteForm(task({ title: HOSTILE }), reader)) },
    'project-form': { empty: form(projectForm({ zone: reader.zone, room: 'r1' }, reader)) },
    'settings-form': { mine: form(settingsForm({ zone: 'Asia/Kathmandu', locale: reader.locale }, reader)) },
    'room-form': {
      own: form(roomForm(roomView(false), reader)),
      partner: form(roomForm(roomView(true), reader)),
    },
    'link-form': { some: form(linkForm({ identity: 'i1', name: 'Zhou Kai' }, people, reader)) },
  };
}

/** States of these cards. */
export function roomView(partner: boolean) {
  return {
    id: 'r1',
    name: 'Amazon US',
    zone: 'Asia/Shanghai',
    locale: 'zh' as const,
    audience: partner ? null : ('internal' as const),
    partner,
    projects: [
      { id: 'p1', code: 'BF26', name: 'Q4', isDefault: true },
      { id: 'p2', code: 'NP27', name: 'NP27', isDefault: false },
    ],
  };
}
