// What a file is, told by its content and never by its name. Pure, any thread, reads a bounded part of the bytes. All
// texts it gives are static.
#pragma once

#include <string_view>

#include "media/base/bytes.h"

namespace recoup::media::inline kind {

enum class FileType {
    unknown,
    png,
    jpeg,
    webp,
    gif,
    bmp,
    tiff,
    heic,
    avif,
    heif,
    svg,
    ico,
    jxl,
    jp2,
    j2k,
    jls,
    psd,
    pdf,
    mp3,
    m4a,
    amr,
    silk,
    wav,
    ogg,
    aac,
    flac,
    mp4,
    mov,
    mkv,
    webm,
    avi,
    mpeg,
    three_gp,
    flv,
    wmv,
    docx,
    xlsx,
    pptx,
    doc,
    xls,
    ppt,
    odt,
    ods,
    odp,
    ofd,
    rtf,
    ole,
    html,
    eml,
    text,
    zip,
    rar,
    seven_zip,
    gzip,
};

enum class FileClass { picture, pdf, audio, video, office, text, other };

struct FileTypeInfo {
    FileType type;
    FileClass file_class;
    std::string_view token;      // stable, stored in files: "png"
    std::string_view extension;  // without the dot
    std::string_view mime;
};

FileType sniff(ByteView file);
const FileTypeInfo& info(FileType type);
std::string_view token(FileClass file_class);

}  // namespace recoup::media::inline kind
