#include "fuzz/statements.h"

#include <cstdlib>
#include <iostream>

#include "media/meta/captured_at.h"
#include "media/meta/exif.h"
#include "media/meta/xmp.h"

namespace recoup::media::test {
namespace {

constexpr std::size_t kMostXmp = std::size_t{1} << 20;

void demand(bool holds, const char* what) {
    if (holds) return;
    std::cerr << "contradiction: " << what << '\n';
    std::abort();
}

void demand_possible(const std::optional<Moment>& moment) {
    if (!moment) return;
    demand(is_possible(moment->local), "a date exists");
    demand(std::abs(moment->utc_offset_min.value_or(0)) < 15 * 60, "a zone exists");
}

}  // namespace

bool exercise_statements(ByteView file) {
    const auto type = sniff(file);
    demand(!info(type).token.empty(), "a type has a name");
    const auto created = created_by_content(file);
    demand_possible(created);
    demand_possible(changed_by_content(file));
    demand_possible(captured_at_from_name(as_text(part(file, 0, 64))));
    demand(!created || captured_at(file, "IMG_20240506_123456.jpg") == CapturedAt{*created},
           "content goes before the name");
    const auto xmp = find_xmp(file, type);
    demand(xmp.size() <= kMostXmp, "the limit of XMP");
    for (const auto* name : {"xmp:CreateDate", "exif:DateTimeOriginal", "tiff:Orientation"})
        demand(xmp_value(xmp, name).size() <= xmp.size(), "a value lies inside");
    const auto orientation = read_exif(find_exif(file, type)).orientation.value_or(1);
    demand(orientation >= 1 && orientation <= 8, "one of eight ways to turn");
    return created.has_value();
}

}  // namespace recoup::media::test
