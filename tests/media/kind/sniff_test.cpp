#include "media/kind/sniff.h"

#include <doctest/doctest.h>

#include "media/made_boxes.h"
#include "media/picture/encode.h"
#include "media/pictures.h"

using namespace recoup::media;
using namespace recoup::media::test;
using namespace std::string_literals;

namespace {

std::string_view type(std::string_view content) {
    return info(sniff(as_bytes(content))).token;
}

std::string_view type(ByteView content) {
    return type(as_text(content));
}

// A zip of empty entries, with a directory at its end.
std::string zip(std::initializer_list<std::string> names) {
    const auto u16 = [](std::size_t value) { return std::string{char(value & 255), char(value >> 8 & 255)}; };
    std::string files, directory;
    for (const auto& name : names) {
        directory += "PK\1\2"s + std::string(24, '\0') + u16(name.size()) + std::string(16, '\0') + name;
        files += "PK\3\4"s + std::string(22, '\0') + u16(name.size()) + u16(0) + name;
    }
    return files + directory + "PK\5\6"s + std::string(12, '\0') + u16(files.size()) + std::string(4, '\0');
}

std::string ole(std::string_view stream) {
    std::string file = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"s;
    file.resize(512 + 512);
    file[30] = 9;
    for (std::size_t i = 0; i < stream.size(); ++i) file[512 + 128 + 2 * i] = stream[i];
    return file;
}

std::string iso(std::string_view brand) {
    return "\0\0\0\x18"s
           "ftyp" +
           std::string(brand) + std::string(4, '\0') + "isomavc1";
}

}  // namespace

TEST_CASE("pictures are told by their content") {
    const auto image = gradient(4, 4);
    CHECK(type(encode_png(image)) == "png");
    CHECK(type(as_jpeg(image, 80)) == "jpeg");
    CHECK(type(webp(image)) == "webp");
    CHECK(type("GIF89a\1\0\1\0"s) == "gif");
    CHECK(type("BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\4\0\0\0\4\0\0\0\1\0\x18\0"s) == "bmp");
    CHECK(type("II*\0\x08\0\0\0"s) == "tiff");
    CHECK(type(iso("heic")) == "heic");
    CHECK(type(iso("avif")) == "avif");
    CHECK(type("\0\0\0\x1c"s
               "ftypmif1\0\0\0\0mif1avif"s) == "avif");
    CHECK(type("\0\0\0\x1c"s
               "ftypmif1\0\0\0\0mif1heic"s) == "heic");
    CHECK(type("<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>") == "svg");
}

TEST_CASE("a picture in HEIF is told by the brand that says how it is coded, wherever the brand stands") {
    CHECK(type(iso("avci")) == "heif");
    CHECK(type(iso("jpeg")) == "heif");
    CHECK(type(iso("vvic")) == "heif");
    const auto brands = [](std::string_view all) {
        return std::string(
                   "\0\0\0\x1c"s
                   "ftyp") +
               std::string(all);
    };
    CHECK(type(brands("mif3avif")) == "avif");
    CHECK(type(brands("mif3heic")) == "heic");
    CHECK(type(brands("mif3\0\0\0\0"s)) == "heif");
    CHECK(type(brands("mif1\0\0\0\0mif1avci"s)) == "heif");
    CHECK(type(brands("mif1\0\0\0\0mif1miaf"s)) == "heic");
    CHECK(type(brands("\0\0\0\0\0\0\0\0mif1heic"s)) == "heic");
    CHECK(type(brands("    \0\0\0\0mif1avif"s)) == "avif");
    CHECK(type(brands("    \0\0\0\0isommp42"s)) == "mp4");
    CHECK(type(brands("isom\0\0\0\0heicmp42"s)) == "mp4");
}

TEST_CASE("pictures that are only kept are told by their content too") {
    CHECK(type("\xff\x0a\x7a\x1f"s) == "jxl");
    CHECK(type("\0\0\0\x0cJXL \r\n\x87\n"s
               "\0\0\0\x14"
               "ftypjxl "s) == "jxl");
    const auto jpeg_2000 =
        "\0\0\0\x0cjP  \r\n\x87\n"s
        "\0\0\0\x14"
        "ftyp"s;
    CHECK(type(jpeg_2000 + "jp2 ") == "jp2");
    CHECK(type(jpeg_2000 + "jpx ") == "jp2");
    CHECK(type(jpeg_2000 + "mjp2") == "mp4");
    CHECK(type("\xff\x4f\xff\x51\0\x2f"s) == "j2k");
    CHECK(type("II+\0\x08\0\0\0\x10\0\0\0"s) == "tiff");
    CHECK(type("MM\0+\0\x08\0\0\0\0"s) == "tiff");
    CHECK(type("8BPS\0\1\0\0\0\0\0\0"s) == "psd");
    CHECK(type("8BPS\0\2\0\0\0\0\0\0"s) == "psd");
    CHECK(type("\xff\xd8\xff\xf7\0\x0b\x08"s) == "jls");
    CHECK(type("\xff\xd8\xff\xe0\0\4ab\xff\xff\xf7\0\x0b"s) == "jls");
    CHECK(type("\xff\xd8\xff\xe0\0\4ab\xff\xc0\0\4ab\xff\xf7\0\x0b"s) == "jpeg");
    CHECK(type("\xff\xd8\xff\xe0\xff\xff"s) == "jpeg");
}

TEST_CASE("a bitmap may hold anything in its reserved words") {
    const auto bitmap = [](std::string_view reserved, std::string_view planes) {
        return type("BM\x46\0\0\0"s + std::string(reserved) + "\x36\0\0\0\x28\0\0\0\4\0\0\0\4\0\0\0"s +
                    std::string(planes) + "\x18\0"s);
    };
    CHECK(bitmap("\1\2\3\4", "\1\0"s) == "bmp");
    CHECK(bitmap("\1\2\3\4", "\2\0"s) == "unknown");
    CHECK(type("BM\x1a\0\0\0RSVD\x1a\0\0\0\x0c\0\0\0\1\0\1\0\1\0\x18\0\0\0\0\0"s) == "bmp");
    CHECK(type("BMW 320, the bill for the wheel that was never mounted") == "text");
}

TEST_CASE("a drawing in SVG is told behind its prolog") {
    const auto drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"s;
    CHECK(type("<!-- drawn by hand -->\n" + drawing) == "svg");
    CHECK(type("\xef\xbb\xbf<?xml version=\"1.0\"?>\n<!-- " + std::string(5000, 'x') + " -->\n" + drawing) == "svg");
    CHECK(type("<?xml version=\"1.0\"?><?xml-stylesheet href=\"a.css\"?>" + drawing) == "svg");
    CHECK(type("<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"svg11.dtd\" [<!ENTITY a \"b\">]>" + drawing) ==
          "svg");
    CHECK(type("<svg:svg xmlns:svg=\"http://www.w3.org/2000/svg\"/>") == "svg");
    CHECK(type("<!-- saved from url=(0014)about:internet -->\n<!DOCTYPE html><html/>") == "html");
    CHECK(type("<?xml version=\"1.0\"?><list>an <svg> inside</list>") == "text");
    CHECK(type("<!-- without an end <svg>") == "text");
    CHECK(type("<svgx/>") == "text");
}

TEST_CASE("recordings are told by their content") {
    CHECK(type("ID3\4\0\0\0\0\0\0"s) == "mp3");
    CHECK(type("\xff\xfb\x90\x64\0\0\0\0"s) == "mp3");
    CHECK(type("\xff\xf1\x50\x80\x02\x1f\xfc\0"s) == "aac");
    CHECK(type("#!AMR\n\x3c\x91") == "amr");
    CHECK(type("\x02#!SILK_V3") == "silk");
    CHECK(type("RIFF\x24\0\0\0WAVEfmt "s) == "wav");
    CHECK(type("OggS\0\2"s) == "ogg");
    CHECK(type("fLaC\0\0\0\x22"s) == "flac");
    CHECK(type(iso("M4A ")) == "m4a");
    CHECK(type(iso("isom")) == "mp4");
    CHECK(type(iso("M4A\0"s)) == "m4a");
    CHECK(type(iso("qt  ")) == "mov");
    CHECK(type(iso("3gp5")) == "3gp");
    CHECK(type("\0\0\0\x08wide\0\0\0\0mdat"s) == "mov");
    CHECK(type("\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm"s) == "webm");
    CHECK(type("\x1a\x45\xdf\xa3\xa3\x42\x82\x88matroska"s) == "mkv");
    CHECK(type("RIFF\x24\0\0\0AVI LIST"s) == "avi");
}

TEST_CASE("a recording of sound is no film though its brand says so") {
    const auto track = [&](std::string_view handler) {
        const auto hdlr = box("hdlr", std::string(8, '\0') + std::string(handler) + std::string(12, '\0'));
        return box("trak", box("tkhd", std::string(20, '\0')) + box("mdia", hdlr));
    };
    const auto file = [&](const std::string& tracks) { return iso("mp42") + box("mdat", "xyz") + box("moov", tracks); };
    CHECK(type(file(track("soun"))) == "m4a");
    CHECK(type(file(track("soun") + track("vide"))) == "mp4");
    CHECK(type(file(track("hint"))) == "mp4");
    CHECK(type(file(track("soun")).substr(0, 60)) == "mp4");
}

TEST_CASE("a PDF is told though something stands before it") {
    const auto pdf = "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"s;
    CHECK(type(pdf) == "pdf");
    CHECK(type("\xef\xbb\xbf\r\n" + pdf) == "pdf");
    CHECK(type(std::string(1000, ' ') + pdf) == "pdf");
    CHECK(type(std::string(2000, ' ') + pdf) == "text");
    CHECK(type("\1\2\3\0%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"s) == "pdf");
    CHECK(type("A file that begins with %PDF-1.7 is a PDF.") == "text");
}

TEST_CASE("office files are told apart though they share containers") {
    CHECK(type(zip({"[Content_Types].xml", "_rels/.rels", "word/document.xml"})) == "docx");
    CHECK(type(zip({"[Content_Types].xml", "xl/workbook.xml"})) == "xlsx");
    CHECK(type(zip({"[Content_Types].xml", "ppt/presentation.xml"})) == "pptx");
    CHECK(type(zip({"OFD.xml", "Doc_0/Document.xml"})) == "ofd");
    CHECK(type(zip({"holiday.jpg", "notes.txt"})) == "zip");
    CHECK(type(zip({})) == "zip");
    CHECK(type("PK\3\4"s + std::string(26, '\0') + "mimetypeapplication/vnd.oasis.opendocument.spreadsheet") == "ods");
    CHECK(type(ole("WordDocument")) == "doc");
    CHECK(type(ole("Workbook")) == "xls");
    CHECK(type(ole("PowerPoint Document")) == "ppt");
    CHECK(type(ole("Something")) == "ole");
    CHECK(type("{\\rtf1\\ansi Hello}") == "rtf");
    CHECK(type("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n") == "pdf");
}

TEST_CASE("text is told from binary data in the encodings people have") {
    CHECK(type("订单号 12345\r\n客服说系统正常 😀") == "text");
    CHECK(type("\xef\xbb\xbfplain") == "text");
    CHECK(type("\xff\xfe\x60\x4f\x7d\x59"s) == "text");
    CHECK(type("\xfe\xff\x4f\x60\x59\x7d"s) == "text");
    CHECK(type("\xc4\xe3\xba\xc3\xa3\xac\xcd\xcb\xbf\xee") == "text");  // 你好，退款 in GBK
    CHECK(type(std::string(65'535, 'x') + "退") == "text");             // the sample ends inside a character
    CHECK(type("") == "unknown");
    CHECK(type("\1\2\3\4binary\0"s) == "unknown");
    CHECK(type("\x80\xff\xff") == "unknown");
    CHECK(type("\xff\xfe\0\0\1\0"s) == "unknown");
}

TEST_CASE("pages and mail are told from other text") {
    CHECK(type("<!DOCTYPE html><html></html>") == "html");
    CHECK(type("\n  <HTML lang=zh>") == "html");
    CHECK(type("Received: from a\r\n\tby b\r\nSubject: Refund\r\n\r\nHello") == "eml");
    CHECK(type("From: a@example.org\nTo: b@example.org\n\nHello") == "eml");
    CHECK(type("From: me\n\nNot a mail") == "text");
    CHECK(type("Date: today I wrote this and\nnothing else: it is no mail\n") == "text");
}

TEST_CASE("every type has its own name, and a class") {
    for (int i = 0; i <= static_cast<int>(FileType::gzip); ++i) {
        const auto& one = info(static_cast<FileType>(i));
        CHECK(static_cast<int>(one.type) == i);
        CHECK_FALSE(one.extension.empty());
        CHECK(one.mime.find('/') != std::string_view::npos);
        for (int k = 0; k < i; ++k) CHECK(info(static_cast<FileType>(k)).token != one.token);
    }
    CHECK(token(info(FileType::ofd).file_class) == "office");
    CHECK(token(info(FileType::unknown).file_class) == "other");
}
