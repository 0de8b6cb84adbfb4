/**
 * Finds out whether a picture contains the location where it was taken, as phones store it in each
 * photo. Needs no image library.
 */

/** The type of a 32-bit number in EXIF (TIFF 6.0, section 2). */
const LONG = 4;
/** The field that points to the location (EXIF 2.32, 4.6.3). */
const GPS_POINTER = 0x8825;
/** The highest tag of a location field. */
const LAST_GPS_FIELD = 0x1f;
/** Version of the format: the only field that says nothing about the location. */
const GPS_VERSION = 0;

interface Field {
  tag: number;
  type: number;
  count: number;
  value: number;
}

/** The fields of a TIFF directory; empty if there is none at this offset. */
function directory(view: DataView, at: number, little: boolean): Field[] {
  if (at < 8 || at + 2 > view.byteLength) return [];
  const count = view.getUint16(at, little);
  if (count === 0 || count > 500 || at + 2 + count * 12 > view.byteLength) return [];
  return Array.from({ length: count }, (_, index) => {
    const entry = at + 2 + index * 12;
    return {
      tag: view.getUint16(entry, little),
      type: view.getUint16(entry + 2, little),
      count: view.getUint32(entry + 4, little),
      value: view.getUint32(entry + 8, little),
    };
  });
}

function tiffHasLocation(bytes: Uint8Array, start: number, little: boolean): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, bytes.byteLength - start);
  if (view.byteLength < 8) return false;
  const pointer = directory(view, view.getUint32(4, little), little).find(
    ({ tag, type, count }) => tag === GPS_POINTER && type === LONG && count === 1,
  );
  if (!pointer) return false;
  const fields = directory(view, pointer.value, little);
  return (
    fields.length > 0 &&
    fields.every(({ tag }) => tag <= LAST_GPS_FIELD) &&
    fields.some(({ tag }) => tag !== GPS_VERSION)
  );
}

/** Names of locations in XMP: coordinates, or the words of IPTC. */
const XMP_PLACE =
  /\bexif:GPS(?:Latitude|Longitude)\b|\b(?:Iptc4xmpExt:LocationCreated|photoshop:City|Iptc4xmpCore:Location)\b/;

/**
 * True if a picture of any format contains the location where it was taken, in EXIF or XMP.
 *
 * EXIF is found by its first bytes, wherever it is: formats wrap it
 * differently, and its content is the same in all of them.
 */
export function hasLocation(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const [mark, little] of [
    ['II*\0', true],
    ['MM\0*', false],
  ] as const) {
    for (
      let at = buffer.indexOf(mark, 0, 'latin1');
      at !== -1;
      at = buffer.indexOf(mark, at + 1, 'latin1')
    ) {
      if (tiffHasLocation(bytes, at, little)) return true;
    }
  }
  for (
    let at = buffer.indexOf('<x:xmpmeta');
    at !== -1;
    at = buffer.indexOf('<x:xmpmeta', at + 1)
  ) {
    const end = buffer.indexOf('</x:xmpmeta>', at);
    if (XMP_PLACE.test(buffer.toString('utf8', at, end === -1 ? undefined : end))) return true;
  }
  return false;
}

/**
 * The error for such a picture. The build removes the location, but the public history of the
 * project would keep the file.
 */
export const LOCATION_ERROR = {
  message: 'This picture says where it was taken: the camera stored the location in it.',
  fix: 'Run "npm run image" with it and the post, such as: npm run image -- PHOTO.jpg --for a-meeting-in-porto. It makes a copy without the location. Then remove this file.',
};
