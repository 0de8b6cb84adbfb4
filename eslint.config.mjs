/** The rules of `npm run lint`. A rule that is switched off has its reason beside it. */
import eslint from '@eslint/js';
import astro from 'eslint-plugin-astro';
import { defineConfig, globalIgnores } from 'eslint/config';
import sonarjs from 'eslint-plugin-sonarjs';
import tseslint from 'typescript-eslint';

const UNUSED = {
  argsIgnorePattern: '^_',
  varsIgnorePattern: '^_',
  destructuredArrayIgnorePattern: '^_',
  ignoreRestSiblings: true,
};

/** Rules that need no types. The parser of Astro components stays that of the plugin for Astro. */
const untyped = tseslint.configs.strict.map(({ rules }) => ({
  plugins: { '@typescript-eslint': tseslint.plugin },
  rules: rules ?? {},
}));

/** Words in the template of a component: as text, in an expression, or in an attribute that readers see or hear. */
const WORD = '/\\p{L}{2}/u';
const READ = '/^(?:alt|title|placeholder|label|lead|heading|caption|description|aria-label)$/';
const LITERALS = [
  `Literal[value=${WORD}]`,
  `TemplateLiteral > TemplateElement[value.raw=${WORD}]`,
  `:matches(ConditionalExpression, LogicalExpression) > Literal[value=${WORD}]`,
];
export const noTextInCode = {
  selector: [
    `JSXText[value=${WORD}]`,
    `JSXAttribute[name.name=${READ}] > Literal[value=${WORD}]`,
    ...[`JSXAttribute[name.name=${READ}]`, ':matches(JSXElement, JSXFragment)'].flatMap((parent) =>
      LITERALS.map((literal) => `${parent} > JSXExpressionContainer > ${literal}`),
    ),
  ].join(', '),
  message: 'Words for readers belong in src/i18n.',
};

/** A clock or chance in what is built: the same content, settings and day must give the same bytes. */
const noClock = {
  selector: [
    "NewExpression[callee.name='Date'][arguments.length=0]",
    "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    "CallExpression[callee.object.name='Math'][callee.property.name='random']",
  ].join(', '),
  message: 'The same input must give the same bytes: take the day from the settings (BUILD_DAY).',
};
const BUILT = ['model', 'i18n', 'site', 'pages', 'publishing'].map((room) => `src/${room}/**/*`);

export default defineConfig(
  globalIgnores(['dist/', '.astro/', '.cache/', '.*.build/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // As properties, functions of an interface are checked strictly and may be passed on.
      '@typescript-eslint/method-signature-style': 'error',
      // A number in a text needs no conversion: `${count} files`.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `() => call()` is the shortest callback; a block around the call adds nothing.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Spreading a string gives its code points, which is what is meant wherever it is done.
      '@typescript-eslint/no-misused-spread': [
        'error',
        { allow: [{ from: 'lib', name: 'string' }] },
      ],
      // `get<HTMLInputElement>('#name')` says what is expected, as querySelector does.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // A name that begins with "_" says that a value is left out on purpose.
      '@typescript-eslint/no-unused-vars': ['error', UNUSED],
    },
  },
  {
    // What does not fit on a screen, or in a head, is two functions.
    files: ['**/*.ts'],
    ignores: ['**/*.test.ts'], // There the function is the group of tests.
    plugins: { sonarjs },
    rules: {
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
      'sonarjs/cognitive-complexity': ['error', 15],
    },
  },
  astro.configs['flat/recommended'],
  astro.configs['flat/jsx-a11y-strict'],
  // `astro check` judges the types of components; here they would be those of an approximation.
  {
    files: ['**/*.astro'],
    extends: untyped,
    rules: {
      // Safari takes the role from a list without markers, unless it is said again.
      'astro/jsx-a11y/no-redundant-roles': ['error', { ul: ['list'], ol: ['list'], nav: [] }],
      // A region that scrolls must be reachable with the keyboard.
      'astro/jsx-a11y/no-noninteractive-tabindex': ['error', { tags: [], roles: ['region'] }],
      '@typescript-eslint/no-unused-vars': ['error', UNUSED],
      'no-restricted-syntax': ['error', noTextInCode, noClock],
    },
  },
  {
    files: BUILT.map((files) => `${files}.ts`),
    rules: { 'no-restricted-syntax': ['error', noClock] },
  },
  {
    // The types of the editor's package rest on those of React, which is not installed.
    files: ['src/editorial/browser-editor/page/*.ts'],
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off' },
  },
  {
    // Components are arguments here, and only `astro check` knows their types.
    files: ['src/site/components/components.test.ts', 'src/site/components/content/index.ts'],
    rules: { '@typescript-eslint/no-unsafe-argument': 'off' },
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: { globals: { process: 'readonly', URL: 'readonly' } },
  },
  {
    files: ['src/site/open-data/examples/*.js'],
    languageOptions: { globals: { console: 'readonly', fetch: 'readonly' } },
  },
);
