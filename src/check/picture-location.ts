/**
 * Finds out whether a picture says where it was taken. Telephones write it
 * into each photo. Without a library for pictures, so that the check can use it.
 */

/** Kinds of value in EXIF (TIFF 6.0, section 2), by their number of bytes. */
const LONG = 4;
/** The field that leads to the place (EXIF 2.32, 4.6.3). */
const GPS_POINTER = 0x8825;
/** The highest number of a field of the place. */
const LAST_GPS_FIELD = 0x1f;
/** Version of the format: the only field that says nothing of the place. */
const GPS_VERSION = 0;

interface Field {
  tag: number;
  type: number;
  count: number;
  value: number;
}

/** The fields of a directory of TIFF; empty if there is none at this place. */
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

/** Names by which XMP tells a place: the coordinates, or what IPTC writes in words. */
const XMP_PLACE =
  /\bexif:GPS(?:Latitude|Longitude)\b|\b(?:Iptc4xmpExt:LocationCreated|photoshop:City|Iptc4xmpCore:Location)\b/;

/**
 * True if a picture of any format holds the place where it was taken, in EXIF or in XMP.
 *
 * EXIF is found by how it begins, wherever it lies: each format has another
 * box for it, and what is in the box is the same.
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

/** What the check says of such a picture: the file itself is in the public history of the project, whatever the build makes of it. */
export const LOCATION_ERROR = {
  message: 'This picture says where it was taken: the camera wrote the place into it.',
  fix: 'Run "npm run image" with it and the post, such as: npm run image -- PHOTO.jpg --for a-meeting-in-porto. It makes a copy without the place. Then remove this file.',
};
