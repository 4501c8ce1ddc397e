/** A drawing painted on a canvas, for a picture or for the frames of a video. */
import type { Picture } from './pictureSvg.ts';

/** Paints the drawing over the whole canvas. */
export async function paintPicture({ svg }: Picture, canvas: HTMLCanvasElement): Promise<void> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const pen = canvas.getContext('2d');
    pen?.drawImage(image, 0, 0, canvas.width, canvas.height);
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Pixels of a picture for one of the page: enough for print. */
const DENSITY = 2;

/** Null if the browser cannot. */
export async function pngOf(picture: Picture): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = picture.width * DENSITY;
  canvas.height = picture.height * DENSITY;
  await paintPicture(picture, canvas);
  return new Promise((done) => canvas.toBlob(done, 'image/png'));
}
