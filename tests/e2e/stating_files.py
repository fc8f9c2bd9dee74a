"""Files that state when they were made, one for each place where that may stand: 2024-05-06 12:34:56 in Shanghai. Pillow
writes the pictures, as an encoder that is not ours."""

import datetime
import io
import struct
import zlib

from PIL import Image

EXIF_TIME = "2024:05:06 12:34:56"
BLANK = "    :  :     :  :  "
ISO_TIME = "2024-05-06T12:34:56+08:00"
CREATED_S = int(datetime.datetime.fromisoformat(ISO_TIME).timestamp())
FROM_1904_TO_1970_S = 2082844800

DATE_TIME, EXIF_FOLDER = 0x0132, 0x8769
ORIGINAL, DIGITISED, OFFSET, OFFSET_ORIGINAL, OFFSET_DIGITISED = 0x9003, 0x9004, 0x9010, 0x9011, 0x9012


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(*extra):
    header = struct.pack(">IIBBBBB", 2, 1, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" + bytes(range(6)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + b"".join(extra) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def folder(entries, at):
    """A folder of TIFF at that offset, its texts behind it."""
    texts, out = b"", struct.pack("<H", len(entries))
    after = at + 2 + 12 * len(entries) + 4
    for tag, value in entries:
        if isinstance(value, int):
            out += struct.pack("<HHII", tag, 4, 1, value)
            continue
        text = value.encode() + b"\0"
        out += struct.pack("<HHII", tag, 2, len(text), after + len(texts))
        texts += text
    return out + struct.pack("<I", 0) + texts


def tiff(details, main=()):
    size = len(folder([*main, (EXIF_FOLDER, 0)], 8))
    return b"II*\0\x08\0\0\0" + folder([*main, (EXIF_FOLDER, 8 + size)], 8) + folder(details, 8 + size)


def xmp(body):
    return ('<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
            '<rdf:Description rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/" '
            'xmlns:xmp="http://ns.adobe.com/xap/1.0/">'
            f"{body}</rdf:Description></rdf:RDF></x:xmpmeta>").encode()


def picture(kind, **options):
    out = io.BytesIO()
    Image.new("RGB", (8, 8), (200, 5, 5)).save(out, kind, **options)
    return out.getvalue()


def jpeg(details, main=()):
    return picture("JPEG", exif=b"Exif\0\0" + tiff(details, main))


def jpeg_with_xmp():
    plain = picture("JPEG")
    data = b"http://ns.adobe.com/xap/1.0/\0" + xmp(f"<xmp:CreateDate>{ISO_TIME}</xmp:CreateDate>")
    return plain[:2] + b"\xff\xe1" + struct.pack(">H", len(data) + 2) + data + plain[2:]


def box(kind, data):
    return struct.pack(">I", 8 + len(data)) + kind + data


def film(brand, wide=False):
    created = CREATED_S + FROM_1904_TO_1970_S
    times = struct.pack(">QQ" if wide else ">II", created, created)
    header = box(b"mvhd", bytes((int(wide), 0, 0, 0)) + times + bytes(88))
    return box(b"ftyp", brand + bytes(4) + brand) + box(b"mdat", b"picture") + box(b"moov", header)


def heif(brand):
    """A container with an Exif item and no picture."""
    item = bytes(4) + tiff([(ORIGINAL, EXIF_TIME), (OFFSET_ORIGINAL, "+08:00")])
    entry = box(b"infe", b"\2\0\0\0" + struct.pack(">HH", 1, 0) + b"Exif\0")

    def boxes(at):
        place = struct.pack(">HHHII", 1, 0, 1, at, len(item))
        places = box(b"iloc", bytes(4) + b"\x44\0" + struct.pack(">H", 1) + place)
        handler = box(b"hdlr", bytes(8) + b"pict" + bytes(13))
        return box(b"meta", bytes(4) + handler + box(b"iinf", bytes(4) + struct.pack(">H", 1) + entry) + places)

    start = box(b"ftyp", brand + bytes(4) + b"mif1" + brand)
    return start + boxes(len(start) + len(boxes(0)) + 8) + box(b"mdat", item)


def pdf(date):
    return f"%PDF-1.4\n1 0 obj<</CreationDate({date})>>endobj\ntrailer<</Info 1 0 R>>\n%%EOF\n".encode()


def files():
    """The bytes of each, by name."""
    text = b"Creation Time\0"
    packed = zlib.compress(ISO_TIME.encode())
    taken = xmp(f"<exif:DateTimeOriginal>{ISO_TIME}</exif:DateTimeOriginal>")
    stated = [(ORIGINAL, EXIF_TIME), (OFFSET_ORIGINAL, "+08:00")]
    return {
        "exif original.jpg": jpeg(stated),
        "exif original, one offset.jpg": jpeg([(ORIGINAL, EXIF_TIME), (OFFSET, "+08:00")]),
        "exif original, no offset.jpg": jpeg([(ORIGINAL, EXIF_TIME)]),
        "exif blank original.jpg": jpeg([(ORIGINAL, BLANK), (DIGITISED, EXIF_TIME), (OFFSET_DIGITISED, "+08:00")]),
        "exif date alone.jpg": jpeg([(0x9000, "0232")], main=[(DATE_TIME, EXIF_TIME)]),
        "exif.webp": picture("WEBP", exif=tiff(stated)),
        "exif.png": png(chunk(b"eXIf", tiff(stated))),
        "exif.tif": tiff(stated),
        "exif.heic": heif(b"heic"),
        "exif.avif": heif(b"avif"),
        "xmp.jpg": jpeg_with_xmp(),
        "xmp element.png": png(chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + taken)),
        "text iso.png": png(chunk(b"tEXt", text + ISO_TIME.encode())),
        "text mail.png": png(chunk(b"tEXt", text + b"Mon, 6 May 2024 12:34:56 +0800")),
        "text packed.png": png(chunk(b"zTXt", text + b"\0" + packed)),
        "text international packed.png": png(chunk(b"iTXt", text + b"\1\0\0\0" + packed)),
        "time.png": png(chunk(b"tIME", struct.pack(">HBBBBB", 2024, 5, 6, 4, 34, 56))),
        "film.mp4": film(b"isom"),
        "film.mov": film(b"qt  ", wide=True),
        "sound.m4a": film(b"M4A "),
        "invoice.pdf": pdf("D:20240506123456+08'00'"),
        "invoice, the offset cut.pdf": pdf("D:20240506123456+08'00"),
        "mail.eml": b"From: a@example.com\nTo: b@example.com\nDate: Mon, 6 May 2024 12:34:56 +0800\nSubject: x\n\nhello\n",
    }
