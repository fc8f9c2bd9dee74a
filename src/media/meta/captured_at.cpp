#include "media/meta/captured_at.h"

#include "media/format/chunks.h"
#include "media/meta/boxes.h"
#include "media/meta/document.h"
#include "media/meta/exif.h"
#include "media/meta/png_text.h"
#include "media/meta/xmp.h"

namespace recoup::media::inline meta {
namespace {

constexpr std::size_t kMaxPngText = 256;

std::optional<Moment> moment_of(const ExifTime& time) {
    auto moment = read_moment(time.clock);
    if (moment && !time.offset.empty()) moment->utc_offset_min = read_offset(time.offset);
    return moment;
}

std::optional<Moment> stated_in_xmp(ByteView file, FileType type) {
    const auto xmp = find_xmp(file, type);
    for (const auto* name :
         {"exif:DateTimeOriginal", "photoshop:DateCreated", "exif:DateTimeDigitized", "xmp:CreateDate"})
        if (const auto moment = read_moment(xmp_value(xmp, name))) return moment;
    return std::nullopt;
}

std::optional<Moment> picture_created(ByteView file, FileType type) {
    const auto exif = read_exif(find_exif(file, type));
    for (const auto* time : {&exif.original, &exif.digitised})
        if (const auto moment = moment_of(*time)) return moment;
    if (const auto moment = stated_in_xmp(file, type)) return moment;
    return type == FileType::png ? read_moment(png_text(file, "Creation Time", kMaxPngText)) : std::nullopt;
}

// Year in two bytes, month, day, hour, minute, second, UTC (PNG specification, 11.3.4).
std::optional<Moment> png_changed(ByteView file) {
    PngReader reader(file);
    while (const auto chunk = reader.next()) {
        if (chunk->type != "tIME" || chunk->data.size() != 7) continue;
        const auto byte = [&](std::size_t at) { return std::to_integer<int>(chunk->data[at]); };
        const CivilTime time{read_u16(chunk->data, 0, Endian::big), byte(2), byte(3), byte(4), byte(5), byte(6)};
        return is_possible(time) ? std::optional(Moment{time, 0}) : std::nullopt;
    }
    return std::nullopt;
}

}  // namespace

std::optional<Moment> created_by_content(ByteView file) {
    const auto type = sniff(file);
    switch (type) {
        case FileType::mp4:
        case FileType::mov:
        case FileType::m4a:
        case FileType::three_gp:
            return film_created(file);
        case FileType::eml:
            return mail_sent(file);
        case FileType::pdf:
            if (const auto moment = pdf_created(file)) return moment;
            return stated_in_xmp(file, type);
        default:
            return picture_created(file, type);
    }
}

std::optional<Moment> changed_by_content(ByteView file) {
    const auto type = sniff(file);
    if (const auto moment = moment_of(read_exif(find_exif(file, type)).changed)) return moment;
    return type == FileType::png ? png_changed(file) : std::nullopt;
}

std::optional<CapturedAt> captured_at(ByteView file, std::string_view name) {
    if (const auto moment = created_by_content(file)) return CapturedAt{*moment};
    if (const auto named = captured_at_from_name(name)) return named;
    if (const auto moment = changed_by_content(file)) return CapturedAt{*moment};
    return std::nullopt;
}

}  // namespace recoup::media::inline meta
