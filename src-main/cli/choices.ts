/** Options that several commands share, read and checked. */
import { type ExportFormat, exportFormats } from '#core/export/formats.ts';
import { type Parameter, readParameter } from '#core/program/parameters.ts';
import type { BackendChoice } from '#core/runtime/messages.ts';
import { isLocale, type Locale } from '#core/text/locale.ts';
import type { Milliseconds } from '#core/text/units.ts';
import { UsageError } from './terminal.ts';

/** `--lang`. */
export function readLocale(text: string): Locale {
  if (isLocale(text)) return text;
  throw new UsageError(`--lang is zh or en, not ${text}`);
}

const backends = ['auto', 'webgl', 'wasm', 'cpu', 'webgpu'] as const;

/** `--backend`. */
export function readBackend(text: string): BackendChoice {
  const found = backends.find((backend) => backend === text);
  if (found !== undefined) return found;
  throw new UsageError(`--backend is one of ${backends.join(', ')}, not ${text}`);
}

/** `--timeout`, given in seconds. */
export function readTimeout(text: string): Milliseconds {
  const span = Number(text);
  if (Number.isFinite(span) && span > 0) return span * 1000;
  throw new UsageError(`--timeout is a number of seconds, not ${text}`);
}

/** Every `--set name=value`. */
export function readParameters(texts: readonly string[]): readonly Parameter[] {
  return texts.map((text) => {
    const parameter = readParameter(text);
    if (parameter === undefined) throw new UsageError(`--set is name=value, not ${text}`);
    return parameter;
  });
}

/** `--to`. */
export function readFormat(text: string | undefined): ExportFormat {
  const found = exportFormats.find((format) => format === text);
  if (found !== undefined) return found;
  throw new UsageError(
    `--to is one of ${exportFormats.join(', ')}${text === undefined ? '' : `, not ${text}`}`,
  );
}
