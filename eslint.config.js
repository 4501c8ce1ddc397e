/** Rules by folder. What the compiler can refuse it refuses (tsconfig.json); the rest is here. */
import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const INEXACT =
  '/^(random|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|asinh|acosh|atanh|exp|expm1|log|log2|log10|log1p|pow|sqrt|cbrt|hypot|fround)$/';

/** The engine gives the same run on every machine, so it uses nothing that a machine decides. */
const engineRefuses = [
  [
    `MemberExpression[object.name='Math'][property.name=${INEXACT}]`,
    'differs between machines; use whole-number work (base/prng.ts, base/sampling.ts)',
  ],
  ["BinaryExpression[operator='**']", 'differs between machines; multiply'],
  ["AssignmentExpression[operator='**=']", 'differs between machines; multiply'],
  [
    'MemberExpression[property.name=/^(localeCompare|toLocaleString|toLocaleUpperCase|toLocaleLowerCase)$/]',
    'depends on the language of the machine; compare with < and >',
  ],
  ['ForInStatement', 'the order of keys is no order; keep an array beside the lookup'],
  [
    "MemberExpression[object.name='Object'][property.name=/^(keys|entries|values)$/]",
    'the order of keys is no order; keep an array beside the lookup',
  ],
  [
    "ClassDeclaration:not([superClass.name='Error'])",
    'state is plain data: an interface and functions over it',
  ],
].map(([selector, why]) => ({ selector, message: `Not in the engine: ${why}.` }));

const engineGlobals = [
  'Date',
  'Intl',
  'performance',
  'setTimeout',
  'setInterval',
  'queueMicrotask',
  'console',
  'structuredClone',
  'crypto',
  'fetch',
  'process',
  'document',
  'window',
  'navigator',
].map((name) => ({
  name,
  message: 'Not in the engine: it knows neither the page nor the machine.',
}));

const ENGINE_DOOR = {
  regex: String.raw`/engine/(?!index\.ts$)`,
  message: 'Outside the engine, import it through src/engine/index.ts only.',
};
const SOURCE_DOORS = {
  regex: String.raw`/sources/(?!(frame|source)\.ts$)`,
  message: 'Components see frame.ts and source.ts of sources, nothing else.',
};

export default tseslint.config(
  {
    ignores: ['dist', 'node_modules', 'coverage', 'shots/**', 'test-results', 'playwright-report'],
  },
  { linterOptions: { noInlineConfig: true } },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      globals: { ...globals.browser, ...globals.node },
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': 'allow-with-description' },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      // Our objects are closures; none of their functions knows a `this`.
      '@typescript-eslint/unbound-method': 'off',
      // An Instant or a Duration is a number.
      '@typescript-eslint/no-unsafe-unary-minus': 'off',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'as' }],
      // `== null` asks for null and undefined at once.
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-var': 'error',
      'prefer-const': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'TSAsExpression > TSAsExpression > TSUnknownKeyword',
          message: 'Do not go through unknown to silence the compiler; check the value.',
        },
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
      ],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    rules: {
      'no-console': 'error',
      'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }],
      'no-restricted-imports': ['error', { patterns: [ENGINE_DOOR] }],
    },
  },
  { files: ['src/cli/**'], rules: { 'no-console': 'off' } },
  {
    files: ['src/**/*.{ts,tsx}'],
    ...reactHooks.configs.flat['recommended-latest'],
  },
  {
    files: ['src/components/**/*.{ts,tsx}'],
    rules: { 'no-restricted-imports': ['error', { patterns: [ENGINE_DOOR, SOURCE_DOORS] }] },
  },
  {
    files: ['src/engine/**/*.ts'],
    rules: {
      'no-restricted-imports': 'off',
      'no-restricted-syntax': ['error', ...engineRefuses],
      'no-restricted-globals': ['error', ...engineGlobals],
    },
  },
  {
    // They copy and write down whole objects, whatever their fields.
    files: ['src/engine/simulation/clone.ts', 'src/engine/simulation/codec.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    // Statistics of runs that are over: nothing of it enters a run.
    files: ['src/engine/analysis/kolmogorovSmirnov.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    // Tool configuration is read by its default export.
    files: ['*.config.ts', 'test/support/serveBuild.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
);
