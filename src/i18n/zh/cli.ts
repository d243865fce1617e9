import { cliOwn } from './cli-own.ts';

/** Messages of `npm run atlas` in 简体中文. */
export const cli = {
  usage: (languages: string, layers: string) => `npm run atlas -- [选项]（English: --help --language en）
  --by county|axis|prefecture|province   每个县（默认）、发展轴、设区市一幅，或全省一幅
  --only 代码,代码        只要这些：县；设区市，代表其下各县；--by axis 时可写发展轴的编号，如 axis-053，也可写县，代表它的各条发展轴
  --paper A3              A0 至 A5，或 宽x高（毫米，各 100 至 2000），如 300x200
  --orientation auto|portrait|landscape   自动、纵向、横向
  --scale 150000          固定比例尺；不写则取每幅放得下的最大整数比例尺
  --common-scale          各幅同一比例尺：每幅都放得下的最大者
  --corridor KM           画出轴线两侧各若干公里的走廊，0 至 30
  --documented-only       不印推演的记录
  --batch 1|2             只印这一批的记录
  --without 图层,图层     不画这些：${layers}
  --basemap 来源          代替自带的水系、道路：水系、道路取自矢量瓦片（OpenMapTiles 格式）：z/x/y.pbf 的文件夹、含 {z}/{x}/{y} 的
                          地址，或 PMTiles 文件
  --language ${languages}        图和提示的语言   --mono 黑白
  --title 文字   --author 文字   --date YYYY-MM-DD   --review-number 审图号
  --bleed MM              出血，0 至 10 毫米
  --format pdf,svg,png,json   json：每幅的打印设置，供 --spec 用
  --dpi 300               PNG 的分辨率，30 至 2400
  --spec 文件             打印一份存下的设置，只可与 --format、--dpi、--out 和它所需文件的 --own-layer 同用
  --each                  每幅一个文件，不合订成图集
  --out 文件夹            文件放在哪里（默认 atlas）`,
  own: cliOwn,
  /** Of a sheet that was made: its page in a book, its labels, and the time of making it. */
  sheet: {
    page: (page: number) => `第 ${page} 页`,
    labels: (placed: number, unplaced: number) => `注记 ${placed} 个，放不下 ${unplaced} 个`,
    took: (ms: number) => `${ms} 毫秒`,
  },
  written: (path: string, kilobytes: number) => `${path}  ${kilobytes} KB`,
  files: (count: number) => `共 ${count} 个文件`,
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
  codes: '县或设区市的代码，或发展轴的编号（如 axis-053），用逗号分开',
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

export type CliWords = typeof cli;
