/** Picks a place on the map of the world: the first click zooms in, the second one chooses. */
import { placeAt, worldProjection } from '../../site/map/map-projection.ts';

/** Factor by which the map is enlarged. */
const ZOOM = 6;

export class PlacePicker {
  readonly #image: HTMLImageElement;
  readonly #map: string;
  readonly #choose: (place: { latitude: number; longitude: number }) => void;
  /** The part of the drawing that is shown: left, top, width, height. */
  #view: readonly [number, number, number, number];

  /**
   * @param image shows the map.
   * @param choose is called with each place that is picked, in degrees.
   */
  constructor(
    image: HTMLImageElement,
    choose: (place: { latitude: number; longitude: number }) => void,
  ) {
    this.#image = image;
    this.#map = image.src;
    this.#choose = choose;
    const { width, height } = worldProjection();
    this.#view = [0, 0, width, height];
    image.width = width;
    image.height = height;
    image.addEventListener('click', (event) => this.#pick(event));
    this.#show(this.#view);
  }

  #show(view: readonly [number, number, number, number]): void {
    this.#view = view;
    this.#image.src = `${this.#map}#svgView(viewBox(${view.map((value) => value.toFixed(2)).join(',')}))`;
  }

  #pick(event: MouseEvent): void {
    const box = this.#image.getBoundingClientRect();
    const [left, top, width, height] = this.#view;
    const x = left + ((event.clientX - box.left) / box.width) * width;
    const y = top + ((event.clientY - box.top) / box.height) * height;
    const { width: whole, height: tall } = worldProjection();
    if (width === whole) {
      this.#show([x - whole / ZOOM / 2, y - tall / ZOOM / 2, whole / ZOOM, tall / ZOOM]);
      return;
    }
    const place = placeAt(x, y);
    this.#show([0, 0, whole, tall]);
    if (place) this.#choose(place);
  }
}
