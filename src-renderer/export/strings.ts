/** The words of the export dialog. */
import type { ExportFormat } from '#core/export/formats.ts';
import { defineStrings } from '../i18n/strings.ts';

/** Titles, notes and what may go wrong. */
export const exportStrings = defineStrings(
  {
    title: '导出',
    working: '正在导出…',
    piece: (name: string) => `正在导出：${name}`,
    cancel: '取消',
    close: '关闭',
    done: (name: string) => `已导出：${name}`,
    doneAt: (path: string) => `已导出到 ${path}`,
    dragOut: '可以直接拖到别的程序里',
    reveal: '在文件夹中显示',
    failed: (reason: string) => `导出没有成功，没有留下任何文件。${reason}`,
    printed: '这里没有能生成 PDF 的浏览器，所以打开了打印对话框：目标请选“另存为 PDF”。',
  },
  {
    title: 'Export',
    working: 'Exporting…',
    piece: (name: string) => `Exporting: ${name}`,
    cancel: 'Cancel',
    close: 'Close',
    done: (name: string) => `Exported ${name}`,
    doneAt: (path: string) => `Exported to ${path}`,
    dragOut: 'Drag it to another program',
    reveal: 'Show in folder',
    failed: (reason: string) => `The export did not succeed, and no file was left behind. ${reason}`,
    printed:
      'No browser that makes PDFs was found here, so the print dialog is open: choose “Save as PDF” there.',
  },
);

/** A format's name. */
export const formatNames = defineStrings<Record<ExportFormat, string>>(
  {
    html: '网页 (.html)',
    pdf: 'PDF',
    md: 'Markdown (.md)',
    ipynb: 'Jupyter 笔记 (.ipynb)',
    ts: 'TypeScript 程序 (.ts)',
    models: '模型 (model.json)',
    zip: '全部打包 (.zip)',
  },
  {
    html: 'Web page (.html)',
    pdf: 'PDF',
    md: 'Markdown (.md)',
    ipynb: 'Jupyter notebook (.ipynb)',
    ts: 'TypeScript program (.ts)',
    models: 'Models (model.json)',
    zip: 'Everything (.zip)',
  },
);

/** What a format is good for. */
export const formatNotes = defineStrings<Record<ExportFormat, string>>(
  {
    html: '一个文件，可离线打开，图表可交互',
    pdf: '文字可选，公式和图表是矢量，标题成为书签',
    md: '带输出，任何 Markdown 阅读器都能看',
    ipynb: '带输出，可在 Jupyter 或 Deno 里打开',
    ts: '不用本应用，在 Node 或 Deno 里直接运行',
    models: 'TensorFlow.js 格式，含权重；单元格里用 loadModel 读回，别的 tfjs 程序也能用',
    zip: '以上各种格式，加上表格 CSV、图 PNG 与 SVG、训练记录',
  },
  {
    html: 'One file, opens offline; charts stay interactive',
    pdf: 'Selectable text, vector formulas and charts, bookmarks',
    md: 'With outputs, for any reader of Markdown',
    ipynb: 'With outputs; opens in Jupyter or Deno',
    ts: 'Runs without this app, under Node or Deno',
    models: 'TensorFlow.js’s own format with weights; a cell reads it by loadModel, any tfjs program too',
    zip: 'All of these, with tables, figures and training histories',
  },
);
