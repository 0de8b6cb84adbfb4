/**
 * What the join form loads once someone begins to fill it in: the schema of cities is larger than
 * the rest of the page.
 */
import '../../site/elements/no-eval.ts';
export { fieldsFromCity, inWords, judgeAnswers } from '../join/answers.ts';
export { cityFilePath, writeCityFile } from '../join/city-file.ts';
export { drawPreview } from './join-preview.ts';
