import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** Ways of turning a string into markup; links and data come from strangers. */
const MARKUP = [
  ['AssignmentExpression[left.property.name=/^(innerHTML|outerHTML|srcdoc)$/]', 'Set textContent.'],
  [
    'CallExpression[callee.property.name=/^(insertAdjacentHTML|setHTML|setHTMLUnsafe)$/]',
    'Build nodes.',
  ],
  [
    'CallExpression[callee.object.name="document"][callee.property.name=/^write(ln)?$/]',
    'Build nodes.',
  ],
].map(([selector, message]) => ({ selector, message: `Markup from a string. ${message}` }));

/** Math that may differ in the last bit between machines. */
const INEXACT = ['random', 'exp', 'pow', 'hypot', 'log', 'sin', 'cos', 'tan', 'atan2'].map(
  (name) => ({
    object: 'Math',
    property: name,
    message: 'Not the same on every machine; the optimiser uses + − × ÷ sqrt.',
  }),
);

export default ts.config(
  {
    ignores: [
      'node_modules',
      'build',
      '.svelte-kit',
      'static/extract',
      'static/geo',
      '.cache',
      'test-results',
    ],
  },
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: {
      'svelte/no-at-html-tags': 'error',
      // Addresses are resolved where they are made (views/frame); the sub-path browser test holds it.
      'svelte/no-navigation-without-resolve': 'off',
      // It also names maps that live inside one function.
      'svelte/prefer-svelte-reactivity': 'off',
    },
  },
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use a union.' },
        ...MARKUP,
      ],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-console': ['error', { allow: ['warn', 'error'] }],
      eqeqeq: 'error',
      'no-eval': 'error',
    },
  },
  {
    files: ['src/optimiser/**/*.ts'],
    ignores: ['**/*.test.ts', '**/*.bench.ts'],
    rules: {
      'no-restricted-properties': ['error', ...INEXACT],
      'no-restricted-globals': ['error', 'Date'],
    },
  },
  { files: ['src/cli/**', 'tests/**'], rules: { 'no-console': 'off' } },
  { files: ['static/before-paint.js'], languageOptions: { sourceType: 'script' } },
);
