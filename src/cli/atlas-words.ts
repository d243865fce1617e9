/** What `npm run atlas` says, in both languages. */
const zh = {
  usage: `npm run atlas -- [选项]（English: --help --language en）
  --by county|axis|prefecture|province   每个县（默认）、发展轴、设区市一幅，或全省一幅
  --only 代码,代码        只要这些县；设区市的代码代表其下各县（发展轴按所在县的代码）
  --paper A3              A0 至 A5，或 宽x高（毫米，各 100 至 2000），如 300x200
  --orientation auto|portrait|landscape   自动、纵向、横向
  --scale 150000          固定比例尺；不写则取每幅放得下的最大整数比例尺
  --common-scale          各幅同一比例尺：每幅都放得下的最大者
  --corridor KM           画出轴线两侧各若干公里的走廊，0 至 30
  --documented-only       不印推演的记录
  --batch 1|2             只印这一批的记录
  --without 图层,图层     不画这些：axes towns villages relief elevation water roads railways built-up summits
                          airports surroundings grid
  --basemap 来源          代替自带的水系、道路：水系、道路取自矢量瓦片（OpenMapTiles 格式）：z/x/y.pbf 的文件夹、含 {z}/{x}/{y} 的
                          地址，或 PMTiles 文件
  --language zh|en        图和提示的语言   --mono 黑白
  --title 文字   --author 文字   --date YYYY-MM-DD   --review-number 审图号
  --bleed MM              出血，0 至 10 毫米
  --format pdf,svg,png,json   json：每幅的打印设置，供 --spec 用
  --dpi 300               PNG 的分辨率，30 至 2400
  --spec 文件             打印一份存下的设置，只可与 --format、--dpi、--out 同用
  --each                  每幅一个文件，不合订成图集
  --out 文件夹            文件放在哪里（默认 atlas）`,
  unknownOption: (option: string) => `没有选项 ${option}；全部选项见 --help。`,
  positional: (text: string) => `“${text}”不属于任何选项；全部选项见 --help。`,
  noValue: (option: string, allowed: string) => `${option} 后面缺少值；可用：${allowed}。`,
  needlessValue: (option: string, value: string) => `${option} 不带值，“${value}”是多余的。`,
  twice: (option: string) => `${option} 只能写一次。`,
  refused: (option: string, value: string, allowed: string) =>
    `${option} ${value} 不能使用；可用：${allowed}。`,
  tooLong: (option: string, length: number, allowed: string) =>
    `${option} 有 ${length} 个字符，太长；可用：${allowed}。`,
  noDate: (value: string, reason: string) => `--date ${value} 不能使用：${reason}。`,
  noCode: (value: string) => `--only ${value} 缺少代码；写法如 330723,330700。`,
  range: (min: number, max: number) => `${min} 至 ${max}`,
  text: '文字',
  file: '文件名',
  folder: '文件夹',
  codes: '县或设区市的代码，用逗号分开',
  paper: (names: string, min: number, max: number) =>
    `${names}，或 宽x高（毫米，各 ${min} 至 ${max}），如 300x200`,
  titleEach: '--title 是合订图集的图名，用 --each 时每幅自动取名：两者不能同用。',
  titleJson: '--title 是图集封面的图名，只输出 json 时没有封面：请去掉 --title，或加上 pdf、svg、png。',
  scales: '--scale 已是各幅同一比例尺，不能再用 --common-scale。',
  dpiWithout: '--dpi 是 PNG 的分辨率，--format 里没有 png。',
  onlyProvince: '--by province 只有一幅全省图，不能用 --only。',
  withSpec: (option: string) => `--spec 的图幅全由设置文件决定，不能再用 ${option}。`,
  spec: {
    absent: (file: string) => `--spec ${file}：没有这个文件。`,
    folder: (file: string) => `--spec ${file}：是文件夹，不是文件。`,
    unreadable: (file: string) => `--spec ${file}：文件读不出。`,
    tooLarge: (file: string) => `--spec ${file}：超过 1 MB，不是打印设置。`,
    notJson: (file: string, line: number | null) =>
      `--spec ${file}：不是 JSON${line === null ? '' : `（第 ${line} 行有错）`}。`,
    notSpec: (file: string) => `--spec ${file}：不是打印设置（应为一个 JSON 对象）。`,
    line: (file: string, text: string) => `${file}：${text}`,
  },
  out: {
    file: (path: string) => `--out ${path}：已有同名文件，不是文件夹。`,
    inFile: (path: string, file: string) => `--out ${path}：${file} 是文件，里面放不了文件夹。`,
    unwritable: (path: string, folder: string) => `--out ${path}：文件夹 ${folder} 不能写入。`,
    inTheWay: (path: string) => `${path} 是文件夹，占了要写的文件的名字。`,
    failed: (path: string, code: string) => `${path} 没有写成（${code}）：可能磁盘已满，或文件被占用。`,
  },
  geodata: (files: string) => `数据文件不能使用：${files}。`,
  fault: (message: string) => `程序内部出错，没有生成文件：${message}`,
};

const en: typeof zh = {
  usage: `npm run atlas -- [options]   (中文：--help)
  --by county|axis|prefecture|province   one sheet for each county (default), axis or prefecture, or one of the province
  --only CODE,CODE        only these counties; a prefecture's code stands for all it holds (an axis goes by its county's code)
  --paper A3              A0 to A5, or WIDTHxHEIGHT in millimetres, 100 to 2000 each, such as 300x200
  --orientation auto|portrait|landscape
  --scale 150000          a fixed scale; otherwise the largest round one that fits each sheet
  --common-scale          one scale for all: the largest that fits every sheet
  --corridor KM           draw the corridor of this width to either side of the axes, 0 to 30
  --documented-only       leave modelled records out
  --batch 1|2             only records of this batch
  --without NAME,NAME     leave these out: axes towns villages relief elevation water roads railways built-up summits
                          airports surroundings grid
  --basemap SOURCE        in place of the sheet's own: water and roads from vector tiles (OpenMapTiles schema): a folder of z/x/y.pbf, an address
                          with {z}/{x}/{y}, or a PMTiles file
  --language zh|en        of the sheets and of what is said here   --mono   black and white
  --title TEXT   --author TEXT   --date YYYY-MM-DD   --review-number TEXT
  --bleed MM              0 to 10
  --format pdf,svg,png,json   json: the settings of each sheet, for --spec
  --dpi 300               resolution of the PNG, 30 to 2400
  --spec FILE             print saved settings; only --format, --dpi and --out go with it
  --each                  a file for each sheet instead of one atlas
  --out DIR               where the files go (atlas)`,
  unknownOption: (option) => `There is no option ${option}; --help lists them.`,
  positional: (text) => `“${text}” belongs to no option; --help lists them.`,
  noValue: (option, allowed) => `${option} needs a value; allowed: ${allowed}.`,
  needlessValue: (option, value) => `${option} takes no value; “${value}” is too much.`,
  twice: (option) => `${option} may be given only once.`,
  refused: (option, value, allowed) => `${option} ${value} cannot be used; allowed: ${allowed}.`,
  tooLong: (option, length, allowed) => `${option} has ${length} characters, too many; allowed: ${allowed}.`,
  noDate: (value, reason) => `--date ${value} cannot be used: ${reason}.`,
  noCode: (value) => `--only ${value} lacks a code; write it like 330723,330700.`,
  range: (min, max) => `${min} to ${max}`,
  text: 'text',
  file: 'the name of a file',
  folder: 'a folder',
  codes: 'codes of counties or prefectures, parted by commas',
  paper: (names, min, max) => `${names}, or WIDTHxHEIGHT in mm, ${min} to ${max} each, such as 300x200`,
  titleEach:
    '--title names the bound atlas, while --each titles every sheet by itself: the two do not go together.',
  titleJson:
    '--title is for the cover of an atlas, and json alone has none: leave it out, or add pdf, svg or png.',
  scales: '--scale is one scale for all sheets already; --common-scale does not go with it.',
  dpiWithout: '--dpi is the resolution of PNG, and --format has no png.',
  onlyProvince: '--by province is one sheet of the whole province; --only does not go with it.',
  withSpec: (option) => `The file of --spec settles the whole sheet; ${option} does not go with it.`,
  spec: {
    absent: (file) => `--spec ${file}: there is no such file.`,
    folder: (file) => `--spec ${file}: it is a folder, not a file.`,
    unreadable: (file) => `--spec ${file}: the file cannot be read.`,
    tooLarge: (file) => `--spec ${file}: it is larger than 1 MB and no print settings.`,
    notJson: (file, line) => `--spec ${file}: it is not JSON${line === null ? '' : ` (see line ${line})`}.`,
    notSpec: (file) => `--spec ${file}: it holds no print settings, which are a JSON object.`,
    line: (file, text) => `${file}: ${text}`,
  },
  out: {
    file: (path) => `--out ${path}: a file of that name exists, not a folder.`,
    inFile: (path, file) => `--out ${path}: ${file} is a file and holds no folder.`,
    unwritable: (path, folder) => `--out ${path}: nothing can be written into the folder ${folder}.`,
    inTheWay: (path) => `${path} is a folder and stands where a file is to be written.`,
    failed: (path, code) => `${path} was not written (${code}): the disk may be full, or the file in use.`,
  },
  geodata: (files) => `Files of data cannot be used: ${files}.`,
  fault: (message) => `The program failed and made no files: ${message}`,
};

export const COMMAND_WORDS = { zh, en };
export type CommandWords = typeof zh;
