/**
 * The shape of the house: who may import whom, how long a file may be, and that no file is
 * forgotten. The tables are data; a debt that cannot be paid today is listed apart, with its
 * reason, and that list may only shrink.
 */
import { describe, expect, it } from 'vitest';
import { exists, filesIn, importsOf, read, type Import } from './support/sourceFiles.ts';

interface Rule {
  /** Folders whose values and types may be imported. A folder may always import itself. */
  readonly from: readonly string[];
  /** Folders of which only types may be imported. */
  readonly typesFrom?: readonly string[];
  /** Packages, by name; a name that ends in `-` or `/` stands for all that begin so. */
  readonly packages?: readonly string[];
}

const REACT = ['react', 'react-dom'];
const DRAWING = [...REACT, '@radix-ui/', 'd3-', 'uqr'];
const BELOW_THE_PAGE = ['i18n', 'kubectl', 'recordings', 'scenarios', 'narrator', 'store'];

/** Who may import whom, folder by folder below src. The longest name that fits a file counts. */
const MAY_IMPORT: Readonly<Record<string, Rule>> = {
  'engine/index.ts': { from: ['engine'] },
  'engine/base': { from: [] },
  'engine/kernel': { from: ['engine/base'] },
  'engine/network': { from: ['engine/base', 'engine/kernel'] },
  'engine/kubernetes': {
    from: ['engine/base', 'engine/kernel', 'engine/network'],
    // Actors say what happened in the log's words.
    typesFrom: ['engine/simulation'],
  },
  'engine/scenario': {
    from: ['engine/base'],
    // A script is made of commands.
    typesFrom: ['engine/kubernetes', 'engine/simulation'],
  },
  'engine/simulation': {
    from: [
      'engine/base',
      'engine/kernel',
      'engine/network',
      'engine/kubernetes',
      'engine/scenario',
    ],
  },
  'engine/history': { from: ['engine/base', 'engine/scenario', 'engine/simulation'] },
  'engine/analysis': { from: ['engine/base', 'engine/scenario', 'engine/simulation'] },
  i18n: { from: [] },
  kubectl: { from: ['engine'], packages: ['yaml'] },
  recordings: { from: ['engine'] },
  scenarios: { from: ['engine'], typesFrom: ['i18n'] },
  narrator: { from: ['engine'], typesFrom: ['i18n'] },
  cli: { from: ['engine', 'kubectl', 'scenarios'], packages: ['node:'] },
  sources: { from: ['engine', 'recordings'], packages: ['fflate'] },
  store: {
    from: ['engine', 'sources', 'scenarios', 'recordings', 'kubectl', 'narrator', 'i18n'],
    packages: ['zustand', 'fflate'],
  },
  'store/hooks.tsx': { from: ['engine', 'sources', 'i18n'], packages: ['zustand', 'react'] },
  components: {
    from: [...BELOW_THE_PAGE, 'engine', 'sources/frame.ts', 'sources/source.ts'],
    packages: DRAWING,
  },
  styles: { from: [], packages: ['@fontsource-variable/', 'pretendard'] },
  'App.tsx': { from: [...BELOW_THE_PAGE, 'engine', 'sources', 'components'], packages: DRAWING },
  'main.tsx': {
    from: [...BELOW_THE_PAGE, 'engine', 'sources', 'components', 'styles', 'App.tsx'],
    packages: [...DRAWING, '@fontsource-variable/', 'pretendard'],
  },
};

interface Debt {
  readonly file: string;
  readonly why: string;
}

const LINES_MAX = 400;
/** Files longer than that, to be split. May only shrink. */
const TOO_LONG: readonly Debt[] = [
  {
    file: 'src/components/inspector/inspector.css',
    why: 'one sheet for one panel; to be split by part',
  },
  { file: 'test/support/fakeFrame.ts', why: 'one catalogue of scenes' },
];
/** Imports that the table refuses, as `file → target`. May only shrink. */
const REFUSED_IMPORTS: readonly Debt[] = [];

/** Where reading starts: the page, the headless runner, and what tools read by name. */
const ENTRANCES = [
  'src/main.tsx',
  'src/cli/sim.ts',
  'src/styles/base.css',
  // The narrow comparison, object by object up to where two stories part, is the tests' own.
  'src/recordings/matchTransitions.ts',
];
/** Read by name rather than imported. */
const READ_BY_NAME = /\.(json|d\.ts)$/;

const sources = filesIn('src', ['.ts', '.tsx', '.css']);
const inside = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(`${folder}/`);

function ruleFor(path: string): { readonly folder: string; readonly rule: Rule } | null {
  const below = path.replace(/^src\//, '');
  const fitting = Object.entries(MAY_IMPORT).filter(([folder]) => inside(below, folder));
  const longest = fitting.sort(([a], [b]) => b.length - a.length)[0];
  return longest === undefined ? null : { folder: longest[0], rule: longest[1] };
}

function isAllowed(path: string, { target, isPackage, typeOnly }: Import): boolean {
  const found = ruleFor(path);
  if (found === null) return false;
  const { folder, rule } = found;
  if (isPackage) {
    return (rule.packages ?? []).some((name) =>
      /[-/:]$/.test(name) ? target.startsWith(name) : target === name,
    );
  }
  const below = target.replace(/^src\//, '');
  const home = folder.includes('.') ? [folder.slice(0, folder.lastIndexOf('/') + 1)] : [folder];
  const may = [...home, ...rule.from, ...(typeOnly ? (rule.typesFrom ?? []) : [])];
  return may.some((each) => inside(below, each) || (each.endsWith('/') && below.startsWith(each)));
}

/** From outside, the engine has one door. */
const usesTheDoor = (path: string, { target }: Import): boolean =>
  inside(path, 'src/engine') || !inside(target, 'src/engine') || target === 'src/engine/index.ts';

function refusedImports(): readonly string[] {
  return sources.flatMap((path) =>
    importsOf(path)
      .filter((each) => !isAllowed(path, each) || !usesTheDoor(path, each))
      .map((each) => `${path}:${each.line} → ${each.target}`),
  );
}

const withoutLine = (refused: string): string => refused.replace(/:\d+ →/, ' →');

describe('imports', () => {
  it('has a rule for every file', () => {
    expect(sources.filter((path) => ruleFor(path) === null)).toEqual([]);
  });

  it('go downwards only, and into the engine by its door', () => {
    const debts = REFUSED_IMPORTS.map(({ file }) => file);
    expect(refusedImports().filter((each) => !debts.includes(withoutLine(each)))).toEqual([]);
  });

  it('name files that exist', () => {
    const missing = sources.flatMap((path) =>
      importsOf(path)
        .filter(({ isPackage, target }) => !isPackage && !exists(target))
        .map(({ line, target }) => `${path}:${line} → ${target}`),
    );
    expect(missing).toEqual([]);
  });

  it('do not go round in circles of values', () => {
    expect(circles()).toEqual([]);
  });
});

/** Files that reach themselves through imports of values. */
function circles(): readonly string[] {
  const reach = (start: string): boolean => {
    const seen = new Set<string>();
    const open = [start];
    for (let path = open.pop(); path !== undefined; path = open.pop()) {
      for (const each of importsOf(path)) {
        // A worker is a program of its own, and the door only collects.
        if (each.isPackage || each.typeOnly || each.target.endsWith('.worker.ts')) continue;
        if (!sources.includes(each.target)) continue;
        if (each.target === start) return true;
        if (!seen.has(each.target)) open.push(each.target);
        seen.add(each.target);
      }
    }
    return false;
  };
  return sources.filter(reach);
}

describe('files', () => {
  const written = [
    ...sources,
    ...filesIn('test', ['.ts', '.tsx']),
    ...filesIn('bench', ['.ts', '.tsx']),
  ].filter((path) => !path.includes('/fixtures/'));

  it(`have at most ${LINES_MAX} lines`, () => {
    const long = written
      .map((path) => ({ path, lines: read(path).trimEnd().split('\n').length }))
      .filter(({ lines }) => lines > LINES_MAX)
      .map(({ path, lines }) => `${path}: ${lines}`);
    const debts = TOO_LONG.map(({ file }) => file);
    expect(long.filter((each) => !debts.some((file) => each.startsWith(`${file}:`)))).toEqual([]);
  });

  it('are all used', () => {
    const used = new Set<string>();
    const open = ENTRANCES.filter(exists);
    for (let path = open.pop(); path !== undefined; path = open.pop()) {
      if (used.has(path)) continue;
      used.add(path);
      if (!sources.includes(path)) continue;
      open.push(...importsOf(path).flatMap((each) => (each.isPackage ? [] : [each.target])));
    }
    expect(sources.filter((path) => !used.has(path) && !READ_BY_NAME.test(path))).toEqual([]);
  });

  it('never differ from one another by case alone', () => {
    const lower = written.map((path) => path.toLowerCase());
    expect(lower.filter((path, index) => lower.indexOf(path) !== index)).toEqual([]);
  });
});

describe('debts', () => {
  it('are only those that still stand', () => {
    const refused = refusedImports().map(withoutLine);
    const paid = [
      ...REFUSED_IMPORTS.filter(({ file }) => !refused.includes(file)),
      ...TOO_LONG.filter(
        ({ file }) => !exists(file) || read(file).trimEnd().split('\n').length <= LINES_MAX,
      ),
    ];
    expect(paid).toEqual([]);
  });
});
