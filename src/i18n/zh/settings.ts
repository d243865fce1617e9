import type { SheetLayerEntry } from '../../domain/sheet-layer.ts';

/** Words about print settings and about sheets before they are printed, in 简体中文. */
export const settings = {
  /** Findings that should be known or corrected before a sheet is printed. */
  findings: {
    'no-title': () => '没有填写图名，用了自动图名。',
    'no-author': () => '没有填写编制单位或作者。',
    'no-review-number': () => '没有审图号：公开出版、展示前须送审。',
    modelled: ({ count }: FindingFacts) => `图上有 ${count} 条推演记录（空心、虚线），非官方名单。`,
    user: ({ count }: FindingFacts) => `图上有 ${count} 条自绘记录（蓝色、外圈），非官方名单。`,
    empty: () => '筛选之后图上没有发展轴、中心镇或重点村。',
    unplaced: ({ count, names }: FindingFacts) =>
      `${count} 个地名在图上放不下：${names.join('、')}${count > names.length ? '等' : ''}。城镇和村都在索引里；可换更大的比例尺或纸张。`,
    unnamed: ({ count }: FindingFacts) => `此比例尺下有 ${count} 处城镇和村不注地名，只绘符号。`,
    cut: () => '所选范围在此比例尺下超出图框，边缘被裁去。',
    'small-text': ({ count, limit }: FindingFacts) => `${count} 处文字小于 ${limit} 磅。`,
    'scale-error': ({ limit }: FindingFacts) => `图幅边缘的比例误差达 ${limit}（投影所致，图上已注明）。`,
    'ground-missing': ({ names }: FindingFacts) => `底图文件不能使用，图上没有其内容：${names.join('、')}。`,
    'layers-missing': ({ names, layers }: FindingFacts) =>
      `没有这些自有图层的文件，图上未绘：${layers ? layers.map(neededFile).join('；') : names.join('、')}。请给出同一文件。`,
    'layer-columns': ({ names, limit }: FindingFacts) =>
      `自有图层“${names[0]}”没有设置里的列“${limit}”，按图上现在的样式绘。`,
    'layer-thinned': ({ count, names, limit }: FindingFacts) =>
      `自有图层“${names[0]}”在图框内有 ${count} 个要素，图上绘 ${limit} 个：挨得太近的点只绘一个，也不注名称。`,
    'layer-too-large': ({ count, names }: FindingFacts) =>
      `自有图层“${names[0]}”在图框内有 ${count} 个要素，太多，图上未绘。可在图层里设筛选，或换较小的范围。`,
    'layer-letters': ({ count, names }: FindingFacts) =>
      `自有图层的 ${count} 个名称有图上字体没有的字，未注：${names.join('、')}${count > names.length ? '等' : ''}。`,
  },

  /** Faults of print settings. */
  failures: {
    newer: (version: number) => `打印设置的版本 ${version} 比本程序新，请更新后再打开。`,
    value: (setting: string, received: string, allowed: string) =>
      `打印设置${setting}不能是 ${received}${allowed}。`,
    tooLong: (setting: string, length: number, allowed: string) =>
      `打印设置${setting}有 ${length} 个字符，太长${allowed}。`,
    missing: (setting: string, allowed: string) => `缺少打印设置${setting}${allowed}。`,
    unknownSetting: (path: string) => `没有名为“${path}”的打印设置。`,
    date: (value: string, reason: string) => `日期 ${value} 不能使用：${reason}。`,
    emptyFrame: '图框没有面积：东界须大于西界，北界须大于南界。',
    orientation: (orientation: 'portrait' | 'landscape', widthMm: number, heightMm: number) =>
      `${widthMm} × ${heightMm} 毫米的纸不是${orientation === 'portrait' ? '纵向（portrait）' : '横向（landscape）'}的；请改宽高，或把方向设为自动（auto）。`,
    filter: (county: string, prefecture: string) =>
      `筛选的县 ${county} 不在设区市 ${prefecture}，图上不会有任何记录。`,
    smallRegion: (code: string, county: string) =>
      `${code} 是镇街或村的代码；图幅以县、设区市或发展轴为范围，请用县的代码，如 ${county}。`,
    unknownRegion: (code: string) => `没有代码为 ${code} 的区域。`,
    tooLarge: (scale: number, fits: number | undefined) =>
      `1:${scale} 时区域超出纸面${fits === undefined ? '，任何比例尺都放不下。' : `；可用的最大比例尺是 1:${fits}。`}`,
    tooSmall: (widthMm: number, heightMm: number) =>
      `纸张 ${widthMm} × ${heightMm} 毫米放不下图名、图例和地图。`,
    emptyRegion: '所选区域内没有可绘制的陆地。',
    tooManyPixels: (dpi: number, widthPx: number, heightPx: number) =>
      `分辨率 ${dpi} dpi 不能使用（图片为 ${widthPx} × ${heightPx} 像素）；可用 30 至 2400，总共不超过 6 亿像素。`,
    noFont: (weight: number) => `字重 ${weight} 的字体文件不能使用。`,
    noGlyph: (text: string, missing: string, codePoints: string) =>
      `字体没有“${missing}”（${codePoints}），无法排印“${text}”。`,
    basemap: (source: string, fault: string) => `底图“${source}”不能使用：${fault}。`,
    noSheet: '没有可印的图幅。',
    leftOut: (sheets: number, counts: string) => `未收 ${sheets} 幅：${counts}`,
    ofSheet: (name: string, failure: string) => `${name}：${failure}`,
    allowed: (text: string) => `；可用：${text}`,
    setting: (name: string, path: string) => `“${name}”（${path}）`,
  },

  basemapFaults: {
    absent: () => '没有这个文件或文件夹',
    unreachable: () => '连接不上',
    status: (detail: string) => `服务器没有给出瓦片（HTTP ${detail}）`,
    unreadable: () => '读不出',
    'not-an-archive': () => '不是第 3 版的 PMTiles 文件，或已损坏',
    metadata: () => 'PMTiles 文件的说明（metadata）不合格式',
    'not-vector': () => '不含矢量瓦片',
    tile: (detail: string) => `瓦片 ${detail} 读不出`,
    'no-tiles': () => '没有本图范围的瓦片',
    'not-omt': () => '没有 OpenMapTiles 的 water 或 transportation 图层',
    'other-origin': (detail: string) =>
      `在 ${detail}，不在本网站允许的来源之内；请用本站的地址或 PMTiles 文件，或请网站管理者把它加入 site.config.json 后重新构建`,
    'not-chosen': () => '尚未选择，请在“底图”处选择这个文件',
    offline: () => '电脑没有联网',
    timeout: (detail: string) => `${detail} 秒内没有答复`,
    cors: () => '服务器在，但不许别的网站读取（没有 CORS 许可）',
    key: (detail: string) => `服务器拒绝：密钥缺失、有误或不适用于本网站（${detail}）`,
    'no-ranges': () => '服务器不支持只取文件的一段（HTTP Range）',
    tilejson: () => '说明文件不是有效的 TileJSON',
    'not-picture': (detail: string) => (detail === '' ? '答复不是图片' : `答复不是图片，而是“${detail}”`),
  },

  dateFaults: {
    form: '日期须写成 2026-03-15 的样子',
    month: (month: number) => `没有 ${month} 月`,
    day: (year: number, month: number, lastDay: number) => `${year} 年 ${month} 月有 1 至 ${lastDay} 日`,
  },

  /** Name of each setting of a spec, by its path. */
  names: {
    '': '全部',
    version: '版本',
    region: '范围',
    'region.kind': '范围的种类',
    'region.code': '区划代码',
    'region.id': '发展轴的编号',
    'region.west': '图框西界',
    'region.east': '图框东界',
    'region.south': '图框南界',
    'region.north': '图框北界',
    paper: '纸张',
    'paper.widthMm': '纸张宽度',
    'paper.heightMm': '纸张高度',
    orientation: '纸张方向',
    scale: '比例尺分母',
    layers: '图层',
    'layers.grid': '公里网图层',
    addedLayers: '自有图层',
    ownPoints: '用自己的点计数',
    'ownPoints.facilities': '代替中心镇的图层',
    'ownPoints.places': '代替村庄的图层',
    basemap: '底图',
    'basemap.source': '底图来源',
    documentedOnly: '只印有据的记录',
    filter: '筛选',
    'filter.batch': '批次',
    'filter.track': '赛道',
    'filter.prefecture': '筛选的设区市',
    'filter.county': '筛选的县',
    corridorKm: '走廊宽度',
    title: '图名',
    subtitle: '副图名',
    author: '编制单位或作者',
    date: '日期',
    reviewNumber: '审图号',
    language: '语言',
    flavour: '颜色',
    column: '图例与索引的位置',
    index: '索引',
    legend: '图例',
    marginMm: '页边',
    bleedMm: '出血',
  },
  layerSetting: (subject: string) => `${subject}图层`,

  /** Possible values of a setting. */
  allowed: {
    range: (min: string, max: string) => `${min} 至 ${max}`,
    mm: (range: string) => `${range} 毫米`,
    kmEachSide: (range: string) => `${range} 公里（每侧）`,
    degreesEast: (range: string) => `${range} （东经度数）`,
    degreesNorth: (range: string) => `${range} （北纬度数）`,
    oneOf: (values: readonly string[]) => values.join('、'),
    text: (most: number) => `至多 ${most} 个字符的文字`,
    group: '一组设置（JSON 对象）',
    region: '县、设区市、全省、发展轴或图框，例如 {"kind":"county","code":"330723"}',
    code: '浙江的六位区划代码：县如 330723，设区市如 330700，全省为 330000',
    axisId: '如 axis-053',
    paper: (sizes: string, min: number, max: number) => `${sizes}，或宽、高各 ${min} 至 ${max} 毫米`,
    scale: (range: string) => `${range}，或 "fit"（放得下的最大比例尺）`,
    addedLayers: (most: number, longest: number) =>
      `以图层编号为键的一组设置，至多 ${most} 个：名称（1 至 ${longest} 个字符），或名称、文件、样式等（见 docs/printing.md）`,
    ownPoints: 'addedLayers 里一个图层的编号，如 own-3f8a1c09b2d4',
    tiles: (most: number) => `瓦片的地址、文件夹或 PMTiles 文件，1 至 ${most} 个字符`,
    prefecture: '浙江设区市的六位代码，如 330700',
    county: '浙江县级区划的六位代码，如 330723',
    date: '形如 2026-03-15 的日期',
  },
};

/** A file that is needed, by name and the beginning of its SHA-256. */
function neededFile({ name, file }: SheetLayerEntry): string {
  if (!file) return `“${name}”`;
  const { part, sha256 } = file;
  return `“${name}”（文件 ${file.name}${part === undefined ? '' : `，工作表或图层 ${part}`}，SHA-256 以 ${sha256.slice(0, 12)} 开头）`;
}

/** Values of a finding about the sheet. */
export interface FindingFacts {
  count: number;
  /** Names or files concerned; the first ones if there are many. */
  names: readonly string[];
  /** The limit that is exceeded, or the figure that exceeds it, with its unit; the column that is missing. */
  limit: string;
  /** Settings of the layers whose files are missing. */
  layers?: readonly SheetLayerEntry[];
}

export type SettingsWords = typeof settings;
