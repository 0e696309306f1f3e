import type { ask as source } from '../en/ask.ts';

/** 用按钮回答的问题。 */
export const ask: typeof source = {
  didYouMean: {
    title: '你是想说……',
    question: (word) => `没有“${word}”这个命令。`,
  },
  reserved: {
    title: '暂时还不能用',
    question: (word) => `“${word}”是留给以后的命令。`,
  },
  person: {
    title: '是哪一位？',
    question: (text) => `不止一个人符合“${text}”。`,
    nobody: (text) => `这里没有人叫“${text}”。`,
  },
  time: {
    title: '是哪个时间？',
    ambiguous: (phrase) => `“${phrase}”有不止一种理解。`,
    past: (phrase) => `“${phrase}”已经过去了。`,
    orTitle: {
      title: '是时间，还是标题？',
      question: (words) => `“${words}”可能是截止时间，也可能是标题的一部分。`,
    },
    pastReading: '这个时间已经过去',
    nothingChanged: '目前什么都没有改动。',
  },
  project: {
    title: '是哪个项目？',
    question: '请说明是哪个项目。',
    none: '这个房间还没有显示任何项目。',
  },
  draft: {
    title: '要新建任务吗？',
    question: '看起来是一个新任务，目前还没有新建。',
    batchQuestion: '看起来是几个新任务，目前还没有新建。',
    batch: (count) => `要新建 ${count} 个任务吗？`,
    kept: (words) => `“${words}”留在标题里，没有截止时间`,
  },
};
