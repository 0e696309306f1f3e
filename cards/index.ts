export { assignForm } from './assign-form.ts';
export {
  type BindRefusal,
  bindRefusedCard,
  boundCard,
  linkCodeCard,
  linkedCard,
  linkRefusedCard,
  pendingGreetingCard,
  unboundCard,
} from './bind.ts';
export { blockForm } from './block-form.ts';
export { itemLine } from './checklist-field.ts';
export { type ChoiceView, choiceCard } from './choice.ts';
export { type ConfirmationFacts, type ConfirmView, confirmationCard } from './confirm.ts';
export { dueForm } from './due-form.ts';
export type { EchoView } from './echo.ts';
export { type ErrorView, errorCard, operationErrorText } from './error.ts';
export type { FormState } from './form-state.ts';
export { fieldsOf, formTemplateCard } from './form-template.ts';
export { type HelpEntry, type HelpView, helpCard } from './help.ts';
export {
  askCard,
  type ChoiceLabelView,
  type ChoiceOptionView,
  draftCard,
  lineErrorCard,
  type QuestionView,
  verbWord,
} from './interpretation.ts';
export { moreCard } from './more.ts';
export { movedCard } from './moved.ts';
export { myDayCard } from './my-day.ts';
export { noteForm } from './note-form.ts';
export { type MessageView, messageCard, noticeCard } from './notice.ts';
export { linkForm, type PendingPersonView, pendingPersonCard } from './pending-person.ts';
export { nameFor } from './person.ts';
export { projectCard } from './project.ts';
export { projectForm } from './project-form.ts';
export { type ProjectLineView, projectListCard } from './project-list.ts';
export { type RoomView, roomForm, roomSettingsCard } from './room-settings.ts';
export { type SettingsView, settingsCard, settingsForm } from './settings.ts';
export { type TaskCardOptions, taskCard } from './task.ts';
export type { May } from './task-buttons.ts';
export { NOBODY } from './task-fields.ts';
export { type EditTaskView, editTaskForm, type NewTaskView, newTaskForm } from './task-form.ts';
export { taskListCard } from './task-list.ts';
export { batchReceiptCard, type ReceiptView, taskReceiptCard } from './task-receipt.ts';
export { welcomeCard } from './welcome.ts';
