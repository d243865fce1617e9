"""The same layers as a QGIS layout atlas of all counties on A3 to one PDF. Prints the milliseconds of the export.

Usage: python3 qgis_atlas.py GEODATA_FOLDER OUT.pdf
"""

import sys
import time

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFillSymbol,
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemPage,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsPrintLayout,
    QgsProject,
    QgsSingleSymbolRenderer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsUnitTypes,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QFont

MM = QgsUnitTypes.LayoutMillimeters


def layer_of(folder, name, symbol, label_pt):
    layer = QgsVectorLayer(f"{folder}/{name}.geojson", name, "ogr")
    if not layer.isValid():
        raise SystemExit(f"{name}.geojson cannot be read")
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    if label_pt:
        text = QgsTextFormat()
        text.setFont(QFont("Noto Sans CJK SC"))
        text.setSize(label_pt)
        halo = QgsTextBufferSettings()
        halo.setEnabled(True)
        halo.setSize(0.5)
        text.setBuffer(halo)
        settings = QgsPalLayerSettings()
        settings.fieldName = "name"
        settings.setFormat(text)
        layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
        layer.setLabelsEnabled(True)
    return layer


def placed(item, layout, x, y, width, height):
    layout.addLayoutItem(item)
    item.attemptMove(QgsLayoutPoint(x, y, MM))
    item.attemptResize(QgsLayoutSize(width, height, MM))
    return item


def main(folder, out):
    app = QgsApplication([], False)
    app.initQgis()
    project = QgsProject.instance()
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:4549"))
    fill = lambda colour: QgsFillSymbol.createSimple({"color": colour, "outline_color": "#9a8f7c"})
    mark = lambda colour, size: QgsMarkerSymbol.createSimple({"color": colour, "size": size})
    line = QgsLineSymbol.createSimple({"color": "#b3261e", "width": "0.8"})
    layers = [
        layer_of(folder, "neighbours", fill("#f2f0eb"), 0),
        layer_of(folder, "counties", fill("#ffffff"), 9),
        layer_of(folder, "axes", line, 8),
        layer_of(folder, "villages", mark("#00695c", "1.5"), 6),
        layer_of(folder, "towns", mark("#5a534a", "2.7"), 7),
    ]
    for layer in layers:
        project.addMapLayer(layer)

    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.pageCollection().page(0).setPageSize("A3", QgsLayoutItemPage.Portrait)
    view = placed(QgsLayoutItemMap(layout), layout, 10, 25, 277, 300)
    view.setLayers(layers[::-1])
    view.setCrs(project.crs())
    view.setAtlasDriven(True)
    view.setAtlasScalingMode(QgsLayoutItemMap.Auto)
    title = placed(QgsLayoutItemLabel(layout), layout, 10, 8, 277, 14)
    title.setText('[% "name" %]发展轴图')
    title.setFont(QFont("Noto Sans CJK SC", 19))
    legend = placed(QgsLayoutItemLegend(layout), layout, 10, 330, 80, 60)
    legend.setLinkedMap(view)
    bar = placed(QgsLayoutItemScaleBar(layout), layout, 180, 380, 100, 15)
    bar.setLinkedMap(view)
    bar.applyDefaultSize()

    atlas = layout.atlas()
    atlas.setCoverageLayer(layers[1])
    atlas.setEnabled(True)
    atlas.setSortFeatures(True)
    atlas.setSortExpression("code")
    start = time.perf_counter()
    result, error = QgsLayoutExporter.exportToPdf(atlas, out, QgsLayoutExporter.PdfExportSettings())
    if result != QgsLayoutExporter.Success:
        raise SystemExit(f"QGIS exports no atlas: {error}")
    print(f"ms {(time.perf_counter() - start) * 1000:.0f} sheets {atlas.count()}")
    app.exitQgis()


main(*sys.argv[1:3])
