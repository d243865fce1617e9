import type { FaultCode, FaultDetails, LimitName } from '../../domain/fault.ts';

/** Arguments of the words for a fault: the text at its place (empty if none), and its details. */
type FaultFacts<C extends FaultCode> = { value: string } & (FaultDetails[C] extends null
  ? object
  : FaultDetails[C]);

export interface ExchangeWords {
  faults: { [C in Exclude<FaultCode, 'limit' | 'more'>]: (facts: FaultFacts<C>) => string };
  /** Arguments for a value over its limit; bytes are given with their unit. */
  limits: Record<LimitName, (found: string, most: string) => string>;
  /** Follows the first fault of a kind whose further faults are not listed. */
  more: (count: string) => string;
  place: {
    file: (file: string) => string;
    sheet: (sheet: string) => string;
    row: (row: string) => string;
    column: (column: string) => string;
    separator: string;
    /** The place, followed by what is wrong there. */
    at: (place: string, fault: string) => string;
  };
}

/** Words about faults of files and their places, in 简体中文. */
export const exchange: ExchangeWords = {
  faults: {
    empty: () => '文件是空的。',
    'unknown-format': ({ value }) =>
      `认不出这种文件（开头是“${value}”）。可读：CSV、TSV、XLSX、ODS、GeoJSON、压缩的 shapefile、KML、KMZ、GPX、GeoParquet、FlatGeobuf。`,
    'unread-format': ({ format }) => `不能读取 ${format} 文件，请先另存为 XLSX、CSV 或 GeoJSON。`,
    encrypted: () => '文件有密码保护，请去掉密码后再打开。',
    damaged: ({ value }) => `文件已损坏或不完整${value === '' ? '' : `（${value}）`}，之后的内容没有读取。`,
    'bad-characters': ({ encoding, count }) => `有 ${count} 处字节不是 ${encoding} 字符，显示为“�”。`,
    'guessed-encoding': ({ encoding }) => `文件没有注明编码，按 ${encoding} 读取。`,
    'open-quote': ({ value }) => `引号没有结束，这一行按原样读取：${value}`,
    'cell-error': ({ value }) => `单元格显示错误“${value}”，按空格处理。`,
    'formula-without-value': ({ value }) => `公式没有保存计算结果，按空格处理：${value}`,
    'external-links': ({ count }) => `工作簿引用了 ${count} 个其他文件；没有打开它们，只用已保存的值。`,
    'nothing-inside': ({ value }) => `压缩包里没有能读的文件（里面是：${value}）。`,
    'shapefile-part': ({ part }) =>
      `shapefile 缺少 ${part} 文件${part === '.prj' ? '，坐标系需要另外选定' : '，只有几何没有属性'}。`,
    'unequal-parts': ({ shapes, records }) => `几何有 ${shapes} 个，属性有 ${records} 行，两者对不上。`,
    'deleted-records': ({ count }) => `${count} 行在属性表里标为已删除，没有读取。`,
    'network-links': ({ count }) => `文件里有 ${count} 个网络链接，没有打开。`,
    doctype: () => '文件带有文档类型声明（DOCTYPE），为安全起见没有读取。',
    'feature-syntax': ({ value }) => `该要素的 XML 不合规范，已略去：${value}`,
    'json-syntax': ({ value }) => `这里不是 JSON：${value}`,
    'not-geojson': ({ value }) => `是 JSON，但其中没有要素或几何：${value}`,
    'not-feature': ({ value }) => `不是 GeoJSON 要素，已略去：${value}`,
    'geometry-type': ({ value }) => `不认识的几何类型“${value}”，该要素已略去。`,
    'geometry-coordinates': ({ value }) => `坐标不能用，该要素已略去：${value}`,
    'geometry-damaged': ({ value }) => `几何已损坏，该要素已略去${value === '' ? '' : `（${value}）`}。`,
    'no-features': () => '文件里没有能用的要素。',
    'empty-geometries': ({ count }) => `${count} 个要素没有位置，只保留属性。`,
    'heights-left-out': ({ count }) => `${count} 个点的高程或量测值没有采用：本图是平面的。`,
    'split-collections': ({ count }) => `${count} 个混合几何已按点、线、面拆成多个要素。`,
    'carried-down': ({ count, value }) => `${count} 个空格沿用了上面的值（如“${value}”）。`,
    'hidden-rows': ({ count }) => `有 ${count} 行在表格里是隐藏的，也已读取。`,
    'total-rows': ({ count }) => `${count} 行合计没有当作记录。`,
    'note-rows': ({ count }) => `${count} 行说明没有当作记录。`,
    'hidden-sheet': () => '这张工作表是隐藏的。',
    'scientific-code': ({ value }) => `代码“${value}”被表格软件写成了科学记数，只剩前几位，按名称匹配。`,
    'short-code': ({ value }) => `代码“${value}”位数不对，可能丢了数字，按名称匹配。`,
    'no-code': ({ value }) => `“${value}”不是区划代码，按名称匹配。`,
    'unknown-code': ({ value }) => `区划名录里没有代码“${value}”，按名称匹配。`,
    'no-date': ({ value }) => `看不出“${value}”是哪一年，时间留空。`,
    'shared-coordinate': ({ value }) => `这一行有几个地方，坐标“${value}”只有一个，没有使用。`,
    'no-name': () => '这一行没有名称，没有采用。',
    'unknown-track': ({ value }) => `“${value}”不是四个赛道之一，赛道留空。`,
    'unknown-batch': ({ value }) => `看不出“${value}”是哪一批，批次留空。`,
    'unknown-town': ({ value }) => `没有找到乡镇“${value}”，只按县匹配村名。`,
    'no-number': ({ value }) => `“${value}”不是数字，按文字保留。`,
    'no-coordinate': ({ value }) => `“${value}”不是坐标，没有使用。`,
    'open-list': ({ value }) => `“${value}”写着“等”，可能没有列全。`,
  },
  limits: {
    files: (found, most) => `一次最多打开 ${most} 个文件，这里有 ${found} 个。`,
    fileBytes: (found, most) => `文件有 ${found}，超过上限 ${most}。`,
    inflatedBytes: (found, most) => `解压后超过上限 ${most}（已到 ${found}）。`,
    entries: (found, most) => `压缩包里有 ${found} 个文件，超过上限 ${most} 个。`,
    ratio: (found, most) => `压缩包解压后是原来的 ${found} 倍，超过上限 ${most} 倍，可能是恶意文件。`,
    nestedArchives: (found, most) => `压缩包套了 ${found} 层，超过上限 ${most} 层。`,
    rows: (found, most) => `行数或要素数到了 ${found}，超过上限 ${most}。`,
    columns: (found, most) => `有 ${found} 列，超过上限 ${most} 列。`,
    cells: (found, most) => `单元格到了 ${found} 个，超过上限 ${most} 个。`,
    cellCharacters: (found, most) => `一个单元格有 ${found} 个字符，超过上限 ${most} 个。`,
    textCharacters: (found, most) => `单元格文字合计到了 ${found}，超过上限 ${most}。`,
    vertices: (found, most) => `坐标点到了 ${found} 个，超过上限 ${most} 个。`,
    depth: (found, most) => `嵌套了 ${found} 层，超过上限 ${most} 层。`,
    seconds: (found, most) => `读了 ${found} 秒仍未完成，超过上限 ${most} 秒。`,
  },
  more: (count) => `同样的问题还有 ${count} 处。`,
  place: {
    file: (file) => file,
    sheet: (sheet) => `“${sheet}”`,
    row: (row) => `第 ${row} 行`,
    column: (column) => `${column} 列`,
    separator: '，',
    at: (place, fault) => `${place}：${fault}`,
  },
};
