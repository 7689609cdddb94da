// Weighs what a browser loads for each route (gzip, without the lazily loaded diagram) against its budget.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const budgets = { 'inbox': [170, []], 'task with form': [270, ['src/features/tasks/TaskScreen.tsx']], 'start a case': [270, ['src/features/procedures/StartCase.tsx']], 'case': [200, ['src/features/cases/CaseScreen.tsx']] };
const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'));

const filesOf = (name, seen = new Set()) => {
  const chunk = manifest[name];
  if (!chunk || seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const next of chunk.imports ?? []) filesOf(next, seen);
  return seen;
};
const weigh = (files) => [...files].reduce((sum, file) => sum + gzipSync(readFileSync(`dist/${file}`)).length, 0) / 1024;

let heavy = false;
for (const [route, [budget, entries]] of Object.entries(budgets)) {
  const files = new Set(['index.html', 'src/i18n/en.json', ...entries].flatMap((entry) => [...filesOf(entry)]));
  const weight = weigh(files);
  heavy ||= weight > budget;
  console.log(`${route}: ${weight.toFixed(1)} KB of ${budget} KB${weight > budget ? ' — TOO HEAVY' : ''}`);
}
process.exit(heavy ? 1 : 0);
