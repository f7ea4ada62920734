/** The program `stepwise`. */
import { findLayout } from '../layout.ts';
import { stepwise } from './stepwise.ts';
import { terminal } from './terminal.ts';

process.exitCode = await stepwise(process.argv.slice(2), {
  layout: findLayout(import.meta.dirname),
  terminal,
  folder: process.cwd(),
  environment: process.env,
  platform: process.platform,
});
