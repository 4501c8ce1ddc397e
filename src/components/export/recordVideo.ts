/**
 * A time range as a video: the playhead goes from picture to picture, each is painted on a canvas,
 * and the browser's recorder runs only while one is shown. So every picture lasts as long in the
 * video as it should, however long it took to draw.
 */
import type { Frame } from '../../sources/frame.ts';
import type { AppStore } from '../../store/store.ts';
import { paintPicture } from './picturePng.ts';
import type { Picture } from './pictureSvg.ts';
import { videoType } from './videoType.ts';

/** Pictures in a second of video. */
export const PICTURES_PER_SECOND = 12;
/** Seconds of video at the most: it is all in memory until it is saved. */
export const LONGEST_VIDEO = 120;

export interface VideoRange {
  /** Virtual µs. */
  readonly from: number;
  readonly to: number;
  /** Virtual seconds in a second of video. */
  readonly speed: number;
}

/** The instants of the pictures, first and last included. */
export function instantsOf({ from, to, speed }: VideoRange): readonly number[] {
  const step = (1_000_000 * speed) / PICTURES_PER_SECOND;
  const count = Math.max(1, Math.round((to - from) / step));
  return Array.from({ length: count + 1 }, (_, index) =>
    index === count ? to : Math.round(from + index * step),
  );
}

export interface VideoJob {
  readonly store: AppStore;
  readonly range: VideoRange;
  /** Draws the page as it looks now. */
  readonly draw: () => Promise<Picture>;
  readonly onPicture: (done: number, all: number) => void;
  readonly signal: AbortSignal;
}

/** The video; null if it was stopped. Afterwards the playhead is where it was. */
export async function recordVideo({
  store,
  range,
  draw,
  onPicture,
  signal,
}: VideoJob): Promise<Blob | null> {
  const type = videoType();
  const before = store.source.latest()?.now ?? 0;
  if (type === null) return null;
  store.getState().setPlaying(false);
  const instants = instantsOf(range);
  const canvas = document.createElement('canvas');
  let film: Film | null = null;
  try {
    for (const [index, t] of instants.entries()) {
      if (signal.aborted) return null;
      await lookAt(store, t);
      const picture = await draw();
      if (film === null) {
        // Codecs want even numbers.
        canvas.width = picture.width - (picture.width % 2);
        canvas.height = picture.height - (picture.height % 2);
        film = startFilm(canvas, type);
      }
      await paintPicture(picture, canvas);
      await film.show(1000 / PICTURES_PER_SECOND);
      onPicture(index + 1, instants.length);
    }
    return film === null ? null : await film.end();
  } finally {
    film?.stop();
    await lookAt(store, before);
  }
}

interface Film {
  /** Records what is on the canvas now, for so many milliseconds. */
  show(milliseconds: number): Promise<void>;
  end(): Promise<Blob>;
  stop(): void;
}

function startFilm(canvas: HTMLCanvasElement, type: string): Film {
  const stream = canvas.captureStream(PICTURES_PER_SECOND * 2);
  const recorder = new MediaRecorder(stream, { mimeType: type, videoBitsPerSecond: 8_000_000 });
  const parts: Blob[] = [];
  recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
  const stop = (): void => {
    if (recorder.state !== 'inactive') recorder.stop();
    for (const track of stream.getTracks()) track.stop();
  };
  return {
    async show(milliseconds) {
      if (recorder.state === 'inactive') recorder.start();
      else recorder.resume();
      await passed(milliseconds);
      recorder.pause();
    },
    end: () =>
      new Promise((done) => {
        recorder.addEventListener('stop', () => done(new Blob(parts, { type })));
        stop();
      }),
    stop,
  };
}

const passed = (milliseconds: number): Promise<void> =>
  new Promise((done) => setTimeout(done, milliseconds));
const nextAnimationFrame = (): Promise<void> =>
  new Promise((done) => requestAnimationFrame(() => done()));

/** Brings the playhead to an instant and waits until that is painted. */
async function lookAt({ source }: AppStore, t: number): Promise<void> {
  if (source.latest()?.now !== t) {
    const arrived = new Promise<void>((done) => {
      const leave = source.subscribe((frame: Frame) => {
        if (frame.now !== t) return;
        leave();
        done();
      });
    });
    source.seek(t);
    await arrived;
  }
  // One to paint in, one to be sure that it has been painted.
  await nextAnimationFrame();
  await nextAnimationFrame();
}
