/** Shows a place on the map of the world with a marker, and picks another one by pointing at it. */
import { FINER, placeAt, worldProjection } from '../../site/map/map-projection.ts';

interface Place {
  latitude: number;
  longitude: number;
}

/** Factor by which the map is enlarged around a place. */
const ZOOM = 8;

/** Radius of the marker, in parts of the width that is shown. */
const MARKER = 1 / 40;

export class PlaceMap {
  readonly #image: HTMLImageElement;
  readonly #marker: SVGSVGElement;
  readonly #map: string;
  readonly #choose: (place: Place) => void;
  readonly #onZoom: (isZoomed: boolean) => void;
  readonly #world = worldProjection();
  /** The part of the drawing that is shown: left, top, width, height. */
  #view: readonly [number, number, number, number];
  #at: readonly [number, number] | undefined;

  /**
   * @param image shows the map. @param marker lies over it.
   * @param choose is called with each place that is picked, in degrees.
   * @param onZoom is called when the map shows a region, or the world again.
   */
  constructor(
    image: HTMLImageElement,
    marker: SVGSVGElement,
    choose: (place: Place) => void,
    onZoom: (isZoomed: boolean) => void,
  ) {
    this.#image = image;
    this.#marker = marker;
    this.#map = image.src;
    this.#choose = choose;
    this.#onZoom = onZoom;
    this.#view = [0, 0, this.#world.width, this.#world.height];
    image.addEventListener('click', (event) => this.#pick(event));
  }

  /** Marks a place and shows the region around it. Degrees, WGS 84. */
  show({ latitude, longitude }: Place): void {
    const at = this.#world.projection([longitude, latitude]);
    this.#at = at ? [at[0], at[1]] : undefined;
    this.#zoom();
  }

  showWorld(): void {
    this.#look([0, 0, this.#world.width, this.#world.height]);
  }

  #zoom([x, y]: readonly [number, number] = this.#at ?? [0, 0]): void {
    const [width, height] = [this.#world.width / ZOOM, this.#world.height / ZOOM];
    const within = (value: number, most: number) => Math.min(Math.max(value, 0), most);
    this.#look([
      within(x - width / 2, this.#world.width - width),
      within(y - height / 2, this.#world.height - height),
      width,
      height,
    ]);
  }

  #look(view: readonly [number, number, number, number]): void {
    this.#view = view;
    const fine = view.map((value) => Math.round(value * FINER));
    this.#image.src = `${this.#map}#svgView(viewBox(${fine.join(',')}))`;
    this.#marker.setAttribute('viewBox', view.map((value) => value.toFixed(2)).join(' '));
    this.#marker.replaceChildren();
    if (this.#at) {
      const circle = document.createElementNS('http://www.w3.org/2000/svg', 'circle');
      const [x, y] = this.#at;
      for (const [name, value] of Object.entries({ cx: x, cy: y, r: view[2] * MARKER }))
        circle.setAttribute(name, value.toFixed(2));
      this.#marker.append(circle);
    }
    this.#onZoom(view[2] < this.#world.width);
  }

  #pick(event: MouseEvent): void {
    const box = this.#image.getBoundingClientRect();
    const [left, top, width, height] = this.#view;
    const x = left + ((event.clientX - box.left) / box.width) * width;
    const y = top + ((event.clientY - box.top) / box.height) * height;
    if (width === this.#world.width) {
      this.#zoom([x, y]);
      return;
    }
    const place = placeAt(x, y);
    if (!place) return;
    this.#at = [x, y];
    this.#look(this.#view);
    this.#choose(place);
  }
}
