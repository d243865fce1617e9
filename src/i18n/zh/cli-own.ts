/** What `npm run atlas` says of own layers, in 简体中文. */
export const cliOwn = {
  usage: `  --own-layer 文件        把文件画成自有图层，格式与网页能打开的相同；可写多次，先写的在上面。以下各项属于它前面的那个文件：
  --own-sheet 名称        文件里的哪张工作表或哪个图层   --own-name 文字   图层的名称
  --own-datum 坐标系      wgs84、gcj02、bd09、mercator、cgcs2000-120（中央经线，米）、cgcs2000-zone40（带号在前）、
                          file（文件自带）；不写则自动判断，判断不了会列出几种供选
  --own-positions A,B     经度列和纬度列，或只写坐标所在的一列   --own-swapped   前后对调
  --own-style 列          按此列分类，全是数值的列则分级；--own-method category|quantile|equal|natural   --own-classes 2 至 6
  --own-label 列          注记用哪一列（空为不注）   --own-filter '床位>=20'   只要这些行：= 等于，~ 包含，>=，<=
  --own-as facilities|places   用这些点代替中心镇（facilities）或村庄（places）计数`,
  first: (option: string) => `${option} 要写在 --own-layer 之后：它属于前面的那个文件。`,
  needsStyle: (option: string) => `${option} 要与 --own-style 同用。`,
  datums: 'wgs84、gcj02、bd09、mercator、cgcs2000-120 或 cgcs2000-zone40 之类、file',
  positions: '一列，或用逗号分开的经度列和纬度列',
  filters: '列>=值、列<=值、列=值、列~文字',
  column: '列的标题，或 # 加列号',
  twice: (file: string) => `--own-layer ${file}：同一文件的同一工作表写了两次。`,
  absent: (file: string) => `--own-layer ${file}：没有这个文件。`,
  folder: (file: string) => `--own-layer ${file}：是文件夹，不是文件。`,
  nothing: (file: string) => `--own-layer ${file}：没有读到能用的内容。`,
  severalSheets: (file: string, names: string) =>
    `--own-layer ${file}：文件里不止一张工作表或图层，请用 --own-sheet 指明：${names}。`,
  noSheet: (file: string, sheet: string, names: string) =>
    `--own-sheet ${sheet}：${file} 里没有；有：${names}。`,
  needed: (name: string, file: string, hash: string) => `  “${name}”：文件 ${file}，SHA-256 以 ${hash} 开头`,
  noneNeeded: '设置里没有自有图层。',
  notInSpec: (file: string, hash: string, needed: string) =>
    `--own-layer ${file}（SHA-256 以 ${hash} 开头）不是打印设置所需的文件。所需：\n${needed}`,
  noColumn: (file: string, column: string, columns: string) => `${file}：没有列“${column}”；有：${columns}。`,
  noPositions: (file: string) => `${file}：没有找到坐标列，请用 --own-positions 指明。`,
  noDatum: (file: string) => `--own-datum file：${file} 自己没有说明坐标系。`,
  choice: (datum: string, metres: number) =>
    metres === 0 ? `${datum}（不移动）` : `${datum}（移动 ${metres} 米）`,
  evenDatums: (file: string, choices: string) =>
    `${file}：几种坐标系同样说得通，请用 --own-datum 指明：${choices}。`,
  unplaced: (where: string, rows: number) => `${where}：共 ${rows} 行没有位置，图上没有。`,
  noGeometry: (where: string, row: number) => `${where}，第 ${row} 个要素没有位置，图上没有。`,
  badPosition: (where: string, row: number, column: string, text: string) =>
    `${where}，第 ${row} 行，“${column}”列：“${text}”不是位置，图上没有这一行。`,
  notNumber: (file: string, column: string, row: string, text: string) =>
    `${file}，第 ${row} 行，“${column}”列：“${text}”不是数，不能分级；请去掉 --own-classes 和 --own-method。`,
  noNumbers: (file: string, column: string) =>
    `${file}，“${column}”列不全是数，不能分级；请去掉 --own-classes 和 --own-method。`,
};

export type CliOwnWords = typeof cliOwn;
