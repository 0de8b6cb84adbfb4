/** The rules by which html-validate judges built pages. Each that is relaxed says why. */
import type { ConfigData } from 'html-validate';

export const htmlRules: ConfigData = {
  extends: ['html-validate:standard', 'html-validate:document', 'html-validate:a11y'],
  root: true,
  rules: {
    // Astro writes void elements, attributes without a value and entities in its own, valid way.
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'no-trailing-whitespace': 'off',
    'doctype-style': 'off',
    // Titles of the coalition's posts are kept as they are, however long; search engines cut them by themselves.
    'long-title': 'off',
    // A list without bullets loses its role in Safari; role="list" gives it back (WebKit bug 170179).
    'no-redundant-role': 'off',
    // role="search" is understood more widely than the element of that name.
    // A field with a list of suggestions has no element that keeps what is typed.
    'prefer-native-element': [
      'error',
      { exclude: ['search', 'region', 'alert', 'status', 'combobox', 'listbox'] },
    ],
    // Old browsers need it beside a form to send with the keyboard; buttons in forms send by default.
    'no-implicit-button-type': 'off',
    // Telephone numbers do not occur; dates and file names are mistaken for them.
    'tel-non-breaking': 'off',
    // Elements that the site defines itself.
    'element-name': [
      'error',
      {
        pattern:
          '^(site-search|join-form|copy-button|city-directory|action-library|compare-cities|$)',
      },
    ],
  },
};
