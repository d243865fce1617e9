import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AddressUse,
  isAllowedOrigin,
  MAX_ADDRESS,
  addressOrigin,
  readAddress,
  tileUrl,
  withKey,
} from './basemap-address.ts';

const PAGE = 'https://atlas.example/maps/index.html#at=county:330723';
const read = (text: string, use: AddressUse = 'raster') => readAddress(text, use, PAGE);
const why = (text: string, use: AddressUse = 'raster') => {
  const found = read(text, use);
  return 'fault' in found ? found.fault : null;
};

describe('an address of tiles', () => {
  it.each([
    ['https://t.example/{z}/{x}/{y}.png', 'https://t.example/{z}/{x}/{y}.png'],
    ['  https://t.example/{Z}/{X}/{Y}.png \n', 'https://t.example/{z}/{x}/{y}.png'],
    ['https://t.example/@{z}/@{x}/@{y}.png'.replaceAll('@', '$'), 'https://t.example/{z}/{x}/{y}.png'],
    ['https://t.example/%7Bz%7D/%7bx%7d/{-y}.png', 'https://t.example/{z}/{x}/{-y}.png'],
    ['https://{s}.t.example/{z}/{x}/{y}{r}.png', 'https://a.t.example/{z}/{x}/{y}.png'],
    ['https://t{0-7}.t.example/{z}/{x}/{y}', 'https://t0.t.example/{z}/{x}/{y}'],
    ['https://{switch:b,c}.t.example/{z}/{x}/{y}', 'https://b.t.example/{z}/{x}/{y}'],
    ['https://w.example/{TileMatrix}/{TileRow}/{TileCol}.png', 'https://w.example/{z}/{y}/{x}.png'],
    [
      'https://w.example/wmts?REQUEST=GetTile&TILEMATRIX=EPSG:3857:12&TILEROW=1693&TileCol=3412',
      'https://w.example/wmts?REQUEST=GetTile&TILEMATRIX=EPSG:3857:{z}&TILEROW={y}&TileCol={x}',
    ],
    ['/tiles/{z}/{x}/{y}.png#here', '/tiles/{z}/{x}/{y}.png'],
    ['https://t.example/my tiles/{z}/{x}/{y}.png', 'https://t.example/my%20tiles/{z}/{x}/{y}.png'],
    ['https://t.example/tiles/\n  {z}/{x}/{y}.png', 'https://t.example/tiles/{z}/{x}/{y}.png'],
    [
      'http://t{s}.tianditu.gov.cn/DataServer?T=vec_c&x={x}&y={y}&l={z}',
      'https://t0.tianditu.gov.cn/DataServer?T=vec_w&x={x}&y={y}&l={z}',
    ],
    [
      '//t{0-7}.tianditu.gov.cn/img_w/wmts?TILEMATRIX={z}&TILEROW={y}&TILECOL={x}',
      'https://t0.tianditu.gov.cn/img_w/wmts?TILEMATRIX={z}&TILEROW={y}&TILECOL={x}',
    ],
    [
      'https://t3.tianditu.gov.cn/cva_c/wmts?TileMatrixSet=c&TILEMATRIX=12&TILEROW=847&TILECOL=3412',
      'https://t0.tianditu.gov.cn/cva_w/wmts?TileMatrixSet=w&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}',
    ],
  ])('reads %j as %s', (text, address) => expect(read(text)).toEqual({ address }));

  it.each([
    ['https://t.example/{z}/{x}/{y}?tk=0a1b', 'https://t.example/{z}/{x}/{y}?tk={key}', '0a1b'],
    [
      'https://t.example/{z}/{x}/{y}?key=a%2Fb&lang=zh',
      'https://t.example/{z}/{x}/{y}?key={key}&lang=zh',
      'a/b',
    ],
    [
      'https://t.example/{z}/{x}/{y}?Access_Token=pk.1',
      'https://t.example/{z}/{x}/{y}?Access_Token={key}',
      'pk.1',
    ],
    ['https://t.example/{z}/{x}/{y}?v=1&apikey=q', 'https://t.example/{z}/{x}/{y}?v=1&apikey={key}', 'q'],
    ['https://t.example/{z}/{x}/{y}?x-api-key=q', 'https://t.example/{z}/{x}/{y}?x-api-key={key}', 'q'],
    [
      'https://t.example/tiles;token=abc/{z}/{x}/{y}',
      'https://t.example/tiles;token={key}/{z}/{x}/{y}',
      'abc',
    ],
    [
      'https://tiles-a.data-cdn.linz.govt.nz/services;key=k%3D1/tiles/v4/layer=50767/EPSG:3857/{z}/{x}/{y}.png',
      'https://tiles-a.data-cdn.linz.govt.nz/services;key={key}/tiles/v4/layer=50767/EPSG:3857/{z}/{x}/{y}.png',
      'k=1',
    ],
    [
      'https://t.example/a;v=1;ACCESS_TOKEN=q;f=2/{z}/{x}/{y};jsessionid=q',
      'https://t.example/a;v=1;ACCESS_TOKEN={key};f=2/{z}/{x}/{y};jsessionid={key}',
      'q',
    ],
    ['/tiles;key=q/{z}/{x}/{y}', '/tiles;key={key}/{z}/{x}/{y}', 'q'],
    ['https://t.example/token/abc/{z}/{x}/{y}', 'https://t.example/token/{key}/{z}/{x}/{y}', 'abc'],
    ['https://t.example/v1/api-key/abc/{z}/{x}/{y}', 'https://t.example/v1/api-key/{key}/{z}/{x}/{y}', 'abc'],
    [
      'https://t.example/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln/{z}/{x}/{y}',
      'https://t.example/{key}/{z}/{x}/{y}',
      'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln',
    ],
    [
      'https://sh.dataspace.copernicus.eu/ogc/wmts/0a-1b?LAYER=T&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}',
      'https://sh.dataspace.copernicus.eu/ogc/wmts/{key}?LAYER=T&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}',
      '0a-1b',
    ],
    [
      'https://wxs.ign.fr/0a1b/geoportail/wmts?TILEMATRIX={z}&TILEROW={y}&TILECOL={x}',
      'https://wxs.ign.fr/{key}/geoportail/wmts?TILEMATRIX={z}&TILEROW={y}&TILECOL={x}',
      '0a1b',
    ],
    [
      'https://p.example/proxy?https://t.example/{z}/{x}/{y}?tk=abc',
      'https://p.example/proxy?https://t.example/{z}/{x}/{y}?tk={key}',
      'abc',
    ],
    [
      'https://p.example/proxy?url=https%3A%2F%2Ft.example%2F{z}%2F{x}%2F{y}%3Ff%3Dpng%26tk%3Dabc%26v%3D1&a=1',
      'https://p.example/proxy?url=https%3A%2F%2Ft.example%2F{z}%2F{x}%2F{y}%3Ff%3Dpng%26tk%3D{key}%26v%3D1&a=1',
      'abc',
    ],
    [
      'https://t.example/{z}/{x}/{y}?a=1;token=abc;b=2',
      'https://t.example/{z}/{x}/{y}?a=1;token={key};b=2',
      'abc',
    ],
  ])('gives the key of %s apart from the address', (text, address, key) =>
    expect(read(text)).toEqual({ address, key }),
  );

  it.each(
    'accesskey AccessKey authToken secretKey webkey sessionToken userPassword passwd jwt ticket X-Amz-Credential to%6ben'.split(
      ' ',
    ),
  )('takes the value of %s for a key, so that no link has it', (name) =>
    expect(read(`https://t.example/{z}/{x}/{y}?${name}=q1`)).toEqual({
      address: `https://t.example/{z}/{x}/{y}?${name}={key}`,
      key: 'q1',
    }),
  );

  it.each([
    'https://t.example/tiles;v=1/{z}/{x}/{y}',
    'https://t.example/monkey/map/{z}/{x}/{y}',
    'https://t.example/token/{z}/{x}/{y}',
    'https://t.example/a;key={key}/{z}/{x}/{y}',
    'https://t.example/ogc/wmts/0a-1b/{z}/{x}/{y}',
  ])('finds no key in %s', (address) => expect(read(address)).toEqual({ address }));

  it.each([
    ['', 'empty', ''],
    ['tiles.example/{z}/{x}/{y}', 'not-an-address', 'tiles.example/{z}/{x}/{y}'],
    ['https://', 'not-an-address', 'https://'],
    ['javascript:alert({z}{x}{y})', 'scheme', 'javascript:'],
    ['file:///tmp/{z}/{x}/{y}', 'scheme', 'file:'],
    ['https://me:secret@t.example/{z}/{x}/{y}', 'credentials', 't.example'],
    ['https://t.example/{z}/{x}.png', 'no-placeholders', 'https://t.example/{z}/{x}.png'],
    ['https://t.example/{z}/{x}/{y}/{style}', 'placeholder', '{style}'],
    ['https://t.example/{q}.png?{z}{x}{y}', 'placeholder', '{q}'],
    ['https://t.example/{z}/{x}/{y}?key=1&token=2', 'keys', 't.example'],
    ['https://t.example/a;key=1/{z}/{x}/{y}?token=2', 'keys', 't.example'],
    ['https://webrd01.is.autonavi.com/appmaptile?x={x}&y={y}&z={z}', 'gcj02', 'webrd01.is.autonavi.com'],
    ['https://rt0.map.gtimg.com/tile?z={z}&x={x}&y={-y}', 'gcj02', 'rt0.map.gtimg.com'],
    ['https://mt2.google.cn/vt/lyrs=m&x={x}&y={y}&z={z}', 'gcj02', 'mt2.google.cn'],
    ['https://map.geoq.cn/ArcGIS/rest/tile/{z}/{y}/{x}', 'gcj02', 'map.geoq.cn'],
    ['https://maponline0.bdimg.com/tile/?x={x}&y={y}&z={z}', 'bd09', 'maponline0.bdimg.com'],
    ['https://a.cn/wmts?TILEMATRIXSET=EPSG:4326&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}', 'grid', 'EPSG:4326'],
    ['https://a.cn/wmts/img/default/CGCS2000_4490/{z}/{y}/{x}.png', 'grid', 'CGCS2000_4490'],
    [
      'https://a.cn/wmts/img/urn:ogc:def:crs:OGC:1.3:CRS84/{z}/{y}/{x}.png',
      'grid',
      'urn:ogc:def:crs:OGC:1.3:CRS84',
    ],
  ])('refuses %j: %s, %s', (text, reason, value) => expect(why(text)).toEqual({ why: reason, value }));

  it('of a description may contain the name of a grid in degrees: the description states its grids', () => {
    expect(why('https://a.cn/wmts/epsg4326/best/wmts.cgi?request=GetCapabilities', 'vector')).toBeNull();
  });

  it('is refused if it is too long; the message quotes part of it', () => {
    const found = why(`https://t.example/{z}/{x}/{y}?${'a'.repeat(MAX_ADDRESS)}`);
    expect(found?.why).toBe('too-long');
    expect(found?.value).toHaveLength(80);
  });

  it('of vector tiles may be that of an archive or a description; otherwise it has all placeholders', () => {
    expect(read('https://t.example/zj.pmtiles', 'vector')).toEqual({
      address: 'https://t.example/zj.pmtiles',
    });
    expect(read('https://t.example/v3/tiles.json?key=k', 'vector')).toEqual({
      address: 'https://t.example/v3/tiles.json?key={key}',
      key: 'k',
    });
    expect(why('https://t.example/{z}/tiles', 'vector')).toMatchObject({ why: 'no-placeholders' });
    expect(why('https://t.example/zj.pmtiles', 'dem')).toMatchObject({ why: 'no-placeholders' });
  });

  it('does not change when it is read again, and its key is found only once', () => {
    const part = fc.stringMatching(/^[a-z0-9]{1,8}$/);
    const url = fc
      .tuple(part, fc.array(part, { maxLength: 3 }), fc.array(fc.tuple(part, part), { maxLength: 3 }), part)
      .map(
        ([host, path, query, key]) =>
          `https://${host}.example/${[...path.map((folder) => `f${folder}`), '{z}', '{x}', '{y}'].join('/')}?${[
            ...query.map(([name, value]) => `p${name}0=${value}`),
            `tk=${key}`,
          ].join('&')}`,
      );
    fc.assert(
      fc.property(url, (text) => {
        const first = read(text);
        if ('fault' in first) throw new Error(JSON.stringify(first));
        const { key = '', address } = first;
        expect(address).not.toContain(`tk=${key}`);
        expect(read(address)).toEqual({ address });
        expect(withKey(address, key)).toBe(text);
      }),
    );
  });

  it('of any text is read or refused with a reason, and is never longer than the limit', () => {
    const pieces = fc.constantFrom(
      '{z}',
      '{x}',
      '{y}',
      '{-y}',
      '{key}',
      '?tk=1',
      '&key=',
      'https://',
      '{',
      '}',
      '/',
      '%7b',
      '天',
    );
    const texts = fc
      .array(fc.oneof(pieces, fc.string({ maxLength: 6 })), { maxLength: 20 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(texts, fc.constantFrom<AddressUse>('vector', 'raster', 'dem'), (text, use) => {
        const found = read(text, use);
        if ('fault' in found) expect(found.fault.value.length).toBeLessThanOrEqual(80);
        else {
          expect(found.address.length).toBeLessThanOrEqual(MAX_ADDRESS);
          expect(URL.canParse(tileUrl(withKey(found.address, 'k'), 7, 106, 52), PAGE)).toBe(true);
        }
      }),
    );
  });
});

describe('the address of a tile', () => {
  it('has the numbers of the tile, and rows counted from the south where the template says so', () => {
    expect(tileUrl('/{z}/{x}/{y}', 3, 6, 1)).toBe('/3/6/1');
    expect(tileUrl('/{z}/{x}/{-y}', 3, 6, 1)).toBe('/3/6/6');
  });
  it('has its key encoded', () => expect(withKey('/?tk={key}', 'a&b=c')).toBe('/?tk=a%26b%3Dc'));
});

describe('origins', () => {
  it('are those of addresses, and of the page for addresses on its site', () => {
    expect(addressOrigin('https://{s}.example:8443/{z}', PAGE)).toBe('https://0.example:8443');
    expect(addressOrigin('/tiles/{z}/{x}/{y}', PAGE)).toBe('https://atlas.example');
    expect(addressOrigin('./zj.pmtiles', PAGE)).toBe('https://atlas.example');
  });
  it('are allowed if they equal that of the page or one of the list, port included', () => {
    const allowed = ['https://t.example'];
    expect(isAllowedOrigin('https://atlas.example', PAGE, [])).toBe(true);
    expect(isAllowedOrigin('https://t.example', PAGE, allowed)).toBe(true);
    for (const other of [
      'https://t.example:8443',
      'http://t.example',
      'https://x.t.example',
      'https://t.example.evil',
    ])
      expect(isAllowedOrigin(other, PAGE, allowed)).toBe(false);
  });
});
