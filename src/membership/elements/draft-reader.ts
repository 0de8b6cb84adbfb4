/** Reads a draft or a city’s file, once someone opens one: the reader of YAML is larger than the form. */
export { readCityFile } from '../join/read-city-file.ts';
