/**
 * Gives Monaco what the language service knows: completion, hover, signatures,
 * navigation, renaming, mendings and layout, for models that are cells. What
 * reaches other cells (renaming, going to a definition) is handed to the notebook.
 */
import {
  type editor,
  type IRange,
  languages,
  type Position,
  Range,
  type Uri,
} from 'monaco-editor/editor/editor.api.js';
import type { LanguageClient } from './client.ts';
import { completionKind } from './kinds.ts';
import type { Completion, Span, TextEdit } from './protocol.ts';

/** What the providers need of the notebook. */
export interface NotebookSide {
  /** The id of the cell a model shows, or `undefined` where it is not a code cell. */
  cellOf(model: editor.ITextModel): string | undefined;
  /** The model of a cell, made where there is none yet. */
  modelOf(cell: string): editor.ITextModel | undefined;
  /** Brings the service up to date with what is in the cells now. */
  sync(): void;
  /** Applies edits in one step that can be undone. */
  edit(edits: readonly TextEdit[]): void;
}

interface CellCompletion extends languages.CompletionItem {
  readonly completion: Completion;
  readonly cell: string;
  readonly offset: number;
}

/** The range of a stretch of a model. */
export function rangeOf(model: editor.ITextModel, start: number, length: number): Range {
  return Range.fromPositions(model.getPositionAt(start), model.getPositionAt(start + length));
}

const code = (text: string): string => (text === '' ? '' : `\`\`\`typescript\n${text}\n\`\`\``);

/** Registers every provider; gives a function that takes them back. */
export function registerProviders(client: LanguageClient, notebook: NotebookSide): () => void {
  /** Asks about a place in a model; nothing where the model is no cell or the service failed. */
  async function at<T>(
    model: editor.ITextModel,
    position: Position,
    ask: (place: { cell: string; offset: number }) => Promise<T>,
  ): Promise<T | null> {
    const cell = notebook.cellOf(model);
    if (cell === undefined) return null;
    notebook.sync();
    return ask({ cell, offset: model.getOffsetAt(position) }).catch(() => null);
  }

  const locations = (spans: readonly Span[] | null): { uri: Uri; range: IRange }[] =>
    (spans ?? []).flatMap((span) => {
      const model = notebook.modelOf(span.cell);
      return model ? [{ uri: model.uri, range: rangeOf(model, span.start, span.length) }] : [];
    });

  const ownEdits = (cell: string, edits: readonly TextEdit[]): { own: TextEdit[]; other: TextEdit[] } => ({
    own: edits.filter((edit) => edit.cell === cell),
    other: edits.filter((edit) => edit.cell !== cell),
  });

  const providers = ['typescript', 'javascript'].flatMap((language) => [
    languages.registerCompletionItemProvider(language, {
      triggerCharacters: ['.', '"', "'", '`', '/', '@', '<'],
      async provideCompletionItems(model, position) {
        const found = await at(model, position, async (place) => ({
          place,
          list: await client.ask('complete', place),
        }));
        if (!found) return { suggestions: [] };
        const word = model.getWordUntilPosition(position);
        const whole = new Range(position.lineNumber, word.startColumn, position.lineNumber, word.endColumn);
        const suggestions = found.list.map(
          (completion): CellCompletion => ({
            label: {
              label: completion.name,
              ...(completion.source ? { description: completion.source } : {}),
            },
            kind: completionKind(completion.kind),
            insertText: completion.insertText ?? completion.name,
            sortText: completion.sortText,
            filterText: completion.name,
            range: completion.replace
              ? rangeOf(model, completion.replace.start, completion.replace.length)
              : whole,
            ...(completion.deprecated ? { tags: [languages.CompletionItemTag.Deprecated] } : {}),
            completion,
            ...found.place,
          }),
        );
        return { suggestions };
      },
      async resolveCompletionItem(item) {
        const { cell, offset, completion } = item as CellCompletion;
        const model = notebook.modelOf(cell);
        const details = await client.ask('completionDetails', { cell, offset, completion }).catch(() => null);
        if (!details || !model) return item;
        return {
          ...item,
          detail: details.signature,
          documentation: { value: details.documentation },
          additionalTextEdits: ownEdits(cell, details.edits).own.map((edit) => ({
            range: rangeOf(model, edit.start, edit.length),
            text: edit.text,
          })),
        };
      },
    }),
    languages.registerHoverProvider(language, {
      async provideHover(model, position) {
        const hover = await at(model, position, (place) => client.ask('hover', place));
        if (!hover) return null;
        return {
          range: rangeOf(model, hover.start, hover.length),
          contents: [{ value: code(hover.signature) }, { value: hover.documentation }],
        };
      },
    }),
    languages.registerSignatureHelpProvider(language, {
      signatureHelpTriggerCharacters: ['(', ',', '<'],
      signatureHelpRetriggerCharacters: [')'],
      async provideSignatureHelp(model, position) {
        const help = await at(model, position, (place) => client.ask('signatures', place));
        if (!help) return null;
        const signatures = help.signatures.map((signature) => ({
          label: signature.label,
          documentation: { value: signature.documentation },
          parameters: signature.parameters.map((parameter) => ({
            label: [parameter.start, parameter.end] as [number, number],
            documentation: { value: parameter.documentation },
          })),
        }));
        return {
          value: { activeSignature: help.active, activeParameter: help.parameter, signatures },
          dispose: () => {},
        };
      },
    }),
    languages.registerDefinitionProvider(language, {
      provideDefinition: async (model, position) =>
        locations(await at(model, position, (place) => client.ask('definition', place))),
    }),
    languages.registerReferenceProvider(language, {
      provideReferences: async (model, position) =>
        locations(await at(model, position, (place) => client.ask('references', place))),
    }),
    languages.registerRenameProvider(language, {
      async provideRenameEdits(model, position, name) {
        const renamed = await at(model, position, (place) => client.ask('rename', { ...place, name }));
        if (!renamed) return { edits: [] };
        if ('refused' in renamed) return { edits: [], rejectReason: renamed.refused };
        notebook.edit(renamed.edits);
        return { edits: [] };
      },
    }),
    languages.registerCodeActionProvider(language, {
      async provideCodeActions(model, _range, context) {
        const cell = notebook.cellOf(model);
        if (cell === undefined || context.markers.length === 0) return { actions: [], dispose: () => {} };
        notebook.sync();
        // A problem is mended where it stands; the caret may only touch it.
        const mendings = context.markers.map(async (marker) => {
          const start = model.getOffsetAt({ lineNumber: marker.startLineNumber, column: marker.startColumn });
          const end = model.getOffsetAt({ lineNumber: marker.endLineNumber, column: marker.endColumn });
          const code = Number(marker.code);
          if (!(code > 0)) return [];
          const asked = { cell, start, length: end - start, codes: [code] };
          return (await client.ask('fixes', asked).catch(() => [])).map((fix) => ({ ...fix, marker }));
        });
        const fixes = (await Promise.all(mendings)).flat();
        const actions = fixes.flatMap((fix): languages.CodeAction[] => {
          const { own, other } = ownEdits(cell, fix.edits);
          if (other.length > 0) return [];
          const edits = own.map((edit) => ({
            resource: model.uri,
            versionId: model.getVersionId(),
            textEdit: { range: rangeOf(model, edit.start, edit.length), text: edit.text },
          }));
          return [{ title: fix.title, kind: 'quickfix', diagnostics: [fix.marker], edit: { edits } }];
        });
        return { actions, dispose: () => {} };
      },
    }),
    languages.registerDocumentFormattingEditProvider(language, {
      async provideDocumentFormattingEdits(model) {
        const cell = notebook.cellOf(model);
        if (cell === undefined) return [];
        notebook.sync();
        const edits = await client.ask('format', { cell }).catch(() => []);
        return edits.map((edit) => ({ range: rangeOf(model, edit.start, edit.length), text: edit.text }));
      },
    }),
  ]);
  return () => {
    for (const provider of providers) provider.dispose();
  };
}
