/** English, what leaves the page: the link as a QR code, exports, the video; and presenting. */

export const shareEn = {
  'share.title': 'This run as a link',
  'share.intro':
    'Opening it shows the same cluster at the same instant, with everything that was done. Nothing is uploaded: the run is in the address itself.',
  'share.code': (p: { size: number }) => `QR code of the link, ${p.size} by ${p.size} squares`,
  'share.address': 'Address',
  'share.copy': 'Copy link',
  'share.saveFile': 'Save as a file',
  'share.tooLongForCode': (p: { length: number; most: number }) =>
    `The link has ${p.length} characters. A QR code holds ${p.most}. Copy the link, or save the run as a file.`,
  'share.tooLongForLink':
    'This run is too long for a link. As a file it holds everything: drop it on this page to open it.',
  'share.local':
    'This page stands on your own computer. Others can open the link where Lease Lab is served to them.',
  'share.making': 'Making the link',

  'share.export': 'Export',
  'share.export.run': 'Run',
  'share.export.qr': 'QR code of the link…',
  'share.export.runFile': 'Run as a file, with view and branches',
  'share.export.scenario': 'Scenario, what you did as its script',
  'share.export.log': 'What happened until now',
  'share.export.jsonLines': 'Log as JSON lines',
  'share.export.csv': 'Log as CSV',
  'share.export.objects': 'Objects as YAML',
  'share.export.picture': 'Picture',
  'share.export.svg': 'View as SVG',
  'share.export.png': 'View as PNG',
  'share.export.video': 'Time range as a video…',
  'share.export.noVideo': 'This browser cannot record a drawing as a video.',
  'share.export.caption': (p: { name: string; at: string; seed: number }) =>
    `${p.name} · ${p.at} · seed ${p.seed}`,

  'share.video.title': 'Record a time range',
  'share.video.intro':
    'The stage, the narrator and the timeline are drawn picture by picture. It takes a few times as long as the video, and the run comes back to where it is now.',
  'share.video.from': 'From, s',
  'share.video.to': 'To, s',
  'share.video.speed': 'Speed',
  'share.video.length': (p: { seconds: string; pictures: number }) =>
    `${p.seconds} s of video, ${p.pictures} pictures.`,
  'share.video.order': 'The end comes after the beginning.',
  'share.video.tooLong': (p: { most: number }) =>
    `At most ${p.most} s of video. Choose a shorter range or a higher speed.`,
  'share.video.record': 'Record',
  'share.video.stop': 'Stop',
  'share.video.progress': (p: { done: number; all: number }) => `Picture ${p.done} of ${p.all}`,
  'share.video.failed': 'The browser stopped the recording.',

  'share.fault.cutShort':
    'It is incomplete: its end is missing. Copy it again, to its last character.',
  'share.fault.altered':
    'It was altered on its way, so nothing of it was used. Copy it again from where it came.',
  'share.fault.newerVersion':
    'It was made by a newer Lease Lab than this one. Reload the page, or open it where it was made.',
  'share.fault.tooLarge': 'It is larger than this page opens.',
  'share.fault.tooLong': 'It would take too long to compute that run up to where it was seen.',
  'share.fault.unknownFormat': 'It is no link or file of Lease Lab.',
  'share.fault.save': 'Save what is open',

  'share.present': 'Presentation',
  'share.present.leave': 'Leave the presentation',
  'share.present.blank': 'Black screen. Press B or any key to go on.',
};
