#!/usr/bin/env python3
"""What a report of ten pictures costs by cairo: a page for each, of twenty-four lines of Chinese and the picture. The
first argument is the PDF, the others the pictures."""

import sys

import cairo

WIDTH, HEIGHT, LINES = 595.28, 841.89, 24
LINE = "{}. 订单号 20261120220014886301，付款时间 2026-11-20 20:14:06；客服答复：系统显示一切正常，可能是您的设备问题。"


def main(out, pictures):
    surface = cairo.PDFSurface(out, WIDTH, HEIGHT)
    surface.set_metadata(cairo.PDFMetadata.CREATE_DATE, "2026-11-28T00:00:00")
    page = cairo.Context(surface)
    page.select_font_face("Noto Sans CJK SC")
    for name in pictures:
        page.set_font_size(10)
        for line in range(LINES):
            page.move_to(50, 60 + 14 * line)
            page.show_text(LINE.format(line + 1))
        picture = cairo.ImageSurface.create_from_png(name)
        scale = 360 / picture.get_height()
        page.save()
        page.translate(50, 430)
        page.scale(scale, scale)
        page.set_source_surface(picture)
        page.paint()
        page.restore()
        page.show_page()
    surface.finish()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
